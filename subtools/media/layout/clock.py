"""Times as ASS has them, hundredths of a second, chosen so that captions are on the right frames.

libass shows an event on each frame whose time t, in whole milliseconds cut off, has
start <= t < end. So a caption is on exactly its frames wherever the start is written between the
frame before its first one and that one; half-way is farthest from any rounding of frame times.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import FrameRate, Ms

_TICK = 10


class Clock:
    """Turns milliseconds into hundredths, by the frames of a video if it has a constant rate."""

    def __init__(self, frame_rate: FrameRate | None = None) -> None:
        """Keep the rate; None is a rate that is unknown or varies, and times are rounded down."""
        self._rate = None if frame_rate is None else frame_rate.rate

    def hundredths(self, time: Ms) -> int:
        """Return the time as it is written.

        Where frames come faster than every 10 ms, several share one, as ASS has no finer times.

        >>> from subtools.core.time import FrameRate
        >>> Clock(FrameRate(25)).hundredths(1001), Clock().hundredths(1009)
        (102, 100)
        """
        if self._rate is None:
            return time // _TICK
        first = self._frame(time)
        if first == 0:
            return 0
        before, at = self._cut_off(first - 1), self._cut_off(first)
        # Written times t with before < t <= at.
        low, high = before // _TICK + 1, at // _TICK
        middle = (before + at + _TICK) // (2 * _TICK)
        return min(max(middle, low), max(low, high))

    def shown(self, time: Ms) -> Ms:
        """Return when the picture really changes: the time of the first frame, in milliseconds.

        >>> from subtools.core.time import FrameRate
        >>> Clock(FrameRate(25)).shown(1001)
        1040
        """
        if self._rate is None:
            return time // _TICK * _TICK
        return round(self._frame(time) * 1000 / self._rate)

    def _frame(self, time: Ms) -> int:
        """Return the first frame whose time, to the nearest millisecond, is not before `time`.

        Times that were snapped to frames are rounded, up or down, and mean their frame.
        """
        assert self._rate is not None  # noqa: S101 - for type checkers
        return max(0, -int(-(2 * time - 1) * self._rate // 2000))

    def _cut_off(self, frame: int) -> Ms:
        assert self._rate is not None  # noqa: S101 - as above
        return int(frame * 1000 / self._rate)


def written(hundredths: int) -> str:
    """Return hundredths as ASS writes them.

    >>> written(360_102)
    '1:00:01.02'
    """
    minutes, at = divmod(hundredths, 6000)
    return f"{minutes // 60}:{minutes % 60:02}:{at // 100:02}.{at % 100:02}"
