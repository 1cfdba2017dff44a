"""A few words at once: captions cut into short phrases that follow the voice."""

from __future__ import annotations

from subtools.fitting.stream import Stream
from subtools.media.layout.parting import parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.media.layout.room import Room

#: Columns of a script without spaces that count as one word.
_COLUMNS = 6
#: A phrase that stands shorter than this, in milliseconds, costs as much as a bad break ...
_SHORT, _FLASH = 600, 8.0
#: ... and one that lacks a share of the words allowed costs that share of this.
_SCANT = 2.0
#: A dated word that is cut can't be lit any more.
_CUT = 20.0
#: Of the width that the lines have together: they are never all full.
_FULL = 0.85
_WHOLE = 1_000_000
_NEVER = float("inf")


def phrased(cues: Sequence[Cue], room: Room, language: str | None) -> list[list[Cue]]:
    """Return each cue cut into phrases of at most the look's words; one without dated words whole.

    Phrases end where the language allows it best, and each comes with its first word.
    """
    dated = [at for at, cue in enumerate(cues) if cue.words]
    made = [[cue] for cue in cues]
    if not dated or not room.look.words:
        return made
    chosen = [cues[at] for at in dated]
    stream = Stream(chosen, language, _WHOLE, 1)
    limit = room.width(room.size) * room.look.lines * _FULL
    for index, at in enumerate(dated):
        starts = _starts(stream, index, chosen[index], limit, room)
        made[at] = [_one_line(part) for part in parted(chosen[index], starts)]
    return made


def _starts(stream: Stream, index: int, cue: Cue, limit: float, room: Room) -> list[int]:
    """Return the offsets in the cue's text at which phrases begin, but for the first."""
    first, last = stream.first[index], stream.first[index + 1]
    base = stream.base[index]
    begins = {word.offset for word in cue.words}
    inside = {
        at for word in cue.words for at in range(word.offset + 1, word.offset + len(word.text))
    } - begins
    best: list[tuple[float, int]] = [(0.0, first)]
    for end in range(first + 1, last + 1):
        least, where = _NEVER, end - 1
        for begin in range(end - 1, first - 1, -1):
            text = cue.text[stream.starts[begin] - base : stream.ends[end - 1] - base]
            words = _count(stream, begin, end)
            wide = room.measure(text, room.size, bold=room.look.bold) > limit
            if begin < end - 1 and (words > room.look.words or wide):
                break
            cost = best[begin - first][0] + (stream.bad[end - 1] if end < last else 0.0)
            missing = 1 - min(1.0, words / room.look.words)
            cost += _SCANT * missing * missing
            start = cue.time_at(stream.starts[begin] - base)
            stop = cue.end if end == last else cue.time_at(stream.starts[end] - base)
            if begin > first and stream.starts[begin] - base in inside:
                cost += _CUT
            cost += _FLASH * max(0.0, 1 - (stop - start) / _SHORT)
            if cost < least:
                least, where = cost, begin
        best.append((least, where))
    starts: list[int] = []
    at = best[-1][1]
    while at > first:
        starts.append(stream.starts[at] - base)
        at = best[at - first][1]
    return starts[::-1]


def _count(stream: Stream, begin: int, end: int) -> float:
    """Count words; in scripts without spaces, by the columns they take."""
    spaced = 1 + sum([not stream.glued[at] for at in range(begin + 1, end)])
    return max(spaced, stream.width(begin, end) / _COLUMNS if end - begin > spaced else 0)


def _one_line(cue: Cue) -> Cue:
    """Take out line breaks that were made for other pictures."""
    from subtools.formats.lower_cue import edited
    from subtools.language.words import unspaced

    text = cue.text
    edits = [
        (at, at + 1, "" if unspaced(text[at - 1]) and unspaced(text[at + 1]) else " ")
        for at, char in enumerate(text)
        if char == "\n"
    ]
    return edited(cue, edits) if edits else cue
