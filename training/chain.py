"""A linear-chain conditional random field over named features, by gradient.

The first label is the ground that the others stand out from: it has no weights of its own, so one
row of a name has a number for each other label; a name of a step has one for each pair of labels.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

LABELS = 4


class Chain(NamedTuple):
    """A text to learn from: names for each token and for the step to it, labels, a weight."""

    tokens: list[list[str]]
    steps: list[list[str]]
    labels: list[int]
    weight: float = 1.0


class Weights(NamedTuple):
    """Names of tokens with `LABELS - 1` weights, and names of steps with `LABELS` squared."""

    tokens: dict[str, Floats]
    steps: dict[str, Floats]


class Batch:
    """Chains as matrices, the longest first, so that those still running are the first ones."""

    def __init__(self, chains: Sequence[Chain], tokens: list[str], steps: list[str]) -> None:
        order = sorted(chains, key=lambda chain: -len(chain.labels))
        lengths = np.array([len(chain.labels) for chain in order])
        self.running = [int((lengths > at).sum()) for at in range(lengths[0])]
        # Token by token over all chains: place `at` of chain `n` is row `first[at] + n`.
        self.first = np.concatenate([[0], np.cumsum(self.running)])
        places = [(n, at) for at, count in enumerate(self.running) for n in range(count)]
        self.seen = _matrix([order[n].tokens[at] for n, at in places], tokens)
        self.moved = _matrix([order[n].steps[at] if at else [] for n, at in places], steps)
        self.labels = np.array([order[n].labels[at] for n, at in places])
        before = [order[n].labels[at - 1] if at else 0 for n, at in places]
        self.pairs = np.array(before) * LABELS + self.labels
        self.weight = np.array([order[n].weight for n, _ in places])
        self.weights = np.array([chain.weight for chain in order])
        self.turned, self.back = self.seen.T.tocsr(), self.moved.T.tocsr()

    def loss(self, flat: Floats, decay: float) -> tuple[float, Floats]:
        """Return the loss of weights laid flat, and its slope."""
        split = self.seen.shape[1] * (LABELS - 1)
        of_tokens = flat[:split].reshape(-1, LABELS - 1)
        of_steps = flat[split:].reshape(-1, LABELS * LABELS)
        ground = np.zeros((len(self.labels), 1))
        score = np.hstack([ground, self.seen @ of_tokens])
        step = self.moved @ of_steps
        total, single, double = self._expected(score, step)
        rows = np.arange(len(self.labels))
        later = rows >= self.first[1]
        right = score[rows, self.labels] + np.where(later, step[rows, self.pairs], 0.0)
        value = float(total @ self.weights - right @ self.weight)
        single[rows, self.labels] -= 1.0
        double[rows[later], self.pairs[later]] -= 1.0
        slope = np.concatenate(
            [
                (self.turned @ (single[:, 1:] * self.weight[:, None])).ravel(),
                (self.back @ (double * self.weight[:, None])).ravel(),
            ]
        )
        return value + decay / 2 * float(flat @ flat), slope + decay * flat

    def _expected(self, score: Floats, step: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the log sum of each chain, and how probable each label and pair is."""
        count = len(self.running)
        square = step.reshape(-1, LABELS, LABELS)
        alpha = score.copy()
        for at in range(1, count):
            now = slice(self.first[at], self.first[at + 1])
            last = alpha[self.first[at - 1] : self.first[at - 1] + self.running[at]]
            alpha[now] += _log_sum(last[:, :, None] + square[now], 1)
        beta = np.zeros_like(score)
        for at in range(count - 1, 0, -1):
            now = slice(self.first[at], self.first[at + 1])
            came = slice(self.first[at - 1], self.first[at - 1] + self.running[at])
            beta[came] = _log_sum(square[now] + (score[now] + beta[now])[:, None, :], 2)
        totals = _log_sum(score[: self.running[0]] + beta[: self.running[0]], 1)
        chain = np.concatenate([np.arange(running) for running in self.running])
        single = np.exp(alpha + beta - totals[chain][:, None])
        double = np.zeros_like(step)
        for at in range(1, count):
            now = slice(self.first[at], self.first[at + 1])
            last = alpha[self.first[at - 1] : self.first[at - 1] + self.running[at]]
            each = last[:, :, None] + square[now] + (score[now] + beta[now])[:, None, :]
            each -= totals[: self.running[at], None, None]
            double[now] = np.exp(each).reshape(-1, LABELS * LABELS)
        return totals, single, double


def learn(chains: Sequence[Chain], *, least: int, decay: float, steps: int) -> Weights:
    """Return the weights of all names met `least` times, after so many steps downhill."""
    counts = [
        Counter(name for chain in chains for row in chain.tokens for name in row),
        Counter(name for chain in chains for row in chain.steps for name in row),
    ]
    names = [sorted([name for name, n in count.items() if n >= least]) for count in counts]
    batch = Batch(chains, *names)
    widths = (LABELS - 1, LABELS * LABELS)
    split = len(names[0]) * widths[0]
    begin = np.zeros(split + len(names[1]) * widths[1])
    found = minimize(
        batch.loss, begin, args=(decay,), jac=True, method="L-BFGS-B", options={"maxiter": steps}
    ).x
    both = (found[:split].reshape(-1, widths[0]), found[split:].reshape(-1, widths[1]))
    return Weights(*[dict(zip(n, w, strict=True)) for n, w in zip(names, both, strict=True)])


def mean(several: Sequence[Weights], kept: tuple[int, int]) -> Weights:
    """Return the mean of weights learnt of different texts, of so many names of tokens and steps.

    A name that one text has not counts as nothing there, so what is chance in one fades.
    """
    found: list[dict[str, Floats]] = []
    for parts, most in zip(zip(*several, strict=True), kept, strict=True):
        sums: dict[str, Floats] = {}
        for part in parts:
            for name, row in part.items():
                sums[name] = sums.get(name, 0.0) + row / len(several)
        names = sorted(sums, key=lambda name: (-np.abs(sums[name]).max(), name))[:most]
        found.append({name: sums[name] for name in sorted(names)})
    return Weights(*found)


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis, keepdims=True)
    return np.asarray(np.log(np.exp(values - most).sum(axis)) + most.squeeze(axis))


def _matrix(rows: list[list[str]], names: list[str]) -> sparse.csr_matrix:
    number = {name: at for at, name in enumerate(names)}
    columns = [[number[name] for name in row if name in number] for row in rows]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([at for each in columns for at in each], dtype=np.int64)
    return sparse.csr_matrix((np.ones(starts[-1]), flat, starts), (len(rows), len(names)))
