"""A paragraph: quotations that run over sentences, and speech that goes on without marks."""

from __future__ import annotations

from subtools.claims.rules.reading import reader
from subtools.claims.rules.sources import Sources, name_runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.sentence import Sentence

    Span = tuple[int, int]

#: A quotation of so many words may hold reports of its own; they are the quoted one's.
_LONG = 7
#: A sentence of so many tokens is long for speech that goes on.
_SHORT = 30
#: So many sentences of either may stand in a speech before one that only a speaker can say.
_BETWEEN = 1
#: A paragraph of so many sentences is read in parts.
_PARAGRAPH = 60


class Report:
    """A find with its ranges as characters of the text."""

    __slots__ = (
        "content", "find", "number", "quoted", "reporting", "resolved", "sentence", "source", "sure",
    )  # fmt: skip

    def __init__(self, find: Find, sentence: Sentence, number: int) -> None:
        def spans(ranges: list[Span]) -> list[Span]:
            return [(sentence.starts[a], sentence.ends[b - 1]) for a, b in ranges if b > a]

        self.find = find
        self.sentence = sentence
        self.number = number
        self.source = spans(find.source)
        self.reporting = spans(find.reporting)
        self.content = spans(find.content)
        self.quoted = False
        #: The full name that the source stands for, and how sure that is.
        self.resolved: str | None = None
        self.sure = 0.0


class Paragraphs:
    """Reads a text paragraph by paragraph with the rules of a language."""

    def __init__(self, known: Lexicon) -> None:
        self._grammar, self._outer, self._inner = reader(known)
        self._known = known
        self._first = known.words("first_person")
        self._subjects = known.words("speaker_subjects")
        self._spoken = known.words("spoken")
        self._past = known.words("past")
        self._past_endings = tuple(known.words("past_endings"))
        self._titles = known.words("titled")
        self._reporting = frozenset(
            [
                form
                for form, (_, entries) in known.verbs.items()
                if any(["clause" in entry.frames for entry in entries])
            ]
        ) - known.words("minds")

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
        quotes = _quotes(sentences)
        outer = [
            [Report(find, s, n) for find in self._outer(self._grammar, s)]
            for n, s in enumerate(sentences)
        ]
        made = [report for own in outer for report in own]
        for report in made:
            self._whole_quotes(report, quotes)
        self._goes_on(made, quotes, sentences)
        quoted = _union([span for report in made for span in report.content])
        quoted = _union(quoted + [q for q in quotes if _long(sentences, q)])
        told = self._is_told(sentences)
        every: list[Report] = []
        chain: Report | None = None
        waiting: list[Sentence] = []
        between: list[Sentence] = []
        for number, s in enumerate(sentences):
            own = outer[number]
            if own and waiting and self._has_first(own[0], s):
                own[0].content.extend([_whole(one) for one in waiting])
            roles = [span for r in own for span in (*r.source, *r.reporting)]
            taken = _taken(s, _union(quoted + roles))
            finds = (
                [] if all(taken) else self._inner(self._grammar, s, taken, [r.find for r in own])
            )
            if not own and told and not _touches(s, quoted) and not _opens(finds):
                strong = self._has(s, self._first)
                if chain is not None and (strong or not between) and self._speaks_on(s, strong=strong):
                    chain.content.extend([_whole(one) for one in (*between, s)])
                    between = []
                    continue
                if strong and not finds:
                    waiting.append(s)
                    continue
                if not finds and self._is_neutral(s):
                    if waiting:
                        waiting.append(s)
                    if chain is not None and len(between) < _BETWEEN:
                        between.append(s)
                    else:
                        chain, between = None, []
                    continue
            waiting, between = [], []
            inner = [Report(find, s, number) for find in finds]
            for report in inner:
                self._whole_quotes(report, quotes)
            chain = self._speaker(own, inner, s)
            both = sorted(own + inner, key=lambda r: min(r.reporting + r.content))
            self._resolve(s, both)
            every.extend(both)
        for report in every:
            report.content = _union(report.content)
        self._orphans(every, quotes, sentences, before)
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

    def _is_told(self, sentences: list[Sentence]) -> bool:
        """Tell whether a narrator tells the text: then a sentence with "I" is quoted."""
        return sum([self._has(s, self._subjects) for s in sentences]) * 2 <= len(sentences)

    def _speaker(self, own: list[Report], inner: list[Report], s: Sentence) -> Report | None:
        """Return the report whose speaker may go on in the next sentence."""
        direct = [r for r in own if r.find.rule != "sourced"]
        if direct:
            return direct[-1]
        if (
            inner
            and inner[-1].find.rule not in {"sourced", "headed"}
            and inner[-1].find.content
            and inner[-1].find.content[-1][1] >= len(s) - 2
        ):
            last = inner[-1]
            start, stop = last.find.content[-1]
            opens = start > 0 and s.codes[start - 1] in ',:"'
            if opens or self._has_first(last, s) or not self._spoken.isdisjoint(s.lows[start:stop]):
                return last
        return None

    def _whole_quotes(self, report: Report, quotes: list[Span]) -> None:
        """Let content that lies in a quotation be the whole quotation."""
        for at, (start, end) in enumerate(report.content):
            for first, last in quotes:
                if (
                    first <= start + 1
                    and end <= last + 1
                    or (first <= end - 2 < last and start <= first + 1)
                ):
                    report.content[at] = (min(start, first), max(end, last))
                    report.quoted = True
                elif first <= start < last and end > last and at == 0:
                    report.content[at] = (first, end)
                    report.quoted = True
        report.content = _union(report.content)

    def _goes_on(self, made: list[Report], quotes: list[Span], sentences: list[Sentence]) -> None:
        """Add to a quotation the next ones, as long as nothing but quotations follows."""
        text = sentences[0].text
        for number, report in enumerate(made):
            limit = min([r.content[0][0] for r in made[number + 1 :]], default=1 << 60)
            end = max(span[1] for span in (*report.content, *report.source, *report.reporting))
            for first, last in quotes:
                if first >= end and last <= limit and first < limit:
                    if text[end:first].strip(" .,;:!?'\"”’\n—-"):
                        break
                    report.content.append((first, last))
                    report.quoted = True
                    end = last

    def _speaks_on(self, s: Sentence, *, strong: bool) -> bool:
        """Tell whether a sentence without marks goes on with what somebody says.

        A narrator tells in the past, names people, and says who reports.
        """
        first = s.codes[0]
        if first == "M":
            return False
        reports = [
            k for k, low in enumerate(s.lows) if s.codes[k] == "V" and low in self._reporting
        ]
        if strong:
            return not (first == "S" and reports and s.lows[0] not in self._first)
        if self._is_past(s):
            return False
        if self._has(s, self._spoken):
            return True
        return (
            first in "YKSC" and not reports and len(s) < _SHORT and self._titles.isdisjoint(s.lows)
        )

    def _is_neutral(self, s: Sentence) -> bool:
        """Tell whether a narrator or a speaker may say a sentence: in the present, without names."""
        return (
            s.codes[0] != "M"
            and len(s) < _SHORT
            and self._titles.isdisjoint(s.lows)
            and not self._is_past(s)
        )

    def _is_past(self, s: Sentence) -> bool:
        return any([
            low in self._past or (s.codes[k] == "V" and low.endswith(self._past_endings))
            for k, low in enumerate(s.lows)
        ])  # fmt: skip

    @staticmethod
    def _has(s: Sentence, words: frozenset[str]) -> bool:
        return not words.isdisjoint(s.lows)

    def _has_first(self, report: Report, s: Sentence) -> bool:
        return any(s.lows[k] in self._first for a, b in report.find.content for k in range(a, b))

    def _orphans(
        self,
        every: list[Report],
        quotes: list[Span],
        sentences: list[Sentence],
        before: Report | None,
    ) -> None:
        """Give a long quotation that nobody says to the report before it."""
        for quote in quotes:
            if not _long(sentences, quote):
                continue
            if any(a < quote[1] and quote[0] < b for r in every for a, b in r.content):
                continue
            earlier = [
                r
                for r in every
                if max(r.content + r.reporting)[1] <= quote[0]
            ]
            to = earlier[-1] if earlier else before
            if to is not None and to.source and quote[0] > max(to.content + to.reporting)[1]:
                to.content.append(quote)
                to.quoted = True


