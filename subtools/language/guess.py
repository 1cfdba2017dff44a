"""A light guess at the language of a text: by script, then by its commonest small words."""

from __future__ import annotations

#: Small words that are frequent in one language and rare or absent in its neighbours.
_COMMON = {
    "en": "the of and to that is was with for this it are have not you they",
    "de": "der die und das nicht mit ist ein eine von auf sich den auch wir",
    "fr": "le les des est et une dans pour que qui pas sur vous nous avec",
    "es": "el los las que una por con para está como pero más del muy y",
    "it": "il che di una per non sono della gli è anche con questo come più",
    "pt": "o os que não uma com para do da em mais mas é são isso você",
    "nl": "de het een van en dat niet is zijn op voor met aan wij ook",
    "sv": "och att det som en är inte på av för jag med har vi den",
    "da": "og at det som en er ikke på af for jeg med har vi til",
    "no": "og at det som en er ikke på av for jeg med har vi til",
    "pl": "się na że nie jest w z do to i jak są tym oraz jego",
    "cs": "se na že je a v z do to jsou ale jako jsem by která",
    "fi": "ja on ei että se oli mutta kun hän myös ovat niin joka tai minä",
    "tr": "ve bir bu için çok da de ile ama olarak daha ne var gibi olan",
    "ru": "и в не на что он с как это но я мы для по из",
    "uk": "і в не на що він з як це але я ми для та у",
}
#: Letters that settle it within a script.
_LETTERS = (("іїєґ", "uk"), ("ыэъё", "ru"))
#: The first characters of scripts that (nearly) one language writes, with how many follow.
_SCRIPTS = (
    (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"),
    (0x0E00, 0x0E7F, "th"),
    (0x3040, 0x30FF, "ja"),
    (0xAC00, 0xD7AF, "ko"),
    (0x4E00, 0x9FFF, "zh"),
)
#: How much of a text is looked at, and how many small words make a guess.
_SAMPLE = 4_000
_LEAST = 3


def guess_language(text: str) -> str | None:
    """Return a language code, or None when nothing speaks for one.

    >>> guess_language("It is what they have seen with the others")
    'en'
    >>> guess_language("これは字幕です"), guess_language("1, 2, 3")
    ('ja', None)
    """
    sample = text[:_SAMPLE].lower()
    if not sample.isascii():
        found = _by_script(sample)
        if found:
            return found
    words = sample.split()
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    best, most = None, _LEAST - 1
    for code, common in _COMMON.items():
        score = sum([counts.get(word, 0) for word in common.split()])
        if score > most:
            best, most = code, score
    return best


def _by_script(sample: str) -> str | None:
    letters = [ord(char) for char in sample if char.isalpha()]
    for first, last, code in _SCRIPTS:
        share = sum([first <= letter <= last for letter in letters])
        # A third is enough: kana stands among Han, and names stay in Latin letters.
        if share * (8 if code == "ja" else 3) > len(letters):
            return code
    for marks, code in _LETTERS:
        if any(mark in sample for mark in marks):
            return code
    return None
