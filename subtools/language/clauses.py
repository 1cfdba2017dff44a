"""Where clauses and sentences end in text without marks, from the words alone.

A linear model by language (`clauses/`, made by `training.clauses`) gives each gap two scores, the
logarithms of the odds of any mark, and of a sentence's end. As decisions they would be poor; as
scores they tell a cutter of captions much. The text is never changed.
"""

from __future__ import annotations

import os

from subtools.language.break_points import EDGES
from subtools.language.word_lists import base_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FOLDER = os.path.join(os.path.dirname(__file__), "clauses")
_loaded: dict[str, dict[str, tuple[int, int]]] = {}
#: The name of the scores that every gap begins with.
BASE = "="
#: Scores are told apart in steps; the borders, in hundredths.
_ANY = (-600, -500, -400, -300, -200, -150, -100, -50, 0, 50, 100, 200, 300)
_SENTENCE = (-700, -600, -500, -400, -300, -200, -100, 0, 100)


def clause_scores(words: Sequence[str], language: str | None) -> list[tuple[int, int]]:
    """Return the steps of both scores for the gap after each word; [] where no model is known.

    >>> scores = clause_scores("i think we can go now so let us start".split(), "en")
    >>> scores[5] > scores[2]  # after "now" rather than inside "we can"
    True
    """
    from bisect import bisect_right

    model = _model(base_language(language))
    if not model:
        return []
    known = model.get
    base = model[BASE]
    found: list[tuple[int, int]] = []
    for row in clause_features(words):
        any_mark, sentence = base
        for name in row:
            cost = known(name)
            if cost is not None:
                any_mark += cost[0]
                sentence += cost[1]
        found.append((bisect_right(_ANY, any_mark), bisect_right(_SENTENCE, sentence)))
    return found


def clause_features(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the features of the gap after each word: the words around it, alone and together.

    >>> next(clause_features(["Yes,", "I do"]))[:3]
    ['ayes', 'bi do', 'A^']
    """
    low = [word.strip(EDGES).lower().replace("’", "'") for word in words]
    row = ["^", *low, "$", "$", "$"]
    for at in range(1, len(low) + 1):
        a2, a, b, c, d = row[at - 1], row[at], row[at + 1], row[at + 2], row[at + 3]
        yield [
            f"a{a}", f"b{b}", f"A{a2}", f"c{c}", f"d{d}", f"e{a}_{b}", f"f{a2}_{a}",
            f"g{b}_{c}", f"h{a}_{c}", f"i{a2}_{a}_{b}", f"j{a}_{b}_{c}", f"k{b}_{c}_{d}",
            f"l{a[-3:]}", f"m{b[-3:]}",
        ]  # fmt: skip


def _model(language: str) -> dict[str, tuple[int, int]]:
    if language not in _loaded:
        path = os.path.join(_FOLDER, f"{language}.txt")
        model: dict[str, tuple[int, int]] = {}
        if language and os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            parts = text[text.index("\n\n") :].split()  # after the words about it
            costs = zip(map(int, parts[1::3]), map(int, parts[2::3]), strict=True)
            model = dict(zip(parts[::3], costs, strict=True))
        _loaded[language] = model
    return _loaded[language]
