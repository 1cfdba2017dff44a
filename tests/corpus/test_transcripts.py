"""Every transcript of the corpus reads with the count, first and last cue its README states."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import subtools

if TYPE_CHECKING:
    from pathlib import Path

_row = re.compile(
    r"^\| ([^|]+\.(?:md|txt|html|json|srt|vtt)) \| [^|]+ \| (.+?) \| (\d*) \| (.*?) \| (.*?) \|$"
)


def _expected(readme: str) -> list[tuple[str, str, int, str, str]]:
    """Read the tables: folder/file, layout, count, first, last."""
    rows = []
    folder = ""
    for line in readme.splitlines():
        if line.startswith("## "):
            folder = line[3:].strip()
        elif (match := _row.match(line)) and match[3]:
            rows.append((f"{folder}/{match[1]}", match[2], int(match[3]), match[4], match[5]))
    return rows


def _agrees(cue: subtools.Cue, stated: str) -> bool:
    clock, _, words = stated.partition(" ")
    hours, minutes, seconds = clock.split(":")
    start = round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
    said = " ".join(cue.text.split())
    spoken = {said, f"{cue.speaker}: {said}", f"<v {cue.speaker}>{said}"}
    spoken |= {f"{m.get('name')}: {said}" for m in cue.marks if m.kind == "voice" and m.start == 0}
    wanted = " ".join(unescape(words).split())
    return start == cue.start and any(text.startswith(wanted) for text in spoken)


def test_every_file_has_its_count_first_and_last_cue(corpus: Path) -> None:
    folder = corpus / "transcripts"
    rows = _expected((folder / "README.md").read_text(encoding="utf-8"))
    wrong = []
    for name, layout, count, first, last in rows:
        track = subtools.read(folder / name)
        ok = len(track) == count and _agrees(track[0], first) and _agrees(track[-1], last)
        read_as = dict(track.metadata).get("transcript.layout", "-")
        print(  # noqa: T201 - the table, shown by pytest -s
            f"{'ok ' if ok else 'BAD'} {len(track):4} of {count:4}  {read_as:12} {name}  ({layout})"
        )
        if not ok:
            wrong.append(name)

    assert len(rows) > 25
    assert wrong == []


def test_every_small_case_reads_as_stated(corpus: Path) -> None:
    cases = json.loads((corpus / "transcripts" / "small-cases.json").read_text(encoding="utf-8"))
    wrong = []
    for number, case in enumerate(cases["cases"]):
        track = subtools.parse(case["input"])
        # A fourth field of a stamp has no stated rate: its frames are that project's own choice.
        framed = bool(re.search(r"\d[:;.]\d\d[:;.]\d\d[:;.]\d\d", case["input"]))
        tolerance = 1000 if framed else 1
        right = len(track) == len(case["cues"]) and all(
            abs(cue.start - stated["start_ms"]) < tolerance and cue.text == stated["text"]
            for cue, stated in zip(track, case["cues"], strict=True)
        )
        if not right:
            wrong.append((number, [(cue.start, cue.text) for cue in track], case["cues"]))

    assert wrong == []


def test_the_seed_has_thirty_lines_and_one_finding(corpus: Path) -> None:
    track = subtools.read(corpus / "seed" / "briefing.txt")

    assert (len(track), track[0].start, track[-1].start) == (30, 0, 162_000)
    assert [str(f) for f in track.findings] == ["31: T11 dropped page furniture: Comments"]
