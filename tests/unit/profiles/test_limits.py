"""What a profile computes: the time a cue needs, gaps of whole frames, columns."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.profile import CERTAINTIES, DENSITIES, Profile
from subtools.core.time import FrameRate
from subtools.profiles import PROFILES, load_profile

_profiles = st.sampled_from(PROFILES).map(load_profile)
_rates = st.sampled_from(["23.976", "24", "25", "29.97", "30", "50", "59.94", "60"]).map(FrameRate)


@pytest.mark.parametrize(
    ("name", "characters", "words", "need"),
    [
        ("web", 0, 0, 833),
        ("web", 40, 9, 2000),  # characters alone: the web counts no words
        ("web", 41, 9, 2050),
        ("web", 900, 9, 7000),
        ("bbc", 15, 3, 1000),
        ("bbc", 16, 3, 1067),  # part of a millisecond is a whole one
        ("bbc", 12, 4, 1334),  # 180 words a minute are 333.3 ms a word
        ("dcmp-lower", 39, 9, 4154),
        ("netflix-ja", 12, 0, 3000),
        ("netflix-ja", 12.5, 0, 3125),
    ],
)
def test_the_time_a_cue_needs(name: str, characters: float, words: int, need: int):
    assert load_profile(name).need(characters, words) == need


def test_a_least_time_a_word_counts_by_itself():
    slow = load_profile("bbc").replace(words_per_minute=0)

    assert (slow.need(5, 4), slow.need(5, 1), slow.need(75, 4)) == (1200, 1000, 5000)


@given(_profiles, st.integers(0, 300), st.integers(0, 60))
def test_what_a_cue_needs_keeps_every_limit_or_is_the_longest(
    profile: Profile, characters: int, words: int
):
    need = profile.need(characters, words)

    assert profile.min_duration <= need <= profile.max_duration
    assert need <= profile.need(characters + 1, words + 1)
    if need < profile.max_duration:
        assert characters * 1000 <= profile.chars_per_second * need + 1e-6
        assert words * profile.min_per_word <= need
        assert words * 60_000 <= (profile.words_per_minute or 1e9) * need


@pytest.mark.parametrize(
    ("name", "rate", "gap"),
    [
        ("netflix-en", 24, 84),
        ("netflix-en", "23.976", 84),
        ("netflix-en", 25, 80),
        ("netflix-en", "29.97", 67),
        ("netflix-en", 60, 34),
        ("ard", 25, 40),
        ("fr-sw", 24, 125),
    ],
)
def test_a_gap_of_frames(name: str, rate: str | int, gap: int):
    profile = load_profile(name)

    assert profile.at(FrameRate(rate)) == profile.replace(gap=gap)


def test_a_chain_of_frames():
    house = load_profile("netflix-en").replace(gap_frames=0, chain_frames=12)

    assert house.at(FrameRate(25)) == house.replace(chain=480)


def test_without_a_frame_rate_or_frames_nothing_changes():
    netflix, web = load_profile("netflix"), load_profile("web")

    assert netflix.at(None) is netflix
    assert web.at(FrameRate(25)) is web


@given(_profiles, _rates)
def test_a_gap_holds_its_frames_and_not_one_ms_more(profile: Profile, rate: FrameRate):
    frames = profile.at(rate).gap * rate.rate / 1000

    if profile.gap_frames:
        assert profile.gap_frames <= frames < profile.gap_frames + rate.rate / 1000
    assert profile.at(rate).at(rate) == profile.at(rate)


def test_columns_of_wide_characters():
    narrow = load_profile("web")

    assert (narrow.columns, narrow.replace(full_width=True).columns) == (42, 84)


@pytest.mark.parametrize("density", DENSITIES)
@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_a_changed_copy_survives_pickling(density: str, certainty: str):
    profile = load_profile("bbc").replace(density=density, certainty=certainty)

    assert pickle.loads(pickle.dumps(profile)) == profile  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "change",
    [
        {"lines": 0},
        {"gap": -1},
        {"min_per_word": -1},
        {"aim": 0},
        {"min_duration": 9000},
        {"density": "Full"},
        {"certainty": ""},
    ],
)
def test_a_wrong_call_is_a_value_error_that_names_the_field(change: dict[str, object]):
    with pytest.raises(ValueError, match=f"profile 'web': {next(iter(change))}"):
        load_profile("web").replace(**change)
