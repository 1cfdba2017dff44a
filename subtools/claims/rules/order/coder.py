"""Codes the tokens of languages other than English: by lists, by endings, by the word before."""

from __future__ import annotations

import re

from subtools.claims.rules.tagger import MARKS, QUOTES, Tagger
from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.sentence import Sentence

_WORDS = (
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"
    r"|[^\W_]+(?:[-'’][^\W_]+)*"
    r"|''|``|--+|\n|[^\w\s¿¡]|_"
)
#: French cuts off what is elided ("l'", "qu'") and what is turned ("dit-il", "a-t-il").
_TURNED = r"-(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b"
_FRENCH = (
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"
    r"|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)"
    rf"|{_TURNED}"
    rf"|[^\W_]+(?:(?:-(?!(?:t-)?(?:ils?|elles?|on|je|nous|vous)\b)|['’])[^\W_]+)*"
    r"|''|``|--+|\n|[^\w\s]|_"
)


class Coder(Tagger):
    """A tagger that reads capitals and endings as the language's file tells."""

    def __init__(self, known: Lexicon) -> None:
        super().__init__(known)
        self._tokens = pattern(
            _FRENCH if "elides" in known.words("order") else _WORDS, re.IGNORECASE
        )
        self._also_adverbs = known.words("adverbs") & (
            known.words("coordinators") | known.words("subordinators")
        )
        self._opening_marks = "opening-marks" in known.words("order")
        self._amid, self._dashes, self._spaced = ",", "–—", "»"
        self._genitives = known.words("genitives")
        self._determiners = known.words("determiners") | known.words("possessives")
        self._nouns_capital = self._lists.nouns_capital
        #: Endings by what they say of a word that is in no list, the longest first.
        self._endings = {
            code: tuple(known.words(f"endings_{code}")) for code in "VEBGRAN"
        }  # fmt: skip
        self._calls = tuple([word for word in known.words("office") if len(word) > 4])  # noqa: PLR2004
        self._nouns = self._calls + self._endings["N"]
        self._calling = known.words("titles") | known.words("office")
        both = known.words("also_nouns").union(
            known.nouns, *[known.words(name) for name in ("office", "bodies", "anonymous")]
        )
        for form, (kinds, _) in known.verbs.items():
            codes = "".join(
                [c for c in "VEBG" if {"V": "v", "E": "n", "B": "b", "G": "g"}[c] in kinds]
            )
            self._open[form] = codes + "N" * (form in both)
        for word in known.words("past") | known.words("finite"):
            self._open.setdefault(word, "V")
        for word in known.words("participles"):
            self._open.setdefault(word, "E")
        for word in known.words("words_A"):
            self._open.setdefault(word, "A")
        for word in known.words("time_nouns"):
            self._open[word] = "N"
        for word in known.words("names"):
            self._open[word] = "M"
        #: Where there are no articles, a first word is a name only by its ending.
        self._surnames = tuple(known.words("endings_surname"))
        for word in both:
            self._open.setdefault(word, "N")

    def sentences(self, text: str) -> Iterator[Sentence]:
        """Yield the sentences of a text, coded."""
        small = text.islower()
        for sentence in self._cut(text):
            self._code_words(sentence, small=small)
            yield sentence

    def _code_words(self, sentence: Sentence, *, small: bool) -> None:
        text, starts, lows, codes = sentence.text, sentence.starts, sentence.lows, sentence.codes
        closed, opened = self._closed, self._open
        before = "."
        for index, low in enumerate(lows):
            first = text[starts[index]]
            code = closed.get(low)
            if code is None or (code in "PRH" and index and first.isupper()):
                if not first.isalnum():
                    code = code or self._mark(low)
                elif first.isdigit():
                    code = "#"
                elif first.isupper():
                    code = self._capital(sentence, index, before)
                else:
                    code = opened.get(low) or self._guessed(low, before, small=small)
                    if len(code) > 1:
                        code = "N" if "N" in code and before in "DAP#" else code[0]
            codes.append(code)
            before = code
        self._settle(sentence)

    def _capital(self, s: Sentence, index: int, before: str) -> str:
        """Code a word with a capital: a name, or the first word of a sentence, or any noun."""
        low = s.lows[index]
        known = self._open.get(low)
        opens = before in '.":' or (before == "-" and index == 1)
        following = s.text[s.starts[index + 1]] if index + 1 < len(s) else "."
        named = following.isupper() and s.lows[index + 1] not in self._closed
        if opens and known and (known[0] != "N" or not named):
            return known[0]
        if not self._nouns_capital:
            if not opens:
                return "M"
            guessed = known or self._guessed(low, before, small=False)
            after = s.lows[index + 1] if index + 1 < len(s) else ""
            acts = self._closed.get(after) == "X" or self._open.get(after, "")[:1] == "V"
            alone = guessed == "N" or (acts and guessed in "BAE")
            if self._surnames:
                alone = low.endswith(self._surnames) or s.word(index)[1:].isupper()
            return "M" if known is None and (named or alone) else guessed[0]
        if (known and "N" in known) or low.endswith(self._nouns):
            return "N"
        # German: a name stands after a name, after an office, or before a name without an article.
        last = s.lows[index - 1] if index else ""
        if before == "M" or (
            before == "N" and (last in self._calling or last.endswith(self._calls))
        ):
            return "M"
        if before in "DA#" or (before == "R" and self._is_inflected(last)):
            return "N"
        if named:
            return "M"
        return "N" if before == "P" and last not in {"von", "für"} else "M"

    def _is_inflected(self, low: str) -> bool:
        """Tell whether a word of no list ends as German adjectives before a noun do."""
        return low not in self._closed and low.endswith(("e", "en", "er", "es", "em"))

    @staticmethod
    def _mark(low: str) -> str:
        return '"' if low in QUOTES else MARKS.get(low, ";")

    def _guessed(self, low: str, before: str, *, small: bool) -> str:
        """Code a word of no list by its ending; in German, what an article precedes is no verb."""
        if self._nouns_capital:
            if before in "DAP#":
                return "N" if small and not low.endswith(self._endings["A"]) else "A"
            if small and low.endswith(self._nouns):
                return "N"
        if self._nouns_capital and before == "T" and low.endswith("n"):
            return "B"
        code = next(
            (c for c in "VEBGRAN" if self._endings[c] and low.endswith(self._endings[c])), ""
        )
        code = code or ("N" if small or not self._nouns_capital else "R")
        if (before == "D" and code in "VBGE") or (before == "P" and code in "VE"):
            code = "N"
        return code

    def _settle(self, s: Sentence) -> None:
        """Settle words that are two things: "zu" before a verb, "der" that opens a clause."""
        codes = s.codes
        n = len(codes)
        if self._opening_marks:
            text = s.text
            s.starts[:] = [at - (at > 0 and text[at - 1] in "¿¡") for at in s.starts]
        for index, code in enumerate(codes):
            following = codes[index + 1] if index + 1 < n else "."
            if code == "S" and s.lows[index][0] == "-":
                s.starts[index] += s.lows[index].rfind("-") + 1  # the hyphens are no words
            elif code == "T" and following not in "BX":
                codes[index] = "P"
            elif (
                code in "CH"
                and s.lows[index] in self._also_adverbs
                and codes[index - 1] not in ',".:'
            ):
                codes[index] = "R"
            elif (
                code == "D"
                and index
                and s.lows[index] in self._genitives
                and not self._nouns_capital
                and codes[index - 1] in "NA"
            ):
                codes[index] = "P"  # "le ministre des Affaires"
            elif code in "YOX" and following in "NMA#" and s.lows[index] in self._determiners:
                codes[index] = "D"
            elif code == "A" and index and codes[index - 1] == "D" and following not in "NMA#E":
                codes[index] = "N"
            elif (
                code == "R"
                and self._nouns_capital
                and following in "NA"
                and self._is_inflected(s.lows[index])
            ):
                codes[index] = "A"
            elif code == "D" and following not in "NMAE#D":
                if self._nouns_capital:
                    codes[index] = "W" if index and codes[index - 1] in ",P" else "Y"
                elif following in "XVOZ":
                    codes[index] = "O"
