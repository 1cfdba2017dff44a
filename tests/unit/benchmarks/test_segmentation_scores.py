"""The segmentation benchmark judges rightly: told on captions small enough to count by hand."""

from __future__ import annotations

import pytest

from benchmarks.segmentation.contestants import CONTESTANTS, wrap
from benchmarks.segmentation.figures import FIGURES
from benchmarks.segmentation.pseudo import paste
from benchmarks.segmentation.regrouping import Word, regroup, whisperx
from benchmarks.segmentation.scores import tally
from benchmarks.segmentation.truth import Caption, House, Token, truth
from subtools.profiles import load_profile

EN = House("made-up", "", "", "en", lined=True)
WEB = load_profile("web")
FILE = """\
1
00:00:01,000 --> 00:00:03,000
- The first cue
has two lines.

2
00:00:03,000 --> 00:00:05,000
[door slams]

3
00:00:05,000 --> 00:00:07,000
<i>The second</i> one stands

4
00:00:07,000 --> 00:00:09,000
over two of them. (sighs)
"""


def scored(captions: list[Caption], text: str = FILE, house: House = EN) -> dict[str, float]:
    counted = tally(truth(text, house), captions, WEB)
    return {figure.name: figure.of(counted) for figure in FIGURES}


def made(*cues: str, starts: list[int], ends: list[int]) -> list[Caption]:
    return [Caption(a, b, cue.split("/")) for cue, a, b in zip(cues, starts, ends, strict=True)]


PEOPLES = ("The first cue/has two lines.", "The second one stands", "over two of them.")


def test_the_truth_has_no_dashes_sounds_and_tags():
    assert [caption.lines for caption in truth(FILE, EN).captions] == [
        cue.split("/") for cue in PEOPLES
    ]


def test_words_fill_a_cue_by_their_characters():
    told = truth("1\n00:00:01,000 --> 00:00:02,000\nab abcdef\n", EN)
    assert (told.starts, told.ends) == ([1000, 1300], [1300, 2000])


def test_words_do_not_follow_a_cue_that_lingers():
    told = truth("1\n00:00:00,000 --> 00:00:09,000\nabc def\n", EN)
    assert told.ends[-1] == 8 * 1000 // 7


def test_without_capitals_and_punctuation():
    raw = truth(FILE, EN._replace(raw=True))
    assert raw.captions[2].lines == ["over two of them"]
    assert raw.starts == truth(FILE, EN).starts


def test_the_truth_itself_is_perfect():
    told = truth(FILE, EN)
    seen = scored(told.captions)
    assert {name: seen[name] for name in ("cueF1", "lineF1", "typed", "kept", "cues")} == {
        "cueF1": 100, "lineF1": 100, "typed": 100, "kept": 100, "cues": 1,
    }  # fmt: skip
    assert seen["sigma"] == pytest.approx(100)
    assert seen["start"] == seen["bad"] == seen["dangl"] == 0
    assert seen["sync"] == 100


def test_a_break_more_and_a_break_less():
    cues = made(
        "The first cue has", "two lines.", "The second one stands/over two of them.",
        starts=[1000, 2000, 5000], ends=[2000, 3000, 9000],
    )  # fmt: skip
    seen = scored(cues)
    assert seen["cueF1"] == 50  # one of two breaks is right, on both sides
    assert seen["lineF1"] == 0
    assert seen["typed"] == pytest.approx(100 / 3)  # one of three made, one of three true
    assert 0 < seen["sigma"] < 100


def test_times_are_measured_where_the_true_one_is_known():
    cues = made(
        "The first cue/has two lines.", "The second", "one stands", "over two of them.",
        starts=[1200, 5300, 6000, 7600], ends=[2500, 6000, 7000, 9000],
    )  # fmt: skip
    seen = scored(cues)
    assert seen["start"] == 300  # of 200, 300, 600: the start inside a true cue has no part
    assert (seen["<250"], seen["<500"]) == (pytest.approx(100 / 3), pytest.approx(200 / 3))
    assert seen["cut"] == pytest.approx(100 / 3)  # 500 ms before "lines." is over
    assert seen["sync"] < 100


