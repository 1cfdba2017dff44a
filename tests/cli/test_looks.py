from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from subtools.formats.styling.sheets import sheet
from subtools.looks import CAPTION_LOOKS, LOOKS, load_look
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

#: Marks set by hand: what is tested is what becomes of them.
MARKED = ROOT / "tests" / "golden" / "looks" / "briefing.cues"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "in.cues"
    path.write_bytes(MARKED.read_bytes())
    return path


def golden(name: str) -> bytes:
    return (MARKED.parent / name).read_bytes()


def test_a_look_a_row_that_fits_a_terminal(run: Run):
    claims, captions, rest = run("looks").stdout.decode().split("\n\n")
    lines = [*claims.split("\n"), *captions.split("\n"), rest]

    assert [line.split()[0] for line in claims.split("\n")[1:]] == list(LOOKS)
    assert [line.split()[0] for line in captions.split("\n")[1:]] == list(CAPTION_LOOKS)
    assert max(map(len, lines)) <= 100
    assert rest == "The defaults are claims and plain. Details and sources: subtools looks NAME\n"


def test_named_ones_are_shown_closely(run: Run):
    said = run("looks", "claims", "mono").stdout.decode()

    for name in ("claims", "mono"):
        look = load_look(name)
        assert look.source in said
        for selector, style in look.styles:
            assert any(
                line.split()[:1] == [selector] and style.color in line
                for line in said.split("\n")
            )  # fmt: skip
    assert "[{denied}: ...]" in said


def test_looks_of_captions_are_shown_with_their_values_for_upright_pictures(run: Run):
    said = run("looks", "highlighter").stdout.decode()
    rows = {line.split()[0]: line.split()[1:] for line in said.split("\n") if line}
    caption = load_look("highlighter").caption
    assert caption is not None

    assert rows["foot"] == [str(caption.foot), str(dict(caption.upright)["foot"])]
    assert rows["bold"] == ["yes"]
    assert rows["word.box"] == [caption.word.box]
    assert "contrast" not in rows


def test_a_look_of_ones_own_shows_captions_and_claims(run: Run, tmp_path: Path):
    text = (
        'summary = "a"\nsource = "b"\nbox = 0.9\n[caption]\nsize = 7\n[style.claim]\nbold = true\n'
    )
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    said = run("looks", "./mine.toml").stdout.decode()

    assert re.search(r"^size +7$", said, re.MULTILINE)
    assert re.search(r"^claim +- .* bold", said, re.MULTILINE)


def test_looks_for_programs(run: Run):
    records = json.loads(run("looks", "--json").stdout)
    captions = {each["name"]: each["caption"] for each in records}

    assert [each["name"] for each in records] == [*LOOKS, *CAPTION_LOOKS]
    assert [each["name"] for each in records if each["default"]] == ["claims", "plain"]
    assert records[0]["styles"]["claim.alleged"] == {"color": "#FFA94D", "underline": True}
    assert captions["claims"] is None
    assert captions["bold-social"]["word"]["mode"] == "color"
    assert captions["bold-social"]["upright"]["foot"] == 35


def test_captions_are_clean_unless_claims_are_asked_for(run: Run, marked: Path):
    done = run("convert", marked, "-", "-t", "vtt")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == golden("clean.vtt")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--claims"], "claims.vtt"),
        (["--look", "claims"], "claims.vtt"),
        (["--claims", "--vtt-style", "inline", "--legend"], "claims.legend.inline.vtt"),
        (["--look", "claims", "--legend", "-t", "srt"], "claims.legend.srt"),
        (["--look", "editor", "-t", "srt"], "editor.srt"),
        (["--look", "mono", "-t", "sbv"], "mono.sbv"),
    ],
)
def test_claims_that_the_input_marks_are_shown_as_asked(
    arguments: list[str], name: str, run: Run, marked: Path, tmp_path: Path
):
    done = run("convert", marked, "out.vtt", *arguments)

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.vtt").read_bytes() == golden(name)


def test_a_second_file_shows_the_claims_and_the_first_stays_clean(
    run: Run, marked: Path, tmp_path: Path
):
    done = run("convert", marked, "out.srt", "--claims-file", "out.claims.vtt")

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.srt").read_bytes() == golden("clean.srt")
    assert (tmp_path / "out.claims.vtt").read_bytes() == golden("claims.vtt")


