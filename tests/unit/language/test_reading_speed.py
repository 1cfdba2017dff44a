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
        ("น้ำ", 2, 1),
        ("क्षत्रिय", 3, 3),  # conjuncts: kṣa, tri, ya
        ("स्त्री", 1, 1),
        ("क्\u200dष", 1, 1),  # a joiner keeps the half form apart on paper, not in count
        ("বিশ্ব", 2, 2),
        ("ខ្មែរ", 2, 2),  # Khmer: a letter below another
        ("மகிழ்ச்சி", 5, 5),  # Tamil: its dot ends a sign
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", 4, 2),  # Korean letters that make syllables
        ("\u1100\u1100\u1161", 2, 1),
        ("\u1112\ud7b0", 2, 1),
        ("한글", 4, 2),
        ("❤️", 2, 1),
        ("❤", 1, 1),
        ("⌚\ufe0e", 1, 1),
        ("1️⃣2️⃣", 4, 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2, 1),
        ("👩🏽‍🚀", 2, 1),
        ("🇫🇷🇩", 4, 2),
        ("سَلَام", 4, 4),  # vowel signs
        ("שָׁלוֹם", 4, 4),
        ("\u200fabc\u200e", 3, 3),  # directions
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
