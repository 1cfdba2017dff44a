"""What an SRT file can hold in its small print: the attributes of `<font>`, coordinates."""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.text import Mark, normal_marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue

_NAME = pattern(r"[a-z][a-z0-9_-]*")
_BAD = pattern("[<>\0\r\n\ud800-\udfff]")


def legal_cue(cue: Cue) -> Cue:
    """Return the cue in the form in which a reader gives it back."""
    extras = tuple([
        (key, value) for key, value in cue.extras
        if value.startswith("X1:") and not _BAD.search(value) and value == value.strip()
    ][:1])  # fmt: skip
    marks = [_legal_mark(mark) for mark in cue.marks]
    return cue.replace(marks=normal_marks(marks, len(cue.text)), extras=extras)


def _legal_mark(mark: Mark) -> Mark:
    kept = [
        (name, value)
        for name, value in mark.attributes
        if mark.kind == "font"
        and _NAME.fullmatch(name)
        and not _BAD.search(value)
        and not ('"' in value and "'" in value)
    ]
    attributes = tuple(sorted(kept))
    if attributes == mark.attributes:
        return mark
    return Mark(mark.start, mark.end, mark.kind, attributes=attributes)
