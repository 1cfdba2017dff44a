"""A pasted text as numbered lines, each with its folded twin and, later, why it isn't speech."""

from __future__ import annotations

from subtools.transcript.stamps import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Line:
    """One line of the input, without white space at its ends.

    `number` is its line in the input (from 1); several lines may share one, when a page put
    several things on it. `folded` is the text with digits and colons made ASCII, offset for
    offset. `dropped` is the finding code and the reason when the line is not speech.
    """

    __slots__ = ("dropped", "folded", "number", "text")

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.text = text
        self.folded = fold(text)
        self.dropped: tuple[str, str] | None = None

    def drop(self, code: str, reason: str) -> None:
        """Say that the line is not speech, unless that is said already."""
        if self.dropped is None:
            self.dropped = (code, reason)


def split_lines(text: str) -> list[Line]:
    """Split text into the lines that hold anything, without what is invisible at their ends."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(text.split("\n"), 1):
        body = raw.strip(_EDGE)
        if body:
            yield Line(number, body)


#: White space, and the invisible marks pages leave at the ends of what is copied.
_EDGE = " \t\r\f\v\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\ufeff\u2028\u2029\u3000\u200e\u200f\u2060"
