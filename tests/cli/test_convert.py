from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import subtools
from tests.cli.conftest import CAPTIONS, TALK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_transcript_is_fitted(run: Run, talk: Path, tmp_path: Path):
    done = run("convert", talk.name, "out.srt")

    assert done.returncode == 0
    assert done.stdout == b""

    fitted = subtools.parse(TALK).fit("web").render("srt")

    assert (tmp_path / "out.srt").read_text(encoding="utf-8") == fitted


def test_what_was_dropped_is_said_with_its_line(run: Run, talk: Path):
    said = run("convert", talk.name, "out.srt").stderr.decode()

    assert "talk.txt:5: T" in said
    assert "Comments" in said
    assert "wrote out.srt: " in said


def test_without_out_captions_go_to_standard_output(run: Run, talk: Path):
    told = run("convert", talk.name, "-", "--to", "srt")

    assert run("convert", talk.name, "--to", "srt").stdout == told.stdout
    assert run("convert", "-", "-t", "srt", stdin=talk.read_bytes()).stdout == told.stdout


def test_keep_cues_keeps_the_lines(run: Run, talk: Path):
    out = run("convert", talk.name, "-", "--to", "srt", "--keep-cues").stdout

    assert [cue.text for cue in subtools.parse(out, format="srt")][:2] == [
        "The harbour opens again on",
        "Monday, two weeks after the storm.",
    ]


def test_captions_stay_as_they_are_unless_asked(run: Run, captions: Path):
    plain = run("convert", captions.name, "-", "--to", "srt").stdout
    fitted = run("convert", captions.name, "-", "--to", "srt", "--fit").stdout
    named = run("convert", captions.name, "-", "--to", "srt", "--profile", "web").stdout

    assert plain.decode().split() == CAPTIONS.split()
    assert fitted != plain
    assert named == fitted


def test_json_is_a_report(run: Run, talk: Path, tmp_path: Path):
    to_file = run("convert", talk.name, "out.vtt", "--json")
    report = json.loads(to_file.stdout)

    assert to_file.stderr == b""
    assert report["source"] == "talk.txt"
    assert report["target"] == "out.vtt"
    assert report["target_format"] == "vtt"
    assert report["format"] == "transcript"
    assert report["profile"] == "web"
    assert report["cues"] == 4
    assert report["cues_written"] == (tmp_path / "out.vtt").read_text("utf-8").count("-->")
    assert 5 in [found["line"] for found in report["findings"]]

    to_pipe = run("convert", talk.name, "-", "--to", "vtt", "--json")

    assert json.loads(to_pipe.stderr) == report | {"target": "-"}
    assert to_pipe.stdout == (tmp_path / "out.vtt").read_bytes()


def test_strict_writes_nothing_and_exits_1(run: Run, tmp_path: Path):
    (tmp_path / "bad.srt").write_text(CAPTIONS + "lost\n00:00:xx --> what\nx\n", encoding="utf-8")
    done = run("convert", "bad.srt", "out.vtt", "--strict")

    assert done.returncode == 1
    assert b"nothing was written" in done.stderr
    assert not (tmp_path / "out.vtt").exists()


def test_strict_is_silent_on_a_good_file(run: Run, captions: Path, tmp_path: Path):
    done = run("convert", captions.name, "out.vtt", "--strict")

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.vtt").exists()


def test_quiet_says_nothing(run: Run, talk: Path):
    done = run("convert", talk.name, "out.vtt", "--quiet")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_many_findings_of_one_code_are_counted(run: Run, tmp_path: Path):
    broken = "".join(f"00:01:{n % 60:02},000 --> 00:00:00,000\nbad\n\n" for n in range(100))
    (tmp_path / "bad.srt").write_text(CAPTIONS + broken, encoding="utf-8")
    said = run("convert", "bad.srt", "out.vtt").stderr.decode()

    assert "more S" in said
    assert "subtools info bad.srt" in said
    assert said.count("\n") < 20


def test_stamp_is_no_use_for_captions_and_says_so(run: Run, captions: Path):
    done = run("convert", captions.name, "out.vtt", "--stamp", "round")

    assert done.returncode == 0
    assert b"--stamp changes nothing" in done.stderr


def test_stamps_told_to_be_exact_are_kept(run: Run, talk: Path):
    for stamp in ("floor", "round", "exact"):
        done = run("convert", talk.name, "-", "--to", "srt", "--stamp", stamp)

        assert done.returncode == 0, done.stderr


def test_output_keeps_the_permissions_it_had(run: Run, captions: Path, tmp_path: Path):
    out = tmp_path / "out.vtt"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    run("convert", captions.name, "out.vtt", "--force")

    assert out.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(run: Run, captions: Path, tmp_path: Path):
    (tmp_path / "link.vtt").symlink_to(tmp_path / "real.vtt")
    run("convert", captions.name, "link.vtt")

    assert (tmp_path / "link.vtt").is_symlink()
    assert (tmp_path / "real.vtt").read_text(encoding="utf-8").startswith("WEBVTT")


@pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)])
def test_color_only_on_a_terminal_that_wants_it(
    no_color: str,
    colored: bool,
    talk: Path,
    environment: dict[str, str],
):
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "subtools", "convert", talk.name, "out.vtt"],
        cwd=talk.parent,
        stderr=theirs,
        env=environment | {"NO_COLOR": no_color, "TERM": "xterm"},
        check=True,
    )
    os.close(theirs)
    said = os.read(ours, 65536)
    os.close(ours)

    assert b"wrote out.vtt" in said
    assert (b"\x1b[" in said) is colored


def test_a_terminal_is_told_that_it_is_waited_for(talk: Path, environment: dict[str, str]):
    ours, theirs = pty.openpty()
    os.write(ours, TALK.encode() + b"\x04")
    done = subprocess.run(
        [sys.executable, "-m", "subtools", "convert", "-", "out.vtt"],
        cwd=talk.parent,
        stdin=theirs,
        capture_output=True,
        env=environment,
        check=True,
    )
    os.close(theirs)
    os.close(ours)

    assert done.stderr.decode().startswith("paste the text")
    assert (talk.parent / "out.vtt").exists()
