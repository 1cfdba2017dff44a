"""Words with their offsets, in scripts with spaces and without.

Chinese, Japanese, Thai, Lao, Khmer and Burmese put no space between words: there a token is one
character with the marks, closing punctuation and opening brackets that must stay with it. No
token ends inside a grapheme cluster. No-break spaces hold their words together.
"""

from __future__ import annotations

import re

from subtools.core.pattern import pattern
from subtools.language.reading_speed import graphemes

#: White space at which a line may break; U+00A0, U+2007 and U+202F are not in it.
SEPARATORS = " \t\n\v\f\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
_TOKEN = pattern(f"[^{SEPARATORS}]+")
#: The same for ASCII text; it compiles in a fraction of the time.
_PLAIN_TOKEN = pattern(r"\S+")
#: Scripts without spaces: Thai to Burmese, Khmer, kana, Han (Korean has spaces).
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
#: No character below it belongs to them.
LEAST_UNSPACED = "\u0e00"
_unspaced: re.Pattern[str] | None = None
#: The zero-width space says where a line may break.
_MAY_BREAK = "\u200b"
#: These never begin a token: closing punctuation, small kana, the long-vowel and repeat marks.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〕〉》」』】〙〗〟’”»…‥ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.:;?!)]}%％ๆฯ"
)
#: These never end a token: opening brackets and quotes, Thai vowels written before their consonant.
_NEVER_LAST = frozenset("（［｛〔〈《「『【〘〖〝‘“«([{¿¡เแโใไ")


def unspaced(char: str) -> bool:
    """Tell whether a character belongs to a script that puts no spaces between words.

    >>> unspaced("字"), unspaced("a"), unspaced("한")
    (True, False, False)
    """
    if char < LEAST_UNSPACED:
        return False
    global _unspaced  # noqa: PLW0603 - compiled at first need: most texts never need it
    if _unspaced is None:
        _unspaced = re.compile(f"[{_UNSPACED}]")
    return _unspaced.match(char) is not None


def spans(text: str) -> list[tuple[int, int]]:
    """Return where the tokens of a text start and end.

    >>> spans("Hello, world")
    [(0, 6), (7, 12)]
    >>> [text[a:b] for text in ["字幕。はい"] for a, b in spans(text)]
    ['字', '幕。', 'は', 'い']
    """
    if text.isascii():
        return [match.span() for match in _PLAIN_TOKEN.finditer(text)]
    found = [match.span() for match in _TOKEN.finditer(text)]
    if max(text, default="") < LEAST_UNSPACED:
        return found
    split: list[tuple[int, int]] = []
    for start, end in found:
        chunk = text[start:end]
        if chunk.isascii() or not any(map(unspaced, chunk)):
            split.append((start, end))
        else:
            split.extend([(start + a, start + b) for a, b in _divide(chunk)])
    return split


def _divide(chunk: str) -> list[tuple[int, int]]:
    """Cut a chunk of a script without spaces between its characters, where it may be cut."""
    found: list[tuple[int, int]] = []
    start = at = 0
    before = ""
    for cluster in graphemes(chunk):
        first = cluster[0]
        if before and (_may_cut(before, first) or chunk[at - 1] == _MAY_BREAK):
            found.append((start, at))
            start = at
        at += len(cluster)
        before = first
    found.append((start, at))
    return found


def _may_cut(before: str, after: str) -> bool:
    if before in ".,:" and after.isdigit():
        return False  # 2.5, 1,000, 12:30
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return unspaced(before) or unspaced(after) or before in _NEVER_FIRST or after in _NEVER_LAST
