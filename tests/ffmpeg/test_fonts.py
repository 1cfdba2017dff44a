"""What libass draws with the fonts we give it, and what it says that it can't: both are compared.

Every test runs with each ffmpeg that is there: the system's and the one of the extra `burn`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from subtools.errors import ProgramError
from subtools.formats.ass.styles import COLUMNS, style_line
from subtools.media import doctor
from subtools.media.fonts import (
    conf,
    fonts_folder,
    missing_glyphs,
    ready,
    tell,
    write_fonts_conf,
)
from subtools.media.fonts.scripts import unseen
from subtools.media.locate import Ffmpeg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CELL, ROW = 48, 16


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp()))


@pytest.fixture
def ffmpeg(each_ffmpeg: Ffmpeg, monkeypatch: pytest.MonkeyPatch) -> Ffmpeg:
    # No package of fonts but where a test asks for one, whatever is installed.
    monkeypatch.setattr(conf, "packages", dict)
    return each_ffmpeg


class Picture(NamedTuple):
    """Gray pixels, a byte each."""

    width: int
    pixels: bytes

    def cell(self, number: int) -> bytes:
        """Return one of the squares that `grid` draws a character in."""
        left, top = number % ROW * CELL, number // ROW * CELL
        lines = [(top + y) * self.width + left for y in range(CELL)]
        return b"".join(self.pixels[at : at + CELL] for at in lines)

    def box(self) -> tuple[int, int, int, int]:
        lit = [at for at, value in enumerate(self.pixels) if value > 100]
        columns, rows = [at % self.width for at in lit], [at // self.width for at in lit]
        return min(columns), min(rows), max(columns), max(rows)


def file(*texts: str, size: float = 40, font: str = "Arial", width: int = 768, height: int = 192):
    style = style_line("Default", font=font, size=size, outline=0, shadow=0)
    head = "Dialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,"
    return "\n".join([
        "[Script Info]", "ScriptType: v4.00+", f"PlayResX: {width}", f"PlayResY: {height}",
        "WrapStyle: 2", "[V4+ Styles]", f"Format: {', '.join(COLUMNS)}", f"Style: {style}",
        "[Events]", *[head + text for text in texts], "",
    ])  # fmt: skip


def grid(chars: str) -> str:
    places = [(at % ROW * CELL + CELL // 2, at // ROW * CELL + CELL // 2) for at in range(999)]
    rows = zip(chars, places, strict=False)
    return file(*[f"{{\\an5\\pos({x},{y})}}{char}" for char, (x, y) in rows])


def draw(captions: str, ffmpeg: Ffmpeg, env: Mapping[str, str], folder: Path, more: str = ""):
    width, height = 768, 192
    (folder / "in.ass").write_text(captions, encoding="utf-8")
    command = [
        ffmpeg.path, "-nostdin", "-v", "error", "-f", "lavfi",
        "-i", f"color=black:s={width}x{height}:r=1:d=1", "-vf", f"ass=in.ass{more}",
        "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=folder, env={**env}, capture_output=True, check=True, timeout=60
    )
    assert len(done.stdout) == width * height
    return Picture(width, done.stdout)


def shown(captions: str, ffmpeg: Ffmpeg, folder: Path, **options: object) -> Picture:
    fonts = ready(captions, ffmpeg, str(folder), system=False, **options)
    assert not fonts.missing
    return draw(captions, ffmpeg, fonts.env, folder)


def test_without_any_font_nothing_is_drawn_and_all_is_told(
    ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(conf, "bundled", lambda: None)
    captions = file("Hello, שלום!")
    fonts = ready(captions, ffmpeg, str(tmp_path), system=False)

    assert fonts.blank
    assert {each.char for each in fonts.missing} == set("Helo,שלום!")
    assert not any(draw(captions, ffmpeg, fonts.env, tmp_path).pixels)


def test_what_is_told_to_be_missing_is_what_comes_out_as_the_box_of_nothing(
    ffmpeg: Ffmpeg, tmp_path: Path
):
    # U+10FFFD is private: no font has it, so it shows how this one draws what it lacks.
    chars = "\U0010fffdaéßЖωשםあ字한عनกሀ😀☎★✓♪♫→…“–€½²ﬁ\u202f\u2011ạ\u0301ʃ√∞♥٣𝒳ꙮ\u0600"
    fonts = ready(grid(chars), ffmpeg, str(tmp_path), system=False)
    picture = draw(grid(chars), ffmpeg, fonts.env, tmp_path)
    missing = {each.char for each in fonts.missing}
    boxes = {char for at, char in enumerate(chars) if picture.cell(at) == picture.cell(0)}

    assert missing == boxes
    assert {"\U0010fffd", "字", "ع", "😀"} <= missing
    assert not missing & set("aéßЖωש♪…€ạ")
    assert not fonts.blank


def test_what_draws_nothing_is_drawn_as_nothing(ffmpeg: Ffmpeg, tmp_path: Path):
    env = write_fonts_conf(str(tmp_path), system=False)
    plain = draw(file("ab"), ffmpeg, env, tmp_path)
    for char in "\u00ad\u034f\u200b\u200c\u200d\u2060\u2066\u2069\ufe0f\ufeff\U000e0101":
        assert unseen(char)
        assert draw(file(f"a{char}b"), ffmpeg, env, tmp_path) == plain, f"U+{ord(char):04X}"


def test_thousands_of_missing_characters_are_all_told(ffmpeg: Ffmpeg, tmp_path: Path):
    chars = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
    texts = ["".join(chars[at : at + 20]) for at in range(0, 3000, 20)]
    env = write_fonts_conf(str(tmp_path), system=False)
    missing = missing_glyphs(file(*texts), ffmpeg, env, str(tmp_path))

    assert [each.char for each in missing] == chars
    (finding,) = tell(missing)
    assert "3000 characters of Chinese characters (一 丁 丂 七 丄 丅 丆 万 …)" in finding.message


def test_signs_of_ass_itself_are_looked_for_too(
    ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(conf, "bundled", lambda: None)
    env = write_fonts_conf(str(tmp_path), system=False)
    missing = missing_glyphs(file(r"a\{b"), ffmpeg, env, str(tmp_path))

    assert {each.char for each in missing} >= {"a", "b"}


def test_bold_and_italic_are_faces_of_their_own(ffmpeg: Ffmpeg, tmp_path: Path):
    text = "Harbour"
    pictures = [
        shown(file(tags + text), ffmpeg, tmp_path) for tags in ("", r"{\b1}", r"{\i1}", r"{\b1\i1}")
    ]
    ink = [sum(each.pixels) for each in pictures]

    assert len({each.pixels for each in pictures}) == 4
    assert ink[1] > 1.3 * ink[0]
    assert ink[3] > 1.3 * ink[2]


@pytest.mark.parametrize("family", ["Arimo", "Helvetica", "sans-serif", "No Such Font", ""])
def test_every_sans_is_drawn_as_arial_is(ffmpeg: Ffmpeg, tmp_path: Path, family: str):
    pictures = [shown(file("Harbour", font=each), ffmpeg, tmp_path) for each in ("Arial", family)]

    assert pictures[0] == pictures[1]


def test_letters_are_as_large_as_those_of_the_font_that_stands_for_arial(
    ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    captions = file("The harbour opens again")
    ours = shown(captions, ffmpeg, tmp_path).box()
    liberation = "/usr/share/fonts/truetype/liberation"
    monkeypatch.setattr(conf, "bundled", lambda: liberation)
    theirs = shown(captions, ffmpeg, tmp_path).box()

    assert all(abs(a - b) <= 1 for a, b in zip(ours, theirs, strict=True))


def test_where_fontconfig_is_not_asked_a_folder_has_the_faces(
    ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    env = write_fonts_conf(str(tmp_path), system=False)
    wanted = draw(file(r"Har{\b1}bour", font="Arimo"), ffmpeg, env, tmp_path)
    monkeypatch.setattr(sys, "platform", "darwin")
    folder = fonts_folder(str(tmp_path))
    monkeypatch.setattr(conf, "bundled", lambda: None)
    env = write_fonts_conf(str(tmp_path), system=False)
    captions = file(r"Har{\b1}bour", font="Arimo")

    assert folder == str(tmp_path / "fonts" / "all")
    assert not any(draw(captions, ffmpeg, env, tmp_path).pixels)
    assert draw(captions, ffmpeg, env, tmp_path, ":fontsdir=fonts/all") == wanted
    assert missing_glyphs(captions, ffmpeg, env, str(tmp_path), fonts=folder) == ()


def test_a_font_of_the_users_is_asked_for_what_ours_lacks(ffmpeg: Ffmpeg, tmp_path: Path):
    noto = pytest.importorskip("manimgx_fonts").__path__[0]
    captions = file("harbour नमस्ते")
    path = f"{noto}/NotoSansDevanagari[wght].ttf"
    without = ready(captions, ffmpeg, str(tmp_path), system=False)
    fonts = ready(captions, ffmpeg, str(tmp_path), system=False, extra=[path])

    assert {each.script for each in without.missing} == {"Devanagari"}
    assert fonts.missing == ()


@pytest.fixture
def noto(ffmpeg: Ffmpeg, monkeypatch: pytest.MonkeyPatch) -> Ffmpeg:
    places = {"manimgx_fonts": pytest.importorskip("manimgx_fonts").__path__[0]}
    monkeypatch.setattr(conf, "packages", lambda: places)
    return ffmpeg


@pytest.mark.parametrize("text", ["مرحبا", "नमस्ते", "বাংলা", "สวัสดี", "ខ្មែរ", "မြန်မာ", "தமிழ்"])
def test_letters_of_the_extra_are_as_high_as_latin_ones(noto: Ffmpeg, tmp_path: Path, text: str):
    captions = file(text)
    fitted = shown(captions, noto, tmp_path).box()
    latin = shown(file("harbour"), noto, tmp_path).box()
    high, asked = fitted[3] - fitted[1], latin[3] - latin[1]
    bold = shown(file(rf"{{\b1}}{text}"), noto, tmp_path)

    assert 0.8 * asked < high < 1.8 * asked
    assert sum(bold.pixels) > 1.1 * sum(shown(captions, noto, tmp_path).pixels)


def test_an_eleventh_font_is_one_too_many_for_a_style(noto: Ffmpeg, tmp_path: Path):
    scripts = "aمनবਸગତதతಕസසกລខမგբሰ😀"
    fonts = ready(file(scripts), noto, str(tmp_path), system=False)
    picture = draw(grid("\U0010fffd" + scripts), noto, fonts.env, tmp_path)
    lacking = {char for at, char in enumerate(scripts, 1) if picture.cell(at) == picture.cell(0)}

    assert all(each.crowded for each in fonts.missing)
    assert 5 < len(fonts.missing) < 15
    # The picture's first cell is one more character that is looked for, and takes no font.
    assert {each.char for each in fonts.missing} == lacking
    assert "ten fonts" in tell(fonts.missing)[0].message


def test_a_program_that_fails_is_told(tmp_path: Path):
    false = shutil.which("false")
    assert false is not None
    env = write_fonts_conf(str(tmp_path), system=False)

    with pytest.raises(ProgramError, match="can't draw captions"):
        missing_glyphs(file("a"), Ffmpeg(false), env, str(tmp_path))


def test_the_doctor_finds_this_ffmpeg_well(ffmpeg: Ffmpeg, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(conf, "system_folders", list)
    health = doctor.examine(ffmpeg.path)
    states = {(each.group, each.name): each for each in health.checks}

    assert health.burns
    assert states["video", "drawing"].state == "ok"
    assert states["encoders", "libx264"].state == "ok"
    assert states["scripts", "Hebrew"].state == "ok"
    assert "Arimo" in states["scripts", "Hebrew"].found
    assert states["scripts", "Japanese"].state == "missing"
    assert "--font FILE" in states["scripts", "Japanese"].remedy


def test_the_doctor_sees_that_no_letters_are_drawn(ffmpeg: Ffmpeg, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(conf, "bundled", lambda: None)
    monkeypatch.setattr(conf, "system_folders", list)
    health = doctor.examine(ffmpeg.path)
    drawing = next(each for each in health.checks if each.name == "drawing")

    assert not health.burns
    assert drawing.state == "missing"


def test_the_doctors_page_and_its_json_say_the_same():
    command = [sys.executable, "-m", "subtools", "doctor"]
    page, record = [
        subprocess.run([*command, *more], capture_output=True, check=False, timeout=60)
        for more in ([], ["--json"])
    ]
    told = json.loads(record.stdout)

    assert page.returncode == record.returncode == 0
    assert told["burns"] is True
    text = page.stdout.decode()
    for check in told["checks"]:
        assert set(check) == {"group", "name", "state", "found", "remedy"}
        assert any(line.split()[:2] == [check["state"], check["name"].split()[0]]
                   for line in text.splitlines())  # fmt: skip
    assert text.endswith("\nCaptions can be burned in.\n")
