"""Hold the checkability scores against people's: `python -m benchmarks.checkability`."""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import time
from statistics import mean, median
from typing import TYPE_CHECKING

from benchmarks.checkability import data, scores
from subtools.claims.checkability.reasons import reasons
from subtools.claims.checkability.score import check

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Contestant = Callable[[str], float]

_FIGURE = re.compile(r"\d|%|\$|\b(?:hundred|thousand|million|billion|trillion|percent)s?\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
#: Wanted of `subtools`: F1 on the development part, MAP on debates that no weight has seen.
_WANTED = {"F1": 85.0, "MAP unseen": 7.5}
_START = """
import time
a = time.process_time(); import subtools.claims.checkability.score as c
b = time.process_time(); c.check("It cost 20 dollars.", "en")
print((b - a) * 1000, (time.process_time() - b) * 1000)
"""
_ROUNDS = 9


def ours(text: str) -> float:
    """Score with what `subtools` ships."""
    found = check(text, "en")
    return found.score if found else 0.0


def count_reasons(text: str) -> float:
    """Score with the share of all reasons that are there."""
    return len(reasons(text, "en") or ()) / 4


def figures_and_names(text: str) -> float:
    """Score with half a point for figures, and some for names."""
    return 0.5 * bool(_FIGURE.search(text)) + min(len(_NAME.findall(text)), 4) / 8


def by_chance(text: str) -> float:
    """Score with a number that the text decides."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 16**8


CONTESTANTS: dict[str, Contestant] = {
    "subtools": ours,
    "reasons counted": count_reasons,
    "figures and names": figures_and_names,
    "by chance": by_chance,
    "all worth it": lambda _: 1.0,
    "none worth it": lambda _: 0.0,
}


def row(name: str, debates: dict[str, list[data.Sentence]], known: set[str]) -> dict[str, float]:
    """Return the figures of a contestant."""
    single = data.development()
    true = [each.true for each in single]
    score = CONTESTANTS[name]
    score("warm")
    start = time.process_time()
    found = [score(each.text) for each in single]
    speed = len(single) / (time.process_time() - start)
    judged = scores.counted(true, found)
    by_debate = {
        debate: 100
        * scores.average_precision([e.true for e in all_], [score(e.text) for e in all_])
        for debate, all_ in debates.items()
        if any(each.true for each in all_)
    }
    return {
        "P": judged.precision,
        "R": judged.recall,
        "F1": judged.f1,
        "AP": 100 * scores.average_precision(true, found),
        "MAP": mean(by_debate.values()),
        "MAP unseen": mean(value for name, value in by_debate.items() if name not in known),
        "sentences/s": speed,
    }


def start_up() -> tuple[float, float]:
    """Return the CPU milliseconds of the import, and of the first score."""
    runs = []
    for _ in range(_ROUNDS):
        made = subprocess.run([sys.executable, "-c", _START], capture_output=True, check=True)
        runs.append([float(value) for value in made.stdout.split()])
    return median(run[0] for run in runs), median(run[1] for run in runs)


def show(count: int, sentences: Sequence[data.Sentence]) -> None:
    """Print sentences, evenly spread, with score, reasons and what people said, best first."""
    some = sentences[:: max(1, len(sentences) // count)][:count]
    found = [(check(each.text, "en"), each) for each in some]
    for one, each in sorted(found, key=lambda pair: -(pair[0].score if pair[0] else 0)):
        if one:
            mark = "worth it" if each.true else "-"
            print(f"{one.score:.2f}  {mark:9} {each.text}\n{'':16}{' '.join(one.reasons) or '-'}")


def main() -> None:
    """Print the table; leave with 1 when a figure of `subtools` falls short."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checkability", description=__doc__)
    parser.add_argument("--show", type=int, metavar="N", help="print N sentences with reasons")
    options = parser.parse_args()
    single = data.development()
    if options.show:
        show(options.show, single)
        return
    debates = data.debates()
    known = data.known(debates)
    rows = {name: row(name, debates, known) for name in CONTESTANTS}
    print(f"{len(single)} sentences; {len(debates)} debates, {len(known)} of them seen\n")
    heads = list(rows["subtools"])
    print(f"{'':19}" + "".join([f"{head:>12}" for head in heads]))
    for name, found in rows.items():
        print(f"{name:19}" + "".join([f"{found[head]:12.1f}" for head in heads]))
    print(f"\n{'score from':12}{'sentences':>10}{'worth it':>10}{'even mix':>10}")
    true = [each.true for each in single]
    for low, count, share, even in scores.reliability(true, [ours(e.text) for e in single]):
        print(f"{low:<12.1f}{count:10}{share:10.2f}{even:10.2f}")
    loaded, first = start_up()
    print(f"\nimport {loaded:.1f} ms, first score (weights and lists) {first:.1f} ms of CPU")
    short = [head for head, least in _WANTED.items() if rows["subtools"][head] < least]
    if short:
        sys.exit(f"short: {', '.join(short)}")


if __name__ == "__main__":
    main()
