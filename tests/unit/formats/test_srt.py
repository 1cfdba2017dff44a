from __future__ import annotations

import pysrt
import pytest

from subtools.core.cue import Cue, Placement
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.formats.format import ReadOptions
from subtools.formats.srt import SRT, from_pysrt, read, to_pysrt, write

GOOD = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n2\n00:00:03,000 --> 00:00:04,000\nnext\n"


def parsed(text: str) -> Track:
    return read(text, ReadOptions())


def codes(track: Track) -> set[str]:
    return {finding.code for finding in track.findings}


def cues(text: str) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue.text) for cue in parsed(text)]


def test_a_good_file_needs_no_finding() -> None:
    track = parsed(GOOD.format("one\ntwo"))
    assert [(c.start, c.end, c.text, c.origin) for c in track] == [
        (1000, 2000, "one\ntwo", 2),
        (3000, 4000, "next", 7),
    ]
    assert track.findings == ()


@pytest.mark.parametrize(
    ("line", "start", "end", "code"),
    [
        ("00:00:01.000 --> 00:00:02.000", 1000, 2000, "S06"),
        ("00:00:01,5 --> 00:00:02,25", 1500, 2250, "S07"),
        ("00:01 --> 00:02", 1000, 2000, "S06"),
        ("00:00:1,000-->00:00:02,000", 1000, 2000, "S06"),
        ("00:00:01,000 –> 00:00:02,000", 1000, 2000, "S06"),
        ("00:00:01,000 --> 00:00:02,000:", 1000, 2000, "S06"),
        ("00:00:01,000 -->", 1000, 3000, "S08"),
        ("00:00:01,000 --> 00:00:00,500", 1000, 3000, "S08"),
        ("-00:00:01,000 --> 00:00:02,000", 0, 2000, "S09"),
        ("00:00:01:12 --> 00:00:02:00", 1120, 2000, "S07"),
        ("００:００:０１,０００ --> 00:00:02,000", 1000, 2000, "S06"),
        ("100:00:01,000 --> 100:00:02,000", 360_001_000, 360_002_000, ""),
    ],
)
def test_worn_time_lines_are_read_and_told(line: str, start: int, end: int, code: str) -> None:
    track = parsed(f"1\n{line}\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nnext\n")
    found = next(cue for cue in track if cue.text == "Hello")
    assert (found.start, found.end) == (start, end)
    assert code in codes(track) | {""}


def test_frames_are_frames_where_the_rate_is_known() -> None:
    text = "1\n00:00:01:12 --> 00:00:02:00\nHello\n"
    assert read(text, ReadOptions(FrameRate(25)))[0].start == 1480


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (
            "1\n00:01,000 --> 00:02,000\nA\n2\n00:03,000 --> 00:04,000\nB",
            "S03",
            ["A", "B"],
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\nA\n\nstill A\n", "S04", ["A\n\nstill A"]),
        ("1\n\n00:01 --> 00:02\n\nA\n\nB\n\n\n2\n\n00:03 --> 00:04\n\nC\n", "S05", ["A\nB", "C"]),
        ("00:00:01,000 --> 00:00:02,000\nA\n", "S02", ["A"]),
        ("7\n00:00:01,000 --> 00:00:02,000\nA\n", "S02", ["A"]),
        ("Subs by me\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n", "S01", ["A"]),
        ("1\n00:00:01,000 --> 00:00:02,000 Hello\nA\n", "S10", ["Hello\nA"]),
        ("1\n00:00:05,000 --> 00:00:06,000\nB\n\n2\n00:00:01,000 --> 00:00:02,000\nA\n", "S16",
         ["A", "B"]),
        ("nothing here", "S15", []),
    ],
)  # fmt: skip
def test_damaged_blocks(text: str, code: str, expected: list[str]) -> None:
    track = parsed(text)
    assert [cue.text for cue in track] == expected
    assert code in codes(track)


def test_the_last_line_of_a_text_may_be_a_number() -> None:
    assert cues("1\n00:01 --> 00:02\nOne\n1\n\n2\n00:03 --> 00:04\nTwo\n2 \n") == [
        (1000, 2000, "One\n1"),
        (3000, 4000, "Two\n2"),
    ]


