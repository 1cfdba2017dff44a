from __future__ import annotations

import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from subtools import api
from subtools.cli.convert import convert
from subtools.cli.fix import fix
from subtools.cli.info import info
from subtools.cli.main import VERBS
from subtools.steps import STEPS
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import click


def _flags(command: click.Command) -> set[str]:
    return {flag for param in command.params for flag in param.opts}


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_a_flag(step: str):
    command = convert if step == "fit" else fix

    assert f"--{step.replace('_', '-')}" in _flags(command)


def test_fix_lists_the_steps_in_the_order_they_run():
    flags = [param.name for param in fix.params if param.name in STEPS]
    source = (ROOT / "subtools" / "cli" / "fix.py").read_text(encoding="utf-8")

    assert flags == sorted(flags, key=lambda step: source.index(f"talk.{step}("))


@pytest.mark.parametrize("command", [convert, fix, info])
def test_whatever_can_be_told_to_parse_can_be_told_to_a_verb(command: click.Command):
    options = set(inspect.signature(api.parse).parameters) - {"text", "source", "strict"}

    assert options <= {param.name for param in command.params}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["convrt"]])
def test_no_verb_is_imported_before_it_is_used(arguments: list[str]):
    code = (
        "import sys; from subtools.cli.main import run; run(sys.argv[1:]);"
        "print(*[m for m in sys.modules if m.startswith('subtools.')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.splitlines()[-1].split())

    assert loaded.isdisjoint({"subtools.api"} | {f"subtools.cli.{verb}" for verb in VERBS})


#: What costs start-up time and has no place in the main job (click itself needs the others).
HEAVY = {
    "dataclasses", "importlib.metadata", "json", "logging", "pathlib", "subprocess", "tempfile",
    "typing_extensions", "urllib", "charset_normalizer", "webvtt", "ffmpeg", "difflib",
    "locale", "statistics", "fractions",
}  # fmt: skip


@pytest.mark.parametrize("target", ["out.srt", "out.vtt"])
def test_the_main_job_imports_nothing_heavy(target: str, tmp_path: Path):
    code = (
        "import sys, click; clicks = set(sys.modules);"
        "from subtools.cli.main import run; code = run(sys.argv[1:]);"
        "print(*(set(sys.modules) - clicks)); sys.exit(code)"
    )
    talk = tmp_path / "talk.txt"
    talk.write_text("0:00 The harbour opens again.\n0:04 Nobody comes.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code, "convert", talk, tmp_path / target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert HEAVY & set(done.stdout.split()) == set()
