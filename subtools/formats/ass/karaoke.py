r"""Karaoke of an ASS file: syllables that are dated by `\k` to dated words."""

from __future__ import annotations

from subtools.core.cue import Word
from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.time import Ms
    from subtools.formats.ass.text import Syllable

_token = pattern(r"\S+")


def words_of(text: str, syllables: Sequence[Syllable], start: Ms, end: Ms) -> tuple[Word, ...]:
    r"""Date the words of a text: from its first syllable to its last, inside `start` to `end`.

    Where one syllable holds several words, each takes its share by length. Words before the
    first syllable have no time.

    >>> from subtools.formats.ass.text import Syllable
    >>> sung = [Syllable(0, 0, 300), Syllable(3, 300, 500), Syllable(8, 500, 900)]
    >>> [(w.text, w.start, w.end) for w in words_of("karaoke now", sung, 1000, 2000)]
    [('karaoke', 1000, 1500), ('now', 1500, 1900)]
    """
    # Points of (character, time) between which time runs evenly: the letters of each syllable.
    points: list[tuple[int, Ms, int, Ms]] = []
    edges = [*[syllable.offset for syllable in syllables[1:]], len(text)]
    for syllable, edge in zip(syllables, edges, strict=True):
        sung = text[syllable.offset : edge]
        begin = syllable.offset + len(sung) - len(sung.lstrip())
        stop = syllable.offset + len(sung.rstrip())
        if begin < stop:
            points.append((begin, syllable.start, stop, syllable.end))
    words: list[Word] = []
    at = 0
    for token in _token.finditer(text):
        while at < len(points) and points[at][2] <= token.start():
            at += 1
        if at == len(points) or points[at][0] > token.start():
            continue
        first = last = at
        while last + 1 < len(points) and points[last + 1][0] < token.end():
            last += 1
        begin, stop = _time(points[first], token.start()), _time(points[last], token.end())
        begin, stop = min(end, start + begin), min(end, start + stop)
        words.append(Word(token.start(), token[0], begin, max(begin, stop)))
        at = last
    return tuple(words)


def _time(point: tuple[int, Ms, int, Ms], offset: int) -> Ms:
    begin, start, stop, end = point
    return start + (end - start) * (min(offset, stop) - begin) // (stop - begin)
