"""How much a claim can be checked: a score and the reasons for it.

The score of English comes from a small linear model (`models/checkability.txt`, made by
`training.checkability`) over the words and the reasons; that of other languages from the reasons
alone. It puts claims in an order. It is no verdict: not on whether one is worth checking, and
never on whether one is true.
"""

from __future__ import annotations

import math
import os

from subtools.claims.checkability.lists import lists_of
from subtools.claims.checkability.reasons import codes, with_source
from subtools.claims.checkability.words import Words
from subtools.core.value import Value, put
from subtools.language.word_lists import base_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.claims.attribution import Attribution

_HERE = os.path.dirname(os.path.dirname(__file__))
#: The languages whose words have weights.
_LEARNT = frozenset(("en",))
_loaded: dict[str, int] = {}
#: The names of the weight that every score begins with: of a model, and of the reasons alone.
BASE, RULE = "=", "rule:"
#: Beyond this many words a text's length tells no more, and there are steps of so many.
_LONG, _STEP = 40, 4
#: A sum beyond this, in hundredths, makes no difference in three decimals.
_SURE = 2000
#: So many reasons are many; so many letters stand for a longer word.
_MANY, _BEGINNING = 6, 5
#: The lists whose words count in the score only.
_VOICES = (
    "first_person", "we_person", "second_person", "modals", "future", "opinion", "negation",
)  # fmt: skip


class Checkability(Value):
    """A score, 0 to 1, and the codes of what makes the words checkable."""

    __slots__ = ("score", "reasons")
    score: float
    reasons: tuple[str, ...]

    def __init__(self, score: float, reasons: tuple[str, ...] = ()) -> None:
        """Keep both."""
        put(self, "score", score)
        put(self, "reasons", reasons)


def check(words: str, language: str | None, one: Attribution | None = None) -> Checkability | None:
    """Score the words of a claim; None in a language of which nothing is known.

    `one` tells how the claim was reported: a source without a name is a reason, a promise or a
    feeling lowers the score.

    >>> check("unemployment fell to 4 percent in 2018", "en").reasons
    ('percentage', 'date', 'change', 'past-event')
    >>> check("unemployment fell to 4 percent in 2018", "en").score > 0.5
    True
    >>> check("失業率が下がった", "ja") is None
    True
    """
    lists = lists_of(language)
    if lists is None:
        return None
    read = Words(words, lists)
    found = codes(read)
    model = _model()
    if base_language(language) in _LEARNT:
        total = _sum(model, BASE, features(read, found, question="?" in words))
    else:
        total = _sum(model, RULE + BASE, rule_features(found))
    score = 1 / (1 + math.exp(-max(-_SURE, min(_SURE, total)) / 100))
    if one is not None:
        score *= model.get(f"class:{one.word_class}", 100) / 100
    return Checkability(round(score, 3), with_source(found, one))


def features(words: Words, found: set[str], *, question: bool) -> list[str]:
    """Return what the score of English adds up, without repeats.

    Each word and pair ("^" and "$" are the edges; figures are 0 each, so that "1994" is "0000"),
    the beginnings of long words ("suppo*"), and with "=" before it what is more than words:
    reasons, voices, length, and pairs of reasons and voices.
    """
    low = ["".join([_figure(c) for c in word]) if word[0].isdigit() else word for word in words.low]
    row = [*low, *map("_".join, zip(["^", *low], [*low, "$"], strict=True))]
    row += [f"{word[:_BEGINNING]}*" for word in low if len(word) > _BEGINNING]
    more = [f"={code}" for code in sorted(found)]
    more += [f"={voice}" for voice in _VOICES if words.has(voice)]
    if question:
        more.append("=question")
    row += [a + b for at, a in enumerate(more) for b in more[at + 1 :]]
    row += more
    row.append(f"={min(len(found), _MANY)}reasons")
    row.append(f"={min(len(low), _LONG) // _STEP * _STEP}words")
    return list(dict.fromkeys(row))


def rule_features(found: Iterable[str]) -> list[str]:
    """Return what the score of a language without a model adds up: its reasons."""
    return [f"{RULE}{code}" for code in sorted(found)]


def _figure(character: str) -> str:
    return "0" if character.isdigit() else character


def _sum(model: dict[str, int], base: str, row: list[str]) -> int:
    weight = model.get
    return sum([weight(name, 0) for name in row]) + model[base]


def _model() -> dict[str, int]:
    """Return the weights by name, in hundredths of a logarithm of odds."""
    if not _loaded:
        with open(os.path.join(_HERE, "models", "checkability.txt"), encoding="utf-8") as file:
            text = file.read()
        parts = text[text.index("\n\n") :].split()  # after the words about it
        _loaded.update(zip(parts[::2], map(int, parts[1::2]), strict=True))
        with open(os.path.join(_HERE, "data", "report_classes.txt"), encoding="utf-8") as file:
            rows = [line.split(":") for line in file if line[0] not in "#\n"]
        _loaded.update({f"class:{name}": int(percent) for name, percent in rows})
    return _loaded
