"""Cutting a video into pieces: all frames, once each, and no cut where a caption stands."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from subtools.media.burning.frames import Frames
from subtools.media.burning.pieces import even, only_captioned, share, shown

cues = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 4_000)).map(lambda at: (at[0], sum(at))),
    max_size=12,
)


@st.composite
def videos(draw: st.DrawFn) -> Frames:
    """Frames at even or uneven times, with places to cut anywhere, mostly the first among them."""
    steps = draw(st.lists(st.integers(1, 3), min_size=1, max_size=300))
    times, at = [], draw(st.integers(0, 3))
    for step in steps:
        times.append(at * 1001)
        at += step
    cuts = draw(st.sets(st.sampled_from(times)))
    return Frames(Fraction(1, 30_000), [(time, 1, "") for time in times], cuts)


@given(videos(), cues, st.integers(1, 9))
def test_pieces_side_by_side_are_the_whole_and_cut_no_caption(frames, spans, count):
    runs = shown(frames, spans)
    pieces = even(len(frames), runs, count)

    assert [piece.first for piece in pieces] == [0, *[piece.stop for piece in pieces[:-1]]]
    assert pieces[-1].stop == len(frames)
    assert len(pieces) <= count
    cuts = {piece.first for piece in pieces}
    assert not any(first < cut < stop for first, stop in runs for cut in cuts)


@given(videos(), cues)
def test_what_is_copied_carries_no_caption_and_begins_where_a_copy_may(frames, spans):
    runs = shown(frames, spans)
    pieces = only_captioned(frames, runs)

    assert [piece.first for piece in pieces] == [0, *[piece.stop for piece in pieces[:-1]]]
    assert not pieces or pieces[-1].stop == len(frames)
    for piece in pieces:
        if not piece.encode:
            assert not any(first < piece.stop and piece.first < stop for first, stop in runs)
            assert piece.first in {0, *frames.cuts}
            assert piece.stop in {len(frames), *frames.cuts}
    assert 0 <= share(pieces) <= 1


@given(videos(), cues)
def test_a_caption_is_on_the_frames_of_its_time_and_on_no_other(frames, spans):
    runs = shown(frames, spans)
    times = [frames.seconds(index) * 1000 for index in range(len(frames))]
    lit = {index for first, stop in runs for index in range(first, stop)}
    rounded = [(start // 10 * 10, end // 10 * 10) for start, end in spans]

    assert lit == {i for i, time in enumerate(times) if any(a <= time < b for a, b in rounded)}
