"""The transcript the project exists for becomes captions that keep the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import subtools
from subtools.language.reading_speed import columns
from subtools.profiles import PROFILES, load_profile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", PROFILES)
def test_the_briefing(corpus: Path, name: str):
    profile = load_profile(name)
    read = subtools.read(corpus / "seed" / "briefing.txt")
    made = read.fit(profile)
    assert made.text.split() == read.text.split()
    assert "Comments" not in made.text
    for cue in made:
        assert len(cue.lines) <= profile.lines
        assert max(map(columns, cue.lines)) <= profile.columns
        assert profile.min_duration <= cue.duration <= profile.max_duration
        # Every sentence is longer than a cue: none ends inside one.
        assert ". " not in cue.text.replace("\n", " ")
    for cue, after in made.pairs():
        assert cue.end + profile.gap <= after.start


def test_the_briefing_reads_at_its_speed(corpus: Path):
    made = subtools.read(corpus / "seed" / "briefing.txt").fit("web")
    assert all(len(cue.text) * 1000 <= 20.5 * cue.duration for cue in made)
