"""Writing TTML: a document that any XML parser takes, in the shape of IMSC 1.1 text profile."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

from subtools.core.cue import Cue, Placement, Word
from subtools.core.text import Mark
from subtools.core.track import Chapter, Track
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from subtools.formats.ttml import TTML, read, write

TT = "{http://www.w3.org/ns/ttml}"
TTS = "{http://www.w3.org/ns/ttml#styling}"
TTM = "{http://www.w3.org/ns/ttml#metadata}"
TTP = "{http://www.w3.org/ns/ttml#parameter}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def font(start: int, end: int, colour: str, **facts: str) -> Mark:
    return Mark(start, end, "font", attributes=tuple(sorted({"color": colour, **facts}.items())))


def root(*cues: Cue, **facts: object) -> ET.Element:
    return ET.fromstring(write(lower(Track(cues, **facts), TTML)).encode())  # noqa: S314


def lines(*cues: Cue) -> list[str]:
    text = write(lower(Track(cues), TTML))
    return re.findall(r"<p .*", text)


def findings(*cues: Cue, **facts: object) -> list[str]:
    return [str(f) for f in lower(Track(cues, **facts), TTML).findings]


DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<tt
    xmlns="http://www.w3.org/ns/ttml"
    xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
    xmlns:tts="http://www.w3.org/ns/ttml#styling"
    xmlns:ebutts="urn:ebu:tt:style"
    ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text"
    ttp:timeBase="media"
    ttp:cellResolution="32 15"
    xml:lang="en">
  <head>
    <styling>
      <style xml:id="style.text" ... tts:color="#ffffff" tts:textAlign="center" .../>
      <style xml:id="style.box" tts:backgroundColor="#000000"/>
    </styling>
    <layout>
      <region xml:id="region.bottom" ... tts:displayAlign="after" tts:overflow="visible"/>
    </layout>
  </head>
  <body style="style.text">
    <div>
      <p begin="00:00:01.000" end="01:02:03.004" region="region.bottom">...Hello<br/>you</span></p>
    </div>
  </body>
</tt>
"""


def test_the_document():
    track = Track([Cue(1000, 3_723_004, "Hello\nyou")], language="en")
    pattern = re.escape(DOCUMENT).replace(re.escape("..."), r"[^\n]*")
    assert re.fullmatch(pattern, write(track))


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ([Mark(0, 3, "italic")], '<span tts:fontStyle="italic">one</span> two'),
        ([Mark(0, 3, "bold")], '<span tts:fontWeight="bold">one</span> two'),
        ([Mark(4, 7, "underline")], 'one <span tts:textDecoration="underline">two</span>'),
        ([font(4, 7, "Red")], 'one <span tts:color="#ff0000">two</span>'),
        ([font(0, 7, "#ffff00"), font(4, 7, "#00ff00")],
         '<span tts:color="#ffff00">one </span><span tts:color="#00ff00">two</span>'),
        ([Mark(4, 7, "class", attributes=(("classes", "loud cyan"),))],
         'one <span tts:color="#00ffff">two</span>'),
        ([Mark(0, 5, "italic"), Mark(4, 7, "bold")],
         ('<span tts:fontStyle="italic">one <span tts:fontWeight="bold">t</span></span>'
         '<span tts:fontWeight="bold">wo</span>')),
    ],
)  # fmt: skip
def test_marks_are_spans(marks: list[Mark], text: str):
    (line,) = lines(Cue(0, 1000, "one two", marks=marks))
    assert line.split(">", 2)[2] == f"{text}</span></p>"


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (font(0, 3, "nice"), "L02 marks dropped (font nice), 1 mark"),
        (font(0, 3, "red", face="Arial"), "L02 marks dropped (font face), 1 mark"),
        (Mark(0, 3, "ruby"), "L02 marks dropped (ruby), 1 mark"),
        (Mark(0, 3, "claim"), "L13 meanings not shown (claim), 1 mark"),
        (Mark(0, 3, "bold", attributes=(("classes", "loud"),)),
         "L02 marks dropped (class loud), 1 mark"),
    ],
)  # fmt: skip
def test_what_is_not_carried_is_told(mark: Mark, told: str):
    assert told in findings(Cue(0, 1000, "one two", marks=[mark]))


def test_white_is_no_colour_of_its_own():
    assert "tts:color" not in lines(Cue(0, 1, "a", marks=[font(0, 1, "white")]))[0]


