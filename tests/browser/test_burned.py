"""What libass draws of claims in ASS, pixel by pixel: the captions as they are burned in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from subtools.formats.writing import write
from tests.browser.conftest import FFMPEG, Shown, run, tool
from tests.browser.test_looks import COLOURS, TALK

if TYPE_CHECKING:
    from pathlib import Path


def burned(ass: str, folder: Path) -> Shown:
    """Burn captions on a white picture and return it."""
    (folder / "captions.ass").write_text(ass, encoding="utf-8")
    raw = run([
        tool(FFMPEG, "ffmpeg"), "-loglevel", "error", "-f", "lavfi", "-i",
        "color=white:s=1920x1080:d=1:r=1,format=rgb24", "-vf", f"ass={folder}/captions.ass",
        "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
    ])  # fmt: skip
    return Shown(raw, "")


def test_every_colour_of_the_look_is_burned_in_on_its_box(tmp_path: Path):
    shown = burned(write(TALK, "ass", look="claims")[0], tmp_path)
    few = {name: shown.count(colour) for name, colour in COLOURS.items()}

    assert min(few.values()) > 300, few
    assert shown.count("#333333", within=2) > 20_000  # 80 % black over white


@pytest.mark.parametrize("look", ["claims", "editor"])
def test_the_box_is_one_without_seams(look: str, tmp_path: Path):
    ass = write(TALK, "ass", look=look)[0]
    each_run = ass.replace(",&H00000000,&H33000000,", ",&H33000000,&H33000000,")
    each_run = each_run.replace(",4,2,10,2,", ",3,10,0,2,")  # the common box, one for each run
    # Where two boxes overlap both darken: 80 % of 80 % is 96 %.
    seams = [burned(text, tmp_path).count("#0a0a0a", within=1) for text in (ass, each_run)]

    assert each_run != ass
    assert seams[0] * 5 < seams[1], seams
