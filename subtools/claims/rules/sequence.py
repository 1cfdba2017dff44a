"""Reports one after another: a token gets one role, so the first report is the outer one."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from subtools.claims.rules.find import Find
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence

    G = TypeVar("G", bound=Grammar)
    Read = Callable[[G, Sentence, int, int, list[Find]], Find | None]


def in_order(
    g: G, s: Sentence, taken: list[bool], earlier: list[Find], read: Read[G]
) -> list[Find]:
    """Return what `read` finds at tokens that the `earlier` finds have not `taken`, in order."""
    out: list[Find] = []
    free = 0
    for index in range(len(s)):
        if taken[index]:
            free = index + 1
        elif index >= free:
            found = read(g, s, index, free, out or earlier)
            # Who speaks of himself ("I think") reports nobody.
            if found is not None and not (
                found.source and s.lows[found.source[0][0]] in g.speakers
            ):
                out.append(found)
                free = found.end()
    return out
