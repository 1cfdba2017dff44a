"""Times moved as little as can be, so that each keeps its distance to the one before.

The least weighted total change under bounds on the differences of neighbours, exactly: dynamic
programming over the convex, piecewise linear cost of where the last time lies, kept as its bends
left and right of its valley in two heaps. It knows nothing of captions.
"""

from __future__ import annotations

from heapq import heappop, heappush

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    #: Where the cost bends (against a moving origin), and by how much.
    Bends = list[tuple[int, int]]

#: A weight that no sum of weights reaches: what it holds is not given up for any change.
HUGE = 1 << 60


def least_change(
    wanted: Sequence[int],
    weights: Sequence[tuple[int, int]],
    least: Sequence[int],
    most: Sequence[int | None],
    *,
    earliest: Sequence[int] | None = None,
) -> list[int]:
    """Return the times nearest to `wanted` of which each follows the one before as it must.

    Of all times x with `least[j] <= x[j + 1] - x[j] <= most[j]` (None: no upper bound) and none
    before `earliest[j]` (default: all from 0), these have the least sum of costs: the distance from
    `wanted[j]` times `weights[j][0]` where they are earlier, times `weights[j][1]` where later.
    All numbers are whole, so are the results. Times that keep the bounds come back unchanged, and
    the result put in again does.

    A weight costs no more time for being large. The whole takes O(n log n) where upper bounds
    are missing now and then, as between captions; only upper bounds all along and weights of very
    different size together can make it slower.

    `weights` and `earliest` are as long as `wanted`, `least` and `most` one shorter. Raises
    `ValueError` for other lengths, a negative weight or distance, or a most under its least.

    >>> least_change([0, 900, 700], [(3, 3), (2, 1), (3, 3)], [500, 80], [7000, None])
    [0, 620, 700]
    """
    _check(wanted, weights, least, most, earliest)
    left: Bends = []  # a heap of (origin - place, weight): the last bend left of the valley first
    right: Bends = []  # a heap of (place - origin, weight): the first bend right of it first
    left_origin = right_origin = 0
    lows: list[int] = []
    highs: list[int | None] = []
    for at, (place, (early, late)) in enumerate(zip(wanted, weights, strict=True)):
        if at:
            left_origin += least[at - 1]
            top = most[at - 1]
            if top is None:
                right.clear()  # whatever comes later costs nothing: the valley has no other side
                right_origin = 0
            else:
                right_origin += top
        turn = left_origin - right_origin
        if earliest is not None:
            _hold(left, right, turn, left_origin - earliest[at])
        elif not at:
            left.append((0, HUGE))
        if late:
            if left[0][0] < left_origin - place:
                heappush(left, (left_origin - place, late))
                _move(left, right, turn, late)
            else:
                heappush(right, (place - right_origin, late))
        if early:
            if right and right[0][0] < place - right_origin:
                heappush(right, (place - right_origin, early))
                _move(right, left, turn, early)
            else:
                heappush(left, (left_origin - place, early))
        lows.append(left_origin - left[0][0])
        highs.append(right[0][0] + right_origin if right else None)
    return _walk_back(wanted, lows, highs, least, most)


def _move(source: Bends, target: Bends, turn: int, weight: int) -> None:
    """Take bends of `weight` in all over the valley, the nearest first."""
    while weight:
        key, has = source[0]
        if has > weight:
            source[0] = (key, has - weight)  # still the first of its heap
            heappush(target, (turn - key, weight))
            return
        heappop(source)
        heappush(target, (turn - key, has))
        weight -= has


def _hold(left: Bends, right: Bends, turn: int, key: int) -> None:
    """Let the time not lie left of a place."""
    if right and right[0][0] < turn - key:
        heappush(right, (turn - key, HUGE))
        _move(right, left, turn, HUGE)
    else:
        heappush(left, (key, HUGE))


def _walk_back(
    wanted: Sequence[int],
    lows: Sequence[int],
    highs: Sequence[int | None],
    least: Sequence[int],
    most: Sequence[int | None],
) -> list[int]:
    """Choose the last time in its valley, and each one before as near to its own as it can be."""
    made = list(wanted)
    after = 0
    for at in range(len(made) - 1, -1, -1):
        time = made[at]
        high = highs[at]
        if time < lows[at]:
            time = lows[at]
        elif high is not None and time > high:
            time = high
        if at < len(least):
            top = most[at]
            if time > after - least[at]:
                time = after - least[at]
            elif top is not None and time < after - top:
                time = after - top
        made[at] = after = time
    return made


def _check(
    wanted: Sequence[int],
    weights: Sequence[tuple[int, int]],
    least: Sequence[int],
    most: Sequence[int | None],
    earliest: Sequence[int] | None,
) -> None:
    links = max(0, len(wanted) - 1)
    if (len(least), len(most)) != (links, links) or len(weights) != len(wanted):
        msg = "weights go with times, bounds with pairs of times"
        raise ValueError(msg)
    if earliest is not None and len(earliest) != len(wanted):
        msg = "there must be an earliest for each time"
        raise ValueError(msg)
    if min(map(min, weights), default=0) < 0 or min(least, default=0) < 0:
        msg = "weights and distances can't be negative"
        raise ValueError(msg)
    if any([top is not None and top < low for low, top in zip(least, most, strict=True)]):
        msg = "a greatest distance is less than the least"
        raise ValueError(msg)
