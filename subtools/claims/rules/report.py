"""A report of a paragraph: what a rule found, as ranges of characters of the text."""

from __future__ import annotations

from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.sentence import Sentence

    Span = tuple[int, int]


class Report:
    """A find with its ranges as characters of the text."""

    __slots__ = (
        "content", "find", "number", "quoted", "reporting", "resolved", "sentence", "source",
        "sure",
    )  # fmt: skip

    def __init__(self, find: Find, sentence: Sentence, number: int) -> None:
        def spans(ranges: list[Span]) -> list[Span]:
            return [(sentence.starts[a], sentence.ends[b - 1]) for a, b in ranges if b > a]

        self.find = find
        self.sentence = sentence
        self.number = number
        self.source = spans(find.source)
        self.reporting = spans(find.reporting)
        self.content = spans(find.content)
        self.quoted = False
        #: The full name that the source stands for, and how sure that is.
        self.resolved: str | None = None
        self.sure = 0.0


def union(spans: list[Span]) -> list[Span]:
    """Return ranges in order, those that touch joined.

    >>> union([(5, 9), (0, 2), (2, 3)])
    [(0, 3), (5, 9)]
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def within(s: Sentence, spans: list[Span]) -> list[Span]:
    """Return those of some ranges, in order and apart, that a sentence has characters in."""
    first, last = whole(s)
    low = max(0, bisect_left(spans, (first, first)) - 1)
    return [(a, b) for a, b in spans[low : bisect_left(spans, (last, last))] if b > first]


def taken_tokens(s: Sentence, spans: list[Span]) -> list[bool]:
    """Tell of each token of a sentence whether it begins in one of the ranges (as of `union`)."""
    out = [False] * len(s)
    for start, end in spans:
        first, last = bisect_left(s.starts, start), bisect_left(s.starts, end)
        out[first:last] = [True] * (last - first)
    return out


def touches(s: Sentence, spans: list[Span]) -> bool:
    """Tell whether a sentence has characters in one of the ranges (as of `union`)."""
    return bool(within(s, spans))


def whole(s: Sentence) -> Span:
    """Return the range of a sentence."""
    return (s.starts[0], s.ends[-1])
