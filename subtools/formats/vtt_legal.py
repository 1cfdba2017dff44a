"""What a WebVTT file can hold in its small print: names, classes, identifiers, notes, settings.

Cues that came from a file pass unchanged; this is for cues made by hand or by other formats.
"""

from __future__ import annotations

import re
from itertools import pairwise

from subtools.core.cue import Placement
from subtools.core.pattern import pattern
from subtools.core.text import Mark, normal_marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue, Extras
    from subtools.core.text import Attributes
    from subtools.core.track import Metadata

#: The attributes that a tag can say, by kind; all can have classes.
_FACTS = {"voice": "name", "language": "tag"}
_BAD = pattern("[\\s.<>&\0\ud800-\udfff]")


def legal_cue(cue: Cue) -> Cue:
    """Return the cue in the form in which a reader gives it back."""
    speaker = _one_line(cue.speaker) if cue.speaker else None
    marks = _timed([m for m in map(_legal_mark, cue.marks) if m], len(cue.text))
    voices = [m for m in marks if m.kind == "voice" and m.end - m.start == len(cue.text)]
    if speaker:
        # The speaker's own voice inside the speaker's text says nothing more.
        own = [m for m in marks if m.kind == "voice" and m.attributes == (("name", speaker),)]
        marks = [mark for mark in marks if mark not in voices and mark not in own]
    else:
        named = [m for m in voices if m.get("name") and not m.get("classes")]
        if named:
            speaker = named[0].get("name")
            marks = [mark for mark in marks if mark not in voices]
    rubies = [mark for mark in marks if mark.kind == "ruby"]
    marks = [
        mark
        for mark in marks
        if mark.kind != "ruby-text"
        or any(ruby.start <= mark.start and mark.end <= ruby.end for ruby in rubies)
    ]
    return cue.replace(
        marks=normal_marks(marks, len(cue.text)),
        speaker=speaker or None,
        placement=_legal_placement(cue.placement),
        extras=_legal_extras(cue.extras),
    )


def legal_metadata(metadata: Metadata) -> Metadata:
    """Return header, styles, regions and notes without what would end their block."""
    header = [value for name, value in metadata if name == "vtt.header"][:1]
    kept = []
    for value in header:
        first, line_feed, rest = value.partition("\n")
        # The signature's own line may say anything, even an arrow.
        first, rest = " ".join(_encodable(first).split()), legal_block(rest).lstrip("\n")
        line_feed = "\n" if rest else ""
        if first or rest:
            kept.append(("vtt.header", first + line_feed + rest))
    for name, value in metadata:
        if name in {"vtt.style", "vtt.region"}:
            kept.append((name, legal_block(value).lstrip("\n")))
        elif name == "vtt.note":
            kept.append((name, legal_block(value)))
    return tuple(kept)


def legal_block(text: str) -> str:
    """Return the text of a block without empty lines and arrows.

    >>> legal_block("one --> two\\n\\nthree\\n")
    'one -- > two\\nthree'
    """
    text = _encodable(text.replace("\r\n", "\n").replace("\r", "\n")).replace("-->", "-- >")
    lines = text.split("\n")
    return "\n".join([lines[0], *[line for line in lines[1:] if line]])


def _legal_mark(mark: Mark) -> Mark | None:
    if mark.kind == "time":
        at = mark.get("at")
        return mark if at.isascii() and at.isdecimal() and len(at) < 12 else None  # noqa: PLR2004
    facts: list[tuple[str, str]] = []
    classes = [part for part in mark.get("classes").split() if not _BAD.search(part)]
    if classes:
        facts.append(("classes", " ".join(classes)))
    fact = _FACTS.get(mark.kind)
    if fact:
        facts.append((fact, _one_line(mark.get(fact))))
    attributes: Attributes = tuple(facts)
    if attributes == mark.attributes:
        return mark
    return Mark(mark.start, mark.end, mark.kind, attributes=attributes)


def _timed(marks: list[Mark], length: int) -> list[Mark]:
    """Let each inline time reach to the next: that is all a time tag can say."""
    times = {mark.start: mark for mark in marks if mark.kind == "time"}
    if not times:
        return marks
    starts = [*sorted(times), length]
    reached = []
    for start, end in pairwise(starts):
        at = str(int(times[start].get("at")))
        reached.append(Mark(start, end, "time", attributes=(("at", at),)))
    return [mark for mark in marks if mark.kind != "time"] + reached


def _legal_placement(placement: Placement | None) -> Placement | None:
    if placement is None:
        return None
    kept: list[tuple[str, str]] = []
    for name, value in placement.settings:
        token = f"{name}:{value}" if value else name
        head, colon, tail = token.partition(":")
        pair = (head, tail) if colon and head and tail else (token, "")
        if token.split() == [token] and "-->" not in token and _encodable(token) == token:
            kept.append(pair)
    return Placement(None, tuple(kept)) if kept else None


def _legal_extras(extras: Extras) -> Extras:
    names = [value for key, value in extras if key == "vtt.id"][:1]
    names = [n for n in names if n and "\n" not in n and "\r" not in n and "-->" not in n]
    notes = [("vtt.note", legal_block(value)) for key, value in extras if key == "vtt.note"]
    return (*[("vtt.id", _encodable(name)) for name in names], *notes)


def _one_line(text: str) -> str:
    return " ".join(re.split(r"[\t\n\f\r ]+", _encodable(text).strip("\t\n\f\r ")))


def _encodable(text: str) -> str:
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text
