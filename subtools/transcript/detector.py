"""Which layout a pasted text is in: every layout is scored over the whole input.

A layout's score is the length of the longest rising run of the stamps of its leading kind, all
dressed alike; so clock times in speech and durations of other videos score nothing.
"""

from __future__ import annotations

from bisect import bisect_left

from subtools.transcript.layouts import LAYOUTS, TABLE
from subtools.transcript.openings import find_opening
from subtools.transcript.rising import longest_rising

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.layouts.layout import Layout
    from subtools.transcript.lines import Line
    from subtools.transcript.openings import Opening


class Detection:
    """The layout that won, its lines (rewritten where it rewrites) and the openings in them."""

    __slots__ = ("layout", "lines", "openings")

    def __init__(self, layout: Layout, lines: Sequence[Line], openings: list[Opening]) -> None:
        self.layout = layout
        self.lines = lines
        self.openings = openings


def detect(lines: Sequence[Line]) -> Detection | None:
    """Choose the layout of these lines and find its openings; None when nothing is stamped."""
    plain = _find(lines)
    best: tuple[int, Layout, tuple[str, str], Sequence[Line], list[Opening]] | None = None
    for layout in LAYOUTS:
        its_lines, found = lines, plain
        lead = layout.lead
        if layout.rewrite is not None and (lead != "last" or _ends_lines(plain)):
            rewritten = layout.rewrite(lines)
            if rewritten is None:
                continue
            its_lines, found = rewritten, _find(rewritten)
            lead = "first"
        shape, score = _score(found, lead)
        if lead != layout.lead:
            # Lines that open with their stamps anyway are no evidence for stamps at the end.
            score = min(score, _ends_lines(plain) if layout.lead == "last" else len(plain))
        if score and (best is None or score > best[0]):
            best = (score, layout, shape, its_lines, found)
        if score and layout is TABLE:
            break  # rows and cells are no chance; inside them several stamps a line are usual
    if best is None:
        return None
    _, layout, shape, its_lines, found = best
    return Detection(layout, its_lines, _accept(layout, shape, found))


def _find(lines: Sequence[Line]) -> list[Opening]:
    found: list[Opening] = []
    for index, line in enumerate(lines):
        if line.dropped is None:
            opening = find_opening(line, index)
            if opening is not None:
                found.append(opening)
    return found


def _ends_lines(openings: Sequence[Opening]) -> int:
    """Count stamps at the end of a line that has words, whether a name or not."""
    return sum(opening.kind in ("last", "speaker") for opening in openings)


def _score(openings: Sequence[Opening], lead: str) -> tuple[tuple[str, str], int]:
    """Return the best shape among openings of the leading kind, and the length of its run."""
    by_shape: dict[tuple[str, str], list[int]] = {}
    stamped = {opening.index for opening in openings}
    for opening in openings:
        if opening.kind == lead and not opening.of_day:
            if lead == "speaker" and opening.index + 1 in stamped:
                continue  # a name over no words is no name
            by_shape.setdefault(opening.shape, []).append(opening.start)
    best = ((lead, ""), 0)
    for shape, starts in by_shape.items():
        run = len(longest_rising(starts))
        if run > best[1]:
            best = (shape, run)
    return best


def _accept(layout: Layout, shape: tuple[str, str], found: Sequence[Opening]) -> list[Opening]:
    """Keep the openings of the winning shape, and companions that fit between them in time.

    A range among single stamps is no companion: agendas are written so.
    """
    leads = [o for o in found if o.shape == shape and not o.of_day]
    run = [leads[i] for i in longest_rising([o.start for o in leads])]
    at = [o.index for o in run]
    ranged = 2 * sum(o.stamp.end is not None for o in leads) > len(leads)
    kept: list[Opening] = []
    for opening in found:
        if opening.shape == shape and not opening.of_day:
            kept.append(opening)
        elif _is_companion(opening, layout, shape) and (opening.stamp.end is not None) <= ranged:
            place = bisect_left(at, opening.index)
            low = run[place - 1].start if place else 0
            high = run[place].start if place < len(run) else None
            if low <= opening.start and (high is None or opening.start <= high):
                kept.append(opening)
    return kept


def _is_companion(opening: Opening, layout: Layout, shape: tuple[str, str]) -> bool:
    if opening.kind == shape[0]:
        # The same kind in another dress, or a stamp that reads as a time of day but fits.
        return not opening.of_day or opening.shape == shape
    if opening.kind not in layout.companions:
        return False
    alike = opening.stamp.style == shape[1] or {opening.stamp.style, shape[1]} <= {"[", "link"}
    own_line = opening.kind in ("line", "speaker") and shape[0] in ("line", "speaker")
    return (alike or own_line) and (opening.kind != "named" or bool(opening.stamp.style))
