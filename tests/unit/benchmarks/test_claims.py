"""The claims benchmark judges rightly: told on sentences small enough to count by hand."""

from __future__ import annotations

import pytest

from benchmarks.claims import hostile, stance
from benchmarks.claims.documents import Document, Gold, raw, spoken
from benchmarks.claims.errors import errors
from benchmarks.claims.measure import Scores, Words, agreement, score, sentences
from benchmarks.claims.speech_acts import is_speech_act
from subtools.claims.attribution import Attribution

TEXT = "Anna said that it rained. He hopes it stops."
SAID = Gold(((0, 4),), ((5, 9),), ((10, 24),))
HOPES = Gold(((26, 28),), ((29, 34),), ((35, 43),))
DOCUMENT = Document("a", TEXT, (SAID, HOPES))


def scored(*found: Gold, document: Document = DOCUMENT) -> Scores:
    return score([document], lambda _: found)


def test_what_people_marked_is_perfect():
    scores = scored(SAID, HOPES)
    assert scores.colour_f1 == 100
    assert (scores.f1("attr c"), scores.f1("attr cs"), scores.recall("speech")) == (100, 100, 100)


def test_nothing_found_is_nothing():
    scores = scored()
    assert (scores.colour_f1, scores.f1("attr c"), scores.recall("speech")) == (0, 0, 0)


def test_words_count_once_and_in_their_role():
    scores = scored(SAID, SAID._replace(content=((10, 34),)))
    # "that it rained. He hopes": three of the five words found are marked, of five that are
    assert (scores.precision("content"), scores.recall("content")) == (60, 60)
    assert (scores.precision("source"), scores.recall("source")) == (100, 50)
    assert scores.f1("source") == pytest.approx(200 / 3)


def test_half_a_word_is_the_word():
    assert scored(SAID._replace(content=((11, 19),)), HOPES).f1("content") == 100


def test_an_attribution_is_found_when_half_of_the_words_are_common():
    assert scored(SAID._replace(content=((10, 17),))).recall("attr c") == 50  # two of three
    assert scored(SAID._replace(content=((10, 14),))).recall("attr c") == 0  # one of three


def test_attributions_match_one_to_one():
    scores = scored(SAID, SAID)
    assert (scores.precision("attr c"), scores.recall("attr c")) == (50, 50)


def test_another_source_is_seen_in_one_figure_only():
    scores = scored(SAID._replace(source=((26, 28),)), HOPES)
    assert (scores.f1("attr c"), scores.f1("attr cs")) == (100, 50)


def test_two_absent_sources_are_alike():
    nobody = SAID._replace(source=())
    assert scored(nobody, document=DOCUMENT._replace(gold=(nobody,))).f1("attr cs") == 100


def test_speech_acts_are_told_from_attitudes():
    assert scored(SAID).recall("speech") == 100
    assert scored(HOPES).recall("speech") == 0
    assert [is_speech_act(words) for words in (":", "According to", "wants", "believes")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_sentences_are_counted():
    assert scored().counts["sentences"] == 2
    told = Document("a", "A headline\n“No.” And no. She spent 3.5 million?", ())
    assert scored(document=told).counts["sentences"] == 4


def test_people_are_held_against_each_other_both_ways():
    scores = agreement([DOCUMENT._replace(others=((SAID,), (SAID, HOPES)))])
    assert scores.counts["pairs"] == 6
    assert 0 < scores.colour_f1 < 100
    assert scores.precision("source") == scores.recall("source")


def test_words_under_spans():
    words = Words("one two  three")
    assert words.under(((2, 5),)) == {0, 1}
    assert words.under(((3, 4), (7, 9))) == set()
    assert words.under(()) == set()


# The spoken form ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It rained,” he said.\n\nHe’s “sure.”", "It rained, he said. He’s sure."),
        ('"It" "rained"', "It rained"),
        (" “ It\t''rained''", "It rained"),
        ("It rained", "It rained"),
    ],
)
def test_the_spoken_form_has_no_marks_and_no_paragraphs(text, said):
    assert spoken(Document("a", text, ())).text == said


