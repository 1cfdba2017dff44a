"""Whether what was burned is whole: a fast way that loses frames is no way."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

from subtools.media.burning.frames import read_packets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from subtools.media.locate import Ffmpeg

#: Seconds by which a frame's time may differ: containers count in ticks of their own.
SLACK = Fraction(1, 1000)


def times(program: Ffmpeg, path: str | Path) -> list[Fraction]:
    """Return when each frame of a video is shown, in seconds."""
    argv = [
        program.path, "-nostdin", "-v", "error", "-i", f"{path}", "-map", "0:v:0", "-c", "copy",
        "-f", "framecrc", "-",
    ]  # fmt: skip
    done = subprocess.run(argv, check=True, capture_output=True, text=True)
    base, packets = read_packets(done.stdout)
    return sorted([time * base for time, _, _ in packets])


def count(program: Ffmpeg, path: str) -> int:
    """Return how many frames a video has."""
    return len(times(program, path))


def same(program: Ffmpeg, outputs: Iterable[str], source: Path) -> None:
    """Leave unless outputs have every frame of the source at its time and decode without errors."""
    wanted = times(program, source)
    for out in outputs:
        here = times(program, out)
        if not alike(here, wanted):
            sys.exit(f"{out}: {len(here)} frames, not the {len(wanted)} of the source at its times")
        argv = [program.path, "-nostdin", "-v", "error", "-xerror", "-i", out, "-f", "null", "-"]
        done = subprocess.run(argv, check=False, capture_output=True, text=True)
        if done.returncode or done.stderr:
            sys.exit(f"{out}: does not decode cleanly: {done.stderr[-500:]}")


def alike(some: list[Fraction], others: list[Fraction]) -> bool:
    """Tell whether frames have the same times, but for where the first stands."""
    if len(some) != len(others):
        return False
    return all(
        [abs(a - some[0] - (b - others[0])) <= SLACK for a, b in zip(some, others, strict=True)]
    )
