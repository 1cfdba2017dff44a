"""Quotations: where they are in a paragraph, and whose words they are."""

from __future__ import annotations

from bisect import bisect_left

from subtools.claims.rules.report import union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.report import Report, Span
    from subtools.claims.rules.sentence import Sentence

#: A quotation of so many words may hold reports of its own; they are the quoted one's.
_LONG = 7
#: "..., he told reporters on Monday. "...": so many words may stand behind who says it.
_ASIDE = 8
#: Nothing but these stands between quotations of one speaker.
_BETWEEN = " .,;:!?'\"”’\n—-"


def find_quotes(sentences: list[Sentence]) -> list[Span]:
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


def is_long(text: str, quote: Span) -> bool:
    """Tell whether a quotation may hold reports of its own."""
    return text.count(" ", *quote) >= _LONG


def whole_quotes(report: Report, quotes: list[Span]) -> None:
    """Let content that lies in a quotation be the whole quotation."""
    if not quotes:
        return
    roles = report.source + report.reporting
    for at, (start, end) in enumerate(report.content):
        nearest = bisect_left(quotes, (start, start)) - 1
        for first, last in quotes[max(0, nearest) : bisect_left(quotes, (end, end))]:
            if any([first < b and a < last for a, b in roles]):
                report.quoted = True  # «I go, she said, because I am tired»
                continue
            if (first <= start + 1 and end <= last + 1) or (
                first <= end - 2 < last and start <= first + 1
            ):
                report.content[at] = (min(start, first), max(end, last))
                report.quoted = True
            elif first <= start < last and end > last and at == 0:
                report.content[at] = (first, end)
                report.quoted = True
    report.content = union(report.content)


def next_quotes(made: list[Report], quotes: list[Span], text: str) -> None:
    """Add to a quotation the next ones, as long as nothing but quotations follows."""
    limit = 1 << 60
    limits = []
    for report in reversed(made):
        limits.append(limit)
        limit = min(limit, report.content[0][0])
    for report, limit in zip(made, reversed(limits), strict=True):
        end = max([stop for _, stop in (*report.content, *report.source, *report.reporting)])
        most = _ASIDE if report.quoted else 0
        for first, last in quotes[bisect_left(quotes, (end, end)) :]:
            if last > limit or not _goes_on(text[end:first], most):
                break
            most = 0
            report.content.append((first, last))
            report.quoted = True
            end = last


def _goes_on(gap: str, most: int) -> bool:
    """Tell whether no more than the end of a sentence, of few words, parts two quotations."""
    words = gap.strip(_BETWEEN)
    ends = gap.rstrip()[-1:] == "." and "." not in words
    return not words or (ends and words.count(" ") < most)


def orphans(every: list[Report], quotes: list[Span], text: str, before: Report | None) -> None:
    """Give a long quotation that nobody says to the report before it."""
    said = union([span for report in every for span in report.content])
    ends = [max(report.content + report.reporting)[1] for report in every]
    number = 0
    to = before
    for quote in quotes:
        while number < len(every) and ends[number] <= quote[0]:
            to = every[number]
            number += 1
        at = bisect_left(said, (quote[1], quote[1])) - 1
        if not is_long(text, quote) or (at >= 0 and said[at][1] > quote[0]):
            continue
        if to is not None and to.source and quote[0] > max(to.content + to.reporting)[1]:
            to.content.append(quote)
            to.quoted = True
