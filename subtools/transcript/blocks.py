"""Which stretch of a page is the transcript, where a page holds other stamps too.

Related videos stand before or after a transcript with their durations, which read as stamps;
lines of page furniture part them from it.
"""

from __future__ import annotations

from itertools import pairwise

from subtools.core.time import MINUTE
from subtools.transcript.furniture import furniture
from subtools.transcript.rising import longest_rising

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.time import Ms
    from subtools.transcript.lines import Line
    from subtools.transcript.openings import Opening

#: Two stretches are one transcript when the second goes on within so many usual steps ...
_STEPS = 20
#: ... or within this time.
_PAUSE = 2 * MINUTE
#: A last stamp later than the one before by this much, and by so many usual steps, is the length
#: of another video.
_LEAP = 30 * MINUTE
_LEAP_STEPS = 50


def transcript_block(lines: Sequence[Line], openings: list[Opening]) -> list[Opening]:
    """Keep the openings of the transcript; those of other things on the page go."""
    openings = _without_chat(openings)
    cuts = _cuts(lines, openings)
    blocks: list[tuple[list[Opening], str]] = []
    waiting = list(reversed(cuts))
    current: list[Opening] = []
    kind = "page"
    for opening in openings:
        crossed = None
        while waiting and waiting[-1][0] < opening.index:
            crossed = "end" if crossed == "end" else waiting[-1][1]
            waiting.pop()
        if crossed is not None and current:
            blocks.append((current, kind))
            current = []
        kind = crossed or kind
        current.append(opening)
    blocks.append((current, kind))
    kept = _grown(blocks) if len(blocks) > 1 else openings
    return _without_leaps(kept)


def _cuts(lines: Sequence[Line], openings: Sequence[Opening]) -> list[tuple[int, str]]:
    """Find the lines of furniture that part stretches; what stands where speech does is none."""
    opens = {opening.index for opening in openings}
    spoken = {o.index + 1 for o in openings if o.kind in ("line", "speaker")}
    cuts: list[tuple[int, str]] = []
    before: str | None = None
    for index, line in enumerate(lines):
        if index in opens or line.dropped is not None:
            before = None
            continue
        kind = furniture(line.text)
        if kind == "end" or (kind == "page" and index not in spoken):
            cuts.append((index, kind))
        elif kind == "weak" and before is not None:
            cuts.append((index, "page"))  # two lines of page together: neither is speech
        before = kind
    return cuts


def _grown(blocks: Sequence[tuple[list[Opening], str]]) -> list[Opening]:
    """Take the stretch with the longest rising run, and its neighbours that go on from it."""
    runs = [len(longest_rising([o.start for o in block])) for block, _ in blocks]
    best = runs.index(max(runs))
    kept = list(blocks[best][0])
    step = _usual_step(kept)
    for block, kind in blocks[best + 1 :]:
        if kind == "end" or not _goes_on(kept[-1].start, block[0].start, step):
            break
        kept.extend(block)
    ends_here = blocks[best][1] == "end"
    for index in range(best - 1, -1, -1):
        block, kind = blocks[index]
        if ends_here or not _goes_on(block[-1].start, kept[0].start, step):
            break
        kept[:0] = block
        ends_here = kind == "end"
    return kept


def _goes_on(last: Ms, following: Ms, step: Ms) -> bool:
    return last <= following <= last + max(_PAUSE, _STEPS * step)


def _usual_step(openings: Sequence[Opening]) -> Ms:
    steps = [b.start - a.start for a, b in pairwise(openings) if b.start > a.start]
    return sorted(steps)[len(steps) // 2] if steps else 0


def _without_chat(openings: list[Opening]) -> list[Opening]:
    """Leave out a meeting's chat (`09:00:46 From Ann to Everyone: hi`) beside its transcript."""
    speech = [o for o in openings if not _is_chat(o.text)]
    return speech if 2 * len(speech) > len(openings) else openings


def _is_chat(text: str) -> bool:
    head = text[:80].lstrip()
    return head.startswith("From ") and " to " in head and ":" in head


def _without_leaps(openings: list[Opening]) -> list[Opening]:
    """Cut what follows a leap near the end that no speech makes."""
    if len(openings) < 8:  # noqa: PLR2004 - too few to know the usual step
        return openings
    step = _usual_step(openings)
    for index in range(len(openings) - 1, max(len(openings) * 3 // 4, 4), -1):
        before = openings[index - 1].start
        leap = openings[index].start - before
        if leap > max(_LEAP, _LEAP_STEPS * step):
            # One wrong stamp is no other video: the speech goes on after it.
            wrong = any(_goes_on(before, o.start, step) for o in openings[index + 1 :])
            return openings if wrong else openings[:index]
    return openings
