from __future__ import annotations

from pathlib import Path

import pytest

import subtools.profiles
from subtools.errors import ProfileError, UnknownNameError
from subtools.profiles import PROFILES, load_profile

SHIPPED = Path(subtools.profiles.__file__).parent


def test_the_list_is_the_folder():
    assert set(PROFILES) == {path.stem for path in SHIPPED.glob("*.toml")}
    assert PROFILES[0] == "web"


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_loads_and_names_its_source(name: str):
    profile = load_profile(name)
    assert profile.name == name
    assert profile.summary
    assert profile.source
    assert profile.gap < profile.min_duration < profile.max_duration


def test_an_own_file(tmp_path: Path):
    path = tmp_path / "house.toml"
    text = (SHIPPED / "web.toml").read_text()
    path.write_text(text.replace("chars_per_line = 42", "chars_per_line = 36"))
    profile = load_profile(str(path))
    assert (profile.name, profile.chars_per_line) == ("house", 36)


def test_an_unknown_name_offers_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'netflix'"):
        load_profile("netflx")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("gap = 0", "gapp = 0", "did you mean 'gap'"),
        ("gap = 0", "", "'gap' is missing"),
        ("gap = 0", 'gap = "0"', "gap must be a whole number"),
        ("gap = 0", "gap = 0.5", "gap must be a whole number"),
        ("gap = 0", "gap = true", "gap must be a whole number"),
        ("gap = 0", "gap = -1", "no caption can keep"),
        ("gap = 0", "gap = ", "not a TOML file"),
        ("lines = 2", "lines = 0", "no caption can keep"),
        ("aim = 17", "aim = 21", "no caption can keep"),
        ("aim = 17", "aim = []", "aim must be a number"),
        ('source = "', 'source = 1 # "', "source must be text"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path: Path, old: str, new: str, says: str):
    path = tmp_path / "house.toml"
    text = (SHIPPED / "web.toml").read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(ProfileError, match=says) as caught:
        load_profile(str(path))
    assert caught.value.source == str(path)


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(ProfileError, match="can't read the profile"):
        load_profile(str(tmp_path / "none.toml"))


def test_a_file_that_is_not_text(tmp_path: Path):
    path = tmp_path / "bad.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProfileError, match="not a TOML file"):
        load_profile(str(path))
