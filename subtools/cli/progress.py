"""How far a long job is, on standard error: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time

from subtools.cli import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from click._termui_impl import ProgressBar

    from subtools.core.time import Ms

#: Seconds between two lines in a log.
EVERY = 10


class Meter:
    """A context that is called with what is done, in milliseconds of `total`; silent if `quiet`."""

    def __init__(self, label: str, total: Ms | None, *, quiet: bool = False) -> None:
        """Keep the parts; without a total only lines are printed."""
        self._label = label
        self._total = total or 0
        self._quiet = quiet
        self._done = 0
        self._bar: ProgressBar[int] | None = None
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> Self:
        """Begin."""
        if self._total and not self._quiet and say.terminal():
            import click

            self._bar = click.progressbar(
                length=self._total, label=self._label, file=sys.stderr, show_eta=True, width=32
            )
            self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End; all is done unless something went wrong."""
        if self._bar is not None:
            if error is None:
                self._bar.update(max(0, self._total - self._done))
            self._bar.__exit__(kind, error, trace)

    def __call__(self, done: Ms) -> None:
        """Take what is done by now; it never goes back."""
        done = min(done, self._total) if self._total else done
        ahead, self._done = done - self._done, max(done, self._done)
        if self._quiet or ahead <= 0:
            return
        if self._bar is not None:
            self._bar.update(ahead)
        elif not say.terminal() and time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            say.note(line(self._label, self._done, self._total, self._told - self._begun))


def line(label: str, done: Ms, total: Ms, seconds: float) -> str:
    """Return a line of a log: what is done of what, and how long the rest will take.

    >>> line("burning", 15_000, 60_000, 20)
    'burning: 25 % (0:15 of 1:00), 1:00 to go'
    """
    from subtools.core.time import format_stamp

    if not total:
        return f"{label}: {format_stamp(done)}"
    left = round(seconds * (total - done) / done * 1000) if done else 0
    share = f"{done * 100 // total} % ({format_stamp(done)} of {format_stamp(total)})"
    return f"{label}: {share}, {format_stamp(left)} to go"
