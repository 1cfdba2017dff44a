"""What an ASS file can hold in its small print: names, places, colours, headers, sections.

Cues and headers that came from an ASS file pass unchanged.
"""

from __future__ import annotations

import re

from subtools.core.colour import NAMED
from subtools.core.pattern import pattern
from subtools.core.text import Mark, normal_marks
from subtools.formats.ass.styles import DEFAULT, DEFAULT_STYLE, HEIGHT, WIDTH, legal_style
from subtools.formats.ass.styles import style_name as legal_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from subtools.core.cue import Cue, Extras
    from subtools.core.track import Metadata

#: The header of a file that has none of its own, by the keys' small letters. Our lines are cut
#: where they should be, so nothing wraps them; outlines grow with the picture; and no player
#: shifts colours as it would for files made on old standard-definition video.
INFO = {
    "playresx": f"PlayResX: {WIDTH}",
    "playresy": f"PlayResY: {HEIGHT}",
    "wrapstyle": "WrapStyle: 2",
    "scaledborderandshadow": "ScaledBorderAndShadow: yes",
    "ycbcr matrix": "YCbCr Matrix: None",
}
#: The sections that are not kept as they are.
INFO_SECTION = frozenset({"script info"})
STYLE_SECTIONS = frozenset({"v4 styles", "v4+ styles", "v4 styles+", "v4+ styles+", "v4++ styles"})
EVENT_SECTIONS = frozenset({"events"})
KNOWN = INFO_SECTION | STYLE_SECTIONS | EVENT_SECTIONS
#: Sections of letters that stand for bytes: a line in brackets there begins no section.
CODED = frozenset({"fonts", "graphics"})
#: A line that begins a section.
SECTION = r"^[ \t]*\[([^\]\n]+)\][ \t]*$"

