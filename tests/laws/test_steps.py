from __future__ import annotations

import pickle
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.fitting.stream import is_sound
from subtools.language.reading_speed import columns, graphemes, width_of
from subtools.profiles import load_profile
from subtools.steps.close_gaps import close_gaps
from subtools.steps.fit import fit
from subtools.steps.fix_overlaps import fix_overlaps
from subtools.steps.fix_times import fix_times
from subtools.steps.merge_sentences import merge_sentences
from subtools.steps.shift import shift
from subtools.steps.snap_to_frames import snap_to_frames
from subtools.steps.split_long import split_long
from subtools.steps.stretch import stretch
from subtools.steps.wrap_lines import wrap_lines
from tests import strategies, strategies_timing

if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.profile import Profile

    Step = Callable[[Track], Track]

WEB = load_profile("web")
ONCE: dict[str, Step] = {
    "fix_overlaps": partial(fix_overlaps, gap=80),
    "close_gaps": close_gaps,
    "fix_times": partial(fix_times, profile=WEB),
    "fix_times_apart": partial(fix_times, profile=load_profile("subtle")),
    "snap_to_frames": partial(snap_to_frames, frame_rate=FrameRate("29.97")),
    "wrap_lines": partial(wrap_lines, profile=WEB),
    "merge_sentences": merge_sentences,
}
STEPS: dict[str, Step] = {
    **ONCE,
    "shift": partial(shift, by=700),
    "stretch": partial(stretch, factor=25 / 24),
    "split_long": partial(split_long, profile=WEB),
    "fit": partial(fit, profile=WEB),
}
timed = strategies_timing.transcripts() | strategies_timing.captions()
hostile = strategies.tracks(strategies.clean_texts)


class Talk(Track):
    """A class of somebody's own."""

    __slots__ = ()


def ink(track: Track) -> str:
    """All characters but white space, in order."""
    return "".join([cue.text for cue in track]).translate(
        {ord(c): None for c in " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u205f\u3000"}
        | dict.fromkeys(range(0x2000, 0x200B))
        | {0x2007: "\u2007"}
    )


def marked(track: Track) -> list[tuple[str, str]]:
    """Every character that is no white space, with the kinds of the marks on it."""
    found = []
    for cue in track:
        for text, marks in cue.body.runs():
            kinds = ",".join(sorted({m.kind for m in marks}))
            found.extend([(char, kinds) for char in text if not char.isspace()])
    return found


@pytest.mark.parametrize("name", STEPS)
@given(track=timed)
def test_every_step_keeps_words_and_marks_in_order(name: str, track: Track):
    assert marked(STEPS[name](track)) == marked(track)


@pytest.mark.parametrize("name", STEPS)
@given(track=hostile)
def test_no_step_loses_a_character_of_any_track(name: str, track: Track):
    assert sorted(ink(STEPS[name](track))) == sorted(ink(track))


@pytest.mark.parametrize("name", STEPS)
@given(track=hostile | timed)
def test_every_step_is_pure_and_makes_true_values(name: str, track: Track):
    before = pickle.dumps(track)
    made = STEPS[name](track)
    assert pickle.dumps(track) == before
    assert STEPS[name](track) == made
    for cue in made:
        assert cue.replace() == cue  # the checks of `Cue` pass, also where `draft` made it


@pytest.mark.parametrize("name", STEPS)
@given(track=timed)
def test_every_step_keeps_the_class_and_what_a_track_has(name: str, track: Track):
    talk = Talk(
        track.cues, language="en", chapters=track.chapters, metadata=(("vtt.header", "Talk"),)
    )
    made = STEPS[name](talk)
    assert type(made) is Talk
    assert made.language == talk.language
    assert len(made.chapters) == len(talk.chapters)
    assert made.metadata == talk.metadata


@pytest.mark.parametrize("name", ONCE)
@given(track=hostile | timed)
def test_doing_it_twice_changes_nothing(name: str, track: Track):
    once = ONCE[name](track)
    assert ONCE[name](once) == once


@given(timed, st.integers(0, 9999), st.integers(0, 9999))
def test_shifts_add_up(track: Track, a: int, b: int):
    assert shift(shift(track, by=a), by=b) == shift(track, by=a + b)
    assert shift(shift(track, by=a), by=-a) == track


@given(hostile | timed, st.integers(0, 200))
def test_fixed_overlaps_are_gone(track: Track, gap: int):
    for cue, after in fix_overlaps(track, gap=gap).pairs():
        assert cue.end + gap <= after.start


@given(hostile | timed, strategies_timing.profiles)
def test_fixed_times_keep_what_never_gives_way(track: Track, profile: Profile):
    made = fix_times(track, profile=profile)
    for before, cue in zip(track, made, strict=True):
        assert cue.duration >= min(before.duration, 500)
        assert cue.duration <= profile.max_duration
        assert cue.text == before.text
        assert all(cue.start <= word.start <= word.end <= cue.end for word in cue.words)
    for cue, after in made.pairs():
        assert cue.end <= after.start


