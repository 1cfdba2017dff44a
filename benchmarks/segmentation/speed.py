"""CPU time of `fit` on growing transcripts, and of two word splitters on the same words."""

from __future__ import annotations

import gc
import math
import statistics
import time
from typing import TYPE_CHECKING

import subtools
from benchmarks.segmentation.contestants import dated
from benchmarks.segmentation.pseudo import Line, Paste, paste
from benchmarks.segmentation.regrouping import regroup, whisperx
from benchmarks.segmentation.truth import HOUSES, files, load

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZES = (1_000, 3_000, 10_000, 30_000)
_ROUNDS = 5


def measure(profile: str) -> None:
    """Print seconds by size, the exponent of growth, and the ratio to the splitters.

    All run in turn, round after round; ratios are medians of the ratios of each round. The
    splitters get dated words and only group them; `fit` dates the words, makes cues and lines,
    and sets times.
    """
    lines = _lecture_lines()
    seconds: dict[str, list[float]] = {}
    print(f"CPU seconds, median of {_ROUNDS} interleaved rounds")
    print(f"{'words':>8}{'fit':>9}{'us a word':>11}{'/ stable-ts':>13}{'/ whisperX':>12}")
    for size in _SIZES:
        times = _rounds(_jobs(lines, size, profile))
        for name, values in times.items():
            seconds.setdefault(name, []).append(statistics.median(values))
        took = seconds["fit"][-1]
        ratios = [
            statistics.median([a / b for a, b in zip(times["fit"], times[name], strict=True)])
            for name in ("stable-ts", "whisperX")
        ]
        print(f"{size:8}{took:9.3f}{took / size * 1e6:11.1f}{ratios[0]:13.1f}{ratios[1]:12.1f}")
    for name, values in seconds.items():
        exponent = math.log(values[-1] / values[0]) / math.log(_SIZES[-1] / _SIZES[0])
        print(f"{name}: grows with the power {exponent:.2f} of the words (1 is linear)")


def _lecture_lines() -> list[Line]:
    """Return the lines of all lectures, one after the other in time."""
    house = HOUSES[0]
    lines: list[Line] = []
    begin = 0
    for path in files(house):
        seen = paste(load(path, house))
        lines += [Line(begin + line.stamp, line.words) for line in seen.lines]
        begin = lines[-1].stamp + 5_000
    return lines


def _jobs(lines: list[Line], size: int, profile: str) -> dict[str, Callable[[], object]]:
    kept: list[Line] = []
    count = 0
    for line in lines:
        if count >= size:
            break
        kept.append(line)
        count += len(line.words)
    seen = Paste("en", kept)
    talk = subtools.parse(seen.text, language="en")
    words = dated(seen)
    return {
        "fit": lambda: talk.fit(profile),
        "stable-ts": lambda: regroup(words),
        "whisperX": lambda: whisperx(words),
    }


def _rounds(jobs: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(_ROUNDS):
        for name, job in jobs.items():
            gc.collect()
            begin = time.process_time()
            job()
            times[name].append(time.process_time() - begin)
    return times
