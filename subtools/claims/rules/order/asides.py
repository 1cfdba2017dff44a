"""Reports that stand beside what they report: "according to", "as the police said"."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.order import clause_end
from subtools.claims.rules.order.parts import (
    content_end,
    phrase_end,
    phrase_left,
    source_right,
    starts,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence

#: An aside ("as the police said") is no longer than this.
_ASIDE = 18


def around(g: Order, s: Sentence, first: int, end: int, free: int) -> list[Range]:
    """Return the content on both sides of an aside, without the marks between."""
    codes = s.codes
    start, left = s.between_marks(free, first)
    right = end
    while right < len(codes) and codes[right] in ",-:":
        right += 1
    stop = content_end(g, s, right) if right < len(codes) and codes[right] not in ".;" else right
    return [(a, b) for a, b in ((start, left), (right, stop)) if b > a]


def is_nested(g: Order, s: Sentence, at: int, free: int) -> bool:
    """Tell whether a token stands in what another report of the sentence says."""
    for k in range(free, at):
        said = s.codes[k] == "V" or (s.codes[k] == "E" and s.codes[k - 1] == "X")
        if said and s.lows[k] in g.verbs and g.says(s.lows[k]):
            return True
    return False


def read_sourced(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "laut Polizei ist ..." and "..., selon la police" and "по словам министра, ..."."""
    codes, lows = s.codes, s.lows
    size = starts(g.sourced[lows[index]], lows, index)
    at = index + size
    own = _owned(g, s, index, free)
    if own is not None:
        return own
    if lows[index] in g.citing and any([
        s.codes[k] == "V" and g.says(lows[k]) for k in range(len(s)) if lows[k] in g.verbs
    ]):  # fmt: skip
        return None  # "citing police, the channel reports that ...": the channel reports
    if not size or at >= len(lows) or codes[at] not in "DNMASY#EO":
        return None
    ranged = source_right(g, s, at)
    if codes[at] == "O":
        ranged = (at, at + 1)
    if ranged is None or is_nested(g, s, index, free):
        return None
    end = ranged[1]
    if end < len(lows) and codes[end] in "PLRD" and (g.bare or not g.commas):
        end = _tail(s, end, ends=index > free)
        if g.bare and codes[ranged[1]] == "P":
            ranged = (at, end)  # "источника в полиции"
    if s.codes[end : end + 2] == [",", "W"]:
        end = clause_end(s, end + 1)  # "laut Ministerium, das Zahlen vorlegte, ..."
    found = Find("sourced", " ".join(lows[index:at]), "neutral")
    found.reporting = [(index, at)]
    found.source = [ranged]
    found.content = around(g, s, index, end, free)
    return found if _is_whole(g, s, found) else None


def _owned(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "nach seinen Angaben" and "по его словам": who it was stands between."""
    lows = s.lows
    own = index + 2 < len(lows) and (
        lows[index + 1] in g.possessives or (g.verb_final and s.codes[index + 1] == "A")
    )
    if not own:
        return None
    if (lows[index], lows[index + 2]) not in g.sourced[lows[index]] or is_nested(g, s, index, free):
        return None
    found = Find("sourced", f"{lows[index]} {lows[index + 2]}", "neutral")
    found.source = [(index + 1, index + 2)]
    found.reporting = [(index, index + 1), (index + 2, index + 3)]
    end = index + 3 + (lows[index + 3 : index + 4] == [*g.behind][:1])
    found.content = around(g, s, index, end, free)
    return found if _is_whole(g, s, found) else None


def _tail(s: Sentence, end: int, *, ends: bool) -> int:
    """Step over where and when, up to the mark: "selon la police à Paris, ..."."""
    stop = clause_end(s, end)
    closed = stop < len(s) and (ends or s.codes[stop] in ",:")
    return stop if (closed or (ends and stop == len(s))) and not s.any("VX", end, stop) else end


def _is_whole(g: Order, s: Sentence, found: Find) -> bool:
    """Tell whether a verb stands in the content: a part without one is no claim."""
    least = 2 if g.bare else 3  # without a copula two words are a sentence
    size = sum([b - a for a, b in found.content])
    return size >= least or any([s.any("VXEB", a, b) for a, b in found.content])


def read_behind(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "Medienberichten zufolge ist ...": the source stands before its word."""
    codes = s.codes
    start = index
    while start > free and codes[start - 1] in "NMA#":
        start -= 1
    # Without an article only one noun belongs to it: "hat der Minister Berichten zufolge ...".
    if start > free and codes[start - 1] == "D":
        start -= 1
        if start > free and codes[start - 1] in "NM" and s.lows[start] in g.genitives:
            start = max(free, phrase_left(g, s, start, free))
    elif start > free:
        start = index - 1
    if start >= index or is_nested(g, s, start, free):
        return None
    found = Find("sourced", s.lows[index], "neutral")
    found.source = [(start, index)]
    found.reporting = [(index, index + 1)]
    found.content = around(g, s, start, index + 1, free)
    return found if _is_whole(g, s, found) else None


def read_so(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "..., so der Minister." and "..., so Berg weiter"."""
    codes = s.codes
    if index < 1 or codes[index - 1] not in ',"-':
        return None
    ranged = source_right(g, s, index + 1)
    if ranged is None or codes[index + 1] in "YO":
        return None
    end = ranged[1]
    while end < len(codes) and codes[end] in "RLP":
        end = max(end + 1, phrase_end(g, s, end + 1)) if codes[end] == "P" else end + 1
    if end < len(codes) and codes[end] not in ',.;"-':
        return None
    found = Find("inverted", s.lows[index], "neutral")
    found.source = [ranged]
    found.reporting = [(index, index + 1)]
    found.content = around(g, s, index, end, free)
    return found if _is_whole(g, s, found) else None


def read_like(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "wie die Polizei mitteilte, ..." and "..., comme l'a dit le ministre"."""
    codes, lows = s.codes, s.lows
    opening = index - (index > free and lows[index - 1] in g.like_before)
    if opening > free and codes[opening - 1] not in ',"-C':
        return None
    stop = index + 1
    limit = min(len(lows), index + _ASIDE)
    while stop < limit and codes[stop] not in ',.;:"-':
        stop += 1
    verb = next(
        (
            k for k in range(index + 1, stop)
            if lows[k] in g.verbs and codes[k] in "VEB" and g.says(lows[k])
        ),
        -1,
    )  # fmt: skip
    if verb < 0 or s.any("K", index, stop) or is_nested(g, s, index, free):
        return None
    entry = g.entry(s, verb)
    if entry is None:
        return None
    first = verb
    while first > index + 1 and codes[first - 1] in "XOZR":
        first -= 1
    last = verb + 1
    while last < stop and (codes[last] == "X" or lows[last] in entry.particles):
        last += 1
    ranged = source_right(g, s, index + 1) if first > index + 1 else source_right(g, s, last)
    if ranged is None and first > index + 1 and codes[first - 1] in "NM":
        ranged = (phrase_left(g, s, first, index + 1), first)
    if ranged is None:
        ranged = source_right(g, s, last)
    if ranged is not None and ranged[1] > stop:
        stop = ranged[1]
    found = Find(
        "sourced", entry.lemma, entry.frames.get("clause") or next(iter(entry.frames.values()))
    )
    apart = first > index + 1
    found.reporting = [(opening, index + 1), (first, last)] if apart else [(opening, last)]
    found.source = [ranged] if ranged else []
    found.content = around(g, s, opening, stop, free)
    return found if _is_whole(g, s, found) else None
