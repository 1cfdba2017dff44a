from __future__ import annotations

import sys

import pytest

from subtools.claims.attribution import CLASSES, Attribution
from subtools.claims.checkability.reasons import CODES, reasons
from subtools.claims.checkability.score import Checkability, check

CLAIM = "the army lost 20 tanks near Kherson in March"


def reported(**facts: str) -> Attribution:
    return Attribution(((0, len(CLAIM)),), **facts)


def score(text: str, language: str = "en", one: Attribution | None = None) -> float:
    found = check(text, language, one)
    assert found is not None
    return found.score


def test_a_claim_has_a_score_and_reasons():
    found = check(CLAIM, "en")

    assert isinstance(found, Checkability)
    assert found.score > 0.5
    assert found.reasons == ("number", "date", "place", "change", "past-event")


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us"])
def test_a_tag_may_name_a_region(tag: str):
    assert check(CLAIM, tag) == check(CLAIM, "en")


@pytest.mark.parametrize("tag", [None, "", "ja", "tlh", "../data/places.en", "en.txt"])
def test_of_a_language_without_lists_nothing_is_known(tag: str | None):
    assert check(CLAIM, tag) is None
    assert reasons(CLAIM, tag) is None


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("They shot down nine of the eleven drones.", "We will fight for our children."),
        ("Exports fell by 12 percent in 2023.", "Exports are important to all of us."),
        ("The bridge was destroyed on Monday.", "Let's go back to the studio."),
        ("The ministry spent two billion euros on shells.", "What do you think about that?"),
        ("The mayor was arrested last week.", "I think the mayor should go."),
        ("Two thirds of the grid is down.", "Thank you very much for being here."),
    ],
)
def test_what_can_be_looked_up_comes_first(more: str, less: str):
    assert score(more) > 0.5 > score(less)
    assert score(more.lower().rstrip(".")) > score(less.lower().rstrip("."))


@pytest.mark.parametrize(
    ("language", "more", "less"),
    [
        ("de", "Die Armee hat im März 20 Panzer verloren.", "Niemand mag das."),
        ("fr", "L'armée a perdu vingt chars en mars.", "Personne ne veut partir."),
        ("es", "El ejército perdió veinte tanques en marzo.", "Nadie quiere eso."),
        ("ru", "Армия потеряла двадцать танков в марте.", "Никто этого не любит."),
    ],
)
def test_other_languages_are_scored_by_their_reasons(language: str, more: str, less: str):
    assert score(more, language) > 0.5 > score(less, language)
    # All that the score sees are the reasons.
    assert score("1 2", language) == score("3 4 5", language)


@pytest.mark.parametrize("word_class", ["directive", "attitude"])
def test_what_is_only_wanted_can_be_looked_up_less(word_class: str):
    assert score(CLAIM, one=reported(word_class=word_class)) < score(CLAIM)


@pytest.mark.parametrize("word_class", sorted({*CLASSES} - {"directive", "attitude"}))
def test_how_it_was_said_makes_no_claim_better_or_worse(word_class: str):
    assert score(CLAIM, one=reported(word_class=word_class)) == score(CLAIM)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("none", True), ("anonymous", True), ("named", False), ("office", False), ("pronoun", False)],
)
def test_a_source_without_a_name_is_a_reason(kind: str, told: bool):
    found = check(CLAIM, "en", reported(source_kind=kind))

    assert found is not None
    assert ("anonymous-source" in found.reasons) is told
    assert found.score == score(CLAIM)


@pytest.mark.parametrize(
    "template", ["{} voted against the bill", "{} lost", "they say {} has a plan"]
)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Obama", "Bush"),
        ("Democrats", "Republicans"),
        ("Russia", "Ukraine"),
        ("liberals", "conservatives"),
    ],
)
def test_no_name_weighs_more_than_another(template: str, one: str, other: str):
    assert score(template.format(one)) == score(template.format(other))


@pytest.mark.parametrize(
    "text",
    ["", " ", ".", "?!", "$", "%", "of", "in 5", "5 in", "\n", "…", "’", "'s", "1" * 5000, "ß" * 99,
     "a" * 10_000, "May", "one in", "U.S.", "²", "٣ ٤", "<c> {b} & \x00", "2000"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru"])
def test_any_text_gets_a_score(text: str, language: str):
    found = check(text, language)

    assert found is not None
    assert 0 <= found.score <= 1
    assert found.reasons == tuple([code for code in CODES if code in found.reasons])


def test_nothing_is_read_before_a_score_is_asked_for():
    import subprocess

    code = (
        "import builtins, sys; opened = []; real = open\n"
        "def spy(*a, **k): opened.append(str(a[0])); return real(*a, **k)\n"
        "builtins.open = spy\n"
        "import subtools.claims.checkability.score as c\n"
        "assert not opened, opened\n"
        "c.check('It cost 20 dollars.', 'en'); assert len(opened) == 4, opened\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
