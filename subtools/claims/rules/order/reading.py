"""The rules of languages in which verb and subject change places: as `reading`, with their order.

They share with English the lexicon, the codes, what a paragraph does with quotations and with
speech that goes on, whose names a source stands for, certainty and form.
"""

from __future__ import annotations

from subtools.claims.rules.order.asides import (
    read_behind,
    read_like,
    read_so,
    read_sourced,
)
from subtools.claims.rules.order.inverted import read_inverted
from subtools.claims.rules.order.moods import read_adjective, read_adverb, read_rumour
from subtools.claims.rules.order.nouns import read_noun
from subtools.claims.rules.order.verbs import read_verb
from subtools.claims.rules.sequence import in_order
from subtools.claims.rules.words import HEADING, read_heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def outer_finds(g: Order, s: Sentence) -> list[Find]:
    """Return the reports that stand after, or amid, what they report."""
    codes = s.codes
    out: list[Find] = []
    free = 0
    for index, low in enumerate(s.lows):
        if index < free:
            continue
        found = None
        if low in g.like:
            found = read_like(g, s, index, free)
        if found is None and low in g.so:
            found = read_so(g, s, index, free)
        if found is None and low in g.sourced:
            found = read_sourced(g, s, index, free)
        if found is None and low in g.behind:
            found = read_behind(g, s, index, free)
        if found is None and index and low in g.verbs and codes[index] in "VE":
            found = read_inverted(g, s, index, free)
        if found is not None:
            out.append(found)
            free = found.end()
    return out


def inner_finds(g: Order, s: Sentence, taken: list[bool], earlier: list[Find]) -> list[Find]:
    """Return the other reports, in order, of tokens that the `earlier` ones have not `taken`."""
    return in_order(g, s, taken, earlier, _at)


def _at(g: Order, s: Sentence, index: int, free: int, earlier: list[Find]) -> Find | None:
    low = s.lows[index]
    found = None
    if low == ":" and index < HEADING and not free:
        found = read_heading(g, s, index)
    if low in g.verbs and s.codes[index] in "VEBG":
        found = read_verb(g, s, index, free, earlier)
    if found is None and low in g.nouns:
        found = read_noun(g, s, index, free)
    if found is None and low in g.adverbs:
        found = read_adverb(g, s, index, free)
    if found is None and low in g.adjectives:
        found = read_adjective(g, s, index)
    if found is None and (low in g.rumour_modals or low in g.rumour_have):
        found = read_rumour(g, s, index, free)
    return found
