"""Which words make a cue: the shortest path over the places between words.

An edge is a possible cue; its cost is how bad a break at its end is, its shape in lines, and what
its time is like (`subtools.fitting.weights`). Edges are no longer than a cue may be wide, so the
path is found in time linear in the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from subtools.fitting import weights
from subtools.fitting.layout import Layout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.profile import Profile
    from subtools.fitting.stream import Stream
    from subtools.fitting.word_times import WordTimes

_NEVER = float("inf")


def segment(
    stream: Stream,
    times: WordTimes,
    profile: Profile,
    blocks: Sequence[tuple[int, int]] | None = None,
) -> list[tuple[int, ...]]:
    """Return the cues as tuples of words: first word, first word of each more line, end.

    `blocks` are the ranges of words to make cues of; all of the stream's when not given.
    """
    layout = Layout(stream, profile.chars_per_line, profile.lines)
    found: list[tuple[int, ...]] = []
    costs = _Costs(stream, times, profile)
    for a, b in stream.blocks if blocks is None else blocks:
        kept = stream.kept.get(a)
        if kept is not None:
            found.append((a, *kept, b))
            continue
        free = times.starts[b] if b < len(stream) else _NEVER
        for low, high in _path(stream, costs, layout, (a, b), free):
            found.append((low, *layout.best(low, high), high))
    return found


class _Costs:
    """Sums over all words up to each, so that a cue's cost takes no walk over its words."""

    __slots__ = ("ends_before", "profile", "silence", "times")

    def __init__(self, stream: Stream, times: WordTimes, profile: Profile) -> None:
        self.times = times
        self.profile = profile
        #: sentence ends among the words before each, and the cost of the silences before each
        self.ends_before = [0]
        self.silence = [0.0, 0.0]
        count = 0
        for bad in stream.bad:
            count += bad == 0
            self.ends_before.append(count)
        total = 0.0
        for end, start in zip(times.ends, times.starts[1:], strict=False):
            if start - end > weights.SILENCE_TIME:
                total += weights.SILENCE * (start - end - weights.SILENCE_TIME) / 1_000
            self.silence.append(total)


def _nodes(stream: Stream, layout: Layout, span: tuple[int, int]) -> list[int]:
    """Return the words before which a cue may begin, and the end of the block.

    Places worse than `WORST_END` are left out where a better one lies within a line's reach.
    """
    a, b = span
    bad, left, right = stream.bad, stream.left, stream.right
    nodes = [a]
    skipped: list[int] = []
    places = layout.places
    for word in [*places[bisect_right(places, a) : bisect_left(places, b)], b]:
        if word < b and bad[word - 1] >= weights.WORST_END:
            skipped.append(word)
            continue
        if skipped and right[word - 1] - left[nodes[-1]] > layout.limit:
            nodes.extend(skipped)
        skipped.clear()
        nodes.append(word)
    return nodes


def _path(  # noqa: C901, PLR0912, PLR0915 - the innermost loop: calls would double its time
    stream: Stream, costs: _Costs, layout: Layout, span: tuple[int, int], free: float
) -> list[tuple[int, int]]:
    """Find the cheapest cues for one block; the time up to `free` is there for its last one."""
    a, b = span
    profile = costs.profile
    cpl = profile.chars_per_line
    widest = cpl * profile.lines
    least, greatest = profile.min_duration, profile.max_duration
    speed = profile.chars_per_second / 1_000
    bad, left, right, read = stream.bad, stream.left, stream.right, stream.read
    starts, ends = costs.times.starts, costs.times.ends
    ends_before, silence = costs.ends_before, costs.silence
    second_line = weights.SECOND_LINE / cpl
    scrap_columns, scrap = weights.SCRAP_COLUMNS, weights.SCRAP / weights.SCRAP_COLUMNS
    shortest = weights.SENTENCES_SHORT
    nodes = _nodes(stream, layout, span)
    best: dict[int, float] = dict.fromkeys(nodes, _NEVER)
    best[a] = 0.0
    back: dict[int, int] = {}
    count = len(nodes)
    lone = profile.lines == 1
    for index in range(count - 1):
        i = nodes[index]
        base = best[i] + weights.CUE
        if base == _NEVER:
            continue
        first_column = left[i]
        start = starts[i]
        opened = i == a or bad[i - 1] == 0
        read_before = read[i] - (right[i] - left[i])
        silence_before = silence[i + 1]
        for following in range(index + 1, count):
            j = nodes[following]
            width = right[j - 1] - first_column
            if width > widest and j > i + 1:
                break
            closes = bad[j - 1]
            cost = base + closes
            if cost >= best[j]:
                continue
            inside = ends_before[j - 1] - ends_before[i]
            if inside:
                if opened and closes == 0 and width <= cpl * (1 if inside > 1 else 2):
                    short = width * 2 <= cpl
                    cost += (shortest if short else weights.SENTENCES_SHARED) * inside
                else:
                    cost += weights.SENTENCE_INSIDE * inside
            elif width < scrap_columns and not (opened and closes == 0):
                cost += scrap * (scrap_columns - width)
            room = (starts[j] if j < b else free) - start
            if room < weights.SHORT_TIME:
                cost += weights.SHORT * (weights.SHORT_TIME - room) / 1_000
                if room < least:
                    cost += weights.TOO_SHORT * (least - room) / 1_000
            spoken = ends[j - 1] - start
            if spoken > greatest:
                cost += weights.TOO_LONG * (spoken - greatest) / 1_000
            over = (read[j - 1] - read_before) - speed * min(room, greatest)
            if over > 0:
                cost += weights.TOO_FAST * over * 1_000 / max(room, 250)
            cost += silence[j] - silence_before
            if width > cpl:
                if lone:
                    continue
                cost += second_line * (width - cpl)
                if cost >= best[j]:
                    continue
                cost += layout.cost(i, j)
            if cost < best[j]:
                best[j] = cost
                back[j] = i
    found: list[tuple[int, int]] = []
    at = b
    while at > a:
        found.append((back[at], at))
        at = back[at]
    found.reverse()
    return found
