"""The rules as an engine: a text in, attributions out."""

from __future__ import annotations

from subtools.claims.attribution import Attribution
from subtools.claims.rules.paragraphs import Paragraphs
from subtools.claims.rules.sources import Sources
from subtools.claims.rules.stance import certainty, form, sureness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.report import Report
    from subtools.claims.rules.tagger import Tagger


class Engine:
    """The rules of one language, ready to read any text."""

    def __init__(self, known: Lexicon) -> None:
        words = known.words
        self._tagger = _tagger(known)
        self._paragraphs = Paragraphs(known)
        self._kinds = Sources(known)
        self._negations = words("negations")
        self._refusals = words("refusals")
        self._modals = words("modals")
        self._hearsay = words("hearsay")
        self._rumoured = words("rumoured")
        self._first = words("first_person")
        self._trust = {
            name: float(value)
            for name, _, value in [item.partition("=") for item in words("trust")]
        }

    def find(self, text: str) -> list[Attribution]:
        """Return who says what, in order.

        >>> from subtools.claims.lexicon import lexicon
        >>> [one.lemma for one in Engine(lexicon("en")).find("He said that it rained.")]
        ['say']
        """
        reports = self._paragraphs.reports(self._tagger.sentences(text))
        return [self.attribution(report) for report in reports]

    def attribution(self, report: Report) -> Attribution:
        """Return what a report says, as the value that others work with."""
        find, s = report.find, report.sentence
        reporting = [low for a, b in find.reporting for low in s.lows[a:b]]
        said = [low for a, b in find.content for low in s.lows[a:b]]
        kind = self._kinds.kind(s, find.source[0] if find.source else None)
        who = [s.lows[start] for start, _ in find.source[:1]]  # "neither side"
        negated = not self._negations.isdisjoint([*who, *reporting]) or (
            not self._refusals.isdisjoint(reporting[:-1])
        )
        rumour = find.rule == "passive" and not find.source and find.lemma in self._rumoured
        return Attribution(
            tuple(report.content),
            tuple(report.source),
            tuple(report.reporting),
            lemma=find.lemma,
            word_class=find.word_class,
            form=form(find, s, quoted=report.quoted, first_person=not self._first.isdisjoint(said)),
            certainty=certainty(
                find.word_class,
                negated=negated,
                modal=not self._modals.isdisjoint(reporting),
                hearsay=rumour or find.lemma in self._hearsay,
                anonymous=rumour or kind == "anonymous",
            ),
            negated=negated,
            source_kind=kind,
            resolved=report.resolved,
            confidence=sureness(self._trust, find, source_kind=kind),
        )


def _tagger(known: Lexicon) -> Tagger:
    """Return what codes the words: English by its own rules, others by lists and endings."""
    if known.words("order"):
        from subtools.claims.rules.order.coder import Coder

        return Coder(known)
    from subtools.claims.rules.tagger import Tagger

    return Tagger(known)
