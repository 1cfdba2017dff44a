"""The field that learns where people break cues, held against counting all ways one by one."""

from __future__ import annotations

import random
from types import SimpleNamespace

import numpy as np
import pytest

from training import crf
from training.crf import Batch, Text, reachable, train

FEATURES = 9
SCALE = 0.2


def text(rng: random.Random, places: int, *, longest: int = 3) -> Text:
    """Return a text of so many places; segments of one place may always be made."""
    segments = [
        (end, length, (rng.randrange(FEATURES), rng.randrange(FEATURES)), rng.uniform(-3, 9))
        for end in range(1, places + 1)
        for length in range(1, min(end, longest) + 1)
        if length == 1 or rng.random() < 0.8
    ]
    gaps = [[rng.randrange(FEATURES) for _ in range(rng.randrange(1, 4))] for _ in range(places)]
    lengths = {(end, length) for end, length, *_ in segments}
    ends: list[int] = []
    at = 0
    while at < places:
        can = [length for length in range(1, longest + 1) if (at + length, length) in lengths]
        at += rng.choice(can)
        ends.append(at)
    return Text(segments, gaps, ends, rng.choice([1.0, 0.5]))


@pytest.fixture(params=range(5))
def texts(request: pytest.FixtureRequest) -> list[Text]:
    rng = random.Random(request.param)  # noqa: S311 - the same texts each time
    return [text(rng, places) for places in (6, 1, 4)]


def some_weights(seed: int = 1) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=FEATURES)
    found[0] = 0.0  # for no feature
    return found


def score(one: Text, segment: tuple, weights: np.ndarray) -> float:
    end, _, shape, hand = segment
    return sum(weights[[*shape, *one.gaps[end - 1]]]) - SCALE * hand


def ways(one: Text) -> list[list[tuple]]:
    """Return all ways to cut a text into its segments."""
    found: list[list[tuple]] = []
    unfinished: list[list[tuple]] = [[]]
    while unfinished:
        way = unfinished.pop()
        at = way[-1][0] if way else 0
        if at == one.ends[-1]:
            found.append(way)
        unfinished += [[*way, segment] for segment in one.segments if segment[0] - segment[1] == at]
    return found


def test_partitions_and_probabilities_are_those_of_all_ways(texts: list[Text]):
    weights = some_weights()
    batch = Batch(texts)
    total, probable = batch.expected(batch.scores(weights, SCALE))
    for at, one in enumerate(texts):
        masses = [np.exp(sum(score(one, part, weights) for part in way)) for way in ways(one)]
        assert total[at] == pytest.approx(np.log(sum(masses)))
        expected = np.zeros(probable.shape[1:])
        for way, mass in zip(ways(one), masses, strict=True):
            for end, length, *_ in way:
                expected[end, length - 1] += mass / sum(masses)
        assert probable[at] == pytest.approx(expected, abs=1e-9)
        assert probable[at, one.ends[-1]].sum() == pytest.approx(1)


def test_the_best_way_is_the_best_of_all(texts: list[Text]):
    weights = some_weights(2)
    found = Batch(texts).best(weights, SCALE)
    for one, ends in zip(texts, found, strict=True):
        best = max(ways(one), key=lambda way: sum(score(one, part, weights) for part in way))
        assert ends == [end for end, *_ in best]


def loss_of(monkeypatch: pytest.MonkeyPatch, texts: list[Text], *, decay: float):
    """Return what `train` makes small, and its slope, as a function of the weights."""
    caught = []

    def caught_loss(loss, start, **_):
        caught.append(loss)
        return SimpleNamespace(x=start)

    monkeypatch.setattr(crf, "minimize", caught_loss)
    batches = [Batch(texts[:2]), Batch(texts[2:])]
    start = train(batches, FEATURES, scale=SCALE, decay=decay, steps=1)
    assert not start.any()
    return caught[0]


