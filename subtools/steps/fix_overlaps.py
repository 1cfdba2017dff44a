"""End every cue before the next one starts."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.steps.retiming import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)

#: What a cue keeps of its time, if it had as much: under half a second nobody reads.
_LEAST = 500


def fix_overlaps(track: T, *, gap: Ms = 0) -> T:
    """Leave at least `gap` milliseconds between each cue's end and the next one's start.

    An end that comes too late is moved to before the next start. Where that would leave a cue
    under half a second, the next one starts later instead, and finding F06 tells.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> fixed = fix_overlaps(Track([Cue(0, 1800, "One"), Cue(1500, 3000, "two")]), gap=80)
    >>> fixed[0].end
    1420
    """
    cues = track.cues
    starts: list[Ms] = []
    earliest = 0
    for cue in cues:
        start = max(cue.start, earliest)
        starts.append(start)
        earliest = start + min(cue.duration, _LEAST) + gap
    made = []
    findings = []
    for at, cue in enumerate(cues):
        start = starts[at]
        end = max(cue.end, start + min(cue.duration, _LEAST))
        if at + 1 < len(cues):
            end = min(end, starts[at + 1] - gap)
        if start > cue.start:
            findings.append(
                Finding(
                    "F06",
                    f"moved the start from {format_clock(cue.start)} to {format_clock(start)}, "
                    "since the cue before needs the time",
                    line=cue.origin,
                    cue=at,
                )
            )
        made.append(within(cue, start, end))
    return track.with_cues(made, findings)
