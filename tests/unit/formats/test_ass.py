from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue, Placement
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats.ass import ASS, read, sniff, write
from subtools.formats.ass.legal import legal_metadata
from subtools.formats.ass.styles import COLUMNS, DEFAULT_STYLE, style_line
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower

HEADER = "[Script Info]\nScriptType: v4.00+\nWrapStyle: 2\n\n"
COLUMN_LINE = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def parse(text: str) -> Track:
    return read(text, ReadOptions())


def event(text: str, style: str = "Default", name: str = "", end: str = "0:00:02.00") -> str:
    return f"Dialogue: 0,0:00:01.00,{end},{style},{name},0,0,0,,{text}\n"


def one(text: str, head: str = HEADER) -> Cue:
    return parse(f"{head}[Events]\n{COLUMN_LINE}{event(text)}")[0]


def codes(track: Track) -> list[str]:
    return [finding.code for finding in track.findings]


def mark(start: int, end: int, kind: str, **facts: str) -> Mark:
    return Mark(start, end, kind, attributes=tuple(sorted(facts.items())))


def again(track: Track) -> Track:
    return parse(write(lower(track, ASS)))


@pytest.mark.parametrize(
    ("raw", "plain", "marks"),
    [
        (r"one\Ntwo\hthree", "one\ntwo\xa0three", ()),
        (r"{\i1}a{\i0}b", "ab", (mark(0, 1, "italic"),)),
        (r"{\b700}a{\b400}b{\b}c", "abc", (mark(0, 1, "bold"),)),
        (r"{\u1\i1}ab", "ab", (mark(0, 2, "italic"), mark(0, 2, "underline"))),
        (r"{\c&H0000FF&}red{\c} no", "red no", (mark(0, 3, "font", color="#ff0000"),)),
        (r"{\1c&HFF&}red", "red", (mark(0, 3, "font", color="#ff0000"),)),
        (r"{\i1}a{\rTop}b{\r}c", "abc", (mark(0, 1, "italic"), mark(1, 2, "style", name="Top"))),
        (r"a{}b{ }c", "abc", ()),
        (r"a\{b\}c {d", "a{b}c {d", ()),
        (r"{\t(0,500,\i1\c&H0&)}a", "a", ()),
        (r"{\blur3\be1\bord2\iclip(1,2)\clip(0,0,9,9)\fnArial\kt5}a", "a", ()),
        (r"{{\i1}a}", "a}", (mark(0, 2, "italic"),)),
    ],
)  # fmt: skip
def test_overrides_are_read(raw: str, plain: str, marks: tuple[Mark, ...]):
    cue = one(raw)
    assert (cue.text, cue.marks) == (plain, marks)


def test_columns_may_stand_in_any_order():
    text = "[Events]\nFormat: Text, End, Start\nDialogue: Hi,0:00:02.00,0:00:01.00\n"
    assert list(parse(text)) == [Cue(1000, 2000, "Hi")]
    text = "[Events]\nFormat: Start, End, Actor, Text\nDialogue: 0:00:01.00,0:00:02.00,Ann,a, b\n"
    assert list(parse(text)) == [Cue(1000, 2000, "a, b", speaker="Ann")]


def test_a_place_is_the_first_anchor_of_either_kind():
    assert one(r"{\an8}{\an2}a").placement == Placement(8)
    assert one(r"{\a6}a").placement == Placement(8)
    assert one("a").placement is None


def test_a_soft_line_feed_is_a_space_unless_lines_are_left_alone():
    assert one(r"a\nb").text == "a\nb"
    wrapped = parse("[Script Info]\nWrapStyle: 0\n[Events]\n" + event(r"a\nb"))
    assert wrapped[0].text == "a b"
    assert codes(wrapped) == ["A13"]


