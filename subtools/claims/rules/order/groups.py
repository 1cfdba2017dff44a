"""The words of a verb, near or far: "hat gestern gesagt", "n'a pas confirmé"."""

from __future__ import annotations

from subtools.claims.rules.order.order import clause_end, clause_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Verb
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence

#: A verb group of Romance languages and Russian has at most so many words before its verb.
_GROUP = 7


class Group:
    """A verb with its auxiliaries and negation.

    `finite` is the token that agrees with the subject, `head` the one after the verb, `ranges`
    the reporting words. `inner` is the field between the two ends of a German verb, where the
    object stands, or empty. `subordinate` tells of a clause with the verb at its end, `passive`
    of a passive; `turned` is the pronoun that hangs on the verb, or -1.
    """

    __slots__ = ("finite", "head", "inner", "passive", "ranges", "subordinate", "turned", "verb")

    def __init__(self, verb: Verb, finite: int, head: int, ranges: list[Range]) -> None:
        self.verb = verb
        self.finite = finite
        self.head = head
        self.ranges = ranges
        self.inner: Range | None = None
        self.subordinate = False
        self.passive = False
        self.turned = -1


def group(g: Order, s: Sentence, index: int) -> Group | None:
    """Return the verb group of a verb that reports, None where it is no predicate."""
    verb = g.entry(s, index)
    if verb is None:
        return None
    return (_german if g.verb_final else _near)(g, s, index, verb)


def _near(g: Order, s: Sentence, index: int, verb: Verb) -> Group | None:
    """Collect the words right before a verb: auxiliaries, negation, clitics, "to want to"."""
    codes, lows = s.codes, s.lows
    kinds = g.verbs[lows[index]][0]
    first = index
    turned = -1
    while first > 0 and index - first < _GROUP:
        code, low = codes[first - 1], lows[first - 1]
        if code == "S" and low[0] == "-":
            turned = first - 1
        elif code == "E" and codes[first] == "Z" and low in g.verbs:
            pass  # "n'a ni confirmé ni démenti"
        elif code not in "XZRO" and low not in g.modals and not (
            code == "P" and first > 1 and lows[first - 2] in g.modals
        ):  # fmt: skip
            break
        first -= 1
    while first < index and codes[first] in "RP":
        first += 1
    before = lows[first:index]
    finite = "v" in kinds
    participle = "n" in kinds and not (g.have | g.be).isdisjoint(before)
    if codes[index] == "E" and first == index and codes[index - 1] == "C":
        participle = s.any("X", 0, index)  # "a nié les faits et annoncé que"
    bare = "b" in kinds and not g.modals.isdisjoint(before)
    if not (participle or bare or (finite and codes[index] == "V")):
        return None
    if finite and not participle and codes[index] != "V":
        return None
    ranges = [(first, index + 1)] if turned < 0 else [(first, turned), (turned + 1, index + 1)]
    found = Group(verb, first, index + 1 + len(verb.particles), [r for r in ranges if r[1] > r[0]])
    found.turned = turned
    found.passive = participle and not g.be.isdisjoint(before) and g.reflexive.isdisjoint(before)
    end = found.head
    while end < len(lows) and codes[end] == "Z":
        end += 1
    goes_on = end < len(lows) and (codes[end] == "B" or lows[end] in g.infinitives)
    if end > found.head and not goes_on:
        found.ranges[-1] = (found.ranges[-1][0], end)
        found.head = end
    elif end < len(lows) and codes[end] == "S" and lows[end][0] == "-":
        found.turned = end
        found.head = end + 1
        if found.head < len(lows) and codes[found.head] == "Z":
            found.ranges.append((found.head, found.head + 1))
            found.head += 1
    return found


def _german(g: Order, s: Sentence, index: int, verb: Verb) -> Group | None:
    codes, lows = s.codes, s.lows
    kinds = g.verbs[lows[index]][0]
    start = clause_start(s, index, 0)
    end = clause_end(s, index + 1)
    helper = next(
        (k for k in range(start, index) if codes[k] == "X" and _helps(g, lows[k], kinds)), -1
    )
    if helper >= 0 and s.any("C", helper, index) and s.any("VX", helper + 1, index):
        helper = -1
    after = index + 1
    while after < end and codes[after] == "X":
        after += 1
    if helper >= 0 and after < end and s.any("CR", index, after + 1):
        helper = helper if "v" not in kinds or codes[index] == "E" else -1
    opened = start < index and codes[start + (codes[start] == "C")] in "HKW"
    if helper >= 0 and not (opened and after > index + 1):
        tail = after
        found = Group(verb, helper, tail, [(helper, helper + 1), (index, tail)])
        found.inner = (helper + 1, index)
        words = {lows[helper], *lows[index + 1 : tail]}
        found.passive = "n" in kinds and not g.passive.isdisjoint(words)
        if index == helper + 1:
            found.ranges = [(helper, tail)]
    elif after > index + 1 and opened:
        found = Group(verb, index, after, [(index, after)])
        found.subordinate = True
        found.passive = not g.passive.isdisjoint(lows[index + 1 : after])
        found.inner = (start + 1, index)
    elif "v" not in kinds or codes[index - 1 : index] == ["T"]:
        return None
    elif verb.particles:
        found = Group(verb, index, end, [(index, index + 1), (end - 1, end)])
        found.inner = (index + 1, end - 1)
        if end == index + 2:
            found.ranges = [(index, end)]
    else:
        found = Group(verb, index, index + 1, [(index, index + 1)])
        found.subordinate = bool(opened and index + 1 == end)
        if found.subordinate:
            found.inner = (start + 1, index)
    _take_negation(s, found, end)
    found.ranges = _merged(found.ranges)
    return found


def _merged(ranges: list[Range]) -> list[Range]:
    out: list[Range] = []
    for first, last in ranges:
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _helps(g: Order, low: str, kinds: str) -> bool:
    if "n" in kinds and (low in g.have or low in g.passive or low in g.be):
        return True
    return "b" in kinds and low in g.modals


def _take_negation(s: Sentence, found: Group, end: int) -> None:
    """Add "nicht" to the reporting words, where it stands in the verb's own clause."""
    first = found.inner[0] if found.inner else found.finite + 1
    for k in range(first, max(end, found.head)):
        if s.codes[k] == "Z" and not any([a <= k < b for a, b in found.ranges]):
            found.ranges = sorted([*found.ranges, (k, k + 1)])
            return
