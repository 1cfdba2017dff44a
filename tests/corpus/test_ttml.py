"""Real TTML: the W3C's test files say in words what they must show, and that is read from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from subtools.formats import FORMATS
from subtools.formats.decode import decode
from subtools.formats.detect import detect
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from subtools.formats.ttml import TTML, read, write
from subtools.formats.ttml.style import NAMES
from tests import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.track import Track

FILES = sorted([*CORPUS.glob("subtitles/**/*.ttml"), *CORPUS.glob("subtitles/**/*.dfxp")])
#: Nothing but a head and a region.
EMPTY = {"body_only.ttml"}
#: Files whose colours are what they test.
COLOURS = re.compile(r"must be (\w+)\.$")
SECONDS = re.compile(r"(\d+) seconds?\b")


def load(path: Path) -> Track:
    text, _ = decode(path.read_bytes(), encoding=None)
    record, findings = detect(text, path.suffix)
    assert record is TTML
    assert findings == ()
    return read(text, ReadOptions())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read(path: Path) -> None:
    track = load(path)
    assert bool(track.cues) is (path.name not in EMPTY)
    assert not [f for f in track.findings if f.severity == "error"]
    for cue in track:
        assert cue.text.strip()
        assert cue.start < cue.end
        assert "must not" not in cue.text.replace("must not see the word", "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_survives_writing_and_reading(path: Path) -> None:
    low = lower(load(path), TTML)
    assert not [f for f in low.findings if f.code == "L10"]
    assert read(write(low), ReadOptions()) == low


@pytest.mark.parametrize("path", [p for p in FILES if "timing" in p.name], ids=lambda p: p.name)
def test_times_are_those_that_the_text_names(path: Path) -> None:
    for cue in load(path):
        told = [int(number) * 1000 for number in SECONDS.findall(cue.text.replace("\n", " "))]
        if "appear at" in cue.text and len(told) > 1:
            assert (cue.start, cue.end) == (told[0], told[-1])
        elif "persists for" in cue.text:
            assert cue.end - cue.start == told[-1]


@pytest.mark.parametrize("path", [p for p in FILES if "imsc" in p.parts], ids=lambda p: p.name)
def test_colours_are_those_that_the_text_names(path: Path) -> None:
    for cue in load(path):
        named = COLOURS.search(cue.text)
        if named and named[1] in NAMES:
            (mark,) = cue.marks
            assert mark.attributes == (("color", NAMES[named[1]]),)
            assert (mark.start, mark.end) == (0, len(cue.text))


def test_every_format_of_the_same_captions_tells_the_same() -> None:
    folder = CORPUS / "subtitles" / "astisub"
    track = load(folder / "example-in.ttml")
    text, _ = decode((folder / "example-in.srt").read_bytes(), encoding=None)
    srt = FORMATS["srt"].read
    assert srt is not None
    other = srt(text, ReadOptions())
    # The first block of the SRT has no times that can be believed.
    assert [(c.start, c.end, c.text) for c in track.cues[1:]] == [
        (c.start, c.end, c.text) for c in other.cues[1:]
    ]
