from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import WordTimes, date_words
from tests.strategies_timing import captions, transcripts

if TYPE_CHECKING:
    from subtools.core.track import Track


def dated(cues: list[Cue], stamps: str | None = "floor") -> WordTimes:
    return date_words(Stream(cues, "en", 42, 2, running=stamps is not None), cues, stamps)


def lines(*rows: tuple[int, str]) -> list[Cue]:
    return [Cue(start * 1000, start * 1000 + 1000, text) for start, text in rows]


STEADY = [(4 * n, "the committee met in the old town hall and agreed") for n in range(20)]


def test_lines_begin_inside_their_second():
    cues = lines(*STEADY)
    stream = Stream(cues, "en", 42, 2)
    for stamps, low, high in (("floor", 0, 1000), ("round", -500, 500), ("exact", 0, 0)):
        times = date_words(stream, cues, stamps)
        for at, cue in enumerate(cues[1:], 1):
            assert low <= times.starts[stream.first[at]] - cue.start <= high


def test_much_speech_before_a_stamp_puts_it_late_in_its_second():
    rows = list(STEADY)
    rows[9] = (36, rows[9][1] + " on the terms")
    rows[11] = (44, "the committee met in the old town")
    cues = lines(*rows)
    stream = Stream(cues, "en", 42, 2)
    times = date_words(stream, cues, "floor")
    offsets = [times.starts[stream.first[at]] % 1000 for at in range(20)]
    assert offsets[10] > 600
    assert offsets[12] < offsets[10]


def test_stamps_with_fractions_are_exact():
    times = dated([Cue(1200, 1300, "one two"), Cue(4700, 4800, "three")])
    assert times.starts[0] == 1200
    assert times.starts[2] == 4700


def test_words_do_not_fill_a_long_silence():
    rows = [(0, "the committee met. In the old town hall they agreed"), *[
        (30 + at, text) for at, text in STEADY
    ]]  # fmt: skip
    times = dated(lines(*rows))
    assert times.starts[0] < 1000
    assert times.ends[2] < 4000  # "met."
    assert times.starts[3] > 24_000  # "In": the silence is where a sentence ends


def test_lines_of_one_stamp_share_the_time():
    rows = [(0, "the committee met in the old town hall and agreed")] * 3 + [
        (12 + at, text) for at, text in STEADY
    ]
    cues = lines(*rows)
    stream = Stream(cues, "en", 42, 2)
    times = date_words(stream, cues, "floor")
    firsts = [times.starts[stream.first[at]] for at in range(3)]
    assert firsts[0] < 1000
    assert 3000 < firsts[1] < 6000
    assert 7000 < firsts[2] < 10_000


def test_dated_words_are_kept():
    words = [Word(0, "one", 100, 200), Word(8, "three", 900, 950)]
    times = dated([Cue(0, 2000, "one two three four", words=words)], None)
    assert times.starts[0] == 100
    assert times.ends[0] == 200
    assert 200 <= times.starts[1] < 900
    assert (times.starts[2], times.ends[2]) == (900, 950)
    assert times.starts[3] >= 950


def test_inline_times_are_kept():
    marks = [Mark(4, 7, "time", attributes=(("at", "1500"),))]
    times = dated([Cue(0, 2000, "one two three", marks=marks)], None)
    assert times.starts[1] == 1500
    assert times.ends[2] == 2000


def test_captions_fill_their_time():
    times = dated([Cue(1000, 3000, "one two"), Cue(5000, 6000, "three")], None)
    assert times.starts == [1000, times.starts[1], 5000]
    assert times.ends[1:] == [3000, 6000]


@given(transcripts() | captions())
def test_times_are_in_order_and_lines_in_their_windows(track: Track):
    cues = list(track.cues)
    stamps = [*track.meta("transcript.stamps"), None][0]
    stream = Stream(cues, track.language, 42, 2, running=stamps is not None)
    times = date_words(stream, cues, stamps)
    row = [time for pair in zip(times.starts, times.ends, strict=True) for time in pair]
    assert row == sorted(row)
    assert min(row, default=0) >= 0
    early = 500 if stamps == "round" else 0
    for word, start in enumerate(times.starts):
        assert start >= cues[stream.cue[word]].start - early
