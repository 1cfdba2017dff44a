"""Text without marks, as raw automatic captions are: told by how many marks stand in it."""

from __future__ import annotations

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: A mark at the end of a word; those inside "3.5" are none.
_MARK = pattern(r"[.,;:?!…][\"'”’)\]]*(?=\s|$)")
#: From its first letter or figure on; what has none is no word.
_WORD = pattern(r"[^\W_]\S*")
#: Speech has a mark every ten words or so; raw text has one by chance. Fewer than one in so many
#: words are none to speak of.
_WORDS_A_MARK = 25
#: A paragraph of fewer words is taken as the text around it is, and such a text has marks: in one
#: sentence alone there is nothing to find the ends of.
_FEW = 25
#: One of fewer words than these has no mark at all: a long sentence has a full stop at least.
_MANY = 80


def unmarked(text: str) -> bool:
    """Tell whether a text has no marks to speak of.

    >>> unmarked("well he said that it rained " * 9), unmarked("He said that it rained. " * 9)
    (True, False)
    """
    return _lacks(*_counts(text))


def unmarked_ranges(text: str) -> list[tuple[int, int]]:
    r"""Return the ranges of a text, each whole paragraphs, that have no marks to speak of.

    A line feed ends a paragraph. A short one goes with the whole text.

    >>> raw, written = "well he said that it rained " * 9, "He said that it rained. " * 9
    >>> unmarked_ranges(f"{written}\n{raw}\n{written}")
    [(217, 469)]
    """
    ranges: list[tuple[int, int]] = []
    whole = unmarked(text)
    for start, end in _paragraphs(text):
        words, marks = _counts(text[start:end])
        if _lacks(words, marks) if words >= _FEW else whole:
            if ranges and ranges[-1][1] + 1 == start:
                ranges[-1] = (ranges[-1][0], end)
            else:
                ranges.append((start, end))
    return ranges


def _counts(text: str) -> tuple[int, int]:
    return sum([1 for _ in _WORD.finditer(text)]), sum([1 for _ in _MARK.finditer(text)])


def _lacks(words: int, marks: int) -> bool:
    return words >= _FEW and (not marks or (words >= _MANY and marks * _WORDS_A_MARK < words))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1
