from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest

from subtools.cli.main import VERBS, subtools
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SHARED = {
    "__init__",
    "burn_options",
    "claims_options",
    "deliver",
    "hls_options",
    "io",
    "look_options",
    "main",
    "mux_options",
    "options",
    "progress",
    "ready",
    "report",
    "say",
    "table",
    "video_options",
    "why",
}


def test_every_verb_is_a_file_and_every_file_a_verb():
    files = {path.stem for path in (ROOT / "subtools" / "cli").glob("*.py")}

    assert files - SHARED == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_help_has_an_example(verb: str):
    command = subtools.get_command(click.Context(subtools), verb)

    assert command is not None
    assert command.name == verb

    text = command.get_help(click.Context(command, info_name=verb))

    assert f"subtools {verb}" in text.split("Example", 1)[1]


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_goes_to_standard_output(flag: str, run: Run):
    done = run(flag)

    assert (done.returncode, done.stderr) == (0, b"")
    for verb in VERBS:
        assert f"  {verb}" in done.stdout.decode()


def test_no_verb_shows_the_help_and_is_a_mistake(run: Run):
    done = run()

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Verbs:" in done.stderr


def test_version(run: Run):
    import subtools as package

    assert run("--version").stdout.decode() == f"subtools {package.__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_names_the_program(shell: str, run: Run):
    done = run("completion", shell)

    assert done.returncode == 0
    assert b"_SUBTOOLS_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("subtools con", "convert"),
        ("subtools convert --to vt", "vtt"),
        ("subtools convert --profile we", "web"),
        ("subtools fix --snap", "--snap-to-frames"),
    ],
)
def test_completion_offers(words: str, offered: str, run: Run):
    count = str(len(words.split()) - 1)
    done = run(_SUBTOOLS_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count)

    assert f"plain,{offered}" in done.stdout.decode().splitlines()


def test_formats_and_profiles_as_text_and_json(run: Run):
    for verb, name in (("formats", "vtt"), ("profiles", "web")):
        assert name in run(verb).stdout.decode()
        assert name in [each["name"] for each in json.loads(run(verb, "--json").stdout)]


def test_info_lists_every_finding(run: Run, tmp_path: Path):
    broken = "".join(f"00:01:{n % 60:02},000 --> 00:00:00,000\nbad\n\n" for n in range(20))
    (tmp_path / "bad.srt").write_text("1\n00:01 --> 00:02\nkept\n\n" + broken, encoding="utf-8")
    report = json.loads(run("info", "bad.srt", "--json").stdout)
    text = run("info", "bad.srt").stdout.decode()

    assert len(report["findings"]) >= 20
    for found in report["findings"]:
        assert f"{found['code']} {found['message']}" in text
