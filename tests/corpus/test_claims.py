"""The finder on what people marked, and on the paste that the page tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import subtools
from benchmarks.claims import documents, finders
from benchmarks.claims.measure import score
from tests import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.claims.claim import Claim

PAGE = ROOT / "docs" / "explanation" / "claims.md"
#: What the issue asks for at least: the mean F1 of source, reporting words and content.
LEAST = {"written": 62, "spoken": 60}


@pytest.mark.parametrize("form", ["written", "spoken"])
def test_claims_are_found_as_people_mark_them(form: str):
    read = documents.load("dev")
    if form == "spoken":
        read = [documents.spoken(document) for document in read]
    scores = score(read, finders.engine("default"))

    assert scores.colour_f1 >= LEAST[form]
    assert scores.precision("content") >= 85


def told(claim: Claim) -> str:
    who = claim.source or "nobody named"
    if claim.resolved:
        who += f" = {claim.resolved}"
    how = f"{claim.certainty}, {claim.form}"
    return f"[{claim.id}] {how}: {who} ({claim.reporting})\n    {claim.text}"


def test_the_page_tells_what_is_found_in_the_briefing(corpus: Path):
    page = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(r"^```text\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    talk = subtools.read(corpus / "seed" / "briefing.txt").mark_claims()

    assert block.splitlines() == "\n".join(map(told, talk.claims())).splitlines()


def test_the_page_shows_the_briefing_with_its_claims(corpus: Path):
    page = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(r"^```srt\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    talk = subtools.read(corpus / "seed" / "briefing.txt").mark_claims().fit()

    assert block in talk.render("srt", look="claims")


def test_captions_of_the_briefing_are_the_same_words_with_and_without_claims(corpus: Path):
    plain = subtools.read(corpus / "seed" / "briefing.txt").fit()
    marked = subtools.read(corpus / "seed" / "briefing.txt").mark_claims().fit()

    assert [(cue.start, cue.end, cue.text) for cue in plain] == [
        (cue.start, cue.end, cue.text) for cue in marked
    ]
    assert plain.render("vtt") == marked.render("vtt")
