"""Bare ffmpeg: the very command that a burn runs, with the same captions and fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from subtools import api
from subtools.media.burning import pieces, plan_burn
from subtools.media.burning.frames import scan
from subtools.media.burning.job import CAPTIONS
from subtools.media.fonts import ready
from subtools.media.progress import TELLING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from subtools.media.locate import Ffmpeg


def command(
    clip: Path, captions: Path, place: Path, program: Ffmpeg, out: str
) -> tuple[list[str], Mapping[str, str]]:
    """Lay the captions out in a folder; return ffmpeg's arguments to be run there, and its fonts.

    Its reports of progress are left out: nobody reads them.
    """
    place.mkdir(exist_ok=True)
    plan = plan_burn(api.read(captions), clip, out, ffmpeg=program)
    (place / CAPTIONS).write_text(plan.job.ass, encoding="utf-8", newline="\n")
    fonts = ready(plan.job.ass, program, str(place), language=plan.job.language)
    return silent(plan.argv), fonts.env


def silent(argv: Sequence[str]) -> list[str]:
    """Return a command without the arguments that make ffmpeg tell of its progress."""
    told = list(TELLING)
    at = next(n for n in range(len(argv)) if list(argv[n : n + len(told)]) == told)
    return [*argv[:at], *argv[at + len(told) :]]


def undrawn(argv: Sequence[str]) -> list[str]:
    """Return a command of one picture that goes through a filter graph without that graph.

    >>> undrawn(["-i", "a", "-filter_complex", "[0:1]ass=x[s0]", "-map", "[s0]", "-map", "0:0"])
    ['-i', 'a', '-map', '0:1', '-map', '0:0']
    """
    at = argv.index("-filter_complex")
    stream = argv[at + 1].partition("]")[0].lstrip("[")
    return [*argv[:at], "-map", stream, *argv[at + 4 :]]


def share(clip: Path, captions: Path, program: Ffmpeg) -> float:
    """Return which share of the frames is encoded where the others are copied."""
    plan = plan_burn(api.read(captions), clip, clip.with_suffix(".mkv"), ffmpeg=program)
    frames = scan(plan.job.video, program, cuts=True)
    runs = pieces.shown(frames, plan.job.times)
    return pieces.share(pieces.only_captioned(frames, runs))
