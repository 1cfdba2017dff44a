"""Burning in pieces: the same frames as in one pass, and copies that are the source's own."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.media.burning import burn, plan_burn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from subtools.media.locate import Ffmpeg

#: 240 frames with a place to cut every 30, captions on one in five.
SOURCE = "testsrc2=s=320x180:r=30000/1001:d=8.008"
TALK = Track([Cue(2_200, 2_900, "In the third second"), Cue(2_900, 3_300, "and right behind")])


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Make a clip by its suffix and encoder's options, once each."""
    folder = tmp_path_factory.mktemp("clips")

    def made(suffix: str, *options: str, source: str = SOURCE) -> str:
        path = folder / f"{abs(hash((suffix, options, source)))}{suffix}"
        if not path.exists():
            command = [
                shutil.which("ffmpeg") or "", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
                source, "-f", "lavfi", "-i", "sine=d=8", "-c:v", "libx264", "-preset", "veryfast",
                "-pix_fmt", "yuv420p", "-g", "30", *options, "-c:a", "aac", str(path),
            ]  # fmt: skip
            subprocess.run(command, check=True, timeout=60)
        return str(path)

    return made


def frames(path: str | Path) -> list[tuple[str, str]]:
    """Return the time and the checksum of each decoded frame, in seconds."""
    command = [
        shutil.which("ffmpeg") or "", "-nostdin", "-v", "error", "-xerror", "-i", str(path),
        "-map", "0:v", "-fps_mode", "passthrough", "-f", "framemd5", "-",
    ]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    rows = [line.split(",") for line in done.stdout.splitlines() if line[:1] != "#"]
    return [(row[2].strip(), row[5].strip()) for row in rows]


def burned(talk: Track, video: str, out: Path, ffmpeg: Ffmpeg, **options: object) -> list[str]:
    planned = {name: options.pop(name) for name in ("encoder", "crf", "preset") if name in options}
    found = burn(plan_burn(talk, video, out, ffmpeg=ffmpeg, **planned), **options)
    return [finding.code for finding in found]


def spread(every: int) -> Track:
    return Track([Cue(at, at + every // 2, f"At {at}") for at in range(0, 8_000, every)])


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
@pytest.mark.parametrize("encoder", ["libx264", "ffv1"])
def test_two_at_once_give_the_frames_of_one_pass(
    suffix: str, encoder: str, each_ffmpeg: Ffmpeg, make: Callable[..., str], tmp_path: Path
):
    if (suffix, encoder) == (".mp4", "ffv1"):
        suffix = ".mov"
    video = make(".mp4")
    # Lossless, so that the frames that come out are those that went into the encoder.
    lossless = {"encoder": encoder, **({"crf": 0} if encoder == "libx264" else {})}
    whole, pieces = tmp_path / f"whole{suffix}", tmp_path / f"pieces{suffix}"
    burned(spread(700), video, whole, each_ffmpeg, **lossless)
    burned(spread(700), video, pieces, each_ffmpeg, jobs=2, **lossless)

    assert frames(pieces) == frames(whole)
    assert len(frames(pieces)) == 240


def test_uneven_frames_keep_their_times(
    each_ffmpeg: Ffmpeg, make: Callable[..., str], tmp_path: Path
):
    uneven = f"{SOURCE},select='not(mod(n\\,3))+gt(n\\,100)'"
    video = make(".mp4", "-fps_mode", "vfr", source=uneven)
    whole, pieces = tmp_path / "whole.mp4", tmp_path / "pieces.mp4"
    burned(spread(900), video, whole, each_ffmpeg, crf=0)
    burned(spread(900), video, pieces, each_ffmpeg, crf=0, jobs=3)

    assert [time for time, _ in frames(whole)] == [time for time, _ in frames(video)]
    assert frames(pieces) == frames(whole)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".mov"])
@pytest.mark.parametrize("options", [(), ("-bf", "0"), ("-bf", "5", "-refs", "4")])
def test_only_captioned_parts_are_encoded_again(
    suffix: str,
    options: tuple[str, ...],
    each_ffmpeg: Ffmpeg,
    make: Callable[..., str],
    tmp_path: Path,
):
    video = make(suffix, *options)
    out = tmp_path / f"out{suffix}"

    assert "B24" not in burned(TALK, video, out, each_ffmpeg, smart=True)
    before, after = frames(video), frames(out)
    assert [time for time, _ in after] == [time for time, _ in before]
    same = [one == other for one, other in zip(before, after, strict=True)]
    assert all(same[:60])
    assert all(same[120:])
    # The captions are on frames 66 to 98; the encoder's loss is on the whole of the part.
    assert not any(same[60:120])


def test_a_part_that_begins_and_one_that_ends_the_video(
    each_ffmpeg: Ffmpeg, make: Callable[..., str], tmp_path: Path
):
    video, out = make(".mp4"), tmp_path / "out.mp4"
    talk = Track([Cue(0, 300, "First"), Cue(7_700, 8_000, "Last")])
    burned(talk, video, out, each_ffmpeg, smart=True, jobs=2)
    before, after = frames(video), frames(out)

    assert [time for time, _ in after] == [time for time, _ in before]
    assert before[30:210] == after[30:210]


def test_an_open_group_of_pictures_is_cut_only_where_nothing_reaches_across(
    each_ffmpeg: Ffmpeg, make: Callable[..., str], tmp_path: Path
):
    # All key frames but the first are no places to cut, so all is encoded again.
    video = make(".mp4", "-x264-params", "open-gop=1:keyint=30:min-keyint=30:scenecut=0")
    out = tmp_path / "out.mp4"
    codes = burned(TALK, video, out, each_ffmpeg, smart=True)

    assert "B24" in codes
    assert [time for time, _ in frames(out)] == [time for time, _ in frames(video)]


@pytest.mark.parametrize("how", ["turned", "lossless", "another codec"])
def test_where_nothing_can_be_copied_all_is_encoded_and_that_is_said(
    how: str, each_ffmpeg: Ffmpeg, make: Callable[..., str], tmp_path: Path
):
    video = make(".mp4")
    if how == "turned":
        turned = tmp_path / "turned.mp4"
        copy = [shutil.which("ffmpeg") or "", "-v", "error", "-i", video, "-c", "copy"]
        subprocess.run([*copy, "-metadata:s:v", "rotate=90", str(turned)], check=True, timeout=60)
        video = str(turned)
    options = {"lossless": {"crf": 0}, "another codec": {"encoder": "mpeg4"}}.get(how, {})

    assert "B24" in burned(TALK, video, tmp_path / "out.mp4", each_ffmpeg, smart=True, **options)
    assert len(frames(tmp_path / "out.mp4")) == 240


def test_pieces_that_do_not_join_are_burned_in_one_pass(
    each_ffmpeg: Ffmpeg, make: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from subtools.media.burning import commands

    right = commands.listing
    # As if a copy were a frame late.
    monkeypatch.setattr(
        commands, "listing", lambda *told: right(*told).replace("duration 2.002", "duration 2.035")
    )
    video, out = make(".mp4"), tmp_path / "out.mp4"

    assert "B24" in burned(TALK, video, out, each_ffmpeg, smart=True)
    assert [time for time, _ in frames(out)] == [time for time, _ in frames(video)]
    assert list(tmp_path.iterdir()) == [out]
