"""Recognisers' and podcasts' JSON, and SBV, of the data folder: the counts its README states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from subtools.formats.asr import read, sniff
from subtools.formats.format import ReadOptions
from subtools.formats.sbv import SBV

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.track import Track


def load(path: Path) -> Track:
    text = path.read_text(encoding="utf-8")
    assert sniff(text[:65536]) >= 0.9
    track = read(text, ReadOptions())
    assert not [f for f in track.findings if f.severity != "info"]
    return track


@pytest.mark.parametrize(
    ("name", "count", "first", "last"),
    [
        ("asr/dg_utterances.json", 6, (80, "Yeah. As as much as, it's worth celebrating,"),
         (22_300, "and didn't get the same opportunities that we have today.")),
        ("asr/whisper_timestamped.json", 4,
         (120, "Yeah, as much as it's worth celebrating the first spacewalk "),
         (19_820, "who were skilled and qualified and didn't get the same oppor")),
        ("podcast-files/example.json", 5, (500, "I"), (2750, "Nooooo")),
    ],
)  # fmt: skip
def test_segments(
    corpus: Path, name: str, count: int, first: tuple[int, str], last: tuple[int, str]
):
    track = load(corpus / "transcripts" / name)
    assert len(track) == count
    for cue, (start, text) in ((track[0], first), (track[-1], last)):
        assert cue.start == start
        assert cue.text.startswith(text)


def test_one_utterance(corpus: Path):
    track = load(corpus / "transcripts" / "asr" / "assemblyai_utterances.json")
    assert [(c.start, c.end, c.speaker, len(c.words)) for c in track] == [(170, 25_140, "A", 60)]


@pytest.mark.parametrize(
    ("name", "count", "start", "end"),
    [
        ("dg_transcription.json", 62, 80, 25_440),
        ("dg_whisper_transcription.json", 59, 60, 25_560),
        ("assemblyai_transcription.json", 60, 170, 25_140),
    ],
)
def test_words_only(corpus: Path, name: str, count: int, start: int, end: int):
    track = load(corpus / "transcripts" / "asr" / name)
    words = [w for c in track for w in c.words]
    assert (len(words), words[0].start, words[-1].end) == (count, start, end)
    assert all(w.confidence is not None for w in words)
    assert [w.text for w in words] == track.text.split()
    assert 1 < len(track) < 10
    assert all(c.duration <= 15_000 for c in track)


def test_sbv(corpus: Path):
    text = (corpus / "subtitles" / "sbv" / "captions.sbv").read_text(encoding="utf-8")
    track = SBV.read(text, ReadOptions())
    assert SBV.sniff(text) > 0.9
    assert track.findings == ()
    assert (len(track), track[0].start, track[-1].start) == (321, 3900, 2_650_200)
    assert track[0].text.startswith("good morning everybody David Shapiro\nhere we are back")
    assert SBV.read(SBV.write(track), ReadOptions()) == track