def test_lost_words_are_seen():
    cues = made(*PEOPLES[:2], "over of them.", starts=[1000, 5000, 7000], ends=[3000, 7000, 9000])
    assert scored(cues)["kept"] == pytest.approx(100 * 13 / 14)


def test_each_limit_is_counted():
    cues = made(
        "The first cue has two lines. The second one", "stands", "over/two/of them.",
        starts=[1000, 3000, 3500], ends=[2000, 3600, 11_500],
    )  # fmt: skip
    seen = scored(cues)
    limits = {"wide", "tall", "fast", "short", "long", "over"}
    assert {limit: round(seen[limit]) for limit in limits} == dict.fromkeys(limits, 33)
    assert seen["bad"] == 100


def test_lines_that_end_on_a_binding_word_dangle():
    cues = made(
        "The first cue/has two lines. The", "second one stands over/two of", "them.",
        starts=[1000, 5000, 8000], ends=[5000, 8000, 9000],
    )  # fmt: skip
    assert scored(cues)["dangl"] == 40  # "The" and "of", of five lines


def test_wide_characters_take_two_columns():
    japanese = House("made-up", "", "", "ja")
    text = "1\n00:00:00,000 --> 00:00:07,000\n" + "字" * 22 + "\n"
    assert scored(truth(text, japanese).captions, text, japanese)["wide"] == 100


def test_a_paste_has_floored_stamps_and_all_words_and_is_the_same_every_time():
    words = " ".join([f"word{number}" for number in range(100)])
    told = truth(f"1\n00:00:01,900 --> 00:01:21,900\n{words}\n", EN, name="a.srt")
    seen = paste(told)
    assert seen == paste(told)
    assert seen.text.startswith("0:01 word0 word1 ")
    assert [token for line in seen.lines for token in line.words] == told.words
    assert {len(line.words) for line in seen.lines[:-1]} <= {6, 7, 8, 9, 10}
    assert all([line.stamp % 1000 == 0 for line in seen.lines])


@pytest.mark.parametrize("name", CONTESTANTS)
def test_every_contestant_keeps_the_words_of_these(name):
    told = truth(
        FILE
        + "\n00:00:12,500 --> 00:00:19,000\nThen a silence - and speech, long enough, we hope, "
        "to be cut: more than fits into one cue! And so on, as far as it goes.\n",
        EN,
    )
    counts = tally(told, CONTESTANTS[name](paste(told), "web"), WEB).counts
    assert counts["kept"] == counts["words"] == 40


def test_wrapping_is_even_and_fits():
    words = [Token(word, spaced=True) for word in ("one", "two", "three", "four", "five", "six")]
    assert wrap(words, 20) == ["one two three", "four five six"]
    assert wrap(words, 40) == ["one two three four five six"]


def spoken(text: str, *, pause_after: str = "") -> list[Word]:
    words: list[Word] = []
    at = 0
    for word in text.split():
        words.append(Word(Token(word, spaced=True), at, at + 300))
        at += 1000 if word == pause_after else 300
    return words


def texts(groups: list[list[Word]]) -> list[str]:
    return [" ".join([word.token.text for word in group]) for group in groups]


def test_regrouping_breaks_at_sentences_and_gaps_but_not_at_titles():
    words = spoken("So says Dr. Who. And then silence and speech.", pause_after="silence")
    assert texts(regroup(words)) == ["So says Dr. Who.", "And then silence", "and speech."]


def test_regrouping_breaks_long_groups_at_commas_else_evenly():
    long = "this is quite a long piece of speech, that goes on, and on"
    assert texts(regroup(spoken(long))) == [
        "this is quite a long piece of speech,", "that goes on,", "and on",
    ]  # fmt: skip
    assert [len(group) for group in regroup(spoken("sixteen " * 10))] == [5, 5]


def test_the_greedy_splitter_halves_long_groups_and_keeps_all_words():
    words = spoken("seven " * 16)
    groups = whisperx(words)
    assert [word for group in groups for word in group] == words
    assert len(groups) > 2
