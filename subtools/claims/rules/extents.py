"""How far what is said goes, and what stands between the reporting word and it."""

from __future__ import annotations

from subtools.claims.rules.phrases import phrase_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find, Range
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence

#: How many tokens a look ahead takes in: to "that", an item of a list, a name before its verb.
_TO_THAT, _ITEM, _NAME, _PARENTHESIS = 14, 9, 9, 14


def skip(g: Grammar, s: Sentence, at: int) -> int:
    """Step over adverbs, times and places of speech after a reporting word."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    while at < n:
        code = codes[at]
        following = codes[at + 1] if at + 1 < n else ""
        if code == "," and codes[at + 1 : at + 3] == ["R", ","]:
            at += 3
        elif (
            (code == "R" and following != "P")
            or code == "L"
            or (code == "#" and codes[at - 1] == "L")
        ):
            at += 1
        elif (
            lows[at] in g.time_adjectives
            and following
            and (lows[at + 1] in g.time_nouns or following == "L")
        ):
            at += 2
        elif code == "P" and following and lows[at] not in g.matter:
            end = phrase_end(g, s, at + 1)
            tells = "L" in codes[at + 1 : end] or not g.adjuncts.isdisjoint(lows[at + 1 : end])
            if end == at + 1 or not tells:
                break
            at = end
        else:
            break
    return at


def to_that(s: Sentence, at: int) -> int:
    """Step over "to his followers", "in 2014" and the like where "that" follows."""
    codes = s.codes
    for k in range(at, min(len(codes), at + _TO_THAT)):
        if codes[k] == "K" or (codes[k] in ':"' and codes[k - 1] in ",NM:L#"):
            return k
        if codes[k] in "VXSHWT.;C":
            break
    return at


def hearer_end(g: Grammar, s: Sentence, at: int) -> int:
    """Step over the hearer: "told reporters", "told CNN's Ann Lee on Sunday"."""
    codes = s.codes
    n = len(codes)
    if at < n and codes[at] in "OYS":
        return at if at + 1 < n and codes[at + 1] in "VX" else at + 1
    limit = min(n, at + _TO_THAT)
    for k in range(at, limit + 1):
        if k == n or codes[k] in ".;":
            return k
        if codes[k] not in "NMADQ#POLC":
            break
    for k in range(at, limit):
        if codes[k] in 'KT:",' or (codes[k] in "WH" and k > at):
            return k
        if codes[k] in "VXS":
            break
    k = at
    while k < n and codes[k] in "DA#":
        k += 1
    while k < n and codes[k] in "NMQ":
        k += 1
    following = codes[k + 1] if k + 1 < n else "."
    if k > at and codes[k : k + 1] == ["P"] and following in "DAM" and s.lows[k] in g.hearer_joins:
        k += 2
        while k < n and codes[k] in "NM":
            k += 1
    return k


def content_end(g: Grammar, s: Sentence, at: int, *, clause: bool) -> int:
    """Return where the content ends that begins at a token: a `clause`, or only an object."""
    codes, lows = s.codes, s.lows
    last = len(lows)
    while last > at and codes[last - 1] in ".;":
        last -= 1
    depth = 0
    for k in range(at, last):
        code = codes[k]
        if code == "(":
            depth += 1
        elif code == ")":
            depth -= 1
            if depth < 0:
                return k
        elif code == ";":
            return k
        elif code == ",":
            if k + 1 >= last:
                return k
            if lows[k + 1] in g.sourced:
                if k > at + 1:
                    return k
            elif _ends_at_comma(g, s, at, k, last, clause=clause):
                return k
        elif k > at and code == "C":
            if k + 1 < last and (
                _goes_on(g, s, k + 1, last, named=False) or (not clause and codes[k + 1] in "VXS")
            ):
                return k
        elif (
            k > at
            and not clause
            and (code in "H-" or (code == "P" and not s.any("G", at, k) and _tells_when(g, s, k)))
        ):
            return k
    return last


def _tells_when(g: Grammar, s: Sentence, at: int) -> bool:
    """Tell whether "on Monday" or "at a rally" begins: of what is done, not of its object."""
    if s.lows[at] in g.matter:
        return False
    codes = s.codes
    end = at + 1
    while end < len(codes) and codes[end] in "DANM#QL":
        end += 1
    return "L" in codes[at + 1 : end] or not g.adjuncts.isdisjoint(s.lows[at + 1 : end])


def _ends_at_comma(
    g: Grammar, s: Sentence, at: int, comma: int, last: int, *, clause: bool
) -> bool:
    """Tell whether what follows a comma is another report, or no part of an object."""
    codes, lows = s.codes, s.lows
    start = comma + 1
    following = codes[start]
    # The content must be whole before it: "that the wall, which is new, has cracks" goes on.
    if start + 1 < last and (not clause or s.any("VX", at, comma)) and _trails(g, s, start):
        return True
    if (following == "G" and lows[start] in g.verbs) or _parenthesis(g, s, start, last):
        return True
    opens = following == "H" or (following == "P" and lows[start] in g.subordinators)
    if start + 2 < last and opens and _goes_on(g, s, start + 1, last, named=True):
        return True
    if following == "C" and start + 1 < last and _goes_on(g, s, start + 1, last, named=True):
        return True
    return not clause and (following in "CWGHSXPVR" or not _is_item(s, start, last))


def _trails(g: Grammar, s: Sentence, start: int) -> bool:
    """Tell whether an aside begins: ", which ...", ", a former judge", ", but others ..."."""
    low = s.lows[start]
    return low in g.trailers or (low in g.contrasts and s.codes[start + 1] in "SYDMNA")


def _is_item(s: Sentence, at: int, last: int) -> bool:
    """Tell whether an item of a list begins: "the lack of jobs, the violence and the fear"."""
    for code in s.codes[at : min(last, at + _ITEM)]:
        if code in ",C":
            return True
        if code in "VXSWHK":
            return False
    return False


def _goes_on(g: Grammar, s: Sentence, at: int, last: int, *, named: bool) -> bool:
    """Tell whether after "and" another report begins: of the same speaker, or of one `named`."""
    codes, lows = s.codes, s.lows
    start = at
    if codes[at] == "S":
        at += 1
    elif named and codes[at] in "DAMN#Y":
        end = min(last, at + _NAME)
        while at < end and codes[at] in "DAMN#QYP":
            at += 1
    while at < last and codes[at] in "RXZ":
        at += 1
    if at >= last or codes[at] not in "VEG" or (codes[at] == "G" and at > start):
        return False
    if at == start:
        return lows[at] in g.verbs and g.entry(s, at) is not None
    return g.reports(lows[at], "clause", "that", "quote")


def _parenthesis(g: Grammar, s: Sentence, at: int, last: int) -> bool:
    """Tell whether ", he said," or ", said Ann Lee," begins here."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    end = min(last, at + _PARENTHESIS)
    k = at
    if lows[k] in g.verbs and codes[k] == "V":
        return inverted(g, s, k) is not None
    while k < end and codes[k] in "NMADQ#PSYOEC":
        k += 1
    if k == at or k >= n:
        return False
    while k < end and codes[k] in "XRZ":
        k += 1
    if k >= n or codes[k] not in "VE" or not g.reports(lows[k], "clause", "quote"):
        return False
    after = skip(g, s, k + 1)
    return after >= last or codes[after] in ',.;"'


