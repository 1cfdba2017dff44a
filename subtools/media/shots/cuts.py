"""Which frames begin a shot: told from how much frames differ and where, without ffmpeg.

A cut differs from what moves (it is more than all frames around), from what appears in the picture
(it is everywhere) and from a flash (the picture does not come back).
"""

from __future__ import annotations

from functools import cache

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    #: Gets a frame's number, returns its fields: three bytes each, red, green, blue.
    Picture = Callable[[int], bytes]

COLUMNS, ROWS = 16, 9
#: Bytes of a picture of fields.
PICTURE = COLUMNS * ROWS * 3
#: Fewer fields that are not black tell nothing.
_FEW = 10


class Measures(Value):
    """The numbers of `shots.toml`."""

    __slots__ = (
        "threshold", "window", "motion", "share", "change", "black", "least", "flash", "again",
        "still", "width",
    )  # fmt: skip
    threshold: float
    window: int
    motion: float
    share: float
    change: int
    black: int
    least: int
    flash: float
    again: float
    still: float
    width: int

    def __init__(self, **numbers: float) -> None:
        """Take each by its name."""
        for name in self.__slots__:
            put(self, name, numbers[name])


@cache
def measures() -> Measures:
    """Read the numbers."""
    import os
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "shots.toml"), "rb") as file:
        return Measures(**tomllib.load(file))


def cuts(
    differences: Sequence[float], picture: Picture, numbers: Measures, *, least: int
) -> list[tuple[int, float]]:
    """Return the frames that begin a shot, each with its score.

    `differences` tells how much each frame differs from the one before, in per cent; `least` is
    the length of the shortest shot in frames. A score is in per cent, too: the difference less
    what moves there anyway.
    """
    scores = [score(differences, at, numbers) for at in range(len(differences))]
    # Changes too close for a shot between them; of those the last stays, whose shot is long enough.
    groups: list[list[int]] = []
    group: list[int] = []
    for at, value in enumerate(scores):
        if value < numbers.threshold or not everywhere(picture(at - 1), picture(at), numbers):
            continue
        if group and at - group[0] >= least:
            groups.append(group)
            group = []
        group.append(at)
    groups.append(group)
    return [
        (group[-1], max([scores[at] for at in group]))
        for group in groups
        if group and group[-1] >= least and not _flash(group, differences, picture, numbers, least)
    ]


def score(differences: Sequence[float], at: int, numbers: Measures) -> float:
    """Return how much more a frame differs from the one before than what moves there anyway.

    >>> still, flash = [0.0, 1, 1, 1, 1, 30, 1, 1, 1, 1], [0.0, 1, 1, 1, 30, 30, 1, 1, 1, 1]
    >>> score(still, 5, measures()), score(flash, 4, measures())
    (28.75, 28.75)
    """
    if at < 1:
        return 0.0
    window = numbers.window
    around = sorted(
        [*differences[max(1, at - window) : at], *differences[at + 1 : at + window + 1]]
    )
    return differences[at] - numbers.motion * (around[-2] if len(around) > 1 else 0.0)


def everywhere(before: bytes, after: bytes, numbers: Measures) -> bool:
    """Tell whether a picture changed in most of its fields, not only where a caption came."""
    counted = changed = 0
    for at in range(0, PICTURE, 3):
        one, other = before[at : at + 3], after[at : at + 3]
        if max(one) > numbers.black or max(other) > numbers.black:
            counted += 1
            changed += _apart(one, other) > numbers.change
    return counted < _FEW or changed >= numbers.share * counted


def _flash(
    group: Sequence[int],
    differences: Sequence[float],
    picture: Picture,
    numbers: Measures,
    least: int,
) -> bool:
    """Tell whether the picture comes back after a few frames; flashes may come in a row."""
    great = max([differences[at] for at in group]) * numbers.flash
    near = range(max(1, group[0] - least + 1), min(len(differences), group[-1] + least))
    changed = [at for at in near if differences[at] >= great]
    before, after = changed[0] - 1, changed[-1]
    if after == before + 1:
        return False
    moved = _mean(picture(max(0, 2 * before - after)), picture(before))
    return _mean(picture(before), picture(after)) <= numbers.again * moved + numbers.still


def _mean(one: bytes, other: bytes) -> float:
    apart = [_apart(one[at : at + 3], other[at : at + 3]) for at in range(0, PICTURE, 3)]
    return sum(apart) / len(apart)


def _apart(one: bytes, other: bytes) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]), abs(one[2] - other[2]))
