"""Join the pieces of a sentence into one cue."""

from __future__ import annotations

from operator import itemgetter

from subtools.fitting.assembly import assemble
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import date_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)

#: A pause of this length ends a sentence that has no mark at its end.
_PAUSE = 1_500
#: What is longer than this is no sentence but text without punctuation, and stays as it is.
_CHARACTERS = 500
_ANY = 1_000_000


def merge_sentences(track: T) -> T:
    """Make one cue of each sentence that runs over several; whole sentences stay where they are.

    Where a cue holds the end of such a sentence and the start of the next, it is cut between
    them. Nothing is joined across a change of speaker or placement, a sound, or a pause of 1.5 s.
    Text without punctuation stays as it is.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> talk = Track([Cue(0, 2000, "It is"), Cue(2000, 4000, "over. Go"), Cue(4000, 5000, "home.")])
    >>> [cue.text for cue in merge_sentences(talk)]
    ['It is over.', 'Go home.']
    """
    cues = track.cues
    stream = Stream(cues, track.language, _ANY, _ANY, running=bool(track.meta("transcript.stamps")))
    sentences = [
        (a, b)
        for a, b in _sentences(stream, cues)
        if stream.cue[a] != stream.cue[b - 1] and stream.width(a, b) <= _CHARACTERS
    ]
    if not sentences:
        return track
    cuts: list[tuple[int, ...]] = []
    touched: set[int] = set()
    at = 0  # the first word that no cue has yet
    for a, b in sentences:
        # What stands before the sentence in its first cue, and after the last one in its last.
        cuts.extend(_rest(stream, at, a))
        cuts.append((a, b))
        touched.update(range(stream.cue[a], stream.cue[b - 1] + 1))
        at = b
    cuts.extend(_rest(stream, at, len(stream)))
    cuts = [cut for cut in cuts if stream.cue[cut[0]] in touched]
    times = date_words(stream, cues, None)
    spans = [_span(stream, cues, times.starts, cut) for cut in cuts]
    made = [(index, cue) for index, cue in enumerate(cues) if index not in touched]
    fresh = assemble(stream, cues, cuts, spans, times)
    made.extend([(stream.cue[cut[0]], cue) for cut, cue in zip(cuts, fresh, strict=True)])
    made.sort(key=itemgetter(0))
    return track.with_cues([cue for _, cue in made])


def _sentences(stream: Stream, cues: Sequence[Cue]) -> list[tuple[int, int]]:
    """Return all sentences as ranges of words."""
    borders = {a for a, _ in stream.blocks}
    for at in range(1, len(cues)):
        if cues[at].start - cues[at - 1].end >= _PAUSE:
            borders.add(stream.first[at])
    found: list[tuple[int, int]] = []
    begin = 0
    for word in range(1, len(stream) + 1):
        if word == len(stream) or stream.sentence_end(word - 1) or word in borders:
            found.append((begin, word))
            begin = word
    return found


def _rest(stream: Stream, begin: int, end: int) -> list[tuple[int, ...]]:
    """Return what lies between two joined sentences, each cue's share for itself."""
    found: list[tuple[int, ...]] = []
    at = begin
    while at < end:
        stop = min(end, stream.first[stream.cue[at] + 1])
        found.append((at, stop))
        at = stop
    return found


def _span(
    stream: Stream, cues: Sequence[Cue], starts: Sequence[int], cut: tuple[int, ...]
) -> tuple[int, int]:
    """Return a piece's times: its cues' borders where it has them, else its words' times."""
    first, end = cut[0], cut[-1]
    low, high = stream.cue[first], stream.cue[end - 1]
    start = cues[low].start if first == stream.first[low] else starts[first]
    stop = cues[high].end if end == stream.first[high + 1] else starts[end]
    return start, max(start, stop)
