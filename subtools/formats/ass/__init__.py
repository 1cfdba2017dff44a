r"""ASS and SSA (Advanced SubStation Alpha): captions with styles, as editors and players draw them.

Read with any columns; written as version 4+ for a picture 1920 by 1080, with one style that
looks like professional captions, or with the styles that the track's metadata holds
(`ass.style`, see `ass_styles.style_line`). A mark of kind `style` is a run in such a style.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.track import Track  # noqa: TC001
from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Extras, Placement
    from subtools.formats.ass.styles import Styles

_EVENTS = (
    "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)
_dialogue = pattern(r"(?:^|\n)Dialogue:[ \t]*[^,\n]{0,40},[ \t]*\d+:\d\d:\d\d[.:,]\d+[ \t]*,")


def read(text: str, options: ReadOptions) -> Track:
    r"""Read ASS or SSA; bad content makes findings (A), never an error.

    >>> read("[Events]\nDialogue: 0,0:00:01.00,0:00:02.50,,Ann,,,,,{\\i1}Hi", ReadOptions())[0].text
    'Hi'
    """
    from subtools.formats.ass.scan import Scan
    from subtools.formats.bulk import CollectorPaused

    scan = Scan()
    with CollectorPaused():
        scan.run(text.removeprefix("\ufeff"))
    return scan.track(options.language)


def write(track: Track) -> str:
    r"""Write ASS: header, styles, other sections, events.

    >>> from subtools.core.cue import Cue
    >>> print(write(Track([Cue(1000, 2500, "Hello\nyou", speaker="Ann")])).split("\n")[-2])
    Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ann,0,0,0,,Hello\Nyou
    """
    from subtools.formats.ass.legal import legal_metadata
    from subtools.formats.ass.markup import escape, write_text
    from subtools.formats.ass.styles import Styles

    # Once more for tracks that were not lowered: no header may become an event.
    track = track.replace(metadata=legal_metadata(track.metadata))
    lines = _style_lines(track)
    styles = Styles(lines)
    kinds: dict[Extras, _Kind] = {}
    minutes: dict[int, str] = {}
    tails = [f"{at // 100:02}.{at % 100:02}" for at in range(6000)]
    out = [_head(track, lines)]
    append = out.append
    for cue in track.cues:
        kind = kinds.get(cue.extras)
        if kind is None:
            kind = kinds[cue.extras] = _Kind(cue.extras, styles)
        marked = cue.marks or kind.flags
        text = write_text(cue.text, cue.marks, kind.flags) if marked else escape(cue.text)
        if cue.placement is not None or kind.anchor is not None:
            text = kind.place(cue.placement) + text
        minute, at = divmod(cue.start // 10, 6000)
        if minute not in minutes:
            minutes[minute] = f"{minute // 60}:{minute % 60:02}:"
        first = minutes[minute] + tails[at]
        minute, at = divmod(cue.end // 10, 6000)
        if minute not in minutes:
            minutes[minute] = f"{minute // 60}:{minute % 60:02}:"
        last = minutes[minute] + tails[at]
        append(f"{kind.layer}{first},{last},{kind.style}{cue.speaker or ''}{kind.tail}{text}\n")
    return "".join(out)


class _Kind:
    """What the extras of a cue make of its event."""

    __slots__ = ("anchor", "base", "flags", "layer", "style", "tail")

    def __init__(self, extras: Extras, styles: Styles) -> None:
        told = dict(extras)
        style = told.get("ass.style", "Default")
        self.layer = f"Dialogue: {told.get('ass.layer', '0')},"
        self.style = f"{style},"
        self.tail = f",{told.get('ass.margins', '0,0,0')},{told.get('ass.effect', '')},"
        self.flags, self.anchor = styles.own(style)
        self.base = styles.anchor

    def place(self, placement: Placement | None) -> str:
        r"""Return the override of a place.

        In a style with a place of its own, the Default style's place says that the cue has none.
        A cue that is really there says so by the old override, which does the same.
        """
        anchor = placement.anchor if placement else None
        if self.anchor is None:
            return f"{{\\an{anchor}}}" if anchor else ""
        if anchor == self.anchor:
            return ""
        if anchor == self.base:
            from subtools.formats.ass.styles import LEGACY

            return f"{{\\a{next(old for old, new in LEGACY.items() if new == anchor)}}}"
        return f"{{\\an{anchor or self.base}}}"


def _style_lines(track: Track) -> list[str]:
    from subtools.formats.ass.styles import DEFAULT, DEFAULT_STYLE

    lines = track.meta("ass.style")
    has_default = any([line.startswith(f"{DEFAULT},") for line in lines])
    plain = any([not cue.extras or "ass.style" not in dict(cue.extras) for cue in track.cues])
    if not has_default and (plain or not lines):
        return [DEFAULT_STYLE, *lines]
    return lines


def _head(track: Track, styles: list[str]) -> str:
    from subtools.formats.ass.legal import INFO, legal_info
    from subtools.formats.ass.styles import COLUMNS

    info: dict[str, str] = {}
    for value in track.meta("ass.info"):
        info.update(legal_info(value))
    info |= {key: value for key, value in INFO.items() if key not in info}
    parts = ["[Script Info]", "ScriptType: v4.00+", *info.values(), ""]
    parts += ["[V4+ Styles]", f"Format: {', '.join(COLUMNS)}"]
    parts += [*[f"Style: {style}" for style in styles], ""]
    for section in track.meta("ass.section"):
        name, _, body = section.partition("\n")
        parts += [f"[{name}]", *([body] if body else []), ""]
    return "\n".join(parts) + "\n" + _EVENTS


def sniff(text: str) -> float:
    r"""Tell how surely a text is ASS: by its sections, else by its dialogue lines.

    >>> sniff("[Script Info]\nTitle: x\n"), sniff("[00:12.00]la la")
    (1.0, 0.0)
    """
    head = text.lstrip("\ufeff \t\n")[:13].lower()
    if head == "[script info]":
        return 1.0
    return 0.9 if _dialogue.search(text) else 0.0


ASS = Format(
    "ass",
    summary="Advanced SubStation Alpha, styled captions for editors and for burning in",
    suffixes=(".ass", ".ssa"),
    read=read,
    write=write,
    sniff=sniff,
    carries=frozenset({
        "bold", "italic", "underline", "font", "style", "speaker", "placement", "id", "metadata",
    }),
    tick=10,
)  # fmt: skip
