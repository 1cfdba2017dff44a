from __future__ import annotations

import pytest

from subtools.core.cue import Cue, Placement, Word
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Chapter, Track
from subtools.profiles import load_profile
from subtools.registry import Registry
from subtools.steps import STEPS
from subtools.steps.close_gaps import close_gaps
from subtools.steps.fix_overlaps import fix_overlaps
from subtools.steps.fix_times import fix_times
from subtools.steps.merge_sentences import merge_sentences
from subtools.steps.shift import shift
from subtools.steps.snap_to_frames import snap_to_frames
from subtools.steps.split_long import split_long
from subtools.steps.stretch import stretch
from subtools.steps.wrap_lines import wrap_lines

WEB = load_profile("web")


def codes(track: Track) -> list[str]:
    return [finding.code for finding in track.findings]


def spans(track: Track) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in track]


def texts(track: Track) -> list[str]:
    return [cue.text for cue in track]


def timed_cue() -> Cue:
    return Cue(
        1000,
        3000,
        "one two",
        marks=[Mark(4, 7, "time", attributes=(("at", "2000"),))],
        words=[Word(0, "one", 1000, 1500), Word(4, "two", 2000, 2500)],
    )


def test_every_step_is_in_the_table_under_its_own_name():
    table: Registry[object] = Registry("step", STEPS)
    for name in STEPS:
        assert getattr(table[name], "__name__", None) == name


class TestShift:
    def test_everything_dated_moves(self):
        made = shift(Track([timed_cue()], chapters=[Chapter(500, "A")]), by=250)
        assert spans(made) == [(1250, 3250)]
        assert [w.start for w in made[0].words] == [1250, 2250]
        assert made[0].marks[0].get("at") == "2250"
        assert made.chapters[0].start == 750
        assert codes(made) == []

    def test_nothing_comes_before_zero_unseen(self):
        made = shift(Track([Cue(0, 900, "a", origin=3), Cue(900, 3000, "b")]), by=-1000)
        assert spans(made) == [(0, 0), (0, 2000)]
        assert str(made.findings[0]) == (
            "3: F05 2 cues would start before 0 (by 1.000 s at most); put at 0"
        )
        assert made.findings[0].severity == "error"


class TestStretch:
    def test_about_a_time(self):
        made = stretch(Track([timed_cue()]), factor=2, about=1000)
        assert spans(made) == [(1000, 5000)]
        assert made[0].marks[0].get("at") == "3000"

    def test_before_zero(self):
        assert codes(stretch(Track([Cue(0, 900, "a")]), factor=2, about=900)) == ["F05"]

    @pytest.mark.parametrize("factor", [0, -1, float("nan"), float("inf")])
    def test_a_factor_must_make_sense(self, factor: float):
        with pytest.raises(ValueError, match="a factor must be"):
            stretch(Track(), factor=factor)


class TestSnap:
    def test_to_the_nearest_frame(self):
        made = snap_to_frames(Track([Cue(1019, 1985, "a")]), frame_rate=FrameRate(25))
        assert spans(made) == [(1000, 2000)]

    def test_a_short_cue_keeps_a_frame_where_there_is_room(self):
        track = Track([Cue(1001, 1009, "a"), Cue(1010, 1500, "b"), Cue(3001, 3002, "c")])
        made = snap_to_frames(track, frame_rate=FrameRate(25))
        assert spans(made) == [(1000, 1000), (1000, 1520), (3000, 3040)]

    def test_dated_words_stay_inside(self):
        cue = Cue(1021, 2019, "a", words=[Word(0, "a", 1021, 2019)])
        word = snap_to_frames(Track([cue]), frame_rate=FrameRate(25))[0].words[0]
        assert (word.start, word.end) == (1040, 2000)


class TestOverlaps:
    def test_an_end_gives_way_to_the_next_start(self):
        made = fix_overlaps(Track([Cue(0, 2000, "a"), Cue(1500, 3000, "b")]), gap=80)
        assert spans(made) == [(0, 1420), (1500, 3000)]
        assert codes(made) == []

    def test_cues_of_one_time_follow_each_other(self):
        made = fix_overlaps(Track([Cue(0, 2000, "a"), Cue(0, 2000, "b", origin=7)]))
        assert spans(made) == [(0, 500), (500, 2000)]
        assert str(made.findings[0]).startswith("7: F06 moved the start from 00:00:00.000 to")

    def test_a_thousand_at_one_time(self):
        made = fix_overlaps(Track([Cue(0, 600, "a") for _ in range(1000)]))
        assert all(cue.duration == 500 for cue in made.cues[:-1])
        assert all(cue.end <= after.start for cue, after in made.pairs())

    def test_the_least_change_may_move_the_start_before(self):
        made = fix_overlaps(
            Track([Cue(900, 1300, "a"), Cue(1000, 1400, "b"), Cue(1400, 1800, "c")])
        )
        assert spans(made) == [(600, 1000), (1000, 1400), (1400, 1800)]
        assert made.findings[0].message.endswith("since the cue after needs the time")


