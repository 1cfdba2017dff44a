"""`subtools burn` as it speaks, with a script in place of ffmpeg: tests/ffmpeg has the real one."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Burn = Callable[..., object]

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="its programs are scripts")

#: What ffmpeg tells of a video; a talk of ten seconds.
TOLD = """\
Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:video.mp4':
  Duration: 00:00:10.00, start: 0.000000, bitrate: 90 kb/s
  Stream #0:0[0x1](und): Video: h264 (High) (avc1 / 0x31637661), yuv420p, 320x180, 25 fps, 25 tbr
  Stream #0:1[0x2](ger): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 69 kb/s
At least one output file must be specified
"""
SCRIPT = """#!/bin/sh
case "$*" in
  *-filters*)
    echo "ffmpeg version 9.9" >&2
    echo " ... ass               V->V       Render ASS subtitles"
    ;;
  *-encoders*) echo " V....D libx264              H.264" ;;
  *glyphs.ass*) echo "fontselect: (Arimo, 400, 0) -> /arimo.ttf, 0, Arimo" > glyphs.log ;;
  *-progress*)
    for last; do :; done
    echo "out_time_us=10000000"
    cp captions.ass "${last#file:}"
    echo "$*" > RAN
    ;;
  *lavfi*libx264*) ;;
  *lavfi*) exit 1 ;;
  *) cat >&2 TOLD; exit 1 ;;
esac
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A script that answers as ffmpeg does; its video holds the captions it was given."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "told").write_text(TOLD, encoding="utf-8")
    text = SCRIPT.replace("TOLD", shlex.quote(str(folder / "told")))
    path = folder / "ffmpeg"
    path.write_text(text.replace("RAN", shlex.quote(str(folder / "ran"))), encoding="utf-8")
    path.chmod(0o755)
    (tmp_path / "video.mp4").write_bytes(b"a video")
    return path


@pytest.fixture
def burn(run: Run, program: Path, captions: Path) -> Run:
    """Run `subtools burn` on the video and the captions."""

    def burn(*options: object, **env: str):
        return run("burn", "video.mp4", captions.name, "--ffmpeg", program, *options, **env)

    return burn


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_the_video_is_written_and_told(burn: Run, tmp_path: Path, program: Path):
    done = burn("-o", "out.mp4")

    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    assert done.stderr.splitlines()[-1] == b"wrote out.mp4: 3 captions, 0.0 MB"
    assert b"harbour" in (tmp_path / "out.mp4").read_bytes()
    assert names(tmp_path) == ["captions.srt", "out.mp4", "tools", "video.mp4"]
    assert "[0:0]ass=filename=captions.ass" in (program.parent / "ran").read_text("utf-8")


def test_quiet_says_nothing(burn: Run, tmp_path: Path):
    done = burn("-o", "out.mp4", "--quiet")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "out.mp4").exists()


def test_a_report_tells_what_was_run(burn: Run):
    done = burn("-o", "out.mp4", "--json")
    told = json.loads(done.stdout)

    assert done.returncode == 0
    assert told["target"] == "out.mp4"
    assert told["cues"] == 3
    assert told["encoder"] == "libx264"
    assert told["command"][0].endswith("ffmpeg")


def test_a_dry_run_prints_a_command_and_does_nothing(burn: Run, tmp_path: Path, program: Path):
    (tmp_path / "out.mp4").write_bytes(b"old")
    done = burn("-o", "out.mp4", "--dry-run")
    argv = shlex.split(done.stdout.decode())

    assert done.returncode == 0
    assert argv[0] == str(program)
    assert argv[-1] == f"file:{tmp_path}/out.mp4"
    assert f"file:{tmp_path}/video.mp4" in argv
    assert argv[argv.index("-protocol_whitelist") + 1] == "file"
    assert not (program.parent / "ran").exists()
    assert (tmp_path / "out.mp4").read_bytes() == b"old"


def test_the_captions_as_laid_out_can_be_had_alone(burn: Run, tmp_path: Path, program: Path):
    done = burn("--ass", "laid.ass")
    text = (tmp_path / "laid.ass").read_text("utf-8")

    assert done.returncode == 0, done.stderr
    assert "PlayResX: 320" in text
    assert "harbour" in text
    assert not (program.parent / "ran").exists()


