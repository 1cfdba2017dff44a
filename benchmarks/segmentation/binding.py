"""Words that bind to the next one: a line should not end on them.

Short lists of our own, apart from the product's: articles, possessives, prepositions that are
never particles, conjunctions. They judge every contestant alike.
"""

from __future__ import annotations

_BINDING = {
    "en": "a an the my your his its our their of to from with for at into and or but because if "
    "as than every no very",
    "de": "der die das den dem des ein eine einen einem einer eines mein dein sein ihr unser von "
    "mit für bei aus nach zu zum zur im am vom in und oder aber weil dass wenn als",
    "fr": "le la les un une des du de d' l' au aux mon ton son ma ta sa mes tes ses notre votre "
    "leur leurs ce cet cette ces à en dans pour par sur avec sans et ou mais que qui si",
    "es": "el la los las un una unos unas de del al a mi tu su mis tus sus nuestro en con por para "
    "sin sobre y e o u pero que si como",
    "it": "il lo la i gli le un uno una di del della dei delle a al alla da dal in nel nella con "
    "su per tra mio tuo suo e o ma che se come",
    "pt": "o a os as um uma de do da dos das em no na nos nas ao à com por para sem sobre e ou mas "
    "que se como meu teu seu sua",
    "ru": "в во на с со к ко о об от до из у за по под над при для без через и или а но что если "
    "не ни как",
    "pl": "w we na z ze do od o u za po pod nad przy dla bez przez i lub albo ale że jeśli nie",
    "da": "en et den det de min din sin vores af til fra med for på i ved og eller men at hvis",
    "sv": "en ett den det de min din sin vår av till från med för på i vid och eller men att om",
    "ar": "في من إلى على عن مع أن إن التي الذي هذا هذه كل",
}
_WORDS = {language: frozenset(words.split()) for language, words in _BINDING.items()}


def binds(word: str, language: str) -> bool:
    """Tell whether a word, with its punctuation, belongs to the one after it.

    >>> binds("the", "en"), binds("of,", "en")
    (True, False)
    """
    return word.lower() in _WORDS.get(language, ())
