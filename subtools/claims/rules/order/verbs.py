"""Verbs that report before what they report, wherever their subject stands."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.groups import group
from subtools.claims.rules.order.order import clause_end, clause_start
from subtools.claims.rules.order.parts import (
    content_end,
    phrase_end,
    phrase_left,
    shared,
    source_left,
    source_right,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.order.groups import Group
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence

#: How many tokens after a verb what it says may begin.
_REACH = 22


def read_verb(g: Order, s: Sentence, index: int, free: int, earlier: list[Find]) -> Find | None:
    """Read the report of a verb; `earlier` are the finds of the sentence so far."""
    if s.codes[index] == "G":
        return _gerund(g, s, index, earlier)
    made = group(g, s, index)
    if made is None:
        return None
    found = Find("clause", made.verb.lemma, next(iter(made.verb.frames.values())))
    found.reporting = made.ranges
    if made.passive:
        return _passive(g, s, made, found, free)
    source, at = _source(g, s, made, free, earlier)
    if source is None and not (g.drops and _may_drop(g, s, made, free)):
        return None
    found.source = [source] if source is not None else []
    place = _clause(g, s, at, made)
    if place is not None:
        start, word_class, rule = place
        found.word_class = word_class
        found.rule = rule
        return _closed(g, s, start, found, made)
    return _object(g, s, at, made, found, free)


def _may_drop(g: Order, s: Sentence, made: Group, free: int) -> bool:
    """Tell whether the subject may be left out here: at the beginning, or after "and"."""
    at = made.finite
    while at > free and s.codes[at - 1] in "RL":
        at -= 1
    return at == free or s.codes[at - 1] in 'C,-"'


def _source(
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
    if left is not None and (left[1] == made.finite or g.verb_final or codes[left[1]] in "R,-"):
        return left, head
    before = codes[made.finite - 1] if made.finite > 0 else "."
    # In German only the part between the ends of the verb holds the subject.
    at = made.inner[0] if made.inner else head
    at = _step(g, s, at)
    right = source_right(g, s, at)
    if before == "C" and (right is None or not g.verb_final):
        return shared(g, s, made.finite, earlier), head
    if right is not None and not (made.inner and right[1] > made.inner[1]):
        if g.verb_final and lows[right[0]] in g.accusatives:
            return None, head
        if not made.inner:
            head = right[1]
        else:
            made.inner = (right[1], made.inner[1])
        return right, head
    if earlier and before in ",C":
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
    at = _step(g, s, start + 1)
    found = source_right(g, s, at)
    if found is None:
        return None
    end = min(found[1], made.finite)
    made.inner = (end, made.inner[1]) if made.inner and end < made.inner[1] else None
    return (at, end)


def _step(g: Order, s: Sentence, at: int) -> int:
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


def _clause(g: Order, s: Sentence, at: int, made: Group) -> tuple[int, str, str] | None:
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
        if code in "RLZO" or (code == "P" and following in "DNMA#LOY"):
            heard = heard or code == "O"
            k = k + 1 if code != "P" else max(k + 1, phrase_end(g, s, k + 1))
            if code == "P" and k < n and codes[k] in "LO":
                k += 1
        elif code in "DNMA#YS" and (
            "hearer" in frames or "infinitive" in frames or lows[k] in g.time_adjectives
            or codes[k + 1 : k + 2] == ["L"]
        ):  # fmt: skip
            heard = True
            end = phrase_end(g, s, k)
            k = end if end > k else k + 1
        else:
            return None
    return None


def _infinitive(g: Order, s: Sentence, k: int) -> bool:
    """Tell whether "de partir", or a bare infinitive where the language has it so, begins."""
    codes = s.codes
    if g.verb_final:
        return False
    if codes[k] == "B":
        return True
    return s.lows[k] in g.infinitive_before and codes[k + 1 : k + 2] in (["B"], ["O"], ["Z"])


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
        if frames.get("infinitive") and s.any("T", at, stop) or _inner_zu(g, s, at, stop):
            return (at, frames["infinitive"]) if "infinitive" in frames else None
        opens = code in "DNMASY#PRL" and "clause" in frames
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


def _closed(g: Order, s: Sentence, at: int, found: Find, made: Group) -> Find | None:
    if at >= len(s):
        return None
    stop = content_end(g, s, at)
    first = min([made.finite, *[a for a, _ in found.source]])
    opener = clause_start(s, first, 0)
    inside = made.subordinate or (opener > 0 and s.codes[opener] in "WH" and s.codes[opener - 1] == ",")
    if inside or (s.codes[opener] in "H"):
        stop = _restart(g, s, at, stop)
    if stop <= at:
        return None
    found.content = [(at, stop)]
    return found


def _restart(g: Order, s: Sentence, at: int, stop: int) -> int:
    """Return where the main clause goes on after a subordinate one."""
    for k in range(at + 2, stop - 1):
        if s.codes[k] in ",-" and (not g.verb_final or s.codes[k + 1] in "VX"):
            return k
    return stop


def _object(  # noqa: PLR0913, PLR0917 - a place in the sentence has these parts
    g: Order, s: Sentence, at: int, made: Group, found: Find, free: int
) -> Find | None:
    """Take the object: "bestätigte den Angriff", "den Angriff bestätigte", "a démenti les ..."."""
    codes, lows = s.codes, s.lows
    word_class = made.verb.frames.get("object")
    if not word_class or not found.source or found.source[0][1] - found.source[0][0] < 1:
        return None
    found.rule = "object"
    found.word_class = word_class
    start, stop = at, len(codes)
    if g.verb_final:
        before = clause_start(s, made.finite, free)
        if lows[before] in g.accusatives and found.source[0][0] > made.finite:
            found.content = [(before, made.finite)]
            return found
        start, stop = made.inner or (max(made.finite + 1, at), clause_end(s, made.finite + 1))
        start = max([start, *[b for a, b in found.source if a > made.finite]])
    start = _step(g, s, start)
    while start < stop and codes[start] in "RZLO":
        start += 1
    if start >= stop or codes[start] not in "DNMA#E":
        return None
    if not g.verb_final or stop == clause_end(s, start):
        stop = min(stop, content_end(g, s, start, clause=False))
    while stop > start and codes[stop - 1] in "RZ":
        stop -= 1
    if stop <= start or not s.any("NM", start, stop):
        return None
    found.content = [(start, stop)]
    return found


def _passive(g: Order, s: Sentence, made: Group, found: Find, free: int) -> Find | None:
    """Read "Es wurde berichtet, dass", "a été confirmé par", "wurde von der Armee bestätigt"."""
    codes, lows = s.codes, s.lows
    found.rule = "passive"
    first, last = made.inner or (made.head, made.head)
    if not made.inner:
        last = clause_end(s, made.head)
    agent = next((k for k in range(first, last) if lows[k] in g.by), -1)
    place = _clause(g, s, made.head, made)
    if place is not None:
        found.content = [(place[0], content_end(g, s, place[0]))]
        found.word_class = place[1]
        return found if found.content[0][1] > place[0] else None
    theme = source_left(g, s, made.finite, free)
    if agent < 0 or theme is None or codes[theme[0]] in "WY" or "object" not in made.verb.frames:
        return None
    end = phrase_end(g, s, agent + 1)
    if end == agent + 1:
        return None
    found.word_class = made.verb.frames["object"]
    found.source = [(agent + 1, end)]
    found.content = [theme]
    return found


def _gerund(g: Order, s: Sentence, index: int, earlier: list[Find]) -> Find | None:
    """Read ", ajoutant que ..." and "добавив, что ...": who reports is who acts before."""
    verb = g.entry(s, index)
    if verb is None:
        return None
    says = verb.frames.get("clause") or verb.frames.get("that")
    codes = s.codes
    at = index + 1
    while at < len(codes) and codes[at] in "RLO,":
        at += 1
    if not says or at >= len(codes) or codes[at] not in "K:":
        return None
    source = shared(g, s, index, earlier)
    if source is None:
        return None
    at += codes[at] == ":"
    found = Find("clause", verb.lemma, says)
    found.source = [source]
    found.reporting = [(index, index + 1)]
    found.content = [(at, content_end(g, s, at))]
    return found if found.content[0][1] > at else None


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
    while start > free and codes[start - 1] in "A":
        start -= 1
    if start > free and lows[start - 1] in g.possessives:
        found.source = [(start - 1, start)]
    found.reporting = [(start, index + 1)]
    stop = content_end(g, s, at)
    if g.verb_final:
        stop = _restart(g, s, at, stop)
    found.content = [(at, stop)]
    return found if stop > at else None


def theme_left(g: Order, s: Sentence, end: int, free: int) -> Range | None:
    """Return the noun phrase before a token."""
    start = phrase_left(g, s, end, free)
    return (start, end) if start < end else None
