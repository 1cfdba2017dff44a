"""What follows a verb that has a subject: a clause, a quotation, an object, "to" and a verb."""

from __future__ import annotations

from subtools.claims.rules.extents import (
    add_rest,
    before_source,
    content_end,
    first_comma,
    hearer_end,
    skip,
    to_that,
)
from subtools.claims.rules.find import Find
from subtools.claims.rules.phrases import phrase_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Verb
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence

#: What an object, or a clause without "that", may begin with.
_OPENERS = "SDMNYA#OGEQPLRWC(X'"


def read_frame(
    g: Grammar, s: Sentence, start: int, head: int, verb: Verb, source: Range, free: int
) -> Find | None:
    """Read the report of a verb group from `start` to before `head`, said by `source`."""
    frames = verb.frames
    clause = "clause" in frames
    found = Find("clause", verb.lemma, next(iter(frames.values())))
    found.source = [source]
    found.reporting = [(start, head)]
    at = skip(g, s, head) if not verb.particles or clause else head
    place = _after(g, s, at, found, free, clause=clause)
    if place is None or "hearer" not in frames:
        return found if found.content else _what(g, s, place, found, verb)
    found.rule = "hearer"
    place = skip(g, s, hearer_end(g, s, place))
    place = _after(g, s, place, found, free, clause=clause)
    return found if found.content else _what(g, s, place, found, verb)


def _after(g: Grammar, s: Sentence, at: int, found: Find, free: int, *, clause: bool) -> int | None:
    """Take what stands before where nothing follows ("it rained, he said"), else step on.

    Returns where the content begins, or None where there is none after the verb.
    """
    codes = s.codes
    n = len(codes)
    if at < n and codes[at] not in '.;,"':
        return at
    start = found.source[0][0]
    if clause and start > free and codes[start - 1] in ',"-':
        left = before_source(s, start, free)
        if left is not None:
            if found.rule == "clause":
                found.rule = "after"
            found.content = [left]
            if at < n and codes[at] == ",":
                add_rest(g, s, at, found)
            return None
    if at >= n or codes[at] in ".;":
        return None
    return at + 1 if codes[at] == "," and at + 1 < n else at


def _what(g: Grammar, s: Sentence, at: int | None, found: Find, verb: Verb) -> Find | None:
    """Find what is said after the verb, from the token `at` on."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    frames = verb.frames
    if at is None or at >= n:
        return None
    quote = "quote" in frames and codes[at - 1] == ","
    clause = "clause" in frames or (quote and not _is_subordinate(g, s, found.source[0][0]))
    if codes[at] == "P" and (clause or "that" in frames):
        at = to_that(s, at)
    code = codes[at]
    if verb.lemma in g.light and code in "DAN#":
        return _light(g, s, at, found)
    if "seem" in frames and code in "ARN":
        return _seeming(g, s, at, found)
    if code == ":":
        found.reporting = [(found.reporting[0][0], at + 1)]
        at += 1
        if at == n:  # what follows is in the next paragraph
            found.rule = "opening"
            return found
    elif code in "KWH" and (clause or "that" in frames) and (code != "H" or lows[at] in g.whether):
        found.word_class = frames.get("clause") or frames.get("that", found.word_class)
    elif code == "T":
        if "seem" in frames:
            found.source, found.content = [], [found.source[0]]
        elif "infinitive" not in frames or lows[at + 1] in g.empty_verbs:
            return None
        found.word_class = frames.get("infinitive") or frames["seem"]
    elif code in _OPENERS:
        if verb.lemma in g.impersonal and not _can_speak(g, s, *found.source[0]):
            return None
        opened = _past_place(g, s, at, verb)
        if opened is None:
            return None
        at = opened
        if not (clause and s.any("VX", at, n)):
            return _object(g, s, at, found, verb)
    elif code != '"':
        return None
    return _closed(g, s, at, found, clause=True)


def _past_place(g: Grammar, s: Sentence, at: int, verb: Verb) -> int | None:
    """Step over "in Texas" before a clause without "that"; None where nothing is said."""
    codes, lows = s.codes, s.lows
    n = len(lows)
    measured = at + 1 < n and (codes[at + 1] == "#" or lows[at + 1] in g.measures)
    if codes[at] != "P" or verb.particles or lows[at] in g.topics or measured:
        return at
    end = phrase_end(g, s, at + 1)
    if "clause" in verb.frames and end < n and codes[end] in "SYK" and s.any("VX", end, n):
        return end
    return at if "object" in verb.frames else None


def _object(g: Grammar, s: Sentence, at: int, found: Find, verb: Verb) -> Find | None:
    """Take the object: "criticized the plan", "the poll shows a lead"."""
    first, last = found.source[0]
    shown = "that" in verb.frames and not g.evidence.isdisjoint(s.lows[first:last])
    if ("object" not in verb.frames and not shown) or s.lows[at] in g.reflexives:
        return None
    found.rule = "object"
    found.word_class = verb.frames.get("object", found.word_class)
    return _closed(g, s, at, found, clause=False)


def _can_speak(g: Grammar, s: Sentence, first: int, last: int) -> bool:
    """Tell whether a subject is somebody, or a paper: a fight "highlights" nothing to anybody."""
    codes = s.codes
    if first >= last or codes[first] in "SWK":
        return True
    stop = next((k for k in range(first + 1, last) if codes[k] in "P,W("), last)
    return codes[stop - 1] == "M" or s.lows[stop - 1] in g.speakers_of


def _closed(g: Grammar, s: Sentence, at: int, found: Find, *, clause: bool) -> Find | None:
    """Add the content from a token on; none may be left."""
    if at >= len(s):
        return None
    stop = content_end(g, s, at, clause=clause)
    start = found.reporting[0][0]
    if found.source:
        start = min(start, found.source[0][0])
    if _is_subordinate(g, s, start):
        stop = first_comma(s, at, stop)
    if stop <= at:
        return None
    found.content.append((at, stop))
    return found


def _is_subordinate(g: Grammar, s: Sentence, start: int) -> bool:
    """Tell whether a clause begins as "while he said", or ", who says": the next comma ends it."""
    codes = s.codes
    if not 0 < start < len(codes):
        return False
    if codes[start] in "WK" and codes[start - 1] == ",":
        return True
    return s.lows[start - 1] in g.subordinators and (start == 1 or codes[start - 2] in ',"CR-')


def _light(g: Grammar, s: Sentence, at: int, found: Find) -> Find | None:
    """Read "expressed concern that ..." and "voiced support for ..."."""
    codes = s.codes
    n = len(codes)
    head = at
    while head < n and codes[head] in "DA#":
        head += 1
    while head < n and codes[head] == "N":
        head += 1
    if head >= n or codes[head] not in "KP":
        return None
    clause = codes[head] == "K"
    head += not clause
    found.reporting = [(found.reporting[0][0], head)]
    stop = content_end(g, s, head, clause=clause) if head < n else head
    if stop <= head:
        return None
    found.content = [(head, stop)]
    return found


def _seeming(g: Grammar, s: Sentence, at: int, found: Find) -> Find | None:
    """Read "he appears uneasy": how things look is said of the subject, by nobody."""
    stop = content_end(g, s, at, clause=False)
    if stop <= at:
        return None
    found.content = [found.source[0], (at, stop)]
    found.source = []
    return found