def test_the_slope_is_how_the_loss_changes(monkeypatch: pytest.MonkeyPatch, texts: list[Text]):
    loss = loss_of(monkeypatch, texts, decay=0.3)
    weights = some_weights(3)
    _, slope = loss(weights)
    step = 1e-5
    for feature in range(1, FEATURES):
        aside = np.zeros(FEATURES)
        aside[feature] = step
        change = (loss(weights + aside)[0] - loss(weights - aside)[0]) / (2 * step)
        assert slope[feature] == pytest.approx(change, abs=1e-5)
    assert slope[0] == 0


def test_the_loss_is_how_improbable_peoples_ways_are(
    monkeypatch: pytest.MonkeyPatch, texts: list[Text]
):
    loss = loss_of(monkeypatch, texts, decay=0.0)
    weights = some_weights(4)
    expected = 0.0
    for one in texts:
        by_ends = {
            tuple([end for end, *_ in way]): sum(score(one, part, weights) for part in way)
            for way in ways(one)
        }
        total = np.log(sum(np.exp(list(by_ends.values()))))
        expected += one.weight * (total - by_ends[tuple(one.ends)])
    assert loss(weights)[0] == pytest.approx(expected)


def test_training_makes_peoples_ways_the_likely_ones(texts: list[Text]):
    batches = [Batch(texts)]
    found = train(batches, FEATURES, scale=SCALE, decay=0.01, steps=50)

    def likely(weights: np.ndarray) -> float:
        score = batches[0].scores(weights, SCALE)
        total, _ = batches[0].expected(score)
        true = np.where(batches[0].true > 0, score, 0.0).sum((1, 2))
        return float(batches[0].weight @ (true - total))

    assert likely(found) > likely(np.zeros(FEATURES))
    assert found[0] == 0


def test_a_feature_of_peoples_breaks_gets_a_weight_for_them():
    # Feature 1 stands at the breaks that people make, feature 2 where they make none.
    gaps = [[2], [1], [2], [1], [2], [1]]
    segments = [
        (end, length, (0,), 0.0) for end in range(1, 7) for length in (1, 2) if length <= end
    ]
    one = Text(segments, gaps, [2, 4, 6], 1.0)
    weights = train([Batch([one])], 3, scale=SCALE, decay=0.1, steps=50)
    assert weights[1] > 0 > weights[2]
    assert Batch([one]).best(weights, SCALE) == [[2, 4, 6]]


class TestReachable:
    SEGMENTS = tuple([
        (end, length, (0,), float(end)) for end in range(1, 9) for length in (1, 2) if length <= end
    ])  # fmt: skip

    def cut(self, *ends: int) -> list[tuple[list[int], list[list[int]]]]:
        one = Text(list(self.SEGMENTS), [[at] for at in range(1, 9)], list(ends), 0.5)
        for run in reachable(one):
            Batch([run])  # every run is a text of its own
            assert run.weight == 0.5
            assert {end for end, *_ in run.segments} == set(range(1, run.ends[-1] + 1))
            assert all(end >= length for end, length, *_ in run.segments)
        return [(run.ends, run.gaps) for run in reachable(one)]

    def test_what_can_all_be_made_is_one_run(self):
        assert self.cut(2, 3, 5, 7, 8) == [([2, 3, 5, 7, 8], [[at] for at in range(1, 9)])]

    def test_a_segment_that_cannot_be_made_parts_two_runs(self):
        assert self.cut(2, 3, 6, 8) == [([2, 3], [[1], [2], [3]]), ([2], [[7], [8]])]

    def test_at_the_start_and_at_the_end_it_leaves_one(self):
        assert self.cut(3, 5, 8) == [([2], [[4], [5]])]

    def test_two_in_a_row_leave_nothing_between(self):
        assert self.cut(1, 4, 8) == [([1], [[1]])]

    def test_nothing_is_left_of_what_cannot_be_made(self):
        assert self.cut(8) == []

    def test_segments_keep_their_costs_and_start_anew(self):
        one = Text(list(self.SEGMENTS), [[at] for at in range(1, 9)], [4, 6, 7], 1.0)
        (run,) = reachable(one)
        assert run.segments == [
            (1, 1, (0,), 5.0), (2, 1, (0,), 6.0), (2, 2, (0,), 6.0), (3, 1, (0,), 7.0),
            (3, 2, (0,), 7.0),
        ]  # fmt: skip