def test_the_style_of_a_line_is_kept_and_what_it_alone_has_becomes_marks_and_a_place():
    styles = (
        f"[V4+ Styles]\nFormat: {', '.join(COLUMNS)}\nStyle: {style_line('Default', bold=True)}\n"
        f"Style: {style_line('Top', bold=True, italic=True, anchor=8)}\n"
    )
    track = parse(f"{HEADER}{styles}[Events]\n" + event("a") + event(r"b{\i0}c", "*Top"))
    assert track[0] == Cue(1000, 2000, "a")
    assert track[1] == Cue(
        1000, 2000, "bc", marks=[mark(0, 1, "italic")], placement=Placement(8),
        extras=(("ass.style", "Top"),),
    )  # fmt: skip
    assert r"0,0,0,,b{\i0}c" in write(track)
    assert again(track) == track


@pytest.mark.parametrize("place", [None, 2, 8, 7])
def test_a_place_survives_a_style_with_a_place_of_its_own(place: int | None):
    cue = Cue(
        0, 1000, "a", extras=(("ass.style", "Top"),), placement=Placement(place) if place else None
    )
    track = Track([cue], metadata=(("ass.style", style_line("Top", anchor=8)),))
    default = track.replace(metadata=(("ass.style", style_line("Default", size=50)),
                                      *track.metadata))  # fmt: skip
    assert again(default) == default


def test_what_is_not_ours_is_kept():
    text = (
        "[Script Info]\n; made by hand\nTitle: A talk\nScriptType: v4.00+\nPlayResX: 640\n"
        "PlayResY: 480\n\n[Garbage]\nZoom: 1\n\n[Fonts]\nfontname: a.ttf\n[M<>]\n\n"
        f"[Events]\n{COLUMN_LINE}Dialogue: 3,0:00:01.00,0:00:02.00,Sign,Ann,10,0,0,Banner;5,Hi\n"
    )
    track = parse(text)
    assert track[0].extras == (
        ("ass.layer", "3"), ("ass.style", "Sign"), ("ass.margins", "10,0,0"),
        ("ass.effect", "Banner;5"),
    )  # fmt: skip
    assert track.meta("ass.section") == ["Garbage\nZoom: 1", "Fonts\nfontname: a.ttf\n[M<>]"]
    assert track.meta("ass.info")[:2] == ["; made by hand", "Title: A talk"]
    assert again(track) == track
    assert not track.findings


def test_a_file_without_a_size_keeps_the_size_that_players_take_for_it():
    track = parse(f"[Script Info]\nPlayResX: 640\n[Events]\n{event('a')}")
    assert "PlayResY: 480" in track.meta("ass.info")
    assert "WrapStyle: 0" in track.meta("ass.info")


def test_the_default_file_is_ours_and_says_nothing_of_itself_when_read():
    track = Track([Cue(0, 1000, "Hi")])
    text = write(track)
    assert f"Style: {DEFAULT_STYLE}\n" in text
    assert "PlayResX: 1920\nPlayResY: 1080\nWrapStyle: 2\nScaledBorderAndShadow: yes\n" in text
    assert again(track) == track


def test_substation_4_is_read_with_its_own_places_and_colours():
    text = (
        "[Script Info]\nScriptType: v4.00\n[V4 Styles]\nFormat: Name, Alignment, BackColour\n"
        "Style: Top,6,&H112233\n[Events]\n"
        "Dialogue: Marked=1,0:00:01.00,0:00:02.00,Top,,0000,0000,0000,,a\\nb\n"
    )
    track = parse(text)
    assert track[0] == Cue(1000, 2000, "a\nb", placement=Placement(8),
                           extras=(("ass.style", "Top"),))  # fmt: skip
    fields = dict(zip(COLUMNS, track.meta("ass.style")[0].split(","), strict=True))
    assert (fields["Alignment"], fields["OutlineColour"]) == ("8", "&H112233")


def test_karaoke_becomes_dated_words():
    words = one(r"{\k20}Ka{\kf20}ra {\ko30}{\K10}oke").words
    assert [(w.offset, w.text, w.start, w.end) for w in words] == [
        (0, "Kara", 1000, 1400),
        (5, "oke", 1700, 1800),
    ]
    late = one(r"no {\k500}time").words
    assert [(w.text, w.start, w.end) for w in late] == [("time", 1000, 2000)]


