"""The finder on any text: it never raises, and what it finds lies in the text, in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.claims.finder import find
from subtools.claims.lexicon import languages, lexicon
from subtools.claims.rules.engine import Engine
from tests import ROOT

MARKS = [
    ",", ".", ":", ";", "?", "!", "-", "—", "(", ")", '"', "“", "”", "„", "«", "»", "''", "'", "’s",
    "\n", "…", "%", "$", "1,000", "12", "p.m.", "Mr.", "U.S.",
]  # fmt: skip
NAMES = ["Ann", "Lee", "Kyiv", "Defence Ministry", "President", "Dr. Marsh", "СМИ", "Müller"]


def pieces_of(language: str) -> list[str]:
    """Three words at a time, of sentences in which somebody says something."""
    path = ROOT / "tests" / "golden" / "claims" / f"{language}.md"
    lines = [line[2:] for line in path.read_text("utf-8").splitlines() if line.startswith("> ")]
    return [" ".join(line.split()[at : at + 3]) for line in lines for at in range(0, 9, 3)]


def soup(language: str) -> st.SearchStrategy[str]:
    """Words that the rules look for, in an order that hardly any grammar knows."""
    known = lexicon(language)
    assert known is not None
    words = sorted(known.verbs)[::7] + sorted(known.nouns) + sorted(known.adverbs)
    words += [" ".join(phrase) for phrases in known.sourced.values() for phrase in phrases]
    small = sorted({word for words in known.lists.values() for word in words if "=" not in word})
    pieces = st.one_of(
        st.sampled_from(pieces_of(language)),
        st.sampled_from(pieces_of(language)),
        st.sampled_from(words),
        st.sampled_from(small),
        st.sampled_from(MARKS + NAMES),
    )
    return st.lists(pieces, max_size=60).map(" ".join)


def check(text: str, language: str, engine: str = "rules") -> None:
    found, findings = find(text, language, engine=engine)

    assert findings == []
    for one in found:
        for start, end in (*one.content, *one.source, *one.reporting):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert 0 < one.confidence < 1
        assert one.resolved is None or one.resolved.strip()
    assert find(text, language, engine=engine)[0] == found


@pytest.mark.parametrize("language", languages())
@given(data=st.data())
def test_what_is_found_lies_in_the_text(language: str, data: st.DataObject):
    check(data.draw(soup(language)), language)


@pytest.mark.parametrize("engine", ["rules", "default"])
@given(text=st.text(max_size=300))
def test_any_text_is_read(engine: str, text: str):
    check(text, "en", engine)


@given(words=st.lists(st.sampled_from(sorted(lexicon("en").verbs)), max_size=200))
def test_text_without_marks_is_read(words: list[str]):
    check(" ".join(words), "en", "default")


@given(text=soup("en"))
def test_words_claimed_are_neither_source_nor_reporting_words(text: str):
    for one in find(text, "en", engine="rules")[0]:
        for start, end in one.content:
            for first, last in (*one.source, *one.reporting):
                assert end <= first or last <= start


@given(before=soup("en"), text=soup("en"))
def test_what_was_read_before_changes_nothing(before: str, text: str):
    fresh = Engine(lexicon("en")).find(text)
    used = Engine(lexicon("en"))
    used.find(before)

    assert used.find(text) == fresh