def test_speakers_and_voices_are_agents():
    name = '"R&D" <Ann>'
    voice = Mark(4, 7, "voice", attributes=(("name", "Bob"),))
    doc = root(Cue(0, 1000, "Hi. Oh?", speaker=name, marks=[voice]), Cue(1000, 2000, "a"))
    agents = {a.get(f"{XML}id"): a[0].text for a in doc.iter(f"{TTM}agent")}
    spoken = [agents.get(p.get(f"{TTM}agent", "")) for p in doc.iter(f"{TT}p")]
    assert spoken == [name, None]
    assert [agents[s.get(f"{TTM}agent")] for s in doc.iter(f"{TT}span") if f"{TTM}agent" in s.attrib
            ] == ["Bob"]  # fmt: skip


@pytest.mark.parametrize("anchor", range(1, 10))
def test_every_place_is_read_back(anchor: int):
    track = Track([Cue(0, 1000, "a", placement=Placement(anchor)), Cue(1000, 2000, "b")])
    back = read(write(lower(track, TTML)), ReadOptions())
    # Bottom centre is where captions stand.
    assert [c.placement for c in back] == [Placement(anchor) if anchor != 2 else None, None]
    assert back.findings == ()


def test_regions_do_not_overlap():
    cues = [Cue(0, 1000, "a", placement=Placement(n)) for n in range(1, 10)]
    spans = []
    for region in root(*cues).iter(f"{TT}region"):
        top = int(region.get(f"{TTS}origin", "").split()[1].rstrip("%"))
        height = int(region.get(f"{TTS}extent", "").split()[1].rstrip("%"))
        spans.append((top, top + height))
    spans.sort()
    assert len(spans) == 3
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert spans[0][0] >= 10
    assert spans[-1][1] <= 90


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a b", False), ("a\nb", False), (" a", True), ("a  b", True), ("a\n b", True), ("a\tb", True),
     ("a ", True), ("a \nb", True), ("\na", True), ("a\n", True), (" ", True), ("a\n\nb", False)],
)  # fmt: skip
def test_white_space_is_kept_where_it_must_be(text: str, kept: bool):
    (line,) = lines(Cue(0, 1000, text))
    assert ('xml:space="preserve"' in line) is kept
    assert read(write(Track([Cue(0, 1000, text)])), ReadOptions())[0].text == text


def test_what_xml_forbids_is_replaced():
    cues = [Cue(0, 1000, "a\0b\x0bc\ufffed\ud800e\rf", marks=[Mark(6, 11, "italic")])]
    low = lower(Track(cues), TTML)
    assert low[0].text == "a\ufffdb\ufffdc\ufffdd\ufffde\nf"
    assert [f.code for f in low.findings] == ["L10"]
    assert ET.fromstring(write(low).encode()) is not None  # noqa: S314


@pytest.mark.parametrize("name", ["1", "a b", "a:b", "", "style.box", "agent.1", "é", "a" * 999])
def test_an_id_that_xml_refuses_is_told(name: str):
    assert findings(Cue(0, 1000, "a", extras=(("ttml.id", name),))) == [
        "L06 identifiers and notes dropped, 1 cue"
    ]


def test_an_id_is_written_once():
    cues = [Cue(0, 1000, "a", extras=(("ttml.id", "c1"),)) for _ in range(3)]
    ids = [p.get(f"{XML}id") for p in root(*cues).iter(f"{TT}p")]
    assert ids == ["c1", None, None]
    assert findings(*cues) == ["L06 identifiers and notes dropped, 2 cues"]


def test_titles_are_kept_and_the_rest_of_the_metadata_is_told():
    facts = {"metadata": (("ttml.title", "A <b>\n& c"), ("vtt.style", "x"), ("ttml.x", "y"))}
    doc = root(Cue(0, 1, "a"), **facts)
    assert [e.text for e in doc.iter(f"{TTM}title")] == ["A <b> & c"]
    assert [f[:3] for f in findings(Cue(0, 1, "a"), **facts)] == ["L05", "L11"]


def test_words_and_chapters_are_told():
    cue = Cue(0, 1000, "a b", words=[Word(0, "a", 0, 500)])
    assert [f[:3] for f in findings(cue, chapters=(Chapter(0, "One"),))] == ["L03", "L07"]


def test_the_language_and_its_direction():
    assert root(Cue(0, 1, "a")).get(f"{XML}lang") == ""
    doc = root(Cue(0, 1, "a"), language="ar-EG")
    assert doc.get(f"{XML}lang") == "ar-EG"
    assert doc.find(f".//{TT}style").get(f"{TTS}direction") == "rtl"
    assert ET.tostring(root(Cue(0, 1, "a"), language='x" y="<&\n')) is not None


def test_no_cue_is_a_document_too():
    doc = root()
    assert doc.get(f"{TTP}contentProfiles", "").endswith("/imsc1.1/text")
    assert list(doc.iter(f"{TT}p")) == []
