"""Print what repair costs: seconds by length, against linear programming, and memory."""

from __future__ import annotations

import math
import sys
import time
import tracemalloc

from benchmarks.repair import Chain, chain
from benchmarks.repair.program import optimum
from subtools.fitting.least_change import least_change
from subtools.fitting.repair import repair_times
from subtools.profiles import load_profile

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
AGAINST = (2_000, 5_000, 10_000)
WANTED = 1.1


def seconds(given: Chain) -> float:
    """Return the CPU seconds of one repair."""
    began = time.process_time()
    least_change(given.wanted, given.weights, given.least, given.most)
    return time.process_time() - began


def captions(cues: int) -> float:
    """Return the CPU seconds of one repair of captions, with all that may give way."""
    given = chain(cues)
    starts, ends = sorted(given.wanted[::2]), given.wanted[1::2]
    profile = load_profile("netflix-en")
    needs = [profile.need(characters) for characters in range(20, 90)] * (cues // 70 + 1)
    began = time.process_time()
    repair_times(starts, ends, needs[:cues], profile)
    return time.process_time() - began


def growth(costs: dict[int, float]) -> float:
    """Return the exponent of the power that fits costs by size best."""
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items()]
    x = sum(a for a, _ in points) / len(points)
    y = sum(b for _, b in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main() -> None:
    """Measure and print; exit 1 if cost grows faster than wanted."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    sizes = [size for size in SIZES if size <= limit]
    print(f"{'cues':>10}{'solver, s':>12}{'us a cue':>10}{'captions, s':>13}{'us a cue':>10}")
    solver: dict[int, float] = {}
    whole: dict[int, float] = {}
    for size in sizes:
        given = chain(size)
        tries = max(1, min(5, 300_000 // size))
        solver[size] = min(seconds(given) for _ in range(tries))
        del given
        whole[size] = min(captions(size) for _ in range(tries))
        print(
            f"{size:10}{solver[size]:12.3f}{solver[size] / size * 1e6:10.2f}"
            f"{whole[size]:13.3f}{whole[size] / size * 1e6:10.2f}",
            flush=True,
        )
    exponent = growth(solver)
    print(f"growth: cues ** {exponent:.3f} (captions {growth(whole):.3f}), wanted <= {WANTED}\n")

    print(f"{'cues':>10}{'linprog, s':>12}{'solver, s':>12}{'ratio':>10}")
    for size in AGAINST:
        given = chain(size)
        began = time.process_time()
        best = optimum(given.wanted, given.weights, given.least, given.most)
        theirs = time.process_time() - began
        ours = min(seconds(given) for _ in range(3))
        made = least_change(given.wanted, given.weights, given.least, given.most)
        cost = sum(
            (a - b) * early if b < a else (b - a) * late
            for a, b, (early, late) in zip(given.wanted, made, given.weights, strict=True)
        )
        same = "" if abs(cost - best) < 1e-6 * max(1.0, best) else f"  not the same: {cost} {best}"
        print(f"{size:10}{theirs:12.3f}{ours:12.3f}{theirs / ours:10.1f}{same}", flush=True)

    given = chain(100_000)
    tracemalloc.start()
    least_change(given.wanted, given.weights, given.least, given.most)
    _, peak = tracemalloc.get_traced_memory()
    print(f"\npeak memory: {peak / 100_000:.0f} bytes a cue, at 100,000 cues")
    sys.exit(exponent > WANTED)


main()
