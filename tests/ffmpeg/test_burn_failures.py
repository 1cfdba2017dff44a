"""Burning on a machine that fails: what was there stays, nothing is left, one line says why."""

from __future__ import annotations

import importlib
import os
import shlex
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from subtools.media import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from subtools.media.locate import Ffmpeg
    from tests.ffmpeg.conftest import Done, Eyes, Make, Shell

    Wrap = Callable[[str], Path]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, scripts and mounts")

CAPTIONS = "1\n00:00:00,400 --> 00:00:01,600\nHello there\n"
OLD = b"what was there before"
MOVING = "testsrc2=s=320x180:r=25:d=2.4"
ROOT = os.name != "nt" and os.geteuid() == 0
#: A machine that is busy still comes to an end in so many seconds.
PATIENCE = 60


@pytest.fixture
def place(tmp_path: Path, private: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with captions and an old output; private folders lie in `private` beside it."""
    private(tmp_path / "private")
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    (folder / "out.mp4").write_bytes(OLD)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def wrap(tmp_path: Path, ffmpegs: list[str]) -> Wrap:
    """Make a program that does some lines of shell, then becomes the real ffmpeg.

    Those lines see `$log`, a folder for what they have to tell, and `encodes`, which tells whether
    they are asked to encode.
    """
    (tmp_path / "log").mkdir()

    def wrap(lines: str) -> Path:
        path = tmp_path / "ffmpeg"
        path.write_text(
            f"#!/bin/sh\nlog={shlex.quote(str(tmp_path / 'log'))}\n"
            'encodes() { case " $* " in *" -progress "*) return 0;; *) return 1;; esac; }\n'
            f'real={shlex.quote(ffmpegs[0])}\n{lines}\nexec "$real" "$@"\n',
            encoding="utf-8",
        )
        path.chmod(0o755)
        locate.look_at.cache_clear()
        return path

    return wrap


def nothing_is_left(place: Path, *others: str) -> bool:
    """Tell whether only the files of before are there, and the old output as it was."""
    names = sorted(each.name for each in place.iterdir())
    assert names == sorted(["out.mp4", "talk.srt", *others])
    assert (place / "out.mp4").read_bytes() == OLD
    assert list((place.parent / "private").iterdir()) == []
    return True


def failed(done: Done, code: int, *words: str) -> bool:
    """Tell whether a command line ended with a code and one line that has these words."""
    assert done.code == code, done.err
    assert len(done.said) == 1, done.err
    for word in words:
        assert word in done.err
    return True


def until(found: Callable[[], object]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def running(place: Path) -> list[int]:
    """Return the processes that were told a path of the test's folder, without this one."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            told = (each / "cmdline").read_bytes()
            if str(place.parent).encode() in told and int(each.name) != os.getpid():
                found.append(int(each.name))
    return found


@pytest.fixture
def start(place: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start `subtools burn` over the old output, as a process of its own."""
    started: list[subprocess.Popen[bytes]] = []

    def start(video: Path, *options: object) -> subprocess.Popen[bytes]:
        argv = [
            sys.executable, "-m", "subtools", "burn", str(video), "talk.srt", "-o", "out.mp4",
            "--force", *map(str, options),
        ]  # fmt: skip
        process = subprocess.Popen(argv, cwd=place, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stderr.close()


#: Encodes, so that the draft is there, and never ends.
HANGS = 'encodes "$@" && { "$real" "$@" >&2; : > "$log/hangs"; exec sleep 600; }'


def burn(shell: Shell, video: Path, *options: object) -> Done:
    return shell("burn", video, "talk.srt", "-o", "out.mp4", "--force", *options)


# Programs that are killed


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for ffmpeg in /proc")
def test_an_ffmpeg_that_is_killed_is_told(
    each_ffmpeg: Ffmpeg, clips: Make, place: Path, start: Callable[..., subprocess.Popen[bytes]]
):
    long = clips("long.mp4", "-an", source="testsrc2=s=320x180:r=25:d=120")
    process = start(long, "--preset", "veryslow", "--ffmpeg", each_ffmpeg.path)
    drafts = lambda: list(place.glob(".subtools-*.part"))  # noqa: E731
    until(lambda: drafts() and drafts()[0].stat().st_size)
    draft = os.fsencode(drafts()[0])
    for each in running(place):
        told = Path(f"/proc/{each}/cmdline").read_bytes()
        if draft in told and told.startswith(os.fsencode(each_ffmpeg.path)):
            os.kill(each, signal.SIGKILL)
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 3
    assert b"was killed (SIGKILL)" in said
    assert said.count(b"\n") == 1
    assert nothing_is_left(place)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for ffmpeg in /proc")
@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--smart",)], ids=" ".join)
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_nothing_outlives_subtools(  # noqa: PLR0913, PLR0917
    name: str,
    options: tuple[str, ...],
    clip: Path,
    wrap: Wrap,
    place: Path,
    start: Callable[..., subprocess.Popen[bytes]],
):
    process = start(clip, "--ffmpeg", wrap(HANGS), *options)
    until((place.parent / "log" / "hangs").exists)
    assert list(place.glob(".subtools-*.part*"))
    assert list((place.parent / "private").iterdir())
    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == (130 if name == "SIGINT" else -getattr(signal, name))
    assert b"Traceback" not in said
    until(lambda: not running(place))
    until(lambda: not list(place.glob(".*")) and not list((place.parent / "private").iterdir()))
    assert nothing_is_left(place)


def test_ctrl_c_twice_leaves_nothing_either(
    clip: Path, wrap: Wrap, place: Path, start: Callable[..., subprocess.Popen[bytes]]
):
    process = start(clip, "--ffmpeg", wrap(HANGS), "--jobs", "2")
    until((place.parent / "log" / "hangs").exists)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    until(lambda: not running(place))
    until(lambda: not list(place.glob(".*")) and not list((place.parent / "private").iterdir()))
    assert nothing_is_left(place)


# Programs that fail


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--smart",)], ids=" ".join)
def test_a_time_that_is_over_ends_it(
    options: tuple[str, ...], clip: Path, wrap: Wrap, place: Path, shell: Shell
):
    done = burn(shell, clip, "--ffmpeg", wrap(HANGS), "--timeout", "2", *options)

    assert failed(done, 3, "took longer than 2 seconds and was stopped")
    assert nothing_is_left(place)


#: What ffmpeg 5 says before it ends well.
FULL = "Error writing trailer of x: No space left on device"
#: Nine megabytes without an end of line.
SPEAKS = 'dd if=/dev/zero bs=1024 count=9000 2>/dev/null | tr "\\0" e'


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('encodes "$@" && exit 0', "nothing was made, though no error was told"),
        (
            'encodes "$@" && { for last; do :; done; : > "${last#file:}"; exit 0; }',
            "nothing was made, though no error was told",
        ),
        ('encodes "$@" && { echo "the disk is on fire" >&2; exit 7; }', "the disk is on fire"),
        ('encodes "$@" && kill -SEGV $$', "was killed (SIGSEGV)"),
        (
            f'encodes "$@" && {{ "$real" "$@"; echo "{FULL}" >&2; exit 0; }}',
            f"wrote only a part: {FULL}",
        ),
        (
            f'encodes "$@" && {{ {SPEAKS} >&2; exit 1; }}',
            "failed (exit code 1): eeee",
        ),
    ],
    ids=["writes no file", "an empty file", "says why", "crashes", "disk full", "no end of line"],
)
def test_an_ffmpeg_that_does_not_do_its_work_is_told(  # noqa: PLR0913, PLR0917
    lines: str, words: str, clip: Path, wrap: Wrap, place: Path, shell: Shell
):
    done = burn(shell, clip, "--ffmpeg", wrap(lines))

    assert failed(done, 2 if "nothing" in words else 3, words)
    assert len(done.err) < 1_000
    assert nothing_is_left(place)


@pytest.mark.parametrize("options", [("--jobs", "2"), ("--smart",)], ids=" ".join)
@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('encodes "$@" && { echo "the disk is on fire" >&2; exit 7; }', 3),
        ('case "$*" in *" concat "*) echo "the disk is on fire" >&2; exit 7;; esac', 3),
    ],
    ids=["a piece", "the joining"],
)
def test_a_piece_that_fails_ends_it(  # noqa: PLR0913, PLR0917
    lines: str,
    code: int,
    options: tuple[str, ...],
    clip: Path,
    wrap: Wrap,
    place: Path,
    shell: Shell,
):
    done = burn(shell, clip, "--ffmpeg", wrap(lines), *options)

    assert failed(done, code, "the disk is on fire")
    assert nothing_is_left(place)


def test_pieces_that_lie_about_their_frames_are_burned_in_one_pass(
    clip: Path, wrap: Wrap, place: Path, shell: Shell, eyes: Eyes
):
    lines = 'case "$*" in *-frames:v*-progress*|*-progress*-frames:v*) "$real" "$@" | '
    lines += "sed 's/^frame=.*/frame=3/'; exit 0;; esac"
    done = burn(shell, clip, "--ffmpeg", wrap(lines), "--jobs", "2", "--resume")

    assert done.code == 0, done.err
    assert "B24" in done.err
    assert sorted(each.name for each in place.iterdir()) == ["out.mp4", "talk.srt"]
    assert eyes.bright(place / "out.mp4", 1) > 20


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("echo hello; exit 0", "is no ffmpeg"),
        ("exit 3", "is no ffmpeg"),
        (
            'case "$*" in *-filters*) "$real" "$@" | grep -v " ass "; exit 0;; esac',
            "has no libass (the filter ass)",
        ),
        ("exec sleep 600", "took longer than 0.5 seconds and was stopped"),
    ],
    ids=["prints hello", "fails", "no libass", "hangs"],
)
def test_what_is_no_ffmpeg_for_us_is_named(  # noqa: PLR0913, PLR0917
    lines: str,
    words: str,
    clip: Path,
    wrap: Wrap,
    place: Path,
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
):
    if "sleep" in lines:
        ask = locate.ask
        monkeypatch.setattr(locate, "ask", lambda argv: ask(argv, timeout=0.5))
    done = burn(shell, clip, "--ffmpeg", wrap(lines))

    assert failed(done, 3, words, "pip install 'subtools[burn]'")
    assert nothing_is_left(place)


def test_no_ffmpeg_at_all_is_told_with_what_to_do(
    clip: Path, place: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(locate.VARIABLE, raising=False)
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    done = burn(shell, clip)

    assert failed(done, 3, "ffmpeg was not found", "pip install 'subtools[burn]'")
    assert nothing_is_left(place)


# Encoders


LACKS_X264 = """case "$*" in
  *-encoders*) "$real" "$@" | grep -v libx264; exit 0;;
  *libx264*) echo "Unknown encoder 'libx264'" >&2; exit 1;;
