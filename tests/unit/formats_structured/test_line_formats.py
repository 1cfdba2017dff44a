"""SBV, LRC, TSV, MPL2 and TMPlayer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats.format import ReadOptions
from subtools.formats.lrc import LRC
from subtools.formats.mpl2 import MPL2
from subtools.formats.sbv import SBV
from subtools.formats.tmplayer import TMPLAYER
from subtools.formats.tsv import TSV

if TYPE_CHECKING:
    from subtools.formats.format import Format


def plain(track: Track) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.text) for c in track]


def told(track: Track) -> list[tuple[str, int | None]]:
    return [(f.code, f.line) for f in track.findings]


def test_sbv_damaged():
    track = SBV.read(
        "Title\n0:00:01.000,0:00:02.5\none \n\nmore of it\n"
        "00:00:04,000,00:00:03,000\nbackwards[br]two lines\n"
        "0:00:08.000,0:00:09.000\n\n-0:00:01.000,0:00:09.000\n",
        ReadOptions(),
    )
    assert plain(track) == [
        (1000, 2500, "one\nmore of it"),
        (4000, 8000, "backwards\ntwo lines"),
        (8000, 9000, "-0:00:01.000,0:00:09.000"),
    ]
    assert told(track) == [("X01", 1), ("X02", 5), ("X45", 6)]


def test_sbv_empty_cue_is_told():
    track = SBV.read("0:00:01.000,0:00:02.000\n\n0:00:03.000,0:00:04.000\nb\n", ReadOptions())
    assert plain(track) == [(3000, 4000, "b")]
    assert told(track) == [("X46", 1)]


def test_sbv_written():
    track = Track([Cue(3_723_004, 3_724_000, "a\n\nb"), Cue(5, 6, "0:00:01.000,0:00:02.000")])
    text = SBV.write(track)
    assert text == (
        "0:00:00.005,0:00:00.006\n0:00:01.000, 0:00:02.000\n\n1:02:03.004,1:02:04.000\na\nb\n"
    )
    assert len(SBV.read(text, ReadOptions())) == 2


LYRICS = """\
[ar:The Testers]
[ti: A Song ]
[la:en]
[offset:+500]
[length:00:20]

