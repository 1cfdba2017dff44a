"""Verbs that report: active, passive, as participles, after "to", and behind what they report."""

from __future__ import annotations

from subtools.claims.rules.extents import (
    add_rest,
    before_source,
    content_end,
    first_comma,
    hearer_end,
    inverted,
    skip,
)
from subtools.claims.rules.find import Find
from subtools.claims.rules.frames import read_frame
from subtools.claims.rules.phrases import group, noun_phrase, phrase_end, shared_subject, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Verb
    from subtools.claims.rules.grammar import Grammar
    from subtools.claims.rules.sentence import Sentence


def outer_verb(g: Grammar, s: Sentence, index: int, free: int) -> Find | None:
    """Read a verb that stands behind, or amid, what it reports: "it rained, he said"."""
    codes = s.codes
    n = len(codes)
    verb = g.entry(s, index)
    word_class = verb and (verb.frames.get("clause") or verb.frames.get("quote"))
    if verb is None or not (word_class or "that" in verb.frames):
        return None
    head = index + 1 + len(verb.particles)
    start = group(s, index)
    if codes[index] == "E" and not g.be.isdisjoint(s.lows[start:index]):
        return None
    at = skip(g, s, head)
    if "hearer" in verb.frames and at < n and codes[at] not in '.,;:"':
        at = skip(g, s, hearer_end(g, s, at))
    aside = at < n and codes[at] in "PRL" and _is_aside(s, at)
    if at >= n or codes[at] in '.;,"' or aside:
        source = subject(g, s, start, free)
        shows = source is not None and not g.evidence.isdisjoint(s.lows[source[0] : source[1]])
        if not word_class and shows:
            word_class = verb.frames["that"]
        if source is not None and word_class and source[0] > free and codes[source[0] - 1] in ',"-':
            left = before_source(s, source[0], free)
            if left is not None and not (aside and not s.any("VX", *left)):
                while aside and at < n and codes[at] not in ',.;"':
                    at += 1
                found = Find("after", verb.lemma, word_class)
                found.source = [source]
                found.reporting = [(start, head)]
                found.content = [left]
                if at < n and codes[at] in ',"':
                    add_rest(g, s, at, found)
                return found
    if word_class and start == index and codes[index] == "V" and codes[index - 1] in ',"-':
        found = Find("inverted", verb.lemma, word_class)
        found.reporting = [(index, head)]
        return _inverted_verb(g, s, index, found, free)
    return None


def _inverted_verb(g: Grammar, s: Sentence, index: int, found: Find, free: int) -> Find | None:
    """Read "..., said Ann Lee"."""
    turned = inverted(g, s, index)
    if turned is None or (turned[1] < len(s) and s.codes[turned[1]] not in '.,";W('):
        return None
    left = before_source(s, index, free)
    if left is None:
        return None
    found.source = [turned]
    found.content = [left]
    add_rest(g, s, turned[1], found)
    return found


def _is_aside(s: Sentence, at: int) -> bool:
    """Tell whether only where and when follows: "he said at a rally in Ohio"."""
    for code in s.codes[at:]:
        if code in ',.;"':
            return True
        if code in "VXSKWHT:":
            return False
    return True


def read_verb(g: Grammar, s: Sentence, index: int, free: int, earlier: list[Find]) -> Find | None:
    """Read a verb before what it reports; `earlier` are the finds of the sentence so far."""
    codes, lows = s.codes, s.lows
    code = codes[index]
    verb = g.entry(s, index) if code in "VEGB" else None
    if verb is None:
        return None
    head = index + 1 + len(verb.particles)
    start = group(s, index)
    is_being = not g.be.isdisjoint(lows[start:index]) or (
        code == "E" and index > 0 and codes[index - 1] == "Q"
    )
    if code == "E" and is_being:
        return _passive(g, s, start, head, verb, free)
    if code == "G" and not is_being:
        return _participle(g, s, index, head, verb, free, earlier)
    if code in "EV" and _is_question(g, s, index, verb):
        return _asked(g, s, index, head, verb)
    if code == "E" and start == index:
        return _past_participle(g, s, index, head, verb, free)
    if code == "B":
        if start > 0 and codes[start - 1] == "T":
            return _infinitive(g, s, start - 1, head, verb, free, earlier)
        if start == index:
            return None
    source = subject(g, s, start, free)
    if source is None and start > 0 and codes[start - 1] in ",-":
        source = subject(g, s, start, 0)  # its relative clause reports, too
    if source is None and start > free and codes[start - 1] in "C,":
        source = shared_subject(g, s, start, earlier)
    if source is None or _is_reduced(g, s, source, head, free):
        return None
    return read_frame(g, s, start, head, verb, source, free)


