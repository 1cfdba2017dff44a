"""Times at changes of shot: a caption comes and goes with the picture when it is close to that."""

from __future__ import annotations

from bisect import bisect_left

from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.profile import Profile
    from subtools.core.time import Ms
    from subtools.fitting.word_times import WordTimes

#: A frame of the zones, in milliseconds: "12 frames" are half a second at any rate.
_FRAME = 1_000 / 24


def drawn(
    row: Sequence[Ms], shots: Sequence[Ms], needs: Sequence[Ms], profile: Profile
) -> dict[int, Ms]:
    """Find the times that belong to a change of shot, and where they go: place in the row to time.

    `row` is start, end, start, end ...; `shots` are in order. The zone around a change is the
    profile's `snap_frames`. A start in it, after the change or up to 7 frames of 12 before, goes
    to the change; farther before, to where the zone begins; an end goes a gap before the change
    (Netflix: Subtitle Timing Guidelines). None is drawn to where its cue would be left with less
    time than it `needs`, or two starts would meet.

    >>> from subtools.profiles import load_profile
    >>> drawn([1200, 2900, 3400, 6000], [1000, 3000], [900, 900], load_profile("netflix-en"))
    {0: 1000, 1: 2917, 2: 3000}
    """
    zone = round(profile.snap_frames * _FRAME)
    found: dict[int, Ms] = {}
    before = -1
    for at in range(0, len(row), 2):
        start, end = row[at], row[at + 1]
        need = max(needs[at // 2], min(weights.LEAST, end - start))
        shot = _nearest(shots, start)
        if -zone < start - shot <= zone:
            place = shot if start - shot >= -zone * weights.RED else shot - zone
            last = at + 2 >= len(row)
            fits = place <= start or last or row[at + 2] - profile.gap - place >= need
            if fits and place > before + weights.LEAST * (before >= 0):
                found[at] = start = place
        before = start
        shot = _nearest(shots, end)
        place = shot - profile.gap
        if abs(end - shot) <= zone and (place >= end or place - start >= need):
            found[at + 1] = place
    return found


def between(times: WordTimes, shots: Sequence[Ms], profile: Profile) -> list[bool]:
    """Tell of each word whether the shot changes between it and the next, or close to that.

    Close is half the profile's zone.
    """
    near = round(profile.snap_frames * _FRAME / 2)
    found: list[bool] = []
    for end, start in zip(times.ends, times.starts[1:], strict=False):
        at = bisect_left(shots, end - near)
        found.append(at < len(shots) and shots[at] <= start + near)
    return [*found, False]


def _nearest(shots: Sequence[Ms], time: Ms) -> Ms:
    at = bisect_left(shots, time)
    around = shots[max(0, at - 1) : at + 1]
    return min(around, key=lambda shot: abs(shot - time))
