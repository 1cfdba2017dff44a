from __future__ import annotations

import subprocess
import sys

import pytest

from subtools.claims.attribution import CLASSES
from subtools.claims.finder import find
from subtools.claims.forms import inflect
from subtools.claims.lexicon import languages, lexicon

OTHERS = ("de", "es", "fr", "ru")
FRAMES = {
    "about", "clause", "hearer", "infinitive", "object", "quote", "seem", "that",
}  # fmt: skip


def forms(verb: str, language: str, listed: list[str] | None = None) -> set[str]:
    return {form for _, form in inflect(verb, listed, language)}


def contents(text: str, language: str) -> list[str]:
    found, _ = find(text, language, engine="rules")
    return [" … ".join([text[a:b] for a, b in one.content]) for one in found]


def test_five_languages_are_known():
    assert languages() == ("de", "en", "es", "fr", "ru")


@pytest.mark.parametrize("language", languages())
def test_every_verb_has_a_class_and_a_frame_that_the_rules_know(language: str):
    known = lexicon(language)
    assert known is not None

    for _, verbs in known.verbs.values():
        for verb in verbs:
            assert set(verb.frames) <= FRAMES, verb.lemma
            assert set(verb.frames.values()) <= set(CLASSES), verb.lemma
    for words in (known.nouns, known.adverbs, known.adjectives, known.states):
        assert set(words.values()) <= set(CLASSES)


@pytest.mark.parametrize("language", languages())
def test_every_rule_has_its_trust(language: str):
    known = lexicon(language)
    assert known is not None

    named = {item.partition("=")[0] for item in known.words("trust")}

    assert {"clause", "hearer", "headed", "sourced", "object", "adverb", "noun"} <= named


@pytest.mark.parametrize("language", OTHERS)
def test_no_reporting_verb_is_listed_as_another_small_word(language: str):
    """A word of a closed list is never read as a verb, so its entry would be dead."""
    known = lexicon(language)
    assert known is not None
    closed = known.words("prepositions") | known.words("determiners") | known.words("adverbs")

    assert not closed & {form for form, (kinds, _) in known.verbs.items() if "v" in kinds}


@pytest.mark.parametrize(
    ("verb", "language", "wanted"),
    [
        ("sagen", "de", {"sage", "sagt", "sagen", "sagte", "sagten", "gesagt"}),
        ("äußern", "de", {"äußern", "äußert", "äußerte", "äußerten", "geäußert"}),
        ("informieren", "de", {"informiert", "informierte"}),
        ("mit|teilen", "de", {"mitteilte", "mitgeteilt", "mitzuteilen"}),
        ("annoncer", "fr", {"annonce", "annonçait", "annonça", "annoncé", "annonçant"}),
        ("répéter", "fr", {"répète", "répètent", "répétait", "répété"}),
        ("avertir", "fr", {"avertit", "avertissent", "averti", "avertissant"}),
        ("afirmar", "es", {"afirma", "afirmó", "afirmaron", "afirmado", "afirmando"}),
        ("indicar", "es", {"indicó", "indique"}),
        ("admitir", "es", {"admite", "admitió", "admitirá", "admitido", "admitiendo"}),
        ("утверждать", "ru", {"утверждает", "утверждают", "утверждала", "утверждая"}),
        ("прогнозировать", "ru", {"прогнозирует", "прогнозировали", "прогнозируя"}),
        ("считаться", "ru", {"считался", "считалась", "считается"}),
    ],
)
def test_regular_verbs_have_their_forms(verb: str, language: str, wanted: set[str]):
    assert wanted <= forms(verb, language)


def test_a_listed_form_goes_before_the_rule():
    listed = ["dire", "dit,disent", "dit,dite", "disant"]

    assert forms("dire", "fr", listed) == {"dire", "dit", "disent", "dite", "disant"}


def test_a_separable_verb_is_one_entry_in_both_places():
    apart, _ = find("Das Amt gab am Montag bekannt, dass die Brücke hält.", "de")
    joined, _ = find("Wie das Amt bekanntgab, hält die Brücke.", "de")

    assert apart[0].lemma == joined[0].lemma == "bekanntgeben"


def test_a_particle_elsewhere_makes_no_separable_verb():
    assert not contents("Das Amt gab ihm das Buch, das bekannt ist.", "de")


def test_the_mood_of_reported_speech_goes_on_with_the_claim():
    text = "Berg sagte, sie wisse nichts. Ihr Mann sei verreist. Er kommt aus Bonn."

    assert contents(text, "de") == ["sie wisse nichts … Ihr Mann sei verreist."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Dorf ist frei, teilte die Armee mit."),
        ("fr", "Le village est libre, a annoncé l’armée."),
        ("es", "El pueblo está libre, anunció el ejército."),
        ("ru", "Деревня свободна, сообщила армия."),
    ],
)
def test_letters_of_every_height_tell_the_same(language: str, text: str):
    claims = contents(text, language)

    assert len(claims) == 1
    assert contents(text.lower(), language) == [claims[0].lower()]


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_without_words_has_no_claim(language: str):
    for text in ("", "\n", "…", "— « » —", "¿?", "123, 456.", "\u200b", "Да. —", "Sí. – "):
        assert contents(text, language) == []


def test_a_typographic_apostrophe_elides_as_the_straight_one_does():
    straight = "L'armée n'a pas confirmé qu'il était mort."

    assert contents(straight, "fr") == ["qu'il était mort"]
    assert contents(straight.replace("'", "’"), "fr") == ["qu’il était mort"]


def test_of_another_language_nothing_is_known():
    found, findings = find("Silnice je uzavřena, řekla policie.", "cs")

    assert not found
    assert [one.code for one in findings] == ["C01"]


def test_a_language_is_loaded_only_when_it_is_asked_for():
    script = (
        "import sys\n"
        "from subtools.claims.finder import find\n"
        "find('The road is closed, police said.')\n"
        "print([name for name in sys.modules if 'inflection' in name or 'rules.order' in name])\n"
    )

    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


def test_the_parser_leaves_other_languages_to_the_rules():
    text = "Die Straße sei gesperrt, sagte die Polizei."
    found, findings = find(text, "de", engine="dependency")

    assert found == find(text, "de")[0]
    assert [one.code for one in findings] == ["C02"]
