"""The forms of regular verbs; what is irregular stands in the language's file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_VOWELS = "aeiou"


def inflect(lemma: str, listed: list[str] | None, language: str) -> Iterator[tuple[str, str]]:
    """Yield the kind (b s d n g) and the form, for each form of a verb.

    `listed` are base, third person, past, participle and gerund as the file has them; without a
    list, a verb is regular. Verbs of other languages (see `inflection`) have the kinds b
    (infinitive), v (finite), n and g.

    >>> [form for _, form in inflect("deny", None, "en")]
    ['deny', 'denies', 'denied', 'denied', 'denying']
    """
    if language == "en":
        yield from zip("bsdng", listed or _english(lemma), strict=False)
        return
    from importlib import import_module

    made = import_module(f"subtools.claims.inflection.{language}").forms(lemma, listed)
    for kind, words in zip("bvng", made, strict=True):
        yield from [(kind, word) for word in words if word]


def _english(base: str) -> list[str]:
    last = base[-1]
    if last == "y" and base[-2] not in _VOWELS:
        return [base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"]
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if last == "e":
        gerund = base + "ing" if base.endswith("ee") else base[:-1] + "ing"
        return [base, third, base + "d", base + "d", gerund]
    return [base, third, base + "ed", base + "ed", base + "ing"]
