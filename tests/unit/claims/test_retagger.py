"""Claims in text without marks: found where they are, and by weights that are read as written."""

from __future__ import annotations

import itertools
import os
import random
from typing import TYPE_CHECKING

import pytest

from subtools.claims import finder
from subtools.claims.lexicon import lexicon
from subtools.claims.retagger import decoder
from subtools.claims.retagger.decoder import Weights, labels_of
from subtools.claims.retagger.features import Features
from subtools.claims.retagger.linking import links
from subtools.claims.retagger.passages import LABELS, Passage, Passages
from subtools.claims.unmarked import unmarked, unmarked_ranges

if TYPE_CHECKING:
    from subtools.claims.attribution import Attribution

RAW = (
    "the ferry left at noon with sixty people on board and it has not been seen since "
    "the mayor of tarsk said the storm had come without a warning "
    "critics say that the search started too late "
    "the harbour is closed and so are both roads to the north"
)
MARKED = (
    "The ferry left at noon with sixty people on board. It has not been seen since. "
    "The mayor of Tarsk said the storm had come without a warning. "
    "Critics say that the search started too late."
)
ENGLISH = lexicon("en")
assert ENGLISH is not None
WEIGHTS = decoder.load("en")
assert WEIGHTS is not None


def found(text: str, **options: str) -> list[Attribution]:
    return finder.find(text, "en", **options)[0]


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join([text[start:end] for start, end in spans])


def passages(text: str) -> list[Passage]:
    return list(Passages(ENGLISH).of(text))


# What is found ------------------------------------------------------------------------------------


def test_who_says_what_is_found_without_marks():
    assert [(words(RAW, one.source), one.lemma, words(RAW, one.content)) for one in found(RAW)] == [
        ("the mayor of tarsk", "say", "the storm had come without a warning"),
        ("critics", "say", "that the search started too late"),
    ]


def test_what_the_narrator_tells_is_nobodys():
    text = (
        "four of the wounded were flown to a hospital in the capital and the road was opened again "
        "in the evening the convoy left at dawn and reached the border by noon"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("says", "lemma", "word_class", "certainty"),
    [
        ("the governor denied that he had met the contractor", "deny", "denying", "denied"),
        ("the minister claimed that the base was empty", "claim", "distancing", "alleged"),
        ("the company confirmed that the plant will close", "confirm", "endorsing", "confirmed"),
        ("the union vowed to close the road", "vow", "directive", "asserted"),
    ],
)
def test_the_lexicon_tells_how_it_is_said(says, lemma, word_class, certainty):
    text = f"the ferry left at noon with sixty people on board {says} the harbour is closed and so are both roads to the north"  # noqa: E501
    assert [(one.lemma, one.word_class, one.certainty) for one in found(text)] == [
        (lemma, word_class, certainty)
    ]


def test_a_name_without_capitals_is_a_name():
    text = RAW.replace("the mayor of tarsk", "senator hargrove")
    assert next(one.source_kind for one in found(text)) == "named"
    assert [one.source_kind for one in found(RAW)] == ["office", "anonymous"]


def test_capitals_make_no_difference():
    ranges = [(one.source, one.reporting, one.content) for one in found(RAW)]
    for text in (RAW.upper(), RAW.title()):
        assert [(one.source, one.reporting, one.content) for one in found(text)] == ranges


def test_a_letter_that_grows_in_small_letters_moves_nothing():
    text = RAW.replace("tarsk", "İzmİr")
    assert words(text, found(text)[0].source) == "the mayor of İzmİr"


def test_content_is_never_absurdly_long():
    text = "the mayor said that " + "the water rose and the people left and " * 200
    assert all(
        len(text[start:end].split()) <= 90 for one in found(text) for start, end in one.content
    )


# Which texts --------------------------------------------------------------------------------------


def test_text_with_marks_is_read_by_the_rules():
    assert found(MARKED) == found(MARKED, engine="rules") != []


def test_the_engine_rules_is_always_the_rules(monkeypatch):
    monkeypatch.setattr(finder, "_retagger", lambda *_: pytest.fail("the re-tagger was asked"))
    found(RAW, engine="rules")


