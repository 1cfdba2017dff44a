from __future__ import annotations

import pytest
from hypothesis import given

from subtools.language.reading_speed import graphemes
from subtools.language.words import spans
from tests.strategies import texts


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in spans(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  Hello,\n world ", ["Hello,", "world"]),
        ("10\u00a0km là\u202f?", ["10\u00a0km", "là\u202f?"]),
        # a small kana never begins a line, a bracket never ends one
        ("「はい」と言った。", ["「は", "い」", "と", "言っ", "た。"]),
        ("カード", ["カー", "ド"]),
        ("私はPython3です", ["私", "は", "Python3", "で", "す"]),
        ("한국어 자막", ["한국어", "자막"]),
        ("ไป\u200bเมือง", ["ไป\u200b", "เมื", "อ", "ง"]),
        ("", []),
    ],
)
def test_tokens(text: str, wanted: list[str]):
    assert words(text) == wanted


@given(texts)
def test_tokens_hold_all_but_white_space_and_whole_characters(text: str):
    found = words(text)
    assert "".join(found) == "".join(c for c in text if c not in _SPACE)
    for word in found:
        assert word
    borders = {0}
    for cluster in graphemes(text):
        borders.add(max(borders) + len(cluster))
    for start, end in spans(text):
        assert start in borders or text[start - 1] in _SPACE
        assert end in borders or text[end] in _SPACE


_SPACE = {chr(c) for c in range(0x3001) if chr(c).isspace() and chr(c) not in "\u00a0\u2007\u202f"}
