"""When each word is spoken.

Captions have true times: their words fill the time from start to end, as long words and
punctuation take it. Dated words and inline times are kept as they are.

A transcript has only stamps; `subtools.fitting.stamps` tells when its lines begin.

Inside a line, time left over goes to the pauses after punctuation first. But a line may hold far
more time than its words can fill: 85 characters in 17 s. Its first word stays at its stamp, the
words are spoken somewhat slower than the speech around them, and the rest is one silence
at the best place to break, the latest of several.
"""

from __future__ import annotations

from itertools import pairwise

from subtools.fitting import weights
from subtools.fitting.speech import Speech
from subtools.fitting.stamps import Lines, smoothed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.fitting.stream import Stream

#: An inline time of more digits than this is none: it is past the year 2000 in hours.
_DIGITS = 14


class WordTimes:
    """When each word starts and ends, in milliseconds; none ends after the next starts.

    `known` are the words at which times are known, in order, with the time's standard deviation
    in milliseconds: 0 for exact times. From the last one on they are guessed.
    """

    __slots__ = ("ends", "known", "starts")

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        """Keep the lists."""
        self.starts = starts
        self.ends = ends
        self.known: list[tuple[int, float]] = []

    def confidence(self, slack: Sequence[float]) -> list[float]:
        """Return how sure each word's start is: the chance that it is within a quarter second.

        Between two known times a word's is the less sure the further it is from both; `slack` is
        how much the time from each word to the next varies, in square seconds.
        """
        from math import erf, sqrt

        count = len(self.starts)
        found = [0.0] * count
        known = [*self.known, (count, weights.END_SPREAD)]
        for (a, before), (b, after) in pairwise(known):
            whole = sum(slack[a:b]) or 1.0
            done = 0.0
            for word in range(a, b):
                share = done / whole
                spread = (before * (1 - share)) ** 2 + (after * share) ** 2
                spread += 1e6 * done * (1 - share)
                found[word] = erf(weights.SURE / sqrt(2 * spread)) if spread else 1.0
                done += slack[word]
        return found


def date_words(stream: Stream, cues: Sequence[Cue], stamps: str | None) -> WordTimes:
    """Date the words of a stream made of `cues`.

    `stamps` is None for cues with true times; else how the starts were made from true ones:
    "floor", "round" or "exact".
    """
    count = len(stream)
    times = WordTimes([0] * count, [0] * count)
    if not count:
        return times
    speech = Speech(stream)
    if stamps is None:
        _date_cues(stream, cues, speech, times)
    else:
        _date_lines(stream, cues, speech, times, stamps)
    dated: list[tuple[int, float]] = []
    for index, cue in enumerate(cues):
        if cue.words or any([m.kind == "time" for m in cue.marks]):
            dated += [(word, 0.0) for word in _keep_dated(stream, cue, index, speech, times)]
    if dated:
        times.known = sorted({**dict(times.known), **dict(dated)}.items())
    _put_in_order(times)
    return times


# Captions -------------------------------------------------------------------------------------


def _date_cues(stream: Stream, cues: Sequence[Cue], speech: Speech, times: WordTimes) -> None:
    for index, cue in enumerate(cues):
        a, b = stream.first[index], stream.first[index + 1]
        if a == b:
            continue
        times.known.append((a, 0.0))
        end = cue.end
        if index + 1 < len(cues) and cue.start < cues[index + 1].start < end:
            end = cues[index + 1].start  # rolled up: the next line comes while this one stands
        _fill(speech, times, a, b, cue.start, end)


def _fill(  # noqa: PLR0913, PLR0917 - words and the time for them
    speech: Speech, times: WordTimes, a: int, b: int, start: float, end: float
) -> None:
    """Date the words a to b so that they take the time from start to end, last pause aside."""
    pause = speech.pause
    expected = sum(speech.said[a:b]) + sum(pause[a : b - 1])
    scale = (end - start) / expected if expected else 0.0
    at = start
    for word in range(a, b):
        said = speech.said[word] * scale
        times.starts[word] = round(at)
        times.ends[word] = round(at + said)
        at += said + pause[word] * scale


