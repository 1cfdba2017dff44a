"""The word lists of a language, read from `data/` when that language is needed, and only then.

A list is a line `name: word word word`. To add a language, add a file; `data/any.txt` serves
text whose language has none.
"""

from __future__ import annotations

import os

from subtools.language.penalties import AFTER, BEFORE, FOLLOWING

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_loaded: dict[str, WordLists] = {}
_names: frozenset[str] = frozenset()


class WordLists:
    """What the engine knows of one language.

    - `titles` end no sentence; `before_number` are abbreviations before a number; other
      `abbreviations` end a sentence only before a word that likes to begin one (`starters`). The
      `binding` ones belong to what follows ("approx."), unlike "etc.".
    - `after` and `before` tell how bad a break is after or before a word; `prefixes` begin words
      before which a break is good. In scripts without spaces `finals` end a phrase after which
      one is good, `bound` one after which it is bad.
    - `addresses` bind a name that follows ("President"), `numbered` a number ("page").
    - `quantifiers` bind one of the `linking` words that follows ("two of").
    - `ordinal_point` says that "5." may be an ordinal; `nouns_capital` that a capital marks any
      noun, not a name; `polite` words have one anywhere.
    """

    __slots__ = (
        "abbreviations", "addresses", "after", "before", "before_number", "binding", "bound",
        "endings", "finals", "linking", "nouns_capital", "numbered", "ordinal_point", "polite",
        "prefixes", "quantifiers", "starters", "titles",
    )  # fmt: skip

    def __init__(self, lists: dict[str, list[str]]) -> None:
        """Turn lists by name into tables by word."""
        self.titles = frozenset(lists.get("titles", ()))
        self.binding = frozenset(lists.get("abbreviations", ()))
        self.abbreviations = self.binding.union(lists.get("trailing", ()))
        self.before_number = frozenset(lists.get("before_number", ()))
        self.numbered = self.before_number.union(lists.get("numbered", ()))
        self.addresses = frozenset(lists.get("addresses", ()))
        self.linking = frozenset(lists.get("genitives", ()))
        self.quantifiers = frozenset(lists.get("quantifiers", ()))
        self.polite = frozenset(lists.get("polite", ()))
        self.finals = tuple(lists.get("finals", ()))
        self.bound = tuple(lists.get("bound", ()))
        self.prefixes = tuple(lists.get("prefixes", ()))
        flags = lists.get("flags", ())
        self.ordinal_point = "ordinal_point" in flags
        self.nouns_capital = "nouns_capital" in flags
        self.endings = tuple(lists.get("adjective_endings", ()))
        self.after: dict[str, float] = {}
        self.before: dict[str, float] = {}
        # From the weakest class to the strongest: a word in two classes gets the worse break
        # after it, and the better break before it.
        for name, badness in AFTER.items():
            for word in lists.get(name, ()):
                self.after[word] = max(badness, self.after.get(word, 0))
        for name, badness in BEFORE.items():
            for word in lists.get(name, ()):
                self.before[word] = min(badness, self.before.get(word, 99))
        opening = [lists.get(name, ()) for name in BEFORE if name not in FOLLOWING]
        self.starters = frozenset(lists.get("starters", ())).union(*opening)


def word_lists(language: str | None) -> WordLists:
    """Return the lists for a BCP 47 tag ("pt-BR" reads "pt"), or the cautious ones for all.

    >>> "gov" in word_lists("en-US").titles, "mr" in word_lists(None).abbreviations
    (True, True)
    """
    name = base_language(language) or "any"
    lists = _loaded.get(name)
    if lists is None:
        if name not in languages():
            return word_lists(None)
        lists = _loaded[name] = WordLists(raw_lists(name))
    return lists


def base_language(tag: str | None) -> str:
    """Return the language of a BCP 47 tag, without region or script; "" for none.

    >>> base_language("pt-BR"), base_language("en_US"), base_language(None)
    ('pt', 'en', '')
    """
    return (tag or "").replace("_", "-").partition("-")[0].lower()


def languages() -> frozenset[str]:
    """Return the codes of the languages that have lists."""
    global _names  # noqa: PLW0603 - one look at the folder
    if not _names:
        _names = frozenset([name[:-4] for name in os.listdir(_FOLDER) if name.endswith(".txt")])
    return _names


def raw_lists(name: str) -> dict[str, list[str]]:
    """Return the lists of one of the `languages`, as its file has them.

    >>> raw_lists("de")["infinitives"]
    ['zu']
    """
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as file:
        text = file.read()
    lists: dict[str, list[str]] = {}
    for line in text.splitlines():
        name, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            lists.setdefault(name, []).extend(words.split())
    return lists
