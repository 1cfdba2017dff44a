"""A light guess at the language of a text: by its script, its letters, then its function words."""

from __future__ import annotations

#: Words of English that are rare or absent in its neighbours.
_ENGLISH = frozenset(
    ("the", "and", "that", "this", "you", "are", "with", "have", "for", "it", "to")
)
#: This share of them settles it: one word in so many, and no fewer than so many words.
_ENGLISH_SHARE = 12
_ENGLISH_LEAST = 3

#: How much of a text is looked at.
_SAMPLE = 4_000


def guess_language(text: str) -> str | None:
    """Return a language code, or None when nothing speaks for one.

    >>> guess_language("It is what they have seen with the others")
    'en'
    >>> guess_language("これは字幕です"), guess_language("1, 2, 3")
    ('ja', None)
    """
    sample = text[:_SAMPLE].lower()
    words = sample.split()
    english = sum([word in _ENGLISH for word in words])
    if english >= _ENGLISH_LEAST and english * _ENGLISH_SHARE >= len(words):
        return "en"
    # Imported here: most texts are English, and its tables are larger than all the rest.
    from subtools.language.evidence import by_script, by_words

    if not sample.isascii():
        found = by_script(sample)
        if found == "ru" and not any([mark in sample for mark in "ыэёіїєґ"]):
            return by_words(words, sample, ("ru", "uk")) or found
        if found:
            return found
    return by_words(words, sample)
