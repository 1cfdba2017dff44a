"""Files: bytes in, bytes out, whole or not at all. Knows nothing of captions."""

from __future__ import annotations

import os

from subtools.errors import InputError, OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    Path = str | os.PathLike[str]


def load(path: Path) -> bytes:
    """Return the bytes of a file; raise `InputError`, with the nearest names if it is missing."""
    name = os.fspath(path)
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        raise InputError(
            _why(error, "read") + (_near(name) if missing else ""), source=name
        ) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then renamed into it.

    A link is followed and permissions are kept; a device or a pipe is written directly. Raises
    `OutputError`; a reader that closed its pipe stays `BrokenPipeError`.
    """
    name = os.fspath(path)
    try:
        place = os.path.realpath(name)
        if os.path.exists(place) and not os.path.isfile(place):
            with open(place, "wb") as file:
                file.write(data)
        else:
            _replace(place, data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(_why(error, "written"), target=name) from None


def _replace(place: str, data: bytes) -> None:
    # Not `tempfile`: its files can't be read by others, whatever the umask says.
    # Not the file's name: with an ending it could be too long.
    folder, name = os.path.split(place)
    draft = os.path.join(folder, f".{hash(name) & 0xFFFFFFFF:08x}-{os.getpid()}.part")
    try:
        with open(draft, "xb") as file:
            file.write(data)
        if os.path.exists(place):
            os.chmod(draft, os.stat(place).st_mode & 0o7777)
        os.replace(draft, place)
    except BaseException as error:
        if not isinstance(error, FileExistsError) and os.path.exists(draft):
            os.unlink(draft)
        raise


def same_file(one: str, other: str) -> bool:
    """Tell whether two names mean one file, through links of any kind."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _why(error: OSError | ValueError, done: str) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file" if done == "read" else "its folder does not exist"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"can't be {done}: {said[:1].lower()}{said[1:]}"


def _near(name: str) -> str:
    from difflib import get_close_matches

    if "\n" in name:
        return "; to read text and not a file, call parse()"
    folder, base = os.path.split(name)
    try:
        near = get_close_matches(base, os.listdir(folder or "."), n=2)
    except OSError:
        return f"; there is no folder {folder!r}"
    return "; did you mean " + " or ".join([os.path.join(folder, n) for n in near]) if near else ""
