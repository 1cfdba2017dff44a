"""Let a cue stand until the next one where only a short pause lies between."""

from __future__ import annotations

from subtools.fitting.repair import close_pauses
from subtools.steps.retiming import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def close_gaps(track: T, *, under: Ms = 500, gap: Ms = 0) -> T:
    """Where the pause after a cue is shorter than `under`, close it down to `gap` (milliseconds).

    A pause that flickers is worse than none. Nothing is made shorter.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> close_gaps(Track([Cue(0, 1000, "One"), Cue(1300, 2000, "two")]))[0].end
    1300
    """
    cues = track.cues
    starts = [cue.start for cue in cues]
    _, ends = close_pauses(starts, [cue.end for cue in cues], under=under, gap=gap)
    made = [within(cue, cue.start, end) for cue, end in zip(cues, ends, strict=True)]
    return track.with_cues(made)
