"""Captions as they are shown, and the captions of the file that they were made of.

A look may show a caption in several parts, or one that no file has (a legend); people know them
by their numbers in the file.
"""

from __future__ import annotations

from bisect import bisect_right

from subtools.core.pattern import pattern
from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.core.track import Track

#: So many captions of a file are looked at for one that is shown at a time.
_NEAR = 16
_words = pattern(r"\w+")


class Number(Value):
    """The number of a caption (from 1), and which part of it this is; 0 is none of the file's."""

    __slots__ = ("number", "part", "parts")
    number: int
    part: int
    parts: int

    def __init__(self, number: int, part: int = 1, parts: int = 1) -> None:
        """Keep the parts."""
        put(self, "number", number)
        put(self, "part", part)
        put(self, "parts", parts)

    def __str__(self) -> str:
        """Print it as a label shows it.

        >>> str(Number(3)), str(Number(3, 1, 4)), str(Number(0))
        ('3', '3 (1/4)', '–')
        """
        if self.number == 0:
            return "\N{EN DASH}"
        return f"{self.number}" if self.parts == 1 else f"{self.number} ({self.part}/{self.parts})"


def numbered(shown: Sequence[Cue], track: Track | None) -> list[Number]:
    """Return the number of each caption shown, by the track that was laid out.

    Without the track, captions are numbered as they are shown.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> track = Track([Cue(0, 1000, "gone"), Cue(1000, 3000, "one two")])
    >>> shown = [Cue(1000, 2000, "one"), Cue(2000, 3000, "two")]
    >>> [str(each) for each in numbered(shown, track)]
    ['2 (1/2)', '2 (2/2)']
    """
    if track is None:
        return [Number(at) for at in range(1, len(shown) + 1)]
    made_of = sources(shown, track)
    counts: dict[int, int] = {}
    for source in made_of:
        if source is not None:
            counts[source] = counts.get(source, 0) + 1
    seen: dict[int, int] = {}
    found = []
    for source in made_of:
        if source is None:
            found.append(Number(0))
        else:
            seen[source] = seen.get(source, 0) + 1
            found.append(Number(source + 1, seen[source], counts[source]))
    return found


def sources(shown: Sequence[Cue], track: Track) -> list[int | None]:
    """Return for each caption shown the index of the cue it was made of, None for a legend."""
    known = [cue.origin for cue in track.cues]
    if None not in known and len(set(known)) == len(known):
        by_origin = {origin: at for at, origin in enumerate(known)}
        return [by_origin.get(cue.origin) for cue in shown]
    starts = [cue.start for cue in track.cues]
    return [_source(cue, track.cues, starts) for cue in shown]


def _source(cue: Cue, cues: Sequence[Cue], starts: Sequence[int]) -> int | None:
    """Find by time and words: the cue that has most of the words, then the one nearest in time."""
    middle = (cue.start + cue.end) // 2
    words = set(_words.findall(cue.text.casefold()))
    # A legend is over the first captions, in styles of claims, and has none of their words.
    styled = any([mark.kind == "style" for mark in cue.marks])
    best: tuple[int, int] | None = None
    found = None
    last = bisect_right(starts, middle)
    for at in range(max(0, last - _NEAR), last):
        other = cues[at]
        common = len(words.intersection(_words.findall(other.text.casefold())))
        if other.end <= middle or (styled and not common):
            continue
        rank = (common, -abs(other.start - cue.start) - abs(other.end - cue.end))
        if best is None or rank > best:
            best, found = rank, at
    return found
