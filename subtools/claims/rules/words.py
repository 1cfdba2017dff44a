"""Reports without a verb: "according to", a heading, a noun, an adverb, a state of mind."""

from __future__ import annotations

from subtools.claims.rules.extents import content_end, first_comma
from subtools.claims.rules.find import Find
from subtools.claims.rules.phrases import group, noun_phrase, phrase_end, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence

#: A source after "according to" is no longer than this.
_SOURCE = 25
#: A heading ("Poll: ...") holds so many tokens before its colon, and so many at least after it.
HEADING = 8
_HEADED = 3


def read_sourced(g: Grammar, s: Sentence, index: int, free: int) -> Find | None:
    """Read "according to the police, ..." and "..., according to the police"."""
    codes, lows = s.codes, s.lows
    size = next(
        (len(p) for p in g.sourced[lows[index]] if tuple(lows[index : index + len(p)]) == p), 0
    )
    at = index + size
    end = phrase_end(g, s, at) if size else at
    inside = index > 1 and codes[index - 1] == "," and codes[index - 2] == "K"
    if end == at or inside:
        return None
    found = Find("sourced", " ".join(lows[index:at]), "neutral")
    found.reporting = [(index, at)]
    if index - free <= 1 or codes[index - 1] in "CKH":
        return _leading(g, s, at, end, found)
    if codes[index] == "G" and size == 1:
        return None
    n = len(lows)
    stop = end
    while stop < n and codes[stop] not in '.;"':
        if codes[stop] == "," and (stop + 1 >= n or codes[stop + 1] in "CWGSHK"):
            break
        stop += 1
    left = index
    while left > free and codes[left - 1] == ",":
        left -= 1
    if left <= free:
        return None
    found.source = [(at, stop if stop - at <= _SOURCE else end)]
    found.content = [(free, left)]
    return found


def _leading(g: Grammar, s: Sentence, at: int, end: int, found: Find) -> Find | None:
    """Read what follows "according to Ann Lee, the mayor, ..."."""
    codes = s.codes
    n = len(codes)
    comma = end
    while comma < n and codes[comma] not in ",:":
        comma += 1
    if comma >= n:
        return None
    if codes[comma] == "," and comma + 1 < n:
        inner = comma + 1
        if codes[inner] == "W":  # "officials, who asked not to be named, ..."
            while inner < n and codes[inner] not in ",.;":
                inner += 1
        elif codes[inner] in "DNMA":
            inner = phrase_end(g, s, inner)
        whole = codes[comma + 1] == "W" or not s.any("VX", comma + 1, inner)
        if inner < n and codes[inner] == "," and whole:
            comma = inner
    stop = content_end(g, s, comma + 1, clause=True)
    if stop <= comma + 1:
        return None
    found.source = [(at, comma)]
    found.content = [(comma + 1, stop)]
    return found


def read_heading(g: Grammar, s: Sentence, index: int) -> Find | None:
    """Read "Poll: three races are tight" and "Ann Lee: it rained"; `index` is the colon."""
    codes, lows = s.codes, s.lows
    if index + _HEADED > len(lows) or not all([code in "NMADQP'" for code in codes[:index]]):
        return None
    named = index > 0 and codes[0] != "D" and "M" in codes[:index]
    if not named and g.speakers_of.isdisjoint(lows[:index]):
        return None
    if lows[index - 1] in g.nouns and lows[index - 1] not in g.evidence:
        return None  # "Editor's note: ..."
    stop = content_end(g, s, index + 1, clause=True)
    whole = stop >= len(lows) - 1
    if stop <= index + _HEADED or not (whole or s.any("VX", index + 1, stop)):
        return None
    found = Find("headed", ":", "neutral")
    found.source = [(0, index)]
    found.reporting = [(index, index + 1)]
    found.content = [(index + 1, stop)]
    return found