@pytest.mark.parametrize(
    ("lines", "code", "said"),
    [
        ("stray\n" + event("a"), "A04", "stray"),
        ("Dialogue: 0,1,2\n" + event("a"), "A05", "0,1,2"),
        ("dialogue:\n" + event("a"), "A05", "dialogue:"),
        ("Dialogue:\n" + event("a"), "A05", "Dialogue:"),
        ("Dialogue: 0,soon,later,,,0,0,0,,lost\n" + event("a"), "A06", "soon"),
        (event("a", end="0:00:01.5"), "A07", "0:00:01.5"),
        (event("a", end="0:00:00.50"), "A08", "0:00:01.00 to 0:00:00.50"),
        (event("a").replace("Dialogue", "Comment") + event("b"), "A09", "comments"),
        (event(r"{\p1}m 0 0 l 9 9{\p0}") + event("b"), "A10", "1 places"),
        (event(r"{\pos(1,2)\fad(9,9)\pos(3,4)\1a&HFF&}a"), "A11", "pos 2, 1a 1, fad 1"),
        (event("{a note}a"), "A12", "1 places"),
        (event("b", end="0:00:09.00") + event("a"), "A14", "sorted"),
        ("", "A15", "no cue"),
        (event("a").replace("Dialogue", "Picture") + event("b"), "A16", "pictures"),
    ],
)  # fmt: skip
def test_every_loss_is_said(lines: str, code: str, said: str):
    track = parse(f"{HEADER}[Events]\n{COLUMN_LINE}{lines}")
    assert codes(track) == [code]
    assert said in track.findings[0].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("words\n[Script Info]\nTitle: x\n", "A01"),
        ("[Script Info]\nno header\n", "A02"),
        ("[V4+ Styles]\nStyle: Loud,Arial\n", "A03"),
        ("[V4+ Styles]\nloud\n", "A03"),
    ],
)
def test_losses_outside_the_events_are_said(text: str, code: str):
    assert code in codes(parse(text + "[Events]\n" + event("a")))


def test_a_drawing_beside_words_goes_and_the_words_stay():
    assert one(r"{\p1}m 0 0{\p0}words").text == "words"


def test_dialogue_without_any_section_is_read():
    assert parse(event("a")) == parse("[Events]\n" + event("a"))
    assert sniff(event("a")) > 0.5


def test_an_end_that_lies_before_its_start_is_the_next_start():
    track = parse("[Events]\n" + event("a", end="0:00:00.00") +
                  "Dialogue: 0,0:00:05.00,0:00:06.00,,,0,0,0,,b\n")  # fmt: skip
    assert [cue.end for cue in track] == [5000, 6000]


@pytest.mark.parametrize(
    "text", ["{", "{\\p1}", "a}b{c}", "\\N", "\\", "\\\u2060N", "\\{", "}", "{}"]
)
def test_plain_text_is_never_markup(text: str):
    raw = write(Track([Cue(0, 1000, text)])).rstrip("\n").rpartition(",0,0,0,,")[2]
    # What libass takes for an override: the first "{" that no backslash stands before, to its "}".
    blocks = raw.replace("\\{", "").replace("\\}", "").replace("{}", "")
    assert "{" not in blocks
    assert "\\N" not in raw
    assert one(raw).text == text


def test_what_a_reset_puts_out_is_lit_again_behind_it():
    marks = [mark(0, 9, "italic"), mark(2, 4, "style", name="claim"), mark(3, 6, "bold"),
             mark(3, 8, "font", color="#0080ff")]  # fmt: skip
    track = Track([Cue(0, 1000, "abcdefghi", marks=marks)])
    assert write(track).endswith(
        r"{\i1}ab{\rclaim\i1}c{\b1\c&HFF8000&}d{\r\b1\i1\c&HFF8000&}ef{\b0}gh{\c}i" + "\n"
    )
    assert again(track) == track


def test_of_colours_and_styles_that_lie_on_one_another_the_inner_one_is_written():
    marks = [mark(0, 9, "style", name="a"), mark(3, 6, "style", name="b")]
    low = lower(Track([Cue(0, 1000, "abcdefghi", marks=marks)]), ASS)
    assert [(m.start, m.end, m.get("name")) for m in low[0].marks] == [
        (0, 3, "a"), (3, 6, "b"), (6, 9, "a"),
    ]  # fmt: skip
    assert not low.findings


