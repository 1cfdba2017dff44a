"""The narrator's own distance: "angeblich", "soll ... haben", "aurait", "habría", "якобы"."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.asides import around
from subtools.claims.rules.order.order import clause_end, clause_start
from subtools.claims.rules.order.parts import content_end, phrase_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def read_adverb(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "Der Mann hat angeblich drei Menschen getötet": the clause around is what is claimed."""
    found = Find("adverb", s.lows[index], g.adverbs[s.lows[index]])
    return _around(g, s, index, found, free)


def read_adjective(g: Order, s: Sentence, index: int) -> Find | None:
    """Read "der mutmaßliche Täter", "el presunto asesino": the noun is what is claimed."""
    start = index + 1
    end = phrase_end(g, s, start)
    if end > start:
        end = start + 1  # what follows the noun may be its predicate
        while end < len(s) and (
            s.codes[end - 1] in "A#" or (s.codes[end - 1 : end + 1] == ["M", "M"])
        ):
            end += 1
    if end == start or not s.any("NM", start, end):
        start, end = index - 1, index  # "le meurtrier présumé"
    if (
        not g.adjective_stops.isdisjoint(s.lows[start:end])
        or start < 0
        or not s.any("NM", start, end)
    ):
        return None
    found = Find("adverb", s.lows[index], g.adjectives[s.lows[index]])
    found.reporting = [(index, index + 1)]
    found.content = [(start, end)]
    return found


def read_rumour(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "soll getötet haben" and "aurait été tué": the verb itself says that others say so."""
    codes, lows = s.codes, s.lows
    low = lows[index]
    if _is_condition(g, s) or (index and s.any("KH", clause_start(s, index, 0), index)):
        return None
    if low in g.rumour_modals:
        end = clause_end(s, index + 1)
        if end - index < 3 or lows[end - 1] not in g.have | g.be or codes[end - 2] not in "ENVAX":  # noqa: PLR2004
            return None
        if codes[end - 2] == "A" and lows[end - 1] in g.have:
            return None
        if not (codes[end - 2] in "EVX" or lows[end - 2].endswith(("t", "en"))):
            return None
    else:
        k = index + 1
        while k < len(codes) and codes[k] in "RZ":
            k += 1
        participle = k < len(codes) and (
            codes[k] == "E" or lows[k] in g.be or lows[k] in g.participles
        )
        if not participle or lows[k] in g.unreal:
            return None
    found = Find("adverb", low, "distancing")
    return _around(g, s, index, found, free)


def _is_condition(g: Order, s: Sentence) -> bool:
    """Tell whether the sentence has an "if": then its verb stands so for that reason."""
    return any([
        low in g.conditions and (low[-1] != "'" or s.codes[k + 1 : k + 2] == ["S"])
        for k, low in enumerate(s.lows)
    ])  # fmt: skip


def _around(g: Order, s: Sentence, index: int, found: Find, free: int) -> Find | None:
    codes = s.codes
    found.reporting = [(index, index + 1)]
    if index > 0 and codes[index - 1] == "," and codes[index + 1 : index + 2] == [","]:
        found.content = around(g, s, index, index + 1, free)
        return found
    after = index + 1
    if s.codes[after : after + 1] == [","] and index == free:
        after += 1
    stop = content_end(g, s, after) if after < len(codes) and codes[after] not in ".;," else after
    left = index
    while left > free and codes[left - 1] not in ',;:-"K':
        left -= 1
    while left < index and codes[left] in "CH":
        left += 1
    found.content = [(a, b) for a, b in ((left, index), (after, stop)) if b > a]
    return found if found.content and stop > left + 1 else None
