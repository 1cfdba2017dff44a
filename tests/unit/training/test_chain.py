"""The field that learns labels, held against counting all labels one by one."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest

from training.chain import LABELS, Batch, Chain, Weights, learn, mean
from training.claims_text import labelled, own_sentences

NAMES = ["a", "b", "c"]
DECAY = 0.3


def chain(rng: random.Random, size: int) -> Chain:
    def rows() -> list[list[str]]:
        return [rng.sample(NAMES, rng.randrange(3)) for _ in range(size)]

    return Chain(rows(), rows(), [rng.randrange(LABELS) for _ in range(size)], rng.choice([1, 0.5]))


@pytest.fixture(params=range(4))
def chains(request: pytest.FixtureRequest) -> list[Chain]:
    rng = random.Random(request.param)  # noqa: S311 - the same chains each time
    return [chain(rng, size) for size in (3, 1, 4)]


def weights(seed: int = 1) -> np.ndarray:
    size = len(NAMES) * (LABELS - 1 + LABELS * LABELS)
    return np.random.default_rng(seed).normal(size=size)


def score(one: Chain, labels: tuple[int, ...], flat: np.ndarray) -> float:
    split = len(NAMES) * (LABELS - 1)
    tokens, steps = flat[:split].reshape(-1, LABELS - 1), flat[split:].reshape(-1, LABELS * LABELS)
    total = 0.0
    for at, label in enumerate(labels):
        if label:
            total += sum(tokens[NAMES.index(name), label - 1] for name in one.tokens[at])
        if at:
            pair = labels[at - 1] * LABELS + label
            total += sum(steps[NAMES.index(name), pair] for name in one.steps[at])
    return total


def test_the_loss_is_that_of_all_labels_counted(chains):
    flat = weights()
    expected = DECAY / 2 * float(flat @ flat)
    for one in chains:
        every = itertools.product(range(LABELS), repeat=len(one.labels))
        total = math.log(sum(math.exp(score(one, labels, flat)) for labels in every))
        expected += one.weight * (total - score(one, tuple(one.labels), flat))
    assert Batch(chains, NAMES, NAMES).loss(flat, DECAY)[0] == pytest.approx(expected)


def test_the_slope_is_that_of_the_loss(chains):
    batch, flat = Batch(chains, NAMES, NAMES), weights()
    slope = batch.loss(flat, DECAY)[1]
    for at in range(0, len(flat), 5):
        step = np.zeros_like(flat)
        step[at] = 1e-5
        rise = batch.loss(flat + step, DECAY)[0] - batch.loss(flat - step, DECAY)[0]
        assert slope[at] == pytest.approx(rise / 2e-5, abs=1e-5)


def test_what_is_learnt_tells_the_labels():
    seen = [Chain([["a"], ["b"]], [[], ["c"]], [1, 3])] * 5
    found = learn(seen, least=1, decay=0.1, steps=30)
    assert found.tokens["a"].argmax() == 0
    assert found.tokens["b"].argmax() == 2
    assert found.steps["c"].argmax() == 1 * LABELS + 3


def test_the_mean_keeps_what_weighs_most():
    one = Weights({"a": np.array([4.0, 0, 0]), "b": np.array([1.0, 0, 0])}, {})
    other = Weights({"a": np.array([2.0, 0, 0])}, {})
    assert list(mean([one, other], (1, 1)).tokens) == ["a"]
    assert mean([one, other], (2, 1)).tokens["b"][0] == 0.5


def test_our_own_sentences_are_labelled_throughout():
    sentences = own_sentences()
    assert len(sentences) >= 120
    assert all(word and label in "OSRC" for words in sentences for word, label in words)
    assert labelled("[S Ann] left") == [("ann", "S"), ("left", "O")]
