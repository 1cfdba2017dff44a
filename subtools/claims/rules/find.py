"""What a rule finds in a sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    Range = tuple[int, int]


class Find:
    """A report: the rule that found it, its entry, and ranges of tokens; filled by the rule.

    `negated` tells of "not" or "never" among the reporting words.
    """

    __slots__ = ("content", "lemma", "reporting", "rule", "source", "word_class")

    def __init__(self, rule: str, lemma: str, word_class: str) -> None:
        self.rule = rule
        self.lemma = lemma
        self.word_class = word_class
        self.source: list[Range] = []
        self.reporting: list[Range] = []
        self.content: list[Range] = []

    def end(self) -> int:
        """Return the token after the last one it holds."""
        return max([stop for _, stop in (*self.content, *self.reporting, *self.source)])