esac"""
BROKEN_X264 = 'case "$*" in *libx264*) echo "no x264 today" >&2; exit 1;; esac'


@pytest.mark.parametrize("lines", [LACKS_X264, BROKEN_X264], ids=["not built in", "not working"])
def test_without_its_usual_encoder_the_next_is_taken(  # noqa: PLR0913, PLR0917
    lines: str, clip: Path, wrap: Wrap, place: Path, shell: Shell, eyes: Eyes
):
    done = burn(shell, clip, "--ffmpeg", wrap(lines), "--encoder", "libx264")
    if done.code == 3:  # there is no other encoder of H.264 here
        assert failed(done, 3, "has no encoder that works for h264")
        assert nothing_is_left(place)
        return
    assert done.code == 0, done.err
    assert "B22 the encoder libx264 does not work here" in done.err
    assert eyes.bright(place / "out.mp4", 1) > 20


def test_no_encoder_at_all_is_told(clip: Path, wrap: Wrap, place: Path, shell: Shell):
    lines = 'case "$*" in *"-f null"*) exit 1;; esac'
    done = burn(shell, clip, "--ffmpeg", wrap(lines))

    assert failed(done, 3, "has no encoder that works for h264 or")
    assert nothing_is_left(place)


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--encoder", "libx256"), 2, "unknown encoder 'libx256'; did you mean"),
        (("--encoder", "-y"), 2, "unknown encoder '-y'"),
        (("--encoder", "libvpx"), 2, "the container can't hold vp8"),
        (("--encoder", "aac"), 3, "ffmpeg failed"),
        (("--preset", "no such"), 3, "ffmpeg failed"),
        (("--crf", "nan"), 3, "ffmpeg failed"),
        (("--font", "talk.srt"), 2, "talk.srt"),
        (("--font", "nowhere"), 2, "nowhere"),
        (("--look", "nowhere"), 2, "unknown look"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_can_not_be_done_is_told_in_one_line(  # noqa: PLR0913, PLR0917
    options: tuple[str, ...], code: int, words: str, clip: Path, place: Path, shell: Shell
):
    assert failed(burn(shell, clip, *options), code, words)
    assert nothing_is_left(place)


def test_an_encoder_that_does_not_work_here_is_replaced_or_with_strict_refused(
    clip: Path, wrap: Wrap, place: Path, shell: Shell, eyes: Eyes
):
    lines = 'case "$*" in *h264_nvenc*) echo "no capable devices" >&2; exit 1;; esac'
    program = wrap(lines)
    strict = burn(shell, clip, "--ffmpeg", program, "--encoder", "h264_nvenc", "--strict")

    assert strict.code == 1
    assert "B22 the encoder h264_nvenc does not work here" in strict.err
    assert "nothing was written" in strict.said[-1]
    assert nothing_is_left(place)

    done = burn(shell, clip, "--ffmpeg", program, "--encoder", "h264_nvenc")
    assert done.code == 0, done.err
    assert "B22 the encoder h264_nvenc does not work here" in done.err
    assert eyes.bright(place / "out.mp4", 1) > 20


# Disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a disk of a size, or with other options."""
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        folder = tmp_path / f"disk{len(mounted)}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
        if not ROOT or subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("nothing can be mounted here")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", folder], check=False)  # noqa: S607


