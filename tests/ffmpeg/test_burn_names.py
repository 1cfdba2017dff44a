"""Burning with names that mean something else to ffmpeg, its filters, libass, XML or a terminal."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from subtools.media.fonts.files import bundled
from subtools.media.locate import look_at
from subtools.media.probe import probe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ffmpeg.conftest import Eyes, Shell

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows allows few of these names")

#: Without a suffix. As Python has them: \udcff is a byte that is no UTF-8.
NAMES = [
    "a:b's [x]",
    "100%",
    "%d",
    "%05d",
    "-y",
    "-i",
    "back\\slash\\",
    "quo\"te'd",
    "a,b;c=d",
    "[0:v]",
    "new\n\nline",
    "a\r\ttab",
    "clapper \N{CLAPPER BOARD} h\u00e9",
    "\N{RIGHT-TO-LEFT OVERRIDE}\u05e9\u05dc\u05d5\u05dd\N{POP DIRECTIONAL FORMATTING}",
    " leading",
    "trailing ",
    "http:x",
    "pipe:0",
    "concat:a|b",
    "file:x",
    "subfile,,start,0,end,9,,:x",
    "data:text,x",
    "~",
    "$HOME `id` $(id) *?",
    "#&<b>",
    "\x1b[31mred\x01",
    "\udcff\udcfe",
    "x" * 246,
    "\u00e9" * 123,
]
CAPTIONS = "1\n00:00:00,400 --> 00:00:01,600\nHello there\n"
#: With these options; the first also with a font and an ffmpeg of such a name.
WAYS = {
    "whole": (),
    "smart": ("--smart",),
    "resume": ("--resume", "--jobs", "2"),
}


def files(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))


@pytest.fixture
def place(
    clip: Path,
    private: Callable[[Path], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], Path]:
    """Make a folder of a name that holds files and folders of this name, and go there."""

    def place(name: str) -> Path:
        home = tmp_path / name
        (home / "out").mkdir(parents=True)
        private(home / "private" / name)
        shutil.copy(clip, home / f"{name}.mp4")
        (home / f"{name}.srt").write_text(CAPTIONS, encoding="utf-8")
        monkeypatch.chdir(home)
        return home

    return place


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_only_a_name(  # noqa: PLR0913, PLR0917
    name: str,
    way: str,
    place: Callable[[str], Path],
    ffmpegs: list[str],
    eyes: Eyes,
    shell: Shell,
):
    home = place(name)
    options = list(WAYS[way])
    if way == "whole":
        (home / "fonts").mkdir()
        shutil.copytree(bundled() or "", home / "fonts" / name)
        (home / name).symlink_to(ffmpegs[-1])
        options += ["--ffmpeg", f"./{name}", "--font", f"fonts/{name}"]
    before = files(home)
    done = shell("burn", *options, "-o", f"out/{name}.mp4", "--", f"{name}.mp4", f"{name}.srt")
    made = home / "out" / f"{name}.mp4"

    assert done.code == 0, done.err
    assert [line.count("1 caption") for line in done.said] == [1], done.err
    assert done.err[:-1].isprintable() or "\udcff" in name
    assert files(home) == sorted([*before, f"out/{name}.mp4"])
    assert eyes.bright(made, 1) > 20
    assert eyes.bright(made, 2) == 0
    assert probe(made, look_at(ffmpegs[0])).duration == 2_400


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_proof_takes_any_name(name: str, place: Callable[[str], Path], shell: Shell):
    home = place(name)
    before = files(home)
    done = shell("burn", "--proof", f"out/{name}.png", "--", f"{name}.mp4", f"{name}.srt")

    assert done.code == 0, done.err
    assert len(done.said) == 1
    assert done.err[:-1].isprintable() or "\udcff" in name
    assert files(home) == sorted([*before, f"out/{name}.png"])
    assert (home / "out" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
