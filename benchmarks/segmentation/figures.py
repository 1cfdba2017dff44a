"""The columns of the table: figures from what was counted."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.segmentation.scores import NGRAM

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from benchmarks.segmentation.scores import Tally


def _f1(hit: float, made: float, true: float) -> float:
    return 200 * hit / (made + true) if made + true else math.nan


def _share(part: float, whole: float) -> float:
    return 100 * part / whole if whole else math.nan


def _within(errors: list[int], limit: int) -> float:
    return _share(sum([error <= limit for error in errors]), len(errors))


def _median(errors: list[int]) -> float:
    return statistics.median(errors) if errors else math.nan


def _sigma(counts: Counter[str]) -> float:
    """Return BLEU with breaks as words; the same words without breaks would have 100."""
    hits = [counts[f"bleu hit {size}"] for size in range(1, NGRAM + 1)]
    if not all(hits):
        return math.nan
    logs = [math.log(hit / counts[f"bleu {size}"]) for size, hit in enumerate(hits, 1)]
    short = min(0.0, 1 - counts["bleu told"] / counts["bleu said"])
    return 100 * math.exp(sum(logs) / NGRAM + short)


def _typed(counts: Counter[str]) -> float:
    hit, made, true = [
        counts[f"{what} line"] + counts[f"{what} cue"] for what in ("hit", "made", "true")
    ]
    return _f1(hit, made, true)


class Figure(NamedTuple):
    """A column: its name, what it says, and how it comes from a tally.

    `lined` columns mean something only where the house's line breaks do.
    """

    name: str
    meaning: str
    of: Callable[[Tally], float]
    digits: int = 1
    lined: bool = False


def _cues(name: str) -> Callable[[Tally], float]:
    return lambda t: _share(t.counts[name], t.counts["cues"])


FIGURES = (
    Figure(
        "cueF1",
        "F1 of the breaks between cues",
        lambda t: _f1(t.counts["hit cue"], t.counts["made cue"], t.counts["true cue"]),
    ),
    Figure(
        "lineF1",
        "F1 of the line breaks inside cues",
        lambda t: _f1(t.counts["hit line"], t.counts["made line"], t.counts["true line"]),
        lined=True,
    ),
    Figure(
        "typed",
        "F1 of all breaks, hit if of the right kind",
        lambda t: _typed(t.counts),
        lined=True,
    ),
    Figure("sigma", "BLEU of the words with breaks as words", lambda t: _sigma(t.counts)),
    Figure("start", "median error of a start, ms", lambda t: _median(t.starts), 0),
    Figure("<250", "% of starts within 250 ms", lambda t: _within(t.starts, 250)),
    Figure("<500", "% of starts within 500 ms", lambda t: _within(t.starts, 500)),
    Figure("end", "median error of an end, ms", lambda t: _median(t.ends), 0),
    Figure(
        "cut",
        "% of cues that go more than 250 ms before their last word is over",
        lambda t: _share(t.counts["cut early"], len(t.ends)),
    ),
    Figure(
        "sync",
        "% of words on the screen when spoken, within 250 ms",
        lambda t: _share(t.counts["in sync"], t.counts["words"]),
    ),
    Figure(
        "dangl",
        "% of lines that end on a word that binds to the next",
        lambda t: _share(t.counts["dangling"], t.counts["lines"]),
    ),
    Figure("wide", "% of cues with a line over the limit", _cues("wide")),
    Figure("tall", "% of cues with too many lines", _cues("tall")),
    Figure("fast", "% of cues over the characters a second", _cues("fast")),
    Figure("short", "% of cues under the least duration", _cues("short")),
    Figure("long", "% of cues over the greatest duration", _cues("long")),
    Figure("over", "% of cues that overlap the next", _cues("over")),
    Figure("gap", "% of cues closer to the next than the least gap", _cues("gap")),
    Figure("bad", "% of cues that break any limit", _cues("bad")),
    Figure(
        "cues", "cues a cue of the truth", lambda t: t.counts["cues"] / t.counts["true cues"], 2
    ),
    Figure(
        "kept",
        "% of the words kept, in order",
        lambda t: _share(t.counts["kept"], t.counts["words"]),
    ),
)
