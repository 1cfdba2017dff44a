"""Golden cases of pasted transcripts: prose, input, and what a right reading gives.

A case in `transcripts/*.md` is a heading and fenced blocks: `input`; `cues` (seconds, then the
words, `Name:` before them where a speaker is known, ` / ` for a line end, `{Name: words}` for a
turn inside a cue); `findings` (line and code each; none when left out); `chapters`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from subtools.transcript.reader import read_transcript

if TYPE_CHECKING:
    from subtools.core.cue import Cue

_CASES = Path(__file__).parent / "transcripts"
_title = re.compile(r"^## (.+)\n(?=\n~~~ input\n)", re.MULTILINE)
_block = re.compile(r"~~~ (\w+)\n(.*?)(?=\n~~~)", re.DOTALL)


def _cases() -> list[tuple[str, dict[str, str]]]:
    cases = []
    for file in sorted(_CASES.glob("*.md")):
        parts = _title.split(file.read_text(encoding="utf-8"))[1:]
        for title, body in zip(parts[::2], parts[1::2], strict=True):
            cases.append((f"{file.stem}: {title}", dict(_block.findall(body))))
    return cases


def shown(cue: Cue) -> str:
    """Print a cue as the golden files do."""
    said = cue.text
    for mark in sorted(
        (m for m in cue.marks if m.kind in ("voice", "turn")), key=lambda m: -m.start
    ):
        who = f"{mark.get('name')}: " if mark.kind == "voice" else ""
        said = f"{said[: mark.start]}{{{who}{said[mark.start : mark.end]}}}{said[mark.end :]}"
    who = f"{cue.speaker}: " if cue.speaker else ""
    return f"{cue.start / 1000:g} {who}{said}".replace("\n", " / ")


@pytest.mark.parametrize("case", [pytest.param(case, id=title) for title, case in _cases()])
def test_a_paste_reads_as_written_down(case: dict[str, str]) -> None:
    track = read_transcript(case["input"])

    assert case["cues"].split("\n") == [shown(cue) for cue in track]
    assert case.get("findings", "").split("\n") == (
        [
            f"{f.line}-{f.through} {f.code}" if f.through else f"{f.line} {f.code}"
            for f in track.findings
        ]
        or [""]
    )
    assert (
        case.get("layout", dict(track.metadata)["transcript.layout"])
        == (dict(track.metadata)["transcript.layout"])
    )
    if "chapters" in case:
        assert case["chapters"].split("\n") == [
            f"{c.start / 1000:g} {c.title}" for c in track.chapters
        ]