def test_nothing_is_written_over_without_force(burn: Run, tmp_path: Path, program: Path):
    (tmp_path / "out.mp4").write_bytes(b"old")
    done = burn("-o", "out.mp4")

    assert done.returncode == 2
    assert done.stderr == b"out.mp4: exists already; to write over it, add --force (force=True)\n"
    assert (tmp_path / "out.mp4").read_bytes() == b"old"
    assert not (program.parent / "ran").exists()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ((), 2, "subtools burn: missing -o OUT, or --proof PNG"),
        (("-o", "out.txt"), 2, "out.txt: '.txt' is the suffix of no container; known: .mp4"),
        (("-o", "nowhere/out.mp4"), 2, "nowhere/out.mp4: its folder does not exist"),
        (("-o", "video.mp4", "--force"), 2, "video.mp4: this is a file that is read"),
        (("-o", "captions.srt", "--force"), 2, "captions.srt: '.srt' is the suffix of no"),
        (("-o", "out.mp4", "--encoder", "h265"), 2, "unknown encoder 'h265'"),
        (("-o", "out.mp4", "--encoder", "hevc"), 3, "has no encoder that works for hevc"),
        (("-o", "out.mp4", "--jobs", "0"), 2, "--jobs"),
        (("-o", "out.mp4", "--timeout", "soon"), 2, "--timeout"),
        (("-o", "out.mp4", "--look", "loud"), 2, "unknown look 'loud'"),
        (("-o", "out.mp4", "--font", "nowhere.ttf"), 2, "nowhere.ttf"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_is_wrong_is_said_in_one_line(
    options: tuple[str, ...], code: int, words: str, burn: Run, tmp_path: Path
):
    done = burn(*options)

    assert done.returncode == code
    assert done.stderr.count(b"\n") == 1
    assert words in done.stderr.decode()
    assert names(tmp_path) == ["captions.srt", "tools", "video.mp4"]


def test_an_ffmpeg_that_fails_is_told_by_its_last_words(burn: Run, tmp_path: Path, program: Path):
    text = program.read_text("utf-8")
    told = 'echo "file:x.part: \x1b[31mNo space left on device" >&2; exit 1'
    program.write_text(text.replace("*-progress*)", f"*-progress*) {told}"), encoding="utf-8")
    (tmp_path / "out.mp4").write_bytes(b"old")
    done = burn("-o", "out.mp4", "--force")

    assert done.returncode == 3
    assert done.stderr.decode() == (
        "subtools: ffmpeg failed (exit code 1): file:x.part: \N{REPLACEMENT CHARACTER}[31m"
        "No space left on device\n"
    )
    assert (tmp_path / "out.mp4").read_bytes() == b"old"
    assert names(tmp_path) == ["captions.srt", "out.mp4", "tools", "video.mp4"]


def test_without_an_ffmpeg_it_says_how_to_get_one(
    run: Run, captions: Path, tmp_path: Path, environment: dict[str, str]
):
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "imageio_ffmpeg.py").write_text("raise ImportError", encoding="utf-8")
    path = f"{modules}:{environment['PYTHONPATH']}"
    done = run(
        "burn", "video.mp4", captions, "-o", "out.mp4", PATH="", PYTHONPATH=path, SUBTOOLS_FFMPEG=""
    )

    assert done.returncode == 3
    assert done.stderr.decode().startswith("subtools: ffmpeg was not found; pip install ")
    assert done.stderr.count(b"\n") == 1


def test_strict_stops_at_a_finding_and_writes_nothing(burn: Run, captions: Path, tmp_path: Path):
    late = "4\n00:00:20,000 --> 00:00:21,000\nToo late.\n\n"
    captions.write_text(captions.read_text("utf-8") + late, encoding="utf-8")
    done = burn("-o", "out.mp4", "--strict")

    assert done.returncode == 1
    assert b"B21 a caption starts after the end" in done.stderr
    assert done.stderr.splitlines()[-1].startswith(b"out.mp4: nothing was written: ")
    assert names(tmp_path) == ["captions.srt", "tools", "video.mp4"]
