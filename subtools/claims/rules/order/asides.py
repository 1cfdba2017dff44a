"""Reports that stand beside what they report: "according to", "as police said", ", said police"."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.order import clause_end, clause_start
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
    left = first
    while left > free and codes[left - 1] in ",-":
        left -= 1
    start = free
    while start < left and codes[start] in ",;-)":
        start += 1
    right = end
    while right < len(codes) and codes[right] in ",-:":
        right += 1
    stop = content_end(g, s, right) if right < len(codes) and codes[right] not in ".;" else right
    return [(a, b) for a, b in ((start, left), (right, stop)) if b > a]


def is_nested(g: Order, s: Sentence, at: int, free: int) -> bool:
    """Tell whether a token stands in what another report of the sentence says."""
    for k in range(free, at):
        if s.lows[k] in g.verbs and s.codes[k] in "VE" and g.says(s.lows[k]):
            if s.any("K:", k + 1, at) or "," in s.codes[k + 1 : at]:
                return True
        elif s.codes[k] == ";":
            return False
    return False


def read_sourced(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "laut Polizei ist ..." and "..., selon la police" and "по словам министра, ..."."""
    codes, lows = s.codes, s.lows
    size = starts(g.sourced[lows[index]], lows, index)
    at = index + size
    if not size or at >= len(lows) or codes[at] not in "DNMASY#EO":
        return None
    ranged = source_right(g, s, at)
    if codes[at] == "O":
        ranged = (at, at + 1)
    if ranged is None or is_nested(g, s, index, free):
        return None
    end = ranged[1]
    if end < len(lows) and codes[end] == "P" and not g.commas:
        end = _tail(g, s, end)
    found = Find("sourced", " ".join(lows[index:at]), "neutral")
    found.reporting = [(index, at)]
    found.source = [ranged]
    found.content = around(g, s, index, end, free)
    return found if _is_whole(s, found) else None


def _tail(g: Order, s: Sentence, end: int) -> int:
    """Step over where and when, up to the comma: "selon la police à Paris, ..."."""
    stop = clause_end(s, end)
    return end if s.any("VX", end, stop) or stop >= len(s) else stop


def _is_whole(s: Sentence, found: Find) -> bool:
    """Tell whether a verb stands in the content: a part without one is no claim."""
    return any([s.any("VXEB", a, b) for a, b in found.content]) or any([
        b - a > 3 for a, b in found.content
    ])  # fmt: skip


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
    return found if _is_whole(s, found) else None


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
    found = Find("sourced", s.lows[index], "neutral")
    found.source = [ranged]
    found.reporting = [(index, index + 1)]
    found.content = around(g, s, index, end, free)
    return found if _is_whole(s, found) else None


def read_like(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "wie die Polizei mitteilte, ..." and "..., comme l'a dit le ministre"."""
    codes, lows = s.codes, s.lows
    if index > free and codes[index - 1] not in ',"-C':
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
    if ranged is not None and ranged[1] > stop:
        stop = ranged[1]
    found = Find("sourced", entry.lemma, entry.frames.get("clause") or next(iter(entry.frames.values())))
    found.reporting = [(index, index + 1), (first, last)] if first > index + 1 else [(index, last)]
    found.source = [ranged] if ranged else []
    found.content = around(g, s, index, stop, free)
    return found if _is_whole(s, found) else None


def read_inverted(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "..., sagte die Polizei", "..., a déclaré la police" and "..., dit-il"."""
    codes, lows = s.codes, s.lows
    first = index
    while first > free and codes[first - 1] in "XZOR" or (first > free and codes[first - 1] == "S"):
        if codes[first - 1] == "S" and lows[first - 1][0] != "-":
            break
        first -= 1
    if first < 1 or codes[first - 1] not in ',"-':
        return None
    verb = g.entry(s, index)
    word_class = verb and (verb.frames.get("clause") or verb.frames.get("quote"))
    if verb is None or not word_class:
        return None
    if codes[index] == "E" and not s.any("X", first, index):
        return None
    head = index + 1
    found = Find("inverted", verb.lemma, word_class)
    turned = next((k for k in range(first, index) if codes[k] == "S"), -1)
    if turned >= 0:
        found.source, end = [(turned, turned + 1)], head
        found.reporting = [(first, turned), (turned + 1, head)]
    else:
        at = _past_times(g, s, head)
        ranged = source_right(g, s, at)
        if ranged is None:
            if not (g.drops and (at >= len(lows) or codes[at] in ',.;-"')):
                return None
            ranged = None
        found.source = [ranged] if ranged else []
        found.reporting = [(first, head)]
        end = ranged[1] if ranged else at
    stop = end
    while stop < len(lows) and codes[stop] not in ',.;:"-KVXWHC':
        stop += 1
    if stop < len(lows) and codes[stop] in "KVXHC:":
        return None
    if verb.particles:
        found.reporting.append((stop - 1, stop))
        if found.source and found.source[0][1] >= stop:
            return None
    if g.commas and stop + 1 < len(lows) and codes[stop] == "," and codes[stop + 1] in "KW":
        if lows[stop + 1] not in g.relative or codes[stop + 1] == "K":
            return None
    return _beside(g, s, first, stop, found, free)


def _past_times(g: Order, s: Sentence, at: int) -> int:
    """Step over times and adverbs between a verb and its subject: "sagte am Montag die Polizei"."""
    codes, lows = s.codes, s.lows
    n = len(codes)
    while at < n:
        if codes[at] in "RLO":
            at += 1
        elif codes[at] in "PD" and at + 1 < n and (codes[at + 1] == "L" or lows[at + 1] in g.time_nouns):
            at += 2
        else:
            break
    return at


def _beside(g: Order, s: Sentence, first: int, stop: int, found: Find, free: int) -> Find | None:
    codes = s.codes
    left = first
    while left > free and codes[left - 1] in ",-":
        left -= 1
    start = free
    while start < left and codes[start] in ",;-)":
        start += 1
    if left <= start or (codes[start] in "HP" and not s.any("VX", start, left)):
        return None
    if codes[start] in "HW" and codes[first - 1] == "," and s.codes[start:left].count(",") == 0:
        return None  # "Als er kam, sagte der Minister ..."
    found.content = [(start, left)]
    if stop + 1 < len(codes) and codes[stop] in ',"-' and codes[stop + 1] not in "WHG":
        at = stop if codes[stop] == '"' else stop + 1
        end = content_end(g, s, at)
        if s.any("VX", at, end) or codes[at] == '"':
            found.content.append((at, end))
    return found


def opening(s: Sentence, index: int, free: int) -> int:
    """Return where the clause of a token begins, after a conjunction."""
    start = clause_start(s, index, free)
    while start < index and s.codes[start] in "CHK":
        start += 1
    return start