class TestTimes:
    def test_clean_captions_stay(self):
        track = Track([Cue(0, 1000, "One"), Cue(1000, 2500, "two and three")])
        assert fix_times(track, profile=WEB) == track
        assert codes(fix_times(track, profile=WEB)) == []

    def test_what_is_wrong_is_repaired_where_there_is_room(self):
        text = "Twenty characters a second are enough."  # 38 characters: 1.9 s
        track = Track(
            [
                Cue(0, 2300, "Over the next."),
                Cue(2000, 2100, "Short."),
                Cue(5000, 6000, text),
                Cue(7100, 18_000, "Long."),
            ]
        )
        made = fix_times(track, profile=WEB)
        assert spans(made) == [(0, 2000), (2000, 2833), (5000, 7100), (7100, 14_100)]
        assert texts(made) == texts(track)
        assert codes(made) == []

    def test_what_gave_way_is_told_once_with_the_worst(self):
        fast = "This is far too much to be read in the time that is left for it."
        track = Track(
            [Cue(0, 700, "a", origin=2), Cue(700, 1300, fast, origin=5), Cue(1300, 2100, fast),
             Cue(2100, 9000, "word " * 40)]
        )  # fmt: skip
        assert [str(finding) for finding in fix_times(track, profile=WEB).findings] == [
            "cue 3: F02 a cue too fast to read, for want of time (0.833 s, not 3.2 s)",
            "cue 4: F06 a cue moved to start elsewhere, for its neighbours (by 0.033 s)",
            "5: F08 2 cues shorter than 0.833 s, for want of time (0.6 s), the one at 00:00:00.700",
            "cue 4: F10 a cue too full to be read in 7 s",
        ]

    def test_marks_stay_and_words_keep_their_times_inside(self):
        cue = Cue(0, 12_000, "one two", marks=[Mark(0, 3, "claim")],
                  words=[Word(0, "one", 100, 500), Word(4, "two", 6900, 8000)])  # fmt: skip
        made = fix_times(Track([cue]), profile=WEB)[0]
        assert made.marks == cue.marks
        assert [(word.start, word.end) for word in made.words] == [(100, 500), (6900, 7000)]

    def test_times_go_with_changes_of_shot(self):
        track = Track([Cue(1100, 3900, "One"), Cue(4150, 6000, "two")])
        netflix = load_profile("netflix-en")
        made = fix_times(track, profile=netflix, shots=[4000, 1000])
        assert spans(made) == [(1000, 3917), (4000, 6000)]
        assert fix_times(made, profile=netflix, shots=[4000, 1000]) == made

    def test_wide_characters_are_counted_as_the_profile_does(self):
        track = Track([Cue(0, 1000, "これは字幕です"), Cue(9000, 10_000, "。")])
        assert fix_times(track, profile=load_profile("netflix-ja"))[0].end == 1750


class TestGaps:
    def test_only_short_ones_close(self):
        track = Track([Cue(0, 100, "a"), Cue(599, 700, "b"), Cue(1200, 1300, "c")])
        assert spans(close_gaps(track)) == [(0, 599), (599, 700), (1200, 1300)]

    def test_down_to_a_gap_and_never_shorter(self):
        track = Track([Cue(0, 100, "a"), Cue(400, 700, "b"), Cue(750, 900, "c")])
        assert spans(close_gaps(track, gap=83)) == [(0, 317), (400, 700), (750, 900)]


