"""Laws of the caption formats: round trips, no silence, no crash, no markup out of plain text."""

from __future__ import annotations

import contextlib
import re

import pysrt
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.errors import SubtoolsError
from subtools.formats import FORMATS
from subtools.formats.decode import decode
from subtools.formats.detect import detect
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from tests.strategies import NASTY, clean_texts, texts, tracks

OPTIONS = ReadOptions()
CAPTIONS = ("srt", "vtt", "cues", "ass", "ttml")


def written(track: Track, name: str) -> str:
    write = FORMATS[name].write
    assert write is not None
    return write(track)


def read(text: str, name: str) -> Track:
    reader = FORMATS[name].read
    assert reader is not None
    return reader(text, OPTIONS)


@pytest.mark.parametrize("name", CAPTIONS)
@given(track=tracks())
def test_a_format_reads_back_what_it_wrote(name: str, track: Track) -> None:
    low = lower(track, FORMATS[name])
    data = written(low, name).encode()
    text, _ = decode(data, encoding=None)
    back = read(text, name)
    if name == "cues":
        assert back == low
        assert [cue.origin for cue in back] == [cue.origin for cue in low]
    else:
        assert list(back) == list(low)
        language = low.language if name == "ttml" else None
        assert back == low.replace(language=language, chapters=())


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "ttml"])
@given(track=tracks())
def test_what_is_written_is_read_without_a_complaint(name: str, track: Track) -> None:
    back = read(written(lower(track, FORMATS[name]), name), name)
    # No cue is worth a word, and so is an order that the cues were given in.
    assert [f for f in back.findings if f.severity != "info"] == [] or not len(track)


@pytest.mark.parametrize("name", ["srt", "vtt", "cues", "text", "ass", "ttml"])
@given(track=tracks())
def test_lowering_twice_is_lowering_once(name: str, track: Track) -> None:
    once = lower(track, FORMATS[name])
    twice = lower(once, FORMATS[name])
    assert twice == once
    assert twice.findings == once.findings


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "ttml"])
@given(track=tracks())
def test_nothing_is_lost_without_a_finding(name: str, track: Track) -> None:
    low = lower(track, FORMATS[name])
    words = [(cue.text, cue.speaker or None) for cue in track]
    assert words == [(cue.text, cue.speaker) for cue in low] or low.findings


@pytest.mark.parametrize("name", CAPTIONS)
@given(data=st.binary(max_size=300) | st.lists(st.sampled_from(NASTY), max_size=20).map(
    lambda parts: "".join(parts).encode("utf-8", "surrogatepass")))  # fmt: skip
def test_any_bytes_raise_nothing_but_our_errors(name: str, data: bytes) -> None:
    with contextlib.suppress(SubtoolsError):
        text, _ = decode(data, encoding=None)
        detect(text, None)
        read(text, name)


STAMPED = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n2\n00:00:03,000 --> 00:00:04,000\n{}\n"


@pytest.mark.parametrize("name", ["srt", "vtt"])
@given(first=clean_texts, second=clean_texts)
def test_line_ends_and_byte_order_marks_change_nothing(name: str, first: str, second: str) -> None:
    text = STAMPED.format(first, second)
    if name == "vtt":
        text = "WEBVTT\n\n" + text.replace(",000", ".000")
    tracks_read = []
    for end in ("\n", "\r\n", "\r"):
        for mark in ("", "\ufeff"):
            data = (mark + text.replace("\n", end)).encode()
            tracks_read.append(read(decode(data, encoding=None)[0], name))
    assert all(track == tracks_read[0] for track in tracks_read)
    assert all(track.findings == tracks_read[0].findings for track in tracks_read)


BLOCKS = st.sampled_from([
    "1\n00:00:01,000 --> 00:00:02,000\nword{0}",
    "00:00:01.000 --> 00:00:02.000\nword{0}",
    "00:03 --> 00:04\nword{0}",
    "00:00:05,5 -->\nword{0}",
    "7\n00:00:09,000 --> 00:00:08,000 X1:1 X2:2\nword{0}",
    "-00:00:01,000 --> 00:00:08,000\nword{0}",
    "word{0}",
    "NOTE word{0}",
    "STYLE\nword{0}",
    "x --> y\nword{0}",
    "id\n00:00:01.000 --> 00:00:02.000 line:0\nword{0}\n\nword{0}b",
    "00:01.000 --> 00:02.000\nword{0}\n00:02.000 --> 00:03.000\nword{0}c",
])  # fmt: skip


@pytest.mark.parametrize("name", ["srt", "vtt"])
@given(blocks=st.lists(BLOCKS, max_size=6), gap=st.sampled_from(["\n", "\n\n", "\n\n\n", "\n \n"]))
def test_no_block_goes_in_without_a_cue_or_a_finding(
    name: str, blocks: list[str], gap: str
) -> None:
    text = gap.join([block.format(number) for number, block in enumerate(blocks)])
    track = read(f"WEBVTT\n\n{text}\n" if name == "vtt" else text, name)
    said = " ".join([
        *[cue.text for cue in track],
        *[value for cue in track for _, value in cue.extras],
        *[value for _, value in track.metadata],
        *[finding.message for finding in track.findings],
    ])  # fmt: skip
    # A finding may count places, and quotes only the beginning of a block it drops.
    counted = any("(" in f.message or "with its text" in f.message for f in track.findings)
    for word in re.findall(r"word\d+[bc]?", text):
        assert word in said or counted


@given(text=texts)
def test_no_less_than_sign_becomes_markup_in_vtt(text: str) -> None:
    vtt = FORMATS["vtt"]
    low = lower(Track([Cue(0, 1000, text)]), vtt)
    file = webvtt.from_string(written(low, "vtt"))
    raw = file.captions[0].raw_text if file.captions else ""
    tags = re.findall(r"<[^>]*>", raw)
    assert set(tags) <= {"<c>", "</c>"}
    assert len(file.captions) == 1


@given(texts_given=st.lists(clean_texts, min_size=1, max_size=4))
def test_pysrt_reads_what_we_write(texts_given: list[str]) -> None:
    # pysrt splits lines at these and strips others; players do not.
    odd = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
    cues = [Cue(i * 1000, i * 1000 + 500, odd.sub("", t)) for i, t in enumerate(texts_given)]
    low = lower(Track(cues), FORMATS["srt"])
    text = written(low, "srt")
    items = pysrt.from_string(text)
    assert [(item.start.ordinal, item.end.ordinal) for item in items] == [
        (cue.start, cue.end) for cue in low
    ]


@settings(max_examples=20)
@given(track=tracks())
def test_same_input_same_bytes(track: Track) -> None:
    for name in CAPTIONS:
        fmt = FORMATS[name]
        assert written(lower(track, fmt), name) == written(lower(track, fmt), name)
