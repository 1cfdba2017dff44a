"""Learn how much a sentence can be checked: `python -m training.checkability`.

From the sentences of the training part of CheckThat! 2024, task 1 (ClaimBuster). The development
part is not touched: `benchmarks.checkability` scores with it. Nothing is drawn by chance, so the
same data give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from subtools.claims.checkability import score as checkability
from subtools.claims.checkability.lists import lists_of
from subtools.claims.checkability.reasons import codes
from subtools.claims.checkability.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

_ROOT = Path(__file__).parents[1]
_TARGET = Path(checkability.__file__).parent / "models" / "checkability.txt"
#: A feature counts when it was seen so often; so many are kept.
_SEEN, _KEPT = 3, 5000
_DECAY, _STEPS = 12.0, 150
#: Sentences whose numbers share their thousands are of the same debates or of ones near them.
_BLOCK, _FOLDS = 1000, 4
#: The three debates of 2016, the last of the data, have the numbers from here on.
_LATE = 29_100
#: A word with a capital inside sentences so often is a name.
_NAME_SHARE = 0.5
_PRONOUN = frozenset(("i", "i'm", "i've", "i'll", "i'd"))
#: Camps and groups of people have no weight either.
_GROUPS = frozenset((
    "liberal", "liberals", "liber*", "conservative", "conservatives", "conse*", "socialist",
    "communist", "communists", "black", "blacks", "white", "whites", "hispanic", "hispanics",
    "muslim", "muslims", "jewish", "christian", "gay", "immigrants",
))  # fmt: skip
_ABOUT = """\
Weights of the checkability of English sentences, in hundredths of a logarithm of odds.
Made by `python -m training.checkability` from the training sentences of CheckThat! 2024, task 1,
which are those of the ClaimBuster dataset. Credit: Arslan, Hassan, Li, Tremayne: A Benchmark
Dataset of Check-worthy Factual Claims, ICWSM 2020 (doi 10.5281/zenodo.3609356); Hasanain et al.:
Overview of the CLEF-2024 CheckThat! Lab Task 1.
No name of a person, a party or a place has a weight. "rule:" are the weights of the reasons alone.
"""


class Sentence(NamedTuple):
    """A sentence: its number, whether it is check-worthy, its features, its reasons."""

    number: int
    true: bool
    row: list[str]
    reasons: set[str]


def sentences(path: Path) -> tuple[list[Sentence], set[str]]:
    """Return the sentences of a file without the features that are names, and these names."""
    lists = lists_of("en")
    if lists is None:
        msg = "the lists of English are gone"
        raise FileNotFoundError(msg)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    texts = [Words(text, lists) for _, _, text in rows]
    names = _names(texts)
    found = []
    for (number, label, text), words in zip(rows, texts, strict=True):
        reasons = codes(words)
        row = checkability.features(words, reasons, question="?" in text)
        row = [name for name in row if name[0] == "=" or not names.intersection(name.split("_"))]
        found.append(Sentence(int(number), label == "1", row, reasons))
    return found, names


def _names(texts: list[Words]) -> set[str]:
    """Return the words, and beginnings of words, that are names more often than not, or groups."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    listed = {"places", "people", "organisations", "unsure"}
    for words in texts:
        for at, (word, kinds) in enumerate(zip(words.low, words.kinds, strict=True)):
            if words.starts[at] or word in _PRONOUN:
                continue
            name = words.raw[at][0].isupper() or not listed.isdisjoint(kinds)
            for each in (word, f"{word[:5]}*"):
                seen[each] += 1
                capital[each] += name
    names = {word for word, count in seen.items() if capital[word] >= _NAME_SHARE * count}
    return names | _GROUPS


class Model(NamedTuple):
    """Weights by name, and the constant."""

    weights: dict[str, float]
    constant: float

    def scores(self, rows: Sequence[list[str]]) -> Floats:
        """Return the logarithm of the odds of each."""
        weight = self.weights.get
        return np.array([sum([weight(name, 0.0) for name in row]) + self.constant for row in rows])


def learn(rows: list[list[str]], true: Truths, kept: int = _KEPT) -> Model:
    """Return a regression over the features that weigh most in a first one over all."""
    counts = Counter(name for row in rows for name in row)
    names = sorted([name for name, count in counts.items() if count >= _SEEN])
    weights = _regression(_matrix(rows, names), true)
    if len(names) > kept:
        share = np.abs(weights[:-1]) * np.sqrt([counts[name] for name in names])
        names = sorted([names[at] for at in np.argsort(-share, kind="stable")[:kept]])
        weights = _regression(_matrix(rows, names), true)
    return Model(dict(zip(names, map(float, weights[:-1]), strict=True)), float(weights[-1]))


