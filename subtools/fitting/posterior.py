"""How sure each break is: its probability over all ways to cut a text, the dear ones the rarer.

Where marks are missing the cheapest way is one of many that are nearly as cheap. What nearly all
of them agree on is more often right than what the cheapest has, so there the path is found again,
over probabilities.
"""

from __future__ import annotations

from math import exp, log

from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    #: A cue from one place to a later one, by their numbers, and its cost.
    Edge = tuple[int, int, float]

_NEVER = float("-inf")


def probabilities(edges: Sequence[Edge], count: int) -> list[float]:
    """Return how probable it is that a cue ends at each of `count` places.

    The edges come in the order of their first places. Every place before the last must be on some
    way from the first to the last, or has probability 0.

    >>> [round(p, 2) for p in probabilities([(0, 1, 1.0), (0, 2, 2.0), (1, 2, 1.0)], 3)]
    [0.0, 0.5, 1.0]
    """
    scale = weights.PROBABLE
    ahead = _sums(edges, count, scale)
    turned = [(count - 1 - end, count - 1 - start, cost) for start, end, cost in reversed(edges)]
    turned.sort()
    back = _sums(turned, count, scale)[::-1]
    total = ahead[-1]
    found = [exp(min(0.0, a + b - total)) for a, b in zip(ahead, back, strict=True)]
    found[0] = 0.0
    return found


def _sums(edges: Sequence[Edge], count: int, scale: float) -> list[float]:
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


def agreed(edges: Sequence[Edge], count: int) -> list[int]:
    """Return the places where cues end on the way that the probable breaks make best.

    A break is worth its probability less `AGREED`; a way's own cost counts a little.
    """
    sure = probabilities(edges, count)
    best = [float("inf")] * count
    best[0] = 0.0
    back = [0] * count
    for start, end, cost in edges:
        total = best[start] + weights.AGREED - sure[end] + weights.AGREED_COST * cost
        if total < best[end]:
            best[end] = total
            back[end] = start
    found: list[int] = []
    at = count - 1
    while at:
        found.append(at)
        at = back[at]
    return found[::-1]
