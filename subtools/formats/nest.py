"""Marks to nested tags: marks may cross, tags may not, so a crossing mark is closed and reopened.

A reader fuses the pieces again, for they touch and are equal.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.text import Mark, MarkedText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Tag = Callable[[Mark], str]

_pair = pattern(r"<([ibu])>([^<>]+)</\1>")

_KINDS = {"i": "italic", "b": "bold", "u": "underline"}


def simple_tags(raw: str) -> tuple[str, tuple[Mark, ...]] | None:
    """Read a text whose only tags are `<i>`, `<b>` and `<u>`, closed and side by side; else None.

    Nearly all marked captions are like that, and they skip the scanners.

    >>> simple_tags("<i>Hello</i> you")
    ('Hello you', (Mark(start=0, end=5, kind='italic'),))
    """
    parts: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for match in _pair.finditer(raw):
        begin = match.start()
        if begin == at and at:
            # They touch, and may be of one kind: for the scanners, which fuse them.
            return None
        name, inside = match.groups()
        length += begin - at
        end = length + len(inside)
        parts += raw[at:begin], inside
        marks.append(Mark(length, end, _KINDS[name]))
        length, at = end, match.end()
    if len(marks) * 2 != raw.count("<"):
        return None
    parts.append(raw[at:])
    return "".join(parts), tuple(marks)


def nest(  # noqa: PLR0913 - what a format says about its tags
    plain: str,
    marks: tuple[Mark, ...],
    *,
    opening: Tag,
    closing: Tag,
    rank: Callable[[Mark], int],
    escape: Callable[[str], str] = str,
    between: Callable[[int, tuple[Mark, ...]], str] | None = None,
) -> str:
    """Write marked text with tags.

    `opening` and `closing` give a mark's tags, or "" for a mark that has none; marks of a
    lower `rank` enclose the others, and within a rank the one that begins first. `between` may
    write something at the start of a run of text that is no element (an inline time).
    """
    if between is None:
        flat = _flat(plain, marks, opening, closing, escape)
        if flat is not None:
            return flat
    out: list[str] = []
    stack: list[Mark] = []
    at = 0
    for text, active in MarkedText(plain, marks).runs():
        wanted = [mark for mark in active if opening(mark)]
        wanted.sort(key=lambda mark: (rank(mark), mark.start, -mark.end, mark.kind))
        kept = 0
        while kept < len(stack) and kept < len(wanted) and stack[kept] is wanted[kept]:
            kept += 1
        while len(stack) > kept:
            out.append(closing(stack.pop()))
        if between is not None:
            out.append(between(at, active))
        for mark in wanted[kept:]:
            out.append(opening(mark))
            stack.append(mark)
        out.append(escape(text))
        at += len(text)
    while stack:
        out.append(closing(stack.pop()))
    return "".join(out)


def _flat(
    plain: str, marks: tuple[Mark, ...], opening: Tag, closing: Tag, escape: Callable[[str], str]
) -> str | None:
    """Write marks that stand side by side, as nearly all do; None where two overlap."""
    out: list[str] = []
    at = 0
    for mark in marks:
        tag = opening(mark)
        if mark.start < at or not tag:
            return None
        out += escape(plain[at : mark.start]), tag, escape(plain[mark.start : mark.end])
        out.append(closing(mark))
        at = mark.end
    out.append(escape(plain[at:]))
    return "".join(out)
