"""Who says what, as a person would tell: the cases are in claims/xx.md, a file a language.

A case is a text, and what is found in it, in order, a line a report:

    > The road is closed, police said.
    - police (office) | said (say, neutral) | The road is closed | asserted indirect

These are the source and its kind, after "=" the full name that it stands for; the reporting
words, their entry and class, and "negated" where they are; the words claimed; certainty and form.
Pieces that stand apart are joined by " … ", "-" is what is not there, "- nothing" that nothing is
reported. Headings and lines without these marks are for the reader.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from subtools.claims.finder import find
from subtools.claims.lexicon import languages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.attribution import Attribution

FOLDER = Path(__file__).parent / "claims"
FILES = sorted(path for path in FOLDER.glob("*.md") if path.stem in languages())
#: So many cases has a language at least that is said to be known.
LEAST = 40


def cases(path: Path) -> dict[int, tuple[str, list[str]]]:
    """Return the texts of a file by their line, each with the reports that are wanted."""
    found: dict[int, tuple[str, list[str]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("> "):
            found[number] = (line[2:], [])
        elif line.startswith("- ") and found:
            found[max(found)][1].append(line[2:])
    return found


def told(text: str, one: Attribution) -> str:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join([text[start:end] for start, end in spans]) or "-"

    resolved = f" = {one.resolved}" if one.resolved else ""
    negated = ", negated" if one.negated else ""
    return (
        f"{words(one.source)} ({one.source_kind}{resolved})"
        f" | {words(one.reporting)} ({one.lemma}, {one.word_class}{negated})"
        f" | {words(one.content)} | {one.certainty} {one.form}"
    )


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param(path.stem, *case, id=f"{path.stem}-{number}")
        for path in FILES
        for number, case in cases(path).items()
    ],
)
def test_who_says_what(language: str, text: str, wanted: list[str]):
    found, findings = find(text, language, engine="rules")

    assert ([told(text, one) for one in found] or ["nothing"]) == wanted
    assert not findings


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_enough_cases(path: Path):
    assert len(cases(path)) >= LEAST


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_some_cases_have_no_claim(path: Path):
    empty = [text for text, wanted in cases(path).values() if wanted == ["nothing"]]

    assert len(empty) >= LEAST // 8
