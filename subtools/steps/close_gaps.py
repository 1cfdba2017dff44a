"""Let a cue stand until the next one where only a short pause lies between."""

from __future__ import annotations

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
    made = list(track.cues)
    for at, (cue, after) in enumerate(track.pairs()):
        if gap < after.start - cue.end < under:
            made[at] = within(cue, cue.start, after.start - gap)
    return track.with_cues(made)
