"""What learnt weights see of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.fitting import features
from subtools.fitting.segmentation import costs_of
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import date_words
from subtools.language.word_lists import word_lists
from subtools.profiles import load_profile
from tests import strategies_timing


def stream_of(text: str, language: str = "en") -> Stream:
    return Stream([Cue(0, 1, text)], language, 42, 2)


def marked(text: str, language: str = "en") -> str:
    return "".join(stream_of(text, language).marked)


def gaps(text: str, *, rich: bool = False, raw: bool = False) -> list[list[str]]:
    stream = stream_of(text)
    far = None
    if not raw:
        far = features.distances(stream.marked, stream.left, stream.right)
    return list(
        features.gap_features(stream.words, stream.bad, stream.marked, stream.lists, far, rich=rich)
    )


class TestMarks:
    def test_sentences_clauses_and_words(self):
        assert marked("We came, saw; and left: they stayed. Why? Go!") == "-,,-,-..."

    def test_an_abbreviation_has_no_mark_and_neither_has_an_initial(self):
        assert marked("Dr. Marsh and J. K. Roe met at 4 p.m. in town.") == "-----------."

    def test_three_points_are_a_mark_that_ends_nothing(self):
        assert marked("He… well... he left.") == "??-."

    def test_marks_stand_before_quotes_and_brackets(self):
        assert marked("“The wall,” he said (again), “is low.” Yes.") == "-,--,-.."
        assert marked("the “old” (grey) wall fell.") == "-??-."

    def test_a_number_has_none_and_a_dash_is_one(self):
        assert marked("it cost 13.5 million — they said.") == "----,-."

    def test_marks_of_other_scripts(self):
        assert marked("وصل، ثم غادر؟", "ar") == ",-."
        assert marked("雨、と言った。", "ja")[:2] == ",-"

    @given(strategies_timing.texts)
    def test_every_word_has_one_of_four(self, text: str):
        stream = stream_of(text)
        assert set(stream.marked) <= set(".,?-")
        assert [mark == "." for mark in stream.marked] == [bad == 0 for bad in stream.bad]


class TestDistances:
    def test_they_are_counted_in_steps_of_columns(self):
        # A letter stands for a step; the space after a mark takes one, too.
        step = features.STEP
        words = ["Yes,", "we", "can.", "Go", "on", "now"]
        starts = [0, 5, 8, 13, 16, 19]
        left = [step * at for at in starts]
        right = [step * (at + len(word)) for at, word in zip(starts, words, strict=True)]
        found = features.distances([",", "-", ".", "-", "-", "."], left, right)
        # To the sentence's end, from its beginning; to the next mark, from the last one.
        assert found == [
            (7, 4, 7, 4),  # "Yes,": "we can." follows
            (4, 7, 4, 2),  # "we": from "Yes" on, and from "we"
            (9, 12, 9, 7),  # "can.": "Go on now" is the next sentence
            (6, 2, 6, 2),  # "Go"
            (3, 5, 3, 5),  # "on"
            (0, 9, 0, 9),  # nothing follows the last word
        ]

    def test_part_of_a_step_is_none_and_twenty_are_far(self):
        left = [5 * at for at in range(60)]
        right = [at + 4 for at in left]
        found = features.distances(["-"] * 59 + ["."], left, right)
        assert found[0] == (features.FARTHEST, 4 // features.STEP, features.FARTHEST, 0)
        assert found[1][1] == 9 // features.STEP
        assert found[58] == (0, features.FARTHEST, 0, features.FARTHEST)

    @given(strategies_timing.texts)
    def test_a_mark_is_never_farther_than_a_sentence_end(self, text: str):
        stream = stream_of(text)
        for row in features.distances(stream.marked, stream.left, stream.right):
            to_end, from_end, to_mark, from_mark = row
            assert 0 <= to_mark <= to_end <= features.FARTHEST
            assert 0 <= from_mark <= from_end <= features.FARTHEST


class TestGaps:
    def test_a_plain_model_sees_marks_classes_and_distances(self):
        row = gaps("Nobody knew, but the ferry left.")[1]
        assert row[0] == "p,"
        assert row[1].startswith("k,|")
        assert row[2].startswith("b")
        assert [name[:2] for name in row[3:]] == ["e,", "f,", "g,", "h,"]

    def test_a_rich_one_sees_function_words_and_the_forms_of_others(self):
        rows = gaps("The Ferry slowly swam 3 ports of the moving nation", rich=True)
        seen = [next(name[2:] for name in row if name[0] == "r") for row in rows]
        assert seen == ["^", "-ly", "*", "#", "-s", "of", "the", "-ing", "-tion"]
        assert "lthe" in rows[0]
        assert "m^^" in rows[0]
        assert any(name.startswith("s0$$") for name in rows[-1])

    def test_before_a_mark_it_is_told_by_its_class_and_not_by_the_word(self):
        row = gaps("they went out, but we stayed", rich=True)[2]
        assert [name[0] for name in row if name[0] in "jlmn"] == ["j"]

    def test_quotes_and_curly_apostrophes_hide_no_word(self):
        straight, curly = gaps("I don't know", rich=True), gaps("I “don’t” know", rich=True)
        assert [name for name in straight[0] if name[0] == "r"] == [
            name for name in curly[0] if name[0] == "r"
        ]

    def test_raw_text_has_no_capitals_and_no_distances(self):
        rows = gaps("then Marsh came", rich=True, raw=True)
        assert [name[0] for name in rows[0]] == ["p", "k", "b", "r", "s", "t", "l", "m", "n"]
        assert "r-*" in rows[0]

    @given(strategies_timing.texts, st.booleans(), st.booleans())
    def test_every_gap_has_a_row_and_no_name_twice(self, text: str, rich: bool, raw: bool):
        rows = gaps(text, rich=rich, raw=raw)
        assert len(rows) == max(0, len(stream_of(text)) - 1)
        for row in rows:
            assert len(set(row)) == len(row)
            assert not any([" " in name or "\n" in name for name in row])

    @given(st.lists(strategies_timing.words, min_size=4, max_size=12), strategies_timing.words)
    def test_a_word_is_seen_from_three_gaps_around_it_and_no_farther(
        self, words: list[str], other: str
    ):
        def rows(words: list[str]) -> list[list[str]]:
            count = len(words)
            return list(
                features.gap_features(
                    words, [5.0] * count, ["-"] * count, word_lists("en"), None, rich=True
                )
            )

        changed = [*words[:-1], other]
        assert rows(words)[:-3] == rows(changed)[:-3]


class TestShapes:
    def test_a_name_tells_both_ends_the_inside_and_the_width(self):
        assert features.shape_features(".", ".", 2, 9) == ("w..9", "i214")
        assert features.shape_features(",", ".", 0, 9) == ("w,.9", "i004")
        assert features.shape_features("-", "?", 1, 0) == ("w-?0", "i100")

    def test_widths_are_steps_of_columns_and_what_is_wider_counts_as_the_widest(self):
        step, widest = features.STEP, features.WIDTHS - 1
        stream = stream_of("Yes.")
        profile = load_profile("netflix-en")
        table = costs_of(
            stream, date_words(stream, [Cue(0, 1, "Yes.")], None), profile
        ).width_number
        assert len(table) == 2 * 42 + 1
        assert table[::step] == [min(widest, at) for at in range(len(table[::step]))]
        assert table[step - 1] == 0
        assert table[-1] == widest


class TestUnmarked:
    def test_a_mark_in_sixty_words_is_enough(self):
        assert not features.unmarked(["-"] * 59 + [","])
        assert features.unmarked(["-"] * 60 + ["."])

    def test_other_marks_do_not_count(self):
        assert features.unmarked(["?"] * 9)

    def test_nothing_is_not_raw(self):
        assert not features.unmarked([])

    def test_raw_captions_are_and_written_text_is_not(self):
        assert stream_of("so we take the numbers and then we add them up " * 9).unmarked
        assert not stream_of("So we take the numbers, and then we add them up. " * 9).unmarked
