from __future__ import annotations

from itertools import pairwise

import pytest

import subtools
from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.profiles import PROFILES, load_profile
from subtools.steps.fit import fit, fitting_of
from tests import ROOT

WEB = load_profile("web")
NETFLIX = load_profile("netflix-en")
JAPANESE = load_profile("netflix-ja")
STAMPED = (("transcript.stamps", "floor"),)
EXAMPLES = sorted((ROOT / "examples").iterdir())
TALKS = Track(
    [Cue(10_000, 13_000, "The talks have ended."), Cue(15_000, 18_000, "Nobody knows why.")],
    language="en",
)


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
    made = fit(track, profile=NETFLIX)
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


class TestDensity:
    @pytest.mark.parametrize("name", PROFILES)
    @pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
    def test_dense_houses_have_no_fewer_cues_and_full_ones_no_more(self, path, name: str):
        talk, profile = subtools.read(path), load_profile(name)
        counts = [
            len(talk.fit(profile.replace(density=how))) for how in ("dense", "normal", "full")
        ]
        # The optimum is of costs, not of counts: between neighbours, one cue may go either way.
        assert counts[0] >= counts[2]
        assert all([one >= other - 1 for one, other in pairwise(counts)])

    def test_they_differ_where_a_text_leaves_the_choice(self):
        talk = subtools.read(ROOT / "examples" / "harbour.txt")
        houses = [load_profile(name) for name in PROFILES]
        dense, full = (
            sum([len(talk.fit(house.replace(density=how))) for house in houses])
            for how in ("dense", "full")
        )
        assert dense > full

    @pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
    def test_a_house_that_lets_sentences_share_a_cue_has_no_more_cues(self, path):
        talk = subtools.read(path)
        free = WEB.replace(one_sentence=False)
        assert len(talk.fit(free)) <= len(talk.fit(WEB))


class TestShots:
    @pytest.mark.parametrize(
        ("shot", "start"),
        [
            (15_000, 15_000),
            (14_900, 14_900),
            (14_500, 14_500),
            (15_300, 15_300),
            (15_400, 14_900),  # too late for the words: the cue comes before the zone begins
            (14_450, 15_000),  # out of the zone of half a second
            (15_550, 15_000),
        ],
    )
    def test_a_cue_begins_on_a_change_in_its_zone(self, shot: int, start: int):
        made = fit(TALKS, profile=NETFLIX, shots=[shot])
        assert [cue.start for cue in made] == [10_000, start]
        assert [cue.text for cue in made] == [cue.text for cue in TALKS]

    def test_the_cue_before_makes_room(self):
        close = Track([TALKS[0].replace(end=15_000), TALKS[1]], language="en")
        made = fit(close, profile=NETFLIX, shots=[14_800])
        assert [(cue.start, cue.end) for cue in made] == [
            (10_000, 14_800 - NETFLIX.gap),
            (14_800, 18_000),
        ]

    def test_an_end_goes_a_gap_before_a_change(self):
        made = fit(TALKS, profile=NETFLIX, shots=[13_200, 18_300])
        assert [cue.end for cue in made] == [13_200 - NETFLIX.gap, 18_300 - NETFLIX.gap]

    def test_a_cue_rather_begins_where_the_shot_changes(self):
        talk = subtools.read(ROOT / "examples" / "harbour.txt")
        usual = fitting_of(talk, WEB)
        begin = {cut[0] for cut in usual.cuts}
        drawn = []
        for word in set(range(len(usual.stream))) - begin:
            shown = fitting_of(talk, WEB, [usual.times.starts[word]])
            drawn += [word for cut in shown.cuts if cut[0] == word]
        assert 0 < len(drawn) < len(usual.stream) / 4  # but a change makes no bad break good

    def test_without_a_zone_nothing_moves(self):
        made = fit(TALKS, profile=NETFLIX.replace(snap_frames=0), shots=[14_900])
        assert [cue.start for cue in made] == [10_000, 15_000]

    def test_findings_are_the_same(self):
        assert fit(TALKS, profile=NETFLIX, shots=[14_900]).findings == ()


class TestFullWidth:
    def test_a_line_holds_twice_as_many_narrow_characters(self):
        track = Track([Cue(0, 6000, "平" * 13), Cue(6000, 12_000, "w" * 26)], language="ja")
        made = fit(track, profile=JAPANESE)
        assert [cue.lines for cue in made] == [["平" * 13], ["w" * 26]]

    def test_narrow_characters_count_half_for_reading(self):
        # Four wide characters or eight narrow ones a second: 12 and 24 take three seconds.
        for text in ("平" * 12, "w" * 24, "平" * 6 + "w" * 12):
            made = fit(Track([Cue(0, 3000, text)], language="ja"), profile=JAPANESE)
            assert [(cue.start, cue.end) for cue in made] == [(0, 3000)]
            assert made.findings == ()

    @pytest.mark.parametrize("text", ["平" * 24, "w" * 24 + " " + "w" * 23, "平" * 12 + "w" * 24])
    def test_a_cue_stays_until_it_is_read_and_a_faster_one_is_told(self, text: str):
        made = fit(Track([Cue(0, 2000, text)], language="ja"), profile=JAPANESE)
        assert made[-1].end >= 6000
        assert made.findings == ()
        crowded = Track([Cue(0, 2000, text), Cue(2000, 6000, "平", speaker="Ann")], language="ja")
        assert "F02" in [finding.code for finding in fit(crowded, profile=JAPANESE).findings]
