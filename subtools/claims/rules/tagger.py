"""A text as sentences of coded tokens (see `sentence`)."""

from __future__ import annotations

import re

from subtools.claims.rules.sentence import Sentence
from subtools.language.sentences import CLOSERS, TERMINALS, ends_sentence
from subtools.language.word_lists import word_lists

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.claims.lexicon import Lexicon

#: A sentence longer than this many tokens is cut: text without full stops must stay linear.
LONGEST = 240
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"
    r"|[^\W_]+(?:(?:-|['’](?!(?:s|S|re|ve|d|ll|m)\b))[^\W_]+)*"
    r"|['’](?:s|S|re|ve|d|ll|m)\b"
    r"|''|``|--+|\n|[^\w\s]|_"
)
QUOTES = frozenset(('"', "“", "”", "„", "«", "»", "''", "``", "‟", "「", "」"))
MARKS = {
    ".": ".", "!": ".", "?": ".", "…": ".", ",": ",", ":": ":", ";": ";", "-": "-", "--": "-",
    "---": "-", "–": "-", "—": "-", "(": "(", ")": ")", "[": "(", "]": ")", "'": "'", "‘": "'",
    "’": "'", "·": ";", "•": ";", "|": ";", "*": ";",
    "$": "#", "€": "#", "£": "#", "%": "N", "&": "C", "/": "C", "#": "D", "@": "D",
}  # fmt: skip
#: What the word's list says it is; a later line overrules an earlier one.
_LISTED = (
    ("adverbs", "R"), ("numbers", "#"), ("time", "L"), ("subordinators", "H"),
    ("prepositions", "P"), ("determiners", "D"), ("pronouns", "Y"), ("possessives", "D"),
    ("object_pronouns", "O"), ("subject_pronouns", "S"), ("coordinators", "C"), ("wh", "W"),
    ("auxiliaries", "X"), ("that", "K"), ("infinitive", "T"), ("negation_words", "Z"),
)  # fmt: skip
#: Endings that tell what an unknown word is.
_ENDINGS = (
    ("ing", "G"), ("ed", "EV"), ("ly", "R"), ("tion", "N"), ("ment", "N"), ("ness", "N"),
    ("ity", "N"), ("ous", "A"), ("ive", "A"), ("able", "A"), ("ible", "A"), ("ful", "A"),
    ("less", "A"), ("al", "A"), ("ic", "A"), ("ary", "A"), ("ian", "N"), ("ist", "N"),
)  # fmt: skip


#: What a word is likely to be after a word of a code; the first that it can be is chosen.
_WANTED = {
    "D": "NAE", "A": "NAE", "Q": "NAEG", "T": "BN", "S": "VEB", "W": "VEB", "P": "NGA", "K": "NA",
    "H": "NA", ",": "V", '"': "V", "O": "V", "L": "V", ")": "V", "V": "NAG",
}  # fmt: skip
#: An auxiliary is so near to its verb.
_NEAR = 3
#: So many words that are in no list are remembered, no more: a bound for hostile text.
_SEEN = 50_000


