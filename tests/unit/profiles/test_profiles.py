from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import subtools.profiles
from subtools.errors import ProfileError, UnknownNameError
from subtools.profiles import PROFILES, load_profile
from tests import ROOT

SHIPPED = Path(subtools.profiles.__file__).parent


def test_the_list_is_the_folder():
    assert set(PROFILES) == {path.stem for path in SHIPPED.glob("*.toml")}
    assert PROFILES[0] == "web"


#: Transcribed by hand from what the houses say, so that no number changes unseen:
#: name, characters x lines, a second, aim, words a minute, shortest, longest, gap, chain, linger.
NUMBERS = """
web              42x2  20     17    0    833   7000   0    500   500   ours
netflix-en       42x2  20     17    0    833   7000   83   500   500   first-party
netflix          42x2  17     15    0    833   7000   83   500   500   first-party
netflix-kids-en  42x2  17     15    0    833   7000   83   500   500   first-party
netflix-kids     42x2  13     12    0    833   7000   83   500   500   first-party
netflix-ar       42x2  20     17    0    833   7000   83   500   500   first-party
netflix-hi       42x2  22     17    0    833   7000   83   500   500   preset
netflix-ja       13x2  4      4     0    833   7000   83   500   500   preset
netflix-zh       16x2  9      9     0    833   7000   83   500   500   preset
netflix-ko       16x2  12     12    0    833   7000   83   500   500   preset
netflix-th       35x2  17     17    0    833   7000   83   500   500   preset
amazon           42x2  17     12    204  1000  7007   83   500   500   preset
bbc              37x2  15     13.3  180  1000  7000   0    1000  1500  first-party
bbc-vertical     25x3  15     13.3  180  1000  7000   0    1000  1500  first-party
ard              37x2  15     13    0    1000  8000   40   0     1000  first-party
ard-kids         37x2  11     9     0    1000  8000   40   0     1000  first-party
arte             40x2  20     12    240  1000  10000  200  0     500   preset
subtle           42x2  17     14    200  1000  6000   120  500   1000  first-party
karamitroglou    35x2  15     12    180  1500  6000   250  0     2000  secondary
ted              42x2  21     18    0    1000  7000   0    0     500   first-party
amara            42x2  25     18    0    1000  7000   0    0     500   first-party
dcmp-lower       32x2  13     13    130  1333  6000   0    0     500   secondary
dcmp-middle      32x2  14     14    140  1333  6000   0    0     500   secondary
dcmp-upper       32x2  16     16    160  1333  6000   0    0     500   secondary
nl-pro           42x2  15     11    180  1400  7000   120  0     500   preset
dk-pro           40x2  15     10    180  2000  8000   120  0     500   preset
sdi              37x2  18.75  12    225  1320  7000   160  1000  500   preset
fr-sw            40x2  25     18    300  800   5000   120  0     500   preset
cea608           32x2  20     15    0    1333  6000   0    500   500   secondary
teletext         37x2  15     13    0    1000  7000   40   0     500   first-party
shorts           24x2  25     18    300  700   5000   0    300   300   preset
"""
#: Limits that few profiles have.
FRAMES = {
    **{name: 2 for name in PROFILES if name.startswith("netflix")},
    "ard": 1,
    "ard-kids": 1,
    "arte": 5,
    "subtle": 3,
    "nl-pro": 3,
    "dk-pro": 3,
    "fr-sw": 3,
}
WIDE = {"netflix-ja": 26, "netflix-zh": 32, "netflix-ko": 32}


@pytest.mark.parametrize("row", NUMBERS.split("\n")[1:-1])
def test_every_profile_has_the_numbers_of_its_house(row: str):
    name, shape, cps, aim, wpm, shortest, longest, gap, chain, linger, sure = row.split()
    profile = load_profile(name)

    assert f"{profile.chars_per_line}x{profile.lines}" == shape
    assert (profile.chars_per_second, profile.aim) == (float(cps), float(aim))
    assert profile.words_per_minute == float(wpm)
    assert (profile.min_duration, profile.max_duration) == (int(shortest), int(longest))
    assert (profile.gap, profile.chain, profile.linger) == (int(gap), int(chain), int(linger))
    assert profile.certainty == sure
    assert profile.gap_frames == FRAMES.get(name, 0)
    assert profile.min_per_word == (300 if name.startswith("bbc") else 0)
    assert profile.columns == WIDE.get(name, profile.chars_per_line)


def test_the_numbers_of_every_profile_are_written_down_here():
    assert [row.split()[0] for row in NUMBERS.split("\n")[1:-1]] == list(PROFILES)


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_loads_and_names_its_source(name: str):
    profile = load_profile(name)
    assert profile.name == name
    assert profile.summary
    assert profile.source
    assert profile.gap < profile.min_duration < profile.max_duration


@pytest.mark.parametrize("name", PROFILES)
def test_every_file_says_how_certain_it_is_and_no_more_than_it_must(name: str):
    table = tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))
    profile = load_profile(name)

    assert "certainty" in table
    assert {key: getattr(profile, key) for key in table} == table
    if profile.certainty in ("secondary", "preset"):
        assert re.search("quote|second-hand", profile.source)


def test_the_wheel_takes_whatever_lies_in_the_package():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]

    assert wheel["build"]["targets"]["wheel"] == {"packages": ["subtools"]}


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
        ("gap = 0", "gap = 0\nsnap_frames = -1", "snap_frames = -1 is a limit that no caption"),
        ("gap = 0", "gap = 0\nfull_width = 1", "full_width must be true or false"),
        ("gap = 0", "gap = 0\none_sentence = 'no'", "one_sentence must be true or false"),
        ("gap = 0", "gap = 0\ngap_frames = true", "gap_frames must be a whole number"),
        ("gap = 0", "gap = 0\nwords_per_minute = nan", "words_per_minute = nan is a limit"),
        (
            "gap = 0",
            'gap = 0\ndensity = "thick"',
            "must be one of dense, normal, full, not 'thick'",
        ),
        ('certainty = "ours"', 'certainty = "sure"', "certainty must be one of first-party, "),
        ("max_duration = 7000", "max_duration = 700", "min_duration = 833 must be no more than"),
        ("aim = 17", "aim = 21", "aim = 21 must be over 0 and no more than chars_per_second = 20"),
        ("aim = 17", "aim = nan", "aim = nan must be over 0"),
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


def test_what_a_file_may_leave_out(tmp_path: Path):
    path = tmp_path / "old.toml"
    text = (SHIPPED / "web.toml").read_text()
    path.write_text(text.replace('certainty = "ours"', ""))

    assert load_profile(str(path)) == load_profile("web").replace(name="old")


def test_a_file_may_have_a_base(tmp_path: Path):
    path = tmp_path / "bbc.toml"
    path.write_text('\ufeffbase = "bbc"\nlines = 1\n', encoding="utf-8")
    profile = load_profile(str(path))

    assert (profile.name, profile.lines, profile.chars_per_line) == ("bbc", 1, 37)
    path.write_text('base = "bcb"\nlines = 1\n')
    with pytest.raises(ProfileError, match="unknown base 'bcb'; did you mean 'bbc'"):
        load_profile(str(path))


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(ProfileError, match="can't read the profile"):
        load_profile(str(tmp_path / "none.toml"))


def test_a_file_that_is_not_text(tmp_path: Path):
    path = tmp_path / "bad.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ProfileError, match="not a TOML file"):
        load_profile(str(path))
