"""Several stamps on a line, up to the whole transcript on one."""

from __future__ import annotations

from itertools import pairwise

from subtools.transcript.layouts.layout import Layout
from subtools.transcript.lines import Line
from subtools.transcript.rising import longest_rising
from subtools.transcript.stamps import find_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.stamps import Stamp

#: Fewer than this many stamps beyond the first on their lines are times that people mention.
_FEWEST = 2


def _rewrite(lines: Sequence[Line]) -> list[Line] | None:
    """Start a new line at every stamp of the longest rising run; None for too few a line."""
    found: list[tuple[int, Stamp]] = []
    stamped = 0
    for index, line in enumerate(lines):
        if line.dropped is not None:
            continue
        before = len(found)
        stamp = find_stamp(line.folded)
        while stamp is not None:
            found.append((index, stamp))
            stamp = find_stamp(line.folded, max(stamp.after, stamp.at + 1))
        stamped += len(found) > before
    extra = len(found) - stamped
    if extra < _FEWEST or extra < stamped:
        return None
    style = _commonest([stamp.style for _, stamp in found])
    found = [(index, stamp) for index, stamp in found if stamp.style == style]
    run = [found[i] for i in longest_rising([stamp.start for _, stamp in found])]
    cuts: dict[int, list[int]] = {}
    for index, stamp in run:
        cuts.setdefault(index, []).append(stamp.at)
    pieces: list[Line] = []
    for index, line in enumerate(lines):
        if index not in cuts:
            pieces.append(line)
            continue
        edges = [0, *cuts[index], len(line.text)]
        for start, end in pairwise(edges):
            text = line.text[start:end].strip()
            if text:
                pieces.append(Line(line.number, text))
    return pieces


def _commonest(values: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=lambda value: counts[value])


ONE_LINE = Layout(
    "one-line",
    "several stamps on a line",
    lead="first",
    companions=("line", "named", "speaker", "middle"),
    rewrite=_rewrite,
)
