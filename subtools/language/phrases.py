"""Where phrases begin in scripts that put no spaces between words, by BudouX where it is there.

BudouX (the extra `cjk`) cuts Japanese, Chinese and Thai into phrase units that read as one. It is
imported when a text is in one of these languages, and only then; without it, the classes of
characters decide (`subtools.language.penalties`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Parse = Callable[[str], list[str]]

#: The function of BudouX that loads a language's model.
_LOADERS = {
    "ja": "load_default_japanese_parser",
    "zh": "load_default_simplified_chinese_parser",
    "zh-hant": "load_default_traditional_chinese_parser",
    "th": "load_default_thai_parser",
}
#: Where traditional characters are written; and some that are written otherwise elsewhere.
_TRADITIONAL_REGIONS = frozenset(("hant", "tw", "hk", "mo"))
_SIMPLIFIED = frozenset("这个们来时会说对为国过还进动开关点样没问题现")
_TRADITIONAL = frozenset("這個們來時會說對為國過還進動開關點樣沒問題現")
#: Characters handed over at a time, and how many of them are seen again before the next: BudouX
#: looks at three on each side, and takes more than linear time for a text without any phrase.
_CHUNK = 500
_OVERLAP = 6
_loaded: dict[str, Parse | None] = {}


def phrases(words: Sequence[str], glued: Sequence[bool], language: str | None) -> list[str] | None:
    """Return of each word the phrase that it begins, "" inside one; None when nobody knows.

    `glued[i]` says that no white space stands before word i; a phrase begins after white space.

    >>> phrases(["a", "b"], [False, True], "en") is None
    True
    """
    parse = _parser(words, language)
    if parse is None:
        return None
    found = ["" if joined else word for word, joined in zip(words, glued, strict=True)]
    begin = 0
    count = len(words)
    while begin < count:
        end = begin + 1
        while end < count and glued[end]:
            end += 1
        if end - begin > 1:
            _mark(words, begin, end, found, parse)
        begin = end
    return found


def _mark(words: Sequence[str], begin: int, end: int, found: list[str], parse: Parse) -> None:
    """Find the phrases in words that stand without white space, a chunk at a time."""
    first = begin
    while True:
        last, size = first, 0
        while last < end and (size < _CHUNK or last < first + 2 * _OVERLAP):
            size += len(words[last])
            last += 1
        units: dict[int, str] = {}
        at = 0
        for unit in parse("".join(words[first:last])):
            units[at] = unit
            at += len(unit)
        # A chunk's first words lack what stands before them: the last chunk has judged those.
        judged = begin if first == begin else first + _OVERLAP // 2
        offset = 0
        for word in range(first, last):
            if word >= judged:
                found[word] = units.get(offset, "")
            offset += len(words[word])
        if last >= end:
            return
        first = last - _OVERLAP


def _parser(words: Sequence[str], language: str | None) -> Parse | None:
    name, _, region = (language or "").replace("_", "-").lower().partition("-")
    if name not in _LOADERS:
        return None
    if name == "zh" and (
        _TRADITIONAL_REGIONS.intersection(region.split("-")) or (not region and _traditional(words))
    ):
        name = "zh-hant"
    if name not in _loaded:
        _loaded[name] = _load(_LOADERS[name])
    return _loaded[name]


def _load(loader: str) -> Parse | None:
    try:
        import budoux
    except ImportError:
        return None
    parser = getattr(budoux, loader)()
    parse: Parse = parser.parse
    return parse


def _traditional(words: Sequence[str]) -> bool:
    sample = "".join(words[:2_000])
    return sum([char in _TRADITIONAL for char in sample]) > sum(
        [char in _SIMPLIFIED for char in sample]
    )
