"""Cues out of a stream's words: text in lines, marks and dated words on their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter

from subtools.core.cue import Word, draft
from subtools.core.text import Mark, normal_marks
from subtools.language.words import unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.core.cue import Cue, Extras
    from subtools.fitting.stream import Stream
    from subtools.fitting.word_times import WordTimes


def assemble(
    stream: Stream,
    cues: Sequence[Cue],
    cuts: Sequence[tuple[int, ...]],
    spans: Sequence[tuple[int, int]],
    times: WordTimes,
) -> list[Cue]:
    """Make a cue for each of `cuts` (first word, first words of its other lines, end), in order.

    `spans` are their starts and ends. What a cue is besides its text, it has from the cue that
    its first word came from.
    """
    texts, places = _texts(stream, cuts)
    marks: dict[int, list[Mark]] = {}
    if stream.whole.marks:
        marks = _marks(stream, cuts, places)
    words: dict[int, list[Word]] = {}
    if any([cue.words for cue in cues]):
        words = _words(stream, cues, cuts, places, times)
    made: list[Cue] = []
    for at, (cut, text, (start, end)) in enumerate(zip(cuts, texts, spans, strict=True)):
        source = cues[stream.cue[cut[0]]]
        own = words.get(at)
        made.append(
            draft(
                start,
                end,
                text,
                normal_marks(marks[at], len(text)) if at in marks else (),
                source.speaker,
                _within(own, text, start, end) if own else (),
                source.placement,
                _extras(stream, cues, cut),
                source.origin,
            )
        )
    return made


def dated_words(
    stream: Stream, made: Sequence[Cue], cuts: Sequence[tuple[int, ...]], times: WordTimes
) -> list[Cue]:
    """Give every cue its words with their times; those that have some keep them."""
    from subtools.fitting.speech import Speech

    sure = times.confidence(Speech(stream).slack)
    _, places = _texts(stream, cuts)
    found: list[Cue] = []
    for cue, cut in zip(made, cuts, strict=True):
        if not cue.words:
            words = [
                Word(places[at], stream.words[at], times.starts[at], times.ends[at], sure[at])
                for at in range(cut[0], cut[-1])
            ]
            cue = cue.replace(words=_within(words, cue.text, cue.start, cue.end))  # noqa: PLW2901
        found.append(cue)
    return found


def _texts(stream: Stream, cuts: Sequence[tuple[int, ...]]) -> tuple[list[str], list[int]]:
    """Return each cue's text, and each word's offset in its cue's text (0 in no cue)."""
    words, glued = stream.words, stream.glued
    texts: list[str] = []
    places = [0] * len(words)
    for cut in cuts:
        parts: list[str] = []
        breaks = cut[1:-1]
        offset = 0
        for at in range(cut[0], cut[-1]):
            if parts:
                between = "" if glued[at] else " "
                if at in breaks:
                    # Between scripts without spaces a line end reads as none: a space there stays.
                    stays = between and unspaced(words[at - 1][-1]) and unspaced(words[at][0])
                    between = " \n" if stays else "\n"
                parts.append(between)
                offset += len(between)
            places[at] = offset
            parts.append(words[at])
            offset += len(words[at])
        texts.append("".join(parts))
    return texts, places


def _covered(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """Return the first and the last word that a range of characters of the whole touches."""
    return bisect_right(stream.ends, start), bisect_left(stream.starts, end) - 1


def _shares(
    cuts: Sequence[tuple[int, ...]], first: int, last: int
) -> Iterator[tuple[int, int, int]]:
    """Walk the cues that have some of the words `first` to `last`: index, and which words."""
    cue = bisect_right(cuts, first, key=itemgetter(-1))
    while cue < len(cuts) and cuts[cue][0] <= last:
        low, high = max(first, cuts[cue][0]), min(last, cuts[cue][-1] - 1)
        if low <= high:
            yield cue, low, high
        cue += 1


def _marks(
    stream: Stream, cuts: Sequence[tuple[int, ...]], places: Sequence[int]
) -> dict[int, list[Mark]]:
    starts, ends = stream.starts, stream.ends
    found: dict[int, list[Mark]] = {}
    for mark in stream.whole.marks:
        if mark.kind == "turn":
            continue  # the cues are apart now
        first, last = _covered(stream, mark.start, mark.end)
        for cue, low, high in _shares(cuts, first, last):
            start = places[low] + max(0, mark.start - starts[low])
            end = places[high] + min(mark.end, ends[high]) - starts[high]
            found.setdefault(cue, []).append(
                Mark(start, end, mark.kind, attributes=mark.attributes)
            )
    return found


def _words(
    stream: Stream,
    cues: Sequence[Cue],
    cuts: Sequence[tuple[int, ...]],
    places: Sequence[int],
    times: WordTimes,
) -> dict[int, list[Word]]:
    """Move the dated words; one that its cue was cut inside of becomes two."""
    starts, ends = stream.starts, stream.ends
    found: dict[int, list[Word]] = {}
    for index, cue in enumerate(cues):
        base = stream.base[index]
        for word in cue.words:
            begin, stop = base + word.offset, base + word.offset + len(word.text)
            first, last = _covered(stream, begin, stop)
            for at, low, high in _shares(cuts, first, last):
                whole = (low, high) == (first, last)
                offset = places[low] + max(0, begin - starts[low])
                length = places[high] + min(stop, ends[high]) - starts[high] - offset
                found.setdefault(at, []).append(
                    Word(
                        offset,
                        " " * length,  # `_within` puts the text in
                        word.start if whole else times.starts[low],
                        word.end if whole else times.ends[high],
                        word.confidence,
                    )
                )
    return found


def _within(words: Sequence[Word], text: str, start: int, end: int) -> tuple[Word, ...]:
    """Give dated words the cue's own text, and times inside the cue's, in order."""
    made: list[Word] = []
    at = start
    for w in words:
        at = min(end, max(at, w.start))
        stop = min(end, max(at, w.end))
        piece = text[w.offset : w.offset + len(w.text)]
        made.append(Word(w.offset, piece, at, stop, w.confidence))
    return tuple(made)


def _extras(stream: Stream, cues: Sequence[Cue], cut: tuple[int, ...]) -> Extras:
    """Return what the cue has from those that begin in it: of all but the first only notes."""
    low, high = stream.cue[cut[0]], stream.cue[cut[-1] - 1]
    kept: list[tuple[str, str]] = []
    for index in range(low, high + 1):
        extras = cues[index].extras
        if extras and stream.first[index] >= cut[0]:
            kept.extend([extra for extra in extras if index == low or extra[0] == "vtt.note"])
    return tuple(kept)
