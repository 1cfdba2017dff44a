from __future__ import annotations

import pytest
import webvtt

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.formats.format import ReadOptions
from subtools.formats.vtt import from_webvtt, read, to_webvtt, write

WHOLE = """\
WEBVTT My file
Kind: captions
Language: en

NOTE before the style

STYLE
::cue { color: lime }

REGION
id:fred width:40%

NOTE
before the first
cue

intro
00:00:01.000 --> 00:00:02.000 region:fred align:start unknown:1 bare
<v Ann>Hello &amp; <i.loud>welcome</i>

00:00:03.000 --> 00:00:04.000
<00:00:03.000>one <00:00:03.500>two <lang fr>trois</lang>

00:00:05.000 --> 00:00:06.000
<ruby>漢<rt>kan</rt></ruby> <c.yellow.big>x</c> 1 &lt; 2

NOTE at the end
"""


def parsed(text: str) -> Track:
    return read(text, ReadOptions())


def codes(track: Track) -> set[str]:
    return {finding.code for finding in track.findings}


def one(raw: str) -> Track:
    return parsed(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{raw}\n")


def test_everything_survives_a_round_trip() -> None:
    track = parsed(WHOLE)
    assert track.findings == ()
    assert write(track) == WHOLE
    assert track.language == "en"
    assert track[0].speaker == "Ann"
    assert track[0].text == "Hello & welcome"
    assert track[0].extras == (("vtt.id", "intro"), ("vtt.note", "\nbefore the first\ncue"))
    assert [name for name, _ in track.metadata] == [
        "vtt.header", "vtt.note", "vtt.style", "vtt.region", "vtt.note",
    ]  # fmt: skip
    assert [m.get("at") for m in track[1].marks if m.kind == "time"] == ["3000", "3500"]


def test_webvtt_py_agrees_on_a_good_file() -> None:
    theirs = webvtt.from_string(WHOLE)
    ours = parsed(WHOLE)
    assert [(c.start, c.end) for c in ours] == [
        (c.start_time.in_milliseconds(), c.end_time.in_milliseconds()) for c in theirs
    ]
    assert [style.text for style in theirs.styles] == ours.meta("vtt.style")
    again = webvtt.from_string(write(ours))
    assert [c.raw_text for c in again] == [c.raw_text for c in theirs]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("00:01.000 --> 00:02.000\nA\n", "V01", ["A"]),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nA\n", "V02", ["A"]),
        ("WEBVTT\n\n00:01:39 --> 00:01:41.04\nA\n", "V02", ["A"]),
        ("WEBVTT\n\n75:01.000 --> 75:02.000\nA\n", "V02", ["A"]),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nA\n", "V03", ["A"]),
        ("WEBVTT\n\nfoo --> bar\nA\n", "V05", []),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nSTYLE\nx{}\n", "V06", ["A"]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\nB\n", "V08", ["A\n\nB"]),
        ("WEBVTT\n\nastray\n\n00:01.000 --> 00:02.000\nA\n", "V09", ["A"]),
    ],
)
def test_damage_is_read_and_told(text: str, code: str, expected: list[str]) -> None:
    track = parsed(text)
    assert [cue.text for cue in track] == expected
    assert code in codes(track)


@pytest.mark.parametrize(
    ("raw", "plain", "code"),
    [
        ("1 < 2", "1 < 2", "V10"),
        ("I <3 you <b>so</b>", "I <3 you so", "V10"),
        ("<foo>a</foo>", "a", "V11"),
        ("a<br>b", "a\nb", "V12"),
        ("a<rt>b", "ab", "V13"),
        ("a</i>", "a", "V14"),
        ("&eacute;&#8217;&nbsp;&lrm;", "é’\xa0\u200e", ""),
        ("&amp;lt;", "&lt;", ""),
        ("a\n<c></c>\nb", "a\n\nb", ""),
    ],
)
def test_cue_text(raw: str, plain: str, code: str) -> None:
    track = one(raw)
    assert track[0].text == plain
    assert codes(track) == ({code} if code else set())


def test_two_voices_in_one_cue_stay_two() -> None:
    track = one("<v Ann>Hi.\n<v Bob>Ho.")
    assert track[0].speaker is None
    assert [(m.start, m.end, m.get("name")) for m in track[0].marks] == [
        (0, 4, "Ann"),
        (4, 7, "Bob"),
    ]
    assert parsed(write(track)) == track


def test_plain_text_is_escaped() -> None:
    written = write(Track([Cue(0, 1000, "<b> & --> \n\nWEBVTT", speaker="R&D")]))
    assert "<v R&amp;D>&lt;b> &amp; --&gt; \n<c></c>\nWEBVTT" in written


def test_bridges() -> None:
    track = parsed(WHOLE).replace(metadata=(), language=None)
    assert [cue.text for cue in from_webvtt(to_webvtt(track))] == [cue.text for cue in track]
