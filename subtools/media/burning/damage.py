"""What of a video could not be read: ffmpeg goes on, and ends as if all were well."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.errors import InputError, last_words
from subtools.media.probe import probe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.time import Ms
    from subtools.media.burning.job import Job

_SIGNS = (
    "rror while decoding", "Invalid data", "corrupt", "Invalid NAL", "error while decoding",
    "concealing", "missing picture", "truncated", "partial file", "Packet mismatch",
    "File ended prematurely", "Truncating packet", "decode_slice_header error", "Error submitting",
)  # fmt: skip
#: A file that is shorter by more than this (ms), and this share, was cut off. Streams that are not
#: carried over, and lengths that are guesses, make it a little shorter.
_SHORTER = 500
_SHARE = 0.01


def damage(said: Iterable[str], job: Job, length: Ms, made: str) -> list[Finding]:
    """Return findings for a video that decoded with errors, or that ended before its time.

    `said` is what ffmpeg said, `length` how much came out by what it told of its progress, and
    `made` the file that came out.
    """
    found = []
    told = [line for line in said if any(sign in line for sign in _SIGNS)]
    if told:
        words = last_words(told)
        message = f"the video is damaged; ffmpeg went on and said, among others: {words}"
        found.append(Finding("B25", message))
    # Matroska counts from zero, not from the first frame.
    whole = None if job.video.duration is None else job.video.duration - job.video.start
    if whole is not None and _short(length, whole):
        # The picture is short; the sound may go on. Rare enough for a look at the file.
        length = _length(made, job) or length
    if whole is not None and _short(length, whole):
        message = (
            f"the video should be {format_clock(whole)} long, but only {format_clock(length)} "
            "could be read: it is cut off"
        )
        found.append(Finding("B25", message))
    return found


def _length(made: str, job: Job) -> Ms | None:
    try:
        return probe(made, job.ffmpeg).duration
    except InputError:  # nothing came out: it is not delivered
        return None


def _short(length: Ms, whole: Ms) -> bool:
    return whole - length > _SHORTER + whole * _SHARE