def _matrix(rows: list[list[str]], names: list[str]) -> sparse.csr_matrix:
    number = {name: at for at, name in enumerate(names)}
    columns = [[number[name] for name in row if name in number] for row in rows]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([at for each in columns for at in each], dtype=np.int64)
    return sparse.csr_matrix((np.ones(starts[-1]), flat, starts), (len(rows), len(names)))


def _regression(seen: sparse.csr_matrix, true: Truths, decay: float = _DECAY) -> Floats:
    """Return the weights of a logistic regression, and its constant last."""
    turned = seen.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = seen @ weights[:-1] + weights[-1]
        value = np.logaddexp(0.0, np.where(true, -score, score)).sum()
        off = 1 / (1 + np.exp(-score)) - true
        slope = np.append(turned @ off + decay * weights[:-1], off.sum())
        return float(value + decay / 2 * weights[:-1] @ weights[:-1]), slope

    start = np.zeros(seen.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)


def unseen_scores(data: list[Sentence]) -> Floats:
    """Return a score for each sentence by a model that has not seen the debates near it."""
    true = np.array([each.true for each in data])
    fold = np.array([each.number // _BLOCK % _FOLDS for each in data])
    found = np.zeros(len(data))
    for number in range(_FOLDS):
        model = learn([e.row for e, f in zip(data, fold, strict=True) if f != number],
                      true[fold != number])  # fmt: skip
        found[fold == number] = model.scores(
            [e.row for e, f in zip(data, fold, strict=True) if f == number]
        )
    return found


def calibrated(model: Model, scores: Floats, true: Truths) -> Model:
    """Return the model so that its odds are right on what it has not seen, at an even mix.

    At an even mix of what is and what isn't check-worthy, a score of 0.5 says nothing: the share
    of check-worthy ones in the data is the debates', not that of other texts.
    """
    slope, constant = _regression(sparse.csr_matrix(scores[:, None]), true, 0.0)
    even = math.log((~true).sum() / true.sum())
    weights = {name: weight * slope for name, weight in model.weights.items()}
    return Model(weights, model.constant * slope + constant + even)


def told(name: str, scores: Floats, true: Truths) -> str:
    """Return a line with the F1 at a score of 0.5 and the average precision."""
    order = np.argsort(-scores, kind="stable")
    ranks = np.nonzero(true[order])[0]
    precision = float(np.mean(np.arange(1, len(ranks) + 1) / (ranks + 1)))
    f1 = 2 * (true & (scores >= 0)).sum() / (true.sum() + (scores >= 0).sum())
    return f"{name}: F1 {f1:.3f}, average precision {precision:.3f}"


def main() -> None:
    """Learn the model, say how it does on debates it has not seen, and write it."""
    near = os.environ.get("SUBTOOLS_CORPUS") or _ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(prog="python -m training.checkability", description=__doc__)
    parser.add_argument("folder", nargs="?", default=near, help="claims/ is here")
    data, names = sentences(Path(parser.parse_args().folder) / "claims" / "ct24_train.tsv.gz")
    true = np.array([each.true for each in data])
    unseen = unseen_scores(data)
    model = calibrated(learn([each.row for each in data], true), unseen, true)
    honest = calibrated(Model({"": 1.0}, 0.0), unseen, true)
    print(told("debates not seen", unseen * honest.weights[""] + honest.constant, true))
    late = np.array([each.number >= _LATE for each in data])
    early = [each for each in data if each.number < _LATE]
    older = learn([each.row for each in early], true[~late])
    older = calibrated(older, unseen_scores(early), true[~late])
    scores = older.scores([each.row for each in data if each.number >= _LATE])
    print(told("2016 by those before", scores, true[late]))
    rules = [checkability.rule_features(each.reasons) for each in data]
    rule = calibrated(first := learn(rules, true), first.scores(rules), true)
    _write(model, rule)
    print(f"{_TARGET.name}: {len(model.weights)} features; {len(names)} names left out")


def _write(model: Model, rule: Model) -> None:
    found = {checkability.BASE: model.constant, **model.weights}
    found |= {checkability.RULE + checkability.BASE: rule.constant, **rule.weights}
    costs = {name: round(100 * weight) for name, weight in found.items()}
    lines = [f"{name} {cost}\n" for name, cost in costs.items() if cost or name.endswith("=")]
    _TARGET.parent.mkdir(exist_ok=True)
    _TARGET.write_text(_ABOUT + "\n" + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
