"""What libass draws of the ASS we write: text stays text, styles look as they say.

FFmpeg with libass must be installed, and a font that stands for Arial: without them these fail.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from subtools.core.cue import Cue
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats.ass import ASS, write
from subtools.formats.ass.styles import style_line
from subtools.formats.lower import lower

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WIDTH, HEIGHT = 320, 180


class Frame(NamedTuple):
    """A picture, three bytes a pixel."""

    pixels: bytes

    def colours(self) -> set[tuple[int, ...]]:
        return {tuple(self.pixels[at : at + 3]) for at in range(0, len(self.pixels), 3)}

    def box(self) -> tuple[int, int, int, int]:
        """Return the box around what is drawn: left, top, right, bottom."""
        lit = [at // 3 for at, value in enumerate(self.pixels) if value > 100]
        columns, rows = [at % WIDTH for at in lit], [at // WIDTH for at in lit]
        return min(columns), min(rows), max(columns), max(rows)


@pytest.fixture
def draw(tmp_path: Path) -> Callable[[str], Frame]:
    program = shutil.which("ffmpeg")
    assert program, "these tests need ffmpeg with libass"

    def run(file: str) -> Frame:
        (tmp_path / "in.ass").write_text(file, encoding="utf-8")
        source = f"color=black:s={WIDTH}x{HEIGHT}:d=1,format=rgb24"
        command = [
            program, "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, "-vf", "ass=in.ass",
            "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)
        assert len(done.stdout) == WIDTH * HEIGHT * 3
        return Frame(done.stdout)

    return run


def written(text: str, *marks: Mark, styles: tuple[str, ...] = ()) -> str:
    cue = Cue(0, 1000, text, marks=marks)
    metadata = tuple([("ass.style", style) for style in styles])
    return write(lower(Track([cue], metadata=metadata), ASS))


@pytest.mark.parametrize(
    "text",
    [r"{\p1}m 0 0 l 99 0 99 99", r"{\fs9999}big", "{note} seen", r"{\an8}low", r"a\{\i1}b", "}a{"],
)
def test_braces_in_the_text_are_drawn_as_text(draw: Callable[[str], Frame], text: str):
    seen = draw(written(text)).box()
    # Round brackets are as wide as curly ones in this font, to a tenth of a pixel.
    likeness = draw(written(text.replace("{", "(").replace("}", ")"))).box()
    assert all(abs(a - b) <= 2 for a, b in zip(seen, likeness, strict=True))
    assert seen[1] > HEIGHT // 2


def test_a_raw_override_would_be_seen(draw: Callable[[str], Frame]):
    # The judge of the test above can tell.
    file = written("low").replace(",low", r",{\an8}low")
    assert draw(file).box()[1] < HEIGHT // 2


@pytest.mark.parametrize("text", [r"C:\Users", r"one\two", "end\\"])
def test_the_joiner_behind_a_backslash_is_not_seen(draw: Callable[[str], Frame], text: str):
    file = written(text)
    assert "\u2060" in file
    assert draw(file) == draw(file.replace("\u2060", ""))


def test_a_backslash_and_an_n_begin_no_line(draw: Callable[[str], Frame]):
    _, top, _, bottom = draw(written(r"C:\North\new")).box()
    _, higher, _, lower_down = draw(written("C:\nNorth")).box()
    assert bottom - top < (lower_down - higher) * 2 // 3


def test_styles_have_their_colours_and_give_way_to_what_was_before(
    draw: Callable[[str], Frame],
):
    claim = style_line("claim", colour="#ffa94d", outline=0, shadow=0)
    inside = Mark(4, 8, "style", attributes=(("name", "claim"),))
    file = written("MMM MMMM MMM", Mark(0, 12, "bold"), inside, styles=(claim,))
    assert r"{\b1}MMM {\rclaim\b1}MMMM{\r\b1} MMM" in file
    colours = draw(file).colours()
    for wanted in ((255, 255, 255), (255, 169, 77)):
        nearest = min(max(map(abs, map(int.__sub__, seen, wanted))) for seen in colours)
        assert nearest < 10


def test_captions_stand_inside_the_title_safe_area(draw: Callable[[str], Frame]):
    line = "An ordinary line of forty-two characters."
    left, _, right, bottom = draw(written(f"{line}\n{line}")).box()
    assert left >= WIDTH // 20
    assert right <= WIDTH - WIDTH // 20
    assert HEIGHT * 9 // 10 - 4 <= bottom <= HEIGHT - HEIGHT // 20
