from __future__ import annotations

import random
from itertools import pairwise

import pytest

from benchmarks.repair.program import optimum
from subtools.fitting.least_change import least_change
from subtools.fitting.repair import close_pauses, part, relaxations, repair_times
from subtools.fitting.shots import drawn
from subtools.profiles import load_profile

WEB = load_profile("web")
NETFLIX = load_profile("netflix-en")


def cost(wanted: list[int], made: list[int], weights: list[tuple[int, int]]) -> int:
    return sum(
        (a - b) * early if b < a else (b - a) * late
        for a, b, (early, late) in zip(wanted, made, weights, strict=True)
    )


class TestLeastChange:
    @pytest.mark.parametrize("lot", range(10))
    def test_a_thousand_chains_equal_linear_programming(self, lot: int):
        rng = random.Random(lot)  # noqa: S311 - the same chains each time
        for _ in range(100):
            count = 2 * rng.randint(2, 20)
            wanted = [rng.randint(0, 900 * count) for _ in range(count)]
            if rng.random() < 0.7:
                wanted.sort()
            pulls = [0, 1, 2, 3, *([10, 1000, 10**6] if rng.random() < 0.3 else [])]
            weights = [(rng.choice(pulls), rng.choice(pulls)) for _ in wanted]
            least = [rng.choice([0, 83, 500, 833, 2000]) for _ in wanted[1:]]
            most = [
                None if at % 2 or rng.random() < 0.2 else low + rng.choice([0, 500, 6000])
                for at, low in enumerate(least)
            ]
            earliest = [max(0, a - rng.randint(0, 700)) for a in wanted]
            bound = earliest if rng.random() < 0.3 and None in most and not any(most) else None
            made = least_change(wanted, weights, least, most, earliest=bound)
            best = optimum(wanted, weights, least, most, bound)
            assert cost(wanted, made, weights) == pytest.approx(best, rel=1e-9, abs=1e-6)
            for a, b, low, top in zip(made, made[1:], least, most, strict=False):
                assert low <= b - a <= (b - a if top is None else top)

    def test_earliest_times_hold_at_any_price(self):
        made = least_change([100] * 9, [(1, 1000)] * 9, [10] * 8, [None] * 8, earliest=[100] * 9)
        assert made == [100 + 10 * at for at in range(9)]

    def test_nothing_comes_before_zero(self):
        assert least_change([5, 5, 5], [(1, 9)] * 3, [10, 10], [None, None]) == [0, 10, 20]

    def test_heavy_times_stay_and_light_ones_go(self):
        light, heavy = (3, 3), (10**12, 10**12)
        wanted, weights = [500, 900, 1000], [light, light, heavy]
        assert least_change(wanted, weights, [400, 200], [None] * 2) == [400, 800, 1000]

    def test_no_time_and_one_time(self):
        assert least_change([], [], [], []) == []
        assert least_change([-7], [(1, 1)], [], []) == [0]

    @pytest.mark.parametrize(
        ("weights", "least", "most", "earliest", "message"),
        [
            ([(1, 1)], [1], [None], None, "weights go with"),
            ([(1, 1)] * 2, [], [None], None, "weights go with"),
            ([(1, 1)] * 2, [1], [None], [0], "an earliest"),
            ([(1, -1)] * 2, [1], [None], None, "negative"),
            ([(1, 1)] * 2, [-1], [None], None, "negative"),
            ([(1, 1)] * 2, [5], [4], None, "less than the least"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, weights, least, most, earliest, message):
        with pytest.raises(ValueError, match=message):
            least_change([0, 1], weights, least, most, earliest=earliest)


def limits(starts: list[int], ends: list[int], needs: list[int], profile=WEB):
    times = repair_times(starts, ends, needs, profile)
    gave = relaxations(starts, times, needs, profile)
    return list(zip(*times, strict=True)), [(one.cue, one.limit, one.got) for one in gave]


class TestRepair:
    def test_what_keeps_the_profile_stays(self):
        assert limits([0, 1000], [1000, 3000], [1000, 1500]) == ([(0, 1000), (1000, 3000)], [])

    def test_a_short_cue_takes_of_the_pause_after_it(self):
        assert limits([0, 5000], [300, 6000], [833, 833]) == ([(0, 833), (5000, 6000)], [])

    def test_a_fast_cue_does_too(self):
        assert limits([0, 5000], [1000, 6000], [2500, 833])[0][0] == (0, 2500)

    def test_a_long_one_goes(self):
        assert limits([0], [9000], [833]) == ([(0, 7000)], [])

    def test_a_short_cue_takes_what_the_next_can_spare(self):
        made, gave = limits([0, 500], [500, 3000], [833, 1500])
        assert made == [(0, 833), (833, 3000)]
        assert gave == [(1, "start", 333)]

    def test_or_what_the_one_before_can(self):
        made, gave = limits([0, 2000, 2500], [2000, 2500, 3400], [900, 833, 900])
        assert made[1][1] - made[1][0] == 833
        assert made[1][0] < 2000
        assert [one[1] for one in gave] == ["start"] * len(gave)

    def test_reading_speed_gives_way_first_and_moves_no_start(self):
        made, gave = limits([0, 1200], [1200, 4000], [3000, 1000])
        assert made == [(0, 1200), (1200, 4000)]
        assert gave == [(0, "reading", 1200)]

    def test_then_the_least_duration_where_nobody_can_spare(self):
        made, gave = limits([0, 600, 1200, 1800], [600, 1200, 1800, 2700], [833] * 4)
        assert made[:2] == [(0, 600), (600, 1200)]
        assert [one[:2] for one in gave][:2] == [(0, "duration"), (1, "duration")]

    def test_then_the_gap(self):
        starts = [0, 500, 1000, 1500]
        made, gave = limits(starts, [*starts[1:], 2400], [833] * 4, NETFLIX)
        assert made[0] == (0, 500)
        assert (0, "gap", 0) in gave

    def test_then_starts_so_that_each_keeps_half_a_second(self):
        made, gave = limits([0, 0, 0, 900], [900, 900, 900, 1800], [833, 833, 833, 833])
        assert all(end - start >= 500 for start, end in made)
        assert all(a[1] <= b[0] for a, b in pairwise(made))
        assert {"duration", "start"} == {one[1] for one in gave}

    def test_words_shown_one_by_one_are_left_alone(self):
        starts = [250 * at for at in range(100)]
        made, _ = limits(starts, [start + 250 for start in starts], [833] * 100)
        assert made[:98] == [(start, start + 250) for start in starts][:98]

    def test_cues_without_words_need_no_time(self):
        assert limits([0, 100], [100, 1500], [0, 900]) == ([(0, 100), (100, 1500)], [])

    def test_known_times_stay_where_others_can_move(self):
        free = repair_times([0, 1000], [1500, 1400], [833, 833], WEB)
        known = repair_times([0, 1000], [1500, 1400], [833, 833], WEB, firm=[1])
        assert free == ([0, 1000], [1000, 1833])
        assert known[1][0] == 1500
        assert known[0][1] >= 1500

    def test_cues_far_apart_that_come_together(self):
        starts = [0] * 20 + [8000, 12_000, 16_000]
        ends = [3000] * 20 + [9000, 13_000, 17_000]
        made, _ = limits(starts, ends, [900] * 23)
        assert all(a[1] <= b[0] for a, b in pairwise(made))
        assert made[-1] == (16_000, 17_000)


class TestPauses:
    def test_no_cue_stands_too_long_for_it(self):
        assert close_pauses([0, 7200], [6900, 9000], under=500, gap=0, longest=7000)[1][0] == 6900

    def test_known_ends_stay(self):
        assert close_pauses([0, 1200], [1000, 2000], under=500, gap=0, firm=[0])[1][0] == 1000

    def test_the_last_pause_and_none(self):
        assert close_pauses([], [], under=500, gap=0) == ([], [])
        assert part([], [], 80) == ([], [])


class TestShots:
    @pytest.mark.parametrize(
        ("start", "to"),
        [(10_000, 10_000), (10_500, 10_000), (10_501, None), (9_700, 10_000), (9_688, 10_000),
         (9_687, 9_500), (9_501, 9_500), (9_500, None)],
    )  # fmt: skip
    def test_a_start_goes_to_the_change_or_away_from_it(self, start: int, to: int | None):
        assert drawn([start, start + 3000], [10_000], [900] * 2, NETFLIX).get(0) == to

    @pytest.mark.parametrize(
        ("end", "to"), [(9_500, 9_917), (10_400, 9_917), (9_917, 9_917), (10_501, None)]
    )
    def test_an_end_goes_a_gap_before_it(self, end: int, to: int | None):
        assert drawn([6000, end], [10_000], [900] * 2, NETFLIX).get(1) == to

    def test_two_starts_do_not_meet(self):
        assert drawn([10_050, 10_300, 10_400, 12_000], [10_000], [0, 0], NETFLIX) == {0: 10_000}

    def test_captions_go_with_the_picture(self):
        starts, ends = repair_times(
            [1000, 4200], [3800, 6000], [900, 900], NETFLIX, shots=[1100, 4000]
        )
        assert list(zip(starts, ends, strict=True)) == [(1100, 3917), (4000, 6000)]

    def test_an_end_at_a_change_is_not_drawn_over_it(self):
        made = repair_times([0, 4300], [3950, 6000], [900, 900], WEB.replace(snap_frames=4),
                            shots=[4000])  # fmt: skip
        assert made == ([0, 4300], [4000, 6000])
