"""Compare automatic captions with people's: `python -m benchmarks.segmentation`."""

from __future__ import annotations

import argparse
import math
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from benchmarks.segmentation import scores, speed, wrong
from benchmarks.segmentation.contestants import CONTESTANTS
from benchmarks.segmentation.figures import FIGURES
from benchmarks.segmentation.pseudo import paste
from benchmarks.segmentation.targets import TARGETS
from benchmarks.segmentation.truth import HOUSES, PARTS, files, load, part_of
from subtools.profiles import load_profile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.segmentation.truth import House

    Job = tuple[House, Path, str]
    #: By house, part and contestant.
    Results = dict[tuple[str, str, str], scores.Tally]

_TRUTH = "truth"


def score(job: Job) -> dict[str, scores.Tally]:
    """Let every contestant make captions of one file; return what was counted."""
    house, path, name = job
    profile = load_profile(name)
    truth = load(path, house)
    seen = paste(truth)
    made = {who: contestant(seen, name) for who, contestant in CONTESTANTS.items()}
    return {
        who: scores.tally(truth, captions, profile)
        for who, captions in {_TRUTH: truth.captions, **made}.items()
    }


def run(jobs: list[Job], workers: int) -> Results:
    """Score all files and add up."""
    results: Results = {}
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            return _added(jobs, pool.map(score, jobs), results)
    return _added(jobs, map(score, jobs), results)


def _added(
    jobs: list[Job], tallies: Iterable[dict[str, scores.Tally]], results: Results
) -> Results:
    for (house, path, _), found in zip(jobs, tallies, strict=True):
        for who, tally in found.items():
            key = (house.name, part_of(path), who)
            results.setdefault(key, scores.Tally()).add(tally)
    return results


def print_tables(houses: list[House], results: Results) -> None:
    """Print a table for each house and part."""
    heads = "".join([f"{figure.name:>7}" for figure in FIGURES])
    for house in houses:
        for part in PARTS:
            rows = {
                who: t for (name, p, who), t in results.items() if (name, p) == (house.name, part)
            }
            if not rows:
                continue
            counts = rows[_TRUTH].counts
            size = f"{counts['true cues']} cues, {counts['words']} words"
            print(f"\n{house.name}, {part}: {size}\n{'':15}{heads}")
            for who, tally in rows.items():
                print(f"{who:15}{row(tally, lined=house.lined)}")


def row(tally: scores.Tally, *, lined: bool) -> str:
    """Print the figures of one contestant."""
    cells = []
    for figure in FIGURES:
        value = figure.of(tally) if lined or not figure.lined else math.nan
        cells.append(f"{'-':>7}" if math.isnan(value) else f"{value:7.{figure.digits}f}")
    return "".join(cells)


def print_targets(results: Results) -> int:
    """Print what is wanted of `subtools` and what is there; return how many figures fall short.

    Of what is wanted in every house, only the houses that fall short are shown.
    """
    judged: dict[str, scores.Tally] = {}
    for part in PARTS:  # the held-out part, the last, takes the place of the other
        judged.update(
            {name: t for (name, p, who), t in results.items() if (p, who) == (part, "subtools")}
        )
    figures = {figure.name: figure for figure in FIGURES}
    print(f"\n{'subtools':26}{'is':>8}{'wanted':>14}")
    short = 0
    for wanted, name, least, most in TARGETS:
        digits = figures[name].digits
        bound = f"{least:g} to {most:g}" if most < math.inf else f">= {least:g}"
        for house, tally in judged.items():
            if wanted in {house, "*"}:
                value = round(figures[name].of(tally), digits)
                missed = not least <= value <= most
                short += missed
                if missed or wanted == house:
                    end = "  SHORT" if missed else ""
                    print(f"{f'{house} {name}':26}{value:8.{digits}f}{bound:>14}{end}")
    return short


def main() -> None:
    """Print the tables; leave with 1 when a figure of `subtools` falls short."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.segmentation", description=__doc__)
    parser.add_argument("--house", help="one house, or all whose names start so: morevna")
    parser.add_argument("--profile", default="web")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="a third of the files")
    parser.add_argument("--wrong", type=int, metavar="N", help="show N wrong breaks of each kind")
    parser.add_argument("--speed", action="store_true", help="measure CPU time instead")
    options = parser.parse_args()
    if options.speed:
        speed.measure(options.profile)
        return
    asked = options.house or ""
    houses = [house for house in HOUSES if house.name == asked]
    houses = houses or [house for house in HOUSES if house.name.startswith(asked)]
    if not houses:
        parser.error(f"no such house; there are {', '.join([house.name for house in HOUSES])}")
    jobs = [
        (house, path, options.profile)
        for house in houses
        for path in files(house, quick=options.quick)
    ]
    if options.wrong:
        wrong.report([(house, path) for house, path, _ in jobs], options.profile, options.wrong)
        return
    results = run(jobs, options.jobs)
    for figure in FIGURES:
        print(f"{figure.name:8}{figure.meaning}")
    print_tables(houses, results)
    raise SystemExit(1 if print_targets(results) else 0)


if __name__ == "__main__":
    main()
