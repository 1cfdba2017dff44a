"""Two captions in every look, as libass gets them: a file's name is its look, and options.

`claims` shows the claims, `upright` is a picture 9:16. With ANEW=1 in the environment the files
are written anew; then look at them: what changes here changes every video that is burned.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.looks import load_look
from subtools.media.layout import Picture, lay_out

FOLDER = Path(__file__).parent / "layout"
CASES = sorted(FOLDER.glob("*.ass"))


def talk() -> Track:
    said = Cue(
        1000, 3000, "She said it was\nthe mayor's idea.",
        words=[Word(0, "She", 1000, 1200), Word(4, "said", 1200, 1500), Word(9, "it", 1500, 1600),
               Word(12, "was", 1600, 1800), Word(16, "the", 1800, 1950),
               Word(20, "mayor's", 1950, 2400), Word(28, "idea", 2400, 2900)],
        marks=[Mark(0, 3, "source", attributes=(("id", "1"),)),
               Mark(4, 8, "reporting", attributes=(("id", "1"),)),
               Mark(9, 32, "claim", attributes=(("certainty", "asserted"), ("id", "1")))],
    )  # fmt: skip
    return Track([said, Cue(3500, 5000, "[Applause] {loud}")], language="en")


@pytest.mark.parametrize("path", CASES, ids=[path.name for path in CASES])
def test_layout(path: Path):
    look, *options, _ = path.name.split(".")
    made = lay_out(
        talk(),
        picture=Picture(1080, 1920) if "upright" in options else Picture(1920, 1080),
        look=load_look(look),
        claims=load_look("claims") if "claims" in options else None,
        frame_rate=FrameRate(25),
    ).ass
    if os.environ.get("ANEW"):
        path.write_text(made, encoding="utf-8")

    assert made == path.read_text(encoding="utf-8")
