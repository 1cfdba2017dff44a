"""The regions of TTML, as places: which of the nine anchors a cue stands at.

Only what a document tells counts. The standard's own defaults (the top left corner of the whole
picture) are what nobody means who tells nothing.
"""

from __future__ import annotations

from subtools.core.cue import Placement
from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    Facts = dict[str, str]
    Pair = tuple[float, float]

_length = pattern(r"([+-]?[0-9]{1,6}(?:\.[0-9]{0,9})?)(%|px|c|rw|rh)?")
_WORDS = {"left": 0.0, "top": 0.0, "center": 50.0, "right": 100.0, "bottom": 100.0}
_ALIGN = {"left": 0.0, "start": 0.0, "center": 0.5, "right": 1.0, "end": 1.0, "justify": 0.0}
_STACK = {"before": 0.0, "center": 0.5, "after": 1.0, "justify": 0.0}
#: Captions stand inside a safe area; an anchor says "at the edge" of anything this near to it.
_NEAR = 20.0


class Screen:
    """What lengths are measured against: the picture in pixels, and its grid of cells."""

    def __init__(self, extent: str = "", cells: str = "") -> None:
        """Take the root's `tts:extent` and `ttp:cellResolution`."""
        self._pixels = _numbers(extent.replace("px", " "))
        self._cells = _numbers(cells) or (32.0, 15.0)

    def pair(self, text: str) -> Pair | None:
        """Return two lengths in percent of the picture, or None.

        >>> Screen("1280px 720px").pair("640px 90%")
        (50.0, 90.0)
        """
        parts = text.split(None, 2) if len(text) < 64 else []  # noqa: PLR2004
        if len(parts) != 2:  # noqa: PLR2004
            return None
        found = [self._percent(part, axis) for axis, part in enumerate(parts)]
        across, down = found
        return None if across is None or down is None else (across, down)

    def _percent(self, text: str, axis: int) -> float | None:
        match = _length.fullmatch(text)
        if match is None:
            return None
        number = float(match[1])
        if match[2] == "px":
            return 100 * number / self._pixels[axis] if self._pixels else None
        if match[2] == "c":
            return 100 * number / self._cells[axis]
        return number


def placement_of(region: Facts, align: str, screen: Screen) -> tuple[Placement | None, bool]:
    """Return where a region's text stands, and whether the anchor says it well; None: as usual.

    >>> placement_of({"origin": "10% 10%", "extent": "80% 20%"}, "left", Screen())
    (Placement(anchor=7), True)
    >>> placement_of({"displayAlign": "after"}, "center", Screen())
    (None, True)
    """
    extent = screen.pair(region.get("extent", ""))
    width, height = extent or (100.0, 100.0)
    corner = screen.pair(region.get("origin", "")) or _positioned(region, width, height)
    told = corner is not None or extent is not None
    left, top = corner or (0.0, 0.0)
    stack = region.get("displayAlign", "")
    across = left + width * _ALIGN.get(align, 0.5)
    # A box that is told without a direction is filled from its top.
    down = top + height * _STACK.get(stack, 0.0) if told or stack in _STACK else 100.0
    anchor = (2 - _third(down)) * 3 + _third(across) + 1
    exact = all(
        min(abs(value - edge) for edge in (0, 50, 100)) <= _NEAR for value in (across, down)
    )
    return (None if anchor == 2 else Placement(anchor)), exact  # noqa: PLR2004


def _positioned(region: Facts, width: float, height: float) -> Pair | None:
    """Read `tts:position` in its plain form, one or two words or shares."""
    words = region.get("position", "").split(None, 2)
    if not words or len(words) > 2:  # noqa: PLR2004
        return None
    if words[0] in {"top", "bottom"}:
        words = [words[1] if len(words) > 1 else "center", words[0]]
    shares = [_WORDS.get(word, _share(word)) for word in (*words, "center")[:2]]
    across, down = shares
    if across is None or down is None:
        return None
    return (100 - width) * across / 100, (100 - height) * down / 100


def _share(word: str) -> float | None:
    match = _length.fullmatch(word)
    return float(match[1]) if match and match[2] == "%" else None


def _third(share: float) -> int:
    return 0 if share < 100 / 3 else 1 if share < 200 / 3 else 2


def _numbers(text: str) -> Pair | None:
    parts = text.split(None, 2) if len(text) < 64 else []  # noqa: PLR2004
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() and int(p) for p in parts):  # noqa: PLR2004
        return None
    return float(parts[0]), float(parts[1])
