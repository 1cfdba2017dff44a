"""Which words make a cue: the shortest path over the places between words.

An edge is a possible cue; its cost is how bad a break at its end is, its shape in lines, and what
its time is like (`subtools.fitting.weights`), and what was learnt of people's captions
(`subtools.fitting.learnt`). Edges are no longer than a cue may be wide, so the path is found in
time linear in the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from subtools.fitting import weights
from subtools.fitting.cost import NEVER, Costs
from subtools.fitting.layout import Layout
from subtools.fitting.learnt import learnt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.profile import Profile
    from subtools.core.time import Ms
    from subtools.fitting.posterior import Edges
    from subtools.fitting.stream import Stream
    from subtools.fitting.word_times import WordTimes


def costs_of(stream: Stream, times: WordTimes, profile: Profile, shots: Sequence[Ms] = ()) -> Costs:
    """Return what the cues of a stream cost for a profile; they like to begin at `shots`."""
    layout = Layout(stream, profile)
    costs = Costs(stream, times, profile, layout, learnt(stream))
    if shots:
        from subtools.fitting.shots import between

        near = between(times, shots, profile)
        costs.gaps = [gap - weights.SHOT * at for gap, at in zip(costs.gaps, near, strict=True)]
    return costs


def segment(costs: Costs, blocks: Sequence[tuple[int, int]] | None = None) -> list[tuple[int, ...]]:
    """Return the cues as tuples of words: first word, first word of each more line, end.

    `blocks` are the ranges of words to make cues of; all of the stream's when not given.
    """
    stream = costs.stream
    found: list[tuple[int, ...]] = []
    for a, b in stream.blocks if blocks is None else blocks:
        kept = stream.kept.get(a)
        if kept is not None:
            found.append((a, *kept, b))
            continue
        for low, high in _agreed(costs, (a, b)) if stream.unmarked else _path(costs, (a, b)):
            found.append((low, *costs.layout.best(low, high), high))
    return found


def edges_of(costs: Costs, block: tuple[int, int]) -> tuple[list[int], Edges]:
    """Return the places of a block, and all cues between them that may be made."""
    from subtools.fitting.posterior import Edges  # most texts have marks

    edges = Edges()
    _path(costs, block, edges)
    return nodes(costs.stream, costs.layout, block), edges


def _agreed(costs: Costs, block: tuple[int, int]) -> list[tuple[int, int]]:
    """Find the cues that most ways to cut a block agree on."""
    from subtools.fitting.posterior import agreed

    places, edges = edges_of(costs, block)
    words = [block[0], *[places[end] for end in agreed(edges, len(places))]]
    return list(pairwise(words))


def nodes(stream: Stream, layout: Layout, block: tuple[int, int]) -> list[int]:
    """Return the words before which a cue may begin, and the end of the block.

    Places worse than `WORST_END` are left out where a better one lies within a line's reach; in
    text without marks none is, since a sentence may end anywhere.
    """
    a, b = block
    worst = NEVER if stream.unmarked else weights.WORST_END
    bad, left, right = stream.bad, stream.left, stream.right
    found = [a]
    skipped: list[int] = []
    places = layout.places
    for word in [*places[bisect_right(places, a) : bisect_left(places, b)], b]:
        if word < b and bad[word - 1] >= worst:
            skipped.append(word)
            continue
        if skipped and right[word - 1] - left[found[-1]] > layout.limit:
            found.extend(skipped)
        skipped.clear()
        found.append(word)
    return found


def free_after(costs: Costs, block: tuple[int, int]) -> float:
    """Return until when there is time for the last cue of a block."""
    end = block[1]
    return costs.times.starts[end] if end < len(costs.stream) else NEVER


def _path(  # noqa: C901, PLR0912, PLR0915 - the innermost loop: calls would double its time
    costs: Costs, block: tuple[int, int], edges: Edges | None = None
) -> list[tuple[int, int]]:
    """Find the cheapest cues for one block; put all that were thought of into `edges`."""
    a, b = block
    stream, profile, layout = costs.stream, costs.profile, costs.layout
    free = free_after(costs, block)
    cpl = profile.columns
    widest = cpl * profile.lines
    least, greatest = profile.min_duration, profile.max_duration
    speed = profile.chars_per_second / 1_000
    bad, left, right, read = stream.bad, stream.left, stream.right, stream.read
    starts, ends = costs.times.starts, costs.times.ends
    ends_before, silence = costs.ends_before, costs.silence
    second_line, cue_cost = costs.second_line, costs.cue
    scrap_columns, scrap = weights.SCRAP_COLUMNS, weights.SCRAP / weights.SCRAP_COLUMNS
    gaps, marks, shapes = costs.gaps, costs.learnt.marks, costs.shapes
    width_number = costs.width_number
    places = nodes(stream, layout, block)
    best: dict[int, float] = dict.fromkeys(places, NEVER)
    best[a] = 0.0
    back: dict[int, int] = {}
    count = len(places)
    lone = profile.lines == 1
    line_cost = layout.cost
    short, short_time, too_short = weights.SHORT, weights.SHORT_TIME, weights.TOO_SHORT
    too_fast, least_room = weights.TOO_FAST, weights.LEAST_ROOM
    for index in range(count - 1):
        i = places[index]
        base = best[i] + cue_cost
        if base == NEVER:
            continue
        first_column = left[i]
        start = starts[i]
        opened = i == a or bad[i - 1] == 0
        opening = 12 * (0 if i == a else marks[i - 1])
        read_before = read[i] - (right[i] - left[i])
        silence_before = silence[i + 1]
        ended = ends_before[i]
        best_here = best[i]
        ends_kept: list[int] = []
        costs_kept: list[float] = []
        for following in range(index + 1, count):
            j = places[following]
            width = right[j - 1] - first_column
            if width > widest:
                if j > i + 1:
                    break
                width = widest
            closes = bad[j - 1]
            inside = ends_before[j - 1] - ended
            several = 2 if inside > 1 else inside
            shape = shapes[opening + 3 * (marks[j - 1] if j < b else 0) + several]
            cost = base + closes + gaps[j - 1] + shape[width_number[width]]
            if cost >= best[j] and edges is None:
                continue  # all that may come is dearer still
            if inside:
                if opened and closes == 0 and width <= cpl * (1 if inside > 1 else 2):
                    cost += (costs.short if width * 2 <= cpl else costs.shared) * inside
                else:
                    cost += costs.inside * inside
            elif width < scrap_columns and not (opened and closes == 0):
                cost += scrap * (scrap_columns - width)
            room = (starts[j] if j < b else free) - start
            if room < short_time:
                cost += short * (short_time - room) / 1_000
                if room < least:
                    cost += too_short * (least - room) / 1_000
            spoken = ends[j - 1] - start
            if spoken > greatest:
                cost += weights.TOO_LONG * (spoken - greatest) / 1_000
            time = room if room < greatest else greatest  # noqa: FURB136 - a call is dearer
            over = (read[j - 1] - read_before) - speed * time
            if over > 0:
                time = room if room > least_room else least_room  # noqa: FURB136
                cost += too_fast * over * 1_000 / time
            cost += silence[j] - silence_before
            if width > cpl and j > i + 1:  # a character wider than a line stands alone
                if lone:
                    continue
                cost += second_line * (width - cpl)
                if cost >= best[j] and edges is None:
                    continue
                cost += line_cost(i, j)
            if edges is not None and cost < NEVER:
                ends_kept.append(following)
                costs_kept.append(cost - best_here)
            if cost < best[j]:
                best[j] = cost
                back[j] = i
        if edges is not None:
            edges.add(index, ends_kept, costs_kept)
    found: list[tuple[int, int]] = []
    at = b
    while at > a:
        found.append((back[at], at))
        at = back[at]
    found.reverse()
    return found
