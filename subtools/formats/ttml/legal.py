"""What a TTML file can hold in its small print: one colour and one voice at a place, ids, names.

The standard has no overlapping colours: the innermost wins, so that is what a mark becomes.
"""

from __future__ import annotations

from subtools.core.cue import Placement
from subtools.core.pattern import pattern
from subtools.core.text import Mark, MarkedText, normal_marks
from subtools.formats.ttml.style import BASE, colour

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.cue import Cue, Extras
    from subtools.core.track import Metadata

    Count = Callable[..., None]

#: What XML 1.0 forbids, anywhere (https://www.w3.org/TR/xml/#charsets).
not_xml = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: An id, without colon and in ASCII, which every parser takes.
_id = pattern(r"[A-Za-z_][A-Za-z0-9_.-]{0,199}")
#: The ids that the writer gives itself.
OWN = ("style.", "region.", "agent.")
_TITLES = frozenset({"ttml.title", "ttml.desc", "ttml.copyright"})
_BARE = frozenset({"bold", "italic", "underline"})


def legal_cue(cue: Cue, used: set[str], count: Count) -> Cue:
    """Return the cue in the form in which a reader gives it back; `used` are the ids so far."""
    speaker = one_line(cue.speaker) if cue.speaker else ""
    if speaker != (cue.speaker or ""):
        count("L11")
    marks = cue.marks
    if any([mark.attributes or mark.kind not in _BARE for mark in marks]):
        plain = [_bare(mark, count) for mark in marks if mark.kind in _BARE]
        fonts = _one_a_place(cue, "font", lambda mark: _colour(mark, count))
        voices = _one_a_place(cue, "voice", lambda mark: _voice(mark, count))
        if voices and voices[0].end - voices[0].start == len(cue.text):
            speaker = voices[0].get("name")
        fonts = [mark for mark in fonts if mark.get("color") != BASE]
        voices = [mark for mark in voices if mark.get("name") != speaker]
        marks = normal_marks([*plain, *fonts, *voices], len(cue.text))
    placement = cue.placement
    if placement is not None and placement.anchor in {None, 2}:
        # Bottom centre is where captions stand.
        placement = None
    elif placement is not None and placement.settings:
        placement = Placement(placement.anchor)
    extras = _id_of(cue.extras, used, count) if cue.extras else ()
    return cue.replace(speaker=speaker or None, marks=marks, placement=placement, extras=extras)


def legal_metadata(metadata: Metadata) -> Metadata:
    """Return titles, descriptions and copyrights on one line each.

    >>> legal_metadata((("ttml.title", "My\\n film"), ("ttml.else", "x")))
    (('ttml.title', 'My film'),)
    """
    lines = [(name, one_line(value)) for name, value in metadata if name in _TITLES]
    return tuple([item for item in lines if item[1]])


def one_line(text: str) -> str:
    """Return text as an element of the head can say it.

    >>> one_line(" a\\n b\\0")
    'a b\\ufffd'
    """
    return " ".join(not_xml.sub("\N{REPLACEMENT CHARACTER}", text).split())


def _one_a_place(cue: Cue, kind: str, legal: Callable[[Mark], Mark | None]) -> list[Mark]:
    """Return marks of a kind that do not overlap: where several lie, the innermost."""
    some = [mark for mark in map(legal, [m for m in cue.marks if m.kind == kind]) if mark]
    if len(some) < 2:  # noqa: PLR2004
        return some
    out: list[Mark] = []
    at = 0
    for text, active in MarkedText(cue.text, some).runs():
        if active:
            inner = max(active, key=lambda mark: (mark.start, -mark.end))
            out.append(Mark(at, at + len(text), kind, attributes=inner.attributes))
        at += len(text)
    return list(normal_marks(out, len(cue.text)))


def _colour(mark: Mark, count: Count) -> Mark | None:
    told = mark.get("color")
    lost = [name for name, _ in mark.attributes if name != "color"]
    for name in lost:
        count("L02", detail=f"font {name}")
    found = colour(told) if told else None
    if found is None or not found[1]:
        if told or not lost:
            count("L02", detail=f"font {told}".strip())
        return None
    if found[0] != told:
        count("L12")
    return Mark(mark.start, mark.end, "font", attributes=(("color", found[0]),))


def _voice(mark: Mark, count: Count) -> Mark | None:
    told = mark.get("name")
    name = one_line(told)
    if name != told:
        count("L11")
    if mark.get("classes"):
        count("L02", detail=f"class {mark.get('classes')}")
    return Mark(mark.start, mark.end, "voice", attributes=(("name", name),)) if name else None


def _bare(mark: Mark, count: Count) -> Mark:
    if not mark.attributes:
        return mark
    count("L02", detail=f"class {mark.get('classes')}")
    return Mark(mark.start, mark.end, mark.kind)


def _id_of(extras: Extras, used: set[str], count: Count) -> Extras:
    """Keep one id that XML takes and no other cue has."""
    for name, value in extras:
        fits = name == "ttml.id" and _id.fullmatch(value) and not value.startswith(OWN)
        if fits and value not in used:
            used.add(value)
            if len(extras) > 1:
                count("L06")
            return ((name, value),)
    count("L06")
    return ()
