"""End every cue before the next one starts."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.fitting.repair import part
from subtools.steps.retiming import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def fix_overlaps(track: T, *, gap: Ms = 0) -> T:
    """Leave at least `gap` milliseconds between each cue's end and the next one's start.

    Ends and starts move as little as can be in all, ends rather than starts: an end that comes
    too late is moved to before the next start. Where that would leave a cue under half a second,
    starts move as well, and finding F06 tells.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> fixed = fix_overlaps(Track([Cue(0, 1800, "One"), Cue(1500, 3000, "two")]), gap=80)
    >>> fixed[0].end
    1420
    """
    cues = track.cues
    starts, ends = part([cue.start for cue in cues], [cue.end for cue in cues], gap)
    made = []
    findings = []
    for at, (cue, start, end) in enumerate(zip(cues, starts, ends, strict=True)):
        if start != cue.start:
            findings.append(
                Finding(
                    "F06",
                    f"moved the start from {format_clock(cue.start)} to {format_clock(start)}, "
                    f"since the cue {'before' if start > cue.start else 'after'} needs the time",
                    line=cue.origin,
                    cue=at,
                )
            )
        made.append(within(cue, start, end))
    return track.with_cues(made, findings)
