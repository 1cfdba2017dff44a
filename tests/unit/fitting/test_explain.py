"""Why captions are as they are, in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.fitting.explain import Explanation, explained
from subtools.profiles import load_profile
from subtools.steps.fit import fit, fitting_of
from tests import strategies, strategies_timing

WEB = load_profile("web")
STAMPED = (("transcript.stamps", "floor"),)

#: A speaker changes, a sentence and a clause end, a cue has two lines, one lingers, some abut.
MEETING = """\
0 Ann| Shall we begin with the granite? I have read your report on the quarry,
4 Ann| and I must say that I find it very hard to believe.
8 Bob| So do I.
20 Bob| Large granite blocks
35 Bob| break ships.
"""
MEETING_WHY = """\
Shall we begin with the granite?
  starts with «Shall», the first word at the stamp 0:00 of line 1; the speech around it says #
  ends when the next cue comes, since a pause under 0.5 s is closed
  here the words begin
I have read your report on the quarry,
  starts with «I», which comes at # by its place after the stamp 0:00 of line 1
  ends when the next cue comes, since a pause under 0.5 s is closed
  a sentence ends
and I must say that I find / it very hard to believe.
  starts with «and», the first word at the stamp 0:04 of line 2; the speech around it says #
  ends when the next cue comes, since a pause under 0.5 s is closed
  a clause ends at a mark
  after «find»: «it» is a pronoun, which a break may come before
So do I.
  starts with «So», the first word at the stamp 0:08 of line 3; the speech around it says #
  ends 0.5 s after «I.» is over
  Bob speaks
Large granite blocks
  starts with «Large», the first word at the stamp 0:20 of line 4; the speech around it says #
  ends 0.5 s after «blocks» is over
  a sentence ends
break ships.
  starts with «break», the first word at the stamp 0:35 of line 5; the speech around it says #
  ends 0.5 s after «ships.» is over
  a silence of # s
"""


def cues(rows: str) -> list[Cue]:
    found = []
    for number, row in enumerate(rows.splitlines(), 1):
        at, _, rest = row.partition(" ")
        speaker, _, text = rest.rpartition("| ")
        start = int(at) * 1000
        found.append(Cue(start, start + 4000, text, speaker=speaker or None, origin=number))
    return found


def why(track: Track, profile=WEB, shots=()) -> list[Explanation]:
    fitting = fitting_of(track, profile, shots)
    return explained(fitting, fitting.cues())


def told(track: Track) -> str:
    """Return each cue and what is said of it, with `#` for the times of words."""
    rows = []
    for cue, one in zip(fit(track, profile=WEB), why(track), strict=True):
        rows.append(" / ".join(cue.lines))
        rows.append(f"  starts {one.start}")
        rows.append(f"  ends {one.end}")
        rows.append(f"  {one.begins}")
        rows += [f"  {line}" for line in one.breaks]
    return "".join([re.sub(r"\d\d:\d\d\.\d+|\d\d\.\d", "#", row) + "\n" for row in rows])


def test_a_meeting_is_explained():
    assert told(Track(cues(MEETING), language="en", metadata=STAMPED)) == MEETING_WHY


def captions(*rows: tuple[int, int, str, str | None]) -> list[Explanation]:
    track = Track([Cue(a, b, text, speaker=who) for a, b, text, who in rows], language="en")
    return why(track)


def test_times_of_captions_are_known():
    one, two = captions((0, 3000, "The talks have ended.", None), (6000, 9000, "They left.", "Ann"))
    assert one.start == "with «The», known to come at 00:00.000"
    assert one.end == "where the caption it is made of ended"
    assert two.start == "with «They», known to come at 00:06.000"
    assert two.begins == "Ann speaks"
    assert [one.start_confidence, two.start_confidence] == [1.0, 1.0]
    assert [one.break_confidence, two.break_confidence] == [1.0, 1.0]


def test_a_cue_that_waits_for_the_one_before_says_so():
    *_, last = captions((0, 500, "Good.", "Bob"), (500, 900, "And now?", "Ann"))
    assert last.start == (
        "0.33 s after «And», known to come at 00:00.500: the cue before needs the time"
    )


def test_a_cue_that_is_read_longer_than_it_is_spoken_says_so():
    (one,) = captions((0, 1000, "Nobody at the ministry would say what they agreed on.", None))
    assert one.end.endswith("s after «on.» is over: it takes that long to be read")


def test_a_cue_that_stands_as_long_as_one_may_says_so():
    (one,) = captions((0, 9_000, "They left.", None))
    assert one.end == "after 7 s, the longest a cue may stand"


def test_a_cue_that_is_cut_short_says_so():
    one, _ = captions((0, 800, "Nobody at all would say it.", "A"), (800, 9000, "Why?", "B"))
    assert one.end.startswith("when the next cue comes")


def test_a_break_before_a_function_word_names_it():
    track = Track([Cue(0, 6000, "The talks went on all night while the ministers slept in town.")])
    (one,) = [line for one in why(track) for line in (*one.breaks, one.begins) if "«while»" in line]
    assert "«while» is a conjunction, which a break may come before" in one


def test_a_sound_stands_apart_and_says_so():
    track = Track([Cue(0, 2000, "The talks go on"), Cue(2000, 4000, "[Music]")])
    assert "sound" in why(track)[1].begins


def test_nothing_is_said_of_nothing():
    assert why(Track()) == []
    assert why(Track([Cue(0, 1000, " ")])) == []


def test_sure_breaks_are_told_from_unsure_ones():
    text = "We came. The talks between the ministers and the men of the border towns went on."
    sure = why(Track([Cue(0, 9000, text)], language="en"))
    assert sure[0].break_confidence > 0.8 > min(one.break_confidence for one in sure)


any_track = (
    strategies_timing.transcripts()
    | strategies_timing.captions()
    | strategies.tracks(strategies.clean_texts)
)


@given(
    any_track,
    strategies_timing.profiles | strategies_timing.houses(),
    st.lists(st.integers(0, 60_000), max_size=4).map(sorted),
)
def test_every_cue_of_any_track_is_explained(track: Track, profile, shots: list[int]):
    fitting = fitting_of(track, profile, shots)
    made = fitting.cues()
    found = explained(fitting, made)
    assert [one.cue for one in found] == list(range(len(made)))
    for cue, one in zip(made, found, strict=True):
        assert 0 <= one.start_confidence <= 1
        assert 0 <= one.break_confidence <= 1
        assert one.start
        assert one.end
        assert one.begins
        assert len(one.breaks) == (len(cue.lines) - 1 if len(cue.lines) > 1 else 0)
        assert all(line.startswith("after «") for line in one.breaks)


@given(any_track)
def test_the_first_cue_begins_the_words_and_the_last_ends_them(track: Track):
    found = why(track)
    assert [one.begins == "here the words begin" for one in found] == [
        at == 0 for at in range(len(found))
    ]
    assert not found or found[-1].break_confidence == pytest.approx(1)
