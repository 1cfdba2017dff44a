"""Rolling captions: each line repeats the tail of the one before; the repetition is taken out."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Repetition is looked for in so many words; two caption lines hold fewer.
_WINDOW = 40
#: A repeated tail counts from so many words on, and a line repeated whole from one more: people
#: do say things twice.
_FEWEST = 2


def repeated_words(before: Sequence[str], after: Sequence[str]) -> int:
    """Count the words at the start of `after` that repeat the end of `before`.

    >>> repeated_words("so we went to".split(), "we went to the sea".split())
    3
    """
    tail = before[-_WINDOW:]
    head = after[:_WINDOW]
    # The longest border of head + tail, by the prefix function: linear, whatever the words are.
    joined = [*head, None, *tail]
    border = [0] * len(joined)
    length = 0
    for index in range(1, len(joined)):
        while length and joined[index] != joined[length]:
            length = border[length - 1]
        if joined[index] == joined[length]:
            length += 1
        border[index] = length
    return border[-1] if tail else 0


def rolling_cuts(texts: Sequence[str]) -> list[int] | None:
    """Tell how many words to cut from the start of each text; None unless most texts roll.

    >>> rolling_cuts(["so we went", "so we went to the sea", "to the sea and swam"])
    [0, 3, 3]
    >>> rolling_cuts(["one two", "three four", "five six"]) is None
    True
    """
    cuts = [0]
    words = texts[0].split() if texts else []
    rolls = 0
    for text in texts[1:]:
        after = text.split()
        count = repeated_words(words, after)
        goes_on = _FEWEST <= count < len(after)
        cuts.append(count if goes_on or count > _FEWEST else 0)
        rolls += goes_on
        words = after
    return cuts if len(texts) > 2 and 2 * rolls >= len(texts) - 1 else None  # noqa: PLR2004
