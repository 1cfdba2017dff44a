"""Which families draw captions, and in which order: one order on every machine.

Names of families as the fonts tell them. The first that has a character draws it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: The font in the wheel. Its letters are as wide as Arial's, so lines are as long as designed.
DEFAULT_FAMILY = "Arimo"
#: Families that Arimo stands for, installed or not: all have Arial's widths, or ask for any font.
SANS = (
    "Arial", "Arimo", "Helvetica", "Liberation Sans", "Nimbus Sans", "sans-serif", "sans",
    "SansSerif", "system-ui",
)  # fmt: skip
#: Where Arimo's file is missing, those come first; else last.
SUBSTITUTES = ("Liberation Sans", "Arial", "Helvetica", "Nimbus Sans", "Noto Sans", "DejaVu Sans")
#: What stands for other families that captions may name: fonts of the same widths.
ALIASES = {
    "Times New Roman": ("Times New Roman", "Tinos", "Liberation Serif", "Nimbus Roman"),
    "Times": ("Times New Roman", "Tinos", "Liberation Serif", "Nimbus Roman"),
    "serif": ("Noto Serif", "Times New Roman", "Tinos", "Liberation Serif", "DejaVu Serif"),
    "Courier New": ("Courier New", "Cousine", "Liberation Mono", "Nimbus Mono PS"),
    "Courier": ("Courier New", "Cousine", "Liberation Mono", "Nimbus Mono PS"),
    "monospace": (
        "Noto Sans Mono",
        "DejaVu Sans Mono",
        "Cousine",
        "Liberation Mono",
        "Courier New",
    ),
    "Calibri": ("Calibri", "Carlito"),
    "Cambria": ("Cambria", "Caladea"),
}
#: The scripts of Noto Sans that captions are written in; "Noto Sans X" each.
_SCRIPTS = (
    "Hebrew", "Arabic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil",
    "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Georgian",
    "Armenian", "Ethiopic", "Tibetan", "Mongolian", "Cherokee", "Math", "Symbols",
)  # fmt: skip
#: In one colour: libass draws outlines, and a colour font's pictures come out as nothing.
_PICTURES = ("Noto Emoji", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Symbola")

#: The same character has other forms in Japan, Korea, China, Taiwan and Hong Kong.
_REGIONS = ("SC", "JP", "KR", "TC", "HK")
_CJK = {
    "SC": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    "TC": ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Source Han Sans TW"),
    "HK": ("Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC", "Source Han Sans HK"),
    "JP": ("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Source Han Sans JP"),
    "KR": ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Source Han Sans KR"),
}
_REGION_OF = {
    "zh": "SC", "zh-hans": "SC", "zh-cn": "SC", "zh-sg": "SC", "zh-hant": "TC", "zh-tw": "TC",
    "zh-hk": "HK", "zh-mo": "HK", "zh-hant-hk": "HK", "yue": "HK", "ja": "JP", "ko": "KR",
}  # fmt: skip
#: As fontconfig names languages.
_LOCALES = {"SC": "zh-cn", "TC": "zh-tw", "HK": "zh-hk", "JP": "ja", "KR": "ko"}

#: Fonts that have a picture for every character, and say nothing by it: an empty space, a box, a
#: box with a number. With them no character would be missing, and none be read.
REJECTED = (
    "Last Resort", "LastResort", ".LastResort", "Last Resort High-Efficiency", "Adobe Blank",
    "Adobe Blank 2", "Adobe NotDef", "Unicode BMP Fallback SIL", "Unifont", "Unifont Upper",
    "Unifont CSUR", "Unifont-JP", "Unifont JP", "GNU Unifont", "Noto Color Emoji",
    "Apple Color Emoji", "Twemoji", "Twitter Color Emoji", "JoyPixels", "EmojiOne Color",
    "EmojiOne Mozilla", "Blobmoji", "OpenMoji Color", "Segoe UI Emoji",
)  # fmt: skip


def region(language: str | None) -> str | None:
    """Return the region whose forms of Chinese characters a language has; None for others.

    >>> region("zh-TW"), region("ja-JP"), region("en")
    ('TC', 'JP', None)
    """
    parts = (language or "").lower().replace("_", "-").split("-")
    while parts:
        if (found := _REGION_OF.get("-".join(parts))) is not None:
            return found
        parts.pop()
    return None


def locale(language: str | None) -> str:
    """Return a language as fontconfig names it; "en" where none is told."""
    home = region(language)
    if home is not None:
        return _LOCALES[home]
    return (language or "en").lower().replace("_", "-").partition("-")[0]


def leading(language: str | None) -> tuple[str, ...]:
    """Return the families that a caption's plain letters are drawn with, the best first.

    In Chinese, Japanese and Korean it is their font, not Arimo: quotation marks, dashes and dots
    are as wide as a character there.
    """
    home = region(language)
    own = _CJK[home] if home else ()
    return (*own, DEFAULT_FAMILY)


def fallbacks(language: str | None, own: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the families that are asked for what the first lacks; `own` are the user's.

    >>> fallbacks("ja")[:2]
    ('Arimo', 'Noto Sans')
    """
    home = region(language) or _REGIONS[0]
    regions = (home, *[each for each in _REGIONS if each != home])
    scripts = [f"Noto Sans {script}" for script in _SCRIPTS]
    cjk = [family for each in regions for family in _CJK[each]]
    names = (DEFAULT_FAMILY, *own, "Noto Sans", *scripts, *_PICTURES, *cjk, *SUBSTITUTES)
    return tuple(dict.fromkeys(names))
