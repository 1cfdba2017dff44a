"""Captions in nine scripts, burned without a font of the machine's: each is seen in its time only.

What is seen is told by pixels: a frame of the burned video against the same frame of the video.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

import subtools
from subtools.media.burning import burn, plan_burn
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.media.locate import Ffmpeg

WIDTH, HEIGHT = 640, 360
TALK = subtools.read(ROOT / "examples" / "languages.vtt")


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subtools.media.fonts.conf.system_folders", list)


def film(ffmpeg: Ffmpeg, path: Path) -> None:
    source = f"testsrc2=s={WIDTH}x{HEIGHT}:r=10:d=14"
    subprocess.run(
        [ffmpeg.path, "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, "-c:v", "ffv1",
         str(path)],
        check=True, timeout=60,
    )  # fmt: skip


def frame(ffmpeg: Ffmpeg, path: Path, at: int) -> bytes:
    command = [
        ffmpeg.path, "-nostdin", "-v", "error", "-ss", f"{at / 1000}", "-i", str(path),
        "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-",
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def different(one: bytes, other: bytes) -> int:
    """Count the pixels that are clearly different."""
    assert len(one) == len(other) == WIDTH * HEIGHT
    return sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True))


@pytest.mark.usefixtures("no_system_fonts")
def test_every_caption_is_seen_at_its_middle_and_at_no_other_time(
    each_ffmpeg: Ffmpeg, tmp_path: Path
):
    before, after = tmp_path / "before.mkv", tmp_path / "after.mkv"
    film(each_ffmpeg, before)
    found = burn(plan_burn(TALK, before, after, ffmpeg=each_ffmpeg, encoder="ffv1"))
    named = " ".join([each.message for each in found if each.code == "B20"])

    for cue in TALK.cues:
        middle = (cue.start + cue.end) // 2
        count = different(frame(each_ffmpeg, before, middle), frame(each_ffmpeg, after, middle))
        letters = [char for char in cue.text if char.isalpha()]
        told = any(char in named for char in letters)
        assert count > 20 * len(letters) or told, (cue.text, count)
        for at in (cue.start - 150, cue.end + 150):
            assert frame(each_ffmpeg, before, at) == frame(each_ffmpeg, after, at), (cue.text, at)


@pytest.mark.usefixtures("no_system_fonts")
def test_without_any_more_fonts_ours_draws_what_it_can_and_the_rest_is_named(
    each_ffmpeg: Ffmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("subtools.media.fonts.conf.packages", dict)
    before = tmp_path / "before.mkv"
    film(each_ffmpeg, before)
    plan = plan_burn(TALK, before, tmp_path / "after.mkv", ffmpeg=each_ffmpeg, encoder="ffv1")
    told = [each.message for each in burn(plan) if each.code == "B20"]

    for script in ("Arabic", "Devanagari", "Chinese", "Japanese"):
        assert any(script in message for message in told), (script, told)
    assert not any("Latin" in each or "Cyrillic" in each or "Hebrew" in each for each in told)
    with pytest.raises(subtools.errors.StrictError):
        burn(plan, strict=True, force=True)
