"""Move every time to the nearest start of a frame."""

from __future__ import annotations

from subtools.steps.retiming import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.time import FrameRate
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def snap_to_frames(track: T, *, frame_rate: FrameRate) -> T:
    """Move starts and ends to the nearest start of a frame, at `frame_rate`.

    A cue that was on the screen at all stays a frame long, if the next one leaves room. Times
    inside a cue move only as far as its borders do.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.time import FrameRate
    >>> from subtools.core.track import Track
    >>> snap_to_frames(Track([Cue(1001, 1999, "Hi")]), frame_rate=FrameRate(25))[0].end
    2000
    """
    cues = track.cues
    starts = [frame_rate.frame_at(cue.start) for cue in cues]
    made = []
    for at, cue in enumerate(cues):
        first, last = starts[at], frame_rate.frame_at(cue.end)
        if first == last and cue.end > cue.start and (at + 1 == len(cues) or starts[at + 1] > last):
            last += 1
        made.append(within(cue, frame_rate.time_of(first), frame_rate.time_of(last)))
    return track.with_cues(made)
