"""Find the words that somebody quotes in a text: other case, other marks, slips, a word left out.

Words of the quotation vote for the places where they stand in the text; the best places are
aligned word by word in a narrow band. So the time grows with the text's length plus the
quotation's, not with their product.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import nlargest
from itertools import accumulate, pairwise

from subtools.claims.feedback.slips import alike
from subtools.core.pattern import pattern
from subtools.core.value import Value, put
from subtools.language.words import LEAST_UNSPACED, unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: A word that stands more often than this in the text votes only where no rarer one can.
_COMMON = 200
#: So many votes of one word, and so many places of an exact quotation, are enough; a quotation of
#: more words than this is a text, and must be exact.
_ENOUGH, _LONGEST = 20_000, 1_000
#: Votes are counted in buckets of so many places; so many buckets are looked at.
_BUCKET = 8
_PLACES = 8
#: The band is wider than its buckets by this, and by a quarter of the quotation up to a limit.
_MARGIN, _WIDEST = 4, 40
#: What another word in place of one costs, and one more or less, as shares of a rare word.
_OTHER, _MORE = 0.3, 0.2
#: A mark written apart ("e" and an acute) belongs to its letter.
_WORD = pattern(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


class Place(Value):
    """Characters `start` to `end` of a text, and how much of the quotation they are: 0 to 1."""

    __slots__ = ("start", "end", "score")
    start: int
    end: int
    score: float

    def __init__(self, start: int, end: int, score: float = 1.0) -> None:
        """Keep the parts."""
        put(self, "start", start)
        put(self, "end", end)
        put(self, "score", score)


class Quotable:
    """A text whose words can be found by quotations."""

    __slots__ = ("_at", "_line", "_offsets", "_starts", "_words", "text")

    def __init__(self, text: str) -> None:
        """Index the words.

        >>> talk = Quotable("The council spent 3 million on the wall.")
        >>> [
        ...     text
        ...     for place in talk.near("council spend 3 millions")
        ...     for text in [talk.text[place.start : place.end]]
        ... ]
        ['council spent 3 million']
        """
        self.text = text
        self._words: list[tuple[str, int, int]] = words(text)
        self._starts = [start for _, start, _ in self._words]
        # All words in a line: looking for a row of them is left to `str.find`, which is linear.
        self._line = f" {' '.join([word for word, _, _ in self._words])} "
        self._offsets = [0, *accumulate([len(word) + 1 for word, _, _ in self._words])]
        self._at: dict[str, list[int]] = {}
        for position, (word, _, _) in enumerate(self._words):
            self._at.setdefault(word, []).append(position)

    def exactly(self, quotation: str, low: int = 0, high: int | None = None) -> list[Place]:
        """Return where just these words stand, of those that begin from `low` to `high`.

        Case and marks may differ; marks at the quotation's ends are taken where the text has them.
        """
        spans = words(quotation)
        if not spans:
            return []
        before, after = quotation[: spans[0][1]].lstrip(), quotation[spans[-1][2] :].rstrip()
        wanted = f" {' '.join([word for word, _, _ in spans])} "
        first = bisect_left(self._starts, low) if low else 0
        stop = len(self._words) if high is None else bisect_left(self._starts, high)
        found: list[Place] = []
        end_at = self._offsets[stop] + len(wanted) - 1
        at = self._line.find(wanted, self._offsets[first], end_at)
        while at >= 0 and len(found) < _ENOUGH:
            index = bisect_left(self._offsets, at)
            start, end = self._words[index][1], self._words[index + len(spans) - 1][2]
            found.append(self._with_marks(before, after, start, end))
            at = self._line.find(wanted, at + 1, end_at)
        return found

    def _with_marks(self, before: str, after: str, start: int, end: int) -> Place:
        """Take the marks around the words that the quotation has there, too."""
        while before and start and self.text[start - 1] == before[-1]:
            before, start = before[:-1], start - 1
        while after and end < len(self.text) and self.text[end] == after[0]:
            after, end = after[1:], end + 1
        return Place(start, end)

    def near(self, quotation: str) -> list[Place]:
        """Return places whose words are about those of the quotation, best first, none twice."""
        wanted = [word for word, _, _ in words(quotation)]
        if len(wanted) > _LONGEST:
            return []
        weights = [self._weight(word) for word in wanted]
        margin = min(_WIDEST, _MARGIN + len(wanted) // 4)
        found: list[Place] = []
        for bucket in self._candidates(wanted, weights):
            low = bucket * _BUCKET - margin
            place = self._aligned(wanted, weights, low, 2 * (_BUCKET + margin))
            if place is not None:
                found.append(place)
        found.sort(key=lambda place: (-place.score, place.start))
        apart: list[Place] = []
        for place in found:
            if all([place.end <= one.start or one.end <= place.start for one in apart]):
                apart.append(place)
        return apart

    def _weight(self, word: str) -> float:
        """Count a rare word for more than one that stands everywhere."""
        return 1 / (1 + len(self._at.get(word, ())).bit_length() / 4)

    def _candidates(self, wanted: Sequence[str], weights: Sequence[float]) -> list[int]:
        """Return the buckets of places (a word's place, less its place in the quotation)."""
        known = [i for i, word in enumerate(wanted) if word in self._at]
        voters = [i for i in known if len(self._at[wanted[i]]) <= _COMMON]
        if not voters and known:
            voters = [min(known, key=lambda i: len(self._at[wanted[i]]))]
        votes: dict[int, float] = {}
        for i in voters:
            for position in self._at[wanted[i]][:_ENOUGH]:
                bucket = (position - i) // _BUCKET
                votes[bucket] = votes.get(bucket, 0) + weights[i]
        best = {
            bucket: max(count + votes.get(bucket + 1, 0), count + votes.get(bucket - 1, 0) - 1e-9)
            for bucket, count in votes.items()
        }
        return [
            bucket
            for bucket, _ in nlargest(_PLACES, best.items(), key=lambda pair: (pair[1], -pair[0]))
        ]

    def _aligned(
        self, wanted: Sequence[str], weights: Sequence[float], low: int, width: int
    ) -> Place | None:
        """Align the quotation with the text, its word `i` with the places `low + i` and on.

        A cell of the band is (score, first place, weight of the words that are alike).
        """
        text = self._words
        empty = (0.0, -1, 0.0)
        row = [empty] * (width + 1)
        best, best_end = empty, 0
        for i, word in enumerate(wanted):
            after = [empty] * (width + 1)
            left = empty
            for k in range(width):
                at = low + i + k
                if not 0 <= at < len(text):
                    left = empty
                    continue
                weight = weights[i]
                score, first, same = row[k]  # the word before, the place before
                if text[at][0] == word or alike(text[at][0], word):
                    cell = (score + weight, at if first < 0 else first, same + weight)
                else:
                    cell = (score - _OTHER * weight, first, same)
                up = row[k + 1]
                cell = max(
                    cell, (up[0] - _MORE * weight, *up[1:]), (left[0] - _MORE / 2, *left[1:])
                )
                left = cell if cell[0] > 0 else empty
                after[k] = left
                if left[0] > best[0]:
                    best, best_end = left, at
            row = after
        if best[1] < 0:
            return None
        here = sum([self._weight(word) for word, _, _ in text[best[1] : best_end + 1]])
        score = 2 * best[2] / (sum(weights) + here)
        return Place(text[best[1]][1], text[best_end][2], min(1.0, score))


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text without case, accents and marks, and where they stand.

    In a script without spaces each character is a word.

    >>> words("Café, 13.5%")
    [('cafe', 0, 4), ('13', 6, 8), ('5', 9, 10)]
    """
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[start:end].isascii():
            found.append((match[0].lower(), start, end))
            continue
        edges = [start]
        if max(match[0]) >= LEAST_UNSPACED:
            edges += [
                at for at in range(start + 1, end) if unspaced(text[at]) or unspaced(text[at - 1])
            ]
        edges.append(end)
        found.extend([(_plain(text[a:b]), a, b) for a, b in pairwise(edges)])
    return found


def _plain(word: str) -> str:
    from unicodedata import combining, normalize

    apart = normalize("NFKD", word.casefold())
    return "".join([char for char in apart if not combining(char)]) or word
