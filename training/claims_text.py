"""News-like text without marks, with labels by construction: templates and debate sentences.

Nothing in the templates is of any corpus. Each call with the same seed makes the same text.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.claims.documents import raw_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.claims.lexicon import Lexicon

    #: Words without marks, each with its label: O, S, R or C.
    Labelled = list[tuple[str, str]]

_HERE = Path(__file__).parent
_MARKED = re.compile(r"\[([SRC]) |\]|\{([\w.]+)\}|[^\s\[\]{}]+")
_COUNTED = re.compile(r"\((\d+)\) ?")
#: Forms of verbs: third person, past.
_CASES = "ssdddddd"
#: Half of the verbs that take a clause are one of the templates' `common` ones.
_COMMON = 0.5
#: Words for people that no article or adjective goes with.
_ALONE = frozenset((
    "one", "many", "some", "few", "several", "most", "others", "everyone", "everybody", "someone",
    "somebody",
))  # fmt: skip


def raw_words(text: str) -> list[str]:
    """Return the words of a text as raw captions have them.

    >>> raw_words("Well, it's 3.5% - he said: “No!”")
    ['well', "it's", '35%', 'he', 'said', 'no']
    """
    return [core for word in text.split() if (core := raw_word(word))]


def labelled(line: str) -> Labelled:
    """Return the words of a line with labels in brackets.

    >>> labelled("[S Ann Lee] [R said] [C it rained].")[1:4]
    [('lee', 'S'), ('said', 'R'), ('it', 'C')]
    """
    label = "O"
    found: Labelled = []
    for part in re.findall(r"\[[SRC] |\]|[^\[\]]+", line):
        if part[0] == "[":
            label = part[1]
        elif part == "]":
            label = "O"
        else:
            found += [(word, label) for word in raw_words(part)]
    return found


def own_sentences() -> list[Labelled]:
    """Return our own sentences, labelled by hand, in their order."""
    lines = (_HERE / "claims_sentences.txt").read_text("utf-8").splitlines()
    return [labelled(line) for line in lines if line and line[0] != "#"]


class Composer:
    """Fills templates, with a lexicon's words and with sentences of debates."""

    def __init__(self, known: Lexicon, sentences: Sequence[Sequence[str]], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same text each time
        self._sentences = [list(words) for words in sentences]
        self._filled = _templates()
        self._filled |= {
            "office": sorted(known.words("office")), "body": sorted(known.words("bodies")),
            "anon": sorted(known.words("anonymous") - known.words("pronouns") - _ALONE),
            "evidence": sorted(known.words("evidence")), "noun": sorted(known.nouns),
            "adverb": sorted(known.adverbs),
            "state": [f"{be} {word}" for word in sorted(known.states) for be in ("is", "was")],
        }  # fmt: skip
        self._verbs = _verbs(known)
        by_lemma = {verb[0]: verb for verb in self._verbs["clause"] if not verb[2]}
        self._common = [by_lemma[lemma] for lemma in self._filled["common"] if lemma in by_lemma]

    def report(self) -> Labelled:
        """Return a sentence, or a few, in which somebody says something."""
        return list(self._fill("{report}", "O"))

    def story(self) -> Labelled:
        """Return a sentence of the narrator's."""
        return list(self._fill("{past}", "O"))

    def _fill(self, template: str, label: str) -> Iterator[tuple[str, str]]:
        outer = label
        for match in _MARKED.finditer(template):
            opens, slot = match.groups()
            if opens:
                label = opens
            elif match[0] == "]":
                label = outer
            elif slot is None:
                yield match[0], label
            elif slot in {"clause", "quote"}:
                yield from [(word, label) for word in self._sentence()]
            elif slot.startswith("v."):
                yield from [(word, label) for word in self._verb(slot).split()]
            else:
                yield from self._fill(self._random.choice(self._filled[slot]), label)

    def _sentence(self) -> list[str]:
        return self._random.choice(self._sentences)

    def _verb(self, slot: str) -> str:
        _, frame, *form = slot.split(".")
        known = self._verbs[frame]
        if frame == "clause" and self._random.random() < _COMMON:
            known = self._common
        lemma, forms, particles = self._random.choice(known)
        wanted = form[0] if form else self._random.choice(_CASES)
        return " ".join([forms.get(wanted, lemma), *particles])


def _templates() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (_HERE / "claims_templates.txt").read_text("utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        name, _, alternatives = line.partition(":")
        for alternative in alternatives.split("|"):
            counted = _COUNTED.match(alternative.strip() + " ")
            count = int(counted[1]) if counted else 1
            text = alternative.strip()[counted.end() if counted else 0 :]
            found.setdefault(name, []).extend([text] * count)
    return found


def _verbs(known: Lexicon) -> dict[str, list[tuple[str, dict[str, str], tuple[str, ...]]]]:
    """Return by frame ("directive": a hearer and "to") the lemmas, their forms, their particles."""
    forms: dict[str, dict[str, str]] = {}
    entries: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
    for form, (kinds, verbs) in known.verbs.items():
        for verb in verbs:
            entries[verb.lemma, verb.particles] = verb.frames
            for kind in kinds:
                forms.setdefault(verb.lemma, {}).setdefault(kind, form)
    found: dict[str, list[tuple[str, dict[str, str], tuple[str, ...]]]] = {}
    for (lemma, particles), frames in sorted(entries.items()):
        own = forms[lemma]
        names = set(frames)
        if "hearer" in names and "infinitive" in names:
            names.add("directive")
        for name in names:
            found.setdefault(name, []).append((lemma, own, particles))
    return found
