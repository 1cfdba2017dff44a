"""A sentence as the rules see it: tokens, and a letter for what each can be.

Words of their kind: S subject pronoun, Y other pronoun, O object pronoun, D determiner,
P preposition, X auxiliary, T "to" before a verb, K "that", W question or relative word, H word
that opens a clause, C coordinator, Z negation, R adverb, L a time ("Monday"), Q the clitic 's.
Others: N noun, M name, A adjective, V finite verb, B base of a verb, E past participle,
G -ing form, # number. Marks stand for themselves: . , : ; - ( ) and " for any quotation mark.
"""

from __future__ import annotations


class Sentence:
    """Tokens of one sentence: where they stand, the words (small letters), and their codes."""

    __slots__ = ("codes", "ends", "hard", "lows", "starts", "text")

    def __init__(self, text: str, *, hard: bool) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.codes: list[str] = []
        #: The sentence begins a paragraph, or another speaker's turn.
        self.hard = hard

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.lows)

    def word(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def any(self, codes: str, start: int, end: int) -> bool:
        """Tell whether one of the tokens from `start` to before `end` has one of the codes."""
        return any([code in codes for code in self.codes[start:end]])

    def between_marks(self, free: int, edge: int) -> tuple[int, int]:
        """Return the tokens from `free` to before `edge`, without the marks at their ends."""
        end = edge
        while end > free and self.codes[end - 1] in ",-":
            end -= 1
        start = free
        while start < end and self.codes[start] in ",;)-":
            start += 1
        return start, end
