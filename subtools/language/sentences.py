"""Whether a sentence ends after a word.

Decided on a word and the one after it, because words come with times and lines in between. It
errs on the side of no end: a wrong end splits a name, a missed one costs a slightly longer cue.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.language.word_lists import WordLists

#: What may follow the full stop inside its word, and what may precede the first letter.
CLOSERS = "\"'”’»›)]}）］｝」』】》〉〟"
OPENERS = "\"'“‘„«‹([{（［｛「『【《〈〝¿¡—–-♪"
#: Marks that end a sentence; those in the second half need no capital after them.
TERMINALS = ".?!…‥" + "。！？｡؟।॥۔։።"
_CASELESS_TERMINALS = frozenset("。！？｡؟।॥۔։።")
_STOPS = "….‥"
#: An ordinal has two digits at most; longer numbers are years and end sentences.
_ORDINAL_DIGITS = 2


def ends_sentence(word: str, after: str | None, lists: WordLists, *, cased: bool = True) -> bool:
    """Tell whether a sentence ends after `word`, when `after` is the next one (None: no next).

    `cased` says that the text uses capitals at all; where it does, a small letter continues.

    >>> from subtools.language.word_lists import word_lists
    >>> english = word_lists("en")
    >>> ends_sentence("Gov.", "Abbott", english), ends_sentence("fires.", "The", english)
    (False, True)
    >>> ends_sentence("p.m.", "The", english), ends_sentence("p.m.", "on", english)
    (True, False)
    """
    bare = word.rstrip(CLOSERS)
    if not bare or bare[-1] not in TERMINALS:
        return False
    if bare[-1] in _CASELESS_TERMINALS or after is None:
        return True
    begin = after.lstrip(OPENERS) or after
    first = begin[0]
    if cased and first.islower():
        return False
    if bare[-1] != "." or bare.endswith(".."):
        return True
    return not _abbreviates(bare[:-1].lstrip(OPENERS), begin, lists)


def _abbreviates(core: str, begin: str, lists: WordLists) -> bool:
    """Tell whether the full stop after `core` belongs to an abbreviation, an initial or a number.

    `begin` is the next word without opening punctuation.
    """
    low = core.lower()
    number = begin[0].isdigit()
    opens = begin.rstrip(CLOSERS + TERMINALS + ",;:").lower() in lists.starters
    if low in lists.titles and low not in lists.abbreviations:
        return True
    if number and low in lists.before_number:
        return True
    if core.isdigit():
        return lists.ordinal_point and len(core) <= _ORDINAL_DIGITS and not opens
    if len(core) == 1 and core.isalpha():
        # An initial, or "z. B."; but "So did I. Then ..." ends, and "vitamin C. It ..." does.
        return not opens and (core != "I" or number)
    # U.S., e.g.: an acronym with points is an abbreviation, listed or not.
    points = "." in core and all([len(part) <= 1 for part in core.replace("-", "").split(".")])
    return (points or low in lists.abbreviations) and not opens
