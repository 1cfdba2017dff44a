"""What a cue costs, part by part.

`subtools.fitting.segmentation` adds up the same in one loop, for speed; here it can be read,
explained and learnt against. A test holds the two together.
"""

from __future__ import annotations

from subtools.fitting import weights
from subtools.fitting.features import STEP, WIDTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.profile import Profile
    from subtools.fitting.layout import Layout
    from subtools.fitting.learnt import Learnt
    from subtools.fitting.stream import Stream
    from subtools.fitting.word_times import WordTimes

NEVER = float("inf")


class Costs:
    """A text's costs: what the profile and the text set for all its cues, and running sums.

    `cue`, `second_line`, `inside`, `shared`, `short` are weights; `width_number` is a table by
    columns. `ends_before[i]` counts the sentence ends among the words before word i, but for those
    where somebody else goes on after a dash, and `silence[i]` is what the silences before it cost.
    """

    __slots__ = (
        "cue", "ends_before", "gaps", "inside", "layout", "learnt", "profile", "second_line",
        "shapes", "shared", "short", "silence", "stream", "times", "width_number",
    )  # fmt: skip

    def __init__(
        self,
        stream: Stream,
        times: WordTimes,
        profile: Profile,
        layout: Layout,
        judged: Learnt,
    ) -> None:
        """Sum up over the stream."""
        self.stream = stream
        self.times = times
        self.profile = profile
        self.layout = layout
        self.learnt = judged
        more, second_line, shapes = weights.DENSITY[profile.density]
        self.cue = weights.CUE + more
        self.second_line = weights.SECOND_LINE * second_line / profile.columns
        one = 1.0 if profile.one_sentence else weights.SENTENCES_FREE
        talk = max(dialogue(stream), 1 - one)
        # A sentence's end is where people break, the less so the shorter sentences are, and not
        # where somebody else goes on after a dash.
        turns = set(layout.turns)
        self.gaps = [
            gap * (0.0 if after in turns else 1 - talk)
            if bad == 0 and gap < 0
            else gap + weights.TIGHT_END * (bad - weights.TIGHT_END_FROM)
            if bad > weights.TIGHT_END_FROM and not stream.unmarked
            else gap
            for after, (gap, bad) in enumerate(zip(judged.gaps, stream.bad, strict=True), 1)
        ]
        self.shapes = judged.shapes
        if shapes != 1:
            self.shapes = [[cost * shapes for cost in row] for row in judged.shapes]
        self.inside = weights.SENTENCE_INSIDE * one
        self.shared = weights.SENTENCES_SHARED * one
        self.short = weights.SENTENCES_SHORT * one
        widest = profile.columns * profile.lines
        self.width_number = [min(WIDTHS - 1, width // STEP) for width in range(widest + 1)]
        self.ends_before = [0]
        self.silence = [0.0, 0.0]
        count = 0
        for after, bad in enumerate(stream.bad, 1):
            count += bad == 0 and after not in turns
            self.ends_before.append(count)
        total = 0.0
        for end, start in zip(times.ends, times.starts[1:], strict=False):
            if start - end > weights.SILENCE_TIME:
                total += weights.SILENCE * (start - end - weights.SILENCE_TIME) / 1_000
            self.silence.append(total)

    def parts(self, block: tuple[int, int], i: int, j: int, free: float) -> list[tuple[str, float]]:
        """Return what the cue of the words i to j (not included) costs, by name.

        `block` is the range of words it stands in; up to `free` there is time after its last cue.
        """
        stream, profile, times = self.stream, self.profile, self.times
        a, b = block
        columns = profile.columns
        widest = columns * profile.lines
        width = stream.width(i, j) if j > i + 1 else min(stream.width(i, j), widest)
        closes = stream.bad[j - 1]
        opened = i == a or stream.bad[i - 1] == 0
        judged = self.learnt
        inside = self.ends_before[j - 1] - self.ends_before[i]
        shape = self.shapes[
            12 * (0 if i == a else judged.marks[i - 1])
            + 3 * (judged.marks[j - 1] if j < b else 0)
            + min(inside, 2)
        ]
        found = [
            ("break", closes),
            ("people's breaks", self.gaps[j - 1]),
            ("people's cues", shape[self.width_number[min(width, widest)]]),
            ("cue", self.cue),
        ]
        if inside:
            whole = opened and closes == 0 and width <= columns * (1 if inside > 1 else 2)
            each = self.inside if not whole else self.short if width * 2 <= columns else self.shared
            found.append(("sentences inside", each * inside))
        elif width < weights.SCRAP_COLUMNS and not (opened and closes == 0):
            share = (weights.SCRAP_COLUMNS - width) / weights.SCRAP_COLUMNS
            found.append(("scrap", weights.SCRAP * share))
        found += self._time(i, j, times.starts[j] if j < b else free)
        found.append(("silence", self.silence[j] - self.silence[i + 1]))
        if width > columns and j > i + 1:
            found.append(("second line", self.second_line * (width - columns)))
            found.append(("line break", NEVER if profile.lines == 1 else self.layout.cost(i, j)))
        return [(name, cost) for name, cost in found if cost]

    def _time(self, i: int, j: int, until: float) -> list[tuple[str, float]]:
        """Return what is wrong with the time of a cue: short, long, fast."""
        profile, times, read = self.profile, self.times, self.stream.read
        start = times.starts[i]
        room = until - start
        short = fast = 0.0
        if room < weights.SHORT_TIME:
            short = weights.SHORT * (weights.SHORT_TIME - room) / 1_000
            if room < profile.min_duration:
                short += weights.TOO_SHORT * (profile.min_duration - room) / 1_000
        long = weights.TOO_LONG * (times.ends[j - 1] - start - profile.max_duration) / 1_000
        characters = read[j - 1] - read[i] + self.stream.right[i] - self.stream.left[i]
        speed = profile.chars_per_second / 1_000
        over = characters - speed * min(room, profile.max_duration)
        if over > 0:
            fast = weights.TOO_FAST * over * 1_000 / max(room, weights.LEAST_ROOM)
        return [("too short", short), ("too long", max(0.0, long)), ("too fast", fast)]


def dialogue(stream: Stream) -> float:
    """Tell how much a text is a dialogue of short sentences: 0 (a lecture) to 1 (a film).

    In a lecture a short sentence stands for itself; in a film a cue for each would flicker.
    """
    low, high = weights.TALK_COLUMNS
    sentences = sum([bad == 0 for bad in stream.bad])
    more, columns = weights.TALK_PRIOR
    mean = (stream.right[-1] + more * columns) / (sentences + more)
    return min(1.0, max(0.0, (high - mean) / (high - low)))
