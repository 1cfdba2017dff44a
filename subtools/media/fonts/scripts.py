"""The script of a character, for people: "Hebrew", "Chinese characters", "emoji"."""

from __future__ import annotations

#: Beginnings of Unicode's names that differ from what a script is called.
_CALLED = {
    "CJK": "Chinese characters",
    "KANGXI": "Chinese characters",
    "HIRAGANA": "Japanese kana",
    "KATAKANA": "Japanese kana",
    "HIRAGANA-KATAKANA": "Japanese kana",
    "KATAKANA-HIRAGANA": "Japanese kana",
    "HANGUL": "Korean",
    "IDEOGRAPHIC": "Chinese characters",
    "BOPOMOFO": "Bopomofo",
    "ORIYA": "Odia",
    "MYANMAR": "Burmese",
    "ETHIOPIC": "Ethiopic",
}
#: Words that end the name of a script of two words or more: "TAI THAM LETTER HIGH KA".
_ENDS = (
    " LETTER", " SYLLABLE", " VOWEL", " SIGN", " MARK", " DIGIT", " CONSONANT", " TONE", " POINT",
    " ACCENT", " SMALL", " CAPITAL", " NUMBER", " IDEOGRAPH", " VIRAMA",
)  # fmt: skip
_PICTURES = ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF))
_PLAIN_PICTURES = frozenset("♩♪♫♬♭♮♯")
#: Drawn as nothing even where no font has them: Unicode's Default_Ignorable_Code_Point
#: (DerivedCoreProperties.txt), and what ends a line.
_IGNORED = (
    (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160),
    (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F),
    (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip

#: Punctuation below this belongs to no script, and neither does that of the block for all.
_NO_SCRIPT, _GENERAL = 0x250, range(0x2000, 0x2070)


def unseen(char: str) -> bool:
    """Tell whether a character draws nothing by itself: a joiner, a mark of direction, a selector.

    >>> unseen("\\u200d"), unseen("\\ufe0f"), unseen("a")
    (True, True, False)
    """
    code = ord(char)
    return any([first <= code <= last for first, last in _IGNORED])


def script(char: str) -> str:
    """Return what people call the script, or the kind, of a character.

    >>> [script(char) for char in "aא字あ한😀♪।?"]
    ['Latin', 'Hebrew', 'Chinese characters', 'Japanese kana', 'Korean', 'emoji', 'symbols', \
'Devanagari', 'punctuation']
    """
    from unicodedata import category, name

    code = ord(char)
    if char not in _PLAIN_PICTURES and any([a <= code <= b for a, b in _PICTURES]):
        return "emoji" if code >= _PICTURES[0][0] else "symbols"
    called = name(char, "")
    begin, *rest = called.split() or [""]
    if begin in {"FULLWIDTH", "HALFWIDTH"}:
        return _CALLED.get(rest[0], _CALLED["CJK"])
    if begin in _CALLED:
        return _CALLED[begin]
    kind = category(char)
    if kind[0] == "P" and (code < _NO_SCRIPT or code in _GENERAL):
        return _sign(called, kind)
    ends = [at for end in _ENDS if (at := called.find(end)) > 0]
    if kind[0] in "LM" or (ends and kind[0] in "NP"):
        return _letters(called[: min(ends)] if ends else begin)
    return _sign(called, kind)


def _letters(words: str) -> str:
    if words.startswith("COMBINING"):
        return "accents"
    return "Arabic" if "ARABIC" in words else words.title() or "unknown"


def _sign(called: str, kind: str) -> str:
    if "DEVANAGARI" in called:
        return "Devanagari"
    if kind in {"Co", "Cs", "Cn"}:
        return "private or unknown"
    return {"P": "punctuation", "Z": "spaces", "N": "numbers"}.get(kind[0], "symbols")
