"""Fit hostile text of two sizes; print how its cost grows, and the ratio to benign text."""

from __future__ import annotations

import contextlib
import math
import os
import sys

import subtools
from benchmarks.hostile import FITTED, transcript
from subtools.errors import SubtoolsError

GROWTH = 1.1
LIMIT = 5.5
#: The larger text has so many times the size of the smaller one.
TIMES = 4


def cost(text: str) -> tuple[float, float]:
    """Return the CPU seconds of `fit` in a process of its own, and its peak memory in MB."""
    talk = subtools.parse(text, format="transcript")
    child = os.fork()
    if child == 0:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
        with contextlib.suppress(SubtoolsError):
            talk.fit("web")
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    seconds = usage.ru_utime + usage.ru_stime if status == 0 else float("inf")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print the table; exit 1 if growth or a ratio is past its limit."""
    size = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else 1_000_000
    names = sys.argv[2:] or list(FITTED)
    print(f"{'fit, CPU s':26}{size // TIMES:>10}{size:>10}{'growth':>9}{'x benign':>10}{'MB':>7}")
    benign = 0.0
    failed = False
    for title, made in [("benign", transcript), *[(name, FITTED[name]) for name in names]]:
        (small, _), (large, memory) = [cost(made(length)) for length in (size // TIMES, size)]
        growth = math.log(large / small) / math.log(TIMES)
        benign = benign or large
        # What takes next to nothing grows by chance.
        past = large > LIMIT * benign or (growth > GROWTH and large > benign / LIMIT)
        failed = failed or past
        row = f"{title:26}{small:10.2f}{large:10.2f}{growth:9.2f}{large / benign:10.2f}"
        print(f"{row}{memory:7.0f}{'  <-' if past else ''}", flush=True)
    sys.exit(failed)


main()
