"""A timeline: where the segments of a presentation begin and end, exactly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from itertools import pairwise

from subtools.core.time import SECOND
from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.core.time import Ms

#: Names count with five digits; a day has fewer seconds.
MOST = 100_000
#: Timestamps of MPEG-2 have 33 bits.
_MPEGTS = 1 << 33


class Timeline(Value):
    """The edges of segments in ms, from 0 to the presentation's end, and the video's clock.

    There is one edge more than there are segments. `mpegts` is the time of the video's first
    frame on its own clock, in ticks of 90 kHz.
    """

    __slots__ = ("edges", "mpegts")
    edges: tuple[Fraction, ...]
    mpegts: int

    def __init__(self, edges: Iterable[Fraction], mpegts: int = 0) -> None:
        """Raise `ValueError` unless edges rise from 0, by a microsecond at least.

        >>> Timeline([Fraction(0), Fraction(6000)], 126_000).mpegts
        126000
        """
        put(self, "edges", tuple(edges))
        put(self, "mpegts", mpegts)
        count = len(self.edges) - 1
        rises = all([after - before >= Fraction(1, 1000) for before, after in pairwise(self.edges)])
        if not rises or count < 1 or self.edges[0] != 0:
            msg = "segments need edges that rise from 0"
            raise ValueError(msg)
        if count > MOST:
            msg = f"that would be {count} segments; the most is {MOST}: take longer ones"
            raise ValueError(msg)
        if not 0 <= mpegts < _MPEGTS:
            msg = f"an MPEG-2 timestamp is 0 to {_MPEGTS - 1}, not {mpegts}"
            raise ValueError(msg)

    @property
    def duration(self) -> Fraction:
        """The length of the presentation, in ms."""
        return self.edges[-1]

    def lengths(self) -> list[int]:
        """Return the lengths of the segments in microseconds; their sum is the last edge's.

        Edges are rounded, not lengths, so that no error grows.

        >>> even(10_000, "10/3").lengths()
        [3333333, 3333334, 3333333]
        """
        edges = [round(edge * SECOND) for edge in self.edges]
        return [after - before for before, after in pairwise(edges)]

    def touched(self, start: Ms, end: Ms) -> range:
        """Return the numbers of the segments in which a cue is shown; none for one too late.

        A cue that ends on an edge is not in the segment behind it; a cue without length is in the
        segment it falls into.

        >>> line = even(18_000, 6)
        >>> [list(line.touched(*cue)) for cue in [(5000, 6000), (5000, 12_001), (6000, 6000)]]
        [[0], [0, 1, 2], [1]]
        """
        first = bisect_right(self.edges, start) - 1
        last = max(first, bisect_left(self.edges, end) - 1)
        return range(first, min(last + 1, len(self.edges) - 1))


def even(duration: Ms, segment: Fraction | float | str, mpegts: int = 0) -> Timeline:
    """Return the timeline of a presentation cut into equal segments; the last has what is left.

    `duration` is in ms, `segment` in seconds: 6, "6.006", Fraction(1001, 200). Less than a
    millisecond at the end is no segment. Raises `ValueError` for what is not positive or makes
    more than `MOST` segments.

    >>> [float(edge) for edge in even(13_000, "6.006").edges]
    [0.0, 6006.0, 12012.0, 13000.0]
    """
    step = seconds(segment) * SECOND
    if duration <= 0:
        msg = f"a presentation needs a length, not {duration} ms"
        raise ValueError(msg)
    count = -(-duration // step)
    if count > MOST:
        msg = f"that would be {count} segments; the most is {MOST}: take longer ones"
        raise ValueError(msg)
    edges = [step * number for number in range(count)]
    if count > 1 and duration - edges[-1] < 1:
        edges.pop()
    return Timeline([*edges, Fraction(duration)], mpegts)


def seconds(text: Fraction | float | str) -> Fraction:
    """Return a length in seconds as it was written; raise `ValueError` for none.

    >>> seconds("6.006"), seconds(0.1)
    (Fraction(3003, 500), Fraction(1, 10))
    """
    try:
        exact = Fraction(str(text) if isinstance(text, float) else text)
    except (ValueError, ZeroDivisionError):
        exact = Fraction(0)
    if exact <= 0:
        msg = f"not a length in seconds: {text!r}; write 6, 6.006 or 1001/200"
        raise ValueError(msg)
    return exact


def joined(lengths: Sequence[Fraction], mpegts: int = 0) -> Timeline:
    """Return the timeline of segments whose lengths are known, in seconds."""
    edges = [Fraction(0)]
    for length in lengths:
        edges.append(edges[-1] + length * SECOND)
    return Timeline(edges, mpegts)
