"""When which word is spoken, as far as it is shown: spans of text and hundredths of a second."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.media.layout.clock import Clock

#: A pause longer than this, in milliseconds, is shown: no word is lit in it.
_PAUSE = 500


class Spoken:
    """A word of a caption: its characters, and when it is lit (hundredths, end not included)."""

    __slots__ = ("begin", "end", "fills", "said", "start", "until")

    def __init__(self, span: tuple[int, int], start: int, said: int, until: int) -> None:
        """Keep the parts; `said` is when its sound ends, `until` when it is no longer lit.

        `fills` is when its letters begin to fill.
        """
        self.begin, self.end = span
        self.start = self.fills = start
        self.said = said
        self.until = until

    def within(self, begin: int, end: int) -> Spoken | None:
        """Return what of the word lies in a line, by the line's own characters.

        A word that goes on in the next line is said here for its share of the time.
        """
        first, last = max(self.begin, begin), min(self.end, end)
        if first >= last:
            return None
        length, time = self.end - self.begin, self.said - self.start
        part = Spoken((first - begin, last - begin), self.start, self.said, self.until)
        if last - first < length:
            part.said = self.start + time * (last - self.begin) // length
            part.fills = self.start + time * (first - self.begin) // length
        return part


def spoken(cue: Cue, clock: Clock) -> list[Spoken]:
    """Return the words of a caption that are lit for any time, in order.

    A word stays lit until the next one begins, except over a long pause. The punctuation that
    stands at a word belongs to it.
    """
    first, last = clock.hundredths(cue.start), clock.hundredths(cue.end)
    edges = _edges(cue)
    found: list[Spoken] = []
    for at, word in enumerate(cue.words):
        following = cue.words[at + 1] if at + 1 < len(cue.words) else None
        stop = word.end
        if following is not None and following.start - word.end <= _PAUSE:
            stop = following.start
        begin = min(last, max(first, clock.hundredths(word.start)))
        if found:
            begin = max(begin, found[-1].until)
        until = min(last, max(begin, clock.hundredths(stop)))
        said = min(until, max(begin, clock.hundredths(word.end)))
        if begin < until and word.text.strip():
            found.append(Spoken(edges[at], begin, said, until))
    return found


def _edges(cue: Cue) -> list[tuple[int, int]]:
    """Return from where to where each dated word reaches, with punctuation at its sides."""
    text, words = cue.text, cue.words
    found = []
    before = 0
    for at, word in enumerate(words):
        begin, end = word.offset, word.offset + len(word.text)
        after = words[at + 1].offset if at + 1 < len(words) else len(text)
        while begin > before and _sticks(text[begin - 1]):
            begin -= 1
        while end < after and _sticks(text[end]):
            end += 1
        found.append((begin, end))
        before = end
    return found


def _sticks(char: str) -> bool:
    return not char.isspace() and not char.isalnum()


def states(words: Sequence[Spoken], first: int, last: int) -> list[tuple[int, int, Spoken | None]]:
    """Return the times between `first` and `last` without a gap, each with the word that is lit."""
    found: list[tuple[int, int, Spoken | None]] = []
    at = first
    for word in words:
        if at < word.start:
            found.append((at, word.start, None))
        found.append((word.start, word.until, word))
        at = word.until
    if at < last:
        found.append((at, last, None))
    return found
