"""Captions are on the right frames: libass is imitated, whatever the rate and the container."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.time import FrameRate
from subtools.media.layout.clock import Clock, written

RATES = ("1", "12.5", "23.976", "24", "25", "29.97", "30", "48", "50", "59.94", "60", "90", "100")
rates = st.sampled_from(RATES) | st.fractions(1, 100).map(str)


def drawn(start: int, end: int, times: list[Fraction]) -> set[int]:
    """Return the frames on which libass draws: it cuts a frame's time off to whole milliseconds."""
    return {at for at, time in enumerate(times) if start * 10 <= int(time * 1000) < end * 10}


@given(rates, st.integers(0, 3_000), st.integers(0, 2_000))
def test_a_caption_is_on_exactly_its_frames(rate: str, start: int, lasts: int):
    frame_rate, end = FrameRate(rate), start + lasts
    clock = Clock(frame_rate)
    times = [at / frame_rate.rate for at in range(int(8 * frame_rate.rate) + 2)]
    # Whole milliseconds can't say more of a frame than its nearest one.
    wanted = {
        at for at, time in enumerate(times)
        if start <= time * 1000 + Fraction(1, 2) and time * 1000 + Fraction(1, 2) < end
    }  # fmt: skip

    assert drawn(clock.hundredths(start), clock.hundredths(end), times) == wanted


@given(st.sampled_from(RATES[:-2]), st.integers(0, 3_000), st.integers(0, 2_000))
def test_frame_times_may_be_rounded_by_their_container(rate: str, start: int, lasts: int):
    # Matroska rounds to milliseconds; others multiply floating-point numbers.
    frame_rate = FrameRate(rate)
    clock = Clock(frame_rate)
    begin, end = clock.hundredths(start), clock.hundredths(start + lasts)
    exact = [at / frame_rate.rate for at in range(int(8 * frame_rate.rate) + 2)]
    rounded = [Fraction(round(time * 1000), 1000) for time in exact]
    lower = [max(Fraction(0), time - Fraction(1, 10**6)) for time in exact]

    assert drawn(begin, end, exact) == drawn(begin, end, rounded) == drawn(begin, end, lower)


@given(rates, st.integers(0, 400), st.integers(1, 50))
def test_a_time_that_was_snapped_to_a_frame_is_that_frames(rate: str, first: int, count: int):
    frame_rate = FrameRate(rate)
    clock = Clock(frame_rate)
    times = [at / frame_rate.rate for at in range(first + count + 3)]
    start, end = frame_rate.time_of(first), frame_rate.time_of(first + count)

    assert drawn(clock.hundredths(start), clock.hundredths(end), times) == set(
        range(first, first + count)
    )
    assert (clock.shown(start), clock.shown(end)) == (start, end)


@given(st.none() | rates, st.lists(st.integers(0, 500_000), min_size=2))
def test_times_keep_their_order(rate: str | None, times: list[int]):
    clock = Clock(None if rate is None else FrameRate(rate))
    made = [clock.hundredths(time) for time in sorted(times)]

    assert made == sorted(made)
    assert min(made) >= 0


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [(0, "0:00:00.00"), (5_999, "0:00:59.99"), (6_000, "0:01:00.00"), (3_600_000, "10:00:00.00")],
)
def test_hundredths_are_written_as_ass_has_them(hundredths: int, text: str):
    assert written(hundredths) == text
