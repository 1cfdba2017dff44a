from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from subtools.fitting.least_change import least_change
from subtools.fitting.repair import close_pauses, part, repair_times
from tests import strategies_timing

pulls = st.sampled_from([0, 1, 2, 3, 7, 1000, 10**9])


@st.composite
def chains(draw: st.DrawFn, most_times: int = 14, reach: int = 3000):
    """What the solver takes: times in any order, weights, and bounds that can be kept."""
    wanted = draw(st.lists(st.integers(0, reach), max_size=most_times))
    links = max(0, len(wanted) - 1)
    weights = [(draw(pulls), draw(pulls)) for _ in wanted]
    least = [draw(st.integers(0, reach // 4)) for _ in range(links)]
    rooms = st.none() | st.integers(0, reach // 4)
    most = [None if (room := draw(rooms)) is None else low + room for low in least]
    return wanted, weights, least, most


def cost(wanted, made, weights) -> int:
    return sum(
        (a - b) * early if b < a else (b - a) * late
        for a, b, (early, late) in zip(wanted, made, weights, strict=True)
    )


def keeps(made, least, most) -> bool:
    steps = [b - a for a, b in pairwise(made)]
    return all(
        low <= step and (top is None or step <= top)
        for step, low, top in zip(steps, least, most, strict=True)
    )


@given(chains())
def test_the_least_change_keeps_its_bounds_in_whole_numbers(chain):
    wanted, weights, least, most = chain
    made = least_change(wanted, weights, least, most)
    assert len(made) == len(wanted)
    assert all(type(time) is int and time >= 0 for time in made)
    assert keeps(made, least, most)


@given(chains())
def test_the_least_change_done_twice_is_done_once(chain):
    wanted, weights, least, most = chain
    made = least_change(wanted, weights, least, most)
    assert least_change(made, weights, least, most) == made


@given(chains(most_times=4, reach=8))
def test_no_other_times_cost_less(chain):
    wanted, weights, least, most = chain
    made = least_change(wanted, weights, least, most)
    others = product(range(17), repeat=len(wanted))
    best = min(cost(wanted, x, weights) for x in others if keeps(x, least, most))
    assert cost(wanted, made, weights) == best


@given(chains(), st.integers(1, 4))
def test_looser_bounds_cost_no_more(chain, by):
    wanted, weights, least, most = chain
    looser = [low // by for low in least]
    wider = [None if top is None else top * by for top in most]
    tight = least_change(wanted, weights, least, most)
    loose = least_change(wanted, weights, looser, wider)
    assert cost(wanted, loose, weights) <= cost(wanted, tight, weights)


@given(chains(), st.integers(0, 9999))
def test_later_times_are_repaired_as_much_later(chain, by):
    wanted, weights, least, most = chain
    free = [min(wanted, default=0)] * len(wanted)  # the bound at 0 moves along
    made = least_change(wanted, weights, least, most, earliest=free)
    moved = least_change(
        [a + by for a in wanted], weights, least, most, earliest=[a + by for a in free]
    )
    assert moved == [a + by for a in made]


@given(chains(), st.data())
def test_a_later_wish_makes_no_time_earlier(chain, data):
    wanted, _, least, most = chain
    # Where all weights are unlike, the best is one, and can be compared.
    weights = [(3 * 2**at + 1, 5 * 2**at) for at in range(len(wanted))]
    later = [a + data.draw(st.integers(0, 999)) for a in wanted]
    one = least_change(wanted, weights, least, most)
    other = least_change(later, weights, least, most)
    assert all(a <= b for a, b in zip(one, other, strict=True))


@st.composite
def rows(draw: st.DrawFn):
    """Starts in order, ends after them, times to read; many cues close together."""
    steps = st.sampled_from([0, 0, 1, 250, 500, 600, 832, 900, 2000, 3000, 20_000])
    times = st.sampled_from([0, 1, 250, 499, 500, 700, 833, 1500, 4000, 12_000])
    at = 0
    found = []
    for step, time, need in draw(st.lists(st.tuples(steps, times, st.integers(0, 9)), max_size=12)):
        at += step
        found.append((at, at + time, need))
    return found


@given(rows(), strategies_timing.profiles, st.lists(st.integers(0, 20_000), max_size=4))
def test_repaired_times_keep_what_never_gives_way(row, profile, shots):
    starts = [a for a, _, _ in row]
    ends = [b for _, b, _ in row]
    needs = [profile.need(30 * n) if n else 0 for _, _, n in row]
    made = repair_times(starts, ends, needs, profile, shots=sorted(shots))
    cues = list(zip(*made, strict=True))
    for (start, end), a, b in zip(cues, starts, ends, strict=True):
        assert 0 <= start <= end <= start + profile.max_duration
        assert shots or end - start >= min(500, b - a)
    assert all(one[1] <= other[0] for one, other in pairwise(cues))


@given(rows(), strategies_timing.profiles)
def test_repairing_twice_is_repairing_once(row, profile):
    needs = [profile.need(30 * n) if n else 0 for _, _, n in row]
    made = repair_times([a for a, _, _ in row], [b for _, b, _ in row], needs, profile)
    assert repair_times(*made, needs, profile) == made


@given(rows(), st.integers(0, 200), st.integers(0, 600))
def test_parting_and_closing_agree(row, gap, under):
    made = part([a for a, _, _ in row], [b for _, b, _ in row], gap)
    assert part(*made, gap) == made
    closed = close_pauses(*made, under=under, gap=gap)
    assert close_pauses(*closed, under=under, gap=gap) == closed
    assert part(*closed, gap) == closed
