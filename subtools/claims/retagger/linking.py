"""From labels to reports: each source and each content joins its nearest reporting words."""

from __future__ import annotations

from subtools.claims.retagger.passages import CONTENT, OTHER, REPORTING, SOURCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.claims.retagger.passages import Passage

    Range = tuple[int, int]
    #: A label and the tokens that have it, the last one not included.
    Run = tuple[int, int, int]

#: From this step on a gap is a sentence's end, nearly for sure.
_STRONG = 7
#: So many tokens of content are long: it ends at the next gap that is strong.
_LONG = 60
#: Codes of finite verbs, of what stands in a noun's phrase, of what such a phrase ends with and
#: begins with; so many tokens have the longest.
_FINITE, _NOMINAL, _HEADS, _OPENS = "VX", "DA#NMSYQ", "NMSY", "DSY"
_NOUNS = 6
#: Content that begins so stands after its reporting words; and any rather does, by so many tokens.
_OPENERS = frozenset(("that", "to", "whether", "if", "how"))
_LEANING = 3
#: What goes on without a label of content has so many tokens at least.
_SHORT = 4
#: Content never goes on for more tokens.
_LONGEST = 90
#: A source or content so far from the reporting words is not theirs.
_FAR = 30
#: What a strong gap between counts as, in tokens.
_GAP_COSTS = 8


class Link:
    """Reporting words with their source and content, as ranges of tokens."""

    __slots__ = ("content", "reporting", "source")

    def __init__(self, reporting: Range) -> None:
        self.reporting = reporting
        self.source: Range | None = None
        self.content: list[Range] = []


def links(passage: Passage, labels: Sequence[int]) -> list[Link]:
    """Return the reports of a passage that have content, in order.

    Content and sources without reporting words are nobody's, and left out.
    """
    smooth = _smooth(passage, labels)
    runs = _runs(smooth)
    found = [Link((first, last)) for label, first, last in runs if label == REPORTING]
    if not found:
        return []
    for run in runs:
        if run[0] == SOURCE:
            _join_source(passage, found, (run[1], run[2]))
    contents = [(first, last) for label, first, last in runs if label == CONTENT]
    for span in contents:
        _join_content(passage, found, span)
    for at, link in enumerate(found):
        if link.source and not link.content:
            _take(passage, found, at)
    free = [label == OTHER for label in smooth]
    for link in found:
        if link.source is None:
            _subject(passage, link, free)
        if link.source and not link.content:
            _go_on(passage, link, free)
    return [link for link in found if link.content]


def _smooth(passage: Passage, labels: Sequence[int]) -> list[int]:
    """Return the labels without noise: single tokens that part a run, or are one of their own."""
    smooth = list(labels)
    for at in range(1, len(smooth) - 1):
        before, after = smooth[at - 1], smooth[at + 1]
        if smooth[at] == before or smooth[at] == after:
            continue
        if before == after and max(_end(passage, at), _end(passage, at + 1)) < _STRONG:
            smooth[at] = before
        elif smooth[at] == CONTENT and before != REPORTING:
            smooth[at] = OTHER
    return smooth


def _runs(labels: Sequence[int]) -> list[Run]:
    found: list[Run] = []
    first = 0
    for at in range(1, len(labels) + 1):
        if at == len(labels) or labels[at] != labels[first]:
            if labels[first] != OTHER:
                found.append((labels[first], first, at))
            first = at
    return found


def _end(passage: Passage, at: int) -> int:
    """Return how likely a sentence ends before a token, as a step."""
    return passage.gaps[at][1]


def _neighbours(found: list[Link], span: Range) -> tuple[Link | None, Link | None]:
    """Return the reporting words before a range and after it."""
    before = after = None
    for link in found:
        if link.reporting[1] <= span[0]:
            before = link
        elif after is None:
            after = link
    return before, after


def _way(passage: Passage, one: Range, other: Range) -> int:
    """Return how far one range is from a later one, in tokens; strong gaps count more."""
    strong = [at for at in range(one[1], other[0] + 1) if _end(passage, at) >= _STRONG]
    return other[0] - one[1] + _GAP_COSTS * len(strong)