[00:02.00][00:10.00]refrain
[00:04.50]first line
goes on
[00:06.00]
[00:08.00]<00:08.00>two <00:08.50>words<00:09.00>
"""


def test_lrc():
    track = LRC.read(LYRICS, ReadOptions())
    assert plain(track) == [
        (1500, 4000, "refrain"),
        (4000, 5500, "first line\ngoes on"),
        (7500, 9500, "two words"),
        (9500, 19_500, "refrain"),
    ]
    assert track[2].words == (Word(0, "two", 7500, 8000), Word(4, "words", 8000, 8500))
    assert track.metadata == (
        ("lrc.ar", "The Testers"), ("lrc.ti", "A Song"), ("lrc.length", "00:20"),
    )  # fmt: skip
    assert track.language == "en"
    assert told(track) == [("X02", 9), ("X05", None)]


@pytest.mark.parametrize(
    ("stamp", "start"),
    [("0:01.5", 1500), ("00:01.05", 1050), ("00:01.005", 1005), ("75:00", 4_500_000),
     ("01:02:03", 62_030), ("1:02:03.5", 3_723_500), ("00:01,25", 1250)],
)  # fmt: skip
def test_lrc_stamps(stamp: str, start: int):
    assert LRC.read(f"[{stamp}]a", ReadOptions())[0].start == start


def test_lrc_last_line_and_two_languages():
    track = LRC.read("[00:01.00]one\n[00:01.00]eins\n[00:03.00]two two two two two", ReadOptions())
    assert [(c.start, c.end) for c in track] == [(1000, 3000), (1000, 3000), (3000, 6000)]


def test_lrc_bad_lines_are_told():
    track = LRC.read("[offset:soon]\njunk\n[00:01.00]a", ReadOptions())
    assert told(track) == [("X01", 2), ("X05", None)]


def test_lrc_written():
    words = [Word(0, "Hi", 1000, 1500), Word(3, "you", 1500, 1800)]
    track = Track(
        [
            Cue(1000, 2000, "Hi you", words=words),
            Cue(2000, 3004, "[00:01.00] a\nb"),
            Cue(9000, 9999, "<00:01.00>"),
        ],
        metadata=(("lrc.ar", "Ann"), ("vtt.header", "x")),
        language="en",
    )
    assert LRC.write(track) == (
        "[ar:Ann]\n[la:en]\n[00:01.00]<00:01.00>Hi <00:01.50>you<00:01.80>\n"
        "[00:02.00][ 00:01.00] a b\n[00:03.00]\n[00:09.00]< 00:01.00>\n[00:10.00]\n"
    )
    assert LRC.write(Track()) == ""


def test_tsv_whisper():
    track = TSV.read("start\tend\ttext\n0\t1500\tHi\tthere\n1500\t2000\t\n", ReadOptions())
    assert plain(track) == [(0, 1500, "Hi there")]
    assert told(track) == [("X46", 3)]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("0.5\t1.25\tlabel\n2.000000\t3\tb\n", [(500, 1250, "label"), (2000, 3000, "b")]),
        ("Start\tStop\tSpeaker\tText\n0:01\t0:02,5\tAnn\tHi\n", [(1000, 2500, "Hi")]),
        ("0\t1500\ta\n", [(0, 1500, "a")]),
        ("start\ttext\n0:01\ta\n0:02\tb\n", [(1000, 2000, "a"), (2000, 5000, "b")]),
        ("text\tend\tstart\nHi\t2000\t1000\n", [(1000, 2000, "Hi")]),
    ],
)
def test_tsv_tables(text: str, cues: list[tuple[object, ...]]):
    assert plain(TSV.read(text, ReadOptions())) == cues


def test_tsv_speaker_and_bad_rows():
    text = "start\tend\tspeaker\ttext\n1\t2000\tAnn\tHi\nnote\n\n5\tx\tBen\tNo\n"
    track = TSV.read(text, ReadOptions())
    assert [(c.speaker, c.text) for c in track] == [("Ann", "Hi"), ("Ben", "No")]
    assert told(track) == [("X03", 3), ("X42", 5), ("X44", 5)]


def test_mpl2():
    track = MPL2.read("[-5][10]/slanted|straight\n[20][]a\nb\n[30][40]\n", ReadOptions())
    assert plain(track) == [(0, 1000, "slanted\nstraight"), (2000, 5000, "a")]
    assert track[0].marks == (Mark(0, 7, "italic"),)
    assert sorted(told(track)) == [("X03", 3), ("X43", 1), ("X44", 2), ("X46", 4)]


def test_tmplayer():
    text = "0:00:01:one|two\n00:00:04=three\n00:00:05:\nx\n00:00:09,1=last\n"
    track = TMPLAYER.read(text, ReadOptions())
    assert plain(track) == [
        (1000, 4000, "one\ntwo"),
        (4000, 5000, "three"),
        (9000, 12_000, "last"),
    ]
    assert told(track) == [("X03", 4)]


SAMPLES = {
    "sbv": "0:00:01.000,0:00:02.000\nHello\n",
    "lrc": "[ti:x]\n[00:01.00]Hello\n[00:02.00]you\n",
    "tsv": "start\tend\ttext\n0\t1500\tHello\n",
    "mpl2": "[10][20]Hello\n[30][40]you\n",
    "tmplayer": "0:00:01:Hello\n0:00:02:you\n",
    "none": "[0:01] Hello\n[0:05] you, it's 10:30\n",
    "transcript": "0:01\nHello\n0:05\nyou\n",
    "brackets": "[1.319 - 6.779] Hello\n[2.0 - 7.0] you\n",
    "chat": "00:07:11\tAnn:\tgm\n00:07:12\tBen:\tgm\n",
    "hundredths": "[00:01.25] Hello\n[00:05.25] you\n",
    "whisper": "[00:00.750 --> 00:01.470] Hello\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    "empty": "",
}


@pytest.mark.parametrize("format_", [SBV, LRC, TSV, MPL2, TMPLAYER])
def test_sniff_knows_its_own_and_leaves_others(format_: Format):
    sure = {name for name, text in SAMPLES.items() if format_.sniff(text) > 0}
    # Stamps with hundredths in brackets and nothing else: LRC without tags.
    assert sure == {format_.name} | ({"hundredths"} if format_ is LRC else set())
