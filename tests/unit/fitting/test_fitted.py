from __future__ import annotations

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.profiles import load_profile
from subtools.steps.fit import fit

WEB = load_profile("web")
STAMPED = (("transcript.stamps", "floor"),)


def test_an_empty_track_stays_empty():
    made = fit(Track(metadata=(*STAMPED, ("vtt.header", "x"))), profile=WEB)
    assert made == Track(metadata=(("vtt.header", "x"),))
    assert made.findings == ()


def test_a_cue_without_text_goes_and_is_told():
    made = fit(Track([Cue(0, 1000, " "), Cue(1000, 3000, "Hello", origin=4)]), profile=WEB)
    assert [cue.text for cue in made] == ["Hello"]
    assert [str(finding) for finding in made.findings] == ["cue 1: F03 dropped a cue without text"]


def test_good_captions_keep_their_times():
    track = Track([Cue(1000, 3000, "The talks have ended."), Cue(6000, 8500, "Nobody knows why.")])
    assert fit(track, profile=WEB) == track


def test_a_long_word_is_cut_and_told():
    made = fit(Track([Cue(0, 5000, "x" * 60)]), profile=WEB)
    assert made[0].lines == ["x" * 42, "x" * 18]
    assert [finding.code for finding in made.findings] == ["F04"]


def test_a_thousand_lines_at_one_stamp_come_late_and_are_told():
    cues = [Cue(0, 0, "We met.") for _ in range(1000)] + [Cue(9000, 9999, "They left.")]
    made = fit(Track(cues, metadata=STAMPED), profile=WEB)
    assert {"F01", "F02"} >= {finding.code for finding in made.findings} >= {"F01"}
    assert all(cue.end <= after.start for cue, after in made.pairs())
    assert all(cue.duration >= 833 for cue in made)


def test_fast_speech_is_told_once():
    text = "Nobody at the ministry would say what the committee had agreed on, or when. "
    track = Track([Cue(n * 2000, n * 2000 + 2000, text * 2) for n in range(5)])
    found = [finding for finding in fit(track, profile=WEB).findings if finding.code == "F02"]
    assert len(found) == 1
    assert "cues read faster than 20 characters a second" in found[0].message


def test_the_gap_of_the_profile():
    track = Track([Cue(0, 2000, "One is here."), Cue(2000, 4000, "Two is here.")])
    made = fit(track, profile=load_profile("netflix-en"))
    assert [(cue.start, cue.end) for cue in made] == [(0, 1917), (2000, 4000)]


def test_marks_and_words_go_with_their_words():
    track = Track([
        Cue(0, 2000, "The talks", marks=[Mark(4, 9, "claim")],
            words=[Word(0, "The", 0, 300), Word(4, "talks", 400, 900)]),
        Cue(2000, 4000, "have ended.", marks=[Mark(0, 4, "claim")]),
    ])  # fmt: skip
    made = fit(track, profile=WEB)
    assert [cue.text for cue in made] == ["The talks have ended."]
    assert made[0].marks == (Mark(4, 14, "claim"),)
    assert [(w.offset, w.text, w.start) for w in made[0].words] == [
        (0, "The", 0),
        (4, "talks", 400),
    ]


def test_a_mark_over_several_cues_runs_on():
    track = Track([
        Cue(0, 2000, "The talks", marks=[Mark(0, 9, "italic")]),
        Cue(2000, 4000, "have ended.", marks=[Mark(0, 11, "italic")]),
    ])  # fmt: skip
    assert fit(track, profile=WEB)[0].marks == (Mark(0, 21, "italic"),)


def test_a_dated_word_that_is_cut_becomes_two():
    text = "x" * 50 + "y" * 50
    track = Track([Cue(0, 6000, text, words=[Word(0, text, 0, 6000)])])
    made = fit(track, profile=WEB)
    assert "".join([word.text for cue in made for word in cue.words]) in (text, _lines(made))


def _lines(track: Track) -> str:
    return "".join([cue.text for cue in track])
