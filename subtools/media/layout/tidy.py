"""A track made safe and tidy before it is laid out: only words, their marks, times and places.

What an ASS file says of its own styles, sizes, fonts and pictures never reaches libass: the look
has the say. Text is text; nothing in it can be taken for an override.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.formats.lower_cue import edited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.track import Track
    from subtools.media.layout.notes import Notes

    T = TypeVar("T", bound=Track)

#: Controls that are no text, and the two that turn letters around whatever they are.
_CONTROLS = pattern(
    "\r\n?|[\0-\t\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff\ufff9-\ufffb]"
)
_NEW_LINE = frozenset(("\r\n", "\r", "\u2028", "\u2029"))
_SPACES = frozenset("\t\v\f\x85")
_BLANK = pattern(r"\A\s+|\s+\Z|[^\S\n]*\n\s*")


def tidied(track: T, notes: Notes) -> T:
    """Return a track of captions that can be seen, each once, with nothing of a file's own look."""
    foreign = {name for name, _ in track.metadata if name.startswith("ass.")}
    styled = 0
    seen: set[tuple[int, int, str, object]] = set()
    made: list[Cue] = []
    for cue in track.cues:
        styled += any([name.startswith("ass.") for name, _ in cue.extras]) or any(
            [mark.kind == "style" for mark in cue.marks]
        )
        plain = _plain(cue, notes)
        key = (plain.start, plain.end, plain.text, plain.placement)
        if key in seen:
            notes.count("B02")
        elif not plain.text or plain.start == plain.end:
            notes.count("B03")
        else:
            seen.add(key)
            made.append(plain)
    notes.count("B01", styled or (len(track.cues) if foreign else 0))
    return track.replace(cues=made, metadata=(), chapters=())


def _plain(cue: Cue, notes: Notes) -> Cue:
    if cue.extras or cue.speaker is not None or cue.marks:
        marks = [mark for mark in cue.marks if mark.kind != "style"]
        cue = cue.replace(marks=marks, extras=(), speaker=None)
    edits = [(*match.span(), _instead(match[0])) for match in _CONTROLS.finditer(cue.text)]
    if edits:
        notes.count("B11", any([not new for _, _, new in edits]))
        cue = edited(cue, edits)
    text = cue.text
    edits = [
        (start, end, "\n" if start and end < len(text) else "")
        for start, end in [match.span() for match in _BLANK.finditer(text)]
    ]
    edits = [(start, end, new) for start, end, new in edits if text[start:end] != new]
    return edited(cue, edits) if edits else cue


def _instead(control: str) -> str:
    """Return what stands for a control: a line's end, a space, or nothing.

    >>> _instead("\\r\\n"), _instead("\\t"), _instead("\\x1b")
    ('\\n', ' ', '')
    """
    if control in _NEW_LINE:
        return "\n"
    return " " if control in _SPACES else ""
