"""How sure breaks are, held against all ways to cut, counted one by one."""

from __future__ import annotations

from math import exp, fsum, isfinite

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from subtools.fitting import weights
from subtools.fitting.posterior import agreed, probabilities

Edges = list[tuple[int, int, float]]
costs = st.floats(-20, 60) | st.integers(-3, 9).map(float)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Edges, int]:
    """Return cues between a few places, in order; some places may be dead ends."""
    count = draw(st.integers(2, 7))
    pairs = [(a, b) for a in range(count) for b in range(a + 1, count)]
    chosen = draw(st.sets(st.sampled_from(pairs)))
    edges = [(a, b, draw(costs)) for a, b in sorted(chosen)]
    assume(ways(edges, count))
    return edges, count


def ways(edges: Edges, count: int) -> list[Edges]:
    """Return every way from the first place to the last, as its cues."""
    found: list[Edges] = []
    unfinished: list[Edges] = [[edge] for edge in edges if edge[0] == 0]
    while unfinished:
        way = unfinished.pop()
        if way[-1][1] == count - 1:
            found.append(way)
        unfinished.extend([[*way, edge] for edge in edges if edge[0] == way[-1][1]])
    return found


def cost(way: Edges) -> float:
    return fsum([cost for *_, cost in way])


def shares(edges: Edges, count: int) -> list[tuple[Edges, float]]:
    """Return every way and how probable it is."""
    found = ways(edges, count)
    least = min(map(cost, found))
    masses = [exp(-weights.PROBABLE * (cost(way) - least)) for way in found]
    return [(way, mass / fsum(masses)) for way, mass in zip(found, masses, strict=True)]


@given(graphs())
def test_probabilities_are_those_of_all_ways(graph: tuple[Edges, int]):
    edges, count = graph
    expected = [
        fsum([share for way, share in shares(edges, count) if any(b == at for _, b, _ in way)])
        for at in range(count)
    ]
    assert probabilities(edges, count) == pytest.approx(expected, abs=1e-9)


@given(graphs())
def test_they_sum_up_to_how_many_cues_there_are_on_the_mean(graph: tuple[Edges, int]):
    edges, count = graph
    found = probabilities(edges, count)
    assert found[0] == 0
    assert found[-1] == pytest.approx(1)
    assert all(0 <= one <= 1 for one in found)
    mean = fsum([len(way) * share for way, share in shares(edges, count)])
    assert fsum(found) == pytest.approx(mean)


@given(graphs(), st.lists(costs, min_size=7, max_size=7))
def test_what_all_ways_pay_alike_changes_nothing(graph: tuple[Edges, int], toll: list[float]):
    edges, count = graph
    paid = [(a, b, cost + toll[b] - toll[a]) for a, b, cost in edges]
    assert probabilities(paid, count) == pytest.approx(probabilities(edges, count), abs=1e-9)


@given(graphs())
def test_the_way_that_is_agreed_on_is_the_best_of_all(graph: tuple[Edges, int]):
    edges, count = graph
    sure = probabilities(edges, count)

    def worth(way: Edges) -> float:
        each = [weights.AGREED - sure[b] + weights.AGREED_COST * cost for _, b, cost in way]
        return fsum(each)

    ends = agreed(edges, count)
    by_ends = {tuple([b for _, b, _ in way]): worth(way) for way in ways(edges, count)}
    assert by_ends[tuple(ends)] == pytest.approx(min(by_ends.values()), abs=1e-9)


def test_a_way_of_no_cues():
    assert probabilities([], 1) == [0.0]
    assert agreed([], 1) == []


def test_a_place_that_leads_nowhere_has_no_chance():
    edges = [(0, 1, 0.0), (0, 2, 5.0), (0, 3, 9.0), (2, 3, 1.0)]
    assert probabilities(edges, 4)[1] == 0
    assert agreed(edges, 4) in ([2, 3], [3])


def test_long_texts_and_high_costs_stay_numbers():
    count = 5000
    edges = [
        (at, at + step, 40.0 * step - 300.0 * (at % 3 == 0))
        for at in range(count - 1)
        for step in (1, 2, 3)
        if at + step < count
    ]
    found = probabilities(edges, count)
    assert all(isfinite(one) and 0 <= one <= 1 for one in found)
    assert found[-1] == pytest.approx(1)
    assert [(a, b) for a, b, _ in edges if a == 0]
    ends = agreed(edges, count)
    assert ends[-1] == count - 1
    assert all(1 <= b - a <= 3 for a, b in zip([0, *ends], ends, strict=False))


def test_a_break_that_most_ways_share_beats_the_cheapest_way():
    # The cheapest way goes straight to the end; the many that are nearly as cheap meet at 4.
    edges = [(0, 1, 3.0), (0, 2, 3.0), (0, 3, 3.0), (0, 4, 9.0), (0, 5, 8.0)]
    edges += [(1, 4, 3.0), (2, 4, 3.0), (3, 4, 3.0), (4, 5, 3.0)]
    edges.sort()
    assert min(ways(edges, 6), key=cost) == [(0, 5, 8.0)]
    assert probabilities(edges, 6)[4] > 0.5
    assert 4 in agreed(edges, 6)
