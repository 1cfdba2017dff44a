"""Whether pieces are what they should be, before anybody gets to see the whole."""

from __future__ import annotations

import os

from subtools.media.burning.commands import each_frame, moment
from subtools.media.burning.frames import read_packets
from subtools.media.names import local, safely
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from subtools.media.burning.frames import Frames
    from subtools.media.burning.job import Job
    from subtools.media.burning.pieces import Piece

#: So many frames are decoded at the start of each piece.
_LOOKED_AT = 4
#: And in one start so many pieces: each keeps the file open.
_AT_ONCE = 32


class NotJoined(Exception):  # noqa: N818 - no error: the video is burned in one pass then
    """The pieces of a video can't be joined; the text says why."""


def check_starts(
    job: Job, frames: Frames, pieces: Sequence[Piece], target: str, folder: str
) -> None:
    """Raise `NotJoined` unless the joined file has every frame at its time and plays at each cut.

    From each cut some frames are decoded, without the least error; those of copies must be the
    frames of the source. `folder` is a private one.
    """
    argv = [
        job.ffmpeg.path, "-nostdin", "-v", "error", "-i", local(target), "-map", "0:v:0",
        "-c", "copy", "-f", "framecrc", "-",
    ]  # fmt: skip
    base, packets = read_packets(ask(argv, timeout=1_800).out.decode(errors="replace"))
    times = sorted([time * base for time, _, _ in packets])
    start = frames.seconds(0)
    # Containers count in ticks of their own: Matroska in whole milliseconds.
    slack = max(base, frames.base)
    if len(times) != len(frames) or any(
        [abs(time - times[0] - frames.seconds(at) + start) > slack for at, time in enumerate(times)]
    ):
        msg = "the pieces joined have other frames or times"
        raise NotJoined(msg)
    late = times[0] - start
    source, stream = job.video.path, f"{job.video.index}"
    counts = [min(_LOOKED_AT, piece.count) for piece in pieces]
    copies = [
        (piece, count) for piece, count in zip(pieces, counts, strict=True) if not piece.encode
    ]
    begun = [frames.seconds(piece.first) + late if piece.first else None for piece in pieces]
    looks = [_Look(target, "v:0", at, count) for at, count in zip(begun, counts, strict=True)]
    looks += [
        _Look(source, stream, frames.seconds(piece.first) if piece.first else None, count)
        for piece, count in copies
    ]
    seen = _decoded(job, folder, looks)
    here, there = seen[: len(pieces)], seen[len(pieces) :]
    if [len(each) for each in here] != counts:
        msg = "the pieces joined can't be played from every cut"
        raise NotJoined(msg)
    if there != [each for each, piece in zip(here, pieces, strict=True) if not piece.encode]:
        msg = "a part that was copied looks different"
        raise NotJoined(msg)


class _Look:
    """Where some frames are looked at: a file, a stream, from when on (seconds), how many."""

    __slots__ = ("at", "count", "path", "stream")

    def __init__(self, path: str, stream: str, at: Fraction | None, count: int) -> None:
        self.path = path
        self.stream = stream
        self.at = at
        self.count = count


def _decoded(job: Job, folder: str, looks: Sequence[_Look]) -> list[list[str]]:
    """Return the checksums of the frames that are looked at, none where decoding told an error.

    Many looks are taken in one start, since a start costs as much as some frames.
    """
    made: list[list[str]] = []
    for first in range(0, len(looks), _AT_ONCE):
        some = looks[first : first + _AT_ONCE]
        argv = [job.ffmpeg.path, "-nostdin", "-v", "error", "-xerror"]
        for look in some:
            jump = [] if look.at is None else ["-ss", moment(look.at)]
            # Several threads would decode frames that nobody looks at.
            argv += [*jump, "-threads", "1", *safely(look.path)]
        sums = [os.path.join(folder, f"start-{number}.md5") for number in range(len(some))]
        for number, look in enumerate(some):
            argv += ["-map", f"{number}:{look.stream}", "-frames:v", f"{look.count}"]
            argv += [*each_frame(job.ffmpeg.version), "-f", "framemd5", "-y", local(sums[number])]
        answer = ask(argv, timeout=1_800)
        if answer.code != 0 or answer.err:
            return []
        made += map(_lines, sums)
    return made


def _lines(path: str) -> list[str]:
    with open(path, encoding="ascii") as file:
        return [line.rpartition(",")[2].strip() for line in file if line[0] not in "#\n"]
