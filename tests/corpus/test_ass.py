"""The SubStation files of the data: what each holds, and that it survives writing and reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from subtools.formats.ass import ASS, read, write
from subtools.formats.decode import decode
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from subtools.formats.srt import SRT
from subtools.formats.srt import read as read_srt

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.track import Track

#: File, cues, the first cue's start and text, the codes of its findings.
FILES = (
    ("astisub/example-in.ssa", 6, 99_000, "(deep rumbling)", {"A02", "A03", "A04", "A11"}),
    (
        "astisub/example-in-carriage-return.ssa", 3, 0,
        "Did one of the last stories strike you as\nmore interesting than the other?",
        {"A07", "A11"},
    ),
    (
        "php-subtitles/ass_different_format2.ass", 2, 137_400,
        "Senator, we're making\nour final approach into Coruscant.", {"A09"},
    ),
)  # fmt: skip


def load(path: Path) -> Track:
    text, _ = decode(path.read_bytes(), encoding=None)
    return read(text, ReadOptions())


@pytest.mark.parametrize(("file", "count", "start", "text", "codes"), FILES)
def test_a_real_file_reads_and_survives(  # noqa: PLR0913, PLR0917
    corpus: Path, file: str, count: int, start: int, text: str, codes: set[str]
):
    track = load(corpus / "subtitles" / file)
    assert (len(track), track[0].start, track[0].text) == (count, start, text)
    assert {finding.code for finding in track.findings} == codes
    low = lower(track, ASS)
    back = read(write(low), ReadOptions())
    assert back == low
    assert not back.findings


def test_the_same_six_cues_come_from_srt(corpus: Path):
    ours = load(corpus / "subtitles" / "astisub" / "example-in.ssa")
    text, _ = decode((corpus / "subtitles/astisub/example-in.srt").read_bytes(), encoding=None)
    theirs = read_srt(text, ReadOptions())
    assert [cue.text.split() for cue in ours] == [cue.text.split() for cue in theirs]
    assert [cue.start for cue in ours] == [cue.start for cue in theirs]


def test_where_a_style_stands_is_told_to_formats_without_styles(corpus: Path):
    low = lower(load(corpus / "subtitles/php-subtitles/ass_different_format2.ass"), SRT)
    assert [cue.placement.anchor for cue in low if cue.placement] == [8, 8]
