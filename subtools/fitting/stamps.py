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
    """The lines of a transcript, one entry each: stamp, first word, expected time, variance."""

    __slots__ = ("expected", "first", "stamps", "tempo", "variance")

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
        self.expected = [sum(speech.said[a:b]) + sum(speech.pause[a:b]) for a, b in pairs]
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


def smoothed(lines: Lines) -> list[float]:
    """Return when each line begins: the posterior mean of its offset in its second."""
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
    back = flat
    for line in range(count - 1, -1, -1):
        both = list(map(mul, ahead[line], back))
        mean = sum([cell * value for cell, value in enumerate(both)]) / sum(both)
        found[line] = lines.stamps[line] + (mean + 0.5) * _CELL
        if line:
            table = tables[line - 1][::-1]
            back = [sum(map(mul, back, table[at : at + _CELLS])) for at in _FALLING]
            total = sum(back)
            back = [value / total for value in back]
    return found


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
