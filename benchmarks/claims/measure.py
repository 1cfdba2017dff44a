"""How close what is found comes to what people marked: counts that add up over documents."""

from __future__ import annotations

import re
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Protocol

from benchmarks.claims.speech_acts import is_speech_act
from subtools.claims.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.claims.documents import Document, Gold, Spans

ROLES = ("source", "reporting", "content")
#: Two spans are the same when this much of their words is: common to both, of all in either.
SAME = 0.5
#: What a sentence has in words, where nothing marks it.
_WORDS_A_SENTENCE = 20
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*(?=\s|$)|[^\s.!?…”\"’')\]](?=\s*(?:\n|$))")


class Found(Protocol):
    """What a finder returns for each attribution: `subtools.claims.attribution.Attribution`."""

    @property
    def source(self) -> Spans:
        """The words that tell who claims."""

    @property
    def reporting(self) -> Spans:
        """The words that report."""

    @property
    def content(self) -> Spans:
        """The words claimed."""


if TYPE_CHECKING:
    Finder = Callable[[str], Sequence[Found]]


class Scores:
    """Counts of words and attributions; the figures, in per cent, are worked out from them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.seconds = 0.0

    def precision(self, role: str) -> float:
        """Return how many of the words (or attributions) found were marked."""
        return _percent(self.counts[f"{role} hit"], self.counts[f"{role} found"])

    def recall(self, role: str) -> float:
        """Return how many of the words (or attributions) marked were found."""
        return _percent(self.counts[f"{role} hit"], self.counts[f"{role} marked"])

    def f1(self, role: str) -> float:
        """Return the harmonic mean of both."""
        precision, recall = self.precision(role), self.recall(role)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def colour_f1(self) -> float:
        """The mean F1 of the words of the three roles."""
        return sum([self.f1(role) for role in ROLES]) / len(ROLES)

    @property
    def speed(self) -> float:
        """Sentences a CPU second."""
        return self.counts["sentences"] / self.seconds if self.seconds else 0.0

    def __repr__(self) -> str:
        """Return the figures in a line."""
        parts = [
            f"{role} {self.precision(role):.1f}/{self.recall(role):.1f}/{self.f1(role):.1f}"
            for role in ROLES
        ]
        return (
            f"colour {self.colour_f1:.2f}, {', '.join(parts)}, attr c {self.f1('attr c'):.1f}, "
            f"cs {self.f1('attr cs'):.1f}, speech R {self.recall('speech'):.1f}"
        )


def score(documents: Iterable[Document], finder: Finder) -> Scores:
    """Let a finder read every document; return what was counted, and its CPU seconds."""
    scores = Scores()
    read = list(documents)
    began = time.process_time()  # once around all: some machines count in ticks of 10 ms
    found = [finder(document.text) for document in read]
    scores.seconds = time.process_time() - began
    for document, each in zip(read, found, strict=True):
        scores.counts["sentences"] += sentences(document.text)
        compare(scores, Words(document.text), document.gold, each)
    return scores


def sentences(text: str) -> int:
    """Return how many sentences a text has; without marks, as many as it may have.

    >>> sentences("It rained. It stopped."), sentences("it rained and then it stopped " * 20)
    (2, 6)
    """
    if unmarked(text):
        return len(_WORD.findall(text)) // _WORDS_A_SENTENCE
    return len(_SENTENCE.findall(text))


def agreement(documents: Iterable[Document]) -> Scores:
    """Return how well people agree: of each document, every version as found, every other as true.

    No machine should be expected to do better.
    """
    scores = Scores()
    for document in documents:
        versions = (document.gold, *document.others)
        words = Words(document.text)
        for true in versions:
            for found in versions:
                if found is not true:
                    compare(scores, words, true, found)
                    scores.counts["pairs"] += 1
    return scores


class Words:
    """The words of a text, by white space."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in _WORD.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.text = text

    def under(self, spans: Spans) -> set[int]:
        """Return the numbers of the words that overlap the spans.

        >>> Words("He said it.").under(((1, 4), (8, 9)))
        {0, 1, 2}
        """
        return {
            word
            for start, end in spans
            for word in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        }


def compare(scores: Scores, words: Words, gold: Sequence[Gold], found: Sequence[Found]) -> None:
    """Count what is common to what was marked and what was found in one text."""
    counts = scores.counts
    true = [[words.under(spans) for spans in (g.source, g.reporting, g.content)] for g in gold]
    made = [[words.under(spans) for spans in (f.source, f.reporting, f.content)] for f in found]
    for at, role in enumerate(ROLES):
        marked: set[int] = set().union(*[each[at] for each in true])
        claimed: set[int] = set().union(*[each[at] for each in made])
        counts[f"{role} marked"] += len(marked)
        counts[f"{role} found"] += len(claimed)
        counts[f"{role} hit"] += len(marked & claimed)
    acts = {
        at
        for at, each in enumerate(gold)
        if is_speech_act(" ".join([words.text[start:end] for start, end in each.reporting]))
    }
    counts["speech marked"] += len(acts)
    for name, least in (("attr c", 0.0), ("attr cs", SAME)):
        pairs = matched(true, made, least)
        counts[f"{name} marked"] += len(true)
        counts[f"{name} found"] += len(made)
        counts[f"{name} hit"] += len(pairs)
        if name == "attr c":
            counts["speech hit"] += len(acts.intersection(pairs))


def matched(
    true: list[list[set[int]]], made: list[list[set[int]]], source_least: float
) -> dict[int, int]:
    """Match attributions one to one, the most alike first; return which is which.

    Contents must be the same, and sources as far as `source_least` (0: not at all).
    """
    by_word: dict[int, list[int]] = {}
    for at, (_, _, content) in enumerate(made):
        for word in content:
            by_word.setdefault(word, []).append(at)
    alike = []
    for at, (source, reporting, content) in enumerate(true):
        near = {each for word in content for each in by_word.get(word, ())}
        for other in near:
            same = _jaccard(content, made[other][2])
            sources = _jaccard(source, made[other][0])
            if same >= SAME and sources >= source_least:
                tie = sources + _jaccard(reporting, made[other][1])
                alike.append((-same, -tie, at, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, other in sorted(alike):
        if at not in pairs and other not in taken:
            pairs[at] = other
            taken.add(other)
    return pairs


def _jaccard(one: set[int], other: set[int]) -> float:
    """Return how much is common to both, of all: 1 where both are empty."""
    either = len(one | other)
    return len(one & other) / either if either else 1.0


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
