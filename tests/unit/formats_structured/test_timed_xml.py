from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from subtools.core.text import Mark
from subtools.formats.format import ReadOptions
from subtools.formats.timed_xml import read, sniff

if TYPE_CHECKING:
    from subtools.core.track import Track


def xml(text: str) -> Track:
    return read(text, ReadOptions())


def plain(track: Track) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.text) for c in track]


def codes(track: Track) -> list[str]:
    return [f.code for f in track.findings]


SRV1 = """<?xml version="1.0" encoding="utf-8" ?><transcript>
<text start="0.5" dur="1.5">it&amp;#39;s &lt;i&gt;all&lt;/i&gt; right</text>
<text start="2" dur="1">two
  lines</text>
<text start="4" dur="1"></text>
<text start="5">no end</text>
</transcript>
"""

SRV3 = """<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">
<head><pen id="1" i="1"/><ws id="0"/><wp id="0"/></head>
<body>
<w t="0" id="1" wp="1" ws="1"/>
<p t="160" d="4000" w="1"><s ac="0">good</s><s t="240" ac="0"> morning</s></p>
<p t="2000" d="10" w="1" a="1">
</p>
<p t="5000" d="1000"><s p="1">slanted</s> and not</p>
</body></timedtext>
"""

PODLOVE = """<pst:transcript xmlns:pst="http://podlove.org/simple-transcripts" xml:lang="de">
<pst:item start="00:00:01.000" end="00:00:01.400" speaker="Ann">Guten</pst:item>
<pst:item start="00:00:01.400" end="00:00:01.800" speaker="Ann">Tag.</pst:item>
<pst:item start="00:00:01.900" end="00:00:02.400" speaker="Ann">Ja</pst:item>
</pst:transcript>
"""


def test_srv1():
    track = xml(SRV1)
    assert plain(track) == [
        (500, 2000, "it's all right"),
        (2000, 3000, "two\nlines"),
        (5000, 8000, "no end"),
    ]
    assert track[0].marks == (Mark(5, 8, "italic"),)
    assert [(f.code, f.line) for f in track.findings] == [("X46", 5), ("X44", 6)]
    assert track[1].origin == 3


def test_srv3_words_pens_and_line_breaks():
    track = xml(SRV3)
    assert plain(track) == [(160, 4160, "good morning"), (5000, 6000, "slanted and not")]
    assert [(w.text, w.start, w.end) for w in track[0].words] == [
        ("good", 160, 400),
        ("morning", 400, 4160),
    ]
    assert track[1].marks == (Mark(0, 7, "italic"),)
    assert track.findings == ()


def test_srv2_counts_milliseconds():
    assert plain(xml('<timedtext><text t="10" d="990">a</text></timedtext>')) == [(10, 1000, "a")]


def test_podlove_words_are_grouped():
    track = xml(PODLOVE)
    assert plain(track) == [(1000, 1800, "Guten Tag."), (1900, 2400, "Ja")]
    assert [len(c.words) for c in track] == [2, 1]
    assert (track[0].speaker, track.language) == ("Ann", "de")
    assert codes(track) == ["X50"]


def test_podlove_lines_stay():
    line = '<pst:item start="{0}" end="{0}.5">words of line {0}</pst:item>'
    track = xml(
        "<pst:transcript xmlns:pst='p'>" + line.format(1) + line.format(2) + "</pst:transcript>"
    )
    assert plain(track) == [(1000, 1500, "words of line 1"), (2000, 2500, "words of line 2")]


def test_marks_run_on_over_spaces_and_nest():
    body = (
        "&lt;b&gt;a &lt;i&gt;b&lt;/i&gt;&lt;/b&gt; &lt;font color=&quot;red&quot;&gt;c&lt;/font&gt;"
    )
    track = xml(f'<transcript><text start="0" dur="1">{body}</text></transcript>')
    assert track[0].text == "a b c"
    assert track[0].marks == (Mark(0, 3, "bold"), Mark(2, 3, "italic"))


def test_a_less_than_sign_stays_text():
    track = xml('<transcript><text start="0" dur="1">1 &amp;lt; 2 &lt;x&gt;</text></transcript>')
    assert track[0].text == "1 < 2 <x>"


def test_bare_ampersand_and_foreign_entities_are_read():
    track = xml('<transcript><text start="0" dur="1">R&B, caf&eacute;</text></transcript>')
    assert track[0].text == "R&B, café"
    assert codes(track) == ["X06"]


def test_what_stands_before_an_error_is_kept():
    track = xml('\n<transcript><text start="0" dur="1">a</text>\n<text start="1" dur="1">b</tex>')
    assert plain(track) == [(0, 1000, "a")]
    assert [(f.code, f.line) for f in track.findings] == [("X07", 3)]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaaaaaaaa">'
    + "".join([f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 30)])
    + ']><transcript><text start="0" dur="1">&a29;</text></transcript>'
)


@pytest.mark.parametrize("text", [
    BOMB,
    '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><t><text start="0">&x;</text></t>',
])  # fmt: skip
def test_own_entities_are_refused(text: str):
    track = xml(text)
    assert len(track) == 0
    assert "X08" in codes(track)


def test_depth_is_no_danger():
    assert len(xml("<a>" * 50_000)) == 0
    assert len(xml("<transcript>" + "<text start='1'>" * 50_000)) == 0


def test_other_xml_is_one_finding():
    assert codes(xml("<a><b/></a>")) == ["X09"]
    assert codes(xml("")) == ["X07"]


@pytest.mark.parametrize("text", [SRV1, SRV3, PODLOVE])
def test_sniff(text: str):
    assert sniff(text) > 0.9


@pytest.mark.parametrize(
    "text", ["", "hello", "<html><p>x", '<tt xmlns="http://www.w3.org/ns/ttml">', "{}"]
)
def test_sniff_leaves_other_texts_alone(text: str):
    assert sniff(text) == 0
