from __future__ import annotations

import pytest
from hypothesis import given

from subtools.language.reading_speed import characters, columns, graphemes, pieces
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "wide", "read"),
    [
        ("plain", 5, 5),
        ("“curly” – it’s", 14, 14),
        ("cafe\u0301", 4, 4),
        ("字幕", 4, 2),
        ("ﾊﾝｶｸ", 4, 4),
        ("👩‍👩‍👧", 2, 1),
        ("🇫🇷🇩🇪", 4, 2),
        ("👍🏽", 2, 1),
        ("soft\u00adhyphen", 11, 11),
        ("one\ntwo", 7, 6),
        ("", 0, 0),
        ("ที่นี่", 2, 2),
    ],
)
def test_what_readers_see(text: str, wide: int, read: int):
    assert columns(text) == wide
    assert characters(text) == read


@given(texts)
def test_graphemes_are_the_whole_text(text: str):
    assert "".join(graphemes(text)) == text


@given(texts)
def test_pieces_are_the_whole_word_and_never_cut_a_character(text: str):
    parts = pieces(text, 3)
    assert "".join(parts) == text
    assert [c for part in parts for c in graphemes(part)] == list(graphemes(text))
