from __future__ import annotations

import json
import subprocess
import sys

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.errors import InputError
from subtools.formats.cues import read, write
from subtools.formats.detect import detect
from subtools.formats.format import ReadOptions
from subtools.formats.text import write as write_text

SRT = "1\n00:00:01,000 --> 00:00:02,000\nHi\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n"


def test_each_line_is_json() -> None:
    lines = write(Track([Cue(0, 9, "a\nb\0\ud800\u2028")], language="en")).split("\n")
    assert json.loads(lines[0]) == {"format": "subtools-cues", "version": 1, "language": "en"}
    assert json.loads(lines[1])["text"] == "a\nb\0\ud800\u2028"
    assert lines[2:] == [""]


def test_a_bad_line_is_a_finding() -> None:
    bad = ['{"start": 1}', "not json", '{"start": 9, "end": 1, "text": ""}']
    text = write(Track([Cue(0, 9, "a")])) + "\n".join(bad)
    track = read(text, ReadOptions())
    assert len(track) == 1
    assert [(f.code, f.line) for f in track.findings] == [("X91", 3), ("X91", 4), ("X91", 5)]


def test_a_newer_version_is_refused() -> None:
    with pytest.raises(InputError, match="version 2"):
        read('{"format": "subtools-cues", "version": 2}\n', ReadOptions())


def test_plain_text() -> None:
    assert write_text(Track([Cue(0, 1, "a\nb"), Cue(1, 2, ""), Cue(2, 3, "c")])) == "a b\nc\n"


@pytest.mark.parametrize(
    ("text", "suffix", "name", "told"),
    [
        (SRT, ".srt", "srt", 0), (SRT, ".txt", "srt", 0), (SRT, ".vtt", "srt", 1),
        (SRT, None, "srt", 0),
        (VTT, ".txt", "vtt", 0), (VTT, ".srt", "vtt", 1), ("\ufeff" + VTT, None, "vtt", 0),
        (write(Track()), ".json", "cues", 1), ('{"segments": []}', ".json", "json", 0),
        ("0:00:01.000,0:00:02.000\nHi\n", ".txt", "sbv", 0),
        ("[ar:x]\n[00:01.00]Hi\n", ".txt", "lrc", 0),
        ("start\tend\ttext\n0\t1\tHi\n", None, "tsv", 0),
        ("0:01 Hi\n0:05 you\n", ".txt", "transcript", 0), ("Hi", None, "transcript", 0),
        ("0:01 --> 0:05 Hi\n0:05 --> 0:07 you\n", ".txt", "transcript", 0),
        ("", ".srt", "srt", 0), ("", None, "transcript", 0),
    ],
)  # fmt: skip
def test_detection(text: str, suffix: str | None, name: str, told: int) -> None:
    record, findings = detect(text, suffix)
    assert record.name == name
    assert len(findings) == told


def test_a_transcript_is_detected_without_the_packages_of_the_others() -> None:
    code = (
        "import sys; from subtools.formats.detect import detect; "
        "assert detect('0:01 Hi\\n0:05 you', '.txt')[0].name == 'transcript'; "
        "assert not {'pysrt', 'webvtt', 'json', 'subtools.formats.srt'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
