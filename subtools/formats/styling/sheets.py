"""Style sheets of a look: rules for WebVTT's classes, and the named styles of an ASS file."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeVar

    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.formats.format import Format
    from subtools.formats.styling.claims import Layer

    T = TypeVar("T", bound=Track)

#: libass's BorderStyle for one box behind all lines of a caption; its padding is the shadow.
_ONE_BOX = "4"
#: Pixels of a picture 1080 high.
_EDGE, _PADDING = 2, 10


def sheet(look: Look, element: str = "video") -> str:
    r"""Return the rules that give a page's captions the exact colours of a look, and their box.

    Slants and lines under words are tags in the file, so only colours are said. Browsers differ in
    whether a rule with more classes wins, so those that overrule others stand last.

    >>> from subtools.looks import load_look
    >>> print(sheet(load_look("minimal")), end="")
    video::cue { background-color: rgba(0, 0, 0, 0.8) }
    video::cue(.claim) { color: #FFFF00 }
    video::cue(.claim.alleged) { color: #FFA94D }
    video::cue(.claim.denied) { color: #FF8AD8 }
    video::cue(.claim.confirmed) { color: #B79CFF }
    """
    rules = [f"{element}::cue {{ background-color: rgba(0, 0, 0, {look.box:g}) }}\n"]
    rules += [
        f"{element}::cue(.{selector}) {{ color: {style.color} }}\n"
        for selector, style in look.ranked()
        if style.color
    ]
    return "".join(rules)


def sheet_beside(path: str) -> str:
    """Name the style sheet of a captions file: beside it, by its name.

    >>> sheet_beside("out/talk.claims.vtt"), sheet_beside("odd.css")
    ('out/talk.claims.css', 'odd.css.css')
    """
    name = os.path.splitext(path)[0] + ".css"
    return name if name != path else f"{path}.css"


def with_sheets(track: T, look: Look, used: Mapping[str, Layer], fmt: Format) -> T:
    """Return the track with the look's own styles in its metadata, behind those it has."""
    if fmt.name == "vtt":
        own = [("vtt.style", sheet(look, "").rstrip("\n"))]
    else:
        own = [("ass.style", line) for line in _ass_lines(track.meta("ass.style"), look, used)]
    return track.replace(metadata=(*track.metadata, *own))


def _ass_lines(lines: Sequence[str], look: Look, used: Mapping[str, Layer]) -> list[str]:
    """Return a style line for each layer in use, made from the track's own Default style.

    A track that has none gets one with the look's box, so that all words of a caption have it.
    The box is libass's own kind, one for a whole caption: with the common kind each run has a box,
    and where two overlap a dark seam stands between the words. Players that don't know it draw
    the outline.
    """
    from subtools.formats.ass.styles import COLUMNS, DEFAULT, ass_colour, style_line

    bases = [line for line in lines if line.startswith(f"{DEFAULT},")]
    base = bases[-1] if bases else style_line(DEFAULT, outline=_EDGE, shadow=_PADDING)
    fields = dict(zip(COLUMNS, base.split(","), strict=False))
    made = []
    if not bases:
        fields |= {"BorderStyle": _ONE_BOX, "BackColour": ass_colour("#000000", look.box)}
        made.append(",".join(fields.values()))
    for name, layer in used.items():
        style = layer.style
        own = {"Name": name}
        if style.color:
            own["PrimaryColour"] = own["SecondaryColour"] = ass_colour(style.color)
        flags = {"Bold": style.bold, "Italic": style.italic, "Underline": style.underline}
        own |= {column: "-1" if flag else "0" for column, flag in flags.items()}
        made.append(",".join({**fields, **own}.values()))
    return made
