"""Reading TTML: times, containers, white space, looks, places, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Placement
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.formats.detect import detect
from subtools.formats.format import ReadOptions
from subtools.formats.ttml import read
from subtools.formats.ttml.time import Clock

if TYPE_CHECKING:
    from subtools.core.track import Track

ROOT = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" '
    'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" {}>'
)


def ttml(body: str, head: str = "", root: str = 'xml:lang="en"') -> Track:
    return read(f"{ROOT.format(root)}<head>{head}</head><body>{body}</body></tt>", ReadOptions())


def plain(track: Track) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.text) for c in track]


def codes(track: Track) -> list[str]:
    return [f.code for f in track.findings]


def font(start: int, end: int, colour: str) -> Mark:
    return Mark(start, end, "font", attributes=(("color", colour),))


def voice(start: int, end: int, name: str) -> Mark:
    return Mark(start, end, "voice", attributes=(("name", name),))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("00:00:01", 1000),
        ("00:00:01.5", 1500),
        ("00:00:01.0625", 1063),
        ("00:00:01,250", 1250),
        ("100:00:00.000", 360_000_000),
        ("02:03.5", 123_500),
        ("00:00:01:12", 1480),
        ("00:00:01;12", 1480),
        ("00:00:01:12.1", 1500),
        ("12.5s", 12_500),
        ("300ms", 300),
        ("2m", 120_000),
        ("1.5h", 5_400_000),
        ("50f", 2000),
        ("1200t", 12_000),
        ("7", 7000),
        (" 1s ", 1000),
        ("", None),
        ("-1s", None),
        ("1 s", None),
        ("1e3s", None),
        ("soon", None),
        ("wallclock(2000-01-01)", None),
        ("١s", None),
        ("9" * 18 + "h", None),
        ("1" * 5000, None),
    ],
)
def test_a_time(text: str, time: int | None):
    clock = Clock()
    assert clock.configure({"frameRate": "25", "tickRate": "100", "subFrameRate": "2"}) == []
    assert clock.read(text) == time


@pytest.mark.parametrize(
    ("parameters", "text", "time"),
    [
        ({"frameRate": "24", "frameRateMultiplier": "1000 1001"}, "24f", 1001),
        ({"frameRate": "24", "frameRateMultiplier": "1000:1001"}, "24f", 1001),
        ({"frameRate": "23.976"}, "24f", 1001),
        ({"frameRate": "30"}, "00:01:00:00", 60_000),
        # A time code of 29.97 frames a second runs slow, and drops numbers to keep up.
        ({"frameRate": "30", "frameRateMultiplier": "1000 1001", "timeBase": "smpte"},
         "01:00:00:00", 3_603_600),
        ({"frameRate": "30", "frameRateMultiplier": "1000 1001", "timeBase": "smpte",
          "dropMode": "dropNTSC"}, "01:00:00;00", 3_599_996),
        ({"frameRate": "25"}, "25t", 1000),
        ({"frameRate": "25", "subFrameRate": "4"}, "100t", 1000),
        ({}, "3t", 3000),
        ({}, "30f", 1000),
        ({"tickRate": "10000000"}, "1374000000t", 137_400),
    ],
)  # fmt: skip
def test_a_time_is_counted_as_the_document_says(parameters: dict[str, str], text: str, time: int):
    clock = Clock()
    clock.configure(parameters)
    assert clock.read(text) == time


def test_the_callers_frame_rate_wins():
    clock = Clock(FrameRate(25))
    clock.configure({"frameRate": "30", "frameRateMultiplier": "1000 1001"})
    assert clock.read("25f") == 1000
    assert not clock.guessed


@pytest.mark.parametrize(
    "parameters",
    [
        {"frameRate": "0"}, {"frameRate": "1e9999999"}, {"frameRate": "x"}, {"tickRate": "0"},
        {"tickRate": "-1"}, {"frameRateMultiplier": "0 1"}, {"frameRateMultiplier": "1 0"},
        {"frameRate": "9" * 9}, {"subFrameRate": ""},
    ],
)  # fmt: skip
def test_a_parameter_without_sense_is_told(parameters: dict[str, str]):
    assert Clock().configure(parameters) == list(parameters)


def test_frames_without_a_rate_are_told():
    track = ttml('<div><p begin="30f" end="60f">a</p></div>')
    assert plain(track) == [(1000, 2000, "a")]
    assert codes(track) == ["Q19"]


@pytest.mark.parametrize(
    ("body", "cues"),
    [
        ('<div><p begin="1s" end="2s">a</p></div>', [(1000, 2000, "a")]),
        ('<div><p begin="1s" dur="2s">a</p></div>', [(1000, 3000, "a")]),
        ('<div><p begin="1s" dur="9s" end="2s">a</p></div>', [(1000, 2000, "a")]),
        ('<div begin="10s"><p begin="1s" end="2s">a</p></div>', [(11_000, 12_000, "a")]),
        ('<div begin="10s" end="12s"><p begin="1s">a</p></div>', [(11_000, 12_000, "a")]),
        ('<div end="5s"><p begin="1s" end="9s">a</p></div>', [(1000, 5000, "a")]),
        ('<div begin="1s" dur="2s"><p>a</p></div>', [(1000, 3000, "a")]),
        ('<div end="5s"><p begin="5s" end="9s">a</p></div>', []),
        ('<div timeContainer="seq"><p begin="1s" dur="1s">a</p><p begin="1s" dur="1s">b</p></div>',
         [(1000, 2000, "a"), (3000, 4000, "b")]),
        ('<div timeContainer="seq"><div><p begin="1s" dur="1s">a</p></div><p dur="1s">b</p></div>',
         [(1000, 2000, "a"), (2000, 3000, "b")]),
        ('<div timeContainer="seq"><p dur="1s">a</p><p>b</p><p dur="1s">c</p></div>',
         [(0, 1000, "a"), (1000, 4000, "b")]),
        ('<div><p><span begin="1s" end="2s">a</span></p></div>', [(1000, 2000, "a")]),
        (('<div><p begin="1s" end="9s"><span begin="1s" end="2s">a b</span>'
         '<span begin="2s" end="3s">c d</span></p></div>'),
         [(2000, 3000, "a b"), (3000, 4000, "c d")]),
        ('<div><p begin="2s" end="2s">a</p></div>', [(2000, 2000, "a")]),
        ('<div><p begin="1s" end="2s"/></div>', [(1000, 2000, "")]),
        ("<div><p/></div>", []),
        ('<div><p timeContainer="seq" dur="5s">text</p></div>', []),
    ],
)  # fmt: skip
def test_times_count_inside_their_container(body: str, cues: list[tuple[int, int, str]]):
    assert plain(ttml(body)) == cues


def test_what_is_never_on_is_told_and_so_is_what_is_hidden():
    track = ttml(
        '<div end="5s"><p begin="7s">late</p><p tts:display="none">no</p>'
        '<p tts:visibility="hidden">no</p><p><span tts:color="transparent">no</span></p>'
        '<p><span tts:color="#ff000000">no</span></p></div>'
    )
    assert plain(track) == []
    assert codes(track) == ["Q05", "Q06", "Q06", "Q06", "Q06"]


def test_what_an_animation_shows_is_shown():
    track = ttml(
        '<div><p tts:display="none" dur="9s"><set begin="5s" dur="2s" tts:display="auto"/>a</p>'
        '<p dur="3s"><set begin="1s" tts:color="red"/>b</p></div>'
    )
    assert plain(track) == [(0, 3000, "b"), (5000, 7000, "a")]
    assert codes(track) == ["Q15", "Q14"]


def test_no_end_is_the_next_begin():
    track = ttml('<div><p begin="1s">a</p><p begin="3s" end="2s">b</p></div>')
    assert plain(track) == [(1000, 3000, "a"), (3000, 6000, "b")]
    assert sorted(codes(track)) == ["Q02", "Q04"]


def test_no_times_and_bad_times_are_told():
    track = ttml('<div><p>a</p><p begin="soon" end="2s">b</p></div>')
    assert plain(track) == [(0, 2000, "b"), (0, 3000, "a")]
    assert sorted(codes(track)) == ["Q01", "Q03", "Q04"]


WORDS = (
    '<span begin="0s">It</span> <span begin="0.4s">is</span> <span begin="1s" end="1.5s">so</span>'
)


def test_words_with_times_of_their_own_are_dated():
    track = ttml(f'<div><p begin="1s" end="3s">{WORDS}</p></div>')
    assert plain(track) == [(1000, 3000, "It is so")]
    assert [(w.offset, w.text, w.start, w.end) for w in track[0].words] == [
        (0, "It", 1000, 1400),
        (3, "is", 1400, 2000),
        (6, "so", 2000, 2500),
    ]
    assert codes(track) == ["Q17"]


def test_words_are_dated_without_times_of_the_paragraph():
    track = ttml('<div><p><span begin="1s">It</span> <span begin="6s">is</span></p></div>')
    assert plain(track) == [(1000, 9000, "It is")]
    assert [(w.start, w.end) for w in track[0].words] == [(1000, 6000), (6000, 9000)]


def test_captions_of_a_word_each_are_no_words_of_one_caption():
    inside = '<span begin="1s" end="2s">Yes.</span> <span begin="3s" end="4s">No.</span>'
    assert plain(ttml(f"<div><p>{inside}</p></div>")) == [(1000, 2000, "Yes."), (3000, 4000, "No.")]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("\n   a\n   b  c\n  ", "a b c"),
        ("a<br/>b", "a\nb"),
        ("a <br/> b", "a\nb"),
        ("<br/>a<br/><br/>b<br/>", "a\n\nb"),
        ("a <span> b</span> c", "a b c"),
        ("<span>a</span><span>b</span>", "ab"),
        ("\n<span>a</span>\n<span>b</span>\n", "a b"),
        ("a\xa0\xa0b", "a\xa0\xa0b"),
        ("a<metadata><x>no</x></metadata>b", "ab"),
        ("a<ebu:x>no</ebu:x>b", "ab"),
        ("<![CDATA[a <b> & c]]>", "a <b> & c"),
        ("R&amp;D &lt; &#233;&#xe9;", "R&D < éé"),
        ("R&D &eacute;&nbsp;b &x; &#0;", "R&D é\xa0b &x; \ufffd"),
    ],
)
def test_white_space_and_references(inside: str, text: str):
    assert [c.text for c in ttml(f'<div><p begin="1s" end="2s">{inside}</p></div>')] == [text]


@pytest.mark.parametrize("where", ["tt", "div", "p"])
def test_white_space_is_kept_where_asked(where: str):
    space = 'xml:space="preserve"'
    body = f"<div {space if where == 'div' else ''}>\n <p {space if where == 'p' else ''} begin="
    body += '"1s" end="2s"> a  b\n c<br/></p>\n</div>'
    track = ttml(body, root=space if where == "tt" else "")
    assert [c.text for c in track] == [" a  b\n c\n"]


STYLES = (
    '<styling><initial tts:fontWeight="normal"/>'
    '<style xml:id="a" style="b" tts:fontStyle="italic"/>'
    '<style xml:id="b" style="a" tts:color="yellow" tts:backgroundColor="black"/>'
    '<style xml:id="r" tts:color="#FF0000FF"/></styling>'
    '<layout><region xml:id="red"><style style="r" tts:textDecoration="underline"/></region>'
    "</layout>"
)


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ('<p style="a">word</p>', [font(0, 4, "#ffff00"), Mark(0, 4, "italic")]),
        ('<p style="a r">word</p>', [font(0, 4, "#ff0000"), Mark(0, 4, "italic")]),
        ('<p style="a" tts:color="white">word</p>', [Mark(0, 4, "italic")]),
        ('<p region="red">word</p>', [font(0, 4, "#ff0000"), Mark(0, 4, "underline")]),
        ('<p region="red" tts:textDecoration="none">w</p>', [font(0, 1, "#ff0000")]),
        ('<p><span tts:color="rgb(0,128,0)">on</span>e</p>', [font(0, 2, "#008000")]),
        ('<p tts:color="red"><span tts:color="lime">on</span>e</p>',
         [font(0, 2, "#00ff00"), font(2, 3, "#ff0000")]),
        ('<p><span tts:fontWeight="bold">o<span tts:fontStyle="oblique">n</span></span>e</p>',
         [Mark(0, 2, "bold"), Mark(1, 2, "italic")]),
        ('<p><span tts:fontStyle="italic">a </span><span tts:fontStyle="italic">b</span></p>',
         [Mark(0, 3, "italic")]),
        ("<p><i>on</i>e</p>", [Mark(0, 2, "italic")]),
        ('<p><span xml:lang="fr">on</span>e</p>',
         [Mark(0, 2, "language", attributes=(("tag", "fr"),))]),
        (('<p><span tts:ruby="container"><span tts:ruby="base">字</span><span tts:ruby="text">ji'
         "</span></span>x</p>"), [Mark(0, 3, "ruby"), Mark(1, 3, "ruby-text")]),
    ],
)  # fmt: skip
def test_looks_are_inherited_and_become_marks(body: str, marks: list[Mark]):
    track = ttml(f'<div begin="1s" end="2s">{body}</div>', STYLES)
    assert list(track[0].marks) == marks


def test_looks_that_are_not_kept_are_told_once():
    track = ttml(
        '<div begin="1s" end="2s"><p tts:backgroundColor="blue">a</p><p tts:backgroundColor="red">'
        'b</p><p tts:backgroundColor="black" tts:fontFamily="x">c</p><p style="none">d</p></div>'
    )
    assert [str(f) for f in track.findings] == [
        "1: Q07 appearance that is not kept: backgroundColor (2 places)",
        "Q08 a style that the document does not define: none",
    ]


@pytest.mark.parametrize(
    ("region", "align", "anchor"),
    [
        ("", "", None),
        ("", "left", 1),
        ('tts:displayAlign="after"', "", None),
        ('tts:displayAlign="before"', "", 8),
        ('tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"', "center", None),
        ('tts:origin="10% 10%" tts:extent="80% 80%"', "end", 9),
        ('tts:origin="10% 80%" tts:extent="80% 10%"', "start", 1),
        ('tts:origin="640px 0px" tts:extent="640px 72px"', "right", 9),
        ('tts:origin="1c 1c" tts:extent="30c 2c"', "left", 7),
        ('tts:extent="80% 10%" tts:position="center bottom"', "", None),
        ('tts:extent="80% 10%" tts:position="top"', "", 8),
        ('tts:extent="80% 10%" tts:displayAlign="center" tts:position="50% 50%"', "left", 4),
        ('tts:origin="x y" tts:extent="1%"', "", None),
        ('tts:direction="rtl"', "start", 3),
        ('tts:direction="rtl"', "left", 1),
    ],
)
def test_a_region_is_a_place(region: str, align: str, anchor: int | None):
    track = ttml(
        f'<div><p begin="1s" end="2s" region="r" {align and f"{chr(116)}ts:textAlign={align!r}"}>a'
        "</p></div>",
        f'<layout><region xml:id="r" {region}/></layout>',
        root='tts:extent="1280px 720px"',
    )
    assert track[0].placement == (Placement(anchor) if anchor else None)
    assert codes(track) == []


def test_a_place_between_the_nine_is_told():
    track = ttml(
        '<div><p begin="1s" end="2s" region="r">a</p><p begin="1s" end="2s" region="s">b</p></div>',
        '<layout><region xml:id="r" tts:origin="0% 25%" tts:extent="50% 1%"/></layout>',
    )
    assert [c.placement for c in track] == [Placement(7), None]
    assert codes(track) == ["Q18", "Q08"]


AGENTS = (
    '<metadata><ttm:title> My\n film </ttm:title><ttm:agent xml:id="a"><ttm:name type="full">'
    'Ann Lee</ttm:name></ttm:agent><ttm:agent xml:id="b" type="person"/></metadata>'
)


@pytest.mark.parametrize(
    ("body", "speaker", "marks"),
    [
        ('<p ttm:agent="a">Hi. Oh?</p>', "Ann Lee", []),
        ('<p ttm:agent="b">Hi. Oh?</p>', "b", []),
        ('<p ttm:agent="a b">Hi. Oh?</p>', "Ann Lee, b", []),
        ('<p><span ttm:agent="a">Hi. Oh?</span></p>', "Ann Lee", []),
        ('<p ttm:agent="a">Hi. <span ttm:agent="b">Oh?</span></p>', "Ann Lee", [voice(4, 7, "b")]),
        ('<p><span ttm:agent="a">Hi. </span><span ttm:agent="b">Oh?</span></p>', None,
         [voice(0, 4, "Ann Lee"), voice(4, 7, "b")]),
    ],
)  # fmt: skip
def test_agents_speak(body: str, speaker: str | None, marks: list[Mark]):
    track = ttml(f'<div begin="1s" end="2s">{body}</div>', AGENTS)
    assert (track[0].speaker, list(track[0].marks)) == (speaker, marks)
    assert track.metadata == (("ttml.title", "My film"),)


def test_ids_language_and_the_line_are_kept():
    track = ttml('\n<div>\n<p xml:id="c7" begin="1s" end="2s">a</p></div>', root='xml:lang="pt-br"')
    assert track[0].extras == (("ttml.id", "c7"),)
    assert track[0].origin == 3
    assert track.language == "pt-BR"
    assert read("<tt xml:lang='en'/>", ReadOptions(language="fr")).language == "fr"


def test_other_prefixes_and_namespaces_are_read():
    track = read(
        '<?xml version="1.0"?>\n<x:tt xmlns:x="http://www.w3.org/2006/10/ttaf1" '
        'xmlns:s="http://www.w3.org/2006/10/ttaf1#styling"><x:body><x:div><x:p begin="1s" '
        'end="2s" s:color="red">a<x:br/>b</x:p></x:div></x:body></x:tt>',
        ReadOptions(),
    )
    assert track[0].text == "a\nb"
    assert track[0].marks == (font(0, 3, "#ff0000"),)


def test_images_are_told():
    track = ttml('<div begin="1s" end="2s" smpte:backgroundImage="#i"/><div><p>a</p></div>')
    assert sorted(codes(track)) == ["Q03", "Q04", "Q09"]
    assert [f.severity for f in track.findings if f.code == "Q09"] == ["error"]


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("<tt>", None, "ttml"),
        ("<!-- a <x> -->\n<?xml version='1.0'?>\n<tt:tt xmlns:tt='x'>", ".xml", "ttml"),
        ("<tt\n xmlns='x'>", ".txt", "ttml"),
        ("<timedtext format='3'>", None, "xml"),
        ("<ttx>", None, "transcript"),
        ("<!--", None, "transcript"),
        ("", ".dfxp", "ttml"),
    ],
)
def test_the_content_tells_the_format(text: str, suffix: str | None, name: str):
    assert detect(text, suffix)[0].name == name