@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=" ".join)
@pytest.mark.parametrize("size", ["8k", "60k"])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_a_full_disk_is_no_success(  # noqa: PLR0913, PLR0917
    suffix: str,
    size: str,
    options: tuple[str, ...],
    each_ffmpeg: Ffmpeg,
    clips: Make,
    place: Path,
    shell: Shell,
    small_disk: Callable[[str], Path],
):
    disk = small_disk(f"size={size}")
    (disk / f"out{suffix}").write_bytes(OLD)
    video = clips("moving.mp4", source=MOVING)
    program = ("--ffmpeg", each_ffmpeg.path)
    done = shell(
        "burn", video, "talk.srt", "-o", disk / f"out{suffix}", "--force", *program, *options
    )

    assert done.code in {2, 3}
    assert len(done.said) == 1
    assert "no space left" in done.err.lower()
    assert [each.name for each in disk.iterdir()] == [f"out{suffix}"]
    assert (disk / f"out{suffix}").read_bytes() == OLD
    assert nothing_is_left(place)


def test_a_full_disk_for_private_files_is_told(
    clip: Path,
    place: Path,
    shell: Shell,
    private: Callable[[Path], Path],
    small_disk: Callable[[str], Path],
):
    disk = private(small_disk("size=8k"))
    (disk / "full").write_bytes(bytes(4096))
    done = burn(shell, clip)

    assert failed(done, 2, "no space left on device")
    assert [each.name for each in disk.iterdir()] == ["full"]
    assert nothing_is_left(place)


