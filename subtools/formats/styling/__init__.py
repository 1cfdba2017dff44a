"""Styling: the marks of claims become what a format can show, as a look says.

Words and times never change: a look may only put text around a claim, and only looks that say so
do. A track is styled just before it is lowered and written.
"""

from __future__ import annotations

from subtools.core.look import FACTS
from subtools.formats.styling.claims import Claims
from subtools.formats.styling.painter import COLOURS, SLANTS, Painter
from subtools.formats.styling.texts import with_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.formats.format import Format
    from subtools.formats.styling.claims import Layer

    T = TypeVar("T", bound=Track)

#: Where WebVTT's exact colours stand: nowhere (only the classes that players know by themselves),
#: in a STYLE block, or in a style sheet of the page, which `sheet` makes.
VTT_STYLES = ("none", "inline", "css")


def styled(
    track: T, look: Look, fmt: Format, *, legend: bool = False, vtt_style: str = "none"
) -> T:
    """Return a track whose claims are shown as `look` says, by marks that `fmt` carries.

    With a `legend`, one more cue tells at the top of the picture what the styles mean, for the
    first seconds, in formats that can put it there. `vtt_style` is one of `VTT_STYLES`. A format
    that carries every mark gets the track as it is, and so does one that can show nothing of a
    look. Raises `ValueError` for a `vtt_style` that is none.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.text import Mark
    >>> from subtools.core.track import Track
    >>> from subtools.formats.srt import SRT, write
    >>> from subtools.looks import load_look
    >>> marks = [Mark(8, 15, "claim", attributes=(("certainty", "alleged"),))]
    >>> talk = Track([Cue(0, 1000, "Perhaps it rains", marks=marks)])
    >>> write(styled(talk, load_look("claims"), SRT)).splitlines()[2]
    'Perhaps <font color="#ffa94d"><i><u>it rain</u></i></font>s'
    """
    if vtt_style not in VTT_STYLES:
        msg = f"vtt_style must be one of {', '.join(VTT_STYLES)}, not {vtt_style!r}"
        raise ValueError(msg)
    shows = fmt.carries & {*SLANTS, *COLOURS}
    claims = Claims(track, look)
    if "*" in fmt.carries or not claims.found or not (shows or look.adds_text):
        return track
    painter = Painter(fmt)
    cues = [
        _shown(cue, claims.layers(index), painter) if cue.marks else cue
        for index, cue in enumerate(track.cues)
    ]
    if legend:
        from subtools.formats.styling.legend import legend_cues

        cues += legend_cues(track, claims, painter)
    track = track.replace(cues=cues)
    if "style" in fmt.carries or (fmt.name == "vtt" and vtt_style == "inline"):
        from subtools.formats.styling.sheets import with_sheets

        return with_sheets(track, look, painter.used, fmt)
    return track


def _shown(cue: Cue, layers: Sequence[Layer], painter: Painter) -> Cue:
    plain = cue.replace(marks=[mark for mark in cue.marks if mark.kind not in FACTS])
    if not layers:
        return plain
    plain, layers = with_texts(plain, layers)
    return painter.painted(plain, layers)
