"""When the lines of a transcript begin, given stamps in whole seconds.

A stamp s rounded down says that the first word of its line starts somewhere in [s, s + 1000); how
much speech lies between two stamps tells where. That is a hidden Markov model: the state is the
offset of a stamp, ten cells of a tenth of a second, and a heavy-tailed weight says what the
speech between two stamps should take. Each line begins at the mean of its posterior. Lines of
one stamp count as one line.
"""

from __future__ import annotations

from itertools import pairwise
from operator import mul

from subtools.fitting import weights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.fitting.speech import Speech
    from subtools.fitting.stream import Stream

_CELLS = 10
_CELL = 1_000 // _CELLS
_FALLING = range(_CELLS - 1, -1, -1)


class Lines:
    """The lines of a transcript, one entry each: stamp, first word, expected time, variance.

    `pausing` is how much longer than usual pauses are here; `speech` is made to tell so, too.
    """

    __slots__ = ("expected", "first", "pausing", "stamps", "tempo", "variance")

    def __init__(self, stream: Stream, cues: Sequence[Cue], speech: Speech) -> None:
        self.stamps: list[int] = []
        self.first: list[int] = []
        for index, cue in enumerate(cues):
            a = stream.first[index]
            if a < stream.first[index + 1] and not (self.stamps and cue.start == self.stamps[-1]):
                self.stamps.append(cue.start)
                self.first.append(a)
        self.first.append(len(stream))
        pairs = list(pairwise(self.first))
        said = [sum(speech.said[a:b]) for a, b in pairs]
        paused = [sum(speech.pause[a:b]) for a, b in pairs]
        lengths = [b - a for a, b in pairwise(self.stamps)]
        self.pausing = pausing(lengths, said, paused)
        speech.pause = [pause * self.pausing for pause in speech.pause]
        self.expected = [
            own + pause * self.pausing for own, pause in zip(said, paused, strict=True)
        ]
        self.variance = [sum(speech.slack[a:b]) for a, b in pairs]
        self.tempo = self._tempo()

    def _tempo(self) -> list[float]:
        """Return how much slower than expected the speech around each line is.

        A line with a long silence would spoil the mean, so none counts for more than twice what
        the whole would give it.
        """
        lengths = [float(b - a) for a, b in pairwise(self.stamps)]
        expected = self.expected[: len(lengths)]
        whole = sum(lengths) / sum(expected) if lengths else 1.0
        low, high = weights.TEMPO
        whole = min(high, max(low, whole))
        taken = [0.0]
        usual = [0.0]
        for length, need in zip(lengths, expected, strict=True):
            taken.append(taken[-1] + min(length, 2 * whole * need))
            usual.append(usual[-1] + need)
        tempo: list[float] = []
        for line in range(len(self.stamps)):
            a = max(0, line - weights.TEMPO_REACH)
            b = min(len(lengths), line + weights.TEMPO_REACH)
            # One line's worth of no surprise keeps a short transcript sane.
            prior = usual[-1] / max(1, len(lengths)) or 1.0
            ratio = (taken[b] - taken[a] + prior * min(whole, 1.5)) / (usual[b] - usual[a] + prior)
            tempo.append(min(high, max(low, ratio)))
        return tempo


def pausing(lengths: Sequence[float], said: Sequence[float], paused: Sequence[float]) -> float:
    """Return how much longer pauses are in a talk than usual, set against its words.

    Of each line: the time up to the next stamp, and what its words and its pauses would take. Two
    factors, one on each, explain the times best; a line that they don't explain, with a silence,
    counts for little. Few lines, or lines alike, tell little: then pauses are as usual.

    >>> pausing([2000, 3000] * 30, [2000.0, 2000.0] * 30, [0.0, 500.0] * 30) > 1.5
    True
    """
    count = len(lengths)
    usual = sum(paused[:count])
    if count < weights.PAUSING_LINES or not usual:
        return 1.0
    rows = list(zip(lengths, said, paused, strict=False))
    ratios = sorted([length / (own + pause) for length, own, pause in rows])
    low, high = weights.TEMPO
    tempo = words = pauses = min(high, max(low, ratios[count // 2]))
    # What is held to be so before the first line is seen, as squares of milliseconds.
    prior_pauses = weights.PAUSING_PRIOR * (usual / count) ** 2
    prior_words = weights.PAUSING_PRIOR / 5 * (sum(said[:count]) / count) ** 2
    for _ in range(weights.PAUSING_ROUNDS):
        aa, ab, bb = prior_words, 0.0, prior_pauses
        at, bt = prior_words * tempo, prior_pauses * words
        for length, own, pause in rows:
            off = (length - words * own - pauses * pause) / weights.PAUSING_SPREAD
            weight = 1 / (1 + off * off)
            aa += weight * own * own
            ab += weight * own * pause
            bb += weight * pause * pause
            at += weight * own * length
            bt += weight * pause * length
        both = aa * bb - ab * ab
        words = max(low / 2, (at * bb - ab * bt) / both)
        pauses = max(0.0, (aa * bt - ab * at) / both)
    least, most = weights.PAUSING
    return min(most, max(least, pauses / words))


def smoothed(lines: Lines) -> tuple[list[float], list[float]]:
    """Return when each line begins, and its standard deviation, in milliseconds.

    It begins at the posterior mean of its offset in its second.
    """
    count = len(lines.stamps)
    tables = [_transitions(lines, line) for line in range(count - 1)]
    flat = [1.0 / _CELLS] * _CELLS
    ahead = [flat]
    for table in tables:
        row = ahead[-1]
        fresh = [sum(map(mul, row, table[at : at + _CELLS])) for at in _FALLING]
        total = sum(fresh)
        ahead.append([value / total for value in fresh])
    found = [0.0] * count
    spread = [0.0] * count
    back = flat
    for line in range(count - 1, -1, -1):
        both = list(map(mul, ahead[line], back))
        whole = sum(both)
        mean = sum([cell * value for cell, value in enumerate(both)]) / whole
        square = sum([cell * cell * value for cell, value in enumerate(both)]) / whole
        found[line] = lines.stamps[line] + (mean + 0.5) * _CELL
        # A cell has a width of its own.
        spread[line] = _CELL * (square - mean * mean + 1 / 12) ** 0.5
        if line:
            table = tables[line - 1][::-1]
            back = [sum(map(mul, back, table[at : at + _CELLS])) for at in _FALLING]
            total = sum(back)
            back = [value / total for value in back]
    return found, spread


def _transitions(lines: Lines, line: int) -> list[float]:
    """Return the weights of the offset's step from a line to the next, greatest step first.

    Entry 9 - new + old is for the step from cell `old` to cell `new`: a slice from 9 - new on
    has all the old cells in order, and the reversed table's slice from 9 - old the new ones.
    """
    length = lines.stamps[line + 1] - lines.stamps[line]
    expected = lines.tempo[line] * lines.expected[line]
    spread = 3 * (lines.variance[line] * 1e6)
    table: list[float] = []
    for step in range(_CELLS - 1, -_CELLS, -1):
        z = length + step * _CELL - expected
        table.append((1 + z * z / spread) ** -2 + 1e-12)
    return table
