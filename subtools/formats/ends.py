"""Ends that a file does not tell: the next start, for every reader in the same way."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.cue import Cue

#: How long the last cue stands when nothing says so: long enough to read one full line.
LAST = 3_000


def infer_ends(cues: list[Cue], endless: Iterable[int]) -> None:
    """End the cues of these indices at the next later start, the last one after `LAST`.

    >>> from subtools.core.cue import Cue
    >>> cues = [Cue(0, 0, "a"), Cue(900, 900, "b")]
    >>> infer_ends(cues, [0, 1])
    >>> [cue.end for cue in cues]
    [900, 3900]
    """
    wanted = set(endless)
    if not wanted:
        return
    later = previous = None
    for index in sorted(range(len(cues)), key=lambda index: cues[index].start, reverse=True):
        cue = cues[index]
        if previous is not None and cue.start < previous:
            later = previous
        previous = cue.start
        if index in wanted:
            cues[index] = cue.replace(end=cue.start + LAST if later is None else later)
