"""Captions' times repaired: as little change as limits and neighbours allow.

Each cue should stand as long as it takes to read, pauses should be as long as the profile says.
Where cues are too dense for that, it gives way cue by cue, in this order:

1. reading speed: a cue stands as long as it has until the next one; no start moves for it;
2. the least duration: starts move for it only into time their own cues can spare;
3. the gap: down to none;
4. the starts: they come as late, or as early, as it takes.

Never: the order, that no two overlap, the greatest duration, and half a second for each cue that
had as much. A pause is closed last, since closing takes no time from anyone.
"""

from __future__ import annotations

from bisect import bisect_left

from subtools.core.value import Value, put
from subtools.fitting import weights
from subtools.fitting.least_change import least_change
from subtools.fitting.room import least_times
from subtools.fitting.shots import drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import Literal

    from subtools.core.profile import Profile
    from subtools.core.time import Ms

    Times = tuple[list[Ms], list[Ms]]
    Weight = tuple[int, int]
    Limit = Literal["reading", "duration", "gap", "start"]

#: Cues this far apart seldom have to do with each other, in milliseconds.
_WIDE = 1_000
#: How often times that changes of shot drew, and the rest by them, are looked at again.
_ROUNDS = 4


class Relaxation(Value):
    """A limit that gave way for a cue: what it asked for and what there is, in milliseconds.

    `limit` is "reading" or "duration" (how long the cue stands), "gap" (the pause after it) or
    "start" (how far its start moved; asked for was 0).
    """

    __slots__ = ("cue", "limit", "asked", "got")
    cue: int
    limit: Limit
    asked: Ms
    got: Ms

    def __init__(self, cue: int, limit: Limit, asked: Ms, got: Ms) -> None:
        """Keep the parts."""
        put(self, "cue", cue)
        put(self, "limit", limit)
        put(self, "asked", asked)
        put(self, "got", got)


def repair_times(  # noqa: PLR0913
    starts: Sequence[Ms],
    ends: Sequence[Ms],
    needs: Sequence[Ms],
    profile: Profile,
    *,
    shots: Sequence[Ms] = (),
    firm: Collection[int] = (),
) -> Times:
    """Return starts and ends that keep the profile's times, changed as little as can be.

    `starts` are in order. `needs` tells how long each cue takes to read (`Profile.need`; 0 for a
    cue without words). Starts and ends near `shots` (changes of shot, in order) are drawn to
    them. `firm` are the places, in the row start, end, start, end ..., of times that are known:
    they move only where nothing else can.

    The total of all moves, weighed (`weights.START`, `weights.END`), is the least that keeps what
    each cue can have. Repaired times come back unchanged.

    >>> from subtools.profiles import load_profile
    >>> web = load_profile("web")  # no gap; pauses under half a second are closed
    >>> repair_times([1000, 2400, 9000], [2900, 2600, 19_000], [900, 900, 900], web)
    ([1000, 2400, 9000], [2400, 3300, 16000])
    """
    times = _repaired_once(starts, ends, needs, profile, shots, firm)
    # A time that is moved for its neighbours may come close to a change of shot only then.
    for _ in range(_ROUNDS if shots else 0):
        before, times = times, _repaired_once(*times, needs, profile, shots, firm)
        if times == before:
            break
    return times