def _whole(s: Sentence) -> Span:
    return (s.starts[0], s.ends[-1])


def _opens(finds: list[Find]) -> bool:
    """Tell whether a sentence begins with who says what: "He told us that ..."."""
    return bool(finds and finds[0].source and finds[0].source[0][0] <= 1)


def _touches(s: Sentence, spans: list[Span]) -> bool:
    return any(a < s.ends[-1] and s.starts[0] < b for a, b in spans)


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


def _quotes(sentences: list[Sentence]) -> list[Span]:
    """Return the quotations of a paragraph; one left open runs to the end."""
    found: list[Span] = []
    start = -1
    for s in sentences:
        for k, code in enumerate(s.codes):
            if code != '"':
                continue
            mark = s.lows[k]
            if mark in "“„«``" or (start < 0 and mark not in "”»"):
                start = s.starts[k]
            elif start >= 0:
                found.append((start, s.ends[k]))
                start = -1
    if start >= 0:
        found.append((start, sentences[-1].ends[-1]))
    return found


def _long(sentences: list[Sentence], quote: Span) -> bool:
    return sentences[0].text.count(" ", *quote) >= _LONG


def _union(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _taken(s: Sentence, spans: list[Span]) -> list[bool]:
    out = [False] * len(s)
    for start, end in spans:
        if start < s.ends[-1] and end > s.starts[0]:
            for k, at in enumerate(s.starts):
                if start <= at < end:
                    out[k] = True
    return out