def test_a_language_without_weights_is_read_by_the_rules():
    text = "der bürgermeister sagte dass die brücke geschlossen bleibt und " * 9
    assert finder.find(text, "de")[0] == finder.find(text, "de", engine="rules")[0]


def test_each_paragraph_is_read_as_it_is():
    text = f"{MARKED}\n{RAW}\n{MARKED}"
    at = len(MARKED) + 1
    contents = [words(text, one.content) for one in found(text)]
    by_rules = [words(MARKED, one.content) for one in found(MARKED)]
    raw = [words(RAW, one.content) for one in found(RAW)]
    assert contents == [*by_rules, *raw, *by_rules]
    assert unmarked_ranges(text) == [(at, at + len(RAW))]


def test_a_headline_does_not_make_a_text_raw():
    assert unmarked_ranges(f"Mayor says the bridge will stay closed\n{MARKED}") == []
    assert not unmarked("he said that it rained")


def test_a_long_sentence_with_its_full_stop_alone_is_marked():
    assert unmarked_ranges(f"{MARKED}\n{'he said that it rained ' * 9}and went.\n{MARKED}") == []


def test_short_turns_of_a_raw_text_are_raw():
    text = f"{RAW}\nyes he did\n{RAW}"
    assert unmarked_ranges(text) == [(0, len(text))]


def test_points_inside_figures_are_no_marks():
    assert unmarked("it fell by 3.5 percent in 2.5 days and then by 4.1 in the week after " * 3)


# Passages and features ----------------------------------------------------------------------------


def test_passages_are_bounded_and_lose_nothing():
    text = " ".join([RAW] * 40)
    made = passages(text)
    assert max(map(len, made)) < 400
    assert [low for each in made for low in each.lows] == text.split()
    assert [text[a:b] for each in made for a, b in zip(each.starts, each.ends, strict=True)] == [
        low for each in made for low in each.lows
    ]


def test_passages_do_not_run_over_a_line_feed():
    half = RAW.index("critics")
    text = f"{RAW[:half]}\n{RAW[half:]}"
    assert [text[each.starts[0] :][:3].strip() for each in passages(text)] == ["the", "cri"]


def test_features_are_the_same_wherever_a_text_stands():
    (one,) = passages(RAW)
    (other,) = Passages(ENGLISH).of(f"{MARKED}\n{RAW}", len(MARKED) + 1)
    assert Features(ENGLISH).rows(one) == Features(ENGLISH).rows(other)


def test_most_of_what_is_seen_has_a_weight():
    (one,) = passages(RAW)
    tokens, steps = Features(ENGLISH).rows(one)
    names = [name for row in tokens for name in row]
    assert len([name for name in names if name in WEIGHTS.tokens]) > len(names) / 2
    assert all(not name.split()[1:] for name in names)
    assert len(tokens) == len(steps) == len(one)


# The decoder --------------------------------------------------------------------------------------


def total(weights: Weights, tokens: list, steps: list, labels: tuple[int, ...]) -> int:
    names = ("other", "source", "reporting", "content")
    sum_ = 0
    for at, label in enumerate(labels):
        sum_ += weights.settings.get(names[label], 0)
        for name in tokens[at]:
            sum_ += (0, *weights.tokens.get(name, (0, 0, 0)))[label]
        if at:
            pair = labels[at - 1] * len(LABELS) + label
            sum_ += sum(dict(weights.steps.get(name, ())).get(pair, 0) for name in steps[at])
    return sum_


@pytest.mark.parametrize("seed", range(20))
def test_the_labels_are_the_best_of_all(seed):
    rng = random.Random(seed)  # noqa: S311 - the same cases each time
    names = "abcdef"
    weights = Weights(
        {name: tuple(rng.randrange(-99, 99) for _ in range(3)) for name in names[:4]},
        {name: [(pair, rng.randrange(-99, 99)) for pair in range(16)] for name in names[:4]},
        {"other": 7, "content": -3},
    )
    size = rng.randrange(1, 6)
    tokens, steps = ([rng.sample(names, rng.randrange(4)) for _ in range(size)] for _ in range(2))
    every = itertools.product(range(len(LABELS)), repeat=size)
    best = max([total(weights, tokens, steps, labels) for labels in every])
    assert total(weights, tokens, steps, tuple(labels_of(weights, tokens, steps))) == best


