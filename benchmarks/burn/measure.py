"""Costs of programs: CPU seconds of all that a command starts, in interleaved rounds."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Jobs = Mapping[str, Callable[[], "Cost"]]

ROOT = Path(__file__).parents[2]


class Cost(NamedTuple):
    """What a run took: seconds of CPU (user and system, children included), seconds on the wall."""

    cpu: float
    wall: float
    printed: str = ""


class Ratio(NamedTuple):
    """A median of the ratios of each round, and the least and the most of them."""

    median: float
    least: float
    most: float


def run(
    argv: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Cost:
    """Run a command to its end; leave with its last words where it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen(
            argv,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - begin
        if process.returncode:
            err.seek(0)
            said = err.read().decode(errors="replace").strip()
            sys.exit(f"failed: {' '.join(argv)}\n{said[-2000:]}")
        out.seek(0)
        printed = out.read().decode(errors="replace")
    return Cost(usage.ru_utime + usage.ru_stime, wall, printed)


def rounds(jobs: Jobs, count: int) -> dict[str, list[Cost]]:
    """Run every job in turn, so many times: a busy machine slows all alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for number in range(count):
        for name, job in jobs.items():
            print(f"\rround {number + 1} of {count}: {name:<50}", end="", file=sys.stderr)
            costs[name].append(job())
    print(f"\r{'':70}\r", end="", file=sys.stderr)
    return costs


def ratio(costs: Sequence[Cost], base: Sequence[Cost]) -> Ratio:
    """Return how many times the CPU of a base something takes, round by round."""
    each = [cost.cpu / other.cpu for cost, other in zip(costs, base, strict=True)]
    return Ratio(statistics.median(each), min(each), max(each))


def beside(cpu: float, programs: Sequence[tuple[str, float]], work: str) -> float:
    """Return all CPU but that of the programs that do the work, times theirs.

    Both are of one run, so noise hardly touches it.

    >>> beside(10.5, [("asked", 0.2), ("worked", 10.0), ("asked", 0.1)], "worked")
    0.05
    """
    worked = sum([seconds for name, seconds in programs if name == work])
    return (cpu - worked) / worked


def table(
    costs: Mapping[str, Sequence[Cost]], base: str, limits: Mapping[str, float]
) -> tuple[list[str], int]:
    """Return the rows of a table, and how many ratios are over their limits."""
    lines = [f"{'':44}{'CPU s':>8}{'wall s':>8}{'ratio':>8}{'from - to':>15}{'at most':>9}"]
    over = 0
    for name, found in costs.items():
        cpu, wall = [
            statistics.median(each) for each in zip(*[cost[:2] for cost in found], strict=True)
        ]
        middle, least, most = ratio(found, costs[base])
        limit = limits.get(name)
        missed = limit is not None and middle > limit
        over += missed
        bound = "" if limit is None else f"{limit:9.3f}"
        span = f"{least:.3f} - {most:.3f}"
        row = f"{name:44}{cpu:8.2f}{wall:8.2f}{middle:8.3f}{span:>15}{bound}"
        lines.append(row + ("  OVER" if missed else ""))
    return lines, over
