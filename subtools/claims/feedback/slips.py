"""Whether two words are one word with a slip of the pen, or in another form."""

from __future__ import annotations

#: Words shorter than this must be equal: a letter more or less makes another word of them.
_SHORTEST = 4


def alike(one: str, other: str) -> bool:
    """Tell whether two words differ by a letter, or by an ending of up to two letters.

    >>> alike("granit", "granite"), alike("million", "millions"), alike("block", "clock")
    (True, True, False)
    >>> alike("spend", "spent"), alike("9", "5"), alike("1250", "1350")
    (True, False, False)
    """
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    # The first letter is rarely wrong, and looking at it first is what keeps this cheap.
    if len(short) < _SHORTEST or short[0] != long[0] or len(long) - len(short) > 2:  # noqa: PLR2004
        return False
    if any([char.isdigit() for char in one]) or any([char.isdigit() for char in other]):
        return False
    if long.startswith(short):
        return True
    if len(long) - len(short) > 1:
        return False
    at = 0
    while short[at] == long[at]:
        at += 1
    rest = short[at:]
    # One letter more, another letter, or two that changed places.
    return long[at + 1 :] in {rest, rest[1:]} or (
        len(short) == len(long) and long[at : at + 2] == rest[1::-1] and long[at + 2 :] == rest[2:]
    )