def _keep_dated(
    stream: Stream, cue: Cue, index: int, speech: Speech, times: WordTimes
) -> list[int]:
    """Put the cue's dated words and inline times in; date the words between them anew.

    Return the words whose starts are known now.
    """
    a, b = stream.first[index], stream.first[index + 1]
    dated = _dated(cue)
    if a == b or not dated:
        return []
    base = stream.base[index]
    known: list[tuple[int, int]] = [(a, min(times.starts[a], dated[0][2]))]
    told: list[int] = []
    word = a
    for offset, end, start, stop in dated:
        while word < b and stream.ends[word] - base <= offset:
            word += 1
        if word == b:
            break
        if known[-1][0] == word:
            known.pop()
        known.append((word, start))
        told.append(word)
        after = word + 1
        while after < b and stream.starts[after] - base < end:
            after += 1
        if stop is not None and after < b:
            known.append((after, max(stop, start)))
            word = after
    last = dated[-1][3]
    known.append((b, max(times.ends[b - 1], known[-1][1]) if last is None else last))
    for (low, start), (high, end) in pairwise(known):
        if low < high:
            _fill(speech, times, low, high, start, max(start, end))
    return told


def _dated(cue: Cue) -> list[tuple[int, int, int, int | None]]:
    """Return what is dated in a cue: offset, end, time, and end time where it is known."""
    if cue.words:
        return [(w.offset, w.offset + len(w.text), w.start, w.end) for w in cue.words]
    found: list[tuple[int, int, int, int | None]] = []
    for mark in cue.marks:
        at = mark.get("at")
        if mark.kind == "time" and at.isascii() and at.isdigit() and len(at) < _DIGITS:
            found.append((mark.start, mark.start + 1, int(at), None))
    return found


def _put_in_order(times: WordTimes) -> None:
    starts, ends = times.starts, times.ends
    latest = 0
    for at, start in enumerate(starts):
        if start < latest:
            starts[at] = latest
        else:
            latest = start
    after = ends[-1] = max(ends[-1], starts[-1])
    for at in range(len(starts) - 1, -1, -1):
        ends[at] = max(starts[at], min(ends[at], after))
        after = starts[at]


# Transcripts ----------------------------------------------------------------------------------


def _date_lines(
    stream: Stream, cues: Sequence[Cue], speech: Speech, times: WordTimes, stamps: str
) -> None:
    lines = Lines(stream, cues, speech)
    if not lines.stamps:
        return
    begins = [float(stamp) for stamp in lines.stamps]
    spread = [0.0] * len(begins)
    # A stamp with a fraction was not rounded to the second, so none was.
    if stamps != "exact" and not any([stamp % 1_000 for stamp in lines.stamps]):
        early = (500 if stamps == "round" else 0) - weights.LATE_BIAS
        begins, spread = smoothed(lines)
        begins = [max(0.0, at - early) for at in begins]
    times.known = list(zip(lines.first, spread, strict=False))
    for line, (a, b) in enumerate(pairwise(lines.first)):
        tempo = lines.tempo[line]
        if line + 1 < len(begins):
            _spread(stream, speech, times, (a, b), (begins[line], begins[line + 1]), tempo)
        else:
            said = sum(speech.said[a:b]) + sum(speech.pause[a : b - 1])
            _fill(speech, times, a, b, begins[line], begins[line] + said * tempo)


def _spread(  # noqa: PLR0913, PLR0917 - a line: its words, its time, its tempo
    stream: Stream,
    speech: Speech,
    times: WordTimes,
    words: tuple[int, int],
    span: tuple[float, float],
    tempo: float,
) -> None:
    """Date the words of a line between its start and the next line's."""
    a, b = words
    start, end = span
    length = max(0.0, end - start)
    expected = (sum(speech.said[a:b]) + sum(speech.pause[a:b])) * tempo
    scale = tempo if length >= expected else tempo * length / expected
    surplus = max(0.0, length - expected)
    elastic = min(surplus, expected * (weights.SLOWEST - 1))
    silence = surplus - elastic
    still = -1
    if silence > 0:
        # At the line's end, or at a space: nobody falls silent inside a word.
        places = [word for word in range(a, b - 1) if not stream.glued[word + 1]] + [b - 1]
        least = min([stream.bad[word] for word in places])
        still = max([word for word in places if stream.bad[word] == least])
    slack = elastic / sum(speech.slack[a:b])
    at = start
    for word in range(a, b):
        said = speech.said[word] * scale
        extra = speech.slack[word] * slack
        # What a word varies by is its own time; the rest is a pause after it.
        own = said + min(extra, said * (weights.SLOWEST - 1))
        times.starts[word] = round(at)
        times.ends[word] = round(at + own)
        at += said + speech.pause[word] * scale + extra + (silence if word == still else 0.0)
