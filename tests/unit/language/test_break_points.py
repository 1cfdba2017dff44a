from __future__ import annotations

import pytest

from subtools.language.break_points import badness
from subtools.language.word_lists import languages, raw_lists, word_lists

ENGLISH = word_lists("en")


def after(text: str, word: str, language: str = "en") -> float:
    words = text.split()
    return badness(words, word_lists(language))[words.index(word)]


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        ("He left, but she stayed", "left,", "but"),
        ("He saw the man who left", "man", "the"),
        ("They met in the old town", "met", "in"),
        ("President Anna Lindqvist spoke", "Lindqvist", "Anna"),
        ("It has been raining for days", "raining", "has"),
        ("Over 50 people came", "people", "50"),
        ("She did not know why", "know", "not"),
        ("Ask Dr. Smith about it", "Ask", "Dr."),
    ],
)
def test_phrases_hold_together(text: str, better: str, worse: str):
    assert after(text, better) < after(text, worse)


def test_the_scale_runs_from_a_sentence_to_an_article():
    assert after("It ended. Then we left", "ended.") == 0
    assert after("It was a house", "a") == 11
    assert badness([], ENGLISH) == []


def test_lower_case_text_ends_sentences_at_its_marks():
    words = ["it", "ended.", "then", "we", "left"]
    assert badness(words, ENGLISH)[1] > 0
    assert badness(words, ENGLISH, cased=False)[1] == 0


def test_german_nouns_are_no_names():
    assert after("Das ist Frau Weber", "Frau", "de") >= 8  # a title
    assert after("Im Haus Musik hören", "Haus", "de") < 8


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_sound_lists(language: str):
    lists = word_lists(language)
    for words in (lists.titles, lists.abbreviations, lists.before_number):
        for word in words:
            assert word == word.lower()
            assert not word.endswith(".") or word == "ee.uu."
    assert all(0 < value <= 11 for value in lists.after.values())
    assert all(0 < value <= 11 for value in lists.before.values())


def test_a_language_without_lists_gets_the_cautious_ones():
    assert word_lists("xx") is word_lists(None) is word_lists("any")
    assert word_lists("pt_BR") is word_lists("pt")


@pytest.mark.parametrize(
    "language",
    ["ar", "de", "en", "es", "fr", "he", "hi", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk"],
)
def test_the_closed_classes_are_there(language: str):
    lists = raw_lists(language)
    wanted = {"determiners", "coordinators", "conjunctions", "relatives", "questions", "pronouns"}
    wanted |= {"intensifiers", "titles", "abbreviations", "before_number", "trailing", "numbered"}
    wanted |= {"postpositions", "tails"} if language in {"hi", "tr"} else {"prepositions"}
    assert wanted <= set(lists)
    known = set().union(*[lists[name] for name in wanted])
    assert len(known) > 150


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "it’s", (8.5, 3.6)),  # a curly apostrophe is one
        ("fr", "qu’elle", (8.5, 2.2)),  # a conjunction before it, a pronoun at its end
        ("fr", "d'une", (11.0, 3.6)),
        ("it", "dell'altra", (11.0, 3.6)),
        ("fr", "aujourd'hui", (5.0, 5.0)),
    ],
)
def test_elided_words_are_seen_from_both_sides(
    language: str, text: str, wanted: tuple[float, float]
):
    found = badness(["xyz", text, "xyz"], word_lists(language))
    assert (found[1], found[0]) == wanted


def test_marks_that_stand_alone_stay_with_their_word():
    lists = word_lists("fr")
    assert badness(["«", "Oui", "»", ",", "dit", "Anne", ":", "non", "!"], lists)[:4] == [
        11.0,
        11.0,
        11.0,
        1.8,
    ]
    assert badness(["Elle", "dit", ":", "non", "!"], lists)[1:4] == [11.0, 1.8, 11.0]


def test_capitals_tell_nothing_where_all_have_them():
    shouted = "NOBODY KNOWS THE WAY HOME"
    assert after(shouted, "KNOWS") == after("nobody knows THE way home", "knows")


def test_a_number_stays_with_what_it_counts():
    assert after("Open page 30 now", "page") == 10
    assert after("It is 10 000 metres", "10") == 10
    assert after("About 30 or 40 people", "30") < 5


def test_a_capital_that_a_word_has_not_elsewhere_opens_a_sentence():
    text = "we open the folder of the course Open it now and close it"
    words = text.split()
    seen = badness(words, word_lists("en"))
    unseen = badness(["we", "find", *words[2:]], word_lists("en"))

    assert seen[6] < 1 < unseen[6]


def test_after_a_name_a_capital_goes_on_with_the_name():
    text = "The Inland Defense Ministry reported a strike that the ministry had denied"
    seen = badness(text.split(), word_lists("en"))

    assert seen[2] == seen[1] > seen[3]
