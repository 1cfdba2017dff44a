from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from subtools.core.caption_look import UPRIGHT, CaptionLook, WordLook
from subtools.core.colour import CONTRAST, least_contrast
from subtools.errors import InputError
from subtools.looks import CAPTION_LOOKS, LOOKS, load_look

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", CAPTION_LOOKS)
def test_a_look_of_captions_says_where_it_is_from_and_nothing_of_claims(name: str):
    look = load_look(name)

    assert look.caption is not None
    assert look.summary
    assert look.source
    assert look.styles == ()


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_of_claims_leaves_ordinary_words_to_others(name: str):
    assert load_look(name).caption is None


@pytest.mark.parametrize("name", CAPTION_LOOKS)
@pytest.mark.parametrize("upright", [False, True])
def test_captions_stay_inside_the_title_safe_area(name: str, upright: bool):
    caption = load_look(name).caption
    assert caption is not None
    shaped = caption.shaped(upright=upright)

    # SMPTE ST 2046-1: the middle 90 % of width and height.
    assert min(shaped.side, shaped.foot, shaped.head) >= 5


@pytest.mark.parametrize("name", CAPTION_LOOKS)
def test_no_word_looks_like_a_verdict(name: str):
    caption = load_look(name).caption
    assert caption is not None
    for colour in (caption.color, caption.word.color, caption.word.box):
        red, green, blue = (
            [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if colour else (0, 0, 0)
        )
        assert not red > 1.5 * max(green, blue), "red"
        assert not green > 1.5 * max(red, blue), "green"


def test_upright_pictures_have_values_of_their_own():
    look = CaptionLook(size=6, foot=5, upright=[("size", 7), ("foot", 20)])

    assert look.shaped(upright=False) == look.replace(upright=())
    assert look.shaped(upright=True) == look.replace(upright=(), size=7, foot=20)


def test_contrast_on_a_box_is_that_over_the_worst_picture():
    # Half a black box over white is grey; over black it is black.
    assert least_contrast("#FFFFFF", "#000000", 0.5) == pytest.approx(3.98, abs=0.01)
    assert least_contrast("#000000", "#FFFFFF", 0.5) == pytest.approx(5.28, abs=0.01)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"size": 0}, "size must be 1 to 30"),
        ({"size": float("nan")}, "size must be"),
        ({"lines": 0}, "lines must be 1 to 10"),
        ({"box": "round"}, "box must be one of none, line, block"),
        ({"position": "left"}, "position must be one of"),
        ({"color": "white"}, "color must be #rrggbb"),
        ({"font": "Arial,80"}, "font must be the name of a family"),
        ({"font": "Arial\n"}, "font must be the name of a family"),
        ({"font": "{\\p1}"}, "font must be the name of a family"),
        ({"upright": [("font", "x")]}, "upright can't have 'font'"),
        ({"upright": [("size", 99)]}, "size must be 1 to 30"),
        ({"box": "block", "box_opacity": 0.4}, "it needs 4.5"),
        ({"box": "line", "box_color": "#FFFFFF"}, "it needs 4.5"),
    ],
)
def test_what_no_caption_can_be_is_refused(values: dict[str, object], message: str):
    with pytest.raises(ValueError, match=re.escape(message)):
        CaptionLook(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"mode": "blink"}, "word.mode must be one of"),
        ({"mode": "color"}, "needs word.color"),
        ({"mode": "fill"}, "needs word.color"),
        ({"mode": "box"}, "needs word.box"),
        ({"mode": "box", "box": "blue"}, "word.box must be #rrggbb"),
        ({"mode": "box", "box": "#000080", "padding": 99}, "word.padding must be 0 to 50"),
    ],
)
def test_what_no_word_can_be_is_refused(values: dict[str, object], message: str):
    with pytest.raises(ValueError, match=re.escape(message)):
        WordLook(**values)  # type: ignore[arg-type]


def test_the_word_that_is_spoken_can_be_read_on_its_box():
    with pytest.raises(ValueError, match=r"it needs 4\.5"):
        CaptionLook(word=WordLook(mode="box", box="#FFFF00"))

    assert CaptionLook(word=WordLook(mode="box", box="#FFFF00", color="#000000")).word.color
    assert CONTRAST == 4.5


GOOD = 'summary = "a"\nsource = "b"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("caption = 3\n", "captions is a table"),
        ("[caption]\nsise = 3\n", "did you mean 'size'"),
        ("[caption]\nsize = 'big'\n", "size must be a number"),
        ("[caption]\nlines = 2.5\n", "lines must be a whole number"),
        ("[caption]\nbold = 1\n", "bold must be true or false"),
        ("[caption]\nbox = 'round'\n", "caption: box must be one of"),
        ("[caption]\nword = 'box'\n", "word is a table: [caption.word]"),
        ("[caption.word]\nmode = 'box'\n", "needs word.box"),
        ("[caption.word]\ncolour = '#FFFFFF'\n", "did you mean 'color'"),
        ("[caption.upright]\nfont = 'x'\n", "unknown key 'font'"),
        ("[caption.upright]\nsize = 99\n", "size must be 1 to 30"),
        ("[caption]\n[style.claim]\nitalic = true\n", "'box' is missing"),
    ],
)
def test_what_is_wrong_with_captions_of_ones_own_is_said(text: str, message: str, tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        load_look(str(path))

    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)


def test_a_file_may_have_captions_and_claims(tmp_path: Path):
    path = tmp_path / "mine.toml"
    text = (
        "box = 0.9\n[caption]\nsize = 7\n[caption.upright]\nfoot = 30\n[style.claim]\nbold = true\n"
    )
    path.write_text(GOOD + text, encoding="utf-8")
    look = load_look(str(path))

    assert look.caption == CaptionLook(size=7, upright=[("foot", 30)])
    assert look.style("claim").bold
    assert look.box == 0.9


def test_every_key_of_the_table_is_a_value_and_every_value_a_key(tmp_path: Path):
    caption = load_look("bold-social").caption
    assert caption is not None
    lines = [f"{key} = {getattr(caption, key)!r}" for key in caption.__slots__[:-2]]
    told = "\n".join(lines).replace("True", "true").replace("False", "false")
    path = tmp_path / "mine.toml"
    path.write_text(f"{GOOD}[caption]\n{told}\n", encoding="utf-8")
    made = load_look(str(path)).caption

    assert made == caption.replace(word=WordLook(), upright=())
    assert set(UPRIGHT) <= set(caption.__slots__)
