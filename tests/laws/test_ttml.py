"""Laws of TTML beyond those of every caption format: no text is markup, no soup raises."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from subtools.formats.ttml import TTML, read, sniff, write
from tests.strategies import texts, tracks

TT = "{http://www.w3.org/ns/ttml}"
_CONTENT = [
    "tt", "head", "metadata", "styling", "style", "layout", "region", "body", "div", "p", "span",
    "br",
]  # fmt: skip
_ABOUT = ["agent", "name", "title", "desc", "copyright"]
KNOWN = {
    *[f"{TT}{name}" for name in _CONTENT],
    *[f"{{http://www.w3.org/ns/ttml#metadata}}{name}" for name in _ABOUT],
}

markup = st.sampled_from([
    "<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "</p>", "<br/>", "<?x?>", "&lt;", "&#60;",
    "<p begin='0s'>", "</tt>", '"', "'",
])  # fmt: skip
nasty_texts = texts | st.lists(markup | texts, max_size=6).map("".join)


def said(element: ET.Element) -> str:
    """Return the text of a paragraph, its line breaks as line feeds."""
    inside = "".join([said(child) + (child.tail or "") for child in element])
    return ("\n" if element.tag == f"{TT}br" else "") + (element.text or "") + inside


@given(texts_given=st.lists(nasty_texts, max_size=4))
def test_no_text_becomes_markup(texts_given: list[str]) -> None:
    low = lower(Track([Cue(i, i + 1, text) for i, text in enumerate(texts_given)]), TTML)
    root = ET.fromstring(write(low).encode())  # noqa: S314
    assert {element.tag for element in root.iter()} <= KNOWN
    assert [said(p) for p in root.iter(f"{TT}p")] == [cue.text for cue in low]


@given(track=tracks(nasty_texts))
def test_what_is_written_is_xml(track: Track) -> None:
    root = ET.fromstring(write(lower(track, TTML)).encode())  # noqa: S314
    assert {element.tag for element in root.iter()} <= KNOWN
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter()]
    given = [name for name in ids if name is not None]
    assert len(given) == len(set(given))


PIECES = st.sampled_from([
    "<tt>", "</tt>", "<tt xml:lang='en' ttp:frameRate='25' tts:extent='9px 9px'>", "<head>",
    "</head>", "<body>", "</body>", "<div timeContainer='seq' begin='1s'>", "<div end='2s'>",
    "</div>", "<p begin='1s' end='2s'>", "<p begin='5s'>", "<p dur='x'>", "</p>",
    "<p xml:space='preserve' region='r'>", "<p tts:display='none'>", "<br/>", "</span>",
    "<span begin='1s' dur='1s'>", "<span tts:color='red' ttm:agent='a'>",
    "<span tts:ruby='container'>", "<set begin='1s' tts:display='auto'/>",
    "<style xml:id='s' style='s t' tts:color='blue'/>", "<region xml:id='r' tts:origin='1% 1%'>",
    "</region>", "<ttm:agent xml:id='a'>", "</ttm:agent>", "<ttm:name>", "</ttm:name>",
    "<ttm:title>", "</ttm:title>", "<metadata>", "</metadata>", "<x:y>", "</x:y>", "<image/>",
    "&", "&amp;", "&nbsp;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "-->", "<", ">",
    "<!DOCTYPE tt>", "<!DOCTYPE tt [<!ENTITY a 'b'>]>", "<?xml version='1.0'?>", "\n", " ", "word",
    "\0", "\ud800", "\ufffe",
])  # fmt: skip


soups = st.builds(
    "{}{}".format,
    st.sampled_from(["", "<tt><body><div>", "<tt><head>", "<tt><body><p begin='1s' end='9s'>"]),
    st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join),
)
_ATTRIBUTES = st.lists(st.sampled_from([
    "begin='1s'", "begin='500ms'", "end='2s'", "end='4s'", "dur='1s'", "dur='0s'", "begin='x'",
    "timeContainer='seq'", "region='r'", "style='s'", "xml:id='c'", "xml:space='preserve'",
    "xml:lang='fr'", "tts:color='red'", "tts:fontStyle='italic'", "tts:display='none'",
    "tts:textAlign='left'", "tts:ruby='text'", "ttm:agent='a'",
]), max_size=3, unique_by=lambda attribute: attribute.partition("=")[0])  # fmt: skip


def _element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, facts, within: f"<{name} {' '.join(facts)}>{''.join(within)}</{name}>",
        st.sampled_from(["div", "p", "p", "span", "span", "set", "ttm:desc"]),
        _ATTRIBUTES,
        st.lists(inside, max_size=4),
    )


documents = st.builds(
    "<tt {}><head><style xml:id='s' tts:color='blue'/></head><body>{}</body></tt>".format,
    st.sampled_from(["", "xml:space='preserve'", "xml:lang='fr'"]),
    st.recursive(st.sampled_from(["word", "a b", " ", "\n ", "<br/>", "&amp;"]), _element,
                 max_leaves=15),
)  # fmt: skip


@given(text=soups | documents)
def test_any_markup_is_read(text: str) -> None:
    assert 0 <= sniff(text) <= 1
    track = read(text, ReadOptions())
    for cue in track:
        # The checked constructor refuses what the reader's fast one would let pass.
        checked = Cue(cue.start, cue.end, cue.text, marks=cue.marks, words=cue.words)
        assert checked.marks == cue.marks
        assert all(cue.text[w.offset :].startswith(w.text) for w in cue.words)
        assert all(cue.start <= w.start <= w.end <= cue.end for w in cue.words)
        cue.text.encode()
    assert all("\n" not in finding.message for finding in track.findings)
    assert track.cues or track.findings
    # What was read can be written, and is then read in the same way.
    low = lower(track, TTML)
    assert list(read(write(low), ReadOptions())) == list(low)
