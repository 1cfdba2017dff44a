"""The re-tagger as an engine: text without marks in, attributions out."""

from __future__ import annotations

from subtools.claims.retagger.decoder import labels_of
from subtools.claims.retagger.features import Features
from subtools.claims.retagger.linking import links
from subtools.claims.retagger.naming import Naming
from subtools.claims.retagger.passages import Passages
from subtools.claims.retagger.reading import Reading
from subtools.claims.rules.report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.attribution import Attribution
    from subtools.claims.lexicon import Lexicon
    from subtools.claims.retagger.decoder import Weights
    from subtools.claims.retagger.passages import Passage
    from subtools.claims.rules.engine import Engine


class Retagger:
    """The rules of a language and weights over their tags, ready to read text without marks."""

    def __init__(self, known: Lexicon, rules: Engine, weights: Weights) -> None:
        self._known = known
        self._rules = rules
        self._weights = weights
        self._passages = Passages(known)
        self._features = Features(known)
        self._reading = Reading(known)
        #: How often a find is right where there are no marks, of what it is by the rules' own.
        self._trust = weights.settings.get("trust", 100) / 100

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Attribution]:
        """Return who says what in a text, or in a part of it, in order.

        >>> from subtools.claims.lexicon import lexicon
        >>> from subtools.claims.retagger.decoder import load
        >>> from subtools.claims.rules.engine import Engine
        >>> english = lexicon("en")
        >>> retagger = Retagger(english, Engine(english), load("en"))
        >>> text = "the mayor said the bridge would stay closed until friday"
        >>> [text[a:b] for one in retagger.find(text) for a, b in one.source]
        ['the mayor']
        """
        naming = Naming(self._known)
        found: list[Attribution] = []
        for passage in self._passages.of(text, start, end):
            found += self._read(text, passage, naming)
        return found

    def _read(self, text: str, passage: Passage, naming: Naming) -> list[Attribution]:
        linked = links(passage, labels_of(self._weights, *self._features.rows(passage)))
        if not linked:
            return []
        s = naming.sentence(text, passage, linked)
        reports = [Report(self._reading.find(passage, link), s, 0) for link in linked]
        naming.resolve(s, reports)
        reports.sort(key=lambda report: min(report.content + report.reporting))
        made = [self._rules.attribution(report) for report in reports]
        return [one.replace(confidence=round(one.confidence * self._trust, 2)) for one in made]
