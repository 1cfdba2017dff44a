"""Every SRT and WebVTT file of the data reads as its README states; `-s` prints the table."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from subtools.core.time import format_clock
from subtools.formats import FORMATS
from subtools.formats.decode import decode
from subtools.formats.detect import detect
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from tests import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.track import Track

#: Where the README counts less than is there: its pattern wants milliseconds in a time line, and
#: the first block of this one has none ("00:01:39 -->"); it says itself that there are six.
SIX = ("6", "0:01:39.000 (deep rumbling)")
BETTER = {"example-in.srt": SIX, "missing-sequence-in.srt": SIX}


class Row(NamedTuple):
    folder: str
    file: str
    count: str
    first: str
    last: str


def rows(readme: Path, folder: str = "") -> list[Row]:
    """Read the tables of a README: a heading names the folder, a row a file."""
    found: list[Row] = []
    if not readme.exists():
        return found
    for line in readme.read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            folder = line[3:].strip()
        cells = [cell.strip() for cell in line.split("|")][1:-1]
        if len(cells) == 6 and cells[0].endswith((".srt", ".vtt")):
            found.append(Row(folder, cells[0], *cells[3:]))
    return found


ROWS = [
    *[("subtitles", row) for row in rows(CORPUS / "subtitles" / "README.md")],
    *[("transcripts", row) for row in rows(CORPUS / "transcripts" / "README.md")],
]


def load(path: Path) -> tuple[str, Track]:
    text, _ = decode(path.read_bytes(), encoding=None)
    record, _ = detect(text, path.suffix)
    assert record.read is not None
    return record.name, record.read(text, ReadOptions())


def words(text: str) -> str:
    """Leave words only: the README shows raw text on one line, with its tags and entities."""
    bare = re.sub(r"</?[a-z][^>]*>", "", html.unescape(html.unescape(text)))
    return " ".join(bare.split())


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[f"{r.folder}/{r.file}" for _, r in ROWS])
def test_reads_as_the_readme_states(kind: str, row: Row, corpus: Path) -> None:
    name, track = load(corpus / kind / row.folder / row.file)
    print(f"{row.folder}/{row.file} | {name} | {len(track)} | {track[0] if len(track) else ''}")  # noqa: T201 - the table
    if not row.count:
        # Files of other encodings or without a stated count: they read, and say what they miss.
        assert len(track) or track.findings
        return
    count, first = BETTER.get(row.file, (row.count, row.first))
    assert len(track) == int(count)
    for cue, stated in ((track[0], first), (track[-1], row.last)):
        clock, _, text = stated.partition(" ")
        assert format_clock(cue.start).endswith(clock)
        assert words(cue.text).startswith(words(text))


FILES = sorted([*CORPUS.glob("subtitles/**/*.srt"), *CORPUS.glob("subtitles/**/*.vtt")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_file_survives_writing_and_reading(path: Path) -> None:
    name, track = load(path)
    record = FORMATS[name]
    assert record.read is not None
    assert record.write is not None
    low = lower(track, record)
    assert not [f for f in low.findings if f.code[0] == "L"]
    assert record.read(record.write(low), ReadOptions()) == track
