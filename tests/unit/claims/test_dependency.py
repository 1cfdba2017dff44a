"""The dependency engine: its rules on parses kept in a file, its pieces with a parser made up.

The rules read arrays, so that these tests need no spaCy; the last ones say what holds with and
without it.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from subtools.claims.dependency import engine as dependency
from subtools.claims.dependency.find import attributions
from subtools.claims.dependency.names import Names
from subtools.claims.dependency.speech import quotations
from subtools.claims.dependency.tree import Tree, table_of, tree_of
from subtools.errors import MissingExtraError

LINES = (Path(__file__).parent / "dependency_parses.txt").read_text("utf-8").splitlines()
TABLES = [line for line in LINES if not line.startswith("#")]
TREES = {tree.text: tree for tree in map(tree_of, TABLES)}
KNOWN = dependency._lexicon()  # noqa: SLF001


def found(text):
    return attributions(TREES[text], KNOWN)


def told(text):
    """Return source, reporting words and content of each find, as one writes them down."""
    return [
        tuple([
            " ~ ".join([text[start:end] for start, end in spans])
            for spans in (one.source, one.reporting, one.content)
        ])
        for one in found(text)
    ]  # fmt: skip


SENTENCES = {
    "Kyiv said on Monday that the bridge had been hit.": [
        ("Kyiv", "said", "that the bridge had been hit"),
    ],
    "At least two hundred prisoners have been exchanged, local media reported.": [
        ("local media", "reported", "At least two hundred prisoners have been exchanged"),
    ],
    "“We lost eleven people,” said the mayor, who came at once.": [
        ("the mayor, who came at once", "said", "“We lost eleven people,”"),
    ],
    "Many of the houses, officials said, have no roof.": [
        ("officials", "said", "Many of the houses ~ have no roof"),
    ],
    "When it rained, he said that nobody came.": [("he", "said", "that nobody came")],
    "The ministry told reporters the convoy was attacked.": [
        ("The ministry", "told", "the convoy was attacked"),
    ],
    "According to the company, thirty planes were shipped.": [
        ("the company", "According to", "thirty planes were shipped"),
    ],
    "Rebels accuse the army of shelling two schools.": [
        ("Rebels", "accuse", "the army of shelling two schools"),
    ],
    "The mayor has called for all sides to stop.": [
        ("The mayor", "has called for", "all sides to stop"),
    ],
    "Three commanders were reportedly dismissed.": [
        ("", "reportedly", "Three commanders were ~ dismissed"),
    ],
    "The alleged spy left the country.": [("", "alleged", "spy")],
    "The bridge is said to be closed.": [("", "is said", "The bridge ~ to be closed")],
    "It is alleged that the minister took bribes.": [
        ("", "is alleged", "that the minister took bribes"),
    ],
    "The army seems to retreat.": [("", "seems", "The army ~ to retreat")],
    "She wants to leave the capital.": [("She", "wants", "to leave the capital")],
    "He urged them to stay.": [("He", "urged", "them to stay")],
    "Ministry: No foreign soldiers in the city.": [
        ("Ministry", ":", "No foreign soldiers in the city"),
    ],
    "The woman who runs the school said it was empty.": [
        ("The woman who runs the school", "said", "it was empty"),
    ],
    "The governor wrote to Berlin, asking whether help would come.": [
        ("The governor", "asking", "whether help would come"),
    ],
    "In a statement, the bank said that it was solvent and added that it would pay.": [
        ("the bank", "said", "that it was solvent"),
        ("the bank", "added", "that it would pay"),
    ],
    "He said in a statement that it was over.": [
        ("He", "said in a statement", "that it was over"),
    ],
    "The plan was rejected by the council.": [("the council", "was rejected", "The plan")],
    "He said I think it is over.": [("He", "said", "I think it is over")],
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_who_says_what(text):
    assert told(text) == SENTENCES[text]


def test_the_narrators_but_is_not_the_admirals():
    text = "The fleet is ready, according to the admiral, but his own officers doubt it."
    assert told(text)[0] == ("the admiral", "according to", "The fleet is ready")


def test_a_noun_reports_its_clause():
    (one,) = found("Their claim that the dam was safe angered farmers.")
    assert (one.lemma, one.word_class, one.form) == ("claim", "distancing", "narrator")


# Over sentences -----------------------------------------------------------------------------------


def test_a_quotation_goes_on_to_its_last_mark_and_no_further():
    text = "“It was dark. We ran,” she said. “Nobody stopped us. I was afraid.” The road is closed."
    assert told(text) == [
        ("she", "said", "“It was dark. We ran,” ~ “Nobody stopped us. I was afraid.”"),
    ]  # fmt: skip


def test_a_quotation_goes_on_in_the_next_paragraph_but_not_back_into_the_one_before():
    text = "The mayor denied it.\n“We ran,” she said.\n“I was afraid.” The road is closed."
    assert told(text)[1:] == [("she", "said", "“We ran,” ~ “I was afraid.”")]


def test_speech_without_marks_goes_on_where_somebody_speaks_of_himself():
    text = "We saw smoke, the driver said. I was afraid. The road was closed at noon."
    assert told(text) == [("the driver", "said", "We saw smoke ~ I was afraid")]


def test_speech_without_marks_goes_on_where_it_points_back_in_the_present():
    text = "I was there. It is over, she said. It's a great day. The road was closed."
    assert told(text) == [("she", "said", "It is over ~ It's a great day")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“a b” c", ["“ a b ”"]),
        ('"a" b "c"', ['" a "', '" c "']),
        ("''a'' b", ["'' a ''"]),
        ("“a\nb", ["“ a"]),
        ('a 5" pipe', []),
        ("a ” b", []),
        ("“a", ["“ a"]),
        ("", []),
    ],
)
def test_quotations(text, quoted):
    spans = [match for part in tokens(text) for match in part]
    tree = made(text, spans)
    assert [
        " ".join([text[spans[t][0] : spans[t][1]] for t in range(begin, end)])
        for begin, end in quotations(tree)
    ] == quoted


def tokens(text):
    import re

    return [[found.span() for found in re.finditer(r"''|\w+|[^\w\s]", text)]]


def made(text, spans):
    return Tree(
        text,
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        heads=[0] * len(spans),
        deps=["dep"] * len(spans),
        tags=["NN"] * len(spans),
        sentences=[0] * bool(spans),
    )


# How sure -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sure", "negated"),
    [
        ("Kyiv said on Monday that the bridge had been hit.", "asserted", False),
        ("Rebels accuse the army of shelling two schools.", "alleged", False),
        ("Three commanders were reportedly dismissed.", "alleged", False),
        ("The minister denied any part in the plot.", "denied", False),
        ("The army did not deny that it had fired.", "alleged", True),
        ("The army would not confirm that it had fired.", "alleged", True),
        ("He reported that the hotel was allegedly hit.", "alleged", False),
    ],
)
def test_how_sure_a_report_is(text, sure, negated):
    (one,) = found(text)
    assert (one.certainty, one.negated) == (sure, negated)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We lost eleven people,” said the mayor, who came at once.", "direct"),
        ("Zelensky said: We have received half of it.", "direct"),
        ("The ministry told reporters the convoy was attacked.", "indirect"),
        ("Kyiv said on Monday that the bridge had been hit.", "indirect"),
        ("Three commanders were reportedly dismissed.", "narrator"),
        ("The army seems to retreat.", "narrator"),
    ],
)
def test_forms(text, form):
    assert [one.form for one in found(text)] == [form]


# Sources ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kyiv said on Monday that the bridge had been hit.", "named"),
        ("The ministry told reporters the convoy was attacked.", "office"),
        ("At least two hundred prisoners have been exchanged, local media reported.", "anonymous"),
        ("She wants to leave the capital.", "pronoun"),
        ("Three commanders were reportedly dismissed.", "none"),
    ],
)
def test_kinds_of_sources(text, kind):
    (one,) = Names(KNOWN).told(text, found(text))
    assert one.source_kind == kind


def test_what_nobody_stands_behind_is_alleged():
    text = "At least two hundred prisoners have been exchanged, local media reported."
    assert found(text)[0].certainty == "asserted"
    assert Names(KNOWN).told(text, found(text))[0].certainty == "alleged"


def test_a_pronoun_is_resolved_from_an_earlier_block():
    names = Names(KNOWN)
    names.told("Maria Petrova came.", [])
    text = "She wants to leave the capital."
    assert names.told(text, found(text))[0].resolved == "Maria Petrova"


# Parses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_parse_is_written_as_it_is_read(table):
    assert table_of(tree_of(table)) == table


def test_arrays_of_a_parse_are_equally_long():
    with pytest.raises(ValueError, match="equally long"):
        Tree("a", starts=[0], ends=[1], heads=[0], deps=[], tags=["NN"], sentences=[0])


def test_a_text_without_a_word_says_nothing():
    assert attributions(made("", []), KNOWN) == []


# The text in pieces -------------------------------------------------------------------------------


class Parser:
    """Stands for spaCy: each word hangs on the one before; what it was given is kept."""

    def __init__(self):
        self.seen = []

    def pipe(self, texts, **_):
        self.seen += texts
        return [self.parsed(text) for text in texts]

    def parsed(self, text):
        spans = tokens(text)[0]
        words = [
            SimpleNamespace(idx=start, text=text[start:end], dep_="dep", tag_="NN", i=i)
            for i, (start, end) in enumerate(spans)
        ]
        for word in words:
            word.head = words[max(0, word.i - 1)]
        return Doc(words)


class Doc(list):
    @property
    def sents(self):
        return [SimpleNamespace(start=0)] if self else []


@pytest.fixture
def parser(monkeypatch):
    stand_in = Parser()
    monkeypatch.setitem(dependency._loaded, dependency.MODEL, stand_in)  # noqa: SLF001
    return stand_in


@pytest.mark.parametrize(
    "text",
    [
        "A line.\n\nAnother one.",
        "A sentence of words. " * 500,
        "no full stop " * 500,
        "x" * 5_000,
        " \n \n",
        "",
    ],
)
def test_pieces_are_short_and_tokens_keep_their_places(parser, text):
    tree = dependency.parse(text)
    assert all([len(piece) <= 2_000 and "\n" not in piece for piece in parser.seen])
    joined = "".join([text[start:end] for start, end in zip(tree.starts, tree.ends, strict=True)])
    assert joined == "".join(text.split())


def test_long_lines_are_cut_after_sentences(parser):
    dependency.parse("A sentence of words. " * 500)
    assert all([piece.endswith(". ") for piece in parser.seen])


def test_places_in_a_later_block_are_places_in_the_text(parser):
    line = "word " * 30 + "\n"
    text = line * 1_000 + "Ministry: no soldiers"
    (one,) = [each for each in dependency.find(text) if each.lemma == ":"]
    assert text[slice(*one.source[0])] == "Ministry"
    assert text[slice(*one.content[0])] == "no soldiers"
    assert len(parser.seen) == 1_001


# spaCy itself -------------------------------------------------------------------------------------


def test_the_engine_parses_as_in_the_file_or_says_what_is_missing():
    text = next(iter(SENTENCES))
    if dependency.available():
        assert table_of(dependency.parse(text)) in TABLES
        assert dependency.find(text) == Names(KNOWN).told(text, found(text))
    else:
        with pytest.raises(MissingExtraError, match=r"subtools\[nlp\]"):
            dependency.find(text)
