"""How bad is a break after each word: 0 where a sentence ends to 11 inside what reads as one."""

from __future__ import annotations

from subtools.language import penalties
from subtools.language.sentences import CLOSERS, OPENERS, TERMINALS, ends_sentence
from subtools.language.words import unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.language.word_lists import WordLists

    #: What is known of a word alone: after it, before it, capital, number, ending, opening.
    Kind = tuple[float, float, bool, bool, str, bool]

_CLAUSE_ENDS = frozenset(",;:—–，、；：،؛·")
_EDGES = CLOSERS + OPENERS + TERMINALS + ",;:—–，、；：،؛·*_"
_OPENING = frozenset(OPENERS.replace("'", "").replace("♪", ""))


def badness(  # noqa: C901, PLR0912 - a rule a branch, most telling first
    words: Sequence[str],
    lists: WordLists,
    *,
    cased: bool = True,
    glued: Sequence[bool] | None = None,
) -> list[float]:
    """Return the badness of a break after each word; after the last it is 0.

    `glued[i]` says that no white space stands before word i.

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
    found: list[float] = []
    append = found.append
    for at in range(len(words) - 1):
        after, _, capital, number, ending, _ = kinds[at]
        following = kinds[at + 1]
        before = following[1]
        if ending:
            if ending in TERMINALS and ends_sentence(words[at], words[at + 1], lists, cased=cased):
                append(penalties.SENTENCE)
                continue
            if ending in _CLAUSE_ENDS or ending in "?!…":
                opener = before < penalties.OPENER or following[1] == penalties.BEFORE["pronouns"]
                append(penalties.CLAUSE_BEFORE_OPENER if opener else penalties.CLAUSE)
                continue
        if glued is not None and glued[at + 1]:
            append(_inside(words[at], words[at + 1]))
        elif capital and following[2] and not lists.nouns_capital:
            append(penalties.NAME)
        elif following[5]:
            binds = after > penalties.NEUTRAL
            append(max(penalties.OPENING, after - 2) if binds else penalties.OPENING)
        elif after > penalties.NEUTRAL:
            if after <= penalties.ADJECTIVE and before < penalties.NEUTRAL:
                append(before)  # no noun follows that it could belong to
            else:
                append((after + before) / 2 if before < penalties.OPENER else after)
        elif number:
            append(penalties.NUMBER if before >= penalties.NEUTRAL else before)
        else:
            append(before)
    append(penalties.SENTENCE)
    return found


def _kind(word: str, lists: WordLists) -> Kind:
    core = word.strip(_EDGES)
    low = core.lower()
    after = lists.after.get(low, 0.0)
    if not after:
        long = len(low) > 4 and low.endswith(lists.endings)  # noqa: PLR2004 - not "Al", "ic"
        after = penalties.ADJECTIVE if lists.endings and long else penalties.NEUTRAL
    bare = word.rstrip(CLOSERS)
    ending = bare[-1:]
    if not (ending in TERMINALS or ending in _CLAUSE_ENDS):
        # A closing bracket or quote is the end of something, too.
        ending = "," if len(bare) < len(word) and word[-1] in ")]}）］」』】»”" else ""
    return (
        after,
        lists.before.get(low, penalties.NEUTRAL),
        core[:1].isupper() and low not in lists.starters and after < penalties.AFTER["titles"],
        core[:1].isdigit() and core[-1:].isdigit(),
        ending,
        word[0] in _OPENING and len(word) > 1,
    )


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
