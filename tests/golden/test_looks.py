"""One news report in every look: looks/briefing.cues has the marks, the other files what is seen.

The marks were set by hand, so that no finder's mistake gets in. A file's name is its look, its
options and its format.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from subtools.formats import FORMATS
from subtools.formats.format import ReadOptions
from subtools.formats.writing import write

if TYPE_CHECKING:
    from subtools.core.track import Track

FOLDER = Path(__file__).parent / "looks"
CASES = sorted(path for path in FOLDER.iterdir() if path.name != "briefing.cues")


def briefing() -> Track:
    reader = FORMATS["cues"].read
    assert reader is not None
    return reader((FOLDER / "briefing.cues").read_text(encoding="utf-8"), ReadOptions())


@pytest.mark.parametrize("path", CASES, ids=[path.name for path in CASES])
def test_look(path: Path):
    look, *options, suffix = path.name.split(".")
    made, lowered = write(
        briefing(),
        suffix,
        look=None if look == "clean" else look,
        legend="legend" in options,
        vtt_style="inline" if "inline" in options else "none",
    )

    assert made == path.read_text(encoding="utf-8")
    assert lowered.findings == ()
