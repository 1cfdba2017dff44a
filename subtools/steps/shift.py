"""Move every cue by a time."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.track import Chapter
from subtools.steps.retiming import retimed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def shift(track: T, *, by: Ms) -> T:
    """Move cues and chapters by `by` milliseconds, later or (negative) earlier.

    Nothing comes before 0: what would is put there, and finding F05 says how much.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> shift(Track([Cue(1000, 2000, "Hi")]), by=-500)[0].start
    500
    """
    if not by:
        return track
    cues = [retimed(cue, lambda time: max(0, time + by)) for cue in track.cues]
    chapters = [Chapter(max(0, each.start + by), each.title) for each in track.chapters]
    findings = before_zero(track.cues, [cue.start + by for cue in track.cues])
    return track.with_cues(cues, findings).replace(chapters=chapters)


def before_zero(cues: Sequence[Cue], starts: Sequence[float]) -> list[Finding]:
    """Report cues whose start would be negative, in one finding."""
    lost = [at for at, start in enumerate(starts) if start < 0]
    if not lost:
        return []
    what = "a cue would start" if len(lost) == 1 else f"{len(lost)} cues would start"
    worst = -min(starts) / 1_000
    return [
        Finding(
            "F05",
            f"{what} before 0 (by {worst:.3f} s at most); put at 0",
            line=cues[lost[0]].origin,
            cue=lost[0],
            severity="error",
        )
    ]