@pytest.mark.parametrize(
    ("facts", "colour", "code"),
    [
        ({"color": "red"}, "#ff0000", "L12"),
        ({"color": "#FF0000"}, "#ff0000", ""),
        ({"color": "#ff0000", "face": "Arial"}, "#ff0000", "L02"),
        ({"color": "no colour"}, "", "L02"),
    ],
)
def test_colours_of_other_formats_become_ours(facts: dict[str, str], colour: str, code: str):
    low = lower(Track([Cue(0, 1000, "a", marks=[mark(0, 1, "font", **facts)])]), ASS)
    assert [m.get("color") for m in low[0].marks] == ([colour] if colour else [])
    assert codes(low) == ([code] if code else [])


def test_names_and_headers_start_no_event():
    evil = "x\nDialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,evil"
    cue = Cue(
        0, 1000, "a", speaker=f"Lee, {evil}", marks=[mark(0, 1, "style", name=f"{evil}}}b")],
        extras=(("ass.style", evil), ("ass.effect", evil), ("ass.margins", evil)),
    )  # fmt: skip
    metadata = (
        ("ass.info", f"Title: {evil}"), ("ass.style", f"Loud,{evil}"),
        ("ass.section", f"Events\n{evil}"), ("ass.section", f"Own\n[Events]\n{evil}"),
        ("ass.section", f"Fonts\n[ Events ] \n{evil}"),
    )  # fmt: skip
    back = again(Track([cue], metadata=metadata))
    assert len(back) == 1
    assert back[0].text == "a"
    assert back[0].speaker is not None
    assert back[0].speaker.startswith("Lee x Dialogue: 0 0:00")


METADATA = st.lists(
    st.tuples(
        st.sampled_from(["ass.info", "ass.style", "ass.section"]),
        st.lists(
            st.sampled_from([
                "Title: ", "title:", "WrapStyle: 2", "PlayResX: 9", "; note", "[Events]", "[Own]",
                "Fonts", "Own", "Default", ",", "Loud,Arial,9", "\n", " ", "a", "{", "Format: ",
                "Dialogue: 0,0:00:00.00,0:00:09.00,,,,,,,evil", "!: x", "ScriptType: v4.00", "\0",
                "[", "]", DEFAULT_STYLE, "Language: de", "-1", "\u2028", "\ud800", "*",
            ]),
            max_size=6,
        ).map("".join),
    ),
    max_size=6,
).map(tuple)  # fmt: skip


@given(metadata=METADATA)
def test_headers_come_back_as_they_were_written(metadata: tuple[tuple[str, str], ...]):
    legal = legal_metadata(metadata)
    assert legal_metadata(legal) == legal
    cues = [Cue(0, 1000, "a"), Cue(2000, 3000, "b", extras=(("ass.style", "Loud"),))]
    back = parse(write(Track(cues, metadata=metadata)))
    assert back.metadata == legal
    assert [cue.text for cue in back] == ["a", "b"]
    assert not back.findings


@given(
    colour=st.integers(0, 0xFFFFFF),
    name=st.text(max_size=9),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    box=st.none() | st.just("#102030"),
)
def test_a_style_line_has_a_field_a_column(
    colour: int, name: str, flags: tuple[bool, bool, bool], box: str | None
):
    bold, italic, underline = flags
    line = style_line(
        name, colour=f"#{colour:06x}", bold=bold, italic=italic, underline=underline, box=box
    )
    assert line.count(",") == len(COLUMNS) - 1
    assert "\n" not in line
    told = dict(zip(COLUMNS, line.split(","), strict=True))
    assert int(told["PrimaryColour"][4:6], 16) == colour & 0xFF
    assert [told["Bold"] == "-1", told["Italic"] == "-1", told["Underline"] == "-1"] == [*flags]


@pytest.mark.parametrize("facts", [{"colour": "red"}, {"anchor": 0}, {"box": "#1", "size": 9}])
def test_a_style_line_refuses_what_is_no_colour_or_place(facts: dict[str, object]):
    with pytest.raises(ValueError, match=r"colour|anchor"):
        style_line("x", **facts)  # type: ignore[arg-type]
