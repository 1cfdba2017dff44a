"""What can't work ends in one clear line, the documented exit code, and nothing half-written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from subtools.cli import main
from tests.cli.conftest import CAPTIONS

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def _refused(done: subprocess.CompletedProcess[bytes], *said: str, code: int = 2) -> None:
    message = done.stderr.decode()

    assert done.returncode == code, message
    assert done.stdout == b""
    assert message.count("\n") == 1, message
    assert "Traceback" not in message
    for part in said:
        assert part in message


def _listing(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_a_missing_file_offers_the_nearest(run: Run, talk: Path):
    _refused(run("convert", "tlak.txt", "out.vtt"), "tlak.txt: no such file", talk.name)


def test_a_missing_folder_is_named(run: Run):
    _refused(run("convert", "nowhere/talk.txt", "out.vtt"), "no folder 'nowhere'")


def test_a_folder(run: Run, tmp_path: Path):
    (tmp_path / "talk.txt").mkdir()

    _refused(run("convert", "talk.txt", "out.vtt"), "talk.txt: is a folder")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("mark.srt", b"\xef\xbb\xbf", "no captions found"),
        ("blank.txt", b"\n \n", "no captions found"),
        ("prose.txt", b"No stamp anywhere.\nNone here.\n", "no captions found"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\xff\xfe" * 20, "picture.txt"),
    ],
)
def test_nothing_to_read(name: str, data: bytes, said: str, run: Run, tmp_path: Path):
    (tmp_path / name).write_bytes(data)

    _refused(run("convert", name, "out.vtt"), name, said)
    assert not (tmp_path / "out.vtt").exists()


def test_an_unknown_suffix_asks_for_to(run: Run, talk: Path):
    _refused(run("convert", talk.name, "out.xyz"), "out.xyz", "--to")


def test_standard_output_asks_for_to(run: Run, talk: Path):
    _refused(run("convert", talk.name, "-"), "--to")


def test_an_unknown_format_offers_the_nearest(run: Run, talk: Path):
    _refused(run("convert", talk.name, "-", "--to", "vtr"), "did you mean 'vtt'?")
    _refused(run("convert", talk.name, "o.vtt", "--from", "srtt"), "did you mean 'srt'?")


def test_an_unknown_profile_offers_the_nearest(run: Run, talk: Path):
    _refused(run("convert", talk.name, "out.vtt", "--profile", "wed"), "did you mean 'web'?")


def test_an_unknown_encoding(run: Run, talk: Path):
    _refused(run("convert", talk.name, "out.vtt", "--encoding", "utf-9"), "utf-9")


def test_an_unknown_verb_offers_the_nearest(run: Run):
    _refused(run("convrt", "a", "b"), "did you mean 'convert'?")


def test_a_file_in_place_of_a_verb(run: Run, talk: Path):
    _refused(run(talk.name, "out.vtt"), "subtools convert talk.txt OUT")


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "talk.txt"],
        ["convert", "talk.txt", "out.vtt", "--fps", "none"],
        ["convert", "talk.txt", "out.vtt", "--keep-cues", "--fit"],
        ["fix", "talk.txt", "--shift", "soon"],
        ["fix", "talk.txt", "--stretch", "1/0"],
        ["fix", "talk.txt", "out.srt", "--in-place"],
        ["fix", "-", "--in-place"],
        ["fix", "talk.txt", "out.srt", "--diff"],
        ["completion", "tcsh"],
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], run: Run, talk: Path):
    _refused(run(*arguments), "usage: subtools", "(--help)")
    assert set(_listing(talk.parent)) == {"talk.txt"}


@pytest.mark.parametrize("target", ["nowhere/out.vtt", "talk.txt/out.vtt", "folder.vtt"])
def test_an_unwritable_output(target: str, run: Run, talk: Path, tmp_path: Path):
    (tmp_path / "folder.vtt").mkdir()
    before = _listing(tmp_path)

    _refused(run("convert", talk.name, target, "--quiet"), target)
    assert _listing(tmp_path) == before


@pytest.mark.parametrize("verb", ["convert", "fix"])
def test_a_full_disk(verb: str, run: Run, captions: Path):
    if not Path("/dev/full").exists():
        return  # this system has no such device

    _refused(run(verb, captions.name, "/dev/full", "--to", "srt", "--quiet"), "no space left")


def test_a_full_disk_behind_standard_output(captions: Path, environment: dict[str, str]):
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "subtools", "convert", captions, "-", "--to", "srt"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"o space left" in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["formats"], ["convert", "--help"]])
def test_help_on_a_full_disk(arguments: list[str], environment: dict[str, str]):
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "subtools", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr == b"standard output can't be written: No space left on device\n"


def test_a_standard_input_that_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise OSError(5, "Input/output error")

    for stdin, said in ((io.TextIOWrapper(Failing()), "input/output error"), (None, "is closed")):
        monkeypatch.setattr("sys.stdin", stdin)

        assert main.run(["info", "-"]) == 2
        message = capsys.readouterr().err.lower()

        assert message.startswith("stdin: ")
        assert said in message


def test_a_closed_pipe_is_silent(tmp_path: Path, environment: dict[str, str]):
    cue = "{0}\n00:00:{1:02},000 --> 00:00:{1:02},900\nA line that fills the pipe.\n\n"
    source = tmp_path / "long.srt"
    source.write_text("".join(cue.format(n, n % 60) for n in range(5000)), encoding="utf-8")
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "subtools", "convert", source, "-", "--to", "srt", "--quiet"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment,
    )
    os.close(writer)
    os.close(reader)
    said = process.communicate()[1]

    assert said == b""
    assert process.returncode == 141


def test_the_input_is_never_written_over(run: Run, captions: Path, tmp_path: Path):
    soft, hard = tmp_path / "soft.srt", tmp_path / "hard.srt"
    soft.symlink_to(captions)
    os.link(captions, hard)
    for target in (captions, soft, hard):
        _refused(run("convert", captions.name, target.name, "--force"), "file that was read")

    assert captions.read_text(encoding="utf-8") == CAPTIONS


def test_a_foreign_file_is_not_written_over(run: Run, captions: Path, tmp_path: Path):
    out = tmp_path / "out.vtt"
    out.write_text("mine\n", encoding="utf-8")

    _refused(run("convert", captions.name, "out.vtt", "--quiet"), "exists already", "--force")
    assert out.read_text(encoding="utf-8") == "mine\n"

    assert run("convert", captions.name, "out.vtt", "--force").returncode == 0
    assert out.read_text(encoding="utf-8").startswith("WEBVTT")


def test_the_same_command_can_run_twice(run: Run, captions: Path, tmp_path: Path):
    for _ in range(2):
        assert run("convert", captions.name, "out.vtt").returncode == 0

    assert set(_listing(tmp_path)) == {"captions.srt", "out.vtt"}


def test_a_name_with_control_characters_stays_one_line(run: Run, tmp_path: Path):
    (tmp_path / "a\nb\x1b[31m.txt").write_bytes(b"")

    done = run("convert", "a\nb\x1b[31m.txt", "out.vtt")

    _refused(done, "is empty")
    assert b"\x1b" not in done.stderr