def read_noun(g: Grammar, s: Sentence, index: int, free: int) -> Find | None:
    """Read "the claim that ..." and "his warning of ..."."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    at = index + 1
    if codes[index] not in "NV" or at >= n:
        return None
    kind = g.nouns[lows[index]]
    clause = codes[at] == "K"
    opens = (
        (clause and at + 1 < n and codes[at + 1] not in "VX")
        or (codes[at] == "T" and kind in {"directive", "attitude"})
        or (lows[at] in g.of and (kind != "neutral" or codes[at + 1 : at + 2] == ["G"]))
    )
    if not opens:
        return None
    found = Find("noun", lows[index], kind)
    start = index
    while start > free and codes[start - 1] in "AEN":
        start -= 1
    if start > free and codes[start - 1] == "M":
        begin = start - 1  # "a Russian report"
        while begin > free and codes[begin - 1] == "M":
            begin -= 1
        found.source = [(begin, start)]
    elif start > free and codes[start - 1] == "D":
        start -= 1
        if lows[start] in g.possessives:
            found.source = [(start, start + 1)]
            start += 1
    elif start > free and codes[start - 1] == "Q":
        begin = noun_phrase(g, s, start - 1, free)
        for k in range(begin, start - 1):
            if codes[k] == "P" and lows[k] not in g.of:
                begin = k + 1
        if begin < start - 1:
            found.source = [(begin, start - 1)]
    stop = content_end(g, s, at, clause=clause)
    if not clause:
        stop = next((k for k in range(at + 2, stop) if codes[k] in "VX"), stop)
    else:
        begin = min([start, *[a for a, _ in found.source]])
        first = begin == 0 or codes[begin - 1] in ',;CD"'
        stop = _before_predicate(s, at, stop) if first else stop
    if stop <= at:
        return None
    found.reporting = [(start, index + 1)]
    found.content = [(at, stop)]
    return found


def _before_predicate(s: Sentence, at: int, stop: int) -> int:
    """Return where the clause of a subject ends: "the claim that votes were bought | is false"."""
    codes = s.codes
    verbs = 0
    for k in range(at + 1, stop):
        if codes[k] in "SKWH,":
            verbs -= verbs > 0
        elif codes[k] in "VX" and codes[k - 1] not in "XZRQ":
            verbs += 1
            if verbs > 1:
                return k
    return stop


def read_adverb(g: Grammar, s: Sentence, index: int, free: int) -> Find | None:
    """Read "were reportedly dismissed" and ", allegedly housing instructors,"."""
    codes = s.codes
    n = len(codes)
    found = Find("adverb", s.lows[index], g.adverbs[s.lows[index]])
    found.reporting = [(index, index + 1)]
    after = index + 1
    stop = content_end(g, s, after, clause=True)
    comma = first_comma(s, after, stop)
    aside = index > 0 and codes[index - 1] == "," and codes[comma + 1 : comma + 2] in (["V"], ["X"])
    tied = after < n and codes[after] in "GE" and (index == 0 or codes[index - 1] in ",NM")
    if aside or tied:
        stop = comma
        found.content = [(after, stop)]
        return found if stop > after else None
    left = index
    while left > free and codes[left - 1] not in ',;:-"KW':
        left -= 1
    while left < index and codes[left] in "CH":
        left += 1
    found.content = [(a, b) for a, b in ((left, index), (after, stop)) if b > a]
    return found if found.content else None


def read_state(g: Grammar, s: Sentence, index: int, free: int) -> Find | None:
    """Read "she is confident that ..." and "they were worried about ..."."""
    codes, lows = s.codes, s.lows
    start = group(s, index)
    at = index + 1
    if at >= len(lows) or g.be.isdisjoint(lows[start:index]):
        return None
    if codes[at] not in "KT" and lows[at] not in g.state_joins:
        return None
    source = subject(g, s, start, free)
    stop = content_end(g, s, at, clause=codes[at] == "K")
    if source is None or stop <= at:
        return None
    found = Find("state", lows[index], g.states[lows[index]])
    found.source = [] if lows[source[0]] in g.empty else [source]
    found.reporting = [(start, at)]
    found.content = [(at, stop)]
    return found