def test_a_byte_order_mark_inside_is_no_text() -> None:
    text = GOOD.format("A") + "\n\ufeff1\n00:00:05,000 --> 00:00:06,000\nB\n"
    assert [cue.text for cue in parsed(text)] == ["A", "next", "B"]


@pytest.mark.parametrize(
    ("raw", "plain", "marks"),
    [
        ("<I>a</I> b", "a b", [(0, 1, "italic")]),
        ("<i>a<b>b</i>c</b>", "abc", [(0, 2, "italic"), (1, 3, "bold")]),
        ("<i>open", "open", [(0, 4, "italic")]),
        ("closed</i>", "closed", []),
        ("<bold>x</bold> 1 < 2 <3", "<bold>x</bold> 1 < 2 <3", []),
        ("{\\i1}a{\\i0}b", "ab", [(0, 1, "italic")]),
        ("{\\pos(1,2)}a {note}", "a {note}", []),
        ("<ı>a", "<ı>a", []),
        ("R&amp;D", "R&amp;D", []),
    ],
)
def test_tags_become_marks(raw: str, plain: str, marks: list[tuple[int, int, str]]) -> None:
    cue = parsed(GOOD.format(raw))[0]
    assert cue.text == plain
    assert [(m.start, m.end, m.kind) for m in cue.marks] == marks


def test_fonts_keep_their_attributes() -> None:
    raw = "<font color=\"#ff0000\" face='A b'>x</font>"
    cue = parsed(GOOD.format(raw))[0]
    assert cue.marks[0].attributes == (("color", "#ff0000"), ("face", "A b"))
    assert '<font color="#ff0000" face="A b">x</font>' in write(Track([cue]))


@pytest.mark.parametrize(
    ("raw", "anchor"), [("{\\an8}x", 8), ("<i>{\\an7}x</i>", 7), ("{\\a6}x", 8)]
)
def test_overrides_place_a_cue(raw: str, anchor: int) -> None:
    cue = parsed(GOOD.format(raw))[0]
    assert cue.placement == Placement(anchor)
    assert f"{{\\an{anchor}}}" in write(Track([cue]))


def test_coordinates_are_kept() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000 X1:1 X2:2 Y1:3 Y2:4\nA\n\n"
    track = parsed(text)
    assert track[0].extras == (("srt.coordinates", "X1:1 X2:2 Y1:3 Y2:4"),)
    assert write(track) == text


def test_what_would_be_misread_is_written_so_that_it_is_not() -> None:
    text = "<i>\n\n00:00:05,000 --> 00:00:06,000\n{\\an8} "
    written = write(Track([Cue(0, 1000, text)]))
    assert written.count("\n\n") == 1
    assert cues(written) == [(0, 1000, text)]
    # pysrt sees one cue with all the lines, too.
    items = pysrt.from_string(written)
    assert len(items) == 1
    assert items[0].text.count("\n") == 3


def test_pysrt_agrees_on_a_good_file() -> None:
    blocks = [
        f"{n}\n00:{n:02}:01,{n:03} --> 00:{n:02}:02,500\nline {n}\n<i>second</i> – ça va ?\n"
        for n in range(1, 60)
    ]
    text = "\n".join(blocks)
    theirs = [(i.start.ordinal, i.end.ordinal, i.text) for i in pysrt.from_string(text)]
    track = parsed(text)
    assert [
        (c.start, c.end, f"line {n}\n<i>second</i> – ça va ?") for n, c in enumerate(track, 1)
    ] == theirs
    assert write(track) == text + "\n"


def test_bridges() -> None:
    track = Track([Cue(1000, 2000, "A", marks=[Mark(0, 1, "bold")]), Cue(3000, 4000, "B")])
    file = to_pysrt(track)
    assert [item.text for item in file] == ["<b>A</b>", "B"]
    assert from_pysrt(file) == track
    file.shift(seconds=1)
    assert [cue.start for cue in from_pysrt(file)] == [2000, 4000]


def test_the_record() -> None:
    assert SRT.sniff is not None
    assert SRT.sniff(GOOD) > 0.9
    assert SRT.sniff("[0:01 --> 0:02] Hello") == 0
