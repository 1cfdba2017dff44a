"""How sure each break is: its probability over all ways to cut a text, the dear ones the rarer.

Where marks are missing the cheapest way is one of many that are nearly as cheap. What nearly all
of them agree on is more often right than what the cheapest has, so there the path is found again,
over probabilities.
"""

from __future__ import annotations

from array import array
from math import exp, log

from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Reversible

    #: A cue from one place to a later one, by their numbers, and its cost.
    Edge = tuple[int, int, float]

_NEVER = float("-inf")


class Edges:
    """Cues in the order of their places, kept small: a megabyte of text has twenty million."""

    __slots__ = ("costs", "ends", "starts")

    def __init__(self) -> None:
        """Begin with none."""
        self.starts = array("i")
        self.ends = array("i")
        self.costs = array("d")

    def add(self, start: int, ends: list[int], costs: list[float]) -> None:
        """Put in the edges that begin at a place."""
        self.starts.extend([start] * len(ends))
        self.ends.extend(ends)
        self.costs.extend(costs)

    def __iter__(self) -> Iterator[Edge]:
        """Walk the edges."""
        return zip(self.starts, self.ends, self.costs, strict=True)

    def __reversed__(self) -> Iterator[Edge]:
        """Walk the edges from the last one back."""
        return zip(reversed(self.starts), reversed(self.ends), reversed(self.costs), strict=True)


def probabilities(edges: Reversible[Edge], count: int) -> list[float]:
    """Return how probable it is that a cue ends at each of `count` places.

    The edges come in the order of their places. Every place before the last must be on some
    way from the first to the last, or has probability 0.

    >>> [round(p, 2) for p in probabilities([(0, 1, 1.0), (0, 2, 2.0), (1, 2, 1.0)], 3)]
    [0.0, 0.5, 1.0]
    """
    scale = weights.PROBABLE
    ahead = _sums(edges, count, scale)
    back = _sums_back(edges, count, scale)
    total = ahead[-1]
    found = [exp(min(0.0, a + b - total)) for a, b in zip(ahead, back, strict=True)]
    found[0] = 0.0
    return found


def _sums(edges: Reversible[Edge], count: int, scale: float) -> list[float]:
    """Return the logarithm of the sum over all ways to each place."""
    most = [_NEVER] * count  # of each place, the greatest term ...
    rest = [0.0] * count  # ... and the sum of all, as shares of it
    most[0], rest[0] = 0.0, 1.0
    at = -1
    here = _NEVER
    for start, end, cost in edges:
        if start != at:
            at = start
            here = most[at] + log(rest[at]) if rest[at] else _NEVER
        term = here - scale * cost
        if term == _NEVER:
            continue
        if term <= most[end]:
            rest[end] += exp(term - most[end])
        else:
            rest[end] = rest[end] * exp(most[end] - term) + 1.0
            most[end] = term
    return [top + log(sum_) if sum_ else _NEVER for top, sum_ in zip(most, rest, strict=True)]


def _sums_back(edges: Reversible[Edge], count: int, scale: float) -> list[float]:
    """Return the logarithm of the sum over all ways from each place."""
    found = [_NEVER] * count
    at = count - 1
    most, rest = 0.0, 1.0
    for start, end, cost in reversed(edges):
        if start != at:
            found[at] = most + log(rest) if rest else _NEVER
            at = start
            most, rest = _NEVER, 0.0
        term = found[end] - scale * cost
        if term == _NEVER:
            continue
        if term <= most:
            rest += exp(term - most)
        else:
            rest = rest * exp(most - term) + 1.0
            most = term
    found[at] = most + log(rest) if rest else _NEVER
    return found


def agreed(edges: Reversible[Edge], count: int) -> list[int]:
    """Return the places where cues end on the way that the probable breaks make best.

    A break is worth its probability less `AGREED`; a way's own cost counts a little.
    """
    sure = probabilities(edges, count)
    best = [float("inf")] * count
    best[0] = 0.0
    back = [0] * count
    worth, share = weights.AGREED, weights.AGREED_COST
    at, here = -1, 0.0
    for start, end, cost in edges:
        if start != at:
            at = start
            here = best[start] + worth
        total = here - sure[end] + share * cost
        if total < best[end]:
            best[end] = total
            back[end] = start
    found: list[int] = []
    at = count - 1
    while at:
        found.append(at)
        at = back[at]
    return found[::-1]