def test_a_file_that_may_not_grow_is_told(clips: Make, place: Path):
    import resource

    video = clips("moving.mp4", source=MOVING)
    argv = [
        sys.executable, "-m", "subtools", "burn", video, "talk.srt", "-o", "out.mp4", "--force",
    ]  # fmt: skip
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (32_000, 32_000))  # noqa: E731
    done = subprocess.run(
        argv, capture_output=True, check=False, cwd=place, preexec_fn=limit, timeout=PATIENCE
    )

    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"SIGXFSZ" in done.stderr or b"File too large" in done.stderr
    assert nothing_is_left(place)


def test_a_folder_that_may_not_be_written_is_told(
    clip: Path, place: Path, shell: Shell, request: pytest.FixtureRequest
):
    folder = place.parent / "locked"
    if ROOT:
        folder = request.getfixturevalue("small_disk")("ro")
    else:
        folder.mkdir(mode=0o555)
    done = shell("burn", clip, "talk.srt", "-o", folder / "out.mp4")

    assert failed(done, 2, "out.mp4: can't be written: no permission for its folder")
    assert nothing_is_left(place)


def test_places_that_are_no_files_are_told(clip: Path, place: Path, shell: Shell):
    (place / "folder.mp4").mkdir()
    os.mkfifo(place / "pipe")
    (place / "link.mp4").symlink_to("pipe")
    for name, words in [
        ("folder.mp4", "folder.mp4: is a folder, not a file"),
        ("link.mp4", "link.mp4: is a device or a pipe, not a file"),
        ("nowhere/out.mp4", "nowhere/out.mp4: its folder does not exist"),
        ("talk.srt/out.mp4", "talk.srt/out.mp4: its folder does not exist"),
        ("out.xyz", "'.xyz' is the suffix of no container"),
        ("out", "a video needs a suffix"),
        ("nul\0.mp4", "can't hold a NUL character"),
    ]:
        done = shell("burn", clip, "talk.srt", "-o", name, "--force")
        assert failed(done, 2, words)
    assert stat.S_ISFIFO((place / "pipe").stat().st_mode)
    assert nothing_is_left(place, "folder.mp4", "link.mp4", "pipe")


