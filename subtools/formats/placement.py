"""Where a cue stands, in the two tongues: the anchor of `{\\an8}` and WebVTT cue settings."""

from __future__ import annotations

from subtools.core.cue import Placement  # noqa: TC001 - the doctests use it

_ROWS = 3
_ALIGN = {"start": 0, "left": 0, "center": 50, "middle": 50, "end": 100, "right": 100}
#: WebVTT counts lines; a screen of captions holds about fifteen.
_LINES = 15


def settings_of(anchor: int) -> tuple[tuple[str, str], ...]:
    """Return the WebVTT settings that show a cue where an anchor puts it.

    >>> settings_of(8), settings_of(1)
    ((('line', '0'), ('align', 'center')), (('align', 'left'),))
    """
    row, column = divmod(anchor - 1, _ROWS)
    line = ((), (("line", "50%,center"),), (("line", "0"),))[row]
    return (*line, ("align", ("left", "center", "right")[column]))


def anchor_of(placement: Placement) -> tuple[int | None, bool]:
    """Return the anchor nearest to a placement, and whether nothing is lost by it.

    >>> anchor_of(Placement(None, (("line", "10%"), ("align", "left"))))
    (7, False)
    >>> anchor_of(Placement(None, settings_of(9)))
    (9, True)
    """
    if placement.anchor is not None:
        return placement.anchor, not placement.settings
    if not placement.settings:
        return None, True
    settings = dict(placement.settings)
    row = _row(settings.get("line", ""))
    position = _number(settings.get("position", "").partition(",")[0])
    if position is None:
        position = float(_ALIGN.get(settings.get("align", ""), 50))
    anchor = row * _ROWS + _third(position) + 1
    return anchor, placement.settings == settings_of(anchor)


def _row(line: str) -> int:
    """Return 0 for the bottom, 1 for the middle, 2 for the top."""
    value = line.partition(",")[0]
    number = _number(value)
    if number is None:
        return 0
    if not value.endswith("%"):
        number = 100 * (number if number >= 0 else _LINES + number) / _LINES
    return 2 - _third(number)


def _third(share: float) -> int:
    return 0 if share < 100 / 3 else 1 if share < 200 / 3 else 2


def _number(text: str) -> float | None:
    digits = text.removesuffix("%")
    plain = digits.lstrip("-").replace(".", "", 1)
    return float(digits) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None  # noqa: PLR2004
