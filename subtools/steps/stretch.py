"""Multiply every time: another speed, the same words."""

from __future__ import annotations

from subtools.core.track import Chapter
from subtools.steps.retiming import retimed
from subtools.steps.shift import before_zero

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def stretch(track: T, *, factor: float, about: Ms = 0) -> T:
    """Multiply every time's distance from `about` by `factor`; chapters go with the cues.

    25 / 24 undoes a PAL speed-up. Nothing comes before 0 (finding F05). Raises `ValueError` for
    a factor that is not a positive number.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> stretch(Track([Cue(1000, 2000, "Hi")]), factor=2, about=1000)[0].end
    3000
    """
    if not 0 < factor < float("inf"):
        msg = f"a factor must be a number over 0, not {factor}"
        raise ValueError(msg)

    def place(time: Ms) -> Ms:
        return max(0, round(about + (time - about) * factor))

    if factor == 1:
        return track
    cues = [retimed(cue, place) for cue in track.cues]
    chapters = [Chapter(place(each.start), each.title) for each in track.chapters]
    starts = [about + (cue.start - about) * factor for cue in track.cues]
    # Half a millisecond below 0 is rounding, no loss.
    findings = before_zero(track.cues, [start if start < -1 else 0 for start in starts])
    return track.with_cues(cues, findings).replace(chapters=chapters)
