"""How sure the time of each word is."""

from __future__ import annotations

from math import erf, sqrt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.fitting import weights
from subtools.fitting.speech import Speech
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import WordTimes, date_words
from subtools.profiles import load_profile
from subtools.steps.fit import fit
from tests.strategies_timing import captions, transcripts

if TYPE_CHECKING:
    from subtools.core.track import Track

LINE = "the committee met in the old town hall, and then they all agreed"


def sure(cues: list[Cue], stamps: str | None) -> tuple[Stream, list[float]]:
    stream = Stream(cues, "en", 42, 2, running=stamps is not None)
    times = date_words(stream, cues, stamps)
    return stream, times.confidence(Speech(stream).slack)


def lines(count: int = 20, step: int = 4000) -> list[Cue]:
    return [Cue(step * at, step * at + step, LINE) for at in range(count)]


def test_exact_stamps_are_certain():
    for cues, stamps in [(lines(), "exact"), (lines(step=4250), "floor"), (lines(), None)]:
        stream, found = sure(cues, stamps)
        assert [found[word] for word in stream.first[:-1]] == [1.0] * 20


def test_whole_seconds_are_less_certain():
    for stamps in ("floor", "round"):
        stream, found = sure(lines(), stamps)
        assert all(0.3 < found[word] < 0.95 for word in stream.first[:-1])


def test_dated_words_are_certain_and_those_between_them_are_not():
    words = [Word(0, "one", 0, 200), Word(8, "three", 900, 950), Word(14, "four", 1000, 1200)]
    _, found = sure([Cue(0, 3000, "one two three four five", words=words)], None)
    assert found[0] == found[2] == found[3] == 1.0
    assert found[1] < 1.0
    assert found[4] < 1.0


def test_a_dated_word_is_certain_in_a_transcript_too():
    cues = lines()
    cues[5] = cues[5].replace(words=[Word(4, "committee", 20_300, 20_700)])
    stream, found = sure(cues, "floor")
    word = stream.first[5] + 1
    assert found[word] == 1.0
    assert found[word - 1] < 1.0
    assert found[word + 1] < 1.0


def test_inline_times_are_certain():
    marks = [Mark(4, 7, "time", attributes=(("at", "1500"),))]
    _, found = sure([Cue(0, 2000, "one two three", marks=marks)], None)
    assert found[:2] == [1.0, 1.0]
    assert found[2] < 1.0


@pytest.mark.parametrize("stamps", ["floor", "round", "exact", None])
def test_the_middle_of_a_line_is_less_certain_than_its_start(stamps: str | None):
    stream, found = sure(lines(), stamps)
    for first, after in zip(stream.first[:-2], stream.first[1:-1], strict=True):
        middle = (first + after) // 2
        assert found[middle] < found[first]
        assert found[middle] < found[after]
        assert found[middle] == pytest.approx(min(found[first:after]), abs=0.05)


def test_the_longer_a_line_the_less_certain_its_middle():
    _, short = sure([Cue(0, 2000, "one two three"), Cue(2000, 3000, "four")], "exact")
    _, long = sure([Cue(0, 9000, LINE), Cue(9000, 9900, "four")], "exact")
    assert min(long[:-1]) < min(short[:-1])


def test_after_the_last_stamp_words_get_less_certain_up_to_the_end():
    stream, found = sure(lines(3), "exact")
    last = found[stream.first[2] :]
    assert last[0] == 1.0
    assert last[-1] < 0.5
    assert max(last[1:]) < 1.0


def test_it_is_the_chance_to_be_within_a_quarter_second():
    times = WordTimes([0, 1, 2, 3], [0, 1, 2, 3])
    times.known = [(0, 0.0), (2, 400.0)]
    found = times.confidence([0.02, 0.06, 0.03, 0.03])
    assert found[0] == 1.0
    assert found[2] == pytest.approx(erf(weights.SURE / sqrt(2 * 400**2)))
    # A quarter of the way: of the far time's spread a quarter, and what the words vary by.
    spread = 100**2 + 1e6 * 0.02 * 0.75
    assert found[1] == pytest.approx(erf(weights.SURE / sqrt(2 * spread)))


@given(transcripts() | captions())
def test_every_word_has_one_from_0_to_1_and_known_ones_have_the_most(track: Track):
    cues = list(track.cues)
    stamps = [*track.meta("transcript.stamps"), None][0]
    stream = Stream(cues, track.language, 42, 2, running=stamps is not None)
    times = date_words(stream, cues, stamps)
    found = times.confidence(Speech(stream).slack)
    assert len(found) == len(stream)
    assert all(0 < one <= 1 for one in found)
    assert all(found[word] == 1.0 for word, spread in times.known if not spread)
    assert [word for word, _ in times.known] == sorted({word for word, _ in times.known})
    assert not found or times.known[0][0] == 0


@given(transcripts() | captions())
def test_fitted_words_carry_it(track: Track):
    profile = load_profile("web")
    made = fit(track, profile=profile, words=True)
    assert [cue.replace(words=()) for cue in made] == [
        cue.replace(words=()) for cue in fit(track, profile=profile)
    ]
    for cue in made:
        assert cue.words
        for word in cue.words:
            assert word.confidence is None or 0 <= word.confidence <= 1
            assert cue.start <= word.start <= word.end <= cue.end
            assert cue.text[word.offset : word.offset + len(word.text)] == word.text
