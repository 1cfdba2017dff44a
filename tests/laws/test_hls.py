"""Laws of segments: no cue is lost or shown in a wrong segment, and no length is made up."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import webvtt
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.track import Track
from subtools.formats.format import ReadOptions
from subtools.formats.hls import write_hls
from subtools.formats.hls.timeline import Timeline, even, joined
from subtools.formats.vtt import read
from tests.strategies import tracks

durations = st.integers(1, 450_000)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Draw equal segments, with a length that no clock can say, or those of a video."""
    mpegts = draw(st.integers(0, (1 << 33) - 1))
    if draw(st.booleans()):
        lengths = draw(st.lists(st.integers(1, 30_000_000), min_size=1, max_size=15))
        return joined([Fraction(length, 1_000_000) for length in lengths], mpegts)
    duration = draw(durations)
    pieces = Fraction(draw(st.integers(1, 200)), draw(st.integers(1, 13)))
    return even(duration, Fraction(duration, 1000) / pieces, mpegts)


def segments(track: Track, timeline: Timeline) -> tuple[list[Track], Track, str]:
    files, low = write_hls(track, "en", timeline=timeline)
    texts = [text for name, text in files if name.endswith(".vtt")]
    return [read(text, ReadOptions()) for text in texts], low, files[-1][1]


@given(track=tracks(), timeline=timelines())
def test_a_cue_is_in_exactly_the_segments_in_which_it_is_shown(track: Track, timeline: Timeline):
    read_back, low, _ = segments(track, timeline)

    for back, (first, last) in zip(read_back, pairwise(timeline.edges), strict=True):
        assert list(back) == [
            cue
            for cue in low
            if cue.start < last and (cue.end > first or cue.start == cue.end >= first)
        ]


@given(track=tracks(), timeline=timelines())
def test_all_segments_together_are_the_track(track: Track, timeline: Timeline):
    read_back, low, _ = segments(track, timeline)
    begun = [
        cue
        for back, edge in zip(read_back, timeline.edges, strict=False)
        for cue in back
        if cue.start >= edge
    ]
    late = [cue for cue in low if cue.start >= timeline.duration]

    assert begun + late == list(low)
    assert bool(late) == ("H02" in [found.code for found in low.findings])


@given(track=tracks(), timeline=timelines())
def test_every_segment_has_the_map_the_styles_and_no_damage(track: Track, timeline: Timeline):
    files, low = write_hls(track, "en", timeline=timeline)

    for name, text in files[:-1]:
        back = read(text, ReadOptions())
        assert text.split("\n")[1] == f"X-TIMESTAMP-MAP=MPEGTS:{timeline.mpegts},LOCAL:00:00:00.000"
        assert text.endswith("\n\n"), name
        assert back.meta("vtt.style") == low.meta("vtt.style")
        assert back.meta("vtt.region") == low.meta("vtt.region")
        assert [f for f in back.findings if f.severity != "info"] == []


@given(track=tracks(), timeline=timelines())
def test_read_as_one_text_no_header_becomes_words(track: Track, timeline: Timeline):
    # So ffmpeg reads them, and so does `cat`; webvtt-py passes over what is no cue, as players do.
    files, _ = write_hls(track, "en", timeline=timeline)
    texts = [text for name, text in files if name.endswith(".vtt")]
    apart = [cue.raw_text for text in texts for cue in webvtt.from_string(text)]

    assert [cue.raw_text for cue in webvtt.from_string("".join(texts))] == apart


@given(timeline=timelines())
def test_lengths_sum_to_the_presentation_s_and_none_is_above_the_target(timeline: Timeline):
    playlist = segments(Track(), timeline)[2]
    lengths = [Decimal(length) for length in re.findall(r"#EXTINF:([0-9.]+),", playlist)]
    target = re.search(r"#EXT-X-TARGETDURATION:([1-9][0-9]*)\n", playlist)

    assert target
    assert sum(lengths) == Decimal(round(timeline.duration * 1000)) / 1_000_000
    assert min(lengths) > 0
    assert max(lengths) <= int(target[1]) < max(lengths) + 1


@given(track=tracks())
def test_without_a_length_no_cue_is_left_out(track: Track):
    length = max(6, track.end // 10_000)
    files, low = write_hls(track, "en", segment=length)
    backs = [read(text, ReadOptions()) for name, text in files if name.endswith(".vtt")]

    assert {cue for back in backs for cue in back} == set(low.cues)
    assert [found.code for found in low.findings if found.code[0] == "H"] == ["H01"]
