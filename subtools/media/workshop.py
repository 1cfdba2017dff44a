"""Where a media file is made: a private folder, and a draft that takes its place when whole."""

from __future__ import annotations

import os
from contextlib import suppress

from subtools.core.pattern import pattern
from subtools.errors import OutputError
from subtools.files import same_file
from subtools.media.runner import Will

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Self


#: Characters that XML can't hold or would change.
_not_xml = pattern("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Workshop:
    """A context with a private `folder` and a `draft` beside each target.

    `deliver` renames the drafts into their places: before, what is there stays as it is. When the
    context ends, however it ends, folder and drafts are gone; the `will` sees to that even when
    Python is killed.
    """

    def __init__(self, *targets: str | os.PathLike[str]) -> None:
        """Name the files to be made, if any; raise `OutputError` for places where none can be."""
        self._targets = [os.path.realpath(_without_nul(os.fspath(each))) for each in targets]
        for target, said in zip(self._targets, targets, strict=True):
            _check(target, os.fspath(said))
        self.drafts = [_draft(target, at) for at, target in enumerate(self._targets)]
        self.folder = ""

    def __enter__(self) -> Self:
        """Make the folder, which only its owner may enter."""
        self.folder = _private()
        # The folder for large pieces is in the will from the start, for the case that it is made.
        self.will = Will([self.folder, *self.drafts, *self._pieces()])
        self.will.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what is left; what a disk refused inside becomes an `OutputError`."""
        from shutil import rmtree

        for draft in self.drafts:
            with suppress(OSError):  # the folder may be gone, or not ours any more
                os.unlink(draft)
        for folder in (self.folder, *self._pieces()):
            rmtree(folder, ignore_errors=True)
        self.will.__exit__(kind, error, trace)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            where = error.filename or next(iter(self._targets), self.folder)
            msg = f"can't be made: {_why(error)}"
            raise OutputError(msg, target=os.fsdecode(where)) from error

    @property
    def draft(self) -> str:
        """The draft of the only target, or of the first."""
        return self.drafts[0]

    def beside(self) -> str:
        """Make a folder on the disk of the first target, for what is as large as it; return it."""
        (folder,) = self._pieces()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return folder

    def _pieces(self) -> list[str]:
        return [f"{draft}s" for draft in self.drafts[:1]]

    def file(self, name: str, data: str | bytes = b"") -> str:
        """Write a file into the folder under a name of ours, and return its path."""
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
        return path

    def deliver(self) -> None:
        """Move each draft to its place; raise `OutputError` if one was not made or can't move."""
        for draft, target in zip(self.drafts, self._targets, strict=True):
            # A program may end well and have written nothing.
            if not os.path.exists(draft) or not os.path.getsize(draft):
                msg = "nothing was made, though no error was told"
                raise OutputError(msg, target=target)
            try:
                if os.path.exists(target):
                    os.chmod(draft, os.stat(target).st_mode & 0o7777)
                os.replace(draft, target)
            except OSError as error:
                msg = f"can't be written: {_why(error)}"
                raise OutputError(msg, target=target) from None


def refuse_overwriting(target: str, sources: Iterable[str | None], *, force: bool = False) -> None:
    """Raise `OutputError` for a target that is one of its sources, or is there without `force`."""
    for source in sources:
        if source is not None and same_file(source, target):
            msg = "this is a file that is read; write elsewhere"
            raise OutputError(msg, target=target)
    if os.path.lexists(target) and not force:
        msg = "exists already; to write over it, add --force (force=True)"
        raise OutputError(msg, target=target)


def _draft(target: str, at: int) -> str:
    # Not the target's name: with an ending it could be too long for the file system. By chance,
    # since one process may make several at once.
    return os.path.join(os.path.dirname(target), f".subtools-{os.urandom(6).hex()}-{at}.part")


def _private() -> str:
    from tempfile import gettempdir, mkdtemp

    try:
        home = os.path.realpath(gettempdir())
        if _not_xml.search(home):  # fontconfig reads paths in XML
            home = "/tmp"  # noqa: S108 - what is made there only its owner may enter
        return os.path.realpath(mkdtemp(prefix="subtools-", dir=home))
    except OSError as error:
        msg = f"no private folder can be made (TMPDIR says where): {_why(error)}"
        raise OutputError(msg) from None


def _why(error: OSError) -> str:
    said = error.strerror or str(error)
    return f"{said[:1].lower()}{said[1:]}"


def _without_nul(said: str) -> str:
    if "\0" in said:
        msg = "a file's name can't hold a NUL character"
        raise OutputError(msg, target=said)
    return said


def _check(target: str, said: str) -> None:
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        msg = "is a folder, not a file"
        raise OutputError(msg, target=said)
    if os.path.exists(target) and not os.path.isfile(target):
        msg = "is a device or a pipe, not a file"
        raise OutputError(msg, target=said)
    if not os.path.isdir(folder):
        msg = "its folder does not exist"
        raise OutputError(msg, target=said)
    if not os.access(folder, os.W_OK):
        msg = "can't be written: no permission for its folder"
        raise OutputError(msg, target=said)
