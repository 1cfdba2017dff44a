"""Whose words go on, sentence by sentence, where no marks tell."""

from __future__ import annotations

from subtools.claims.rules.report import touches, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.report import Report, Span
    from subtools.claims.rules.sentence import Sentence
    from subtools.claims.rules.speaking import Speaking

#: So many sentences of either may stand in a speech before one that only a speaker can say.
_BETWEEN = 1


class Flow:
    """What a paragraph has said so far: who may go on, and what waits for who said it."""

    def __init__(self, speaking: Speaking, *, told: bool) -> None:
        self._speaking = speaking
        self._told = told
        self._chain: Report | None = None
        self._said: Report | None = None
        self._waiting: list[Sentence] = []
        self._between: list[Sentence] = []

    def takes(self, s: Sentence, finds: list[Find], quoted: list[Span]) -> bool:
        """Tell whether a sentence without a report behind it belongs to one beside it.

        It is then given to that one, or waits for the next.
        """
        if self._said is not None and not finds and self._speaking.is_mood(s):
            self._said.content.append(whole(s))
            return True
        if not self._told or touches(s, quoted) or _opens(finds):
            return False
        if (self._chain or self._waiting) and self._speaking.is_presenter(s):
            return False
        strong = self._speaking.is_first(s)
        chain = self._chain
        goes_on = chain is not None and (strong or not self._between)
        if chain is not None and goes_on and self._speaking.speaks_on(s, strong=strong):
            chain.content.extend([whole(one) for one in (*self._between, s)])
            self._between = []
            return True
        if finds or not (strong or self._speaking.is_neutral(s)):
            return False
        if strong or self._waiting:
            self._waiting.append(s)
        if strong:
            return True
        if chain is not None and len(self._between) < _BETWEEN:
            self._between.append(s)
        else:
            self._chain, self._between = None, []
        return True

    def told(self, s: Sentence, own: list[Report], inner: list[Report], both: list[Report]) -> None:
        """Go on after a sentence that reports, or tells; `own` stand behind their claims."""
        if own and self._waiting and self._speaking.has_first(own[0], s):
            own[0].content.extend([whole(one) for one in self._waiting])
        self._waiting, self._between = [], []
        self._chain = self._speaking.speaker(own, inner, s)
        by_word = {"noun", "adverb"}
        self._said = both[-1] if both and both[-1].find.rule not in by_word else None


def _opens(finds: list[Find]) -> bool:
    """Tell whether a sentence begins with who says what: "He told us that ..."."""
    return bool(finds and finds[0].source and finds[0].source[0][0] <= 1)
