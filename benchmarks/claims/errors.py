"""Where found and marked words differ, in their context: to learn from, on train or dev."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.measure import ROLES, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.claims.documents import Document, Spans
    from benchmarks.claims.measure import Finder, Found

_AROUND = 90


class Error(NamedTuple):
    """A run of words of one role that was missed, or found and not marked."""

    document: Document
    kind: str
    span: tuple[int, int]
    found: Sequence[Found]

    def __str__(self) -> str:
        """Return the run in its context, and what was marked and found there."""
        text, (start, end) = self.document.text, self.span
        before = text[max(0, start - _AROUND) : start].replace("\n", " / ")
        after = text[end : end + _AROUND].replace("\n", " / ")
        lines = [f"{self.kind} {self.document.name}\n  ...{before}[[{text[start:end]}]]{after}..."]
        for who, each in (("marked", self.document.gold), ("found", self.found)):
            lines += [f"    {who:6} {_told(text, a)}" for a in each if _touches(a, start, end)]
        return "\n".join(lines)


def errors(documents: Iterable[Document], finder: Finder, role: str) -> Iterator[Error]:
    """Yield each run of words of a role that was missed or is spurious."""
    for document in documents:
        words = Words(document.text)
        found = finder(document.text)
        marked = _under(words, document.gold, role)
        claimed = _under(words, found, role)
        for kind, wrong in (("MISSED", marked - claimed), ("SPURIOUS", claimed - marked)):
            for start, end in _runs(sorted(wrong)):
                yield Error(document, kind, (words.starts[start], words.ends[end]), found)


def report(documents: Iterable[Document], finder: Finder, role: str, show: int) -> None:
    """Print the strings most often wrong, and some errors of each kind, spread over all."""
    if role not in ROLES:
        msg = f"{role!r} is none of {', '.join(ROLES)}"
        raise ValueError(msg)
    wrong = list(errors(documents, finder, role))
    for kind in ("MISSED", "SPURIOUS"):
        those = [error for error in wrong if error.kind == kind]
        texts = Counter([each.document.text[slice(*each.span)].lower() for each in those])
        most = ", ".join([f"{text} {times}" for text, times in texts.most_common(60)])
        print(f"{kind}: {len(those)} runs of words. Most often: {most}\n")
    for kind in ("MISSED", "SPURIOUS"):
        those = [error for error in wrong if error.kind == kind]
        step = max(1, len(those) // max(1, show // 2))
        for error in those[::step][: max(1, show // 2)]:
            print(f"{error}\n")


def _under(words: Words, attributions: Iterable[Found], role: str) -> set[int]:
    under: set[int] = set()
    for each in attributions:
        under |= words.under(getattr(each, role))
    return under


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each run of numbers that follow each other."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def _touches(each: Found, start: int, end: int) -> bool:
    spans = [*each.source, *each.reporting, *each.content]
    return any([s < end and start < e for s, e in spans])


def _told(text: str, each: Found) -> str:
    return " | ".join([_joined(text, getattr(each, role)) for role in ROLES])


def _joined(text: str, spans: Spans) -> str:
    told = " ~ ".join([text[start:end] for start, end in spans]).replace("\n", " / ")
    return told if len(told) < 2 * _AROUND else f"{told[:_AROUND]} [...] {told[-_AROUND:]}"
