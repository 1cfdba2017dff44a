"""How much time cues and pauses can have, where they are: the limits, and what gives way."""

from __future__ import annotations

from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from subtools.core.profile import Profile
    from subtools.core.time import Ms


def least_times(
    row: Sequence[Ms],
    needs: Sequence[Ms],
    profile: Profile,
    firm: Collection[int],
    room: tuple[Ms, Ms | None],
) -> list[Ms]:
    """Tell how long cues and pauses can be: where they are, or with what others spare.

    `room` is when the first cue may start at the earliest to make room, and when the next start
    after the row comes, if one does. `firm` are the places of times that are known. The result is
    for each cue, and the pause after it but for the last, the least time that it is to have.

    >>> from subtools.profiles import load_profile
    >>> web = load_profile("web")
    >>> least_times([0, 500, 500, 3000], [833, 1500], web, (), (0, None))  # the second can spare
    [833, 0, 1500]
    >>> least_times([0, 500, 500, 3000], [833, 2500], web, (), (0, 3000))  # it can't
    [500, 0, 2500]
    """
    gap = profile.gap
    starts = list(row[::2])
    count = len(starts)
    held = [
        min(weights.LEAST, row[at + 1] - row[at], profile.max_duration)
        for at in range(0, len(row), 2)
    ]
    short = [min(need, profile.min_duration) for need in needs]
    opening, closing = room
    # A later start for the next cue, as far as it has more time than it takes to read ...
    for at in range(count - 1):
        missing = starts[at] + short[at] + gap - starts[at + 1]
        if missing > 0:
            spare: Ms | None = closing
            if at + 2 < count:
                spare = starts[at + 2]
            if spare is not None:
                spare -= starts[at + 1] + gap + needs[at + 1]
            if 2 * at + 2 not in firm:
                starts[at + 1] += missing if spare is None else max(0, min(missing, spare))
            starts[at + 1] = max(starts[at + 1], starts[at] + held[at])
    # ... then an earlier one of the cue itself, as far as the one before has.
    for at in range(count - 2, -1, -1):
        missing = starts[at] + short[at] + gap - starts[at + 1]
        if missing > 0 and 2 * at not in firm:
            spare = starts[at] - (starts[at - 1] + gap + needs[at - 1] if at else opening)
            starts[at] -= max(0, min(missing, spare))
    least = []
    for at in range(count - 1):
        time = starts[at + 1] - starts[at]
        pause = min(gap, max(0, time - held[at]))
        least += [max(held[at], min(needs[at], time - pause)), pause]
    if count:
        time = needs[-1] if closing is None else min(needs[-1], closing - gap - starts[-1])
        least.append(max(held[-1], time))
    return least
