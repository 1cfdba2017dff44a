"""The forms of regular verbs; what is irregular stands in the language's file."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_VOWELS = "aeiou"


def inflect(lemma: str, listed: list[str] | None, language: str) -> Iterator[tuple[str, str]]:
    """Yield the kind (b s d n g) and the form, for each form of a verb.

    `listed` are base, third person, past, participle and gerund as the file has them. Without a
    list, a verb of English is regular; of another language only the word itself is a form.

    >>> [form for _, form in inflect("deny", None, "en")]
    ['deny', 'denies', 'denied', 'denied', 'denying']
    """
    if listed is None:
        listed = _english(lemma) if language == "en" else [lemma]
    kinds = "bsdng" if language == "en" else "v" * len(listed)
    yield from zip(kinds, listed, strict=False)


def _english(base: str) -> list[str]:
    last = base[-1]
    if last == "y" and base[-2] not in _VOWELS:
        return [base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"]
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if last == "e":
        gerund = base + "ing" if base.endswith("ee") else base[:-1] + "ing"
        return [base, third, base + "d", base + "d", gerund]
    return [base, third, base + "ed", base + "ed", base + "ing"]
