"""The shipped weights on sentences that they have not seen."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from benchmarks.checkability.scores import average_precision, counted
from subtools.claims.checkability.score import check

if TYPE_CHECKING:
    from pathlib import Path


def test_what_people_hold_worth_checking_comes_first(corpus: Path):
    path = corpus / "claims" / "ct24_dev.tsv.gz"
    if not path.exists():
        pytest.skip("the sentences are not here")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    true = [label == "1" for _, label, _ in rows]
    scores = [check(text, "en").score for _, _, text in rows]

    assert counted(true, scores).f1 >= 85
    assert average_precision(true, scores) >= 0.94
    assert counted(true, scores, 0.8).precision >= 90
