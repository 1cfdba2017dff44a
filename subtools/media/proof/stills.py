"""One frame of a video with its captions, exactly as the whole would be burned."""

from __future__ import annotations

import os

from subtools.core.value import Value, put
from subtools.errors import ProgramError
from subtools.media.burning import commands
from subtools.media.layout.clock import Clock
from subtools.media.names import local, safely

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from subtools.core.cue import Cue
    from subtools.core.time import Ms
    from subtools.media.burning.job import Job
    from subtools.media.proof.choosing import Pick
    from subtools.media.video import Video

    #: Runs a command in the private folder.
    Run = Callable[[Sequence[str]], object]

#: Hundredths of a second before a caption where reading begins if a jump to it finds no frame:
#: containers without an index jump to where they like.
_RUN_UP = 2_000
#: From so many lines on, a picture that does not tell its matrix has that of HDTV: players guess.
_HD = 720


class Moment(Value):
    """When a caption is looked at: from `at`, else from its `begin`, and before its `end`.

    All are hundredths of a second, as libass has them.
    """

    __slots__ = ("at", "begin", "end")
    at: int
    begin: int
    end: int

    def __init__(self, at: int, begin: int, end: int) -> None:
        """Keep the parts."""
        put(self, "at", at)
        put(self, "begin", begin)
        put(self, "end", end)


def moment(pick: Pick, cues: Sequence[Cue], video: Video) -> Moment:
    """Return when a caption is looked at: in its middle, within a word if words are lit.

    One that is shown for its company is looked at while most others are there.
    """
    clock = Clock(None if video.variable else video.frame_rate)
    cue = cues[pick.index]
    begin, end = clock.hundredths(cue.start), clock.hundredths(cue.end)
    # No picture is seen behind the end of the video, however long its last caption would stay.
    stop = cue.end if video.duration is None else min(cue.end, video.duration)
    first, last = _busiest(pick.index, cues) if pick.together else (cue.start, stop)
    at = clock.hundredths((first + last) // 2)
    lit = [(clock.hundredths(word.start), clock.hundredths(word.end)) for word in cue.words]
    lit = [(start, stop) for start, stop in lit if start < stop]
    if lit and not any([start <= at < stop for start, stop in lit]):
        at = sum(min(lit, key=lambda word: abs(sum(word) - 2 * at))) // 2
    return Moment(at if begin <= at < end else begin, begin, end)


def _busiest(index: int, cues: Sequence[Cue]) -> tuple[Ms, Ms]:
    """Return the part of a caption's time in which most captions are there."""
    cue = cues[index]
    others = [each for each in cues if each.start < cue.end and each.end > cue.start]
    starts = sorted({max(cue.start, each.start) for each in others})
    first = max(starts, key=lambda at: sum([each.start <= at < each.end for each in others]))
    ends = [each.end for each in others if each.start <= first < each.end]
    later = [start for start in starts if start > first]
    return first, min([*ends, *later])


def command(
    job: Job, when: Moment, target: str, *, size: tuple[int, int] | None, jump: int | None = None
) -> list[str]:
    """Return the command that makes a picture (PNG) of one frame, of a size if one is given.

    The filters are those of the burn, taken from its own command. `jump` is where reading begins.
    """
    graph, shown = _burned(job)
    tail = f"trim=start={_seconds(when.at)}:end={_seconds(when.end)},{_scaled(job.video, size)}"
    return [
        *commands.begun(job.ffmpeg.path, told="error"), "-copyts", "-start_at_zero",
        "-ss", _seconds(when.at if jump is None else jump), *safely(job.video.path),
        "-filter_complex", f"{graph};{shown}{tail}[still]", "-map", "[still]", "-frames:v", "1",
        "-c:v", "png", "-f", "image2pipe", local(target),
    ]  # fmt: skip


def take(
    job: Job, when: Moment, target: str, run: Run, *, size: tuple[int, int] | None = None
) -> bool:
    """Make the picture; tell whether there is one: a caption may lie between two frames.

    Raises `ProgramError` where ffmpeg fails at every try.
    """
    start = when.replace(at=when.begin)
    tries = [(when, when.at), (start, when.begin), (start, max(0, when.begin - _RUN_UP))]
    failed: ProgramError | None = None
    for each, jump in dict.fromkeys(tries):
        try:
            run(command(job, each, target, size=size, jump=jump))
        except ProgramError as error:
            failed = error
        else:
            failed = None
        if os.path.exists(target) and os.path.getsize(target):
            return True
    if failed is not None:
        raise failed
    return False


def _burned(job: Job) -> tuple[str, str]:
    """Return the filters of the burn, and the name of what comes out of them."""
    argv = commands.single(job, job.video.path)
    return argv[argv.index("-filter_complex") + 1], argv[argv.index("-map") + 1]


def _scaled(video: Video, size: tuple[int, int] | None) -> str:
    wanted = "" if size is None else "{}:{}:".format(*size)
    told = bool(video.colour.matrix) or not video.pixel_format.startswith(("yuv", "nv", "p0"))
    guess = ":in_color_matrix=bt709" if not told and min(video.upright) >= _HD else ""
    flags = "flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
    return f"scale={wanted}{flags}{guess},setsar=1,format=rgb24"


def _seconds(hundredths: int) -> str:
    return f"{hundredths / 100:.2f}"
