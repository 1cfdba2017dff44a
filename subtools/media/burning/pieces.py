"""Where a video is cut: pieces that are encoded side by side, or copied as they are.

No cue is on the screen across a cut, so a piece looks the same alone as in its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.core.time import Ms
    from subtools.media.burning.frames import Frames

#: The times of burned captions are written in hundredths of a second, rounded down.
_TICK = 10


class Piece(Value):
    """Frames `first` to `first + count`, encoded again or copied."""

    __slots__ = ("count", "encode", "first")
    first: int
    count: int
    encode: bool

    def __init__(self, first: int, count: int, *, encode: bool = True) -> None:
        """Keep the parts."""
        put(self, "first", first)
        put(self, "count", count)
        put(self, "encode", encode)

    @property
    def stop(self) -> int:
        """The first frame behind it."""
        return self.first + self.count


def shown(frames: Frames, cues: Iterable[tuple[Ms, Ms]]) -> list[tuple[int, int]]:
    """Return the runs of frames on which there are captions, (first, behind the last) each.

    Runs that only touch are two: a cut between them harms none.
    """
    runs: list[tuple[int, int]] = []
    for start, end in sorted(cues):
        first, stop = [frames.at(time // _TICK * _TICK) for time in (start, end)]
        if first >= stop:
            continue
        if runs and first < runs[-1][1]:
            runs[-1] = runs[-1][0], max(stop, runs[-1][1])
        else:
            runs.append((first, stop))
    return runs


def even(length: int, runs: Sequence[tuple[int, int]], count: int) -> list[Piece]:
    """Cut `length` frames into about `count` pieces of about one length, none inside a run.

    >>> [(piece.first, piece.count) for piece in even(100, [(40, 55)], 2)]
    [(0, 55), (55, 45)]
    """
    cuts = {0, length}
    stops = [stop for _, stop in runs]
    for part in range(1, count):
        wanted = length * part // count
        at = bisect_right(stops, wanted)
        if at < len(runs) and runs[at][0] < wanted < runs[at][1]:
            first, stop = runs[at]
            wanted = first if wanted - first < stop - wanted else stop
        cuts.add(wanted)
    ordered = sorted(cuts)
    return [Piece(a, b - a) for a, b in pairwise(ordered)]


def only_captioned(frames: Frames, runs: Iterable[tuple[int, int]]) -> list[Piece]:
    """Cut so that only what carries captions is encoded again, from one place to cut to another.

    What lies before the first such place can't be copied.
    """
    edges = [*frames.cuts, len(frames)]
    if not frames.cuts or frames.cuts[0] != 0:
        edges.insert(0, 0)
    parts: list[list[int]] = []
    for first, stop in runs:
        begin = edges[bisect_right(edges, first) - 1]
        end = edges[bisect_left(edges, stop)]
        if parts and begin <= parts[-1][1]:
            parts[-1][1] = max(end, parts[-1][1])
        else:
            parts.append([begin, end])
    pieces: list[Piece] = []
    at = 0
    for begin, end in parts:
        if at < begin:
            pieces.append(Piece(at, begin - at, encode=False))
        pieces.append(Piece(begin, end - begin))
        at = end
    if at < len(frames):
        pieces.append(Piece(at, len(frames) - at, encode=False))
    return pieces


def share(pieces: Iterable[Piece]) -> float:
    """Return which share of all frames is encoded, 0 to 1."""
    counts = [(piece.count, piece.encode) for piece in pieces]
    return sum(count for count, encode in counts if encode) / max(1, sum(n for n, _ in counts))
