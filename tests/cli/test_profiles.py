from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from subtools.cli.profiles import FIELDS
from subtools.core.profile import Profile
from subtools.profiles import PROFILES
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HOUSE = 'profile = "house"\n[profiles.house]\nbase = "netflix-en"\nchars_per_line = 30\n'
TEXTS = {"name", "summary", "source"}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "subtools.toml"
    path.write_text(HOUSE)
    return path


def _gaps(srt: str) -> list[int]:
    clocks = re.findall(r"(\d\d):(\d\d):(\d\d),(\d\d\d)", srt)
    times = [((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in clocks]
    return [start - end for end, start in zip(times[1::2], times[2::2], strict=False)]


def test_every_field_is_shown():
    assert {*FIELDS, *TEXTS} == set(Profile._fields)


def test_every_field_is_documented():
    page = (ROOT / "docs" / "reference" / "profiles.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE)

    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(Profile._fields)


def test_a_profile_a_row_that_fits_a_terminal(run: Run):
    lines = run("profiles").stdout.decode().split("\n")

    assert [line.split()[0] for line in lines[1 : len(PROFILES) + 1]] == list(PROFILES)
    assert max(map(len, lines)) <= 100
    assert 'Without --profile: "web"' in lines


def test_named_ones_are_shown_closely(run: Run):
    said = run("profiles", "bbc", "netflix-ja").stdout.decode()
    lines = said.split("\n")

    assert lines[0].split() == ["bbc", "netflix-ja"]
    assert [line.split()[0] for line in lines[1 : len(FIELDS) + 1]] == list(FIELDS)
    assert lines[1].split()[:3] == ["chars_per_line", "37", "13"]
    assert "\nbbc: BBC: 160 to 180 words" in said
    assert "\n  from BBC Subtitle Guidelines 1.2.3" in said
    assert "netflix-en" not in said


def test_a_wrong_name_offers_the_nearest(run: Run):
    done = run("profiles", "bcb")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"subtools: unknown profile 'bcb'; did you mean 'bbc'?\n"


def test_json_has_everything(run: Run, house: Path):
    records = json.loads(run("profiles", "--json").stdout)

    assert [each["name"] for each in records] == [*PROFILES, "house"]
    assert {name for name in FIELDS if name not in records[0]} == set()
    assert [each["name"] for each in records if each["default"]] == ["house"]
    assert {each["file"] for each in records} == {None, str(house)}
    (only,) = json.loads(run("profiles", "netflix-zh", "--json").stdout)
    assert (only["chars_per_line"], only["columns"], only["full_width"]) == (16, 32, True)


def test_a_house_is_listed_with_its_file(run: Run, house: Path):
    said = run("profiles").stdout.decode()

    assert re.search(r"^house +30 x 2 .* ours$", said, re.MULTILINE)
    assert f"house: from {house}\n" in said
    assert f'Without --profile: "house", says {house}\n' in said


def test_a_profile_in_a_file_of_its_own(run: Run, tmp_path: Path):
    (tmp_path / "mine.toml").write_text('base = "bbc"\nlines = 1\n')
    (record,) = json.loads(run("profiles", "mine.toml", "--json").stdout)

    assert (record["name"], record["lines"], record["file"]) == ("mine", 1, "mine.toml")


@pytest.mark.usefixtures("house")
def test_convert_and_fix_use_the_house(run: Run, talk: Path):
    report = json.loads(run("convert", talk, "talk.srt", "--json").stdout)
    named = run("convert", talk, "-", "-t", "srt", "--profile", "web", "-q").stdout.decode()

    assert report["profile"] == "house"
    text = (talk.parent / "talk.srt").read_text()
    assert max(map(len, text.split("\n"))) <= 30 < max(map(len, named.split("\n")))
    fixed = run("fix", "talk.srt", "--wrap-lines", "-q").stdout.decode()
    assert max(map(len, fixed.split("\n"))) <= 30


def test_captions_that_stay_ask_no_house(run: Run, captions: Path, house: Path):
    house.write_text("this is no TOML")

    assert run("convert", captions, "out.vtt", "-q").returncode == 0
    done = run("convert", captions, "out.srt", "--fit")
    assert done.returncode == 2
    assert f"{house}: not a TOML file: " in done.stderr.decode()


@pytest.mark.parametrize(("rate", "gap"), [(None, 83), ("24", 84), ("25", 80), ("60", 34)])
def test_a_frame_rate_sets_gaps(run: Run, talk: Path, rate: str | None, gap: int):
    fps = ("--fps", rate) if rate else ()
    done = run("convert", talk, "-", "-t", "srt", "--profile", "netflix-en", "-q", *fps)

    assert gap in _gaps(done.stdout.decode())
    assert all(each == gap or each >= 500 for each in _gaps(done.stdout.decode()))


@pytest.mark.parametrize("option", ["--fps", "--snap-to-frames"])
def test_fix_takes_gaps_from_either_rate(run: Run, captions: Path, option: str):
    more = ("--fix-overlaps", "--close-gaps", "--profile", "netflix-en", "-q")
    done = run("fix", captions, option, "25", *more)

    assert _gaps(done.stdout.decode()) == [80, 80]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    "words", ["subtools convert --profile hou", "subtools fix --profile hou", "subtools profiles h"]
)
def test_completion_offers_the_house(words: str, run: Run):
    count = str(len(words.split()) - 1)
    done = run(_SUBTOOLS_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count)

    assert "plain,house" in done.stdout.decode().splitlines()


def test_completion_survives_a_wrong_file(run: Run, house: Path):
    house.write_text("this is no TOML")
    words = "subtools convert --profile netflix-"
    done = run(_SUBTOOLS_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="3")

    assert "plain,netflix-ja" in done.stdout.decode().splitlines()
