"""Read hostile and benign text of one size; print the ratios of CPU time."""

from __future__ import annotations

import contextlib
import os
import sys
import time

import subtools
from benchmarks.hostile import BENIGN, INPUTS
from subtools.errors import SubtoolsError

MEGABYTES = 10
LIMIT = 3


def cost(text: str, name: str) -> float:
    """Return the CPU seconds of reading a text in a process of its own; infinite past a minute."""
    child = os.fork()
    if child == 0:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        with contextlib.suppress(SubtoolsError):
            subtools.parse(text, format=name)
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime if status == 0 else float("inf")


def main() -> None:
    """Measure and print the table; exit 1 if a ratio is past the limit."""
    size = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else MEGABYTES * 1_000_000
    began = time.monotonic()
    benign = {name: min(cost(made(size), name) for _ in range(2)) for name, made in BENIGN.items()}
    print(f"{'x benign':22}" + "".join(f"{name:>12}" for name in benign))
    print(f"{'benign, s':22}" + "".join(f"{seconds:12.2f}" for seconds in benign.values()))
    worst = 0.0
    for title, made in INPUTS.items():
        text = made(size)
        ratios = [cost(text, name) / benign[name] for name in benign]
        worst = max(worst, *ratios)
        print(f"{title:22}" + "".join(f"{ratio:12.2f}" for ratio in ratios), flush=True)
    print(f"worst {worst:.2f}; {time.monotonic() - began:.0f} s in all")
    sys.exit(worst > LIMIT)


main()