class Tagger:
    """Cuts a text into sentences and codes their tokens, for one language."""

    def __init__(self, known: Lexicon) -> None:
        self._known = known
        self._tokens = _TOKEN
        #: Marks after which a sentence goes on, and those that tell nothing of what follows.
        #: Closing marks that a space stands before.
        self._amid = self._dashes = self._spaced = ""
        self._lists = word_lists(known.language)
        self._closed: dict[str, str] = {}
        for name, code in _LISTED:
            self._closed.update(dict.fromkeys(known.words(name), code))
        self._open: dict[str, str] = dict(known.codes)
        #: Words of this text that are in no list, as they are guessed.
        self._seen: dict[str, str] = {}
        for form, (kinds, _) in known.verbs.items():
            said = self._open.get(form, "")
            self._open[form] = said + "".join([c for c in _codes_of(kinds) if c not in said])
        for name in ("office", "bodies", "anonymous", "venues", "evidence"):
            for word in known.words(name):
                said = self._open.get(word, "N")
                self._open[word] = "N" + said.replace("N", "").replace("A", "")
        self._plurals = known.words("plurals")
        self._singulars = known.words("singulars")
        #: Forms that agree with their subject: "they claim", "she claims".
        self._agrees = {
            form: "s" if "s" in kinds else "b"
            for form, (kinds, _) in known.verbs.items()
            if "d" not in kinds and ("s" in kinds or "b" in kinds)
        }
        self._modals = known.words("modals")
        self._have = known.words("have")
        self._be = known.words("be")

    def sentences(self, text: str) -> Iterator[Sentence]:
        """Yield the sentences of a text, coded."""
        self._seen = {}
        for sentence in self._cut(text):
            self._code(sentence)
            yield sentence

    def _cut(self, text: str) -> Iterator[Sentence]:
        sentence = Sentence(text, hard=True)
        starts, ends, lows = sentence.starts, sentence.ends, sentence.lows
        closing = False
        cased = not text.islower()
        for match in self._tokens.finditer(text):
            piece = match[0]
            start, end = match.span()
            if piece == "\n":
                if lows:
                    yield sentence
                sentence = Sentence(text, hard=True)
                starts, ends, lows = sentence.starts, sentence.ends, sentence.lows
                closing = False
                continue
            if (
                closing
                and (piece not in CLOSERS or (start > ends[-1] and piece not in self._spaced))
                and piece not in TERMINALS
            ):
                closing = False
                last = ends[-2] if lows[-1] in self._spaced and len(lows) > 1 else ends[-1]
                word_at = text.rfind(" ", starts[0], last - 1) + 1 or starts[0]
                first = end + 1 if piece in self._dashes else start
                follow = text.find(" ", max(first, end), end + 40)
                after = text[first : follow if follow > 0 else max(first, end)]
                if piece not in self._amid and ends_sentence(
                    text[max(word_at, starts[0]) : last], after or None, self._lists, cased=cased
                ):
                    yield sentence
                    sentence = Sentence(text, hard=False)
                    starts, ends, lows = sentence.starts, sentence.ends, sentence.lows
                elif lows[-1] == "." and len(lows) > 1 and starts[-1] == ends[-2]:
                    # The full stop of "Mr." belongs to its word.
                    ends[-2] = ends[-1]
                    del starts[-1], ends[-1], lows[-1]
            if piece in TERMINALS or (piece[-1] == "." and len(piece) > 1):
                closing = True
            starts.append(start)
            ends.append(end)
            low = piece.lower()
            lows.append(low.replace("’", "'") if len(low) > 1 else low)
            if len(lows) >= LONGEST:
                yield sentence
                sentence = Sentence(text, hard=False)
                starts, ends, lows = sentence.starts, sentence.ends, sentence.lows
                closing = False
        if lows:
            yield sentence

    def _code(self, sentence: Sentence) -> None:
        closed, opened = self._closed, self._open
        text, starts = sentence.text, sentence.starts
        codes = sentence.codes
        before = "."
        title = sentence.hard and _is_title(sentence)
        for index, low in enumerate(sentence.lows):
            code = closed.get(low)
            if code is None:
                first = text[starts[index]]
                if not first.isalnum():
                    code = '"' if low in QUOTES else MARKS.get(low, low if low == "'" else ";")
                    if low[0] == "'" and len(low) > 1 and low != "''":
                        code = "Q" if low[1:] == "s" and before not in "SYWKR" else "X"
                    elif (
                        low in {"'", "’"} and before in "NM" and sentence.lows[index - 1][-1] == "s"
                    ):
                        code = "Q"  # the Sanders' campaign
                elif first.isdigit():
                    code = "A" if "-" in low else "#"
                elif (
                    first.isupper() and low not in opened and low not in self._seen
                    if title or before in '.":'
                    else first.isupper()
                ):
                    code = "M"
                else:
                    code = opened.get(low) or self._seen.get(low) or self._guess(low)
                    if len(code) > 1:
                        code = self._choose(code, before, sentence.lows, index)
            elif code == "L" and low in {"may", "march"} and not text[starts[index]].isupper():
                code = "X" if low == "may" else "V"
            codes.append(code)
            before = code
        for index, code in enumerate(codes):
            if code == "T" and (index + 1 == len(codes) or codes[index + 1] not in "BRXZVT"):
                codes[index] = "P"

    def _choose(self, codes: str, before: str, lows: list[str], index: int) -> str:
        """Choose among what a word can be by the one before it, and the one after."""
        if before in "XZR":
            wanted = self._after_auxiliary(before, lows, index)
        elif before in "NMY#":
            wanted = self._after_noun(codes, before, lows, index)
        elif before == "E" and index > 1 and lows[index - 2] in self._have:
            wanted = "N"  # "has rejected claims that"
        elif before == "C":
            wanted = "" if "N" in codes else "V"
        else:
            wanted = _WANTED.get(before, "")
        for code in wanted:
            if code in codes:
                return code
        return "V" if codes[0] == "B" and "V" in codes and before not in "TX" else codes[0]

    def _after_auxiliary(self, before: str, lows: list[str], index: int) -> str:
        at = index - 1
        while at > 0 and self._closed.get(lows[at], "R") in "RZ" and index - at <= _NEAR:
            at -= 1
        last = lows[at]
        if last in self._modals:
            return "B"
        if last in self._have:
            return "EAN"
        if last in self._be:
            return "EGAN"
        return "B" if before == "X" else "VEGA"

    def _after_noun(self, codes: str, before: str, lows: list[str], index: int) -> str:
        """Choose by agreement: "they claim" and "she claims" are verbs, "her party claims" too."""
        last = lows[index - 1]
        after = lows[index + 1] if index + 1 < len(lows) else ""
        opens = self._closed.get(after, "")
        verbal = opens != "" and opens in "DSKHWOY#"
        agrees = self._agrees.get(lows[index], "")
        if before == "#":
            noun_follows = after and not opens and self._likely(after) in "NA"
            return "NEA" if noun_follows else "NVA"
        if before == "Y":
            agreed = not agrees or (last in self._plurals) == (agrees == "b")
            return "VEB" if agreed or "N" not in codes else "NAV"
        if not agrees or verbal:
            return "VNE"
        plural = last in self._plurals or (
            last[-1:] == "s" and last[-2:] != "ss" and last not in self._singulars
        )
        clashes = opens == "X" or (not opens and self._likely(after) in "VE")
        agreed = plural == (agrees == "b") or (before == "M" and plural)
        return "NAEV" if clashes or not agreed else "VNE"

    def _likely(self, low: str) -> str:
        return (self._open.get(low) or self._seen.get(low) or "N")[0]

    def _guess(self, low: str) -> str:
        code = "N"
        for ending, meant in _ENDINGS:
            if low.endswith(ending) and len(low) > len(ending) + 2:
                code = meant
                break
        else:
            if low.endswith("s") and self._open.get(low[:-1], "")[:1] in {"B", "V"}:
                code = "V"
        if len(self._seen) < _SEEN:
            self._seen[low] = code
        return code


def _is_title(sentence: Sentence) -> bool:
    """Tell whether a line has a capital on nearly every word, as headlines do."""
    text = sentence.text
    words = [text[at] for at in sentence.starts if text[at].isalpha()]
    return len(words) > 3 and sum([first.isupper() for first in words]) >= len(words) * 0.7  # noqa: PLR2004


def _codes_of(kinds: str) -> str:
    made = ""
    for kind in kinds:
        for code in {"b": "BV", "s": "V", "d": "V", "n": "E", "g": "G", "v": "V"}[kind]:
            if code not in made:
                made += code
    return made
