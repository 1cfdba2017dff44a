"""How bad is a break after each word: 0 where a sentence ends to 11 inside what reads as one."""

from __future__ import annotations

from subtools.language import penalties
from subtools.language.sentences import CLOSERS, OPENERS, TERMINALS, ends_sentence
from subtools.language.words import LEAST_UNSPACED, unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.language.word_lists import WordLists

    #: What is known of a word alone: after it, before it, its capital, number, ending, opening.
    Kind = tuple[float, float, int, bool, str, float]

#: The languages whose phrases can be found.
_PHRASED = frozenset(("ja", "th", "zh"))
_CLAUSE_ENDS = frozenset(",;:—–―，、；：،؛·")
#: What is no part of a word itself.
EDGES = CLOSERS + OPENERS + TERMINALS + ",;:—–―，、；：،؛·*_"
_OPENING = frozenset(OPENERS.replace("'", "").replace("♪", ""))
#: Marks that belong to the word before them, and to the one after them, where they stand alone.
_CLOSING_ALONE = frozenset("?!…‥.,;:%‰°»”›)]}" + "、。！？；：）］】」』》〉")
_OPENING_ALONE = frozenset("«“„‚‹([{¿¡§#№（［【「『《〈")
_DASHES = frozenset("-–—―")
#: A name's capital, all capitals, a form of address, a function word's capital, and one of a word
#: that is written small elsewhere: part of a name after a name ("Defense Ministry"), else none.
_NAME, _ALL_CAPITALS, _ADDRESS, _FUNCTION, _COMMON = 1, 2, 3, 4, 5


_NAMES = frozenset((_NAME, _ADDRESS))


def badness(  # noqa: C901, PLR0912, PLR0915 - a rule a branch, most telling first
    words: Sequence[str],
    lists: WordLists,
    *,
    cased: bool = True,
    glued: Sequence[bool] | None = None,
    language: str | None = None,
) -> list[float]:
    """Return the badness of a break after each word; after the last it is 0.

    `glued[i]` says that no white space stands before word i. `language` finds the phrases in
    Japanese, Chinese and Thai, where what it takes is installed (the extra `cjk`).

    >>> from subtools.language.word_lists import word_lists
    >>> badness("It is over. The end".split(), word_lists("en"))
    [8.5, 8.0, 0.0, 11.0, 0.0]
    """
    if not words:
        return []
    known: dict[str, Kind] = {}
    kinds: list[Kind] = []
    for word in words:
        kind = known.get(word)
        if kind is None:
            kind = known[word] = _kind(word, lists)
        kinds.append(kind)
    if cased and not lists.nouns_capital:
        _tell_common(known)
        kinds = [known[word] for word in words]
    units = None
    if glued is not None and language and language[:2].lower() in _PHRASED:
        from subtools.language.phrases import phrases  # for these alone

        units = phrases(words, glued, language)
    unit = ""
    found: list[float] = []
    append = found.append
    neutral = penalties.NEUTRAL
    for at in range(len(words) - 1):
        after, _, capital, number, ending, _ = kinds[at]
        _, before, next_capital, next_number, _, opening = kinds[at + 1]
        if capital == _COMMON:
            capital = _FUNCTION
        if next_capital == _COMMON:
            next_capital = _NAME if capital in _NAMES else _FUNCTION
        if units is not None:
            unit = units[at] or unit
        if ending:
            if ending in TERMINALS and ends_sentence(words[at], words[at + 1], lists, cased=cased):
                append(penalties.SENTENCE)
                continue
            if before == penalties.NEVER:
                append(before)  # a mark that stands alone
                continue
            if ending in _DASHES:  # alone: it opens what somebody says, or parts a sentence
                append(penalties.CLAUSE if at and found[-1] else penalties.NEVER)
                continue
            if ending == "…":
                append(penalties.ELLIPSIS)
                continue
            if ending in _CLAUSE_ENDS or ending in "?!":
                opener = before < penalties.OPENER or before == penalties.BEFORE["pronouns"]
                append(penalties.CLAUSE_BEFORE_OPENER if opener else penalties.CLAUSE)
                continue
        if glued is not None and glued[at + 1]:
            if units is None:
                append(_inside(words[at], words[at + 1]))
            else:
                append(_between(unit, units[at + 1], lists))
        elif capital and next_capital and _named(capital, next_capital, lists):
            append(penalties.TITLE if capital == _ADDRESS else penalties.NAME)
        elif next_number and (number or words[at].strip(EDGES).lower() in lists.numbered):
            append(penalties.TITLE)
        elif lists.linking and _quantity(words[at], words[at + 1], lists):
            append(penalties.QUANTITY)
        elif opening:
            append(max(opening, after - 2) if after > neutral else opening)
        elif before > neutral:
            append(max(before, after, penalties.NUMBER if number else 0))
        elif after > neutral:
            if after <= penalties.ADJECTIVE and before < neutral:
                append(before)  # no noun follows that it could belong to
            else:
                append((after + before) / 2 if before < penalties.OPENER else after)
        elif next_capital == _FUNCTION and cased:
            append(min(before, penalties.CAPITALS if capital else penalties.CAPITAL))
        elif number:
            append(penalties.NUMBER if before >= neutral else before)
        elif words[at + 1][0] >= LEAST_UNSPACED and _sparse(words[at][-1], words[at + 1][0]):
            append(penalties.SPACE)
        else:
            append(before)
    append(penalties.SENTENCE)
    return found


