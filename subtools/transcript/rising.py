"""The longest rising run of times: what keeps wrong stamps and clock times out."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def longest_rising(values: Sequence[int]) -> list[int]:
    """Return the indices of a longest run that never falls, in O(n log n).

    >>> longest_rising([1240, 1, 5, 540, 9, 12])
    [1, 2, 4, 5]
    """
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_right(tails, value)
        before.append(at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            at.append(index)
        else:
            tails[place] = value
            at[place] = index
    run: list[int] = []
    index = at[-1] if at else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    run.reverse()
    return run
