"""Changes of shot in a video, found by ffmpeg's `scdet` and told apart in `cuts`.

One run of ffmpeg decodes all frames and writes two things into a private folder: how much each
frame differs from the one before, with its time, and a picture of 16 x 9 fields of each.
"""

from __future__ import annotations

import os

from subtools.core.pattern import pattern
from subtools.errors import InputError, ProgramError
from subtools.formats.shots import Shots
from subtools.media.shots.cuts import COLUMNS, PICTURE, ROWS, Measures, cuts, measures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.time import Ms
    from subtools.media.locate import Ffmpeg
    from subtools.media.progress import Report
    from subtools.media.video import Video

_FRAMES, _PICTURES = "frames.txt", "pictures.rgb"
_frame = pattern(r"frame:\d+ +pts:(-?\d+)")
_NO_PICTURE = "no picture of it can be decoded"
#: What ffmpeg says of a video that ends before its first picture.
_NONE = "Cannot determine format of input"
_DIFFERENCE = "lavfi.scd.mafd="
#: The filter that must be there.
FILTERS = ("scdet",)


def find_shots(
    video: Video,
    ffmpeg: Ffmpeg,
    *,
    threshold: float | None = None,
    least: int | None = None,
    report: Report | None = None,
) -> Shots:
    """Find where a video's shots change: cuts, by the time of the first frame after each.

    `threshold` is how much a frame must differ from the last, in per cent of all the light there
    can be, more than what moves there anyway; `least` is the shortest shot in frames of 1/24 s.
    Left out, they are those of `shots.toml`. Dissolves and fades are no changes: they have no
    frame that captions could keep to. `report` gets the milliseconds done.

    Raises `InputError` where no picture can be decoded, `ProgramError` where ffmpeg fails.
    """
    from subtools.media.progress import Progress
    from subtools.media.runner import run
    from subtools.media.workshop import Workshop

    numbers = measures() if threshold is None else measures().replace(threshold=threshold)
    with Workshop() as shop:
        argv = [ffmpeg.path, *plan(video, os.path.join(shop.folder, _PICTURES), numbers)]
        watch = Progress(report) if report is not None else None
        try:
            run(argv, cwd=shop.folder, watch=watch, will=shop.will)
        except ProgramError as error:
            if any([_NONE in line for line in error.said]):
                raise InputError(_NO_PICTURE, source=video.path) from None
            raise
        frames, pictures = [os.path.join(shop.folder, name) for name in (_FRAMES, _PICTURES)]
        if not (os.path.exists(frames) and os.path.exists(pictures)):
            raise InputError(_NO_PICTURE, source=video.path)
        with open(frames, encoding="ascii", errors="replace") as file:
            times, differences = _frames(file)
        if not times:
            raise InputError(_NO_PICTURE, source=video.path)
        if os.path.getsize(pictures) != len(times) * PICTURE:
            msg = f"told of {len(times)} frames and made another number of pictures"
            raise ProgramError(msg, program=ffmpeg.path)
        with open(pictures, "rb") as file_of_pictures:

            def picture(at: int) -> bytes:
                file_of_pictures.seek(at * PICTURE)
                return file_of_pictures.read(PICTURE)

            shortest = _shortest(numbers.least if least is None else least, video)
            found = cuts(differences, picture, numbers, least=shortest)
    return Shots(
        [times[at] for at, _ in found],
        [score for _, score in found],
        frame_rate=video.frame_rate,
        duration=video.duration,
        source=os.path.basename(video.path),
        size=os.path.getsize(video.path),
        threshold=numbers.threshold,
    )


def plan(video: Video, pictures: str, numbers: Measures) -> list[str]:
    """Return ffmpeg's arguments; it must be run in the folder where the frames are to be told.

    Sound is read though nothing hears it: time 0 is then where it is for players and for every
    other use of the file, the first of picture and sound. By `-an` it would be the picture's.
    Colours are compared, not light alone: red can follow green without a change of light.
    """
    import ffmpeg

    from subtools.media.names import DEMUXERS, local
    from subtools.media.progress import TELLING

    source = ffmpeg.input(
        local(video.path), protocol_whitelist="file", format_whitelist=",".join(DEMUXERS)
    )
    # Microseconds, exact enough for any rate; seconds are printed with six digits in all.
    both = (
        source[str(video.index)]
        .filter("settb", "AVTB")
        .filter("scale", numbers.width, -2, flags="fast_bilinear")
        .filter("format", "gbrp")
        .split()
    )
    # What is a cut is not told by scdet: only how much frames differ.
    told = both[0].filter("scdet", threshold=100).filter("metadata", "print", file=_FRAMES)
    small = both[1].filter("scale", COLUMNS, ROWS, flags="area").filter("format", "rgb24")
    plans = ffmpeg.merge_outputs(
        ffmpeg.output(told, source["a?"], "-", format="null", **{"c:a": "copy"}),
        ffmpeg.output(small, local(pictures), format="rawvideo", fps_mode="passthrough"),
    )
    return ["-nostdin", "-hide_banner", "-y", "-v", "error", *TELLING, *plans.get_args()]


def _frames(lines: Iterable[str]) -> tuple[list[Ms], list[float]]:
    """Read what `metadata` printed: a line with the frame's time, and one with its difference."""
    times: list[Ms] = []
    differences: list[float] = []
    for line in lines:
        if match := _frame.match(line):
            times.append(int(match[1]) // 1000)
        elif line.startswith(_DIFFERENCE):
            differences.append(float(line.removeprefix(_DIFFERENCE)))
    if len(times) != len(differences):
        msg = f"told of {len(differences)} frames and of the times of {len(times)}"
        raise ProgramError(msg, program="ffmpeg")
    return times, differences


def _shortest(frames: int, video: Video) -> int:
    """Return a length in the video's own frames, from frames of 1/24 s."""
    rate = 24 if video.frame_rate is None else video.frame_rate.rate
    return max(1, round(frames * rate / 24))
