"""The text that a look adds around claims: put in, with every range and dated word moved along."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from subtools.formats.lower_cue import edited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.formats.styling.claims import Layer


def with_texts(cue: Cue, layers: Sequence[Layer]) -> tuple[Cue, Sequence[Layer]]:
    """Write the texts of layers into a cue; return it, and the layers where they stand now.

    At one place, what closes comes before what opens; the inner closes first and opens last.
    What was written is a layer of its own, so that it looks like no word of the speaker.
    """
    #: Where, closing (0) or opening (1), nesting, which layer, what.
    puts: list[tuple[int, int, int, int, str]] = []
    for place, layer in enumerate(layers):
        if layer.before:
            puts.append((layer.start, 1, place, place, layer.before))
        if layer.after:
            puts.append((layer.end, 0, -place, place, layer.after))
    if not puts:
        return cue, layers
    puts.sort()
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    labels: list[Layer] = []
    shift = 0
    for at, opens, _, place, text in puts:
        begin, stop = at + shift, at + shift + len(text)
        shift += len(text)
        if opens:
            starts[place] = begin
        else:
            ends[place] = stop
        labels.append(layers[place].label(begin, stop))
    places = [put[:2] for put in puts]
    sums = [0, *accumulate([len(put[4]) for put in puts])]
    moved = []
    for place, layer in enumerate(layers):
        start = layer.start + sums[bisect_right(places, (layer.start, 1))]
        end = layer.end + sums[bisect_right(places, (layer.end - 1, 1))]
        moved.append(layer.moved(starts.get(place, start), ends.get(place, end)))
    return edited(cue, [(at, at, text) for at, _, _, _, text in puts]), [*moved, *labels]
