r"""The text of an ASS event: marks to overrides.

ASS has no escape, so plain text must be kept from reading as markup, in libass and in VSFilter:

* `{` is written `\{{}`, as FFmpeg does. libass shows the brace and passes over the empty block;
  VSFilter shows a backslash and hides the block, but never a word behind it.
* A backslash is followed by a WORD JOINER (U+2060), which has no width, so that `\N` in the text
  stays two characters. Reading takes one joiner away again.

What is written are the changes between the states of two runs of text, so marks may cross, and
what `\r` puts out is lit again behind it.
"""

from __future__ import annotations

from subtools.core.text import MarkedText
from subtools.formats.ass.text import JOINER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from subtools.core.text import Attributes, Mark

    #: What is switched on: a kind of mark and its attributes.
    State = dict[str, Attributes]

_NAMES = {"bold": "b", "italic": "i", "underline": "u"}


def escape(text: str) -> str:
    r"""Return plain text so that no renderer takes a part of it for markup.

    >>> escape("{\\i1}\n") == "\\{{}\\\u2060i1}\\N"
    True
    """
    if "\\" in text:
        text = text.replace("\\", "\\" + JOINER)
    text = text.replace("{", "\\{{}").replace("\n", "\\N")
    return text.replace("\xa0", "\\h")


def write_text(
    plain: str,
    marks: tuple[Mark, ...],
    flags: frozenset[str] = frozenset(),
    codes: Mapping[int, str] | None = None,
) -> str:
    r"""Write marked text; `flags` are the kinds that the line's own style switches on.

    `codes` are overrides of the caller's own, by the character before which they stand.

    >>> from subtools.core.text import Mark
    >>> style = Mark(3, 6, "style", attributes=(("name", "claim"),))
    >>> write_text("no one here", (Mark(0, 11, "italic"), style))
    '{\\i1}no {\\rclaim\\i1}one{\\r\\i1} here'
    >>> write_text("la la", (), codes={0: r"\k20", 3: r"\k30"})
    '{\\k20}la {\\k30}la'
    """
    flat = None if flags or codes else _flat(plain, marks)
    if flat is not None:
        return flat
    out: list[str] = []
    own: State = dict.fromkeys(sorted(flags), ())
    now = own
    at = 0
    for text, active in MarkedText(plain, marks).runs():
        wanted: State = {mark.kind: mark.attributes for mark in active}
        if wanted != now:
            out.append(_change(now, wanted, own))
            now = wanted
        if codes:
            out.append(_coded(text, at, codes))
            at += len(text)
        else:
            out.append(escape(text))
    # The line ends here, and so does all that is on; a closed style is easier on the eye.
    if "style" in now:
        out.append(r"{\r}")
    return "".join(out)


def _coded(text: str, start: int, codes: Mapping[int, str]) -> str:
    """Write plain text that begins at `start` of its caption, with overrides between."""
    out: list[str] = []
    at = 0
    for place in sorted([at for at in codes if start <= at < start + len(text)]):
        out += escape(text[at : place - start]), f"{{{codes[place]}}}"
        at = place - start
    return "".join([*out, escape(text[at:])])


def _flat(plain: str, marks: tuple[Mark, ...]) -> str | None:
    """Write switches that stand side by side, as nearly all do; None for anything else."""
    out: list[str] = []
    at = 0
    for mark in marks:
        name = _NAMES.get(mark.kind)
        if name is None or mark.start < at or (mark.start == at and at):
            return None
        out += escape(plain[at : mark.start]), f"{{\\{name}1}}"
        out.append(escape(plain[mark.start : mark.end]))
        at = mark.end
        if at < len(plain):
            out.append(f"{{\\{name}0}}")
    out.append(escape(plain[at:]))
    return "".join(out)


def _change(now: State, wanted: State, own: State) -> str:
    codes = ""
    style = wanted.get("style")
    if now.get("style") != style:
        codes = f"\\r{style[0][1]}" if style else "\\r"
        now = {"style": style} if style else own
    for kind, name in _NAMES.items():
        if (kind in now) != (kind in wanted):
            codes += f"\\{name}{int(kind in wanted)}"
    colour = wanted.get("font")
    if now.get("font") != colour:
        red_green_blue = colour[0][1] if colour else ""
        codes += f"\\c{_bgr(red_green_blue)}"
    return f"{{{codes}}}" if codes else ""


def _bgr(rgb: str) -> str:
    return f"&H{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}&".upper() if rgb else ""
