"""Colours, and whether text in one can be read on another (WCAG)."""

from __future__ import annotations

from subtools.core.pattern import pattern

#: WCAG 2.2, success criterion 1.4.3 (AA): the least contrast of text.
CONTRAST = 4.5
#: The sixteen colours that HTML 4 names, and others that caption files use.
NAMED = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080",
    "white": "#ffffff", "maroon": "#800000", "red": "#ff0000", "purple": "#800080",
    "fuchsia": "#ff00ff", "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00",
    "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500",
}  # fmt: skip

_colour = pattern("#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Tell whether a text is `#rrggbb`.

    >>> is_colour("#FFA94D"), is_colour("orange")
    (True, False)
    """
    return _colour.fullmatch(text) is not None


def contrast(colour: str, box: float) -> float:
    """Return the WCAG contrast of a colour on a black box over a white picture, the worst one.

    `box` is the box's opacity, 0 to 1.

    >>> round(contrast("#FFFFFF", 1), 1), round(contrast("#FF0000", 0.8), 1)
    (21.0, 3.2)
    """
    return _between(_luminance(_channels(colour)), _linear(1 - box))


def least_contrast(colour: str, box: str, opacity: float) -> float:
    """Return the WCAG contrast of a colour on a box of any colour, over the worst picture.

    The worst is white or black: what shows through the box is nearer to the text than the box is.

    >>> round(least_contrast("#FFFFFF", "#000000", 0.8), 1)
    12.6
    >>> round(least_contrast("#000000", "#FFD60A", 1), 1)
    14.9
    """
    text = _luminance(_channels(colour))
    box_channels = _channels(box)
    mixed = [
        [opacity * channel + (1 - opacity) * behind for channel in box_channels]
        for behind in (0.0, 1.0)
    ]
    return min([_between(text, _luminance(channels)) for channels in mixed])


def _between(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(channels: list[float]) -> float:
    red, green, blue = map(_linear, channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    """Undo the curve of sRGB, as WCAG defines relative luminance."""
    straight = value <= 0.04045  # noqa: PLR2004
    return value / 12.92 if straight else float(((value + 0.055) / 1.055) ** 2.4)
