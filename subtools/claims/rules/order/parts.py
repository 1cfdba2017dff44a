"""Noun phrases to the left and the right of a verb, and how far a content goes."""

from __future__ import annotations

from subtools.claims.rules.order.order import clause_start

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find, Range
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence

#: An apposition, a name after "and", a bracket have at most so many tokens.
_APPOSITION, _NAME, _BRACKET = 18, 8, 9


def phrase_end(g: Order, s: Sentence, at: int) -> int:
    """Return where the noun phrase ends that begins at a token; `at` where none does."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    k = at
    if k < n and codes[k] in "SYO":
        k += 1
        return phrase_end(g, s, k) if k < n and lows[k] in g.genitives else k
    while k < n and codes[k] in "DA#E":
        k += 1
    if k >= n or codes[k] not in "NML":
        return k if k > at and codes[k - 1] in "A#E" else at
    while k < n:
        code = codes[k]
        following = codes[k + 1] if k + 1 < n else "."
        if code == "#" and following in "NMA":
            break
        if code in "NM#" or (code == "A" and not g.verb_final):
            if g.bare and k > at and lows[k].endswith(g.datives) and codes[k - 1] in "NM":
                break
            k += 1
        elif (lows[k] in g.genitives and code in "DY" and following in "NMA#ED") or (
            code == "P" and lows[k] in g.joins and following in "DNMA#"
        ):
            k += 1
            while k < n and codes[k] in "DA#E":
                k += 1
        elif code == "A" or (code == "E" and not g.verb_final and codes[k - 1] in "NMA"):
            k += 1
        elif code == "(":
            back = k
            while k < n and codes[k] != ")" and k - back < _BRACKET:
                k += 1
            k += 1
        elif code == '"' and following in "NMA" and '"' in codes[k + 2 : k + _NAME]:
            k = codes.index('"', k + 2) + 1  # the newspaper "Delta"
        elif code == "C" and following in "DNMA#":
            end = phrase_end(g, s, k + 1)
            if end == k + 1 or (end < n and codes[end] in "VXZ"):
                break
            k = end
        else:
            break
    return min(k, n)


def source_right(g: Order, s: Sentence, at: int) -> Range | None:
    """Return the source that stands behind its verb, with an apposition: "Ann Lee, a doctor"."""
    codes = s.codes
    if at >= len(codes) or codes[at] not in "DNMASY#E":
        return None
    end = phrase_end(g, s, at)
    if end == at or not s.any("NMSYA", at, end):
        return None
    return (at, _apposed(g, s, end))


def _apposed(g: Order, s: Sentence, end: int) -> int:
    codes, lows = s.codes, s.lows
    n = len(codes)
    while end + 1 < n and codes[end] == "," and codes[end + 1] in "DNMA#":
        stop = phrase_end(g, s, end + 1)
        while stop < n and codes[stop] == "P":
            stop = max(stop + 1, phrase_end(g, s, stop + 1))
        # One of them is a name, the other tells who that is: "Ann Lee, a doctor".
        named = "M" in (codes[end - 1], codes[end + 1]) or lows[end + 1] in g.speakers_of
        if g.bare:
            named = lows[end + 1] in g.speakers_of or codes[end + 1] == "M"
        if named and stop > end + 1 and (stop >= n or codes[stop] in ',.;"-'):
            end = stop
        else:
            break
    return end


def phrase_left(g: Order, s: Sentence, end: int, least: int) -> int:
    """Return where the noun phrase begins that ends before the token `end`."""
    codes, lows = s.codes, s.lows
    k = end
    while k > least:
        code = codes[k - 1]
        before = codes[k - 2] if k - 1 > least else "."
        if code in "NMA#" or (code == "E" and before in "NA"):
            k -= 1
        elif code == "D":
            k -= 1
            joined = lows[k] in g.joins | g.genitives and before in "NMA#"
            if not joined and not (before in "PC" and (before == "C" or lows[k - 1] in g.joins)):
                break
        elif (code == "P" and lows[k - 1] in g.joins and before in "NMA#") or (
            code == "C" and before in "NM" and k < end
        ):
            k -= 1
        elif code == ")":
            back = k - 1
            while back > least and codes[back] != "(" and k - back < _BRACKET:
                back -= 1
            if codes[back] != "(":
                break
            k = back
        else:
            break
    while k < end and codes[k] in "CP":
        k += 1
    return k


def _relative_head(g: Order, s: Sentence, start: int, least: int) -> Range | None:
    """Return "people" of "people who have seen the film", when its last words do at `start`."""
    codes = s.codes
    k = start - 1
    while k > max(least, start - _APPOSITION) and codes[k] not in ',;:"-(':
        if codes[k] in "WK" and codes[k - 1] in "NM":
            head = phrase_left(g, s, k, least)
            return (
                (head, k) if head < k and not (head > least and codes[head - 1] in "VXP") else None
            )
        k -= 1
    return None


def source_left(g: Order, s: Sentence, end: int, least: int) -> Range | None:
    """Return the source before a verb group: a pronoun, a noun phrase, one with an apposition."""
    codes = s.codes
    while end > least and codes[end - 1] == "R":
        end -= 1
    if end <= least:
        return None
    code = codes[end - 1]
    if code in "SYW":
        return (end - 1, end)
    if code == "K" and g.drops and not g.bare and end - 2 >= least and codes[end - 2] in "NM":
        return (phrase_left(g, s, end - 1, least), end - 1)  # "vecinos que dicen"
    if code in ",-":
        return _around(g, s, end - 1, least)
    if code not in "NMA#)E":
        return None
    if g.verb_final:
        return _first_part(g, s, end, least)
    start = phrase_left(g, s, end, least)
    if start > least and codes[start - 1] in "VXBO":
        return _relative_head(g, s, start, least)
    if start > least and codes[start - 1] == "P":
        place = start - 1
        start = _past_place(g, s, start, end) if g.bare else end
        if start >= end and place > least and codes[place - 1] in "NM":
            start = phrase_left(g, s, place, least)  # "a source in the government"
            if start > least and codes[start - 1] == "P":
                return None
    return (start, end) if start < end else None


def _past_place(g: Order, s: Sentence, start: int, end: int) -> int:
    """Leave out what belongs to a preposition where no article parts it from the subject."""
    codes, lows = s.codes, s.lows
    while start < end and codes[start] in "DA#":
        start += 1
    start += 1
    while start < end and lows[start].endswith(g.obliques):
        start += 1
    return start


def _first_part(g: Order, s: Sentence, end: int, least: int) -> Range | None:
    """Return what stands before a verb in second place, if it can be the subject."""
    codes = s.codes
    start = clause_start(s, end, least)
    if s.any("VX", start, end):
        start = next((k + 1 for k in range(end - 1, start, -1) if codes[k] == "C"), end)
    while start < end and codes[start] in "CR":
        start += 1
    if start >= end or codes[start] not in "DNMA#EY" or s.lows[start] in g.accusatives:
        return None
    return (start, end)


def _around(g: Order, s: Sentence, close: int, least: int) -> Range | None:
    """Return the subject of "Ann Lee, the mayor, said"."""
    codes = s.codes
    opening = close - 1
    while opening > least and codes[opening] != codes[close] and close - opening < _APPOSITION:
        opening -= 1
    if opening <= least or codes[opening] != codes[close] or codes[opening - 1] not in "NM)":
        return None
    head = source_left(g, s, opening, least)
    inner = codes[opening + 1 : close]
    named = (
        inner
        and inner[0] in ("DNM#" if g.bare else "DNMA#")
        and all([code in "DNMA#PCQ'()" for code in inner])
    )
    return (head[0], close) if head and named else head


def shared(g: Order, s: Sentence, at: int, earlier: list[Find]) -> Range | None:
    """Return who reports where the verb has no subject of its own: as before, or the first one."""
    for find in reversed(earlier):
        if find.source and s.codes[find.source[0][0]] == "W":
            continue
        if find.rule not in {"noun", "adverb", "sourced"}:
            return find.source[0] if find.source else None
    for k in range(at):
        if s.codes[k] in "VX":
            start = k
            while start > 0 and s.codes[start - 1] in "ZOX":
                start -= 1
            return source_left(g, s, start, 0)
    return None


def content_end(g: Order, s: Sentence, at: int, *, clause: bool = True) -> int:
    """Return where the content ends that begins at a token: a `clause`, or only an object."""
    codes = s.codes
    last = len(codes)
    while last > at and codes[last - 1] in ".;":
        last -= 1
    for k in range(at + 1, last):
        code = codes[k]
        if code in ";)" or (code == ":" and not clause):
            return k
        if g.verb_final and codes[at] == "K" and "".join(codes[k : k + 3]) in {",CV", ",CX"}:
            return k  # the verb comes second again: the narrator goes on
        if code in ",-":
            if k + 1 >= last or _ends_at_mark(g, s, k, last, clause=clause):
                return k
        elif code == "C" and k + 1 < last:
            if reports_again(g, s, k + 1, last) or (not clause and codes[k + 1] in "VXZS"):
                return k
        elif not clause and code in "HKW" and not (code == "K" and g.bare):
            return k
    return last


def _ends_at_mark(g: Order, s: Sentence, mark: int, last: int, *, clause: bool) -> bool:
    """Tell whether after a comma or a dash something else begins than more of the content."""
    codes, lows = s.codes, s.lows
    start = mark + 1
    following, low = codes[start], lows[start]
    if low in g.sourced and starts(g.sourced[low], lows, start):
        return True
    if low in g.like or low in g.so:
        return any([lows[k] in g.verbs for k in range(start, min(last, start + _NAME))]) or (
            low in g.so and following != "X"
        )
    if following == "G":
        return low in g.verbs
    if following == "H" and start + 2 < last and codes[start + 1] in "VXZOKDNM":
        return reports_again(g, s, start + 1 + (codes[start + 1] == "K"), last)
    if following == "C":
        return not clause or reports_again(g, s, start + 1, last)
    if low in g.verbs and following in "VX" and g.says(low):
        return True
    return not clause and (following in "WHKPRSVXY" or s.any("VX", start, last))


def starts(phrases: list[tuple[str, ...]], lows: list[str], at: int) -> int:
    """Return how long the phrase is that begins at a token, 0 for none."""
    return next((len(p) for p in phrases if tuple(lows[at : at + len(p)]) == p), 0)


def reports_again(g: Order, s: Sentence, at: int, last: int) -> bool:
    """Tell whether after "and" another report begins."""
    codes, lows = s.codes, s.lows
    k = at
    if k < last and codes[k] in "DNM":
        k = phrase_end(g, s, k)
    named = k > at
    while k < last and codes[k] in "SRXZOY":
        k += 1
    if k >= last or codes[k] not in "VEG" or lows[k] not in g.verbs:
        return False
    if named and codes[k - 1] in "OY" and (k + 1 == last or codes[k + 1] in ",;."):
        return True  # "but the police deny it"
    if named and "," not in codes and g.reports(lows[k], "object"):
        return True  # where nobody sets commas, "and the opposition demands" is new
    if not g.says(lows[k]):
        return False
    if named and lows[at - 1] in g.contrasts:
        return True  # "but the people here tell another story"
    if k == at or all([code in "RXZO" for code in codes[at:k]]):
        return True
    after = codes[k + 1 : k + 3]
    return "K" in after or (codes[at] == "S" and after[:1] in ([","], [":"]))