def _is_reduced(g: Grammar, s: Sentence, source: tuple[int, int], head: int, free: int) -> bool:
    """Tell whether a verb is a participle: "In a video posted on Telegram, the mayor said"."""
    start, stop = source
    told = s.lows[stop - 1]
    return (
        start - 1 == free
        and s.codes[free] == "P"
        and s.codes[head : head + 1] in (["P"], ["L"])
        and (told in g.evidence or told in g.nouns)
    )


def _is_question(g: Grammar, s: Sentence, index: int, verb: Verb) -> bool:
    codes = s.codes
    return (
        "hearer" in verb.frames
        and (index == 0 or codes[index - 1] in "H,WC")
        and index + 1 < len(codes)
        and (codes[index + 1] == "W" or s.lows[index + 1] in g.whether | g.topics)
    )


def _asked(g: Grammar, s: Sentence, index: int, head: int, verb: Verb) -> Find | None:
    """Read "Asked whether ..., she" and "when asked about ..."."""
    stop = first_comma(s, head, content_end(g, s, head, clause=True))
    if stop <= head:
        return None
    found = Find("asked", verb.lemma, verb.frames["hearer"])
    found.reporting = [(index, head)]
    found.content = [(head, stop)]
    return found


def _passive(g: Grammar, s: Sentence, start: int, head: int, verb: Verb, free: int) -> Find | None:
    """Read "is expected to", "was told that", "was praised by"."""
    codes, lows = s.codes, s.lows
    theme = subject(g, s, start, free)
    at = skip(g, s, head)
    if at >= len(codes):
        return None
    found = Find("passive", verb.lemma, next(iter(verb.frames.values())))
    found.reporting = [(start, head)]
    code = codes[at]
    if code == "P" and lows[at] in g.by:
        end = phrase_end(g, s, at + 1)
        if theme is None or end == at + 1:
            return None
        found.source = [(at + 1, end)]
        found.content = [theme]
        return found
    clause = code in "KWH" or (code == "P" and "hearer" in verb.frames)
    if not clause and code != "T" and not (code == "P" and lows[at] in g.passive_joins):
        return None
    stop = content_end(g, s, at, clause=clause)
    if stop <= at:
        return None
    found.content = [theme, (at, stop)] if theme and code == "T" else [(at, stop)]
    return found


def _participle(
    g: Grammar, s: Sentence, index: int, head: int, verb: Verb, free: int, earlier: list[Find]
) -> Find | None:
    """Read ", saying that ..." and "accusing him of ..."."""
    codes = s.codes
    before = codes[index - 1] if index > 0 else "."
    paper = before == "N" and s.lows[index - 1] in g.evidence
    if before in "DAQ#N" and not paper:
        return None
    source = None
    if paper:  # "a report saying that ..."
        begin = noun_phrase(g, s, index, free)
        source = (begin, index) if begin < index else None
    source = source or shared_subject(g, s, index, earlier)
    found = read_frame(g, s, index, head, verb, source or (index, index), max(free, index))
    if found is None or source is not None:
        return found
    found.source = []
    if not found.content:
        return None
    # "Announcing it, she ...": the clause ends at the comma, and who reports follows.
    start, stop = found.content[-1]
    comma = first_comma(s, start, stop)
    if comma < stop:
        found.content[-1] = (start, comma)
        after = comma + 1
        end = after + 1 if codes[after] == "S" else phrase_end(g, s, after)
        if end > after and end < len(codes) and codes[end] in "VXRE":
            found.source = [(after, end)]
    return found


def _past_participle(
    g: Grammar, s: Sentence, index: int, head: int, verb: Verb, free: int
) -> Find | None:
    """Read "the plan proposed by Ann Lee"."""
    if (
        head >= len(s)
        or s.lows[head] not in g.by
        or index <= free
        or s.codes[index - 1] not in "NM"
    ):
        return None
    end = phrase_end(g, s, head + 1)
    start = noun_phrase(g, s, index, free)
    if end == head + 1 or start >= index:
        return None
    found = Find("participle", verb.lemma, next(iter(verb.frames.values())))
    found.content = [(start, index)]
    found.reporting = [(index, head)]
    found.source = [(head + 1, end)]
    return found


def _infinitive(
    g: Grammar, s: Sentence, to: int, head: int, verb: Verb, free: int, earlier: list[Find]
) -> Find | None:
    """Read "used the speech to announce ..." and "went on to say that ..."."""
    codes = s.codes
    before = codes[to - 1] if to > free else "V"
    if before not in "VEBRA" and verb.frames.keys().isdisjoint(("clause", "that")):
        return None
    source = shared_subject(g, s, to, earlier)
    if source is None:
        return None
    start = to
    tied = to > free and (
        before in "VE" or (before == "R" and to - 1 > free and codes[to - 2] == "V")
    )
    if tied:
        start = group(s, to - 1)
        while start > free and codes[start] == "R":
            start -= 1
    return read_frame(g, s, start, head, verb, source, max(free, to))
