"""The transcript the project exists for becomes captions that keep the profile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import subtools
from subtools.language.reading_speed import columns
from subtools.profiles import PROFILES, load_profile

ROOT = Path(__file__).parents[2]


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
    talk = subtools.read(corpus / "seed" / "briefing.txt")
    for cue in talk.fit("web"):
        if len(cue.text) * 1000 > 20.5 * cue.duration:
            # Only where the speech itself is faster, by its stamps.
            near = [line for line in talk if line.start - 1000 <= cue.start < line.end + 1000]
            assert any(len(line.text) * 1000 > 20.5 * line.duration for line in near)


def test_the_page_shows_what_becomes_of_the_briefing(corpus: Path):
    page = (ROOT / "docs" / "explanation" / "fitting.md").read_text(encoding="utf-8")
    before, why = re.findall(r"^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    (after,) = re.findall(r"^```vtt\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    source = corpus / "seed" / "briefing.txt"
    talk = subtools.read(source)

    assert source.read_text(encoding="utf-8").startswith(before)
    assert f"WEBVTT\n\n{after}" in talk.fit("web").render("vtt")
    reasons = talk.explain("web")
    for number in (3, 4, 5):
        reason = reasons[number - 1]
        assert f"  begins here: {reason.begins}\n  starts {reason.start} (" in why
        assert f"  ends {reason.end} (" in why
        for each in reason.breaks:
            assert f"  breaks {each}\n" in why
