"""One speaker a cue: a transcript's stamp may hold what several people say."""

from __future__ import annotations

from subtools.core.cue import cut
from subtools.fitting.stream import is_sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.core.cue import Cue
    from subtools.core.text import Mark

#: Marks that tell whose words these are: by name, or only that somebody else speaks.
_TURNS = ("voice", "turn")


def one_speaker_a_cue(cues: Sequence[Cue], *, stamped: bool) -> list[Cue]:
    """Divide cues where a `voice` or `turn` mark begins or ends.

    A voice becomes the speaker of its cue; a `turn` mark stays on its words, which tells it from
    its neighbours. In a transcript (`stamped`) the parts keep the one stamp, and words without a
    name go on with whoever spoke before, as transcripts are written; elsewhere a cue's time is
    divided with it.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.text import Mark
    >>> ann = Mark(0, 2, "voice", attributes=(("name", "Ann"),))
    >>> bob = Mark(3, 6, "voice", attributes=(("name", "Bob"),))
    >>> two = Cue(0, 1000, "Hi\\nYes", marks=[ann, bob])
    >>> [(cue.speaker, cue.text) for cue in one_speaker_a_cue([two], stamped=True)]
    [('Ann', 'Hi'), ('Bob', 'Yes')]
    """
    parts: list[Cue] = []
    last: Cue | None = None
    for cue in cues:
        for part in _parts(cue, stamped=stamped) if _is_shared(cue) else (cue,):
            if is_sound(part):
                parts.append(part)  # nobody speaks
                continue
            goes_on = stamped and last is not None and part.speaker is None and not _turn(part)
            last = _going_on(last, part) if goes_on and last is not None else part
            parts.append(last)
    return parts


def _going_on(before: Cue, part: Cue) -> Cue:
    """Give words without a name to whoever spoke before, named or not."""
    if before.speaker is not None:
        return part.replace(speaker=before.speaker)
    turn = _turn(before)
    if turn and part.text:
        return part.replace(marks=(*part.marks, turn[0].replace(start=0, end=len(part.text))))
    return part


def _turn(cue: Cue) -> list[Mark]:
    return [mark for mark in cue.marks if mark.kind == "turn"]


def _is_shared(cue: Cue) -> bool:
    return bool(cue.marks) and any([mark.kind in _TURNS for mark in cue.marks])


def _parts(cue: Cue, *, stamped: bool) -> Iterator[Cue]:
    """Cut a cue at the edges of its turns, and name the parts."""
    edges = {edge for m in cue.marks if m.kind in _TURNS for edge in (m.start, m.end)}
    rest = cue
    done = 0
    for edge in sorted(edges - {0, len(cue.text)}):
        first, second = cut(rest, edge - done)
        done = len(cue.text) - len(second.text)
        if first.text.strip():
            yield _named(first.replace(start=cue.start, end=cue.end) if stamped else first)
        rest = second
    if rest.text.strip() or rest is cue:
        yield _named(rest.replace(start=cue.start, end=cue.end) if stamped else rest)


def _named(cue: Cue) -> Cue:
    """Make the voice that speaks all of a cue its speaker."""
    for mark in cue.marks:
        if mark.kind == "voice" and mark.start == 0 and mark.end == len(cue.text):
            rest = [other for other in cue.marks if other is not mark]
            return cue.replace(speaker=mark.get("name") or None, marks=rest)
    return cue
