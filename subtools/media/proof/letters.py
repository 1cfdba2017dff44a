"""How large and how wide the letters of captions are, as they were laid out."""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.value import Value, put
from subtools.formats.ass.styles import COLUMNS, DEFAULT
from subtools.media.layout.measure import metrics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.core.time import Ms
    from subtools.media.layout import Laid

#: What of an event's text is no text: overrides, and the escapes for ends of lines and spaces.
_override = pattern(r"\{[^}]*\}")
_FIELDS = 9


class Letters(Value):
    """The height of a caption's lines, and the width of its widest line, in pixels."""

    __slots__ = ("size", "widest")
    size: float
    widest: float

    def __init__(self, size: float, widest: float) -> None:
        """Keep the parts."""
        put(self, "size", size)
        put(self, "widest", widest)


def letters(laid: Laid) -> list[Letters]:
    """Return the letters of each caption, by the styles of the ASS file and the house's measure.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.looks import load_look
    >>> from subtools.media.layout import Picture, lay_out
    >>> talk = Track([Cue(0, 2000, "Hello"), Cue(2000, 4000, "Hello, you")])
    >>> laid = lay_out(talk, picture=Picture(1280, 720), look=load_look("plain"))
    >>> [(each.size, round(each.widest)) for each in letters(laid)]
    [(43.0, 94), (43.0, 183)]
    """
    styles, events = _read(laid.ass)
    return [_letters(cue, styles, events) for cue in laid.track.cues]


def _letters(
    cue: Cue,
    styles: dict[str, tuple[float, bool]],
    events: dict[str, list[tuple[Ms, str]]],
) -> Letters:
    first = next(filter(None, map(_bare, cue.lines)), "")
    drawn = [(abs(start - cue.start), style) for start, style in events.get(first, ())]
    size, bold = styles.get(min(drawn)[1] if drawn else "", (0.0, False))
    widths = [metrics().width(line, size or 1.0, bold=bold) for line in cue.lines]
    return Letters(size, max(widths))


def _read(
    ass: str,
) -> tuple[dict[str, tuple[float, bool]], dict[str, list[tuple[Ms, str]]]]:
    """Return size and weight by style, and when which line is drawn in which style."""
    styles: dict[str, tuple[float, bool]] = {}
    events: dict[str, list[tuple[Ms, str]]] = {}
    for line in ass.splitlines():
        kind, _, rest = line.partition(": ")
        if kind == "Style":
            fields = dict(zip(COLUMNS, rest.split(","), strict=False))
            if fields["Name"].startswith(DEFAULT):
                styles[fields["Name"]] = float(fields["Fontsize"]), fields["Bold"] != "0"
        elif kind == "Dialogue":
            _, start, _, style, *_, text = rest.split(",", _FIELDS)
            if style in styles:
                for part in text.split("\\N"):
                    events.setdefault(_bare(_override.sub("", part)), []).append(
                        (_ms(start), style)
                    )
    return styles, events


def _bare(text: str) -> str:
    r"""Return only letters and digits: whatever was escaped or marked, they are the same.

    >>> _bare("\\h{no}.")
    'no'
    """
    return "".join(filter(str.isalnum, text.replace("\\h", "")))


def _ms(time: str) -> Ms:
    hours, minutes, seconds = time.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
