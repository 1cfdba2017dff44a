"""Characters as readers count them, and the columns they take on a screen.

A grapheme cluster (a letter with its accents, an emoji built of several code points) counts as
one character. A wide character (Chinese, Japanese, Korean, emoji) takes two columns. Controls
and joiners alone take none. ASCII and plain Latin text never reaches the slow path.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Below this code point nothing combines and nothing is wide.
_PLAIN = "\u0300"
#: No letter below this one joins the one before it.
_LEAST_JOINING = "\u0900"
#: Width by character, filled as characters are met: 0 joins the one before, 1, or 2.
_widths: dict[str, int] = {}
#: Enough for every script at once; a text with more distinct characters starts the table anew.
_MOST = 20_000
_JOINER = "\u200d"
_AM = "\u0e33\u0eb3"
#: After these a letter joins: the signs that make conjuncts in the scripts of India, and those
#: that put a letter below another in Burmese and Khmer.
_VIRAMAS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2")
#: Which picture a character shows: in text, narrow, or in colours, wide.
_AS_TEXT, _AS_PICTURE = "\ufe0e", "\ufe0f"


def _measure(char: str) -> int:
    from unicodedata import category, east_asian_width

    code = ord(char)
    if (
        category(char) in ("Mn", "Mc", "Me", "Cf", "Cc")
        or 0x1F3FB <= code <= 0x1F3FF  # noqa: PLR2004 - skin tones join the emoji before them
        or 0x1160 <= code <= 0x11FF  # noqa: PLR2004 - Korean vowels and finals join their initial
        or 0xD7B0 <= code <= 0xD7FF  # noqa: PLR2004 - and the old ones
        or char in _AM  # Thai and Lao AM: letters by category, marks by use
    ):
        return 0
    flag = 0x1F1E6 <= code <= 0x1F1FF  # noqa: PLR2004 - half of one, and narrow by its property
    return 2 if flag or east_asian_width(char) in "WF" else 1


def width_of(char: str) -> int:
    """Return a character's columns: 0 when it joins the one before it, 1, or 2 when wide.

    >>> width_of("a"), width_of("あ"), width_of("\\u0301")
    (1, 2, 0)
    """
    width = _widths.get(char)
    if width is None:
        if len(_widths) >= _MOST:
            _widths.clear()
        width = _widths[char] = _measure(char)
    return width


def graphemes(text: str) -> Iterator[str]:
    """Walk the text by what a reader takes for one character.

    >>> list(graphemes("e\\u0301a")) == ["e\\u0301", "a"]
    True
    """
    start = 0
    flags = 0  # regional indicators in the cluster so far
    for at, char in enumerate(text):
        flag = "\U0001f1e6" <= char <= "\U0001f1ff"
        joins = at > 0 and (
            (char >= _PLAIN and width_of(char) == 0)
            or (text[at - 1] == _JOINER and char >= "\u2190")  # after a joiner only pictures join
            or (flag and flags == 1)
            or (char >= _LEAST_JOINING and _conjoins(text, at))
        )
        if not joins and at:
            yield text[start:at]
            start = at
            flags = 0
        flags += flag
    if text:
        yield text[start:]


def _conjoins(text: str, at: int) -> bool:
    """Tell whether a letter makes one sign with those before it: a conjunct, or Korean initials."""
    before, char = text[at - 1], text[at]
    if before == _JOINER and at > 1:
        before = text[at - 2]
    if before in _VIRAMAS:
        return char.isalpha()
    return "\u1100" <= before <= "\u115f" and (
        "\u1100" <= char <= "\u115f" or "\uac00" <= char <= "\ud7a3"
    )


def columns(text: str) -> int:
    """Return the columns a line of text takes on the screen.

    >>> columns("abc"), columns("字幕"), columns("cafe\\u0301")
    (3, 4, 4)
    """
    if text.isascii() or max(text, default="") < _PLAIN:
        return len(text)
    if len(text) == 1:  # most tokens of a script without spaces
        return width_of(text)
    return sum(map(_columns_of, graphemes(text)))


def _columns_of(cluster: str) -> int:
    """Return the columns of a grapheme cluster: those of its widest character."""
    width = max(map(width_of, cluster))
    if width and len(cluster) > 1:
        if _AS_PICTURE in cluster:
            return 2
        if cluster[1] == _AS_TEXT:
            return 1
    # Thai and Lao AM join the consonant before them and stand beside it.
    return width + (cluster[-1] in _AM and len(cluster) > 1)


def characters(text: str) -> int:
    """Count characters for reading speed: spaces count, line breaks don't.

    >>> characters("Hello,\\nworld"), characters("字幕")
    (11, 2)
    """
    breaks = text.count("\n")
    if text.isascii() or max(text, default="") < _PLAIN:
        return len(text) - breaks
    if len(text) == 1:
        return min(1, width_of(text))
    return sum([any(map(width_of, cluster)) for cluster in graphemes(text)]) - (
        breaks if width_of("\n") else 0
    )


def pieces(word: str, limit: int) -> list[str]:
    """Cut a word wider than `limit` columns between characters; each piece fits if one can.

    >>> pieces("abcdefg", 3)
    ['abc', 'def', 'g']
    """
    if word.isascii():
        return [word[at : at + limit] for at in range(0, len(word), limit)]
    found: list[str] = []
    at = 0
    start = 0
    used = 0
    for cluster in graphemes(word):
        width = _columns_of(cluster)
        if used and used + width > limit:
            found.append(word[start:at])
            start = at
            used = 0
        used += width
        at += len(cluster)
    found.append(word[start:])
    return found