def _tell_common(known: dict[str, Kind]) -> None:
    """Let capitals of words that have none elsewhere in the text open sentences, not names.

    After a name they go on with it: "the Defense Ministry".
    """
    small = {word.strip(EDGES) for word in known if word[0].islower()}
    for word, kind in known.items():
        if kind[2] == _NAME and word.strip(EDGES).lower() in small:
            known[word] = (*kind[:2], _COMMON, *kind[3:])


def _kind(word: str, lists: WordLists) -> Kind:
    core = word.strip(EDGES)
    if not core:
        return _mark(word)
    low = core.lower()
    if "’" in low:
        low = low.replace("’", "'")
    after = lists.after.get(low, 0.0)
    before = lists.before.get(low, penalties.NEUTRAL)
    if not after and before == penalties.NEUTRAL:
        after, before = _guessed(low, lists)
    ending = _ending(word)
    if ending:
        if ending == "." and low in lists.binding:
            after = max(after, penalties.ABBREVIATION)
        if after > penalties.NEUTRAL and (before > penalties.OPENER or ending in TERMINALS):
            before = max(before, penalties.LAST)  # "turned it off.", "what it was,"
    capital = _capital(core, low, after, lists) if core[0].isupper() else 0
    opening = 0.0
    if len(word) > 1:
        if word[0] in _OPENING:
            opening = penalties.OPENING
        elif word[0] in ".…!?؟":  # the last three where right-to-left text was typed backwards
            opening = penalties.TAKEN_UP
    number = core[0].isdigit() and core[-1].isdigit()
    return after or penalties.NEUTRAL, before, capital, number, ending, opening


def _ending(word: str) -> str:
    """Return the mark that ends a word, "," for a closing bracket or quote, "" for none."""
    bare = word.rstrip(CLOSERS)
    if bare.endswith(".."):
        return "…"
    ending = bare[-1:]
    if ending in TERMINALS or ending in _CLAUSE_ENDS:
        return ending
    return "," if len(bare) < len(word) and word[-1] in ")]}）］」』】»”" else ""


def _capital(core: str, low: str, after: float, lists: WordLists) -> int:
    """Tell what the capital of a word means; 0: nothing."""
    if low in lists.addresses:
        return _ADDRESS
    if core.isupper() and len(core) > 1:
        return _ALL_CAPITALS
    if low in lists.starters:
        return _FUNCTION if len(core) > 1 and low not in lists.polite else 0
    return _NAME if after < penalties.TITLE else 0


