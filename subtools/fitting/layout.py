"""The lines of a cue: where to break them, and what the best way costs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.profile import Profile
    from subtools.fitting.stream import Stream

_NEVER = float("inf")


class Layout:
    """Breaks ranges of a stream's words into lines of at most `limit` columns.

    A break costs what it parts; lines of unequal width cost, and so does a longer upper line.

    `places` are the words before which a break is thought of. Among words so short that more than
    `weights.PLACES` would begin in one line, only the best: so the work for a cue is bounded, in
    whatever script, and for whatever text. `turns` are the dashes with which somebody else goes on.
    """

    __slots__ = (
        "_begins",
        "_cost",
        "_ends",
        "_left",
        "_right",
        "_stream",
        "_top_heavy",
        "limit",
        "lines",
        "places",
        "turns",
    )

    def __init__(self, stream: Stream, profile: Profile) -> None:
        """Keep the words and the limits, and find the places."""
        self._stream = stream
        self.limit = profile.columns
        self.lines = profile.lines
        self._top_heavy = weights.TOP_HEAVY if profile.bottom_heavy else 0.0
        self.turns = [
            word
            for word in range(1, len(stream))
            if stream.bad[word - 1] == 0 and stream.words[word] in weights.TURN_DASHES
        ]
        self.places = self._thinned()
        # Of each place: the cost of a break, the column where its word starts, and the column
        # where the word before it ends.
        left, right, bad = stream.left, stream.right, stream.bad
        self._left = [left[word] for word in self.places]
        self._right = [right[word - 1] for word in self.places]
        self._cost = [_break(bad[word - 1]) for word in self.places]
        # By the word that a cue begins with, or ends before: which places its line may end at.
        self._begins: dict[int, tuple[int, int]] = {}
        self._ends: dict[int, tuple[int, int]] = {}

    def _thinned(self) -> list[int]:
        """Keep the best place of each few columns, and all where no line reaches the next."""
        left, right, bad = self._stream.left, self._stream.right, self._stream.bad
        cue = self._stream.cue
        if not left:
            return []
        step = max(1, self.limit // weights.PLACES)
        best: dict[tuple[int, int], int] = {}
        anchor = 0
        for word in range(1, len(left)):
            # Columns are counted from the start of the cue, or the end of a word that fills a
            # line: what stands before must not change how this breaks.
            if cue[word] != cue[word - 1] or 2 * (right[word - 1] - left[word - 1]) > self.limit:
                anchor = word
            window = anchor, (left[word] - left[anchor]) // step
            other = best.get(window)
            if other is None or bad[word - 1] < bad[other - 1]:
                best[window] = word
        kept: list[int] = []
        before = 0
        for word in [*best.values(), len(left)]:
            if right[word - 1] - left[before] > self.limit:
                kept.extend(range(before + 1, word))
            kept.append(word)
            before = word
        return kept[:-1]

    def cost(self, begin: int, end: int) -> float:
        """Return the cost of the best lines for the words; infinite when they fit in no way."""
        if self.lines == 2:  # noqa: PLR2004
            return self._cut(begin, end)[0]
        return self._many(begin, end, self.lines)[0]

    def best(self, begin: int, end: int) -> tuple[int, ...]:
        """Return the first word of each line but the first.

        People who take turns in dashes have a line each. Words that fit in no way get as many lines
        as they need, each as full as it can be.
        """
        if self.turns and (turns := self._apart(begin, end)):
            return turns
        if end - begin < 2 or self._stream.width(begin, end) <= self.limit:  # noqa: PLR2004
            return ()
        # Two lines are tried before three: fewer lines hide less of the picture.
        cost, cuts = self._two(begin, end) if self.lines > 1 else (_NEVER, ())
        if cost == _NEVER and self._stream.width(begin, end) <= self.limit * self.lines:
            cost, cuts = self._many(begin, end, self.lines)
        return self._full(begin, end) if cost == _NEVER else cuts

    def _apart(self, begin: int, end: int) -> tuple[int, ...]:
        """Return the dashes of turns among the words, if each turn fits a line."""
        turns = self.turns[bisect_right(self.turns, begin) : bisect_left(self.turns, end)]
        rows = list(pairwise([begin, *turns, end]))
        fits = all([self._stream.width(a, b) <= self.limit for a, b in rows])
        return tuple(turns) if fits and len(rows) <= self.lines else ()

    def _two(self, begin: int, end: int) -> tuple[float, tuple[int, ...]]:
        least, where = self._cut(begin, end)
        return least, (self.places[where],) if where >= 0 else ()

    def _cut(self, begin: int, end: int) -> tuple[float, int]:
        """Find the best place for two lines, by its number; -1 where there is none."""
        left, right, costs = self._left, self._right, self._cost
        first, last = self._stream.left[begin], self._stream.right[end - 1]
        least, where = _NEVER, -1
        # Only cuts at which both lines fit: the columns rise, so they are found by halving.
        begins = self._begins.get(begin)
        if begins is None:
            begins = self._begins[begin] = (
                bisect_right(self.places, begin),
                bisect_right(right, first + self.limit),
            )
        ends = self._ends.get(end)
        if ends is None:
            ends = self._ends[end] = (
                bisect_left(left, last - self.limit),
                bisect_left(self.places, end),
            )
        low = begins[0] if begins[0] > ends[0] else ends[0]  # noqa: FURB136 - no call
        high = begins[1] if begins[1] < ends[1] else ends[1]  # noqa: FURB136
        for cut in range(low, high):
            cost = costs[cut]
            if cost < least:
                uneven = right[cut] - first - last + left[cut]
                share = uneven / (last - first or 1)
                cost += weights.UNEVEN * share * share
                if uneven > 0:
                    cost += self._top_heavy
                if cost < least:
                    least, where = cost, cut
        return least, where

    def _many(self, begin: int, end: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """Find the best way in up to `lines` lines: the best ways to each word, line by line."""
        stream = self._stream
        left, right, bad, limit = stream.left, stream.right, stream.bad, self.limit
        full = stream.width(begin, end) or 1
        places = self.places
        inner = places[bisect_right(places, begin) : bisect_left(places, end)]
        stops = [begin, *inner, end]
        ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        done: tuple[float, tuple[int, ...]] = (_NEVER, ())
        for line in range(1, lines + 1):
            # Against the mean of as many lines as there are so far: the last one settles it.
            ideal = full / line
            fresh: dict[int, tuple[float, tuple[int, ...]]] = {}
            for at, (cost, cuts) in ways.items():
                for following in range(at + 1, len(stops)):
                    stop = stops[following]
                    width = right[stop - 1] - left[stops[at]]
                    if width > limit:
                        break
                    uneven = (width - ideal) / full
                    total = cost + 2 * weights.UNEVEN * uneven * uneven
                    if stop == end:
                        if total < done[0]:
                            done = (total, cuts)
                        continue
                    total += _break(bad[stop - 1])
                    if following not in fresh or total < fresh[following][0]:
                        fresh[following] = (total, (*cuts, stop))
            ways = fresh
        return done

    def _full(self, begin: int, end: int) -> tuple[int, ...]:
        stream = self._stream
        cuts: list[int] = []
        start = begin
        for word in range(begin + 1, end):
            if stream.right[word] - stream.left[start] > self.limit:
                cuts.append(word)
                start = word
        return tuple(cuts)


def _break(bad: float) -> float:
    """Return the cost of a line break of this badness."""
    return weights.LINE_BREAK * bad + weights.TIGHT * max(0.0, bad - weights.TIGHT_FROM)
