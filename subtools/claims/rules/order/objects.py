"""What is reported as an object, and passives: "confirmed the attack", "was confirmed by"."""

from __future__ import annotations

from subtools.claims.rules.order.clauses import said_clause
from subtools.claims.rules.order.order import clause_end, clause_start
from subtools.claims.rules.order.parts import content_end, phrase_end, source_left
from subtools.claims.rules.order.subjects import step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.order.groups import Group
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def read_object(g: Order, s: Sentence, at: int, made: Group, found: Find, free: int) -> Find | None:
    """Take the object: "bestätigte den Angriff", "den Angriff bestätigte", "a démenti les ..."."""
    codes, lows = s.codes, s.lows
    word_class = made.verb.frames.get("object")
    about = made.verb.frames.get("about")
    somebody = found.source and (
        s.any("MS", *found.source[0])
        or not g.speakers_of.isdisjoint(lows[found.source[0][0] : found.source[0][1]])
    )
    if about and somebody and lows[at : at + 1] and lows[at] in g.topics:
        stop = content_end(g, s, at, clause=False)
        if lows[at + 1 : at + 2] and lows[at + 1] not in g.pointers and stop > at + 1:
            found.rule, found.word_class, found.content = "object", about, [(at, stop)]
            return found
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
    marked = start < stop and lows[start] in g.object_marks
    start = start if marked else step(g, s, start)
    while start < stop and codes[start] in "RZLO":
        start += 1
    if start >= stop or (codes[start] not in "DNMA#E" and not marked):
        return None
    if not g.verb_final or stop == clause_end(s, start):
        stop = min(stop, content_end(g, s, start, clause=False))
    stop = next((k for k in range(start, stop) if codes[k] == "Z"), stop)
    while stop > start and codes[stop - 1] in "RZ":
        stop -= 1
    inner = [k for k in range(start, stop) if codes[k] in "VX" and lows[k] not in g.infinitives]
    if inner and not g.verb_final:
        return None  # another clause: no object
    if stop <= start or not s.any("NM", start, stop) or lows[start] in g.object_stops:
        return None
    found.content = [(start, stop)]
    return found


def read_passive(g: Order, s: Sentence, made: Group, found: Find, free: int) -> Find | None:
    """Read "Es wurde berichtet, dass", "a été confirmé par", "wurde von der Armee bestätigt"."""
    codes, lows = s.codes, s.lows
    found.rule = "passive"
    first, last = made.inner or (made.head, made.head)
    if not made.inner:
        last = clause_end(s, made.head)
    agent = next((k for k in range(first, last) if lows[k] in g.by), -1)
    place = said_clause(g, s, made.head, made)
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
