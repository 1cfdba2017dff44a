"""Splitting of dated words by the default rules of stable-ts and whisperX, in our own writing."""

from __future__ import annotations

import statistics
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.segmentation.truth import Token

_ENDS = tuple(".!?…。？！")
_SPECIAL = frozenset(("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "vs.", "etc.", "e.g.", "i.e."))
_CONJUNCTIONS = frozenset(
    ("and", "or", "but", "so", "because", "although", "while", "if", "when", "that", "which", "who")
)


class Word(NamedTuple):
    """A word with times in milliseconds."""

    token: Token
    start: int
    end: int


def regroup(words: list[Word]) -> list[list[Word]]:
    """Regroup by the default rules of stable-ts.

    Overlong words are cut short; then breaks at sentence ends (not after "Mr."), at gaps of half
    a second, at commas in groups of 50 characters and more, and evenly in groups of more than 70.
    """
    words = _clamped(words)
    groups = _split(words, lambda a, _b: ends_sentence(a.token.text))
    groups = [g for group in groups for g in _split(group, lambda a, b: b.start - a.end >= 500)]  # noqa: PLR2004
    parted: list[list[Word]] = []
    for group in groups:
        if _length(group) >= 50:  # noqa: PLR2004
            parted.extend(_split(group, lambda a, _b: a.token.text.endswith((",", "，"))))
        else:
            parted.append(group)
    return [piece for group in parted for piece in _even(group, 70)]


def _clamped(words: list[Word]) -> list[Word]:
    """Cut words that last longer than two and a half medians at their ends."""
    longest = round(2.5 * statistics.median([word.end - word.start for word in words]))
    return [Word(w.token, w.start, min(w.end, w.start + longest)) for w in words]


def _split(words: list[Word], here: Callable[[Word, Word], bool]) -> list[list[Word]]:
    groups = [[words[0]]]
    for before, word in pairwise(words):
        if here(before, word):
            groups.append([])
        groups[-1].append(word)
    return groups


def _even(words: list[Word], longest: int) -> list[list[Word]]:
    total = _length(words)
    count = -(-total // longest)
    pieces: list[list[Word]] = [[]]
    done = 0
    for word in words:
        length = len(word.token.text) + word.token.spaced
        if pieces[-1] and done + length / 2 > total * len(pieces) / count:
            pieces.append([])
        pieces[-1].append(word)
        done += length
    return pieces


def _length(words: Sequence[Word]) -> int:
    return sum([len(word.token.text) + word.token.spaced for word in words])


def ends_sentence(text: str) -> bool:
    """Tell whether a word ends a sentence: by its mark, if it is no abbreviation."""
    return text.endswith(_ENDS) and text.lower() not in _SPECIAL


def whisperx(words: list[Word]) -> list[list[Word]]:
    """Split as whisperX's subtitle writer does.

    Inside a sentence, from left to right: a group of 45 characters is cut in its middle, and one
    is cut after a comma or before a conjunction where 30 characters stand on both sides.
    """
    groups: list[list[Word]] = []
    for sentence in _split(words, lambda a, _b: ends_sentence(a.token.text)):
        left = _length(sentence)
        group: list[Word] = []
        used = 0
        for word in sentence:
            length = len(word.token.text) + word.token.spaced
            if used + length >= 45:  # noqa: PLR2004
                half = max(1, len(group) // 2)
                groups.append(group[:half] or [word])
                group = group[half:]
                used = _length(group)
            elif used >= 30 <= left and (  # noqa: PLR2004
                group[-1].token.text.endswith(",") or word.token.text.lower() in _CONJUNCTIONS
            ):
                groups.append(group)
                group = []
                used = 0
            group.append(word)
            used += length
            left -= length
        groups.append(group)
    return [group for group in groups if group]