def test_a_file_that_is_read_is_never_written(clip: Path, place: Path, shell: Shell):
    video = place / "video.mp4"
    video.write_bytes(clip.read_bytes())
    (place / "soft.mp4").symlink_to("video.mp4")
    os.link(video, place / "hard.mp4")
    (place / "captions.mp4").symlink_to("talk.srt")
    for name in ("video.mp4", "soft.mp4", "hard.mp4", "captions.mp4"):
        done = shell("burn", "video.mp4", "talk.srt", "-o", name, "--force")
        assert failed(done, 2, "this is a file that is read")
    refused = shell("burn", "video.mp4", "talk.srt", "-o", "out.mp4")

    assert failed(refused, 2, "out.mp4: exists already; to write over it, add --force")
    assert video.read_bytes() == clip.read_bytes()
    assert (place / "talk.srt").read_text(encoding="utf-8") == CAPTIONS
    assert nothing_is_left(place, "video.mp4", "soft.mp4", "hard.mp4", "captions.mp4")


def test_a_file_that_is_replaced_keeps_its_permissions_and_links(
    clip: Path, place: Path, shell: Shell, eyes: Eyes
):
    (place / "out.mp4").chmod(0o640)
    (place / "link.mp4").symlink_to("out.mp4")
    done = shell("burn", clip, "talk.srt", "-o", "link.mp4", "--force")

    assert done.code == 0, done.err
    assert (place / "link.mp4").is_symlink()
    assert stat.S_IMODE((place / "out.mp4").stat().st_mode) == 0o640
    assert eyes.bright(place / "out.mp4", 1) > 20


def test_without_a_place_for_private_files_nothing_is_begun(
    clip: Path, place: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
):
    def none(*_: object, **__: object) -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.mkdtemp", none)

    assert failed(burn(shell, clip), 2, "no private folder can be made (TMPDIR says where)")
    assert nothing_is_left(place)


def test_one_process_may_burn_several_at_once(
    clip: Path, place: Path, eyes: Eyes, each_ffmpeg: Ffmpeg
):
    from concurrent.futures import ThreadPoolExecutor

    from subtools.core.cue import Cue
    from subtools.core.track import Track
    from subtools.media.burning import burn, plan_burn

    def make(name: str, cues: list[Cue]) -> None:
        burn(plan_burn(Track(cues), clip, place / name, ffmpeg=each_ffmpeg), jobs=2)

    with ThreadPoolExecutor(3) as pool:
        first = [pool.submit(make, f"first{at}.mp4", [Cue(0, 1_000, "Hello")]) for at in range(2)]
        last = pool.submit(make, "last.mp4", [Cue(1_500, 2_400, "Hello")])
        for each in (*first, last):
            each.result()

    for name, early, late in [("first0.mp4", 1, 0), ("first1.mp4", 1, 0), ("last.mp4", 0, 1)]:
        assert (eyes.bright(place / name, 0.5) > 20) == early
        assert (eyes.bright(place / name, 2) > 20) == late
    assert nothing_is_left(place, "first0.mp4", "first1.mp4", "last.mp4")


# Runs that are taken up again


#: Notes each encode by its start, and stops for ever, or fails, at the third.
COUNTS = """
encodes "$@" && {
  echo "$*" >> "$log/encodes"
  [ "$(wc -l < "$log/encodes")" = "$(cat "$log/stop")" ] && THIRD
}
"""


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], int]:
    """Cut into four pieces; count what was encoded since the last call."""
    monkeypatch.setattr(importlib.import_module("subtools.media.burning.burn"), "PIECE", 0.6)
    log = tmp_path / "log" / "encodes"

    def count() -> int:
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return len(lines)

    return count


@pytest.fixture
def stopping(wrap: Wrap, tmp_path: Path) -> Path:
    """An ffmpeg that counts, and fails at the third encode."""
    program = wrap(COUNTS.replace("THIRD", "exit 5"))
    (tmp_path / "log" / "stop").write_text("3", encoding="utf-8")
    return program


