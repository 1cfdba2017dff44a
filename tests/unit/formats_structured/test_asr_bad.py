"""Bad JSON and bad values in good JSON: told, never raised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from subtools.formats.asr import read, sniff
from subtools.formats.format import ReadOptions
from subtools.formats.spoken import language_tag

if TYPE_CHECKING:
    from subtools.core.track import Track


def segments(*rows: object) -> Track:
    return read(json.dumps({"segments": list(rows)}, indent=1), ReadOptions())


def codes(track: Track) -> list[str]:
    return [f.code for f in track.findings]


GOOD = {"start": 5.0, "end": 6.0, "text": "good"}


@pytest.mark.parametrize(
    ("row", "code", "times"),
    [
        ({"start": "1.5", "end": "2.5"}, None, (1500, 2500)),
        ({"start": 1}, "J44", (1000, 5000)),
        ({"start": 4.5}, "J44", (4500, 5000)),
        ({"start": -3, "end": 2}, "J43", (0, 2000)),
        ({"start": 2, "end": 1}, "J45", (2000, 5000)),
        ({"start": 1, "end": float("nan")}, "J42", (1000, 5000)),
        ({"start": 1, "end": float("inf")}, "J42", (1000, 5000)),
        ({"start": 1, "end": 1e300}, "J42", (1000, 5000)),
        ({"start": 1, "end": 10**400}, "J42", (1000, 5000)),
        ({"start": 1, "end": True}, "J42", (1000, 5000)),
        ({"start": 1, "end": "soon"}, "J42", (1000, 5000)),
        ({"start": 1, "end": [2]}, "J42", (1000, 5000)),
        ({"start": 1, "end": {"seconds": {"seconds": 1}}}, "J42", (1000, 5000)),
    ],
)
def test_bad_time_is_told_and_repaired(
    row: dict[str, object], code: str | None, times: tuple[int, int]
):
    track = segments({**row, "text": "bad"}, GOOD)
    assert (track[0].start, track[0].end) == times
    assert [f.code for f in track.findings][:1] == ([code] if code else [])
    if code:
        assert track.findings[0].line == 3


@pytest.mark.parametrize("start", [None, False, "x", float("nan")])
def test_no_start_drops_the_segment_and_says_its_words(start: object):
    track = segments(GOOD, {"start": start, "end": 2, "text": "lost words"})
    assert [c.text for c in track] == ["good"]
    lost = [f for f in track.findings if f.code == "J41"]
    assert len(lost) == 1
    assert lost[0].severity == "error"
    assert lost[0].line == 8
    assert "lost words" in lost[0].message


def test_start_of_the_first_word_serves():
    words = [{"word": "late", "start": 1.5, "end": 2.0}]
    track = segments({"text": "late", "words": words}, GOOD)
    assert (track[0].start, track[0].end) == (1500, 2000)


def test_empty_text_is_told():
    track = segments(GOOD, {"start": 1, "end": 2, "text": "  "})
    assert (len(track), codes(track)) == (1, ["J46"])


def test_segments_out_of_order_are_sorted_and_told():
    track = segments(GOOD, {"start": 1, "end": 2, "text": "early"})
    assert [c.text for c in track] == ["early", "good"]
    assert codes(track) == ["J52"]


def test_words_out_of_order_outside_or_elsewhere_are_told():
    words = [
        {"word": "one", "start": 2.0, "end": 2.5},
        {"word": "two", "start": 1.5, "end": 1.0},
        {"word": "ghost", "start": 2.6, "end": 2.7},
        {"word": "three", "start": 2.8, "end": 9.0},
    ]
    track = segments({"start": 2, "end": 3, "text": "One two three", "words": words})
    assert [(w.text, w.start, w.end) for w in track[0].words] == [
        ("One", 2000, 2500),
        ("two", 2000, 2000),
        ("three", 2800, 3000),
    ]
    assert set(codes(track)) == {"J48", "J49", "J54"}


def test_half_a_character_is_replaced():
    track = read('{"segments": [{"start": 0, "end": 1, "text": "a\\ud83d b"}]}', ReadOptions())
    assert track[0].text == "a� b"
    assert codes(track) == ["J51"]


@pytest.mark.parametrize("rows", [[1, None, "x"], {"a": 1}, "x", 5, [[]]])
def test_foreign_values_where_segments_should_be(rows: object):
    track = read(json.dumps({"segments": rows}), ReadOptions())
    assert len(track) == 0
    assert len(track.findings) == 1


@pytest.mark.parametrize("text", ["[]", "{}", '{"name": "x", "version": 1}', "[1, 2]", "3", '"a"'])
def test_unknown_json_is_one_finding(text: str):
    track = read(text, ReadOptions())
    assert len(track) == 0
    assert codes(track) == ["J02"]


def test_broken_json_is_told_with_its_line():
    track = read('{"segments": [\n {"start": 0,\n "end": }]}', ReadOptions())
    assert codes(track) == ["J01"]
    assert track.findings[0].line == 3


def test_what_stands_before_the_break_is_read():
    track = read('{"result": [{"word": "a", "start": 0, "end": 1}]}\n{"res', ReadOptions())
    assert [c.text for c in track] == ["a"]
    assert "J01" in codes(track)


@pytest.mark.parametrize("unit", ["[", '{"segments":', '{"start":', '{"words":[{"start":'])
def test_deep_nesting_is_refused(unit: str):
    track = read(unit * 100_000, ReadOptions())
    assert len(track) == 0
    assert codes(track) == ["J01"]


def test_balanced_deep_nesting_is_refused_or_unknown():
    track = read("[" * 100_000 + "]" * 100_000, ReadOptions())
    assert codes(track) in (["J01"], ["J02"])


def test_integer_too_long_for_python():
    track = read(f'{{"segments": [{{"start": {"9" * 5000}, "text": "a"}}]}}', ReadOptions())
    assert "J42" in codes(track)


def test_empty_text_and_silence():
    assert codes(read("", ReadOptions())) == ["J03"]
    assert codes(read('{"segments": [], "language": "en"}', ReadOptions())) == ["J03"]


@pytest.mark.parametrize(
    ("told", "tag"),
    [("EN", "en"), ("pt_br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("x", None), (5, None)],
)
def test_language_tag(told: object, tag: str | None):
    assert language_tag(told) == tag


@pytest.mark.parametrize("text", ["", "hello", "[00:01] Hi", "WEBVTT", "[Music]", "[1.3 - 2] a"])
def test_sniff_leaves_other_texts_alone(text: str):
    assert sniff(text) == 0
