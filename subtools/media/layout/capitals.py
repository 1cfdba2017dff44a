"""Capitals, letter for letter: marks and dated words stay where they are."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue

#: Turkish and its kin have two letters i.
_DOTTED = frozenset({"tr", "az", "crh"})
#: Greek capitals lose their accents.
_GREEK = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")


def capitals(cue: Cue, language: str | None) -> Cue:
    """Return a cue in capitals; letters whose capital is two letters stay small.

    >>> from subtools.core.cue import Cue
    >>> capitals(Cue(0, 1, "Straße, finally"), "de").text
    'STRAẞE, FINALLY'
    """
    text = upper(cue.text, language)
    words = [word.replace(text=upper(word.text, language)) for word in cue.words]
    return cue.replace(text=text, words=words)


def upper(text: str, language: str | None) -> str:
    """Return a text in capitals, as long as it was.

    >>> upper("istanbul", "tr"), upper("Αθήνα", "el")
    ('İSTANBUL', 'ΑΘΗΝΑ')
    """
    own = (language or "").partition("-")[0].lower()
    if own in _DOTTED:
        text = text.replace("i", "İ")
    text = text.replace("ß", "ẞ")
    large = "".join([great if len(great := char.upper()) == 1 else char for char in text])
    return large.translate(_GREEK) if own == "el" else large
