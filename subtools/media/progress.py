"""How far ffmpeg is: its `-progress` lines as times of the output."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.time import Ms

    #: Gets how many milliseconds of the output are done; it never goes back.
    Report = Callable[[Ms], None]

#: Arguments that make ffmpeg tell how far it is, on standard output, four times a second.
TELLING = ("-progress", "pipe:1", "-nostats", "-stats_period", "0.25")


class Progress:
    """Turns `key=value` lines into calls of a report.

    >>> done = []
    >>> progress = Progress(done.append)
    >>> for line in ("out_time_us=N/A", "out_time_us=-23000", "out_time_us=1500000"):
    ...     progress(line)
    >>> done
    [1500]
    """

    def __init__(self, report: Report) -> None:
        """Begin at nothing."""
        self._report = report
        self._done = 0

    def __call__(self, line: str) -> None:
        """Take one line; `out_time_ms` is in microseconds, too, so only `out_time_us` counts."""
        key, _, value = line.partition("=")
        if key != "out_time_us":
            return
        try:
            done = int(value) // 1000
        except ValueError:  # N/A, before the first frame
            return
        if done > self._done:
            self._done = done
            self._report(done)
