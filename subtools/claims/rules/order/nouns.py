"""Nouns that name a report: "the claim that ..."."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.clauses import restart
from subtools.claims.rules.order.parts import content_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def read_noun(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "die Behauptung, dass ...", "la afirmación de que ...", "заявление о том, что ..."."""
    codes, lows = s.codes, s.lows
    n = len(codes)
    at = index + 1
    for phrase in g.noun_joins:
        if tuple(lows[at : at + len(phrase)]) == phrase:
            at += len(phrase)
            break
    while at < n and codes[at] == ",":
        at += 1
    joined = at > index + 1 and at < n and (codes[at] == "K" or lows[at - 1] in g.relative)
    if not joined and not (at < n and codes[at] == "K"):
        return None
    found = Find("noun", lows[index], g.nouns[lows[index]])
    start = index
    while start > free and codes[start - 1] == "A":
        start -= 1
    if start > free and lows[start - 1] in g.possessives:
        found.source = [(start - 1, start)]
    found.reporting = [(start, index + 1)]
    stop = content_end(g, s, at)
    if g.verb_final or (g.commas and not s.any("VX", 0, index)):
        stop = restart(g, s, at, stop)
    elif not g.commas and not s.any("VX", 0, index):
        stop = _predicate(s, at, stop)
    found.content = [(at, stop)]
    return found if stop > at else None


def _predicate(s: Sentence, at: int, stop: int) -> int:
    """Return where the predicate of a noun begins, behind its clause; `at` if that is open."""
    verbs = [k for k in range(at, stop) if s.codes[k] in "VX" and s.codes[k - 1] not in "VX"]
    if len(verbs) < 2:  # noqa: PLR2004 - the clause's own, and that of the noun
        return stop
    inner = len(verbs) > 2 or s.any("KWH", at + 1, verbs[1])  # noqa: PLR2004
    return at if inner else verbs[1] - (s.codes[verbs[1] - 1] in "ZO")
