"""The same repair as a linear program, solved by HiGHS through scipy: the oracle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scipy.optimize import linprog
from scipy.sparse import coo_array

if TYPE_CHECKING:
    from collections.abc import Sequence


def optimum(
    wanted: Sequence[int],
    weights: Sequence[tuple[int, int]],
    least: Sequence[int],
    most: Sequence[int | None],
    earliest: Sequence[int] | None = None,
) -> float:
    """Return the least cost there is, as `least_change` counts it.

    Each time is its wanted one, less `early`, plus `late`, both at least 0. Raises `ValueError`
    where nothing keeps the bounds.
    """
    count = len(wanted)
    cost = [early for early, _ in weights] + [late for _, late in weights]
    rows: list[int] = []
    columns: list[int] = []
    values: list[int] = []
    bounds: list[int] = []

    def at_most(limit: int, *times: tuple[int, int]) -> None:
        for at, sign in times:
            rows.extend([len(bounds)] * 2)
            columns.extend([at, count + at])
            values.extend([-sign, sign])
        bounds.append(limit - sum(sign * wanted[at] for at, sign in times))

    for at in range(count):
        at_most(-(earliest[at] if earliest else 0), (at, -1))
    for at, (low, top) in enumerate(zip(least, most, strict=True)):
        at_most(-low, (at, 1), (at + 1, -1))
        if top is not None:
            at_most(top, (at, -1), (at + 1, 1))
    found = linprog(
        cost,
        A_ub=coo_array((values, (rows, columns)), shape=(len(bounds), 2 * count)),
        b_ub=bounds,
        bounds=(0, None),
        method="highs",
    )
    if found.status:
        raise ValueError(found.message)
    return float(found.fun)
