"""From a parsed text to attributions: which candidates stand, how sure they are, where they are."""

from __future__ import annotations

from subtools.claims.attribution import Attribution
from subtools.claims.dependency.rules import Rules
from subtools.claims.dependency.speech import quotations, whole
from subtools.claims.rules.stance import certainty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.claims.attribution import Spans
    from subtools.claims.dependency.candidate import Candidate
    from subtools.claims.dependency.tree import Tree
    from subtools.claims.lexicon import Lexicon

#: How often a find of each rule has the content that a person marked (half of the words of either
#: in both): measured on PolNeAR train in spoken form, `python -m benchmarks.claims` tells the data.
_CONFIDENCE = {
    "aside": 0.8, "clause": 0.78, "that": 0.69, "sourced": 0.69, "infinitive": 0.63, "noun": 0.63,
    "object": 0.54, "particle": 0.54, "seem": 0.5, "colon": 0.49, "rest": 0.49, "passive": 0.38,
    "adverb": 0.29, "adjective": 0.17,
}  # fmt: skip
_NARRATED = frozenset(("adverb", "adjective", "noun", "seem"))
_MARKS = frozenset((*'.,:;-–—"“”`()[]?!… ', "''", "``", "...", "--"))
#: Marks that a range may begin with, and end with.
_FIRST = frozenset(('"', "“", "''", "``"))
_LAST = frozenset(('"', "”", "''", "?", "!", ")"))


def attributions(tree: Tree, known: Lexicon) -> list[Attribution]:
    """Return who says what in a parsed text, in the order of the reporting words.

    >>> from subtools.claims.dependency.tree import tree_of
    >>> from subtools.claims.lexicon import lexicon
    >>> tree = tree_of("Kyiv/NNP/nsubj/1 says/VBZ/ROOT/1 it/PRP/nsubj/3 rained/VBD/ccomp/1")
    >>> [(one.source, one.reporting, one.content) for one in attributions(tree, lexicon("en"))]
    [(((0, 4),), ((5, 9),), ((10, 19),))]
    """
    if not tree.lows:
        return []
    quoted = quotations(tree)
    chosen = standing(whole(tree, known, standing(Rules(tree, known).candidates()), quoted))
    inside = {token for begin, end in quoted for token in range(begin, end)}
    persons = known.words("speaking_persons")
    doubts = _doubts(tree, known)
    found = []
    for each in chosen:
        content = spans(tree, each.content)
        if content:
            if inside:
                direct = 2 * len(each.content & inside) > len(each.content)
            else:
                direct = _speaks(tree, each, persons)
            form = "narrator" if each.rule in _NARRATED else "direct" if direct else "indirect"
            doubted = not doubts.isdisjoint(each.content)
            found.append(_attribution(tree, each, content, form=form, doubted=doubted))
    return found


def _speaks(tree: Tree, each: Candidate, persons: frozenset[str]) -> bool:
    """Tell whether a content without quotation marks is in the speaker's own words."""
    if each.rule not in {"aside", "clause", "colon", "rest"}:
        return False
    first = tree.lows[min(each.content)]
    own = persons.isdisjoint([tree.lows[token] for token in each.source])
    return own and first != "that" and any([tree.lows[t] in persons for t in each.content])


def _doubts(tree: Tree, known: Lexicon) -> set[int]:
    """Return the adverbs that keep a claim at a distance, wherever they stand: "allegedly"."""
    return {
        token
        for token, low in enumerate(tree.lows)
        if known.adverbs.get(low) == "distancing" and tree.deps[token] == "advmod"
    }


def _attribution(
    tree: Tree, each: Candidate, content: Spans, *, form: str, doubted: bool
) -> Attribution:
    sure = certainty(
        each.word_class, negated=each.negated, modal=each.modal, hearsay=False, anonymous=False
    )
    return Attribution(
        content,
        spans(tree, each.source),
        spans(tree, each.reporting),
        lemma=each.lemma,
        word_class=each.word_class,
        form=form,
        certainty="alleged" if doubted and sure != "denied" else sure,
        negated=each.negated,
        confidence=_CONFIDENCE[each.rule],
    )


def standing(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that are not inside another's, in order; a token gets one role.

    The longest content stands first: what somebody says may hold reports, which are his. Reports
    may share a source: "he said that ... and added that".
    """
    taken: set[int] = set()
    sources: set[int] = set()
    found = []
    for each in sorted(candidates, key=lambda each: -len(each.content)):
        if each.cue in taken or each.cue in sources:
            continue
        # Not in place: "-=" would look at all that is taken, each time.
        each.source = each.source - taken
        each.reporting = each.reporting - taken - sources
        each.content = each.content - taken - sources
        if each.content and each.reporting:
            taken.update(each.reporting, each.content)
            sources.update(each.source)
            found.append(each)
    return sorted(found, key=lambda each: each.cue)


def spans(tree: Tree, tokens: set[int]) -> Spans:
    """Return the places of tokens; neighbours are one range, marks at its edges are left off."""
    made: list[tuple[int, int]] = []
    for first, last in _runs(sorted(tokens)):
        begin, end = first, last
        while begin <= end and tree.lows[begin] in _MARKS - _FIRST:
            begin += 1
        while end >= begin and tree.lows[end] in _MARKS - _LAST:
            end -= 1
        if not all([tree.lows[token] in _MARKS for token in range(begin, end + 1)]):
            made.append((tree.starts[begin], tree.ends[end]))
        elif len(tokens) == 1 and tree.lows[first] == ":":  # a colon reports by itself
            made.append((tree.starts[first], tree.ends[first]))
    return tuple(made)


def _runs(tokens: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield the first and the last of each run of neighbours."""
    at = 0
    while at < len(tokens):
        last = at
        while last + 1 < len(tokens) and tokens[last + 1] == tokens[last] + 1:
            last += 1
        yield tokens[at], tokens[last]
        at = last + 1
