"""`text 0:05`: the stamp at the end of the line whose start it tells."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout
from subtools.transcript.lines import Line
from subtools.transcript.stamps import find_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def _rewrite(lines: Sequence[Line]) -> list[Line] | None:
    """Put the stamp that ends a line in front of it."""
    moved: list[Line] = []
    for line in lines:
        stamp = find_stamp(line.folded)
        while stamp is not None and line.folded[stamp.after :].strip(" .)]*_"):
            stamp = find_stamp(line.folded, stamp.after)
        if stamp is None or not line.text[: stamp.at].strip():
            moved.append(line)
        else:
            text = line.text[: stamp.at].rstrip(" \t-:|\N{EN DASH}\N{EM DASH}")
            moved.append(Line(line.number, f"{line.text[stamp.at : stamp.after]}\t{text}"))
    return moved


STAMP_LAST = Layout(
    "stamp-last", "the words, then the stamp at the end of the line", lead="last", rewrite=_rewrite
)
