"""Verbs behind, or amid, what they report: "..., said the police", "..., dit-il, ..."."""

from __future__ import annotations

from subtools.claims.rules.find import Find
from subtools.claims.rules.order.parts import content_end, phrase_end, reports_again, source_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.order.order import Order
    from subtools.claims.rules.sentence import Sentence


def read_inverted(g: Order, s: Sentence, index: int, free: int) -> Find | None:
    """Read "..., sagte die Polizei", "..., a déclaré la police" and "..., dit-il"."""
    codes, lows = s.codes, s.lows
    first = _group_start(s, index, free)
    verb = g.entry(s, index)
    word_class = verb and (verb.frames.get("clause") or verb.frames.get("quote"))
    if verb is None or not word_class or first < 1 or codes[first - 1] not in ',"-':
        return None
    if codes[index] == "E" and not s.any("X", first, index):
        return None
    if verb.lemma in g.impersonal and lows[index + 1 : index + 2] != ["es"]:
        return None
    found = Find("inverted", verb.lemma, word_class)
    head = index + 1
    turned = next((k for k in range(first, index) if codes[k] == "S"), -1)
    if turned >= 0:
        found.source, end = [(turned, turned + 1)], head
        found.reporting = [(first, turned), (turned + 1, head)]
    else:
        source, end = _source(g, s, head)
        if end < 0:
            return None
        unnamed = source is None or (source[1] - source[0] == 1 and lows[source[0]] in g.empty)
        found.source = [source] if source and not unnamed else []
        found.reporting = [(first, head)]
    stop = end
    while stop < len(lows) and codes[stop] not in ',.;:"-KVXWHC':
        stop += 1
    if verb.particles:
        found.reporting.append((stop - 1, stop))
        if end >= stop:
            return None
    if stop < len(lows) and (codes[stop] in "KVXHC:" or _says_later(g, s, stop)):
        return None
    return _beside(g, s, first, stop, found, free)


def _group_start(s: Sentence, index: int, free: int) -> int:
    """Return where the words of the verb begin: "a", of "a-t-il déclaré"."""
    first = index
    while first > free and s.codes[first - 1] in "XZORS":
        if s.codes[first - 1] == "S" and s.lows[first - 1][0] != "-":
            break
        first -= 1
    return first


def _source(g: Order, s: Sentence, head: int) -> tuple[Range | None, int]:
    """Return who reports, behind the verb, and where that ends; -1 where this is no such report."""
    codes, lows = s.codes, s.lows
    at = _past_hearer(g, s, _past_times(g, s, head))
    source = source_right(g, s, at)
    if source is None:
        if g.drops and codes[at : at + 1] == ["P"]:
            source = _placed(g, s, at + 1)
        if source is not None:
            return source, source[1]
        return None, at if g.drops and (at >= len(lows) or codes[at] in ',.;-"') else -1
    if lows[source[0]] in g.accusatives:
        return None, -1
    if g.bare and source[1] - source[0] == 1 and codes[source[1] : source[1] + 1] == ["P"]:
        # "сообщили ТАСС в полиции": the agency is who was told.
        source = _placed(g, s, source[1] + 1) or source
    return source, source[1]


def _says_later(g: Order, s: Sentence, stop: int) -> bool:
    """Tell whether what is said comes after: "als er kam, sagte er, dass ..."."""
    if not g.commas or s.codes[stop] != "," or stop + 1 >= len(s):
        return False
    following = s.codes[stop + 1]
    return following == "K" or (following == "W" and s.lows[stop + 1] not in g.relative)


def _past_times(g: Order, s: Sentence, at: int) -> int:
    """Step over times and adverbs between a verb and its subject: "sagte am Montag die Polizei"."""
    codes, lows = s.codes, s.lows
    n = len(codes)
    while at < n:
        if codes[at] in "RLO":
            at += 1
        elif (
            codes[at] in "PD"
            and at + 1 < n
            and (codes[at + 1] == "L" or lows[at + 1] in g.time_nouns)
        ):
            at += 2
        else:
            break
    return at


def _placed(g: Order, s: Sentence, at: int) -> Range | None:
    """Return who is meant by where it was said: "сообщили в полиции"."""
    end = phrase_end(g, s, at)
    head = next((k for k in range(at, end) if s.codes[k] in "NM"), -1)
    return (at, end) if head >= 0 and s.lows[head] in g.speakers_of else None


def _past_hearer(g: Order, s: Sentence, at: int) -> int:
    """Step over who was told before the subject: "a annoncé à la presse le ministre"."""
    codes, lows = s.codes, s.lows
    n = len(codes)
    end = at
    if g.verb_final or at >= n:
        return at
    if codes[at] == "P":
        end = phrase_end(g, s, at + 1)
        end = end if end > at + 1 else at
    elif codes[at] == "N" and lows[at].endswith(g.datives):
        end = at + 1
    return end if end < n and codes[end] in "DNM" else at


def _beside(g: Order, s: Sentence, first: int, stop: int, found: Find, free: int) -> Find | None:
    codes = s.codes
    start, left = s.between_marks(free, first)
    if (
        left <= start
        or _is_apposed(s, start, left)
        or (codes[start] in "HP" and not s.any("VX", start, left))
    ):
        return None
    if codes[start] == "H" and s.lows[start] not in g.whether and codes[first - 1] == ",":
        return None  # "Als er kam, sagte der Minister ..."
    found.content = [(start, left)]
    if stop + 1 < len(codes) and codes[stop] in ',"-' and codes[stop + 1] not in "WHG":
        at = stop if codes[stop] == '"' else stop + 1
        while at + 1 < len(codes) and codes[at] in ",-":
            at += 1
        end = content_end(g, s, at)
        if codes[at] == "C" and reports_again(g, s, at + 1, len(codes)):
            return found
        if (
            s.any("VX", at, end)
            or codes[at] == '"'
            or codes[left - 1] in "XV"
            or not s.any("VX", start, left)
        ):
            found.content.append((at, end))
    return found


def _is_apposed(s: Sentence, start: int, end: int) -> bool:
    """Tell whether "Ann Lee, the mayor," stands there, whose verb follows: no sentence."""
    codes = s.codes[start:end]
    if "," not in codes:
        return False
    comma = codes.index(",")
    if not all([code in "DNMA#PC" for code in codes[:comma]]):
        return False
    rest = codes[comma + 1 :]
    return rest[:1] in (["W"], ["P"], ["E"], ["G"], ["K"]) or not any([c in "VX" for c in rest])
