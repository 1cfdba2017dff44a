"""Verbs that report before what they report, wherever their subject stands."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.clauses import restart, said_clause
from subtools.claims.rules.order.groups import group
from subtools.claims.rules.order.objects import read_object, read_passive
from subtools.claims.rules.order.order import clause_start
from subtools.claims.rules.order.parts import content_end, shared, source_right
from subtools.claims.rules.order.subjects import may_drop, office_place, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.order.groups import Group
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def read_verb(g: Order, s: Sentence, index: int, free: int, earlier: list[Find]) -> Find | None:
    """Read the report of a verb; `earlier` are the finds of the sentence so far."""
    if s.codes[index] == "G":
        return _gerund(g, s, index, earlier)
    made = group(g, s, index)
    if made is None:
        return None
    if s.lows[index] in g.modals and not g.reflexive.isdisjoint(s.lows[made.finite : index]):
        return None  # "se negó a confirmar": what he refused to say comes
    found = Find("clause", made.verb.lemma, next(iter(made.verb.frames.values())))
    found.reporting = made.ranges
    if made.passive:
        return read_passive(g, s, made, found, free)
    back = _back(g, s, made, found, free)
    if back is not None:
        return back
    source, at = office_place(g, s, made, free), made.head
    if made.verb.lemma in g.impersonal:
        if at >= len(s) or s.lows[at] not in g.empty:
            return None
        at += 1
    elif source is None:
        source, at = source_of(g, s, made, free, earlier)
    impersonal = made.verb.lemma in g.impersonal
    if source is None and not impersonal and not (g.drops and may_drop(s, made, free)):
        return None
    empty = source is not None and source[1] - source[0] == 1 and s.lows[source[0]] in g.empty
    found.source = [source] if source is not None and not empty else []
    place = said_clause(g, s, at, made)
    if place is not None:
        start, word_class, rule = place
        found.word_class = word_class
        found.rule = rule
        return _closed(g, s, start, found, made)
    return read_object(g, s, at, made, found, free) or _unmarked(g, s, made, found, free)


def _back(g: Order, s: Sentence, made: Group, found: Find, free: int) -> Find | None:
    """Read "Das teilte die Feuerwehr mit.": what the sentence before says was reported."""
    codes = s.codes
    start = clause_start(s, made.finite, free)
    says = made.verb.frames.get("clause")
    if start or not says or tuple(s.lows[: made.finite]) not in g.back:
        return None
    source = source_right(g, s, made.inner[0] if made.inner else made.head)
    if source is None or any([code not in "DNMA#PLR.EVX" for code in codes[source[1] :]]):
        return None
    found.rule, found.word_class, found.source = "back", says, [source]
    return found


def _unmarked(g: Order, s: Sentence, made: Group, found: Find, free: int) -> Find | None:
    """Read "the road is closed said police", as speech is written down without commas."""
    codes = s.codes
    right = source_right(g, s, made.head) if made.turned < 0 else None
    says = made.verb.frames.get("clause")
    if right is None or not says or "," in codes or s.lows[right[0]] in g.accusatives:
        return None
    ends = all([code == "." for code in codes[right[1] :]])
    somebody = s.any("M", *right) or not g.speakers_of.isdisjoint(s.lows[right[0] : right[1]])
    if not (ends and somebody) or not s.any("VXS" if g.bare else "VX", free, made.finite):
        return None
    found.source = [right]
    found.rule = "inverted"
    found.word_class = says
    found.content = [(free, made.finite)]
    return found


def _closed(g: Order, s: Sentence, at: int, found: Find, made: Group) -> Find | None:
    if at >= len(s):
        return None
    stop = content_end(g, s, at)
    first = min([made.finite, *[a for a, _ in found.source]])
    opener = clause_start(s, first, 0)
    inside = made.subordinate or (
        opener > 0 and s.codes[opener] in "WH" and s.codes[opener - 1] == ","
    )
    if inside or (s.codes[opener] == "H"):
        stop = restart(g, s, at, stop)
    if stop <= at:
        return None
    found.content = [(at, stop)]
    found.reporting = [part for part in found.reporting if part[0] < at]
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