def _guessed(low: str, lists: WordLists) -> tuple[float, float]:
    """Judge a word that is in no list by its parts: an elided word, a prefix, an ending."""
    after, before = 0.0, penalties.NEUTRAL
    head, apostrophe, rest = low.partition("'")
    if apostrophe and rest:  # "qu'il": a conjunction before it, a pronoun at its end
        before = lists.before.get(f"{head}'", before)
        after = lists.after.get(rest, 0.0)
    elif lists.prefixes and len(low) > 3 and low.startswith(lists.prefixes):  # noqa: PLR2004
        before = penalties.PREFIXED
    elif lists.endings and len(low) > 4 and low.endswith(lists.endings):  # noqa: PLR2004 - "Al"
        after = penalties.ADJECTIVE
    return after, before


def _mark(word: str) -> Kind:
    """Judge a token of marks alone, as in French text with common spaces before its marks."""
    after, before, ending = penalties.NEUTRAL, penalties.NEUTRAL, ""
    first, last = word[0], word[-1]
    if first in _DASHES and len(word) == 1:
        before, ending = penalties.DASH, first
    elif first in _OPENING_ALONE:
        after = penalties.NEVER
        return after, before, 0, False, "", penalties.OPENING
    elif first in _CLOSING_ALONE:
        before = penalties.NEVER
        bare = word.rstrip(CLOSERS)
        ending = bare[-1] if bare and (bare[-1] in TERMINALS or bare[-1] in _CLAUSE_ENDS) else ""
        ending = ending or ("," if last in CLOSERS else "")
    return after, before, 0, False, ending, 0.0


def _quantity(word: str, following: str, lists: WordLists) -> bool:
    """Tell whether a quantity and what it is one of meet: "two of"."""
    return following.lower() in lists.linking and word.lower() in lists.quantifiers


def _named(capital: int, following: int, lists: WordLists) -> bool:
    """Tell whether a word with a capital and the next one make a name."""
    if _FUNCTION in (capital, following):
        return False
    if capital == _ADDRESS:
        return True
    # Capitals tell nothing where all have them, or all nouns.
    return not lists.nouns_capital and not capital == following == _ALL_CAPITALS


def _between(left: str, right: str, lists: WordLists) -> float:
    """Judge a break between two phrases of a text without spaces; inside one, `right` is ""."""
    if not right:
        return penalties.PHRASE_INSIDE
    after = lists.after.get(left, 0.0)
    if after or (lists.bound and left.endswith(lists.bound)):
        return after or penalties.BOUND
    before = lists.before.get(right.rstrip(EDGES))
    if before is None:
        before = penalties.PHRASE
        if lists.prefixes and right.startswith(lists.prefixes):
            before = penalties.PREFIXED
    if lists.finals and left.endswith(lists.finals):
        return min(before, penalties.FINAL)
    return before


def _sparse(left: str, right: str) -> bool:
    """Tell whether white space between two characters stands for a mark: neither needs it."""
    return unspaced(left) and unspaced(right)


def _inside(left: str, right: str) -> float:
    """Judge a break between two tokens that no white space parts."""
    a, b = left[-1], right[0]
    if not (unspaced(a) or unspaced(b)):
        # A long word that had to be cut; or the two sides of a bracket in a text without spaces.
        return penalties.AFTER["determiners"] if a.isalnum() and b.isalnum() else penalties.OPENING
    if "\u0e00" <= b <= "\u0eff":  # Thai and Lao: a vowel written first begins a syllable
        return penalties.THAI_SYLLABLE if b in "เแโใไ" else penalties.THAI_INSIDE
    return penalties.UNSPACED.get(f"{_script(a)}-{_script(b)}", penalties.UNSPACED["other"])


def _script(char: str) -> str:
    if "\u3041" <= char <= "\u309f":
        return "hiragana"
    if "\u30a0" <= char <= "\u30ff":
        return "katakana"
    return "han" if unspaced(char) else "other"
