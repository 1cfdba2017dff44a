"""Text with marks: a range on plain text that stays on its words through every cut and join.

The only arithmetic on marks is here: slice, join and `runs`. Writers walk `runs()` and never
compare positions. A mark's kind is a meaning ("claim", "sound") or, from files, an appearance
("italic", "class"); how a kind looks is decided when a file is written.
"""

from __future__ import annotations

from itertools import pairwise

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Named facts about a mark, sorted by name: (("color", "#ff0000"),).
Attributes = tuple[tuple[str, str], ...]


class Mark(Value):
    """A kind, with attributes, on the characters `start` to `end` (not included) of a text."""

    __slots__ = ("start", "end", "kind", "attributes")
    start: int
    end: int
    kind: str
    attributes: Attributes

    def __init__(self, start: int, end: int, kind: str, *, attributes: Attributes = ()) -> None:
        """Offsets are characters of the plain text; raises `ValueError` unless 0 <= start < end.

        >>> Mark(0, 5, "italic")
        Mark(start=0, end=5, kind='italic')
        """
        if not 0 <= start < end:
            msg = f"a mark needs 0 <= start < end, not {start} and {end}"
            raise ValueError(msg)
        put(self, "start", start)
        put(self, "end", end)
        put(self, "kind", kind)
        put(self, "attributes", attributes)

    def get(self, name: str, default: str = "") -> str:
        """Return one attribute.

        >>> Mark(0, 1, "font", attributes=(("color", "red"),)).get("color")
        'red'
        """
        for key, value in self.attributes:
            if key == name:
                return value
        return default

    def moved(self, by: int) -> Mark:
        """Return the mark `by` characters further on."""
        return Mark(self.start + by, self.end + by, self.kind, attributes=self.attributes)


class MarkedText(Value):
    """Plain text and the marks on it, in one normal form.

    Marks lie inside the text, are sorted (start, longest first), and two marks of one kind and
    the same attributes never touch: they fuse. So equal looks are equal values.
    """

    __slots__ = ("plain", "marks")
    plain: str
    marks: tuple[Mark, ...]

    def __init__(self, plain: str, marks: Iterable[Mark] = ()) -> None:
        """Put the marks in normal form; raises `ValueError` for a mark past the end.

        >>> MarkedText("abcd", [Mark(2, 4, "bold"), Mark(0, 2, "bold")]).marks
        (Mark(start=0, end=4, kind='bold'),)
        """
        put(self, "plain", plain)
        put(self, "marks", normal_marks(marks, len(plain)) if marks else ())

    def __len__(self) -> int:
        """Count the characters of the plain text."""
        return len(self.plain)

    def __getitem__(self, part: slice) -> MarkedText:
        """Cut out characters; marks are cut with them. Steps other than 1 are refused.

        >>> MarkedText("one two", [Mark(0, 7, "bold")])[4:]
        MarkedText(plain='two', marks=(Mark(start=0, end=3, kind='bold'),))
        """
        start, end, step = part.indices(len(self.plain))
        if step != 1:
            msg = "marked text can't be cut with a step"
            raise ValueError(msg)
        plain = self.plain[start:end]
        if not self.marks:
            return MarkedText(plain)
        return MarkedText(
            plain,
            [
                Mark(
                    max(m.start, start) - start,
                    min(m.end, end) - start,
                    m.kind,
                    attributes=m.attributes,
                )
                for m in self.marks
                if max(m.start, start) < min(m.end, end)
            ],
        )

    def __add__(self, other: MarkedText | str) -> MarkedText:
        """Join two; marks of one kind that meet at the seam fuse. For many, use `join`."""
        return join([self, other if isinstance(other, MarkedText) else MarkedText(other)], "")

    def strip(self) -> MarkedText:
        """Cut white space from both ends."""
        start = len(self.plain) - len(self.plain.lstrip())
        return self[start : max(start, len(self.plain.rstrip()))]

    def replaced(self, edits: Iterable[tuple[int, int, str]]) -> MarkedText:
        """Replace ranges of characters, given in order and apart: (start, end, new text).

        A mark keeps covering what it covered: new text is inside when what it replaced was.

        >>> MarkedText("a  b", [Mark(3, 4, "bold")]).replaced([(1, 3, " ")])
        MarkedText(plain='a b', marks=(Mark(start=2, end=3, kind='bold'),))
        """
        pieces: list[MarkedText] = []
        at = 0
        for start, end, new in edits:
            pieces.append(self[at:start])
            over = [m for m in self.marks if m.start <= start and m.end >= end and m.end > start]
            fresh = (
                [Mark(0, len(new), m.kind, attributes=m.attributes) for m in over] if new else []
            )
            pieces.append(MarkedText(new, fresh))
            at = end
        pieces.append(self[at:])
        return join(pieces, "")

    def runs(self) -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """Walk the text in pieces between which no mark begins or ends, each with its marks.

        >>> [(t, [m.kind for m in ms]) for t, ms in MarkedText("ab", [Mark(1, 2, "bold")]).runs()]
        [('a', []), ('b', ['bold'])]
        """
        if not self.marks:
            if self.plain:
                yield self.plain, ()
            return
        edges = sorted({0, len(self.plain), *(e for m in self.marks for e in (m.start, m.end))})
        active: list[Mark] = []
        waiting = list(reversed(self.marks))
        for start, end in pairwise(edges):
            active = [m for m in active if m.end > start]
            while waiting and waiting[-1].start <= start:
                active.append(waiting.pop())
            yield self.plain[start:end], tuple(active)


def join(pieces: Iterable[MarkedText], separator: str = " ") -> MarkedText:
    """Join many texts at once, in time linear in their length.

    Where the same mark ends one piece and begins the next, it runs on over the separator.

    >>> join([MarkedText("a", [Mark(0, 1, "bold")]), MarkedText("b", [Mark(0, 1, "bold")])])
    MarkedText(plain='a b', marks=(Mark(start=0, end=3, kind='bold'),))
    """
    plains: list[str] = []
    marks: list[Mark] = []
    at = 0
    gap = len(separator)
    last: dict[tuple[str, Attributes], int] = {}
    for piece in pieces:
        if plains:
            at += gap
        for m in piece.marks:
            key = (m.kind, m.attributes)
            start = m.start + at
            before = last.get(key)
            if gap and m.start == 0 and before is not None and marks[before].end == at - gap:
                start = marks[before].start
            last[key] = len(marks)
            marks.append(Mark(start, m.end + at, m.kind, attributes=m.attributes))
        plains.append(piece.plain)
        at += len(piece.plain)
    return MarkedText(separator.join(plains), marks)


def normal_marks(marks: Iterable[Mark], length: int) -> tuple[Mark, ...]:
    """Sort marks, fuse those of one kind that touch; raise `ValueError` for one past `length`."""
    by_key: dict[tuple[str, Attributes], list[tuple[int, int]]] = {}
    for m in marks:
        if m.end > length:
            msg = f"a mark ends at {m.end}, past the text's {length} characters"
            raise ValueError(msg)
        by_key.setdefault((m.kind, m.attributes), []).append((m.start, m.end))
    fused: list[tuple[int, int, str, Attributes]] = []
    for (kind, attributes), spans in by_key.items():
        spans.sort()
        start, end = spans[0]
        for next_start, next_end in spans[1:]:
            if next_start <= end:
                end = max(end, next_end)
            else:
                fused.append((start, -end, kind, attributes))
                start, end = next_start, next_end
        fused.append((start, -end, kind, attributes))
    fused.sort()
    return tuple([Mark(s, -e, kind, attributes=a) for s, e, kind, a in fused])