def test_no_tokens_have_no_labels():
    assert labels_of(WEIGHTS, [], []) == []


# Linking ------------------------------------------------------------------------------------------


def linked(labels: str, gaps: dict[int, int] | None = None) -> list[tuple]:
    passage = Passage()
    passage.lows = ["word"] * len(labels)
    passage.gaps = [(0, (gaps or {}).get(at, 0)) for at in range(len(labels) + 1)]
    numbers = [LABELS.index(letter) for letter in labels]
    return [(link.source, link.reporting, link.content) for link in links(passage, numbers)]


@pytest.mark.parametrize(
    ("labels", "gaps", "told"),
    [
        ("SSRCCC", {}, [((0, 2), (2, 3), [(3, 6)])]),
        ("CCCSR", {}, [((3, 4), (4, 5), [(0, 3)])]),
        ("CCRSCC", {}, [((3, 4), (2, 3), [(0, 2), (4, 6)])]),
        ("SRCCCCSRCC", {6: 8}, [((0, 1), (1, 2), [(2, 6)]), ((6, 7), (7, 8), [(8, 10)])]),
        ("SRCCCCSR", {4: 8}, [((0, 1), (1, 2), [(2, 4)]), ((6, 7), (7, 8), [(4, 6)])]),
        ("OOCCCC", {}, []),  # nobody says it
        ("SSROOO", {3: 8}, []),  # nothing is said
        ("SROCCOCC", {}, [((0, 1), (1, 2), [(3, 8)])]),  # noise is smoothed
    ],
)
def test_sources_and_contents_join_their_reporting_words(labels, gaps, told):
    assert linked(labels, gaps) == told


def test_what_is_far_from_reporting_words_is_not_theirs():
    assert linked("SRC" + "O" * 40 + "CCC") == [((0, 1), (1, 2), [(2, 3)])]


# The file -----------------------------------------------------------------------------------------


def path() -> str:
    return os.path.join(os.path.dirname(finder.__file__), "models", "en.tagger.txt")  # noqa: PTH118, PTH120


def test_the_file_of_weights_is_small_and_says_what_it_is():
    with open(path(), encoding="utf-8") as file:  # noqa: PTH123
        text = file.read()
    assert len(text) < 300_000
    head = text[: text.index("\n\n")]
    for said in ("training.claims", "ClaimBuster", "10.5281/zenodo.3609356", "CheckThat!"):
        assert said in head.replace("\n", " ")
    assert "PolNeAR" not in text


def test_the_weights_are_small_numbers_of_known_names():
    assert set(WEIGHTS.settings) <= {"other", "trust"}
    assert 0 < WEIGHTS.settings["trust"] <= 100
    assert len(WEIGHTS.tokens) > 5000
    assert all(any(row) and max(map(abs, row)) < 1000 for row in WEIGHTS.tokens.values())
    assert all(0 <= pair < 16 for row in WEIGHTS.steps.values() for pair, _ in row)


def test_a_language_without_a_file_has_no_weights():
    assert decoder.load("xx") is None


# Hostile text -------------------------------------------------------------------------------------

HOSTILE = {
    "said": "said ",
    "he said that": "he said that ",
    "one word": "a",
    "line feeds": "he said it\n",
    "according to": "according to ",
    "names": "anna maria ",
    "apostrophes": "'s ",
    "symbols": "# $ & ",
    "emoji": "😀 ",
    "no-break spaces": "he\u00a0said\u00a0",
    "capitals that grow": "İ said ",
}


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_is_answered(title):
    text = HOSTILE[title] * (60_000 // len(HOSTILE[title]))
    for one in found(text):
        edges = [edge for span in (*one.source, *one.reporting, *one.content) for edge in span]
        assert 0 <= min(edges) < max(edges) <= len(text)
