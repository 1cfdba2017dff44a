"""A legend: one cue at the top of the picture that names the styles in use, each in its style.

It stands over the first captions, not in their place, so no caption moves or waits for it.
"""

from __future__ import annotations

from subtools.core.cue import Cue, Placement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track
    from subtools.formats.styling.claims import Claims, Layer
    from subtools.formats.styling.painter import Painter

#: How long it stands, in milliseconds: six names are read twice in it, at 17 characters a second.
LASTS = 5000
#: Characters a line, as in nearly all profiles.
WIDTH = 42
_TOP = 8
_BETWEEN = " · "
_ENTRIES = (
    ("source",), ("reporting",), ("claim", "asserted"), ("claim", "alleged"), ("claim", "denied"),
    ("claim", "confirmed"),
)  # fmt: skip


def legend_cues(track: Track, claims: Claims, painter: Painter) -> list[Cue]:
    """Return the legend as a cue; none for a format that can't put it at the top."""
    if not painter.fmt.carries & {"placement", "settings"}:
        return []
    shown = [{kind, *facts} for kind, facts in claims.seen]
    used = [entry for entry in _ENTRIES if any(names.issuperset(entry) for names in shown)]
    text, width = "", 0
    layers: list[Layer] = []
    for kind, *facts in used:
        style = claims.layer(0, 1, kind, tuple(facts)).style
        word = claims.words[(facts or [kind])[0]].join(style.brackets or ["", ""])
        if text:
            too_long = width + len(_BETWEEN) + len(word) > WIDTH
            text += "\n" if too_long else _BETWEEN
            width = 0 if too_long else width + len(_BETWEEN)
        at = len(text)
        text += word
        width += len(word)
        layers.append(claims.layer(at, len(text), kind, tuple(facts)))
    if not layers:
        return []
    start = track.cues[0].start
    cue = Cue(start, start + LASTS, text, placement=Placement(_TOP))
    return [painter.painted(cue, layers)]