def _repaired_once(  # noqa: PLR0913, PLR0917
    starts: Sequence[Ms],
    ends: Sequence[Ms],
    needs: Sequence[Ms],
    profile: Profile,
    shots: Sequence[Ms],
    firm: Collection[int],
) -> Times:
    row = [time for pair in zip(starts, ends, strict=True) for time in pair]
    costs = [weights.START, weights.END] * len(starts)
    known = set(firm)
    for at, time in drawn(row, shots, needs, profile).items() if shots else ():
        row[at] = time
        known.add(at)
        if not at % 2:  # the cue keeps what it must
            row[at + 1] = max(row[at + 1], time + min(weights.LEAST, row[at + 1] - starts[at // 2]))
    for at in known:
        costs[at] = weights.FIRM
    made = _repaired(row, costs, needs, profile, known)
    return close_pauses(
        made[::2],
        made[1::2],
        under=profile.chain,
        gap=profile.gap,
        longest=profile.max_duration,
        firm={at // 2 for at in known if at % 2},
    )


def close_pauses(  # noqa: PLR0913
    starts: Sequence[Ms],
    ends: Sequence[Ms],
    *,
    under: Ms,
    gap: Ms,
    longest: Ms | None = None,
    firm: Collection[int] = (),
) -> Times:
    """Let ends wait for the next start, less `gap`, where the pause is shorter than `under`.

    Nothing else moves, and no cue comes to stand longer than `longest`; ends of `firm` cues stay.

    >>> close_pauses([0, 1300, 3000], [1000, 2000, 4000], under=500, gap=80)[1]
    [1220, 2000, 4000]
    """
    stops = list(ends)
    for at in range(len(stops) - 1):
        if gap < starts[at + 1] - stops[at] < under and at not in firm:
            stop = starts[at + 1] - gap
            if longest is None or stop - starts[at] <= longest:
                stops[at] = stop
    return list(starts), stops


def part(starts: Sequence[Ms], ends: Sequence[Ms], gap: Ms) -> Times:
    """Leave at least `gap` between cues, and each cue half a second if it had as much.

    >>> part([0, 1500], [1800, 3000], 80)
    ([0, 1500], [1420, 3000])
    """
    row = [time for pair in zip(starts, ends, strict=True) for time in pair]
    least = [gap] * max(0, len(row) - 1)
    least[::2] = [min(weights.LEAST, b - a) for a, b in zip(starts, ends, strict=True)]
    if _keeps(row, least, None):
        return list(starts), list(ends)
    costs = [weights.START, weights.END] * len(starts)
    made = least_change(row, costs, least, [None] * len(least))
    return made[::2], made[1::2]


def relaxations(
    starts: Sequence[Ms], times: Times, needs: Sequence[Ms], profile: Profile
) -> list[Relaxation]:
    """Tell which limits gave way, for cues that started at `starts` and were repaired to `times`.

    >>> from subtools.profiles import load_profile
    >>> [
    ...     r.limit
    ...     for r in relaxations([0, 600], ([0, 600], [600, 2000]), [900, 900], load_profile("web"))
    ... ]
    ['duration']
    """
    found = []
    last = len(starts) - 1
    for at, (start, end) in enumerate(zip(*times, strict=True)):
        short = min(needs[at], profile.min_duration)
        if end - start < short:
            found.append(Relaxation(at, "duration", short, end - start))
        elif end - start < needs[at]:
            found.append(Relaxation(at, "reading", needs[at], end - start))
        if at < last and times[0][at + 1] - end < profile.gap:
            found.append(Relaxation(at, "gap", profile.gap, times[0][at + 1] - end))
        if start != starts[at]:
            found.append(Relaxation(at, "start", 0, start - starts[at]))
    return found


def _repaired(
    row: list[Ms],
    costs: Sequence[Weight],
    needs: Sequence[Ms],
    profile: Profile,
    firm: Collection[int],
) -> list[Ms]:
    """Repair a row in parts that wide pauses divide, so that cost does not grow with its length.

    The best of each part, side by side, is the best of all where no two parts come too close.
    """
    gap, longest = profile.gap, profile.max_duration

    def solve(first: int, last: int) -> list[Ms]:
        # What cues can have depends on where they are, and they move to where they can have it.
        # Each round gives some of them more, and none less, so this ends, mostly after two.
        made = row[first:last]
        mine = {at - first for at in firm if first <= at < last} if firm else firm
        share = needs[first // 2 : last // 2]
        room = (
            row[first - 2] + needs[first // 2 - 1] + gap if first else 0,
            row[last] if last < len(row) else None,
        )
        while True:
            least = least_times(made, share, profile, mine, room)
            if _keeps(made, least, longest):
                return made
            most = [longest, None] * len(share)
            made = least_change(row[first:last], costs[first:last], least, most[: len(least)])

    borders = [at for at in range(2, len(row), 2) if row[at] - row[at - 1] >= _WIDE]
    while True:
        made = _joined([0, *borders, len(row)], gap, solve)
        least = least_times(made, needs, profile, firm, (0, None))
        wrong = [at for at in range(len(least)) if made[at + 1] - made[at] < least[at]]
        if not wrong:
            return made
        # Seen together, a cue at a border can have more than it could in its part.
        near = {bisect_left(borders, at) for at in wrong}
        borders = [at for n, at in enumerate(borders) if not {n, n + 1} & near]


def _joined(borders: Sequence[int], gap: Ms, solve: Callable[[int, int], list[Ms]]) -> list[Ms]:
    """Solve part by part; parts that come too close are solved as one, with as many again.

    That doubles what is solved at once, so no cue is solved many times.
    """
    done: list[tuple[int, list[Ms]]] = []
    last = len(borders) - 1
    at = 0
    while at < last:
        first, to = at, at + 1
        made = solve(borders[first], borders[to])
        while done and made and done[-1][1] and made[0] - done[-1][1][-1] < gap:
            first, _ = done.pop()
            to = min(last, max(to, 2 * to - first))
            if to == last:
                first = 0
                done.clear()
            made = solve(borders[first], borders[to])
        done.append((first, made))
        at = to
    return [time for _, times in done for time in times]


def _keeps(row: Sequence[Ms], least: Sequence[Ms], longest: Ms | None) -> bool:
    """Tell whether cues and pauses are as long as they can be, and no cue is too long."""
    for at in range(len(row) - 1):
        if row[at + 1] - row[at] < least[at]:
            return False
    return longest is None or all(
        [row[at + 1] - row[at] <= longest for at in range(0, len(row), 2)]
    )