def test_a_run_that_failed_is_taken_up(  # noqa: PLR0913, PLR0917
    clip: Path,
    place: Path,
    shell: Shell,
    eyes: Eyes,
    stopping: Path,
    pieces: Callable[[], int],
):
    failing = burn(shell, clip, "--ffmpeg", stopping, "--resume")
    assert failed(failing, 3, "failed (exit code 5)")
    pieces()
    kept = {each.name for each in (place / "out.mp4.pieces").glob("*.nut")}
    assert {"piece-00000.nut", "piece-00001.nut"} <= kept
    assert "piece-00002.nut" not in kept
    assert nothing_is_left(place, "out.mp4.pieces")

    done = burn(shell, clip, "--ffmpeg", stopping, "--resume")
    assert done.code == 0, done.err
    assert pieces() == 4 - len(kept), done.err
    assert sorted(each.name for each in place.iterdir()) == ["out.mp4", "talk.srt"]
    assert eyes.bright(place / "out.mp4", 1) > 20
    assert eyes.bright(place / "out.mp4", 2) == 0


@pytest.mark.parametrize("changed", ["captions", "look", "crf", "video"])
def test_another_run_begins_anew(  # noqa: PLR0913, PLR0917
    changed: str,
    clip: Path,
    clips: Make,
    place: Path,
    shell: Shell,
    stopping: Path,
    pieces: Callable[[], int],
):
    burn(shell, clip, "--ffmpeg", stopping, "--resume")
    assert pieces() >= 3
    video, options = clip, []
    if changed == "captions":
        text = CAPTIONS.replace("Hello", "Howdy")
        (place / "talk.srt").write_text(text, encoding="utf-8")
    elif changed == "video":
        video = clips("moving.mp4", source=MOVING)
    else:
        options = [f"--{changed}", "box" if changed == "look" else "30"]
    (place.parent / "log" / "stop").write_text("99", encoding="utf-8")
    done = burn(shell, video, "--ffmpeg", stopping, "--resume", *options)

    assert done.code == 0, done.err
    assert pieces() == 4, done.err
    assert sorted(each.name for each in place.iterdir()) == ["out.mp4", "talk.srt"]


def test_a_run_that_was_killed_between_pieces_is_taken_up(
    clips: Make,
    wrap: Wrap,
    place: Path,
    start: Callable[..., subprocess.Popen[bytes]],
):
    log = place.parent / "log"
    program = wrap(COUNTS.replace("THIRD", '{ : > "$log/hangs"; exec sleep 600; }'))
    (log / "stop").write_text("2", encoding="utf-8")
    # One at a time, and a piece for each minute.
    video = clips("minutes.mp4", "-an", source="color=0x101828:s=320x180:r=2:d=150")
    first = start(video, "--ffmpeg", program, "--resume")
    until((log / "hangs").exists)
    first.kill()
    first.communicate()
    until(lambda: not list((place.parent / "private").iterdir()))
    assert nothing_is_left(place, "out.mp4.pieces")

    (log / "stop").write_text("99", encoding="utf-8")
    (log / "encodes").unlink()
    _, said = start(video, "--ffmpeg", program, "--resume").communicate(timeout=PATIENCE)
    assert b"1 caption" in said
    assert len((log / "encodes").read_text(encoding="utf-8").splitlines()) == 1
    assert sorted(each.name for each in place.iterdir()) == ["out.mp4", "talk.srt"]


@pytest.mark.parametrize(
    "content",
    [
        {"mine.txt": "precious"},
        {"job.txt": "buy milk", "mine.txt": "precious"},
        {"job.txt": "", "mine.txt": "precious"},
    ],
    ids=["another", "with a file of that name", "with an empty one"],
)
def test_a_folder_of_somebody_else_is_left_alone(
    content: dict[str, str], clip: Path, place: Path, shell: Shell
):
    folder = place / "out.mp4.pieces"
    folder.mkdir()
    for name, text in content.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = burn(shell, clip, "--resume", "--jobs", "2")

    assert failed(done, 2, "out.mp4.pieces: holds something else")
    assert {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()} == content
    assert nothing_is_left(place, "out.mp4.pieces")


def test_no_link_leads_pieces_elsewhere(clip: Path, place: Path, shell: Shell):
    elsewhere = place.parent / "elsewhere"
    elsewhere.mkdir()
    (place / "out.mp4.pieces").symlink_to(elsewhere)
    assert failed(burn(shell, clip, "--resume", "--jobs", "2"), 2, "holds something else")

    (place / "out.mp4.pieces").unlink()
    (place / "out.mp4.pieces").mkdir()
    (elsewhere / "label").write_text("a" * 40, encoding="ascii")
    (place / "out.mp4.pieces" / "job.txt").symlink_to(elsewhere / "label")
    assert failed(burn(shell, clip, "--resume", "--jobs", "2"), 2, "holds something else")
    assert (elsewhere / "label").read_text(encoding="ascii") == "a" * 40
    assert nothing_is_left(place, "out.mp4.pieces")
