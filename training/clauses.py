"""Learn where clauses and sentences end without marks: `python -m training.clauses`.

From the sentences of debates (ClaimBuster), in their order, and from transcripts of talks: the
marks they have are taken off and are what is to be found again.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

import subtools
from subtools.language import clauses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ROOT = Path(__file__).parents[1]
_TARGET = Path(clauses.__file__).parent / "clauses" / "en.txt"
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
#: A feature counts when it was seen so often, and is kept when a cost has so many hundredths.
_SEEN, _LEAST = 4, 30
_DECAY, _STEPS = 1.5, 60
#: Sentences further apart than this in number are not of one text.
_NEAR = 3
_ABOUT = """\
Scores of clause and sentence ends in English without marks, in hundredths of a logarithm.
Made by `python -m training.clauses` from the sentences of the ClaimBuster dataset: Arslan, Hassan,
Li, Tremayne: A Benchmark Dataset of Check-worthy Factual Claims, ICWSM 2020
(doi 10.5281/zenodo.3609356), as given out by the CLEF-2024 CheckThat! Lab, Task 1 (Hasanain et
al.), and from seven transcripts of bitcointranscripts/bitcointranscripts (MIT).
"""


def debates(path: Path) -> list[list[tuple[str, int]]]:
    """Return texts as words with the mark after each: 0 none, 1 inside a sentence, 2 at its end."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    rows.sort(key=lambda row: int(row[0]))
    texts: list[list[tuple[str, int]]] = []
    before = -_NEAR - 1
    for number, _, sentence in rows:
        words = marked(sentence)
        if int(number) - before > _NEAR:
            texts.append([])
        before = int(number)
        if words:
            words[-1] = (words[-1][0], 2)
            texts[-1] += words
    return [text for text in texts if text]


def talks(folder: Path) -> list[list[tuple[str, int]]]:
    """Return the texts of a folder of transcripts, in the same form."""
    found = []
    for path in sorted(folder.glob("*.md")):
        cues = [marked(" ".join(cue.text.split())) for cue in subtools.read(path)]
        found.append([word for cue in cues for word in cue])
    return found


def marked(text: str) -> list[tuple[str, int]]:
    """Return the words of a text, and the mark after each."""
    found: list[tuple[str, int]] = []
    for word in text.split():
        bare = word.rstrip("\"'”’)]")
        sentence = bare.endswith((".", "?", "!", "…"))
        mark = 2 if sentence else int(bare.endswith((",", ";", ":", "-", "—", "–")))
        core = _EDGE.sub("", word)
        if core:
            found.append((core, mark))
        elif found:
            found[-1] = (found[-1][0], max(mark, found[-1][1]))
    return found


def learn(texts: list[list[tuple[str, int]]]) -> dict[str, tuple[int, int]]:
    """Return the costs by feature."""
    rows = [row for text in texts for row in clauses.clause_features([word for word, _ in text])]
    marks = np.array([mark for text in texts for _, mark in text])
    counts = Counter(name for row in rows for name in row)
    names = [name for name, count in counts.items() if count >= _SEEN]
    number = {name: at for at, name in enumerate(names)}
    columns = [[number[name] for name in row if name in number] for row in rows]
    starts = np.cumsum([0, *map(len, columns)])
    seen = sparse.csr_matrix(
        (np.ones(starts[-1]), np.concatenate(columns), starts), (len(rows), len(names))
    )
    both = [_regression(seen, marks >= least) for least in (1, 2)]
    found = {clauses.BASE: (round(100 * both[0][-1]), round(100 * both[1][-1]))}
    for at, name in sorted(enumerate(names), key=lambda pair: pair[1]):
        costs = (round(100 * both[0][at]), round(100 * both[1][at]))
        if max(map(abs, costs)) >= _LEAST:
            found[name] = costs
    return found


def _regression(seen: sparse.csr_matrix, true: NDArray[np.bool_]) -> Floats:
    """Return the weights of a logistic regression, and its constant last."""
    turned = seen.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = seen @ weights[:-1] + weights[-1]
        value = np.logaddexp(0.0, np.where(true, -score, score)).sum()
        off = 1 / (1 + np.exp(-score)) - true
        slope = np.append(turned @ off + _DECAY * weights[:-1], off.sum())
        return float(value + _DECAY / 2 * weights[:-1] @ weights[:-1]), slope

    start = np.zeros(seen.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)


def main() -> None:
    """Learn the model and write it."""
    near = os.environ.get("SUBTOOLS_CORPUS") or _ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(prog="python -m training.clauses", description=__doc__)
    parser.add_argument("folder", nargs="?", default=near, help="claims/ and transcripts/ are here")
    folder = Path(parser.parse_args().folder)
    found = learn(
        debates(folder / "claims" / "ct24_train.tsv.gz")
        + talks(folder / "transcripts" / "speaker-stamp")
    )
    lines = [f"{name} {any_mark} {end}\n" for name, (any_mark, end) in found.items()]
    _TARGET.parent.mkdir(exist_ok=True)
    _TARGET.write_text(_ABOUT + "\n" + "".join(lines), "utf-8")
    print(f"{_TARGET.name}: {len(found)} features")


if __name__ == "__main__":
    main()
