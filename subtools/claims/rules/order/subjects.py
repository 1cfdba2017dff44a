"""Who reports: the subject of a verb, before it, behind it, or left out."""

from __future__ import annotations

from subtools.claims.rules.order.order import clause_start
from subtools.claims.rules.order.parts import phrase_end, shared, source_left, source_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find, Range
    from subtools.claims.rules.order.groups import Group
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def source_of(
    g: Order, s: Sentence, made: Group, free: int, earlier: list[Find]
) -> tuple[Range | None, int]:
    """Return who reports, and the token from which on its content is looked for."""
    codes, lows = s.codes, s.lows
    head = made.head
    if made.turned >= 0:
        return (made.turned, made.turned + 1), head
    if made.subordinate or (g.verb_final and made.inner and codes[made.finite] != "X" and False):
        return _subordinate_source(g, s, made, free), head
    left = source_left(g, s, made.finite, free)
    if left is not None and (left[1] == made.finite or g.verb_final or codes[left[1]] in "R,-KW"):
        return left, head
    before = codes[made.finite - 1] if made.finite > 0 else "."
    if before == "," and free:  # "the man, who said ..., denied": from before the last report
        whole = source_left(g, s, made.finite, 0)
        if whole is not None and whole[1] <= free:
            return whole, head
    # In German only the part between the ends of the verb holds the subject.
    at = made.inner[0] if made.inner else head
    at = step(g, s, at)
    right = source_right(g, s, at)
    if before in "CH" and (right is None or not g.verb_final):
        return shared(g, s, made.finite, earlier), head
    if right is not None and not (made.inner and right[1] > made.inner[1]):
        if g.verb_final and lows[right[0]] in g.accusatives:
            return None, head
        if not made.inner:
            head = right[1]
        else:
            made.inner = (right[1], made.inner[1])
        return right, head
    if earlier and before in ",CH":
        return shared(g, s, made.finite, earlier), head
    return None, head


def _subordinate_source(g: Order, s: Sentence, made: Group, free: int) -> Range | None:
    """Return the subject of a clause with the verb at its end: "weil der Minister sagte, ..."."""
    codes, lows = s.codes, s.lows
    start = clause_start(s, made.finite, free)
    if codes[start] == "C":
        start += 1
    if codes[start] == "W":
        return (start, start + 1) if lows[start] in g.relative and codes[start + 1] != "S" else None
    at = step(g, s, start + 1)
    found = source_right(g, s, at)
    if found is None:
        return None
    end = min(found[1], made.finite)
    made.inner = (end, made.inner[1]) if made.inner and end < made.inner[1] else None
    return (at, end)


def office_place(g: Order, s: Sentence, made: Group, free: int) -> Range | None:
    """Return who "at the ministry they said" means."""
    start = clause_start(s, made.finite, free)
    if not (g.drops or made.verb.lemma in g.impersonal):
        return None
    if start + 1 >= made.finite or s.codes[start] != "P":
        return None
    end = phrase_end(g, s, start + 1)
    head = next((k for k in range(start + 1, end) if s.codes[k] in "NM"), start)
    if end != made.finite or s.lows[head] not in g.speakers_of:
        return None
    return (start + 1, end)


def may_drop(s: Sentence, made: Group, free: int) -> bool:
    """Tell whether the subject may be left out here: at the beginning, or after "and"."""
    at = made.finite
    while at > free and s.codes[at - 1] in "RL":
        at -= 1
    start = clause_start(s, made.finite, free)
    if s.codes[start] == "P" and not s.any("VXS", start, made.finite):
        return True
    return at == free or s.codes[at - 1] in 'C,-"'


def step(g: Order, s: Sentence, at: int) -> int:
    """Step over adverbs, times, clitics, and phrases of time and place."""
    codes, lows = s.codes, s.lows
    n = len(codes)
    while at < n:
        code = codes[at]
        if code in "RLOZ":
            at += 1
        elif code == "P" and at + 1 < n and codes[at + 1] in "DNMAL#O":
            end = at + 2 if codes[at + 1] in "LO" else phrase_end(g, s, at + 1)
            if end == at + 1:
                break
            at = end
        elif code in "DA" and at + 1 < n and (codes[at + 1] == "L" or lows[at + 1] in g.time_nouns):
            at += 2
        elif code == "#" and codes[at - 1] in "LP":
            at += 1
        else:
            break
    return at
