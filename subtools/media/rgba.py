"""Colours of caption files as four bytes, and back."""

from __future__ import annotations

from subtools.core.colour import NAMED

_DIGITS = 6


def rgba(told: str) -> bytes | None:
    """Return red, green, blue and full opacity of a colour; None for what is none.

    >>> rgba("#FFA94D").hex(), rgba("Lime").hex(), rgba("url(x)")
    ('ffa94dff', '00ff00ff', None)
    """
    name = told.strip().lower()
    digits = NAMED.get(name, name).removeprefix("#")
    try:
        return bytes.fromhex(digits) + b"\xff" if len(digits) == _DIGITS else None
    except ValueError:
        return None


def hexadecimal(colour: bytes) -> str:
    """Return a colour as `#rrggbb`.

    >>> hexadecimal(b"\\xff\\xa9\\x4d\\xff")
    '#ffa94d'
    """
    return f"#{colour[:3].hex()}"