def test_what_was_marked_moves_along():
    text = "“It rained,” he\n\n said. “”"
    at = [(text.index(word), text.index(word) + len(word)) for word in ("he", "said", "”")]
    content = ((0, 12), (text.index("“”"), len(text)))
    document = Document("a", text, (Gold((at[0],), (at[1],), content),))
    moved = spoken(document._replace(others=(document.gold,)))
    (gold,) = moved.gold
    assert [[moved.text[s:e] for s, e in spans] for spans in gold] == [
        ["he"], ["said"], ["It rained,"],
    ]  # fmt: skip
    assert moved.others == (moved.gold,)


# What else is printed -----------------------------------------------------------------------------


def test_errors_are_runs_of_words():
    found = [SAID._replace(content=((5, 14), (20, 34)))]
    seen = [
        (error.kind, TEXT[slice(*error.span)])
        for error in errors([DOCUMENT], lambda _: found, "content")
    ]
    assert seen == [
        ("MISSED", "it"), ("MISSED", "it stops."), ("SPURIOUS", "said"), ("SPURIOUS", "He hopes"),
    ]  # fmt: skip


def test_an_error_is_shown_with_what_was_marked_and_found():
    error = next(errors([DOCUMENT], lambda _: [HOPES], "reporting"))
    assert "Anna [[said]] that it rained." in str(error)
    assert "marked Anna | said | that it rained" in str(error)


@pytest.mark.parametrize(
    ("certainty", "form", "told"),
    [
        ("asserted", "indirect", "asserted"),
        ("confirmed", "indirect", "asserted"),
        ("asserted", "direct", "quoted"),
        ("alleged", "direct", "alleged"),
        ("denied", "indirect", "denied"),
    ],
)
def test_the_stance_of_a_sentence(certainty, form, told):
    assert stance.stance([Attribution(((0, 4),), certainty=certainty, form=form)]) == told


def test_a_denial_is_stronger_than_the_rest():
    found = [
        Attribution(((0, 4),), certainty="alleged"),
        Attribution(((0, 4),), certainty="denied"),
    ]
    assert stance.stance(found) == "denied"


@pytest.mark.parametrize("title", hostile.INPUTS)
def test_hostile_texts_have_the_size_asked_for(title):
    assert len(hostile.INPUTS[title](5000)) == 5000


def test_the_cost_of_what_fails_is_infinite():
    def fails(_: str) -> object:
        raise ValueError

    assert hostile.cost(fails, "", 5)[0] == float("inf")
    assert hostile.cost(str.upper, "a", 5)[0] < 1


# The raw form -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It rained,” he said.\n\nHe’s “sure.”", "it rained he said he’s sure"),
        ("At 3.5% - or $2,000?", "at 35% or $2000"),
        (" -- It's 'fine' ", "it's fine"),
        ("İzmir", "İzmir"),
        ("“…”", ""),
    ],
)
def test_the_raw_form_has_no_marks_and_no_capitals(text, said):
    assert raw(Document("a", text, ())).text == said


def test_what_was_marked_moves_along_to_the_raw_form():
    text = "“It rained,” he\n\n - Said. “”"
    at = [(text.index(word), text.index(word) + len(word)) for word in ("he", "Said.", "”")]
    document = Document("a", text, (Gold((at[0],), (at[1],), ((0, 12),)),))
    moved = raw(document._replace(others=(document.gold,)))
    (gold,) = moved.gold
    assert [[moved.text[s:e] for s, e in spans] for spans in gold] == [
        ["he"], ["said"], ["it rained"],
    ]  # fmt: skip
    assert moved.others == (moved.gold,)


def test_a_raw_text_has_as_many_sentences_as_it_may_have():
    assert sentences("he said that it rained and " * 20) == 6
    assert sentences("He said that it rained. " * 20) == 20
