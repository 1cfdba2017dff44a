"""Cues at other times: start, end, dated words and inline times, all by one rule."""

from __future__ import annotations

from subtools.core.cue import Word, draft
from subtools.core.text import Mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.cue import Cue
    from subtools.core.time import Ms


def retimed(cue: Cue, place: Callable[[Ms], Ms]) -> Cue:
    """Return the cue with every time put through `place`, which never turns times around.

    >>> from subtools.core.cue import Cue
    >>> retimed(Cue(1000, 2000, "Hi"), lambda time: time + 500).end
    2500
    """
    marks = cue.marks
    if marks and any([m.kind == "time" for m in marks]):
        marks = tuple([_retimed_mark(m, place) for m in marks])
    words = cue.words
    if words:
        words = tuple(
            [Word(w.offset, w.text, place(w.start), place(w.end), w.confidence) for w in words]
        )
    return draft(
        place(cue.start), place(cue.end), cue.text, marks, cue.speaker, words, cue.placement,
        cue.extras, cue.origin,
    )  # fmt: skip


def within(cue: Cue, start: Ms, end: Ms) -> Cue:
    """Return the cue from `start` to `end`; times inside move only as far as these make them.

    >>> from subtools.core.cue import Cue
    >>> within(Cue(0, 2000, "Hi"), 0, 1500).end
    1500
    """
    inside = all([start <= word.start and word.end <= end for word in cue.words])
    if (start, end) == (cue.start, cue.end) and inside:
        return cue
    return retimed(cue, lambda time: min(end, max(start, time))).replace(start=start, end=end)


def _retimed_mark(mark: Mark, place: Callable[[Ms], Ms]) -> Mark:
    at = mark.get("at")
    if mark.kind != "time" or not (at.isascii() and at.isdigit()):
        return mark
    attributes = tuple(
        [(name, str(place(int(at))) if name == "at" else value) for name, value in mark.attributes]
    )
    return Mark(mark.start, mark.end, mark.kind, attributes=attributes)
