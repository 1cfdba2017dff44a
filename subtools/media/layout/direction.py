"""Which way a line runs, and the marks that tell libass so.

libass takes the direction of a line from its first letter. A Hebrew line that begins with a Latin
name would run from left to right, and its full stop would stand at the wrong end.
"""

from __future__ import annotations

_TO_RIGHT, _TO_LEFT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
#: Languages that are written from right to left.
_LANGUAGES = frozenset({
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur",
    "yi",
})  # fmt: skip
#: No letter below it runs to the left.
_LEAST = "\u0590"


def runs_left(text: str) -> bool:
    """Tell whether a text has a letter that runs to the left.

    >>> runs_left("שלום"), runs_left("hello")
    (True, False)
    """
    return max(text, default="") >= _LEAST and any(map(_strong_left, text))


def direction_mark(line: str, whole: str, language: str | None) -> str:
    """Return the mark that a line of a caption needs before it to run the right way, or "".

    A line without a letter that runs to the left needs none.

    >>> (
    ...     direction_mark("BBC אמרה.", "BBC אמרה.", "he") == "\\u200f",
    ...     direction_mark("BBC", "BBC", "he"),
    ... )
    (True, '')
    """
    if not runs_left(line):
        return ""
    left = _leftward(whole, language)
    if _first_runs_left(line) == left:
        return ""
    return _TO_LEFT if left else _TO_RIGHT


def _leftward(text: str, language: str | None) -> bool:
    """Tell whether a text runs to the left as a whole: by its language, or most of its letters."""
    if (language or "").partition("-")[0].lower() in _LANGUAGES:
        return True
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(map(_strong_left, letters)) > len(letters)


def _first_runs_left(line: str) -> bool:
    from unicodedata import bidirectional

    for char in line:
        kind = bidirectional(char)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def _strong_left(char: str) -> bool:
    from unicodedata import bidirectional

    return char >= _LEAST and bidirectional(char) in {"R", "AL"}
