"""What reading a hundred thousand cues needs: tables of times, and no garbage collector."""

from __future__ import annotations

import gc

#: The seconds of a clock, `ss`, in milliseconds.
SECONDS = {f"{second:02}": second * 1000 for second in range(60)}


class Minutes(dict[str, int]):
    """`hh:mm:` or `mm:` in milliseconds, worked out once for each minute of the film.

    >>> Minutes()["01:02:"], Minutes()["02:"]
    (3720000, 120000)
    """

    def __missing__(self, key: str) -> int:
        """Work the minute out."""
        hours, _, minutes = key[:-1].rpartition(":")
        self[key] = time = (int(hours or 0) * 60 + int(minutes)) * 60_000
        return time


class CollectorPaused:
    """A `with` block in which the garbage collector rests.

    A reader makes a hundred thousand new objects, none of them garbage: the collector would walk
    them all, again and again, for a fifth of the time.
    """

    __slots__ = ("_was",)

    def __enter__(self) -> None:
        """Stop the collector, and remember whether it ran."""
        self._was = gc.isenabled()
        gc.disable()

    def __exit__(self, *_error: object) -> None:
        """Let it run again if it did."""
        if self._was:
            gc.enable()
