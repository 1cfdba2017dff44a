"""Laws of the structured sources: nothing raises, nothing is silent, what is written reads back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue, Word
from subtools.core.track import Track
from subtools.formats.asr import ASR
from subtools.formats.asr.shapes import SHAPES
from subtools.formats.format import ReadOptions
from subtools.formats.lrc import LRC
from subtools.formats.mpl2 import MPL2
from subtools.formats.sbv import SBV
from subtools.formats.spoken import tidy
from subtools.formats.timed_xml import TIMED_XML
from subtools.formats.tmplayer import TMPLAYER
from subtools.formats.tsv import TSV

if TYPE_CHECKING:
    from subtools.formats.asr.shapes import Shape
    from subtools.formats.format import Format


OPTIONS = ReadOptions()
FORMATS = [ASR, SBV, LRC, TSV, TIMED_XML, MPL2, TMPLAYER]

#: Pieces from which texts that look like a format are made.
PIECES = st.sampled_from(
    [
        "[00:01.00]", "<00:02.5>", "[ti:x]", "[offset:-9]", "[length:1:00]", "[10][20]", "[3][]",
        "0:00:01.000,0:00:02.000", "0:00:03:", "start\tend\ttext", "5\t9\tx", "1.5\t0:02\ty", "\t",
        "<transcript>", '<text start="1" dur="2">', "</text>", '<p t="5" d="9">', "<s t='2'>",
        "</s>", "</p>", "&amp;lt;i&amp;gt;", "&lt;i&gt;", "&", "|", "/", "\n", "\n\n", " ", "word",
        "９:９９", "\x00", "\ud800", "[br]",
    ]
)  # fmt: skip
LOOKALIKES = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)

KEYS = st.sampled_from(
    [
        "segments", "words", "results", "result", "utterances", "channels", "alternatives",
        "transcription", "offsets", "timestamps", "from", "to", "tokens", "start", "end", "text",
        "word", "startTime", "endTime", "body", "speaker", "confidence", "items", "start_time",
        "type", "timestamp", "chunks", "events", "segs", "utf8", "tStartMs", "tOffsetMs",
        "paragraphs", "paragraph", "line", "monologues", "elements", "value", "ts", "transcript",
        "seconds", "nanos", "language", "audio_url", "recognizedPhrases", "nBest", "retval",
        "offsetInTicks", "duration", "wireMagic", "speaker_labels", "word_confidence", "content",
    ]
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(
        ["1.5", "0.5s", "pronunciation", "punctuation", "word", "a b.", " x", "", "-1", "1:02"]
    ) | st.text(max_size=5)
)  # fmt: skip
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=40,
)


def is_sound(track: Track):
    for cue in track:
        # The checked constructor refuses what the readers' fast one would let pass.
        assert Cue(cue.start, cue.end, cue.text, marks=cue.marks, words=cue.words) is not None
        assert cue.text.strip()
        assert all(cue.text[w.offset :].startswith(w.text) for w in cue.words)
        assert all(cue.start <= w.start <= w.end <= cue.end for w in cue.words)
        cue.text.encode()
    for finding in track.findings:
        assert "\n" not in finding.message


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
@given(text=LOOKALIKES)
def test_any_text_is_read(format_: Format, text: str):
    assert 0 <= format_.sniff(text) <= 1
    text = text.encode("utf-8", "replace").decode()
    is_sound(format_.read(text, OPTIONS))


@given(document=DOCUMENTS)
def test_any_document_is_read_and_never_in_silence(document: object):
    track = ASR.read(json.dumps(document), OPTIONS)
    is_sound(track)
    assert track.cues or track.findings


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: s.__name__)
@given(document=DOCUMENTS)
def test_a_shape_never_raises(shape: Shape, document: object):
    speech = shape(document)
    assert speech is None or list(speech.turns) is not None


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8)
TIMES = st.integers(0, 400 * 3_600_000)


@st.composite
def tracks(
    draw: st.DrawFn, *, lines: int = 1, tick: int = 1, words: bool = False, apart: bool = False
) -> Track:
    """Tracks of tidy texts; `apart`: no cue starts before the one before has ended."""
    cues = []
    at = 0
    for _ in range(draw(st.integers(0, 5))):
        spoken = [draw(st.lists(WORDS, min_size=1, max_size=4)) for _ in range(lines)]
        text = "\n".join([" ".join(line) for line in spoken])
        start = (at if apart else 0) + draw(TIMES) // tick * tick
        end = start + draw(st.integers(tick, 9000)) // tick * tick
        at = end
        dated = []
        if words and draw(st.booleans()):
            edges = sorted(
                [start, *[start + (end - start) * n // 10 // tick * tick for n in range(1, 10)]]
            )
            offset = 0
            for i, word in enumerate(spoken[0]):
                dated.append(Word(offset, word, edges[2 * i], edges[2 * i + 1]))
                offset += len(word) + 1
        cues.append(Cue(start, end, text, words=dated))
    return Track(cues)


def reads_back(format_: Format, track: Track):
    text = format_.write(track)
    again = format_.read(text, OPTIONS)
    assert again == track
    assert again.findings == ()
    assert format_.write(again) == text


@given(track=tracks(lines=2))
def test_sbv_reads_what_it_wrote(track: Track):
    reads_back(SBV, track)


@given(track=tracks())
def test_tsv_reads_what_it_wrote(track: Track):
    reads_back(TSV, track)


@given(track=tracks(tick=10, words=True, apart=True))
def test_lrc_reads_what_it_wrote(track: Track):
    reads_back(LRC, track)


NASTY = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize("format_", [SBV, TSV, LRC], ids=lambda f: f.name)
@given(texts=st.lists(NASTY, max_size=4))
def test_no_text_becomes_a_cue(format_: Format, texts: list[str]):
    """Whatever the texts hold, as many cues come back, at their times."""
    texts = [tidy(text.encode("utf-8", "replace").decode()) for text in texts]
    track = Track([Cue(1000 * i, 1000 * i + 500, t) for i, t in enumerate(texts) if t])
    again = format_.read(format_.write(track), OPTIONS)
    assert [(c.start, c.end) for c in again] == [(c.start, c.end) for c in track]
