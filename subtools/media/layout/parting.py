"""A caption cut into several, each shown when its first word is spoken."""

from __future__ import annotations

from subtools.core.cue import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue


#: No part stands shorter than this, in milliseconds, if there is time for all: two frames of 25.
_LEAST = 80


def parted(cue: Cue, offsets: Sequence[int]) -> list[Cue]:
    """Return a caption cut before each of some characters, in order.

    All times are those of the whole: a dated word that is cut has none any more, and words behind
    the last dated one have none either.

    >>> from subtools.core.cue import Cue
    >>> [str(part) for part in parted(Cue(0, 900, "a b c"), [2, 4])][1]
    '00:00:00.360 --> 00:00:00.720 b'
    """
    times = _apart(cue, [cue.time_at(offset) for offset in offsets])
    made: list[Cue] = []
    rest = cue
    for offset, time in zip(reversed(offsets), reversed(times), strict=True):
        rest, part = cut(rest, offset, time)
        made.append(part)
    return [rest, *made[::-1]]


def _apart(cue: Cue, times: Sequence[int]) -> list[int]:
    """Return the times moved so that every part of the cue stands for a while."""
    least = min(_LEAST, cue.duration // (len(times) + 1))
    moved = list(times)
    before = cue.start
    for at, time in enumerate(moved):
        before = moved[at] = max(time, before + least)
    after = cue.end
    for at in range(len(moved) - 1, -1, -1):
        after = moved[at] = min(moved[at], after - least)
    return moved
