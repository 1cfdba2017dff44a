"""What a language says reports with: its file `data/xx.txt`, as tables by word.

A file is read when its language is first asked for. To add a language, add its file (and, if the
rules need it, `data/xx.tags.txt`, which tells what a word can be: noun, verb ...).
"""

from __future__ import annotations

import os

from subtools.language.word_lists import base_language

_FOLDER = os.path.join(os.path.dirname(__file__), "data")
_loaded: dict[str, Lexicon | None] = {}


class Verb:
    """An entry of a verb that reports: its lemma, and the class it has in each frame.

    `particles` are the words that follow it: ("for",) of "call for", ("an",) of "kündigt ... an".
    `base` is what its forms are made of: "kündigen", or "an|kündigen" for those in one word.
    """

    __slots__ = ("base", "frames", "lemma", "particles")

    def __init__(self, lemma: str, particles: tuple[str, ...], base: str = "") -> None:
        self.lemma = lemma
        self.particles = particles
        self.base = base or lemma
        self.frames: dict[str, str] = {}


class Lexicon:
    """One language's words that report, and the small words that the rules steer by.

    - `verbs` gives for a form its entries and what the form is: b base, s third person, d past,
      n participle, g gerund, as in ("dn", [entries]).
    - `nouns`, `adverbs`, `adjectives`, `states` give a word's class.
    - `sourced` are the phrases that a source follows, as tuples of words by their first word.
    - `lists` has every other line of the file, as a set by name.
    - `codes` gives for a word what it can be, the likeliest first.
    """

    __slots__ = (
        "adjectives",
        "adverbs",
        "codes",
        "language",
        "lists",
        "nouns",
        "sourced",
        "states",
        "verbs",
    )

    def __init__(self, language: str, rows: list[tuple[str, list[str]]]) -> None:
        self.language = language
        self.verbs: dict[str, tuple[str, list[Verb]]] = {}
        self.nouns: dict[str, str] = {}
        self.adverbs: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.sourced: dict[str, list[tuple[str, ...]]] = {}
        self.lists: dict[str, frozenset[str]] = {}
        self.codes: dict[str, str] = {}
        entries: dict[str, Verb] = {}
        forms: dict[str, list[str]] = {}
        for name, words in rows:
            head, *rest = name.split()
            if head == "verbs":
                self._verbs(entries, rest[0], rest[1:], words)
            elif head in {"forms", "irregular"}:
                for word in words:
                    parts = word.split("/")
                    forms[parts[0]] = parts
            elif head in {"nouns", "adverbs", "adjectives", "states"} and rest:
                table: dict[str, str] = getattr(self, head)
                table.update({word.replace("_", " "): rest[0] for word in words})
            elif head == "sourced":
                for word in words:
                    phrase = tuple(word.split("_"))
                    self.sourced.setdefault(phrase[0], []).append(phrase)
            else:
                old = self.lists.get(head, frozenset())
                self.lists[head] = old.union(word.replace("_", " ") for word in words)
        for phrases in self.sourced.values():
            phrases.sort(key=len, reverse=True)
        self._inflect(entries, forms)

    @staticmethod
    def _verbs(
        entries: dict[str, Verb], word_class: str, frames: list[str], words: list[str]
    ) -> None:
        for word in words:
            for entry in _entries(entries, word):
                for frame in frames:
                    entry.frames.setdefault(frame, word_class)

    def _inflect(self, entries: dict[str, Verb], forms: dict[str, list[str]]) -> None:
        from subtools.claims.forms import inflect

        by_form: dict[str, dict[str, None]] = {}
        by_verb: dict[str, list[Verb]] = {}
        for entry in entries.values():
            known = by_verb.setdefault(entry.base, [])
            known.append(entry)
            if len(known) == 1:
                listed = forms.get(entry.base.rpartition("|")[2])
                for kind, form in inflect(entry.base, listed, self.language):
                    by_form.setdefault(form, {})[f"{kind} {entry.base}"] = None
        for form, uses in by_form.items():
            kinds = "".join(use.partition(" ")[0] for use in uses)
            lemmas = dict.fromkeys(use.partition(" ")[2] for use in uses)
            self.verbs[form] = (kinds, [verb for lemma in lemmas for verb in by_verb[lemma]])
        for verbs in self.verbs.values():
            verbs[1].sort(key=lambda verb: -len(verb.particles))

    def words(self, name: str) -> frozenset[str]:
        """Return one of the `lists`, empty where the file has none."""
        return self.lists.get(name, frozenset())


def lexicon(language: str | None) -> Lexicon | None:
    """Return what is known of a language (a BCP 47 tag), or None.

    >>> english = lexicon("en-GB")
    >>> english and english.verbs["said"][0], lexicon("xx")
    ('dn', None)
    """
    name = base_language(language)
    if name not in _loaded:
        _loaded[name] = _read(name) if name in languages() else None
    return _loaded[name]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages whose reporting words are known.

    >>> "en" in languages()
    True
    """
    return tuple(sorted([name[:2] for name in os.listdir(_FOLDER) if name[2:] == ".txt"]))


def _read(name: str) -> Lexicon:
    rows = read_rows(f"{name}.txt")
    known = Lexicon(name, rows)
    if os.path.exists(os.path.join(_FOLDER, f"{name}.tags.txt")):
        for codes, words in read_rows(f"{name}.tags.txt"):
            known.codes.update(dict.fromkeys(words, codes))
    return known


def _entries(known: dict[str, Verb], word: str) -> list[Verb]:
    """Return the entries of a word of the file, made where they are new.

    A separable verb of German has two: "kündigte ... an", and in one word "angekündigt".
    """
    if "|" in word:
        particle, _, base = word.partition("|")
        joined = particle + base
        apart = known.setdefault(word, Verb(joined, (particle,), base))
        return [apart, known.setdefault(joined, Verb(joined, (), word))]
    lemma, *particles = word.split("_")
    return [known.setdefault(word, Verb(lemma, tuple(particles)))]


def read_rows(file_name: str) -> list[tuple[str, list[str]]]:
    """Return the lines of a file of `data/`: each name, and its words."""
    with open(os.path.join(_FOLDER, file_name), encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines() if ":" in line and line[0] != "#"]
    return [(name, words.split()) for name, _, words in (line.partition(":") for line in lines)]
