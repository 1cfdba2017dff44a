"""Page furniture: what a page prints around a transcript, and chapter headings in it."""

from __future__ import annotations

from subtools.transcript.panel_words import (
    AUTO_GENERATED,
    CREDITS,
    LANGUAGE_MENU,
    PANELS,
)
from subtools.transcript.stamps import fold, is_player_clock

#: Furniture lines are short; longer ones are speech and need no look-up.
_LONGEST = 90

#: What may stand around the words of such a line.
_EDGES = " .:…*_\u200e\u200f"

_page: dict[str, str] = {}
_counts: list[str] = []
_chapters: list[str] = []


def _load() -> None:
    """Gather the words of all languages once, on first use."""
    for words in PANELS.values():
        for kind in ("weak", "page", "end"):
            for line in _plain(words[kind]).split("|"):
                _page[line.strip(_EDGES)] = kind
        _counts.extend(words["count"].casefold().split("|"))
        _chapters.append(words["chapter"].casefold())


def _plain(text: str) -> str:
    return text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _key(line: str) -> str:
    return _plain(line).strip(_EDGES)


def furniture(line: str) -> str | None:
    """Tell what a line that stands alone would be on a page; None for speech.

    "page": always page. "end": page, and no transcript follows. "weak": page at the top or
    bottom, but people say it too.

    >>> furniture("Comments"), furniture("1.2K Comments"), furniture("Sync to video time")
    ('page', 'page', 'end')
    >>> furniture("Share"), furniture("All of them agreed.")
    ('weak', None)
    """
    if len(line) > _LONGEST:
        return None
    if not _page:
        _load()
    key = _key(line)
    if not key:
        return "weak"
    kind = _page.get(key)
    if kind is not None:
        return kind
    if key in LANGUAGE_MENU:
        return "weak"
    if _is_page(line, key):
        return "page"
    return _counted(key)


def _is_page(line: str, key: str) -> bool:
    """Tell the player's clock, credits, and an entry of the language menu."""
    return (
        is_player_clock(fold(line))
        or key.startswith(CREDITS)
        or (key.endswith((")", "]")) and any(word in key for word in AUTO_GENERATED))
    )


def _counted(key: str) -> str | None:
    """Tell `20 comments`, `1.2M views`, `3 years ago`, `vor 3 Jahren`."""
    folded = fold(key)
    if not any(c.isdigit() for c in folded[:20]):
        return None
    words = folded.replace("•", " ").split()
    if len(words) > 6:  # noqa: PLR2004 - "1,234 views 3 years ago"
        return None
    starts_with_number = folded[0].isdigit()
    for noun in _counts:
        if noun in words if noun.isascii() else noun in folded:
            if noun in ("likes", "live"):
                return "weak"
            if starts_with_number or words[0] == noun.split()[0]:
                return "page" if len(words) <= 4 else "weak"  # noqa: PLR2004
    return None


def chapter_title(line: str) -> str | None:
    """Return the title of a chapter heading, `Chapter 1: Intro`; None for anything else.

    >>> chapter_title("Kapitel 2: Der Anfang"), chapter_title("Chapter and verse")
    ('Der Anfang', None)
    """
    if len(line) > 2 * _LONGEST:
        return None
    if not _page:
        _load()
    folded = fold(line)
    head, colon, _ = folded.partition(":")
    if not colon or len(head) > 24:  # noqa: PLR2004 - "Chapter 12"
        return None
    low = head.casefold()
    if any(c.isdigit() for c in low):
        for word in _chapters:
            if word in low and not low.replace(word, "").strip(" 0123456789第.-"):
                return line[len(head) + 1 :].strip() or line
    return None
