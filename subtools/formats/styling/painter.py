"""Layers to marks of appearance, by the best means that a format has."""

from __future__ import annotations

from itertools import pairwise

from subtools.core.text import Mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.core.cue import Cue
    from subtools.formats.format import Format
    from subtools.formats.styling.claims import Layer

SLANTS = ("bold", "italic", "underline")
#: What can show a colour, the best first.
COLOURS = ("style", "class", "font")


class Painter:
    """Paints layers on cues with the marks that a format carries; `used` are the ASS styles."""

    def __init__(self, fmt: Format) -> None:
        """Choose the best way to colour that the format has."""
        self.fmt = fmt
        self.way = next((way for way in COLOURS if way in fmt.carries), "")
        # A named style has the slants, too.
        self.slants = () if self.way == "style" else tuple(s for s in SLANTS if s in fmt.carries)
        self.used: dict[str, Layer] = {}

    def painted(self, cue: Cue, layers: Sequence[Layer]) -> Cue:
        """Return the cue with marks of appearance for layers, the innermost last."""
        made: list[Mark] = []
        for start, end, layer in _runs(layers):
            style = layer.style
            made.extend([Mark(start, end, slant) for slant in self.slants if getattr(style, slant)])
            if self.way == "font" and style.color:
                made.append(Mark(start, end, "font", attributes=(("color", style.color.lower()),)))
            elif self.way == "style":
                self.used.setdefault(layer.name, layer)
                made.append(Mark(start, end, "style", attributes=(("name", layer.name),)))
        if self.way == "class":
            # Of layers on the same words only the innermost would be seen.
            ranges = {(layer.start, layer.end): layer for layer in layers if not layer.added}
            for (start, end), layer in ranges.items():
                made.append(Mark(start, end, "class", attributes=(("classes", layer.classes),)))
        mine = {(mark.start, mark.end, mark.kind) for mark in made if mark.attributes}
        # A colour that the file had on the very same words gives way, or either might win.
        kept = [mark for mark in cue.marks if (mark.start, mark.end, mark.kind) not in mine]
        return cue.replace(marks=[*kept, *made])


def _runs(layers: Sequence[Layer]) -> Iterator[tuple[int, int, Layer]]:
    """Walk the ranges between the edges of layers, each with the innermost that covers it."""
    edges = sorted({edge for layer in layers for edge in (layer.start, layer.end)})
    starting: dict[int, list[Layer]] = {}
    for layer in layers:
        starting.setdefault(layer.start, []).append(layer)
    rank = {id(layer): place for place, layer in enumerate(layers)}
    active: list[Layer] = []
    for start, end in pairwise(edges):
        active = [layer for layer in active if layer.end > start] + starting.get(start, [])
        if active:
            yield start, end, max(active, key=lambda layer: rank[id(layer)])
