"""When cues come and go, given their words' times and a profile.

A cue comes with its first word. It goes when its last word is over and has lingered, later when
it is too short or too fast to read, earlier when the next one comes. Order, no overlap, and least
and greatest duration always hold: where words come too fast for that, cues come late, and a
finding says so.
"""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.core.profile import Profile


class Span:
    """One cue's time: `words` (when its first word comes), `spoken` (when its last is over).

    `end` is its end in the input when it has a true one, else None; `read` the characters to
    read. `start` and `stop` are what is decided here.
    """

    __slots__ = ("end", "read", "spoken", "start", "stop", "words")

    def __init__(self, words: int, spoken: int, end: int | None, read: int) -> None:
        """Start at the first word."""
        self.words = words
        self.spoken = spoken
        self.end = end
        self.read = read
        self.start = words
        self.stop = spoken


def time_cues(spans: Sequence[Span], profile: Profile, *, stamped: bool) -> None:
    """Decide when each cue starts and stops.

    `stamped` says that the words' times were inferred from stamps: then a cue may come a little
    early to be read in time.
    """
    step = profile.min_duration + profile.gap
    earliest = 0
    for span in spans:
        span.start = max(span.words, earliest)
        earliest = span.start + step
    if stamped:
        _lead(spans, profile)
    for span, after in zip(spans, [*spans[1:], None], strict=True):
        _stop(span, after, profile)


def _need(span: Span, profile: Profile) -> int:
    """Return the time a cue needs to be read, within the profile's durations."""
    reading = -int(-span.read * 1_000 // profile.chars_per_second)
    return min(profile.max_duration, max(profile.min_duration, reading))


def _lead(spans: Sequence[Span], profile: Profile) -> None:
    """Let a cue that reads too fast come earlier, where the one before has time to spare."""
    after: Span | None = None
    for at in range(len(spans) - 1, 0, -1):
        span, before = spans[at], spans[at - 1]
        if after is not None:
            missing = _need(span, profile) - (after.start - profile.gap - span.start)
            spare = span.start - profile.gap - before.start - _need(before, profile)
            by = min(missing, spare, weights.LEAD, span.start - before.spoken + weights.LEAD // 2)
            if by > 0:
                span.start -= by
        after = span


def _stop(span: Span, after: Span | None, profile: Profile) -> None:
    spoken = span.spoken + profile.linger if span.end is None else span.end
    stop = min(max(spoken, span.start + _need(span, profile)), span.start + profile.max_duration)
    if after is not None:
        latest = after.start - profile.gap
        if after.start - stop < profile.chain and latest <= span.start + profile.max_duration:
            stop = latest
        stop = min(stop, latest)
    span.stop = max(stop, span.start)


def time_findings(cues: Sequence[Cue], spans: Sequence[Span], profile: Profile) -> list[Finding]:
    """Say which cues come late, and whether some can't be read in time."""
    found: list[Finding] = []
    late = [at for at, span in enumerate(spans) if span.start - span.words > weights.LATE]
    if late:
        worst = max(late, key=lambda at: spans[at].start - spans[at].words)
        by = (spans[worst].start - spans[worst].words) / 1_000
        found.append(
            Finding(
                "F01",
                f"{_many(late)} more than {weights.LATE // 1_000} s after the words, for want of "
                f"time between the stamps (by {by:.1f} s at most, from "
                f"{format_clock(spans[worst].start)})",
                line=cues[late[0]].origin,
                cue=late[0],
            )
        )
    fast = {
        at: span.read * 1_000 / max(1, span.stop - span.start)
        for at, span in enumerate(spans)
        if span.read * 1_000 > (profile.chars_per_second + 0.5) * (span.stop - span.start)
    }
    if fast:
        worst = max(fast, key=lambda at: fast[at])
        count = len(fast)
        what = "a cue reads" if count == 1 else f"{count} cues read"
        found.append(
            Finding(
                "F02",
                f"{what} faster than {profile.chars_per_second:g} characters a second, since the "
                f"speech does (this one at {fast[worst]:.0f})",
                line=cues[worst].origin,
                cue=worst,
                severity="info",
            )
        )
    return found


def _many(cues: Sequence[int]) -> str:
    return "a cue comes" if len(cues) == 1 else f"{len(cues)} cues come"
