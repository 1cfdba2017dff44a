"""Codes the tokens of languages other than English: by lists, by endings, by the word before."""

from __future__ import annotations

import re

from subtools.claims.rules.tagger import Tagger
from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
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
#: So many words whose ending was looked at are remembered, a bound for hostile text.
_REMEMBERED = 50_000


class Coder(Tagger):
    """A tagger that reads capitals and endings as the language's file tells."""

    def __init__(self, known: Lexicon) -> None:
        super().__init__(known)
        self._tokens = pattern(_FRENCH if "elides" in known.words("order") else _WORDS, re.IGNORECASE)
        self._nouns_capital = self._lists.nouns_capital
        #: Endings by what they say of a word that is in no list, the longest first.
        self._endings = {
            code: tuple(known.words(f"endings_{code}")) for code in "VEBGRAN"
        }  # fmt: skip
        self._calls = tuple([word for word in known.words("office") if len(word) > 4])  # noqa: PLR2004
        self._calling = known.words("titles") | known.words("office")
        both = known.words("also_nouns")
        for form, (kinds, _) in known.verbs.items():
            codes = "".join([c for c in "VEBG" if {"V": "v", "E": "n", "B": "b", "G": "g"}[c] in kinds])
            self._open[form] = codes + "N" * (form in both)
        for word in both:
            self._open.setdefault(word, "N")

    def _code(self, sentence: Sentence) -> None:
        text, starts, lows, codes = sentence.text, sentence.starts, sentence.lows, sentence.codes
        closed, opened = self._closed, self._open
        small = text.islower()
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
        if opens and known and known[0] != "N":
            return known[0]
        if not self._nouns_capital:
            if not opens:
                return "M"
            guessed = known or self._guessed(low, before, small=False)
            following = s.text[s.starts[index + 1]] if index + 1 < len(s) else "."
            return "M" if guessed == "N" and known is None and not following.isdigit() else guessed[0]
        if known and "N" in known or low.endswith(self._calls) or low.endswith(self._endings["N"]):
            return "N"
        # German: a name stands after a name, after an office, or before a name without an article.
        last = s.lows[index - 1] if index else ""
        if before == "M" or (before == "N" and (last in self._calling or last.endswith(self._calls))):
            return "M"
        if before in "DA#":
            return "N"
        if index + 1 < len(s):
            following = s.text[s.starts[index + 1]]
            if following.isupper() and s.lows[index + 1] not in self._closed:
                return "M"
        return "N" if before == "P" and last not in {"von", "für"} else "M"

    def _mark(self, low: str) -> str:
        from subtools.claims.rules import tagger

        return '"' if low in tagger._QUOTES else tagger._MARKS.get(low, ";")  # noqa: SLF001

    def _guessed(self, low: str, before: str, *, small: bool) -> str:
        """Code a word of no list by its ending; in German, what an article precedes is no verb."""
        if self._nouns_capital:
            if before in "DAP#":
                return "N" if small and not low.endswith(self._endings["A"]) else "A"
            if small and (low.endswith(self._endings["N"]) or low.endswith(self._calls)):
                return "N"
        code = next((c for c in "VEBGRAN" if self._endings[c] and low.endswith(self._endings[c])), "")
        code = code or ("N" if small or not self._nouns_capital else "R")
        if len(self._open) < _REMEMBERED and not self._nouns_capital:
            self._open[low] = code
        return code

    def _settle(self, s: Sentence) -> None:
        """Settle words that are two things: "zu" before a verb, "der" that opens a clause."""
        codes = s.codes
        n = len(codes)
        for index, code in enumerate(codes):
            following = codes[index + 1] if index + 1 < n else "."
            if code == "T" and following not in "BX":
                codes[index] = "P"
            elif code == "D" and self._nouns_capital and following not in "NMAE#D":
                relative = index and codes[index - 1] in ",P"
                codes[index] = "W" if relative else "Y"
