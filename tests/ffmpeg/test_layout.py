"""What libass draws of captions that were laid out: pixel by pixel, in small pictures.

FFmpeg with libass must be installed, and a font that stands for Arial: without them these fail.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest

from subtools.core.caption_look import CaptionLook, WordLook
from subtools.core.cue import Cue, Placement, Word
from subtools.core.look import Look
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.looks import CAPTION_LOOKS, load_look
from subtools.media.layout import Picture, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Draw = Callable[..., "Frame"]

WIDE, UPRIGHT = Picture(320, 180), Picture(180, 320)
YELLOW = (0xFF, 0xD6, 0x0A)
BLUE = (0x24, 0x57, 0xE6)
GREY = 128
LONG = "The mayor said on Tuesday that the wall\nhad cost the city 3 million euros."


class Frame(NamedTuple):
    """A picture, three bytes a pixel."""

    pixels: bytes
    width: int

    def where(self, wanted: Callable[[tuple[int, ...]], bool]) -> set[tuple[int, int]]:
        """Return the pixels (column, row) of colours that are wanted."""
        data = self.pixels
        known: dict[bytes, bool] = {}
        found = set()
        for at in range(0, len(data), 3):
            colour = data[at : at + 3]
            if colour not in known:
                known[colour] = wanted(tuple(colour))
            if known[colour]:
                row, column = divmod(at // 3, self.width)
                found.add((column, row))
        return found

    def near(self, wanted: tuple[int, ...], by: int = 12) -> set[tuple[int, int]]:
        return self.where(
            lambda seen: max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) <= by
        )

    def ink(self, ground: int = GREY, by: int = 10) -> set[tuple[int, int]]:
        """Return the pixels that are not the ground."""
        return self.where(lambda seen: max(abs(value - ground) for value in seen) > by)


def box(pixels: set[tuple[int, int]]) -> tuple[int, int, int, int]:
    """Return the box around pixels: left, top, right, bottom."""
    columns, rows = [column for column, _ in pixels], [row for _, row in pixels]
    return min(columns), min(rows), max(columns), max(rows)


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    program = shutil.which("ffmpeg")
    assert program, "these tests need ffmpeg with libass"

    def run(ass: str, picture: Picture, at: float = 0.5, ground: int = GREY) -> Frame:
        (tmp_path / "in.ass").write_text(ass, encoding="utf-8")
        plain = f"0x{ground:02x}{ground:02x}{ground:02x}"
        source = f"color={plain}:s={picture.width}x{picture.height}:r=25,format=rgb24"
        command = [
            program, "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, "-vf",
            f"setpts=PTS+{at}/TB,ass=in.ass", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt",
            "rgb24", "-",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)
        assert len(done.stdout) == picture.width * picture.height * 3
        return Frame(done.stdout, picture.width)

    return run


def dated(cue: Cue) -> Cue:
    found = [*re.finditer(r"\S+", cue.text)]
    each = cue.duration // len(found)
    return cue.replace(
        words=[
            Word(word.start(), word[0], cue.start + at * each, cue.start + (at + 1) * each)
            for at, word in enumerate(found)
        ]
    )


def laid(*cues: Cue, look: Look | str, picture: Picture, **options: object) -> str:
    made = load_look(look) if isinstance(look, str) else look
    track = Track(cues, language=options.pop("language", "en"))  # type: ignore[arg-type]
    return lay_out(track, picture=picture, look=made, **options).ass  # type: ignore[arg-type]


def own(**values: object) -> Look:
    return Look("mine", summary="", source="", styles=[], caption=CaptionLook(**values))  # type: ignore[arg-type]


@pytest.mark.parametrize("picture", [WIDE, UPRIGHT], ids=["wide", "upright"])
@pytest.mark.parametrize("look", CAPTION_LOOKS)
@pytest.mark.parametrize("claims", [False, True], ids=["plain", "claims"])
@pytest.mark.parametrize(
    "text", [LONG, "Rechtsschutzversicherungsgesellschaften WWWWWWWWWWMMMM are @@@ long"]
)
def test_all_ink_is_inside_the_safe_area(
    draw: Draw, look: str, picture: Picture, claims: bool, text: str
):
    marks = [
        Mark(0, 9, "source"),
        Mark(10, len(text), "claim", attributes=(("certainty", "denied"),)),
    ]
    caption = load_look(look).caption
    assert caption is not None
    shaped = caption.shaped(upright=picture.upright)
    ass = laid(dated(Cue(0, 4000, text, marks=marks)), look=look, picture=picture,
               claims=load_look("claims") if claims else None)  # fmt: skip
    left, top, right, bottom = box(draw(ass, picture).ink())

    side = picture.width * shaped.side / 100
    assert side - 1 <= left < right <= picture.width - side
    assert picture.height * shaped.head / 100 - 1 <= top
    assert bottom <= picture.height * (1 - shaped.foot / 100)
    # It would be easy to be safe by being small: the last line stands on the foot.
    assert bottom >= picture.height * (1 - shaped.foot / 100) - 0.7 * shaped.size / 100 * 180


@pytest.mark.parametrize("picture", [WIDE, UPRIGHT], ids=["wide", "upright"])
def test_type_is_as_large_as_the_look_says(draw: Draw, picture: Picture):
    frame = draw(laid(Cue(0, 1000, "HE"), look="box", picture=picture), picture)
    _, top, _, bottom = box(frame.near((255, 255, 255), by=120))
    caption = load_look("box").caption
    assert caption is not None
    line = caption.shaped(upright=picture.upright).size / 100 * picture.shorter

    # Capitals of Arial are 0.716 of its em, and the line 1.117 em.
    assert bottom - top + 1 == pytest.approx(line * 0.716 / 1.117, abs=1.1)


def test_the_spoken_words_colour_is_there_only_while_it_is_spoken(draw: Draw):
    cue = Cue(0, 3000, "one two\nthree", words=[Word(4, "two", 1000, 2000)])
    look = own(size=12, word=WordLook(mode="color", color="#FFD60A"))
    ass = laid(cue, look=look, picture=WIDE)
    before, during, after = [draw(ass, WIDE, at) for at in (0.5, 1.5, 2.5)]

    assert before == after
    assert not before.near(YELLOW, by=40)
    assert len(during.near(YELLOW, by=40)) > 20
    # Not a pixel moves: the outline stays, and all but the word looks as before.
    assert during.near((0, 0, 0), by=30) == before.near((0, 0, 0), by=30)
    changed = {
        (at // 3 % 320, at // 3 // 320)
        for at in range(0, len(before.pixels), 3)
        if before.pixels[at : at + 3] != during.pixels[at : at + 3]
    }
    left, top, right, bottom = box(changed)
    whole = box(before.ink())
    assert left > whole[0] + 20
    assert right - left < (whole[2] - whole[0]) * 2 // 3
    assert bottom - top < (whole[3] - whole[1]) // 2


@pytest.mark.parametrize("claims", [False, True], ids=["plain", "claims"])
def test_the_spoken_words_box_moves_and_no_word_does(draw: Draw, claims: bool):
    text = "first second\nthird"
    marks = [Mark(6, 18, "claim", attributes=(("certainty", "denied"),))]
    options = {"look": "highlighter", "picture": WIDE}
    if claims:
        options["claims"] = load_look("claims")
    lit = laid(dated(Cue(0, 3000, text, marks=marks)), **options)
    unlit = laid(Cue(0, 3000, text, marks=marks), **options)
    colour = (0x1E, 0x3A, 0x8A) if claims else BLUE
    ground = draw(unlit, WIDE)
    boxes = []
    for at in (0.5, 1.5, 2.5):
        frame = draw(lit, WIDE, at)
        blue = frame.near(colour, by=16)
        assert len(blue) > 60
        boxes.append(box(blue))
        # Outside of the box all is as it is without one.
        left, top, right, bottom = boxes[-1]
        for column, row in ground.ink() ^ frame.ink():
            assert left - 1 <= column <= right + 1
            assert top - 1 <= row <= bottom + 1

    assert not ground.near(colour, by=16)
    first, second, third = boxes
    assert first[2] <= second[0] + 1  # to the right
    assert third[1] > first[3] - 3  # below


def test_hebrew_is_in_order_and_its_full_stop_at_the_left_end(draw: Draw):
    text = "BBC אמרה שלום עולם."
    look = own(size=10, outline=0, word=WordLook(mode="color", color="#FFD60A"))
    ass = laid(dated(Cue(0, 4000, text)), look=look, picture=WIDE, language="he")
    spans = [box(draw(ass, WIDE, at).near(YELLOW, by=60)) for at in (0.5, 1.5, 2.5, 3.5)]

    assert all(one[0] > other[2] for one, other in pairwise(spans))
    # The last word is lit with its full stop, which is the leftmost of all ink.
    assert spans[-1][0] == box(draw(ass, WIDE, 3.5).near(YELLOW, by=60) | draw(ass, WIDE).ink())[0]
    without = laid(Cue(0, 4000, text[:-1]), look=look, picture=WIDE, language="he")
    with_stop = laid(Cue(0, 4000, text), look=look, picture=WIDE, language="he")
    bare, stopped = [draw(each, WIDE).ink(by=100) for each in (without, with_stop)]
    # A full stop of two pixels at the baseline, left of everything.
    stop = {pixel for pixel in stopped if pixel[0] <= box(stopped)[0] + 1}
    assert box(stop)[3] - box(stop)[1] <= 3
    assert box(stop)[1] > (box(bare)[1] + box(bare)[3]) // 2


def test_claims_do_not_break_the_order_of_hebrew(draw: Draw):
    text = "שלום גדול עולם"
    mark = Mark(5, 9, "claim", attributes=(("certainty", "alleged"),))
    ass = laid(Cue(0, 1000, text, marks=[mark]), look="box", picture=WIDE, language="he",
               claims=load_look("claims"))  # fmt: skip
    frame = draw(ass, WIDE)
    orange = box(frame.near((0xFF, 0xA9, 0x4D), by=40))
    white = frame.near((255, 255, 255), by=40)

    # The word in the middle is claimed, and stays there.
    assert min(column for column, _ in white) < orange[0]
    assert orange[2] < max(column for column, _ in white)


@pytest.mark.parametrize(
    "text", [r"{\p1}m 0 0 l 99 0 99 99", r"{\fs9999}big", r"{\an8}low", r"a\{b"]
)
def test_text_is_drawn_as_text(draw: Draw, text: str):
    likeness = text.replace("{", "(").replace("}", ")")
    for look in ("plain", "box", "karaoke-word"):
        seen, like = [
            box(draw(laid(dated(Cue(0, 4000, each)), look=look, picture=WIDE), WIDE).ink())
            for each in (text, likeness)
        ]
        assert all(abs(a - b) <= 2 for a, b in zip(seen, like, strict=True)), look


def test_boxes_of_lines_have_no_dark_seam(draw: Draw):
    look = own(size=12, outline=0, box="line", box_opacity=0.8)
    marks = [Mark(4, 9, "italic"), Mark(0, 3, "bold")]
    ass = laid(Cue(0, 1000, "One line\nand another", marks=marks), look=look, picture=WIDE)
    frame = draw(ass, WIDE, ground=255)

    # 80 % black on white is 51: where two boxes overlap it would be 10.
    assert not frame.where(lambda seen: max(seen) < 46)
    dark = frame.near((51, 51, 51), by=6)
    rows = {row for _, row in dark}
    assert max(rows) - min(rows) + 1 == len(rows)  # and no gap
    widths = [len([1 for _, at in dark if at == row]) for row in (min(rows), max(rows))]
    assert widths[1] > widths[0] + 20  # each is as wide as its line


def test_two_captions_at_once_are_both_whole(draw: Draw):
    one, other = Cue(0, 1000, "First, two\nlines high"), Cue(0, 1000, "and another")
    for look in ("plain", "box"):
        alone = [draw(laid(cue, look=look, picture=WIDE), WIDE).ink() for cue in (one, other)]
        both = draw(laid(one, other, look=look, picture=WIDE), WIDE).ink()
        assert abs(len(both) - sum(map(len, alone))) <= 12


def test_words_fill_from_the_left(draw: Draw):
    cue = Cue(0, 2000, "WWWWW", words=[Word(0, "WWWWW", 0, 2000)])
    ass = laid(cue, look="karaoke-word", picture=WIDE)
    start, middle, end = [draw(ass, WIDE, at) for at in (0.0, 1.0, 1.98)]
    yellow = box(middle.near(YELLOW, by=40))
    white = box(middle.near((255, 255, 255), by=40))

    assert len(start.near(YELLOW, by=40)) < 5
    assert len(end.near((255, 255, 255), by=40)) < 5
    assert yellow[2] <= white[0] + 1


@pytest.mark.parametrize("rate", ["23.976", "25", "29.97", "59.94"])
def test_a_caption_is_on_exactly_its_frames(rate: str, tmp_path: Path):
    frame_rate = FrameRate(rate)
    picture = Picture(64, 36)
    cues = [Cue(201, 480, "MMM"), Cue(600, 601 + round(1000 / frame_rate.rate), "MMM")]
    (tmp_path / "in.ass").write_text(
        laid(*cues, look="box", picture=picture, frame_rate=frame_rate), encoding="utf-8"
    )
    source = f"color=white:s=64x36:r={frame_rate.rate}:d=1,format=gray"
    command = [
        shutil.which("ffmpeg") or "ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", source,
        "-vf", "ass=in.ass", "-f", "rawvideo", "-pix_fmt", "gray", "-",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)
    frames = [done.stdout[at : at + 64 * 36] for at in range(0, len(done.stdout), 64 * 36)]
    seen = [at for at, frame in enumerate(frames) if min(frame) < 200]

    times = [at * 1000 / frame_rate.rate for at in range(len(frames))]
    wanted = [
        at for at, time in enumerate(times)
        if any(cue.start - 0.5 <= time < cue.end - 0.5 for cue in cues)
    ]  # fmt: skip
    assert len(seen) > 6
    assert seen == wanted


def test_places_of_files_are_kept(draw: Draw):
    high = laid(Cue(0, 1000, "Hi", placement=Placement(7)), look="plain", picture=WIDE)
    left, top, right, bottom = box(draw(high, WIDE).ink())

    assert right < 60
    assert bottom < 30
    assert left >= 320 * 0.05 - 1
    assert top >= 180 * 0.05 - 1
