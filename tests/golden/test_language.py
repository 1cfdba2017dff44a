"""Where sentences end and lines break, as people would: the cases are in sentences/ and breaks/."""

from __future__ import annotations

from pathlib import Path

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.language.sentences import ends_sentence
from subtools.language.word_lists import word_lists
from subtools.profiles import load_profile
from subtools.steps.wrap_lines import wrap_lines

HERE = Path(__file__).parent


def cases(folder: str) -> list[object]:
    return [
        pytest.param(path.stem, line, id=f"{path.stem}-{number}")
        for path in sorted((HERE / folder).glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]


@pytest.mark.parametrize(("language", "case"), cases("sentences"))
def test_sentences(language: str, case: str):
    lists = word_lists(language)
    words = [word for word in case.split(" ") if word != "|"]
    found = []
    for word, after in zip(words, [*words[1:], None], strict=True):
        found.append(word)
        if after is not None and ends_sentence(word, after, lists):
            found.append("|")
    assert " ".join(found) == case


@pytest.mark.parametrize(("language", "case"), cases("breaks"))
def test_lines(language: str, case: str):
    text = case.replace(" / ", "" if language == "ja" else " ")
    track = Track([Cue(0, 5000, text)], language=language)
    wrapped = wrap_lines(track, profile=load_profile("web"))
    assert " / ".join(wrapped[0].lines) == case