@given(timed, strategies_timing.profiles)
def test_what_gave_way_in_fixed_times_is_told(track: Track, profile: Profile):
    made = fix_times(track, profile=profile)
    codes = {finding.code for finding in made.findings}
    least = [min(profile.min_duration, cue.duration) < profile.min_duration for cue in made]
    assert ("F08" in codes) == any(least)
    assert ("F09" in codes) == any(b.start - a.end < profile.gap for a, b in made.pairs())
    assert ("F06" in codes) == any(a.start != b.start for a, b in zip(track, made, strict=True))


@given(timed, strategies_timing.profiles)
def test_split_and_wrapped_cues_fit_the_shape(track: Track, profile: Profile):
    for cue in wrap_lines(split_long(track, profile=profile), profile=profile):
        assert len(cue.lines) <= profile.lines
        assert max(map(columns, cue.lines)) <= profile.columns


@given(timed | hostile, strategies_timing.profiles)
def test_fitted_cues_keep_the_profile(track: Track, profile: Profile):
    made = fit(track, profile=profile)
    assert made.meta("transcript.stamps") == []
    assert made.chapters == track.chapters
    for cue in made:
        assert len(cue.lines) <= profile.lines
        assert max(map(columns, cue.lines)) <= profile.columns
        assert profile.min_duration <= cue.duration <= profile.max_duration
    for cue, after in made.pairs():
        assert cue.end + profile.gap <= after.start
        for word in cue.words:
            assert cue.start <= word.start <= word.end <= cue.end


def narrow(text: str, limit: int) -> bool:
    """Tell whether a line fits, or is one character that fits no such line.

    What is seen counts: neither Latin controls, nor a space that stays at a line's end, nor what
    stands invisibly before the words.
    """
    shown = "".join([char for char in text.rstrip() if char >= "\u0300" or width_of(char)])
    while shown and (shown[0].isspace() or not width_of(shown[0])):
        shown = shown[1:]
    return columns(shown) <= limit or len(list(graphemes(shown.strip()))) == 1


@given(
    timed | hostile,
    strategies_timing.houses(),
    st.lists(st.integers(0, 400_000), max_size=6).map(sorted),
)
def test_fitted_cues_keep_any_houses_limits_and_every_word(
    track: Track, profile: Profile, shots: list[int]
):
    made = fit(track, profile=profile, shots=shots)
    assert sorted(ink(made)) == sorted(ink(track))
    for cue in made:
        assert all(narrow(line, profile.columns) for line in cue.lines)
        assert len(cue.lines) <= profile.lines
        assert cue.start >= 0
        assert all(cue.start <= word.start <= word.end <= cue.end for word in cue.words)
    for cue, after in made.pairs():
        assert cue.end <= after.start
        assert cue.end + profile.gap <= after.start or shots
    if not shots:  # where the picture decides, a cue may be half a second short
        for cue in made:
            assert profile.min_duration <= cue.duration <= profile.max_duration


@given(timed, strategies_timing.houses())
def test_fitted_words_keep_their_order_and_their_marks(track: Track, profile: Profile):
    assert marked(fit(track, profile=profile)) == marked(track)


@given(timed, strategies_timing.profiles, st.lists(st.integers(0, 60_000), max_size=6).map(sorted))
def test_changes_of_shot_break_no_order_and_lose_no_word(
    track: Track, profile: Profile, shots: list[int]
):
    made = fit(track, profile=profile, shots=shots)
    assert marked(made) == marked(track)
    for cue in made:
        assert len(cue.lines) <= profile.lines
        assert max(map(columns, cue.lines)) <= profile.columns
        assert 0 < cue.duration <= profile.max_duration
    for cue, after in made.pairs():
        assert cue.end <= after.start


@given(strategies_timing.transcripts())
def test_sounds_and_speakers_stay_apart(track: Track):
    made = fit(track, profile=WEB)
    sounds = {"[Music]", "♪ la la la ♪", "(applause)"}
    assert [c.text for c in made if c.text in sounds] == [c.text for c in track if c.text in sounds]
    said = []
    last = None  # words without a name go on with whoever spoke before
    for cue in track:
        last = last if is_sound(cue) else cue.speaker or last
        who = cue.speaker if is_sound(cue) else last
        said.extend([(who, word) for word in ink(Track([cue]))])
    assert said == [(who, word) for c in made for who in [c.speaker] for word in ink(Track([c]))]


@given(timed, strategies_timing.profiles)
def test_fitting_twice_keeps_words_and_limits(track: Track, profile: Profile):
    once = fit(track, profile=profile)
    twice = fit(once, profile=profile)
    assert marked(twice) == marked(once)
    for cue in twice:
        assert profile.min_duration <= cue.duration <= profile.max_duration
