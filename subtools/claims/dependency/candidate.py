"""What one reporting word would make of a parsed sentence."""

from __future__ import annotations


class Candidate:
    """An attribution as token numbers, not yet set against the others.

    `rule` names what found it: "clause" (said that), "aside" (..., he said), "rest" (said: ...),
    "that", "infinitive", "object", "particle" (called for), "passive", "seem", "noun", "adverb",
    "adjective", "sourced" (according to), "colon". `cue` is the reporting word itself. It changes
    until all rules have spoken, so it is no value.
    """

    __slots__ = (
        "content", "cue", "lemma", "modal", "negated", "reporting", "rule", "source", "word_class",
    )  # fmt: skip

    def __init__(self, rule: str, cue: int, lemma: str, word_class: str) -> None:
        self.rule = rule
        self.cue = cue
        self.lemma = lemma
        self.word_class = word_class
        self.negated = False
        self.modal = False
        self.source: set[int] = set()
        self.reporting: set[int] = set()
        self.content: set[int] = set()
