"""From candidates to attributions: which stand, quotations made whole, tokens to places."""

from __future__ import annotations

from subtools.claims.attribution import Attribution
from subtools.claims.dependency_rules import Candidate, Rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.attribution import Spans
    from subtools.claims.dependency_tree import Tree
    from subtools.claims.lexicon import Lexicon

_PUNCT = frozenset(".,:;-–—\"“”''``()[]?!…")


def attributions(tree: Tree, known: Lexicon) -> list[Attribution]:
    found = []
    for each in chosen(tree, known):
        content = spans(tree, each.content)
        if content:
            found.append(
                Attribution(
                    content, spans(tree, each.source), spans(tree, each.reporting),
                    lemma=each.lemma, word_class=each.word_class, negated=each.negated,
                )
            )
    return found


def chosen(tree: Tree, known: Lexicon) -> list[Candidate]:
    return standing(Rules(tree, known).candidates())


def standing(candidates: list[Candidate]) -> list[Candidate]:
    """Return those that are not inside another's content; a token gets one role."""
    taken: dict[int, str] = {}
    found = []
    for each in sorted(candidates, key=lambda c: -len(c.content)):
        if each.cue in taken:
            continue
        used = set(taken)
        each.reporting -= used
        each.source -= used
        each.content -= used
        if not each.content or not each.reporting:
            continue
        for role in ("reporting", "source", "content"):
            for token in getattr(each, role):
                taken.setdefault(token, role)
        found.append(each)
    return sorted(found, key=lambda c: c.cue)


def spans(tree: Tree, tokens: set[int]) -> Spans:
    """Return the places of tokens; neighbours are one range, marks at its edges are left off."""
    made: list[tuple[int, int]] = []
    order = sorted(tokens)
    at = 0
    while at < len(order):
        last = at
        while last + 1 < len(order) and order[last + 1] == order[last] + 1:
            last += 1
        first, final = order[at], order[last]
        while first <= final and tree.lows[first] in _PUNCT and tree.lows[first] not in "\"“''":
            first += 1
        while final >= first and tree.lows[final] in _PUNCT and tree.lows[final] not in "\"”''?!)":
            final -= 1
        if first <= final and any(tree.lows[t] not in _PUNCT for t in range(first, final + 1)):
            made.append((tree.starts[first], tree.ends[final]))
        at = last + 1
    return tuple(made)
