"""What is counted: F1 at a threshold, average precision, and how often a score is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Counted(NamedTuple):
    """Precision, recall and their mean, in percent."""

    precision: float
    recall: float
    f1: float


def counted(true: Sequence[bool], scores: Sequence[float], threshold: float = 0.5) -> Counted:
    """Count what is at the threshold or above.

    >>> counted([True, True, False], [0.9, 0.1, 0.8])
    Counted(precision=50.0, recall=50.0, f1=50.0)
    """
    found = sum(score >= threshold for score in scores)
    right = sum(t and score >= threshold for t, score in zip(true, scores, strict=True))
    wanted = sum(true)
    return Counted(
        100 * right / found if found else 0.0,
        100 * right / wanted if wanted else 0.0,
        200 * right / (found + wanted) if found + wanted else 0.0,
    )


def average_precision(true: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the mean precision down to each true one, best score first; ties stay in order.

    >>> average_precision([True, False, True], [0.9, 0.5, 0.1])
    0.8333333333333333
    """
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    ranks = [rank for rank, at in enumerate(order, 1) if true[at]]
    return sum(n / rank for n, rank in enumerate(ranks, 1)) / len(ranks) if ranks else 0.0


def reliability(
    true: Sequence[bool], scores: Sequence[float], bands: int = 5
) -> list[tuple[float, int, float, float]]:
    """Return for each band of scores where it begins, how many are in it, and two shares.

    The first is how many of them are true; the second what that would be at an even mix of true
    and false ones, which is what the scores are made for.

    >>> reliability([True, False, False, True], [0.9, 0.8, 0.7, 0.1], 2)
    [(0.0, 1, 1.0, 1.0), (0.5, 3, 0.3333333333333333, 0.3333333333333333)]
    """
    odds = sum(true) / (len(true) - sum(true))
    found = []
    for band in range(bands):
        low, high = band / bands, (band + 1) / bands
        last = band == bands - 1
        inside = [
            t for t, s in zip(true, scores, strict=True) if low <= s < high or (last and s == 1)
        ]
        if inside:
            share = sum(inside) / len(inside)
            even = sum(inside) / (sum(inside) + (len(inside) - sum(inside)) * odds)
            found.append((low, len(inside), share, even))
    return found
