"""A house's own profiles: found upward from the working directory, and only when needed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import subtools
from subtools.errors import ProfileError, UnknownNameError
from subtools.profiles import load_profile
from subtools.profiles.house import default_profile, find
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOUSE = """
profile = "house"

[profiles.house]
base = "netflix-en"
chars_per_line = 37
full_width = true

[profiles.small]
base = "house"
summary = "For small screens"
source = "Ms Marsh, in March"
certainty = "first-party"
chars_per_line = 20
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work two folders below the one where the files lie."""
    below = tmp_path / "talks" / "spring"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return tmp_path


def _project(text: str) -> str:
    return text.replace("[profiles", "[tool.subtools.profiles").replace(
        'profile = "house"', '[project]\nname = "talks"\n[tool.subtools]\nprofile = "house"'
    )


@pytest.mark.parametrize("name", ["subtools.toml", "pyproject.toml"])
def test_a_base_and_what_differs(name: str, folder: Path):
    (folder / name).write_text(HOUSE if name == "subtools.toml" else _project(HOUSE))
    netflix, house = load_profile("netflix-en"), load_profile("house")

    assert house == netflix.replace(
        name="house",
        chars_per_line=37,
        full_width=True,
        summary="netflix-en, but chars_per_line = 37, full_width = true",
        source=f"{netflix.source}; changed in house: chars_per_line = 37, full_width = true",
        certainty="ours",
    )
    assert default_profile() == "house"


def test_a_base_of_the_house_and_texts_of_its_own(folder: Path):
    (folder / "subtools.toml").write_text(HOUSE)
    small = load_profile("small")

    assert (small.columns, small.chars_per_second) == (40, 20)
    assert (small.summary, small.certainty) == ("For small screens", "first-party")
    assert small.source == "Ms Marsh, in March"


def test_a_base_unchanged_is_another_name_for_it(folder: Path):
    (folder / "subtools.toml").write_text('profiles.house = { base = "bbc" }')

    assert load_profile("house") == load_profile("bbc").replace(name="house")


def test_a_whole_profile_needs_no_base(folder: Path):
    whole = (ROOT / "subtools" / "profiles" / "web.toml").read_text(encoding="utf-8")
    (folder / "subtools.toml").write_text("[profiles.house]\n" + whole)

    assert load_profile("house") == load_profile("web").replace(name="house")


def test_fit_takes_a_name_of_the_house(folder: Path):
    (folder / "subtools.toml").write_text(HOUSE.replace("full_width = true", ""))
    talk = subtools.parse(
        "0:00 The harbour opens again on Monday, after the long storm.\n0:09 Yes."
    )

    assert max(len(line) for cue in talk.fit("house") for line in cue.lines) <= 37
    assert talk.fit("house").cues == talk.fit(load_profile("house")).cues


def test_the_nearest_file_counts_and_subtools_toml_first(folder: Path):
    def default() -> str:
        return default_profile()

    assert default() == "web"
    (folder / "subtools.toml").write_text('profile = "bbc"')
    assert default() == "bbc"
    (folder / "talks" / "pyproject.toml").write_text("[project]\nname = 'talks'")
    assert default() == "bbc"  # a project that says nothing of subtools is passed over
    (folder / "talks" / "pyproject.toml").write_text("[tool.subtools]\nprofile = 'ted'")
    assert default() == "ted"
    (folder / "talks" / "subtools.toml").write_text('profile = "ard"')
    assert default() == "ard"
    (folder / "talks" / "spring" / "subtools.toml").write_text("")
    assert default() == "web"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.subtools]\nprofile = 'ted'",
        "[ tool . subtools ]\nprofile = 'ted'",
        '["tool"."subtools"]\nprofile = "ted"',
        "[tool]\nsubtools.profile = 'ted'",
        "tool.subtools.profile = 'ted'",
        "tool = { subtools = { profile = 'ted' } }\n[tool2]",
    ],
)
def test_every_spelling_of_a_table(text: str, folder: Path):
    (folder / "pyproject.toml").write_text(text)

    assert default_profile() == "ted"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("profil = 'bbc'", "unknown key 'profil'; did you mean 'profile'"),
        ("profile = 'bcb'", "unknown profile 'bcb'; did you mean 'bbc'"),
        ("profile = 1", "unknown profile '1'"),
        ("profiles = 1", "profiles must be a table of tables, not 1"),
        ("profiles.house = 1", "profiles.house must be a table, not 1"),
        ("profiles.bbc = {}", "profile 'bbc' is shipped already"),
        ("profiles.'a/b' = {}", "looks like a path"),
        ("[profiles.house", "not a TOML file"),
        ("profiles.house = {}", "profile 'house': the key 'summary' is missing"),
        ("profiles.house = { base = 'bcb' }", "'house': unknown base 'bcb'; did you mean 'bbc'"),
        ("profiles.house = { base = [] }", r"unknown base '\[\]'"),
        ("profiles.house = { base = 'house' }", "bases in a circle: house -> house"),
        ("profiles = { house = { base = 'b' }, b = { base = 'house' } }", "house -> b -> house"),
        ("profiles.house = { base = 'bbc', gapp = 1 }", "unknown key 'gapp'; did you mean 'gap'"),
        ("profiles.house = { base = 'bbc', gap = '1' }", "gap must be a whole number, not '1'"),
        ("profiles.house = { base = 'bbc', lines = 0 }", "'house': lines = 0 is a limit"),
        ("profiles.house = { base = 'bbc', density = 'no' }", "'house': density must be one of"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong_and_where(text: str, says: str, folder: Path):
    path = folder / "subtools.toml"
    path.write_text(text)
    with pytest.raises(ProfileError, match=says) as caught:
        load_profile("house")
    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)


def test_a_wrong_project_is_told_only_where_it_is_about_captions(folder: Path):
    (folder / "pyproject.toml").write_text("[tool.ruff\n")
    assert find() is None
    (folder / "pyproject.toml").write_text("[tool.subtools\n")
    with pytest.raises(ProfileError, match="not a TOML file"):
        find()
    (folder / "pyproject.toml").write_text("[tool]\nsubtools = 1")
    with pytest.raises(ProfileError, match=r"tool\.subtools must be a table, not 1"):
        find()


def test_an_unknown_name_offers_the_house_too(folder: Path):
    (folder / "subtools.toml").write_text(HOUSE)
    with pytest.raises(UnknownNameError, match="did you mean 'house'"):
        load_profile("hous")


def test_a_folder_that_is_gone_has_no_house(folder: Path):
    (folder / "talks" / "spring").rmdir()

    assert find() is None
    with pytest.raises(UnknownNameError):
        load_profile("house")


def test_a_shipped_name_reads_no_file_of_the_house(folder: Path):
    (folder / "subtools.toml").write_text("this is no TOML")

    assert load_profile("bbc").lines == 2


_QUIET = """
import sys, subtools, subtools.profiles, subtools.core.profile
assert "subtools.profiles.house" not in sys.modules
sys.argv = ["subtools", "convert", "talk.txt", "talk.srt", "-q"]
from subtools.cli.main import run
assert run(sys.argv[1:]) == 0
assert "tomllib" not in sys.modules
"""


def test_without_a_house_nothing_is_imported_that_costs(folder: Path):
    (folder / "pyproject.toml").write_text('[project]\nname = "talks"\n[tool.ruff]\n')
    (folder / "talks" / "spring" / "talk.txt").write_text("0:00 So we went\n0:04 to the sea.\n")
    done = subprocess.run(
        [sys.executable, "-c", _QUIET],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
