"""The words that reasons look for, by language, read from `data/` when first needed.

A file is lines `name: word word`. `_` joins the words of a phrase; `*` stands for any letters at
the end or in the middle of a word.
"""

from __future__ import annotations

import os
import re

from subtools.language.word_lists import base_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
_NONE: frozenset[str] = frozenset()
_loaded: dict[str, Lists | None] = {}
#: Words met whose ending decides; more than so many are looked up anew each time.
_MOST = 20_000


class Lists:
    """The lists of one language.

    `words` gives the names of the lists that a word is in, `phrases` what follows a first word
    and the list it is then in. `flags` are what else is known: `nouns_capital` (a capital makes
    no name), `elision` (an apostrophe parts words).
    """

    __slots__ = ("_edges", "flags", "phrases", "words")

    def __init__(self, lists: dict[str, list[str]]) -> None:
        """Turn lists by name into tables by word."""
        found: dict[str, set[str]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        edges: dict[str, list[str]] = {}
        self.flags = frozenset(lists.pop("flags", ()))
        for name, entries in lists.items():
            for entry in entries:
                if "_" in entry:
                    first, *rest = entry.split("_")
                    self.phrases.setdefault(first, []).append((tuple(rest), name))
                elif "*" in entry:
                    edges.setdefault(name, []).append(r"\w*".join(map(re.escape, entry.split("*"))))
                else:
                    found.setdefault(entry, set()).add(name)
        self._edges = {name: re.compile("|".join(each)) for name, each in edges.items()}
        self.words = {word: self._ending(word).union(names) for word, names in found.items()}

    def kinds(self, word: str) -> frozenset[str]:
        """Return the names of the lists that a word in small letters is in.

        >>> sorted(lists_of("en").kinds("million")), sorted(lists_of("en").kinds("putin's"))
        (['scales'], [])
        """
        known = self.words.get(word)
        if known is not None:
            return known
        if word.endswith(("'s", "s'")) and len(word) > 2:  # noqa: PLR2004
            return self.kinds(word[:-2] if word.endswith("'s") else word[:-1])
        if not self._edges:
            return _NONE
        found = self._ending(word)
        if len(self.words) < _MOST:
            self.words[word] = found
        return found

    def _ending(self, word: str) -> frozenset[str]:
        """Return the lists that a word is in by its ending or beginning."""
        return frozenset([name for name, edge in self._edges.items() if edge.fullmatch(word)])

    def spans(self, low: list[str]) -> Iterator[tuple[int, int, str]]:
        """Yield the phrases in a text's words: where they start and end, and their list."""
        for at, word in enumerate(low):
            for rest, name in self.phrases.get(word, ()):
                end = at + 1 + len(rest)
                if tuple(low[at + 1 : end]) == rest:
                    yield at, end, name


def lists_of(language: str | None) -> Lists | None:
    """Return the lists for a BCP 47 tag, or None for a language that has none.

    >>> lists_of("en-GB") is lists_of("en"), lists_of("ja"), lists_of(None)
    (True, None, None)
    """
    name = base_language(language)
    if name not in _loaded:
        lists: dict[str, list[str]] = {}
        for kind in ("checkability", "places"):
            path = os.path.join(_FOLDER, f"{kind}.{name}.txt")
            if name.isalpha() and os.path.isfile(path):
                _read(path, lists)
        _loaded[name] = Lists(lists) if lists else None
    return _loaded[name]


def _read(path: str, lists: dict[str, list[str]]) -> None:
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, colon, words = line.partition(":")
            if colon and not line.startswith("#"):
                lists.setdefault(name, []).extend(words.split())
