"""`subtools doctor` where nothing works: tests/ffmpeg has it where all does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="its programs are scripts")


def program(folder: Path, text: str) -> Path:
    path = folder / "ffmpeg"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_an_ffmpeg_that_is_not_there_is_told_with_what_to_do(run: Run):
    done = run("doctor", "--ffmpeg", "nowhere/ffmpeg")
    page = done.stdout.decode()

    assert done.returncode == 3
    assert "missing  ffmpeg" in page
    assert "nowhere" in page
    assert "pip install 'subtools[burn]'" in page
    assert page.endswith("\nCaptions can't be burned in.\n")
    assert done.stderr == b""


def test_the_variable_names_the_one_to_try(run: Run, tmp_path: Path):
    done = run("doctor", "--json", SUBTOOLS_FFMPEG=str(program(tmp_path, "echo hello")))
    told = json.loads(done.stdout)
    checks = {each["name"]: each for each in told["checks"]}

    assert done.returncode == 3
    assert told["burns"] is False
    assert checks["ffmpeg"]["state"] == "missing"
    assert "is no ffmpeg" in checks["ffmpeg"]["found"]
    assert checks["ffmpeg"]["remedy"]
    assert checks["font"]["state"] == "ok"
    assert all(each["state"] in {"ok", "missing", "none"} for each in told["checks"])


def test_an_ffmpeg_without_libass_is_passed_over(run: Run, tmp_path: Path):
    text = 'echo "ffmpeg version 9.9" >&2; echo " ... scale V->V x"'
    done = run("doctor", "--ffmpeg", program(tmp_path, text))

    assert done.returncode == 3
    assert b"has no libass" in done.stdout
