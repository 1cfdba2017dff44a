"""`subtools shots`: find the changes of shot in a video."""

from __future__ import annotations

import os

import click

from subtools.cli import io, options, say, video_options
from subtools.errors import InputError, OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms
    from subtools.formats.shots import Shots


@click.command()
@click.argument("video", metavar="VIDEO", type=options.File())
@click.option(
    "-o",
    "--out",
    "target",
    metavar="FILE",
    type=options.File(),
    help='Write here, not beside VIDEO; "-" is standard output.',
)
@click.option(
    "--threshold",
    metavar="PERCENT",
    type=click.FloatRange(0, 100, min_open=True),
    help="How much a frame must differ from the last (3); less finds more.",
)
@video_options.ffmpeg
@options.as_json
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@options.force
@options.show_help
def shots(  # noqa: PLR0913 - an option, an argument
    *,
    video: str,
    target: str | None,
    threshold: float | None,
    ffmpeg: str | None,
    as_json: bool,
    quiet: bool,
    force: bool,
) -> int:
    """Find the changes of shot in VIDEO and write their times beside it, to VIDEO's name.shots.

    Captions timed by them come and go with the picture: give the file, or the video, to --shots
    of convert, fix or burn. Cuts are found; dissolves and fades are not, and flashes are none. The
    file is text, a time a line: delete what is wrong, add what is missing.

    \b
    Examples:
      subtools shots talk.mp4
      subtools shots talk.mp4 -o - --threshold 6
      subtools convert talk.txt talk.vtt --shots talk.mp4

    A file that is there already and of this video is left as it is; --force finds anew. With
    --json a report takes the place of messages: on standard output, or on standard error where
    the list goes to standard output.
    """
    from subtools.media.shots.beside import place_beside

    if video == io.DASH:
        msg = "a video can't be read from a pipe; name a file"
        raise click.UsageError(msg)
    target = target or place_beside(video)
    if target != io.DASH:
        _check(target, video)
    found = None if force or target == io.DASH else _there(target, video, threshold, ffmpeg)
    written = found is None
    if found is None:
        found = _found(video, threshold, ffmpeg, quiet=quiet or as_json)
        from subtools.formats.shots import write_shots

        io.put(target, write_shots(found), source=video, force=force, in_place=False)
    if as_json:
        from subtools.cli import report

        said = report.text(_record(found, video, target))
        say.note(said.rstrip()) if target == io.DASH else io.show(said)
    elif not quiet:
        say.note(_summary(found, target, written=written))
    return 0


def _check(target: str, video: str) -> None:
    """Say before the work where nothing can be written: over the video, in no folder."""
    from subtools.media.workshop import Workshop, refuse_overwriting

    refuse_overwriting(target, [video], force=True)
    if not os.path.lexists(target):
        Workshop(target)


def _there(target: str, video: str, threshold: float | None, ffmpeg: str | None) -> Shots | None:
    """Return the list that is there, if it is of this video.

    Raises `OutputError` for a file that holds something else, before any work is done.
    """
    if not os.path.lexists(target):
        return None
    from subtools.media.shots.beside import belong, load_shots

    msg = "exists already and is no list of shots; to write over it, add --force"
    try:
        found = load_shots(target)
    except InputError:
        raise OutputError(msg, target=target) from None
    if found.size is None:
        raise OutputError(msg.replace("no list of shots", "not by subtools shots"), target=target)
    if not belong(found, video, ffmpeg):
        msg = f"exists already, for another version of {video}; to write over it, add --force"
        raise OutputError(msg, target=target)
    if threshold is not None and threshold != found.threshold:
        msg = "exists already, with another threshold; to write over it, add --force"
        raise OutputError(msg, target=target)
    return found


def _found(video: str, threshold: float | None, ffmpeg: str | None, *, quiet: bool) -> Shots:
    from subtools.cli.progress import Meter
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe
    from subtools.media.shots import FILTERS, find_shots

    program = find_ffmpeg(ffmpeg, filters=FILTERS)
    about = probe(video, program)
    with Meter("looking for changes of shot", about.duration, quiet=quiet) as meter:
        return find_shots(about, program, threshold=threshold, report=meter)


def _summary(found: Shots, target: str, *, written: bool) -> str:
    name = "standard output" if target == io.DASH else say.shown(target)
    said = f"wrote {name}: " if written else f"{name} is as it was (--force finds anew): "
    said += say.count(len(found) + 1, "shot")
    if found.lengths:
        said += f", half of them longer than {_median(found) / 1000:.1f} s"
    return said


def _median(found: Shots) -> Ms:
    lengths = sorted(found.lengths)
    return (lengths[len(lengths) // 2] + lengths[(len(lengths) - 1) // 2]) // 2


def _record(found: Shots, video: str, target: str) -> dict[str, object]:
    return {
        "source": video,
        "target": target,
        "size": found.size,
        "duration": found.duration,
        "frame_rate": None if found.frame_rate is None else str(found.frame_rate.rate),
        "threshold": found.threshold,
        "median_length": _median(found) if found.lengths else None,
        "shots": [
            {"time": time, "score": round(score, 1)}
            for time, score in zip(found.times, found.scores, strict=True)
        ],
    }
