"""When cues come and go, given their words' times and a profile.

A cue comes with its first word. It goes when its last word is over and has lingered, later when
it is too short or too fast to read, earlier when the next one comes. That is what is wanted; what
is had is the least change to it that keeps order, gaps, and least and greatest duration. They
always hold: where words come too fast for that, cues come late, and a finding says so. Reading
speed gives way first; lingering and closed pauses are wishes, and give way to all else.
"""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.fitting import weights
from subtools.fitting.least_change import least_change
from subtools.fitting.repair import close_pauses, repair_times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.core.profile import Profile
    from subtools.core.time import Ms


class Span:
    """One cue's time: `words` (when its first word comes), `spoken` (when its last is over).

    `end` is its end in the input when it has a true one, else None; `read` the characters to
    read (half ones where only wide ones count whole), `count` the words. `start` and `stop` are
    what is decided here.
    """

    __slots__ = ("count", "end", "read", "spoken", "start", "stop", "words")

    def __init__(
        self, words: int, spoken: int, end: int | None, read: float, count: int = 0
    ) -> None:
        """Start at the first word."""
        self.words = words
        self.spoken = spoken
        self.end = end
        self.read = read
        self.count = count
        self.start = words
        self.stop = spoken


def time_cues(
    spans: Sequence[Span], profile: Profile, *, stamped: bool, shots: Sequence[Ms] = ()
) -> None:
    """Decide when each cue starts and stops.

    `stamped` says that the words' times were inferred from stamps: then a cue may come a little
    early to be read in time. `shots` are the changes of shot, in order: times close to one are
    drawn to it.
    """
    if not spans:
        return
    needs = [profile.need(span.read, span.count) for span in spans]
    leads = _leads(spans, needs, profile) if stamped else [(0, 0)] * len(spans)
    row: list[Ms] = []
    least: list[Ms] = []
    earliest: list[Ms] = []
    gap, longest = profile.gap, profile.max_duration
    last = len(spans) - 1
    for at, (span, need, (lead, reach)) in enumerate(zip(spans, needs, leads, strict=True)):
        stop = span.spoken + profile.linger if span.end is None else span.end
        stop = min(max(stop, span.words + need), span.words + longest)
        room = need
        if at < last:
            after = spans[at + 1].words
            room = after - gap - (span.words - lead)
            if after - stop < profile.chain:
                stop = min(after - gap, span.words + longest)
        row += [span.words, stop]
        least += [max(profile.min_duration, min(need, room)), gap]
        earliest += [span.words - reach, 0]
    most = [longest, None] * len(spans)
    costs = [weights.STAMPED_START if stamped else weights.START, weights.END] * len(spans)
    least.pop()
    most.pop()
    row = least_change(row, costs, least, most, earliest=earliest)
    starts, stops = close_pauses(row[::2], row[1::2], under=profile.chain, gap=gap, longest=longest)
    if shots:
        starts, stops = repair_times(starts, stops, needs, profile, shots=shots)
    for span, start, stop in zip(spans, starts, stops, strict=True):
        span.start = start
        span.stop = stop


def _leads(spans: Sequence[Span], needs: Sequence[Ms], profile: Profile) -> list[tuple[Ms, Ms]]:
    """Tell how much earlier cues may come: to be read in time, and in all.

    To be read in time, only where the one before has time to spare.
    """
    leads = [(0, 0)] * len(spans)
    after = 0
    for at in range(len(spans) - 1, 0, -1):
        span, before = spans[at], spans[at - 1]
        lead = 0
        reach = max(0, min(weights.LEAD, span.words - before.spoken + weights.LEAD // 2))
        if after:
            missing = needs[at] - (after - profile.gap - span.words)
            spare = span.words - profile.gap - before.words - needs[at - 1]
            lead = max(0, min(missing, spare, reach))
        after = span.words - lead
        leads[at] = lead, reach
    return leads


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
