"""Asides: "It rained, he said" and "said the minister", where parsers often go wrong."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.dependency.tree import Tree
    from subtools.claims.lexicon import Lexicon

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SAYS = frozenset(("VBD", "VBZ", "VBP"))
_THINGS = frozenset(("NN", "NNS", "PRP"))
_NO_SUBJECT = frozenset(("IN", "RB", "VBG", "VBN"))
#: Marks that may stand before an aside, and after one.
_BEFORE = frozenset((",", "”", '"', "''", "?", "!", "-", "—", "–", "’", "'", "…", "..."))
_AFTER = frozenset((".", ",", ":", ";", "?", "!", "”", '"', "''", "—", "–", "-", "…"))


def around(tree: Tree, index: int, group: set[int], known: Lexicon) -> set[int]:
    """Return the sentence around an aside: what is said before it, and after it.

    Nothing, if the verb (with its `group` of auxiliaries) and its subject are not set off by marks:
    the parse is trusted for the subject only, as parsers take asides for the main clause, or the
    other way round.
    """
    subjects = tree.hanging(index, "nsubj")
    if len(subjects) != 1 or tree.tags[index] not in _SAYS:
        return set()
    subject = subjects[0]
    first = min(tree.left[subject], *group)
    last = max(tree.right[subject], *group)
    begin, end = tree.bounds(index)
    before = range(begin, first - 1)
    if (
        first == begin
        or tree.lows[first - 1] not in _BEFORE
        or _parted(tree, subject, index, group)
        or not _sayable(tree, before, known)
        or not _set_off(tree, index, last, end)
    ):
        return set()
    follows = tree.lows[last + 1] if last + 1 < end else "."
    after = range(last + 2, end) if follows == "," else range(0)
    if not tree.tagged(before, _FINITE):
        # "Many of them, he said, have gone": a clause in two halves.
        halves = tree.tagged(after, _FINITE) and tree.tags[begin] not in _NO_SUBJECT
        return {*before, *after} if halves else set()
    if tree.lows[begin] in known.words("opening") and follows not in _AFTER:
        return set()  # "When it rained, he said that"
    ends = known.words("aside_goes_on")
    goes_on = after and tree.tags[after[0]] != "VBG" and tree.lows[after[0]] not in ends
    return {*before, *after} if goes_on else set(before)


def _parted(tree: Tree, subject: int, index: int, group: set[int]) -> bool:
    """Tell whether more than commas stand between a subject and its verb."""
    between = range(tree.right[subject] + 1, index)
    return any([each not in group and tree.lows[each] not in {",", "-"} for each in between])


def _sayable(tree: Tree, before: range, known: Lexicon) -> bool:
    """Tell whether what stands before an aside can be what is said."""
    if len(before) == 1 and tree.lows[before[0]] in known.words("coordinators"):
        return False
    return tree.tagged(before, _FINITE) or tree.tagged(before, _THINGS)


def _set_off(tree: Tree, index: int, last: int, end: int) -> bool:
    """Tell whether an aside ends after its last token: at a mark, or at a time or a place."""
    after = last + 1
    if after >= end or tree.lows[after] in _AFTER:
        return True
    if tree.deps[after] not in {"npadvmod", "prep", "advmod", "advcl", "mark"} and (
        tree.tags[after] not in {"IN", "RB", "NNP", "WRB"}
    ):
        return False
    said = tree.hanging(index, "ccomp", "xcomp", "dobj")
    return not any([tree.left[child] > last for child in said])