class TestMerge:
    def test_a_sentence_over_three_cues(self):
        track = Track([Cue(0, 1, "He"), Cue(1, 2, "came at"), Cue(2, 9, "6 p.m. on Monday."),
                       Cue(9, 10, "Good.")], language="en")  # fmt: skip
        made = merge_sentences(track)
        assert texts(made) == ["He came at 6 p.m. on Monday.", "Good."]
        assert spans(made) == [(0, 9), (9, 10)]

    def test_the_end_of_one_and_the_start_of_the_next(self):
        track = Track([Cue(0, 1000, "He came"), Cue(1000, 3000, "home. It was a"),
                       Cue(3000, 5000, "trap. Oh. I see.")])  # fmt: skip
        made = merge_sentences(track)
        assert texts(made) == ["He came home.", "It was a trap.", "Oh. I see."]
        assert made[0].end == made[1].start
        assert 1000 < made[0].end < 3000

    def test_dated_words_tell_where_it_is_cut(self):
        words = [Word(0, "home.", 1100, 1300), Word(6, "It", 2500, 2600)]
        track = Track([Cue(0, 1000, "He came"), Cue(1000, 3000, "home. It", words=words),
                       Cue(3000, 4000, "rained.")])  # fmt: skip
        made = merge_sentences(track)
        assert spans(made) == [(0, 2500), (2500, 4000)]
        assert [w.text for w in made[1].words] == ["It"]
        assert [w.offset for w in made[0].words] == [8]

    @pytest.mark.parametrize(
        "second",
        [
            Cue(2000, 3000, "is over", speaker="Bob"),
            Cue(2000, 3000, "[Music]"),
            Cue(2000, 3000, "is over", placement=Placement(8)),
            Cue(4000, 5000, "is over"),
        ],
    )
    def test_what_stays_apart(self, second: Cue):
        track = Track([Cue(0, 2000, "It", speaker="Ann" if second.speaker else None), second])
        assert merge_sentences(track) == track

    def test_text_without_punctuation_stays(self):
        track = Track([Cue(n, n + 1, "and so it went on and on for days") for n in range(100)])
        assert merge_sentences(track) == track

    def test_notes_and_ids_stay(self):
        track = Track([Cue(0, 1, "It", extras=(("vtt.id", "1"),)),
                       Cue(1, 2, "is.", extras=(("vtt.id", "2"), ("vtt.note", "n")))])  # fmt: skip
        assert merge_sentences(track)[0].extras == (("vtt.id", "1"), ("vtt.note", "n"))


class TestSplit:
    def test_short_cues_are_left_alone(self):
        track = Track(
            [Cue(0, 1000, "One\ntwo"), Cue(1000, 20_000, "Word"), Cue(30_000, 30_001, "")]
        )
        assert split_long(track, profile=WEB) is track

    def test_pieces_take_the_whole_time_and_keep_marks(self):
        text = ("The committee met twice. " * 8).strip()
        track = Track(
            [Cue(1000, 17_000, text, marks=[Mark(0, len(text), "italic")], speaker="Ann")]
        )
        made = split_long(track, profile=WEB)
        assert len(made) > 3
        assert (made[0].start, made[-1].end) == (1000, 17_000)
        assert all(cue.end == after.start for cue, after in made.pairs())
        for cue in made:
            assert cue.marks == (Mark(0, len(cue.text), "italic"),)
            assert cue.speaker == "Ann"
            assert cue.text.replace("\n", " ").endswith("twice.")

    def test_a_word_wider_than_a_line_is_cut_between_characters(self):
        made = split_long(Track([Cue(0, 5000, "é" * 100)]), profile=WEB)
        assert [line for cue in made for line in cue.lines] == ["é" * 42, "é" * 42, "é" * 16]


class TestWrap:
    def test_dialogue_keeps_its_lines(self):
        track = Track([Cue(0, 1, "- Yes.\n- No."), Cue(1, 2, "♪ la\nla ♪"), Cue(2, 3, "one\ntwo")])
        assert texts(wrap_lines(track, profile=WEB)) == ["- Yes.\n- No.", "♪ la\nla ♪", "one two"]

    def test_placement_and_empty_cues_stay(self):
        track = Track([Cue(0, 1, "a  b", placement=Placement(8)), Cue(1, 2, " \n")])
        made = wrap_lines(track, profile=WEB)
        assert made == Track([Cue(0, 1, "a b", placement=Placement(8)), Cue(1, 2, " \n")])

    def test_too_long_a_text_is_told(self):
        made = wrap_lines(Track([Cue(0, 1, "word " * 40, origin=2)]), profile=WEB)
        assert str(made.findings[0]) == "2: F07 wrapped to 5 lines, more than 2"

    def test_three_lines(self):
        profile = WEB.replace(lines=3, chars_per_line=20)
        text = "The committee met twice in the town hall this spring"
        lines = wrap_lines(Track([Cue(0, 1, text)]), profile=profile)[0].lines
        assert len(lines) == 3
        assert max(map(len, lines)) <= 20
