"""Where sentences end and lines break, as people would: the cases are in sentences/ and breaks/."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.language.break_points import badness
from subtools.language.sentences import ends_sentence
from subtools.language.word_lists import word_lists
from subtools.language.words import spans
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


#: These put no spaces between words.
DENSE = {"ja", "th", "zh"}


def breaks(*, rules: bool) -> list[object]:
    """Those with a name are rules; the others are cues with their lines."""
    found = []
    for path in sorted((HERE / "breaks").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            name, colon, text = line.partition(": ")
            if line and not line.startswith("#") and (" // " in line) is rules:
                case = text if rules and colon else line
                found.append(pytest.param(path.stem, case, id=f"{path.stem}-{number}-{name[:20]}"))
    return found


@pytest.mark.parametrize(("language", "case"), breaks(rules=False))
def test_lines(language: str, case: str):
    text = case.replace(" / ", "" if language in DENSE else " ")
    track = Track([Cue(0, 5000, text)], language=language)
    wrapped = wrap_lines(track, profile=load_profile("web"))
    assert " / ".join(wrapped[0].lines) == case


@pytest.mark.parametrize(("language", "case"), breaks(rules=True))
def test_one_place_is_better_than_another(language: str, case: str):
    if language in DENSE:
        pytest.importorskip("budoux")
    space = "" if language in DENSE else " "
    text = ""
    place = {}
    for part in re.split(r"(?<= )(//?)(?= )", case):
        if part in {"/", "//"}:
            text = text.removesuffix(" ")
            place[part] = len(text)
            text += space
        else:
            text += part.removeprefix(" ")
    found = spans(text)
    words = [text[a:b] for a, b in found]
    glued = [at > 0 and found[at - 1][1] == start for at, (start, _) in enumerate(found)]
    costs = badness(words, word_lists(language), glued=glued, language=language)
    at = {end: cost for (_, end), cost in zip(found, costs, strict=True)}
    # What isn't a place between words can't be broken at all.
    assert at[place["/"]] < at.get(place["//"], 11)
