"""What a caption file's name tells of it: `talk.pt-BR.forced.srt`, as media players read names."""

from __future__ import annotations

import os

from subtools.core.value import Value, put
from subtools.media.languages import is_tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Words that players know; "hi" is Hindi.
_WORDS = {"forced": "forced", "foreign": "forced", "sdh": "sdh", "cc": "sdh", "default": "default"}


class Named(Value):
    """A language's tag or None, and which of "forced", "sdh" and "default" a name has."""

    __slots__ = ("flags", "language")
    language: str | None
    flags: frozenset[str]

    def __init__(self, language: str | None, flags: Iterable[str] = ()) -> None:
        """Keep the parts."""
        put(self, "language", language)
        put(self, "flags", frozenset(flags))


def told_by(path: str) -> Named:
    """Return what a file's name tells.

    >>> told_by("talks/my.talk.en.sdh.srt")
    Named(flags=frozenset({'sdh'}), language='en')
    >>> told_by("de.vtt").language, told_by("is it.srt").language, told_by("notes.final.srt")
    ('de', None, Named(flags=frozenset()))
    """
    first, *others = os.path.basename(path).split(".")
    parts = others[:-1]
    language: str | None = None
    flags: set[str] = set()
    while parts and (parts[-1].lower() in _WORDS or (language is None and is_tag(parts[-1]))):
        part = parts.pop()
        if part.lower() in _WORDS:
            flags.add(_WORDS[part.lower()])
        else:
            language = part.replace("_", "-")
    # A name that is nothing but a tag; three letters are too often a word.
    if language is None and not parts and is_tag(first) and len(first.split("-")[0]) == 2:  # noqa: PLR2004
        language = first
    return Named(language, flags)