_SIZES = frozenset({"playresx", "playresy"})
_HUGE = 100_000  # pixels; no picture has as many
_rgb = pattern("#?([0-9a-f]{6})")
_controls = pattern("[\0-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_section = pattern(SECTION, re.MULTILINE)
_margins = pattern(r"-?\d{1,5},-?\d{1,5},-?\d{1,5}", re.ASCII)
_layer = pattern(r"-?[1-9]\d{0,8}", re.ASCII)


def legal_cue(cue: Cue, count: Callable[..., None]) -> Cue:
    """Return the cue in the form in which a reader gives it back; `count` takes losses (L)."""
    speaker = None
    if cue.speaker is not None:
        speaker = field(cue.speaker) or None
    extras = legal_extras(cue.extras)
    if speaker != (cue.speaker or None) or extras != cue.extras:
        count("L11")
    marks = [legal for mark in cue.marks for legal in _legal_mark(mark, count)]
    return cue.replace(
        speaker=speaker, extras=extras, marks=normal_marks(_flat(marks), len(cue.text))
    )


def field(text: str) -> str:
    r"""Return text that can stand between two commas of an event.

    >>> field("Lee,\nAnn")
    'Lee Ann'
    """
    return line(text.replace(",", " "))


def line(text: str) -> str:
    """Return text on one line, without control characters."""
    return " ".join(_controls.sub(" ", text).split())


def legal_metadata(metadata: Metadata) -> Metadata:
    """Return headers, styles and sections in the order in which they are written.

    Of two that say the same thing the later counts. What every file has that is written here is
    left out.

    >>> legal_metadata((("ass.style", "Loud,Arial"), ("ass.info", "wrapstyle: 2")))[0][1][:13]
    'Loud,Arial,64'
    """
    info: dict[str, str] = {}
    styles: dict[str, str] = {}
    sections: list[str] = []
    for name, value in metadata:
        if name == "ass.info":
            info.update(legal_info(value))
        elif name == "ass.style":
            style = legal_style(value)
            styles[style.partition(",")[0]] = style
        elif name == "ass.section" and (section := _legal_section(value)):
            sections.append(section)
    if styles.get(DEFAULT) == DEFAULT_STYLE:
        del styles[DEFAULT]
    usual = {key: told.lower() for key, told in INFO.items()}
    kept = [("ass.info", told) for key, told in info.items() if told.lower() != usual.get(key)]
    kept += [("ass.style", style) for style in styles.values()]
    # A coded section ends only at one that is known, so those stand last.
    sections.sort(key=lambda section: section.partition("\n")[0].lower() in CODED)
    return (*kept, *[("ass.section", section) for section in sections])


def legal_info(value: str) -> dict[str, str]:
    """Return a line of the header by its key; nothing for a line that can't be one.

    >>> legal_info(" title :  A  talk"), legal_info("[Events]"), legal_info("ScriptType: v4.00+")
    ({'title': 'title: A talk'}, {}, {})
    """
    told = line(value)
    if told.startswith(";"):
        return {told: told}
    key, colon, rest = told.partition(":")
    key, rest = key.strip(), rest.strip()
    if not colon or not key or key[0] in "[!" or key.lower() == "scripttype":
        return {}
    if key.lower() in _SIZES:
        plain = rest.isascii() and rest.isdecimal() and len(rest) < 10  # noqa: PLR2004
        if not plain or not 0 < int(rest) < _HUGE:
            return {}
        rest = str(int(rest))
    return {key.lower(): f"{key}: {rest}".rstrip()}


def _legal_section(value: str) -> str:
    """Return a section, its name on the first line; "" for one that would be read as another."""
    text = _controls_but_lines(value)
    name, _, body = text.partition("\n")
    name = " ".join(name.replace("[", " ").replace("]", " ").split())
    if not name or name.lower() in KNOWN:
        return ""
    coded = name.lower() in CODED
    lines = [ln for ln in body.split("\n") if ln.strip() and not _begins_section(ln, coded)]
    return "\n".join([name, *lines])


def _begins_section(text: str, coded: bool) -> bool:  # noqa: FBT001
    match = _section.match(text)
    return match is not None and (not coded or match[1].strip().lower() in KNOWN | CODED)


def _controls_but_lines(text: str) -> str:
    return "\n".join([_controls.sub(" ", ln).rstrip() for ln in text.split("\n")])


def legal_extras(extras: Extras) -> Extras:
    """Return what of an event is not as by default; the first of each name counts.

    >>> legal_extras((("ass.layer", "0"), ("ass.style", "Top"), ("ass.margins", "0,0,40")))
    (('ass.style', 'Top'), ('ass.margins', '0,0,40'))
    """
    told = dict(reversed(extras))
    kept: list[tuple[str, str]] = []
    if _layer.fullmatch(told.get("ass.layer", "")):
        kept.append(("ass.layer", told["ass.layer"]))
    style = legal_name(told.get("ass.style", ""))
    if style != DEFAULT:
        kept.append(("ass.style", style))
    margins = told.get("ass.margins", "")
    if _margins.fullmatch(margins) and margins.strip("0,"):
        kept.append(("ass.margins", ",".join([str(int(side)) for side in margins.split(",")])))
    if effect := field(told.get("ass.effect", "")):
        kept.append(("ass.effect", effect))
    return tuple(kept)


def _legal_mark(mark: Mark, count: Callable[..., None]) -> Iterable[Mark]:
    if mark.kind == "style":
        name = mark.get("name")
        safe = legal_name(name)
        if safe != name or len(mark.attributes) > 1:
            count("L11")
        return (Mark(mark.start, mark.end, "style", attributes=(("name", safe),)),)
    if mark.kind == "font":
        return _legal_font(mark, count)
    if not mark.attributes:
        return (mark,)
    count("L11")
    return (Mark(mark.start, mark.end, mark.kind),)


def _legal_font(mark: Mark, count: Callable[..., None]) -> Iterable[Mark]:
    told = mark.get("color").strip().lower()
    match = _rgb.fullmatch(told)
    colour = f"#{match[1]}" if match else NAMED.get(told, "")
    lost = [key for key, value in mark.attributes if key != "color" or (value and not colour)]
    if lost:
        count("L02", detail=f"font {lost[0]}")
    if not colour:
        return ()
    if colour != told:
        count("L12")
    return (Mark(mark.start, mark.end, "font", attributes=(("color", colour),)),)


def _flat(marks: list[Mark]) -> list[Mark]:
    """Cut marks of colours and styles so that no two of a kind overlap: the innermost is seen."""
    flat = [mark for mark in marks if mark.kind not in {"font", "style"}]
    for kind in ("font", "style"):
        layers = [mark for mark in marks if mark.kind == kind]
        flat.extend(_innermost(layers) if len(layers) > 1 else layers)
    return flat


def _innermost(marks: list[Mark]) -> list[Mark]:
    from subtools.core.text import MarkedText

    length = max([mark.end for mark in marks])
    at = 0
    out = []
    for text, active in MarkedText(" " * length, marks).runs():
        if active:
            inner = max(active, key=lambda mark: (mark.start, -mark.end, mark.attributes))
            out.append(inner.moved(0).replace(start=at, end=at + len(text)))
        at += len(text)
    return out
