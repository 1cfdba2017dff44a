"""What people paste: lines of 6 to 10 words under stamps of whole seconds, from a truth's words."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.segmentation.truth import UNSPACED, join

if TYPE_CHECKING:
    from benchmarks.segmentation.truth import Token, Truth

_WORDS = (6, 10)
#: A line of a script without spaces holds this many characters a "word".
_CHARACTERS = 2


class Line(NamedTuple):
    """A pasted line: the second it stands under, in milliseconds, and its words."""

    stamp: int
    words: list[Token]


class Paste(NamedTuple):
    """A pasted transcript: all that a contestant sees."""

    language: str
    lines: list[Line]

    @property
    def text(self) -> str:
        """The transcript as "m:ss text" lines."""
        return "".join([f"{_clock(line.stamp)} {join(line.words)}\n" for line in self.lines])


def paste(truth: Truth) -> Paste:
    """Cut a truth's words into lines, whatever the breaks and pauses; the same every time.

    A stamp is the true start of its line's first word, rounded down to the second.
    """
    rng = random.Random(truth.name)  # noqa: S311 - not for secrets
    words = truth.words
    each = _CHARACTERS if truth.language in UNSPACED else 1
    lines: list[Line] = []
    at = 0
    while at < len(words):
        count = rng.randint(*_WORDS) * each
        stamp = truth.starts[at] // 1000 * 1000
        lines.append(Line(stamp, words[at : at + count]))
        at += count
    return Paste(truth.language, lines)


def _clock(time: int) -> str:
    minutes, seconds = divmod(time // 1000, 60)
    if minutes < 60:  # noqa: PLR2004
        return f"{minutes}:{seconds:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