def inverted(g: Grammar, s: Sentence, index: int) -> Range | None:
    """Return the source after the verb: "..., said Ann Lee, a doctor"."""
    codes = s.codes
    n = len(codes)
    at = index + 1
    verb = g.entry(s, index)
    if at >= n or codes[at] not in "DMNASO#E" or verb is None or verb.lemma in g.never_inverted:
        return None
    end = at + 1 if codes[at] == "S" else phrase_end(g, s, at)
    if end < n and codes[end] in "VXT":
        return None
    return (at, _apposed(s, end))


def _apposed(s: Sentence, end: int) -> int:
    """Return where a source after its verb ends: with age, office, and ", who ..."."""
    codes = s.codes
    n = len(codes)
    while end < n:
        if codes[end] == "W":
            start = end
        elif codes[end] == "," and end + 1 < n and codes[end + 1] in "WDNMA#":
            start = end + 1
        else:
            break
        stop = start
        while stop < n and codes[stop] not in ',.";':
            stop += 1
        if codes[start] != "W":
            verb = next((k for k in range(start, stop) if codes[k] in "VXSW"), stop)
            if verb < stop and codes[verb] != "W":
                break
        end = stop
    return end


def first_comma(s: Sentence, at: int, stop: int) -> int:
    """Return the first comma from a token on that something follows; `stop` where there is none."""
    for k in range(at + 1, stop - 1):
        if s.codes[k] == ",":
            return k
    return stop


def before_source(s: Sentence, edge: int, free: int) -> Range | None:
    """Return the content before ", he said": from where the sentence is free."""
    start, end = s.between_marks(free, edge)
    return (start, end) if any([code != '"' for code in s.codes[start:end]]) else None


def add_rest(g: Grammar, s: Sentence, at: int, found: Find) -> None:
    """Add the content that goes on after ", he said,"."""
    codes = s.codes
    n = len(codes)
    at = skip(g, s, at)
    if at >= n or codes[at] not in ',:"':
        return
    start = at if codes[at] == '"' else at + 1
    if start > at and start < n and codes[start] == "G" and s.lows[start] in g.verbs:
        return
    stop = content_end(g, s, start, clause=True)
    if stop > start:
        found.content.append((start, stop))