def _join_source(passage: Passage, found: list[Link], span: Range) -> None:
    before, after = _neighbours(found, span)
    ways: list[tuple[int, int, Link]] = []
    if after is not None:
        ways.append((_way(passage, span, after.reporting), 0, after))
    if before is not None:
        ways.append((_way(passage, before.reporting, span), 1, before))
    for way, _, link in sorted(ways, key=lambda each: each[:2]):
        if way > _FAR:
            return
        if link.source is None or way < _source_way(passage, link):
            link.source = span
            return


def _source_way(passage: Passage, link: Link) -> int:
    one, other = sorted([link.source or link.reporting, link.reporting])
    return _way(passage, one, other)


def _join_content(passage: Passage, found: list[Link], span: Range) -> None:
    before, after = _neighbours(found, span)
    ahead = _way(passage, _whole(before), span) if before else _FAR + 1
    behind = _way(passage, span, _whole(after)) if after else _FAR + 1
    if before and after and max(ahead, behind) <= _FAR and ahead < _GAP_COSTS > behind:
        cut = _cut(passage, span)
        if cut:
            _keep(passage, before, (span[0], cut), forward=True)
            _keep(passage, after, (cut, span[1]), forward=False)
            return
    if min(ahead, behind) > _FAR:
        return
    opens = passage.lows[span[0]] in _OPENERS
    if before and ahead <= _FAR and (opens or ahead <= behind + _LEANING):
        _keep(passage, before, span, forward=True)
    elif after:
        _keep(passage, after, span, forward=False)


def _take(passage: Passage, found: list[Link], at: int) -> None:
    """Let reporting words without content have what another's has too much of."""
    link = found[at]
    if at + 1 < len(found) and len(found[at + 1].content) > 1:
        span = found[at + 1].content[0]
        if span[0] >= link.reporting[1] and _way(passage, link.reporting, span) <= _FAR:
            link.content.append(found[at + 1].content.pop(0))
            return
    if at and len(found[at - 1].content) > 1:
        span = found[at - 1].content[-1]
        if span[1] <= _whole(link)[0] and _way(passage, span, _whole(link)) <= _FAR:
            link.content.append(found[at - 1].content.pop())


def _subject(passage: Passage, link: Link, free: list[bool]) -> None:
    """Let the noun or pronoun right before a finite verb be its source."""
    last = link.reporting[0]
    if passage.codes[last] not in _FINITE:
        return
    first = last
    while first and last - first < _NOUNS and free[first - 1]:
        joins = passage.lows[first - 1] == "of"
        if not joins and passage.codes[first - 1] not in _NOMINAL:
            break
        first -= 1
        opens = not joins and passage.codes[first] in _OPENS
        if _end(passage, first) >= _STRONG or (opens and passage.lows[first - 1] != "of"):
            break
    if first < last and passage.codes[last - 1] in _HEADS:
        link.source = (first, last)


def _go_on(passage: Passage, link: Link, free: list[bool]) -> None:
    """Let what follows reporting words be their content, to the next strong gap."""
    first = last = link.reporting[1]
    while last < len(free) and free[last] and (last == first or _end(passage, last) < _STRONG):
        last += 1
    if _SHORT <= last - first <= _LONG:
        link.content.append((first, last))


def _whole(link: Link) -> Range:
    """Return the range of the reporting words and their source."""
    source = link.source or link.reporting
    return min(source[0], link.reporting[0]), max(source[1], link.reporting[1])


def _keep(passage: Passage, link: Link, span: Range, *, forward: bool) -> None:
    """Give content to reporting words, as much of it as is near them."""
    first, last = span
    if last - first > _LONG:
        if forward:
            ends = [at for at in range(first + _LONG, last) if _end(passage, at) >= _STRONG]
            last = min([*ends, last, first + _LONGEST])
        else:
            ends = [at for at in range(first + 1, last - _LONG) if _end(passage, at) >= _STRONG]
            first = max([*ends, first, last - _LONGEST])
    link.content.append((first, last))
    link.content.sort()


def _cut(passage: Passage, span: Range) -> int | None:
    """Return where content of two reports is parted: at its strongest gap that is a strong one."""
    inner = range(span[0] + 1, span[1])
    best = max(inner, key=lambda at: _end(passage, at), default=None)
    return best if best is not None and _end(passage, best) >= _STRONG else None
