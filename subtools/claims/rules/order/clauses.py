"""Where what a verb says begins: at "that", a colon, a quotation, an infinitive, a comma."""

from __future__ import annotations

from subtools.claims.rules.order.order import clause_end
from subtools.claims.rules.order.parts import phrase_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.order.groups import Group
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence

#: How many tokens after a verb what it says may begin.
_REACH = 22


def said_clause(g: Order, s: Sentence, at: int, made: Group) -> tuple[int, str, str] | None:
    """Return where the clause begins that a verb says, its class, and the rule."""
    codes, lows = s.codes, s.lows
    frames = made.verb.frames
    n = len(codes)
    says = frames.get("clause") or frames.get("that")
    orders = frames.get("infinitive")
    heard = False
    k = at
    limit = min(n, at + _REACH)
    while k < limit:
        code = codes[k]
        following = codes[k + 1] if k + 1 < n else "."
        if code == "K":
            return (k, says, "hearer" if heard else "clause") if says else None
        if code == ":":
            says = says or frames.get("quote")
            return (k + 1, says, "clause") if says and k + 1 < n else None
        if code == '"':
            says = says or frames.get("quote")
            return (k, says, "clause") if says else None
        if lows[k] in g.whether or (code == "W" and lows[k] in g.wh and k == at and not g.commas):
            return (k, says, "clause") if says else None
        if says and code in "DNMASY" and _is_reported(g, s, k) and not s.any("PDNM", at, k):
            return k, says, "clause"
        if orders and _infinitive(g, s, k):
            return k, orders, "clause"
        if code in ",-":
            after = _past_comma(g, s, k + 1, frames)
            if after is None:
                return None
            if after[1]:
                return after[0], after[1], "hearer" if heard else "clause"
            k = after[0]
            continue
        if code in "RLZO" or lows[k] in g.pointers:
            heard = heard or code == "O"
            k += 1
        elif code == "P" and following in "DNMA#LOYK":
            k = k + 1 if following == "K" else max(k + 1, phrase_end(g, s, k + 1))
            if k < n and codes[k] in "LO":
                k += 1
        elif code in "DNMA#YS" and _is_heard(g, s, k, frames):
            heard = True
            k = max(k + 1, phrase_end(g, s, k))
        else:
            return None
    return None


def _is_reported(g: Order, s: Sentence, at: int) -> bool:
    """Tell whether a clause in the mood of reported speech begins, without a comma."""
    for k in range(at + 1, min(len(s), at + 8)):
        if s.lows[k] in g.mood:
            return True
        if s.codes[k] in ',.;:"VXK':
            return False
    return False


def _is_heard(g: Order, s: Sentence, k: int, frames: dict[str, str]) -> bool:
    """Tell whether a noun phrase after a verb is a hearer, or a time; no object."""
    if "hearer" in frames or "infinitive" in frames:
        return True
    if s.lows[k] in g.time_adjectives | g.time_nouns:
        return True
    end = phrase_end(g, s, k)
    while end < len(s) and s.codes[end] in "RL":
        end += 1
    return s.codes[k + 1 : k + 2] == ["L"] or (
        g.commas and s.codes[end : end + 1] in ([","], ["K"], [":"])
    )


def _infinitive(g: Order, s: Sentence, k: int) -> bool:
    """Tell whether "de partir", or a bare infinitive where the language has it so, begins."""
    codes = s.codes
    if g.verb_final:
        return False
    while codes[k : k + 1] == ["Z"] and k + 1 < len(codes):
        k += 1
    if codes[k] == "B" or s.lows[k] in g.infinitives:
        return True
    return s.lows[k] in g.infinitive_before and codes[k + 1 : k + 2] in (
        ["B"],
        ["O"],
        ["Z"],
    )


def _past_comma(g: Order, s: Sentence, at: int, frames: dict[str, str]) -> tuple[int, str] | None:
    """Read what follows a comma: the content (its start and class), or what is stepped over.

    Returns None where the report ends, and an empty class where more may follow at the token.
    """
    codes, lows = s.codes, s.lows
    n = len(codes)
    if at >= n:
        return None
    says = frames.get("clause") or frames.get("that", "")
    code = codes[at]
    stop = clause_end(s, at + 1) if code not in "KH" else at
    if code == "K" or lows[at] in g.whether or (code == "W" and lows[at] not in g.relative):
        return (at, says) if says else None
    if not g.commas and code in "GCHWVX":
        return None
    if g.verb_final:
        if (frames.get("infinitive") and s.any("T", at, stop)) or _inner_zu(g, s, at, stop):
            return (at, frames["infinitive"]) if "infinitive" in frames else None
        opens = code in "DNMASY#PRL" and "clause" in frames
        if code == "S" and "clause" in frames:
            return at, frames["clause"]
        if opens and any([codes[k] in "VX" and k + 1 < stop for k in range(at, stop)]):
            return at, frames["clause"]
    if code in "CVXG" or (code == "H" and not g.verb_final):
        return None
    while at < n and codes[at] not in ",.;:-":
        at += 1
    if at >= n or codes[at] in ".;":
        return None
    return at, ""


def _inner_zu(g: Order, s: Sentence, at: int, stop: int) -> bool:
    """Tell whether a clause ends in a separable infinitive: "die Truppen abzuziehen"."""
    last = s.lows[stop - 1] if stop > at else ""
    place = last.find("zu", 2)
    return g.verb_final and place > 0 and last.endswith("n") and s.codes[stop - 1] not in "NM"


def restart(g: Order, s: Sentence, at: int, stop: int) -> int:
    """Return where the main clause goes on after a subordinate one."""
    for k in range(at + 2, stop - 1):
        if s.codes[k] in ",-" and (not g.verb_final or s.codes[k + 1] in "VX"):
            return k
    return stop
