"""Lines in, captions out: the cases are in fit/, for people to read.

`in:` names the profile, the language, and what the starts are (floor, round, exact: a
transcript's stamps; true: captions). Then a start in seconds, a speaker before a stroke if there
is one, and the text; `/` breaks a line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.profiles import load_profile
from subtools.steps.fit import fit

CASES = sorted((Path(__file__).parent / "fit").glob("*.md"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_fit(path: Path):
    _, _, case = path.read_text(encoding="utf-8").partition("in: ")
    given, _, wanted = case.partition("\n\nout:\n")
    head, *rows = given.splitlines()
    profile, language, stamps = head.split()
    made = fit(
        Track(
            cues(rows),
            language=language,
            metadata=() if stamps == "true" else (("transcript.stamps", stamps),),
        ),
        profile=load_profile(profile),
    )
    assert [" / ".join(cue.lines) for cue in made] == wanted.splitlines()


def cues(rows: list[str]) -> list[Cue]:
    starts = [int(row.split(" ", 1)[0]) * 1000 for row in rows]
    ends = [*starts[1:], starts[-1] + 3000]
    found = []
    for start, end, row in zip(starts, ends, rows, strict=True):
        speaker, stroke, text = row.split(" ", 1)[1].rpartition("| ")
        found.append(
            Cue(start, end, text.replace(" / ", "\n"), speaker=speaker if stroke else None)
        )
    return found
