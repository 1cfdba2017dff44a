"""A delivery profile: the limits a broadcaster, platform or house sets for captions."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms


class Profile(Value):
    """Limits on shape and time. Times are milliseconds, speeds characters a second.

    `chars_per_line` and `lines` bound the shape; `chars_per_second` is the limit on reading
    speed and `aim` what fitting aims at; `min_duration` and `max_duration` bound a cue's time;
    `gap` is the least pause between two cues; a pause shorter than `chain` is closed down to
    `gap` (0: never); `linger` is how long a cue may stay past its speech.
    """

    __slots__ = (
        "name", "summary", "chars_per_line", "lines", "chars_per_second", "aim", "min_duration",
        "max_duration", "gap", "chain", "linger", "source",
    )  # fmt: skip
    name: str
    summary: str
    chars_per_line: int
    lines: int
    chars_per_second: float
    aim: float
    min_duration: Ms
    max_duration: Ms
    gap: Ms
    chain: Ms
    linger: Ms
    source: str

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        *,
        summary: str,
        chars_per_line: int,
        lines: int,
        chars_per_second: float,
        aim: float,
        min_duration: Ms,
        max_duration: Ms,
        gap: Ms,
        chain: Ms,
        linger: Ms,
        source: str,
    ) -> None:
        """Raise `ValueError` for limits that no caption can keep."""
        ok = (
            chars_per_line >= 1
            and lines >= 1
            and 0 < aim <= chars_per_second
            and 0 <= min_duration <= max_duration
            and min(gap, chain, linger) >= 0
        )
        if not ok:
            msg = f"profile {name!r}: limits that no caption can keep"
            raise ValueError(msg)
        put(self, "name", name)
        put(self, "summary", summary)
        put(self, "chars_per_line", chars_per_line)
        put(self, "lines", lines)
        put(self, "chars_per_second", chars_per_second)
        put(self, "aim", aim)
        put(self, "min_duration", min_duration)
        put(self, "max_duration", max_duration)
        put(self, "gap", gap)
        put(self, "chain", chain)
        put(self, "linger", linger)
        put(self, "source", source)
