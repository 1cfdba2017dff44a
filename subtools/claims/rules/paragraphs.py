"""A paragraph: the reports of its sentences, and the speech and quotations that run over them."""

from __future__ import annotations

from subtools.claims.rules.flow import Flow
from subtools.claims.rules.quotes import (
    find_quotes,
    is_long,
    next_quotes,
    orphans,
    whole_quotes,
)
from subtools.claims.rules.reading import reader
from subtools.claims.rules.report import Report, taken_tokens, union, whole, within
from subtools.claims.rules.sources import Sources, name_runs
from subtools.claims.rules.speaking import Speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.report import Span
    from subtools.claims.rules.sentence import Sentence

#: A paragraph of so many sentences is read in parts.
_PARAGRAPH = 60


class Paragraphs:
    """Reads a text paragraph by paragraph with the rules of a language."""

    def __init__(self, known: Lexicon) -> None:
        self._grammar, self._outer, self._inner = reader(known)
        self._known = known
        self._speaking = Speaking(known)

    def reports(self, sentences: Iterator[Sentence]) -> Iterator[Report]:
        """Yield the reports of a text in order."""
        self._sources = Sources(self._known)
        held: list[Report] = []  # a quotation may go on in the next paragraph
        for paragraph in _paragraphs(sentences):
            found = self._paragraph(paragraph, held[-1] if held else None)
            if found:
                yield from [report for report in held if report.content]
                held = found
        yield from [report for report in held if report.content]

    def _paragraph(self, sentences: list[Sentence], before: Report | None) -> list[Report]:
        text = sentences[0].text
        quotes = find_quotes(sentences)
        outer = [
            [Report(find, s, n) for find in self._outer(self._grammar, s)]
            for n, s in enumerate(sentences)
        ]
        made = [report for own in outer for report in own]
        for report in made:
            whole_quotes(report, quotes)
        next_quotes(made, quotes, text)
        quoted = union([span for report in made for span in report.content])
        quoted = union(quoted + [q for q in quotes if is_long(text, q)])
        flow = Flow(self._speaking, told=self._speaking.is_told(sentences))
        every: list[Report] = []
        for number, s in enumerate(sentences):
            own = outer[number]
            roles = [span for r in own for span in (*r.source, *r.reporting)]
            taken = taken_tokens(s, union(within(s, quoted) + roles))
            finds = (
                [] if all(taken) else self._inner(self._grammar, s, taken, [r.find for r in own])
            )
            if not own and flow.takes(s, finds, quoted):
                self._resolve(s, [])
                continue
            inner = [Report(find, s, number) for find in finds]
            for report in inner:
                whole_quotes(report, quotes)
                before_it = number > 0 and not any([one.number == number - 1 for one in every])
                if report.find.rule == "back" and before_it:
                    report.content = [whole(sentences[number - 1])]
            both = sorted(own + inner, key=lambda r: min(r.reporting + r.content))
            self._resolve(s, both)
            flow.told(s, own, inner, both)
            every.extend(both)
        for report in every:
            report.content = union(report.content)
        orphans(every, quotes, text, before)
        return every

    def _resolve(self, s: Sentence, reports: list[Report]) -> None:
        """Tell whose names the sources stand for; a source is meant next, so it is met last."""
        runs = name_runs(s)
        at = 0
        spoken: list[Span] = []
        for report in sorted(reports, key=lambda r: r.find.source[:1]):
            if not report.find.source:
                continue
            span = report.find.source[0]
            while at < len(runs) and runs[at][0] < span[0]:
                self._sources.remember(s, runs[at])
                at += 1
            report.resolved, report.sure = self._sources.resolve(s, span)
            spoken.extend([run for run in runs if span[0] <= run[0] and run[1] <= span[1]])
        for run in runs[at:] + spoken:
            self._sources.remember(s, run)
        for report in reports:
            if report.find.source:
                span = report.find.source[0]
                self._sources.remember_source(s, span, self._sources.kind(s, span))


def _paragraphs(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Gather the sentences of a paragraph, or of a turn; a long one comes in parts."""
    pending: list[Sentence] = []
    for sentence in sentences:
        if pending and (sentence.hard or len(pending) >= _PARAGRAPH):
            yield pending
            pending = []
        pending.append(sentence)
    if pending:
        yield pending
