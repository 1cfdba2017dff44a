"""A semi-Markov conditional random field: segments with features, trained by gradient.

A segmentation of a text is a path of segments; its probability falls with its cost, which is
`SCALE` times the engine's hand cost less the weights of its features. Training finds the weights
that make people's segmentations most probable, and small ones rather than large ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NEVER = -1e9


class Text(NamedTuple):
    """A text to learn from.

    `segments` are those thought of: (end, length, shape features, hand cost), in units; `gaps`
    the features of the gap at each place's end; `ends` where people's segments end, in order, the
    last one at the text's end; `weight` how much the text counts.
    """

    segments: list[tuple[int, int, tuple[int, ...], float]]
    gaps: list[list[int]]
    ends: list[int]
    weight: float


def reachable(text: Text) -> list[Text]:
    """Cut a text into the runs of people's segments that the engine may make, too."""
    lengths: dict[int, set[int]] = {}
    for end, length, _, _ in text.segments:
        lengths.setdefault(end, set()).add(length)
    runs: list[tuple[int, list[int]]] = []
    start = before = 0
    ends: list[int] = []
    for end in [*text.ends, -1]:
        if end > 0 and end - before in lengths.get(end, ()):
            ends.append(end)
        else:
            if ends:
                runs.append((start, ends))
            start, ends = end, []
        before = end
    return [
        Text(
            [
                (end - start, length, shape, hand)
                for end, length, shape, hand in text.segments
                if end - length >= start and end <= ends[-1]
            ],
            text.gaps[start : ends[-1]],
            [end - start for end in ends],
            text.weight,
        )
        for start, ends in runs
    ]


class Batch:
    """Texts side by side, as arrays: text, place, length."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.size = np.array([text.ends[-1] for text in texts])
        places, longest = self.size.max() + 1, max(s[1] for t in texts for s in t.segments)
        shapes = len(texts[0].segments[0][2])
        features = max(len(row) for text in texts for row in text.gaps)
        here = (len(texts), places, longest)
        self.shape = np.zeros((*here, shapes), np.int32)
        self.hand = np.full(here, np.inf)
        self.gap = np.zeros((len(texts), places, features), np.int32)
        self.true = np.zeros(here)
        self.weight = np.array([text.weight for text in texts])
        for at, text in enumerate(texts):
            for end, length, shape, hand in text.segments:
                self.shape[at, end, length - 1] = shape
                self.hand[at, end, length - 1] = hand
            for place, row in enumerate(text.gaps, 1):
                self.gap[at, place, : len(row)] = row
            before = 0
            for end in text.ends:
                self.true[at, end, end - before - 1] = 1.0
                before = end
        self.possible = np.isfinite(self.hand)
        self.hand = np.where(self.possible, self.hand, 0.0)

    def scores(self, weights: Floats, scale: float) -> Floats:
        """Return the score of each segment."""
        score = weights[self.shape].sum(-1) + weights[self.gap].sum(-1)[:, :, None]
        return np.where(self.possible, score - scale * self.hand, _NEVER)

    def expected(self, score: Floats) -> tuple[Floats, Floats]:
        """Return each text's log partition, and each segment's probability."""
        count, places, longest = score.shape
        ahead = np.full((count, places + longest), _NEVER)  # place p at column p + longest
        ahead[:, longest] = 0.0
        for end in range(1, places):
            paths = ahead[:, end : end + longest][:, ::-1] + score[:, end]
            ahead[:, end + longest] = np.maximum(_NEVER, np.logaddexp.reduce(paths, axis=1))
        total = ahead[np.arange(count), self.size + longest]
        back = np.full((count, places + longest), _NEVER)
        back[np.arange(count), self.size] = 0.0
        lengths = np.arange(longest)
        for start in range(places - 2, -1, -1):
            ends = np.minimum(start + 1 + lengths, places - 1)
            inside = start + 1 + lengths < places
            paths = np.where(inside, back[:, ends] + score[:, ends, lengths], _NEVER)
            value = np.maximum(_NEVER, np.logaddexp.reduce(paths, axis=1))
            back[:, start] = np.where(start < self.size, value, back[:, start])
        before = np.stack(
            [ahead[:, longest - 1 - at : longest - 1 - at + places] for at in lengths], -1
        )
        logs = before + score + back[:, :places, None] - total[:, None, None]
        return total, np.where(self.possible, np.exp(np.minimum(logs, 0.0)), 0.0)

    def best(self, weights: Floats, scale: float) -> list[list[int]]:
        """Return the ends of the cheapest segments of each text."""
        score = self.scores(weights, scale)
        count, places, longest = score.shape
        ahead = np.full((count, places + longest), _NEVER)
        ahead[:, longest] = 0.0
        length = np.zeros((count, places), int)
        for end in range(1, places):
            paths = ahead[:, end : end + longest][:, ::-1] + score[:, end]
            length[:, end] = paths.argmax(1) + 1
            ahead[:, end + longest] = paths.max(1)
        found: list[list[int]] = []
        for at in range(count):
            end = int(self.size[at])
            ends = []
            while end > 0:
                ends.append(end)
                end -= int(length[at, end])
            found.append(ends[::-1])
        return found


def train(
    batches: Sequence[Batch], features: int, *, scale: float, decay: float, steps: int
) -> Floats:
    """Return the weights of so many features; weight 0 is for none and stays 0."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        value = decay / 2 * float(weights @ weights)
        slope = decay * weights
        for batch in batches:
            score = batch.scores(weights, scale)
            total, probable = batch.expected(score)
            true = np.where(batch.true > 0, score, 0.0).sum((1, 2))
            value += float(batch.weight @ (total - true))
            off = (probable - batch.true) * batch.weight[:, None, None]
            for at in range(batch.shape.shape[-1]):
                slope += np.bincount(batch.shape[..., at].ravel(), off.ravel(), features)
            ends = off.sum(2).ravel()
            for at in range(batch.gap.shape[-1]):
                slope += np.bincount(batch.gap[..., at].ravel(), ends, features)
        slope[0] = 0.0
        return value, slope

    found = minimize(
        loss, np.zeros(features), jac=True, method="L-BFGS-B", options={"maxiter": steps}
    )
    return np.asarray(found.x)
