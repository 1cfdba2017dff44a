"""The sentences to judge by: single ones, and whole debates in their order."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path
from typing import NamedTuple

_LETTERS = re.compile(r"\W+")
#: A debate is known when so many sentences of it, each so long, are in the training part.
_KNOWN, _LENGTH = 20, 40


class Sentence(NamedTuple):
    """A sentence, whether people hold it worth checking, and the debate it is of."""

    text: str
    true: bool
    debate: str = ""


def folder() -> Path:
    """Return the folder of the data."""
    near = os.environ.get("SUBTOOLS_CORPUS") or Path(__file__).parents[3] / "shared" / "data"
    return Path(near) / "claims"


def _rows(name: str) -> list[list[str]]:
    with gzip.open(folder() / name, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file][1:]


def development() -> list[Sentence]:
    """Return the development part of CheckThat! 2024, task 1: no weight has seen it."""
    return [Sentence(text, label == "1") for _, label, text in _rows("ct24_dev.tsv.gz")]


def debates() -> dict[str, list[Sentence]]:
    """Return the training part of CheckThat! 2020, task 5, by debate: measured, never learnt."""
    found: dict[str, list[Sentence]] = {}
    for place, _, label, text in _rows("ct20t5_train.tsv.gz"):
        name = place.partition(":")[0]
        found.setdefault(name, []).append(Sentence(text, label == "1", name))
    return found


def known(all_debates: dict[str, list[Sentence]]) -> set[str]:
    """Return the debates that the training sentences of the weights are from, too."""
    learnt = {_bare(text) for _, _, text in _rows("ct24_train.tsv.gz") if len(text) >= _LENGTH}
    return {
        name
        for name, sentences in all_debates.items()
        if sum(_bare(each.text) in learnt for each in sentences) > _KNOWN
    }


def _bare(text: str) -> str:
    return _LETTERS.sub(" ", text.lower()).strip()
