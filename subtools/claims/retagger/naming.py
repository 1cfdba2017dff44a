"""Names in text without capitals: told from other sources by what they are not."""

from __future__ import annotations

from subtools.claims.rules.sentence import Sentence
from subtools.claims.rules.sources import Sources, name_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon
    from subtools.claims.retagger.linking import Link
    from subtools.claims.retagger.passages import Passage
    from subtools.claims.rules.report import Report

#: A name has no more words.
_MOST = 4


class Naming:
    """Tells names among sources, and whom a later source means; one for each text."""

    def __init__(self, known: Lexicon) -> None:
        self._sources = Sources(known)
        self._codes = known.codes
        self._titles = known.words("titles") | known.words("titled")
        self._called = (
            known.words("office") | known.words("bodies") | known.words("anonymous")
            | known.words("evidence") | known.words("plurals")
        )  # fmt: skip

    def sentence(self, text: str, passage: Passage, links: list[Link]) -> Sentence:
        """Return a passage as a sentence of the text, the names among its sources coded M."""
        s = Sentence(text, hard=False)
        s.starts, s.ends, s.lows = passage.starts, passage.ends, passage.lows
        s.codes = list(passage.codes)
        for link in links:
            if link.source:
                self._code(s, *link.source)
        return s

    def _code(self, s: Sentence, first: int, last: int) -> None:
        while first < last and (s.lows[first] in self._titles or s.lows[first] in self._called):
            first += 1  # "senator hargrove", "prime minister weber"
        size = next((k for k in range(first, last) if s.codes[k] not in "NMAVEBG"), last) - first
        words = s.lows[first : first + size]
        if not 0 < size <= _MOST or self._is_plural(words[-1]):
            return
        # "the agency" is called by what it is; no article stands before a name.
        if not self._called.isdisjoint(words):
            return
        if first and s.codes[first - 1] in "DA#" and s.lows[first - 1] not in self._titles:
            return
        s.codes[first : first + size] = "M" * size

    def _is_plural(self, word: str) -> bool:
        return word.endswith("s") and (word in self._codes or word[:-1] in self._codes)

    def resolve(self, s: Sentence, reports: list[Report]) -> None:
        """Tell whose names the sources stand for; only those who spoke before are remembered."""
        runs = name_runs(s)
        for report in reports:
            if not report.find.source:
                continue
            span = report.find.source[0]
            report.resolved, report.sure = self._sources.resolve(s, span)
            for run in runs:
                if span[0] <= run[0] and run[1] <= span[1]:
                    self._sources.remember(s, run)
            self._sources.remember_source(s, span, self._sources.kind(s, span))
