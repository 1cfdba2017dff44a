"""Values to try laws on: texts that break formats, marks, cues, tracks."""
# ruff: noqa: E501 - the tables read better in long lines

from __future__ import annotations

from hypothesis import strategies as st

from subtools.core.cue import Cue, Placement, Word
from subtools.core.text import Mark, MarkedText
from subtools.core.track import Chapter, Track

#: Each has broken a caption tool.
NASTY = (
    "-->", "--", ">", "00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.000", "0:01 ->", "1",
    "42", "WEBVTT", "NOTE", "STYLE", "REGION", "<b>", "</i>", "<i>", "<", "<v Ann>", "<00:01.000>",
    "<font color=red>", "&amp;", "&", "&lt;", "&nbsp;", "{\\an8}", "{\\i1}", "{", "{y:i}", "\n", "\n\n",
    " ", "\t", "\n \n", "שלום", "مرحبا", "\u200f", "\u200e", "👩‍👩‍👧", "e\u0301", "\0", "\u2028", "\x85", "\v", "\f",
    "\r", "\r\n", "\ufeff", "\u2060", "\u2060\u2060", "\xa0", "\u3000", "\ud800", "ı", "１", "a", "Hello", "wörd",
    "- ", ">> ", "[Music]", "♪", "Name: ", "\\N", "\\h", "\\n", "\\", "\\{", "{\\p1}",
    "{\\fs9999}", "}", "{\\r", "\\\u2060N", "$1", "%s", "{}", '"', "'", ",",
)  # fmt: skip

nasty = st.sampled_from(NASTY)
texts = st.lists(nasty | st.text(max_size=6), max_size=8).map("".join)
#: Texts without what every text format must replace (NUL, CR, halves of surrogate pairs).
clean_texts = texts.map(
    lambda text: "".join([c for c in text if c not in "\0\r" and not "\ud800" <= c <= "\udfff"])
)
times = st.integers(0, 400_000) | st.integers(0, 500_000_000)

_FACTS = {
    "font": st.dictionaries(
        st.sampled_from(["color", "face", "size", "Bad name"]),
        st.sampled_from(["red", "#00ff00", "Arial Black", 'a"b', "a'b", "<x>", "a\nb", ""]),
        max_size=2,
    ),
    "class": st.dictionaries(
        st.just("classes"), st.sampled_from(["yellow", "loud first", "a.b", "<", "", "lime x"])
    ),
    "voice": st.fixed_dictionaries(
        {"name": st.sampled_from(["Ann", "Ann  Lee", "R&D <x>", "", " Bob\n"])},
        optional={"classes": st.just("loud")},
    ),
    "language": st.fixed_dictionaries({"tag": st.sampled_from(["en", "pt-BR", ""])}),
    "style": st.fixed_dictionaries(
        {"name": st.sampled_from(["claim-alleged", "Top", "a,b", "*x\\i1}", "", "Default"])}
    ),
    "time": st.fixed_dictionaries({"at": st.sampled_from(["0", "1500", "90000", "x", "007"])}),
}
KINDS = (
    "bold", "italic", "underline", "font", "class", "voice", "language", "ruby", "ruby-text",
    "time", "sound", "claim", "style",
)  # fmt: skip


@st.composite
def bodies(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> MarkedText:
    plain = draw(text)
    marks = []
    for _ in range(draw(st.integers(0, 4)) if plain else 0):
        kind = draw(st.sampled_from(KINDS))
        start = draw(st.integers(0, len(plain) - 1))
        end = draw(st.integers(start + 1, len(plain)))
        facts = draw(_FACTS.get(kind, st.just({})))
        marks.append(Mark(start, end, kind, attributes=tuple(sorted(facts.items()))))
    return MarkedText(plain, marks)


speakers = st.none() | st.sampled_from(["Ann", "Dr. Bob Roe", "R&D <x>", " A \n B ", "", "Ann:"])
settings = st.lists(
    st.sampled_from([
        ("line", "0"), ("line", "10%"), ("align", "start"), ("align", "end"), ("position", "75%"),
        ("size", "50%"), ("unknown", "1"), ("bare", ""), ("bad one", "x"), ("a", "-->"), ("align:", ""),
    ]),
    max_size=3,
).map(tuple)  # fmt: skip
placements = st.none() | st.builds(Placement, st.none() | st.integers(1, 9), settings)
extras = st.lists(
    st.sampled_from([
        ("vtt.id", "intro"), ("vtt.id", "7"), ("vtt.id", "a-->b"), ("vtt.id", "x\ny"), ("vtt.id", ""),
        ("vtt.note", "one\n\ntwo -->"), ("vtt.note", "\nlines\nof it"), ("vtt.note", ""),
        ("srt.coordinates", "X1:40 X2:600 Y1:20 Y2:50"), ("srt.coordinates", "x\ny"), ("other.x", "1"),
        ("ttml.id", "c1"), ("ttml.id", "c2"), ("ttml.id", "1 x"), ("ttml.id", "style.box"),
        ("ass.style", "Top"), ("ass.style", "a,{b}\nDialogue: "), ("ass.style", "Default"),
        ("ass.layer", "7"), ("ass.layer", "x"), ("ass.margins", "0,0,40"), ("ass.margins", "1,2"),
        ("ass.effect", "Banner;5"), ("ass.effect", "a,\nb"),
    ]),
    max_size=3,
).map(tuple)  # fmt: skip


@st.composite
def cues(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Cue:
    start, end = sorted([draw(times), draw(times)])
    body = draw(bodies(text))
    words = []
    if draw(st.booleans()):
        at = start
        for offset, char in enumerate(body.plain[:3]):
            words.append(Word(offset, char, at, at + 10, draw(st.none() | st.just(0.5))))
            at += 10
    return Cue(
        start,
        end,
        body.plain,
        marks=body.marks,
        speaker=draw(speakers),
        words=words,
        placement=draw(placements),
        extras=draw(extras),
        origin=draw(st.none() | st.integers(1, 99)),
    )


metadata = st.lists(
    st.sampled_from([
        ("vtt.header", "My file"), ("vtt.header", "a\nKind: captions\n\nx"), ("vtt.header", "--> b\n-->"),
        ("vtt.style", "::cue { color: lime }"), ("vtt.style", "a\n\nb -->"), ("vtt.region", "id:x width:40%"),
        ("vtt.note", "a note"), ("vtt.note", "\nof\n\nlines"), ("transcript.layout", "glued"),
        ("ttml.title", "R&D <b>\n\x0b"), ("ttml.desc", " "), ("ttml.other", "x"),
    ]),
    max_size=4,
).map(tuple)  # fmt: skip


@st.composite
def tracks(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Track:
    return Track(
        draw(st.lists(cues(text), max_size=4)),
        language=draw(st.sampled_from([None, "en", "pt-BR"])),
        chapters=draw(st.lists(st.builds(Chapter, times, text), max_size=2)),
        metadata=draw(metadata),
    )
