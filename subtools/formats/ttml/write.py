"""The writer of TTML: IMSC 1.1 text profile, as plain as players like it.

Three regions that do not overlap (the profile forbids it) hold all of the nine places; the box
behind the words is on a span, so that it is as wide as they are.
https://www.w3.org/TR/ttml-imsc1.1/
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.formats.nest import nest
from subtools.formats.ttml.legal import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.core.text import Mark
    from subtools.core.track import Track

_SPACES = (
    ("xmlns", "http://www.w3.org/ns/ttml"),
    ("xmlns:ttm", "http://www.w3.org/ns/ttml#metadata"),
    ("xmlns:ttp", "http://www.w3.org/ns/ttml#parameter"),
    ("xmlns:tts", "http://www.w3.org/ns/ttml#styling"),
    ("xmlns:ebutts", "urn:ebu:tt:style"),
    ("ttp:contentProfiles", "http://www.w3.org/ns/ttml/profile/imsc1.1/text"),
    ("ttp:timeBase", "media"),
    ("ttp:cellResolution", "32 15"),
)
#: A cell is a fifteenth of the picture's height, so a letter is 5.3 % of it, as EBU-TT-D's
#: examples have it: 42 letters fit into four fifths of the width.
_TEXT = (
    'tts:fontFamily="proportionalSansSerif" tts:fontSize="80%" tts:lineHeight="125%" '
    'tts:color="#ffffff" tts:textAlign="center" ebutts:linePadding="0.5c"'
)
_ROWS = ("bottom", "middle", "top")
_COLUMNS = ("left", "center", "right")
#: Bands inside the safe area of 10 % to 90 %.
_BANDS = {"bottom": ("64%", "after"), "middle": ("37%", "center"), "top": ("10%", "before")}
_STYLES = {
    "italic": 'tts:fontStyle="italic"',
    "bold": 'tts:fontWeight="bold"',
    "underline": 'tts:textDecoration="underline"',
}
_RANKS = {"voice": 0, "font": 1}
#: White space that only `xml:space="preserve"` keeps.
_kept = pattern(r"\t|  |(?:^|\n) | (?:\n|$)|^\n|\n$")
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def document(track: Track) -> str:
    """Return the file of a lowered track."""
    agents: dict[str, str] = {}
    clock = _Clocks()
    lines = [_paragraph(cue, agents, clock) for cue in track.cues]
    language = track.language or ""
    root = "".join([f'\n    {name}="{value}"' for name, value in _SPACES])
    direction = ' tts:direction="rtl"' if language.split("-")[0] in _RIGHT_TO_LEFT else ""
    used = {cue.placement.anchor for cue in track.cues if cue.placement}
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tt{root}\n    xml:lang="{quoted(language)}">',
        "  <head>",
        *_metadata(track, agents),
        "    <styling>",
        f'      <style xml:id="style.text" {_TEXT}{direction}/>',
        '      <style xml:id="style.box" tts:backgroundColor="#000000"/>',
        *[f'      <style xml:id="style.{side}" tts:textAlign="{side}"/>'
          for column, side in enumerate(_COLUMNS) if side != "center"
          and any([a and (a - 1) % 3 == column for a in used])],
        "    </styling>",
        "    <layout>",
        *[f'      <region xml:id="region.{row}" tts:origin="10% {top}" tts:extent="80% 26%" '
          f'tts:displayAlign="{align}" tts:overflow="visible"/>'
          for number, (row, (top, align)) in enumerate(_BANDS.items())
          if row == "bottom" or any([a and (a - 1) // 3 == number for a in used])],
        "    </layout>",
        "  </head>",
        '  <body style="style.text">',
        "    <div>",
        *lines,
        "    </div>",
        "  </body>",
        "</tt>",
        "",
    ])  # fmt: skip


def _metadata(track: Track, agents: dict[str, str]) -> list[str]:
    """Return the titles and the agents, if there are any."""
    told = [f"      <ttm:{name[5:]}>{escaped(value)}</ttm:{name[5:]}>"
            for name, value in track.metadata if name.startswith("ttml.")]  # fmt: skip
    told += [
        f'      <ttm:agent xml:id="{agent}" type="person">'
        f'<ttm:name type="full">{escaped(name)}</ttm:name></ttm:agent>'
        for name, agent in agents.items()
    ]
    return ["    <metadata>", *told, "    </metadata>"] if told else []


def _paragraph(cue: Cue, agents: dict[str, str], clock: _Clocks) -> str:
    head = f'      <p begin="{clock[cue.start]}" end="{clock[cue.end]}"'
    if cue.extras:
        head += f' xml:id="{cue.extras[0][1]}"'
    row, column = divmod(((cue.placement and cue.placement.anchor) or 2) - 1, 3)
    # On every paragraph: a region of the body would be the only one of all that is in it.
    head += f' region="region.{_ROWS[row]}"'
    head += f' style="style.{_COLUMNS[column]}"' if column != 1 else ""
    if cue.speaker:
        head += f' ttm:agent="{_agent(cue.speaker, agents)}"'
    text = cue.text
    if not text:
        return head + "/>"
    if _kept.search(text):
        head += ' xml:space="preserve"'
    if cue.marks:
        text = nest(
            text,
            cue.marks,
            opening=lambda mark: _opening(mark, agents),
            closing=lambda _mark: "</span>",
            rank=lambda mark: _RANKS.get(mark.kind, 2),
            escape=escaped,
        )
    else:
        text = escaped(text)
    return f'{head}><span style="style.box">{text}</span></p>'


def _opening(mark: Mark, agents: dict[str, str]) -> str:
    if mark.kind == "font":
        return f'<span tts:color="{mark.get("color")}">'
    if mark.kind == "voice":
        return f'<span ttm:agent="{_agent(mark.get("name"), agents)}">'
    return f"<span {_STYLES[mark.kind]}>"


def _agent(name: str, agents: dict[str, str]) -> str:
    return agents.setdefault(name, f"agent.{len(agents) + 1}")


def escaped(text: str) -> str:
    """Return text as XML, its lines divided by `<br/>`.

    >>> escaped("1 < 2 & 3 > 2\\n]]>")
    '1 &lt; 2 &amp; 3 &gt; 2<br/>]]&gt;'
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\n", "<br/>") if "\n" in text else text


def quoted(text: str) -> str:
    """Return text as the value of an attribute.

    >>> quoted('"R&D"\\n')
    '&quot;R&amp;D&quot;'
    """
    return escaped(one_line(text)).replace('"', "&quot;")


class _Clocks(dict[int, str]):
    """Times as `hh:mm:ss.mmm`, each worked out once."""

    def __missing__(self, time: int) -> str:
        minutes, ms = divmod(time, 60_000)
        self[time] = clock = f"{minutes // 60:02}:{minutes % 60:02}:{ms // 1000:02}.{ms % 1000:03}"
        return clock
