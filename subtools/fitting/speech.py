"""What words alone would take to say."""

from __future__ import annotations

from subtools.fitting import weights
from subtools.language.words import unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.fitting.stream import Stream


class Speech:
    """What the words alone would take, in milliseconds, and where their time is elastic.

    `said` is a word's own time, `pause` the expected pause after it, `slack` its variance.
    """

    __slots__ = ("pause", "said", "slack")

    def __init__(self, stream: Stream) -> None:
        self.said: list[float] = []
        self.pause: list[float] = []
        self.slack: list[float] = []
        clause = 2.0  # badness of a break after a comma, at most
        for word, bad, glued in zip(stream.words, stream.bad, stream.glued, strict=True):
            if not word.isascii() and (glued or unspaced(word[0])):
                self.said.append(weights.UNSPACED_CHARACTER)
            else:
                self.said.append(weights.WORD + weights.CHARACTER * len(word))
            if bad == 0:
                self.pause.append(weights.SENTENCE_PAUSE)
                self.slack.append(weights.WORD_VARIANCE + weights.SENTENCE_VARIANCE)
            elif bad <= clause:
                self.pause.append(weights.CLAUSE_PAUSE)
                self.slack.append(weights.WORD_VARIANCE + weights.CLAUSE_VARIANCE)
            else:
                self.pause.append(0.0)
                self.slack.append(weights.WORD_VARIANCE)
