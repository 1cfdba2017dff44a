from __future__ import annotations

import pytest

from subtools.core.cue import Cue, Placement, Word
from subtools.core.text import Mark
from subtools.core.track import Chapter, Track
from subtools.formats.lower import lower
from subtools.formats.placement import anchor_of, settings_of
from subtools.formats.srt import SRT
from subtools.formats.vtt import VTT


def codes(track: Track) -> list[str]:
    return [finding.code for finding in track.findings]


def test_a_speaker_is_named_where_the_speaker_changes() -> None:
    low = lower(Track([Cue(n, n + 1, "Hi", speaker=who) for n, who in enumerate("AABA")]), SRT)
    assert [cue.text for cue in low] == ["A: Hi", "Hi", "B: Hi", "A: Hi"]
    assert [str(finding) for finding in low.findings] == [
        'L01 speakers written into the text as "Name: ", 3 cues'
    ]


def test_what_nothing_is_taken_from_is_the_same_object() -> None:
    track = Track([Cue(0, 1, "a", marks=[Mark(0, 1, "italic")])])
    assert lower(track, SRT) is track


@pytest.mark.parametrize("anchor", range(1, 10))
def test_an_anchor_comes_back_from_settings(anchor: int) -> None:
    assert anchor_of(Placement(None, settings_of(anchor))) == (anchor, True)


@pytest.mark.parametrize(
    ("settings", "anchor"),
    [
        ({"line": "0"}, 8), ({"line": "10%", "align": "left"}, 7), ({"line": "-1"}, 2),
        ({"align": "start", "position": "0%"}, 1), ({"line": "50%"}, 5), ({"position": "90%"}, 3),
        ({"line": "x"}, 2), ({"region": "a"}, 2),
    ],
)  # fmt: skip
def test_settings_find_the_nearest_anchor(settings: dict[str, str], anchor: int) -> None:
    cue = Cue(0, 1, "a", placement=Placement(None, tuple(settings.items())))
    low = lower(Track([cue]), SRT)
    assert low[0].placement == Placement(anchor)


def test_colours_cross_over() -> None:
    font = Cue(0, 1, "a", marks=[Mark(0, 1, "font", attributes=(("color", "#00FF00"),))])
    there = lower(Track([font]), VTT)
    assert there[0].marks[0].get("classes") == "lime"
    assert lower(there, SRT)[0].marks[0].get("color") == "#00ff00"


def test_every_loss_is_told_once() -> None:
    cue = Cue(
        0, 900, "a\0\r\nb",
        marks=[Mark(0, 1, "claim"), Mark(0, 1, "ruby")],
        words=[Word(0, "a", 0, 10)],
        extras=(("vtt.id", "x"),),
    )  # fmt: skip
    track = Track(
        [cue, cue],
        chapters=[Chapter(0, "One")],
        metadata=(("vtt.style", "x"), ("transcript.layout", "a")),
    )
    low = lower(track, SRT)
    assert sorted(codes(low)) == ["L02", "L03", "L05", "L06", "L07", "L10", "L13"]
    assert low[0] == Cue(0, 900, "a\ufffd\nb")