def test_with_both_options_both_files_show_them(run: Run, marked: Path, tmp_path: Path):
    run("convert", marked, "a.srt", "--claims-file", "b.srt", "--look", "editor", "--claims")

    assert (tmp_path / "a.srt").read_bytes() == (tmp_path / "b.srt").read_bytes()
    assert (tmp_path / "a.srt").read_bytes() == golden("editor.srt")


def test_a_style_sheet_is_written_beside(run: Run, marked: Path, tmp_path: Path):
    done = run("convert", marked, "o.srt", "--claims-file", "o.claims.vtt", "--vtt-style", "css")

    assert done.returncode == 0
    assert (tmp_path / "o.claims.css").read_text() == sheet(load_look("claims"))
    assert {path.name for path in tmp_path.iterdir()} == {
        "in.cues", "o.srt", "o.claims.vtt", "o.claims.css",
    }  # fmt: skip


@pytest.mark.parametrize("there", ["out.srt", "out.claims.vtt", "out.claims.css"])
def test_all_files_are_written_or_none(there: str, run: Run, marked: Path, tmp_path: Path):
    (tmp_path / there).write_text("mine", encoding="utf-8")
    command = ("convert", marked, "out.srt", "--claims-file", "out.claims.vtt")
    done = run(*command, "--vtt-style", "css")

    assert done.returncode == 2
    assert f"{there}: exists already".encode() in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"in.cues", there}

    assert run(*command, "--vtt-style", "css", "--force").returncode == 0
    assert len(list(tmp_path.iterdir())) == 4


def test_the_same_command_can_be_run_twice(run: Run, marked: Path):
    command = ("convert", marked, "out.srt", "--claims-file", "out.claims.vtt")

    assert run(*command).returncode == run(*command).returncode == 0


@pytest.mark.parametrize("target", ["in.cues", "./in.cues"])
def test_the_second_file_is_never_the_input(target: str, run: Run, marked: Path):
    before = marked.read_bytes()
    done = run("convert", marked, "out.srt", "--claims-file", target, "--force")

    assert (done.returncode, marked.read_bytes()) == (2, before)
    assert b"this is the file that was read" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["out.vtt", "--legend"], "shows nothing without"),
        (["out.vtt", "--vtt-style", "none"], "shows nothing without"),
        (["out.srt", "--claims", "--vtt-style", "css"], "none is written"),
        (["out.vtt", "--claims-file", "b.srt", "--vtt-style", "css"], "none is written"),
        (["-", "-t", "vtt", "--claims", "--vtt-style", "css"], "name OUT"),
        (["out.vtt", "--claims-file", "-"], "needs the name of a file"),
        (["out.vtt", "--claims-file", "./out.vtt"], "--claims-file is OUT"),
        (["out.vtt", "--claims-file", "b.xyz"], "this suffix tells none"),
        (["out.vtt", "--look", "editr"], "did you mean 'editor'"),
        (["out.vtt", "--look", "./none.toml"], "can't read the look"),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_written(
    arguments: list[str], message: str, run: Run, marked: Path, tmp_path: Path
):
    done = run("convert", marked, *arguments)

    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in.cues"]


def test_the_report_has_the_look_and_what_it_lost(run: Run, marked: Path):
    report = json.loads(run("convert", marked, "out.sbv", "--claims", "--json").stdout)
    clean = json.loads(run("convert", marked, "clean.sbv", "--json").stdout)

    assert (report["look"], report["claims_file"]) == ("claims", None)
    assert [each["code"] for each in report["findings"]] == ["L13"]
    assert "look" not in clean
    assert clean["findings"] == []


def test_claims_are_found_before_cues_are_cut(run: Run, tmp_path: Path):
    (tmp_path / "talk.txt").write_text(
        "0:00 Officials said the bridge was hit.\n0:04 Nobody was hurt.\n", encoding="utf-8"
    )
    done = run("convert", "talk.txt", "out.vtt", "--claims")
    said = (tmp_path / "out.vtt").read_text()

    assert done.returncode == 0
    assert "<u>said</u>" in said
    # How sure it is, is the finder's business.
    assert re.search(r"<c\.claim\.[^>]*>(<[ibu]>)+the bridge was hit<", said.replace("\n", " "))


def test_look_names_are_completed(run: Run):
    words = "subtools convert --look ed"
    done = run(_SUBTOOLS_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="3")

    assert done.stdout.decode().split() == ["plain,editor"]
