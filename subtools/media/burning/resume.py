"""Pieces that outlive a run that was stopped, for those who ask for it."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager

from subtools.errors import OutputError
from subtools.media.burning.check import NotJoined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.media.burning.job import Job
    from subtools.media.burning.pieces import Piece
    from subtools.media.workshop import Workshop

#: Behind the output's name.
SUFFIX = ".pieces"
_LABEL = "job.txt"
#: File systems allow names of so many bytes.
_LONGEST = 255


@contextmanager
def kept_folder(
    job: Job, pieces: Sequence[Piece], shop: Workshop, out: str, *, resume: bool
) -> Iterator[str]:
    """Give a folder for pieces, beside the output, since they are as large.

    Without `resume` it is gone at the end, however that comes. With it, it stays unless all went
    well, and one that is there of the very same job is taken up; of another, it is emptied. Pieces
    that can't be joined go, too. Raises `OutputError` for a folder that is not one of ours.
    """
    from shutil import rmtree

    if not resume:
        yield shop.beside()
        return
    folder = _beside(os.path.realpath(out))
    label, name = os.path.join(folder, _LABEL), _digest(job, pieces)
    if not _ours(folder, label):
        msg = "holds something else; move it, or burn without --resume"
        raise OutputError(msg, target=folder)
    if _told(label) != name:
        rmtree(folder, ignore_errors=True)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(label, "w", encoding="ascii") as file:
            file.write(f"{name}\n")
    except OSError as error:
        msg = f"can't be made: {error.strerror}"
        raise OutputError(msg, target=folder) from None
    try:
        yield folder
    except NotJoined:
        rmtree(folder, ignore_errors=True)
        raise
    rmtree(folder, ignore_errors=True)


def _beside(out: str) -> str:
    """Return the folder's name: the output's with a suffix, or of its checksum if that is long."""
    home, name = os.path.split(out)
    if len(os.fsencode(name + SUFFIX)) > _LONGEST:
        name = f".subtools-{_checksum(name)}"
    return os.path.join(home, name + SUFFIX)


def _ours(folder: str, label: str) -> bool:
    """Tell whether a folder may be emptied: it is not there, holds nothing, or has our label."""
    if not os.path.lexists(folder):
        return True
    if os.path.islink(folder) or os.path.islink(label) or not os.path.isdir(folder):
        return False
    told = _told(label)
    # An empty label, and nothing else, is left where a run was stopped as it wrote it.
    return re.fullmatch("[0-9a-f]{40}", told) is not None or (
        not told and set(os.listdir(folder)) <= {_LABEL}
    )


def _told(label: str) -> str:
    try:
        with open(label, encoding="ascii", errors="replace") as file:
            return file.read(1_000).strip()
    except OSError:
        return ""


def _checksum(text: str) -> str:
    from hashlib import blake2b

    return blake2b(text.encode(errors="surrogatepass"), digest_size=20).hexdigest()


def _digest(job: Job, pieces: Sequence[Piece]) -> str:
    """Name a job: the same video, captions, options, cuts and program have the same name."""
    about = os.stat(job.video.path)
    told = [
        os.path.realpath(job.video.path), about.st_size, about.st_mtime_ns, job.ass, job.picture,
        job.fonts, job.language, job.ffmpeg.path, job.ffmpeg.version,
        [(piece.first, piece.count, piece.encode) for piece in pieces],
    ]  # fmt: skip
    return _checksum(repr(told))
