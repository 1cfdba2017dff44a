"""Noun phrases and subjects: how far they go to the left of a verb, and to the right."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find, Range
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence

#: A verb group has at most so many words before its verb, a parenthesis and a relative so many.
_GROUP, _PARENTHESIS, _RELATIVE, _BRACKET = 6, 30, 16, 9


def group(s: Sentence, index: int) -> int:
    """Return where the verb group of a verb begins: "has repeatedly said"."""
    at = index
    while at > 0 and index - at < _GROUP and s.codes[at - 1] in "RZXQ":
        at -= 1
    while at < index and s.codes[at] == "Q" and at + 1 == len(s):
        at += 1
    return at


def noun_phrase(g: Grammar, s: Sentence, end: int, least: int) -> int:
    """Return where the noun phrase begins that ends before the token `end`."""
    codes, lows = s.codes, s.lows
    at = end
    joint = -1  # after the last "and", where another clause may begin
    while at > least:
        code = codes[at - 1]
        before = codes[at - 2] if at - 1 > least else "."
        if code == "D" or (code == "Y" and at < end):
            at -= 1
            if before not in "PCDRY":
                break
        elif code == "P" and lows[at - 1] in g.subordinators:
            break
        elif code in "NMAQ#PEGOY'":
            at -= 1
        elif code == "C" and before in "NMA#Y":
            joint = at
            at -= 1
        elif (code == "R" and at < end and codes[at] in "A#D") or (
            code == "L" and at < end and codes[at] in "NQ"
        ):
            at -= 1
        elif code == ")":
            back = at - 1
            while back > least and codes[back] != "(" and at - back < _BRACKET:
                back -= 1
            if codes[back] != "(":
                break
            at = back
        else:
            if code in "VXBT" and joint >= 0:
                at = joint
            break
    while at > least and codes[at] == "#" and codes[at - 1] in "RP" and lows[at - 1] in g.about:
        at -= 1
    if at < end and codes[at] == "P" and lows[at] in g.about and codes[at + 1 : at + 2] == ["#"]:
        return at
    return _trimmed(s, at, end)


def _trimmed(s: Sentence, at: int, end: int) -> int:
    """Leave out what cannot begin a noun phrase."""
    codes = s.codes
    while at < end and codes[at] in "CPRQGE'\")" and (codes[at] not in "GE" or at + 1 < end):
        if codes[at] in "GE" and codes[at + 1] in "NM":
            break
        at += 1
    return at


def phrase_end(g: Grammar, s: Sentence, at: int) -> int:
    """Return where the noun phrase ends that begins at a token."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    while at < n:
        code = codes[at]
        if code in "DA#'Q":
            at += 1
        elif code in "NMLOYGE":
            at += 1
            if at < n and codes[at] not in "NMLQ#":
                following = codes[at + 1 : at + 2]
                goes_on = (
                    codes[at] == "P"
                    and lows[at] in g.joins
                    and following
                    and following[0] in "DANMQ#L"
                ) or (codes[at] == "C" and following and following[0] in "NMDA")
                if not goes_on:
                    break
                at += 1
        elif code == "(":
            while at < n and codes[at] != ")":
                at += 1
            at += 1
        else:
            break
    return min(at, n)


def subject(g: Grammar, s: Sentence, before: int, least: int) -> Range | None:
    """Return the subject before a verb group that begins at `before`."""
    codes = s.codes
    last = _past_times(g, s, before - 1, least)
    if last < least:
        return None
    code = codes[last]
    if code == '"' and last - 1 > least and codes[last - 1] == ",":
        last -= 1
        code = ","
    if code in "SYWK":
        return (last, last + 1)
    if code in ",-":
        return _around_parenthesis(g, s, last, least)
    reduced = code in "VE" and last > least and codes[last - 1] == "N"
    if code in "NM#LO)EAR" or reduced:
        if reduced:
            start = noun_phrase(g, s, last, least)
            opens = start < last and (start == least or codes[start - 1] in ',;:."CKH')
            return (start, before) if opens else None
        start = noun_phrase(g, s, last + 1, least)
        whole = _modified(g, s, min(start, last), least)
        if whole is not None:
            return (whole, last + 1)
        if start <= last and code not in "AR":
            return (start, last + 1)
    return None


def _past_times(g: Grammar, s: Sentence, last: int, least: int) -> int:
    """Step back over "on Monday", "last week" and adverbs that stand before the verb."""
    codes, lows = s.codes, s.lows
    while last >= least and codes[last] in "RZ":
        last -= 1
    while last - 1 >= least and (codes[last] == "L" or lows[last] in g.time_nouns):
        if codes[last - 1] == "P" or lows[last - 1] in g.time_adjectives:
            last -= 2
        elif codes[last] == "L":
            last -= 1
        else:
            break
    return last


def _around_parenthesis(g: Grammar, s: Sentence, close: int, least: int) -> Range | None:
    """Return the subject of "Ann Lee, the mayor, said": it takes an apposition in."""
    codes = s.codes
    mark = codes[close]
    opening = close - 1
    while opening > least and codes[opening] != mark and close - opening < _PARENTHESIS:
        opening -= 1
    if opening <= least or codes[opening] != mark or codes[opening - 1] not in "NMSY)#":
        return None
    start = noun_phrase(g, s, opening, least)
    if start >= opening or s.any("VX", start, opening):
        return None
    first = codes[opening + 1] if opening + 1 < close else "."
    hangs = codes[start] in "GE" or (start > least and codes[start - 1] in "PHG")
    if first in "DNMA" and hangs:
        return (opening + 1, close + 1)
    if first == "W" or (first in 'DNMAQ#"' and not s.any("VXS", opening + 1, close)):
        return (start, close + 1)
    return (start, opening)


def _modified(g: Grammar, s: Sentence, start: int, least: int) -> int | None:
    """Return where "people who have seen the film" begins, when its last words do at `start`."""
    codes = s.codes
    if start - 1 < least or codes[start - 1] not in "VXBET":
        return None
    at = start - 1
    if codes[at] in "VE" and at - 1 >= least and codes[at - 1] == "N" and codes[at + 1] in "PL":
        head = noun_phrase(g, s, at, least)  # "a poll released on Monday"
        if head < at and (head == least or codes[head - 1] in ',;:."CKH'):
            return head
    edge = max(least, at - _RELATIVE)
    while at > edge and codes[at] not in ',;:"-(':
        if codes[at] == "W" or (codes[at] == "K" and codes[at - 1] in "NM"):
            if codes[at - 1] not in "NMY":
                return None
            head = noun_phrase(g, s, at, least)
            return head if head < at and not s.any("VX", head, at) else None
        at -= 1
    return None


def shared_subject(g: Grammar, s: Sentence, before: int, earlier: list[Find]) -> Range | None:
    """Return who reports where a verb has no subject of its own: as before, or the nearest one."""
    for find in reversed(earlier):
        if find.source and find.rule not in {"noun", "adverb"}:
            return find.source[0]
    codes = s.codes
    for at in range(before - 1, -1, -1):
        if codes[at] in "VX" and (at == 0 or codes[at - 1] not in "TVX"):
            found = subject(g, s, group(s, at), 0)
            if found is not None:
                return found
    return None
