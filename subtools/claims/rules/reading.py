"""One sentence: first the reports that stand behind what they report, then the others.

A token gets one role, and the first report of a sentence is the outer one, so nothing nests.
"""

from __future__ import annotations

from subtools.claims.rules.sequence import in_order
from subtools.claims.rules.verbs import outer_verb, read_verb
from subtools.claims.rules.words import (
    HEADING,
    read_adverb,
    read_heading,
    read_noun,
    read_sourced,
    read_state,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence

    Outer = Callable[[Grammar, Sentence], list[Find]]
    Inner = Callable[[Grammar, Sentence, list[bool], list[Find]], list[Find]]


def reader(known: Lexicon) -> tuple[Grammar, Outer, Inner]:
    """Return the grammar of a language, and what reads its sentences: outer and inner reports."""
    if known.words("order"):
        from subtools.claims.rules.order import reading
        from subtools.claims.rules.order.order import Order

        return Order(known), reading.outer_finds, reading.inner_finds  # type: ignore[return-value]
    from subtools.claims.rules.grammar import Grammar

    return Grammar(known), outer_finds, inner_finds


def outer_finds(g: Grammar, s: Sentence) -> list[Find]:
    """Return the reports that stand after, or amid, what they report: "it rained, he said"."""
    lows, codes = s.lows, s.codes
    out: list[Find] = []
    free = 0
    for index in range(1, len(lows)):
        if index < free:
            continue
        low = lows[index]
        before = codes[index - 1]
        found = None
        if low in g.verbs and codes[index] in "VE" and before not in "DT":
            found = outer_verb(g, s, index, free)
        elif low in g.sourced and before in ',"NM-':
            found = read_sourced(g, s, index, free)
        if found is not None:
            out.append(found)
            free = found.end()
    return out


def inner_finds(g: Grammar, s: Sentence, taken: list[bool], earlier: list[Find]) -> list[Find]:
    """Return the other reports, in order, of tokens that the `earlier` ones have not `taken`."""
    return in_order(g, s, taken, earlier, _at)


def _at(g: Grammar, s: Sentence, index: int, free: int, earlier: list[Find]) -> Find | None:
    """Return the report that a token begins, or bears."""
    low = s.lows[index]
    found = None
    if low == ":" and index < HEADING and not free:
        found = read_heading(g, s, index)
    if low in g.sourced:
        found = read_sourced(g, s, index, free)
    if found is None and low in g.verbs:
        found = read_verb(g, s, index, free, earlier)
    if found is None and low in g.nouns:
        found = read_noun(g, s, index, free)
    if found is None and low in g.adverbs:
        found = read_adverb(g, s, index, free)
    if found is None and low in g.states:
        found = read_state(g, s, index, free)
    return found
