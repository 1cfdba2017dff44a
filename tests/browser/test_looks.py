"""What a browser makes of claims in WebVTT, pixel by pixel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue
from subtools.core.look import contrast
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats.styling.sheets import sheet
from subtools.formats.writing import write
from subtools.looks import load_look

if TYPE_CHECKING:
    from tests.browser.conftest import Show

TEXT = "Officials claimed the bridge was hit\nothers deny that, they confirm < {this} & rain"


def marks() -> list[Mark]:
    """Mark one of each: source, reporting words, and a claim of every certainty."""
    made = []
    for number, (words, kind, certainty) in enumerate([
        ("Officials", "source", ""), ("claimed", "reporting", ""),
        ("the bridge was hit", "claim", "alleged"), ("that", "claim", "denied"),
        ("< {this}", "claim", "confirmed"), ("rain", "claim", "asserted"),
    ]):  # fmt: skip
        at = TEXT.index(words)
        facts = (("certainty", certainty), ("id", str(number))) if certainty else ()
        made.append(Mark(at, at + len(words), kind, attributes=facts))
    return made


TALK = Track([
    Cue(0, 3000, TEXT, marks=marks()),
    Cue(3000, 3900, "Nothing is claimed here."),
])  # fmt: skip
LOOK = load_look("claims")
COLOURS = {selector: style.color for selector, style in LOOK.styles}


@pytest.mark.parametrize("vtt_style", ["inline", "css"])
def test_every_colour_of_the_look_is_on_the_screen(vtt_style: str, show: Show):
    text = write(TALK, "vtt", look=LOOK, vtt_style=vtt_style)[0]
    shown = show(text, css=sheet(LOOK) if vtt_style == "css" else "")

    few = {name: shown.count(colour) for name, colour in COLOURS.items()}
    assert min(few.values()) > 100, few


def test_the_box_behind_the_words_is_as_dark_as_the_look_asks(show: Show):
    shown = show(write(TALK, "vtt", look=LOOK, vtt_style="inline")[0])
    box = "#333333"  # 80 % black over white

    assert shown.count(box) > 10_000
    for name, colour in COLOURS.items():
        assert contrast(colour, 0.8) >= 4.5, name


def test_without_a_style_sheet_the_second_channel_is_still_seen(show: Show):
    clean = show(write(TALK, "vtt")[0])
    plain = show(write(TALK, "vtt", look=LOOK)[0])

    # Chromium knows none of WebVTT's colour classes (Firefox and Safari do), so slant, weight
    # and lines under words are all that is left of a look.
    assert plain.count("#FFFF00") + plain.count("#00FFFF") == 0
    assert plain.pixels != clean.pixels
    assert plain.count("#FFFFFF", within=60) != clean.count("#FFFFFF", within=60)


@pytest.mark.parametrize("vtt_style", ["none", "inline"])
@pytest.mark.parametrize("look", ["claims", "minimal"])
def test_the_browser_reads_the_words_and_times_that_were_there(
    look: str, vtt_style: str, show: Show
):
    shown = show(write(TALK, "vtt", look=look, vtt_style=vtt_style)[0], ask=True)

    assert json.loads(shown.said) == [
        [cue.start / 1000, cue.end / 1000, cue.text] for cue in TALK
    ]  # fmt: skip


def test_the_legend_stands_at_the_top_and_no_caption_moves(show: Show):
    plain = show(write(TALK, "vtt", look=LOOK, vtt_style="inline")[0])
    legend = show(write(TALK, "vtt", look=LOOK, vtt_style="inline", legend=True)[0])
    half = len(plain.pixels) // 2

    assert plain.pixels[half:] == legend.pixels[half:]
    assert plain.pixels[:half] != legend.pixels[:half]
