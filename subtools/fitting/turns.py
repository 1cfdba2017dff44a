"""One speaker a cue: a transcript's stamp may hold what several people say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from subtools.fitting.stream import is_sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue, Word
    from subtools.core.text import Mark

#: Marks that tell whose words these are: by name, or only that somebody else speaks.
_TURNS = ("voice", "turn")
#: What stands between turns; a no-break space is somebody's choice and stays.
_BLANK = " \t\n"


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


def _parts(cue: Cue, *, stamped: bool) -> list[Cue]:
    """Cut a cue at the edges of its turns, and name the parts; linear in text and marks."""
    text = cue.text
    inner = {edge for m in cue.marks if m.kind in _TURNS for edge in (m.start, m.end)}
    edges = sorted(inner | {0, len(text)})
    spans = [_ink(text, start, end) for start, end in pairwise(edges)]
    marks: list[list[Mark]] = [[] for _ in spans]
    for mark in cue.marks:
        for at in range(bisect_right(edges, mark.start) - 1, bisect_left(edges, mark.end)):
            start, end = max(mark.start, spans[at][0]), min(mark.end, spans[at][1])
            if start < end:
                marks[at].append(mark.replace(start=start, end=end).moved(-spans[at][0]))
    words: list[list[Word]] = [[] for _ in spans]
    for word in cue.words:
        at = bisect_right(edges, word.offset) - 1
        start, end = spans[at]
        if start <= word.offset and word.offset + len(word.text) <= end:
            words[at].append(word.replace(offset=word.offset - start))
    made: list[Cue] = []
    for (start, end), its_marks, its_words in zip(spans, marks, words, strict=True):
        times = (cue.start, cue.end) if stamped else (cue.time_at(start), cue.time_at(end))
        if start < end:
            part = cue.replace(
                start=times[0], end=times[1], text=text[start:end], marks=its_marks, words=its_words
            )
            made.append(_named(part))
    return made or [cue]


def _ink(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a range to what is no white space."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_BLANK))
    return start, start + len(piece.strip(_BLANK))


def _named(cue: Cue) -> Cue:
    """Make the voice that speaks all of a cue its speaker."""
    for mark in cue.marks:
        if mark.kind == "voice" and mark.start == 0 and mark.end == len(cue.text):
            rest = [other for other in cue.marks if other is not mark]
            return cue.replace(speaker=mark.get("name") or None, marks=rest)
    return cue
