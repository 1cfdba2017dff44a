from __future__ import annotations

import sys

import pytest
from hypothesis import given

from subtools.language import phrases
from subtools.language.break_points import badness
from subtools.language.word_lists import word_lists
from subtools.language.words import spans
from tests.strategies import texts


def row(text: str) -> tuple[list[str], list[bool]]:
    found = spans(text)
    glued = [at > 0 and found[at - 1][1] == start for at, (start, _) in enumerate(found)]
    return [text[a:b] for a, b in found], glued


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ja", "今日は 天気です。", ["今日は", "天気です。"]),
        ("zh", "今天天气很好。", ["今天", "天气", "很", "好。"]),
        ("zh-TW", "今天天氣很好。", ["今天", "天氣", "很", "好。"]),
        ("zh", "我們現在沒有時間說話。", ["我們", "現在", "沒有", "時間", "說話。"]),
        ("th", "วันนี้อากาศดี", ["วัน", "นี้", "อากาศ", "ดี"]),
    ],
)
def test_phrases(language: str, text: str, wanted: list[str]):
    pytest.importorskip("budoux")
    assert [phrase for phrase in phrases.phrases(*row(text), language) or () if phrase] == wanted


def test_nothing_is_imported_for_other_languages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "budoux", raising=False)
    for language in ("en", "ko", None, "", "x"):
        assert phrases.phrases(*row("Hello there 字幕"), language) is None
    assert "budoux" not in sys.modules


def test_classes_of_characters_decide_where_it_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "budoux", None)
    monkeypatch.setattr(phrases, "_loaded", {})
    words, glued = row("今日は天気です。")
    assert phrases.phrases(words, glued, "ja") is None
    lists = word_lists("ja")
    assert badness(words, lists, glued=glued, language="ja") == badness(words, lists, glued=glued)


def test_chunks_are_judged_as_the_whole(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("budoux")
    words, glued = row("私たちは昨日の午後、新しい公園で友だちと一緒に長い時間を過ごしました。" * 9)
    monkeypatch.setattr(phrases, "_CHUNK", 10_000)
    whole = phrases.phrases(words, glued, "ja")
    monkeypatch.setattr(phrases, "_CHUNK", 40)
    parts = phrases.phrases(words, glued, "ja")
    assert list(map(bool, whole or ())) == list(map(bool, parts or ()))


def test_a_text_without_any_phrase_is_handed_over_in_chunks_of_one_size(
    monkeypatch: pytest.MonkeyPatch,
):
    # What cuts takes more than linear time, so the whole takes linear time only in chunks.
    lengths: list[int] = []

    def parse(text: str) -> list[str]:
        lengths.append(len(text))
        return [text]

    monkeypatch.setattr(phrases, "_loaded", {"ja": parse})
    words, glued = row("ぬ" * 40_000)
    phrases.phrases(words, glued, "ja")

    assert max(lengths) <= 510
    assert 40_000 <= sum(lengths) < 42_000


@given(texts)
def test_a_phrase_for_each_word_that_begins_one(text: str):
    words, glued = row(text)
    for language in ("ja", "zh", "th"):
        found = phrases.phrases(words, glued, language)
        if found is not None:
            assert len(found) == len(words)
            assert all(bool(phrase) or joined for phrase, joined in zip(found, glued, strict=True))
        assert len(badness(words, word_lists(language), glued=glued, language=language)) == len(
            words
        )
