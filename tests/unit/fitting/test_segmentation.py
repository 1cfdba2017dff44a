from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.fitting import weights
from subtools.fitting.layout import Layout
from subtools.fitting.segmentation import costs_of, segment
from subtools.fitting.stream import Stream, is_dialogue, is_sound
from subtools.fitting.word_times import date_words
from subtools.profiles import load_profile

sentences = st.lists(
    st.sampled_from(["the", "talks", "in", "Geneva,", "ended.", "Nobody", "and", "was", "shy"]),
    min_size=1,
    max_size=14,
).map(" ".join)  # fmt: skip


@given(sentences)
def test_two_lines_are_the_best_of_all(text: str):
    stream = Stream([Cue(0, 1, text)], "en", 24, 2)
    count = len(stream)

    def cost(cut: int) -> float:
        upper, lower = stream.width(0, cut), stream.width(cut, count)
        bad = stream.bad[cut - 1]
        if max(upper, lower) > 24:
            return float("inf")
        return (
            weights.LINE_BREAK * bad
            + weights.TIGHT * max(0, bad - weights.TIGHT_FROM)
            + weights.UNEVEN * ((upper - lower) / stream.width(0, count)) ** 2
            + weights.TOP_HEAVY * (upper > lower)
        )

    layout = Layout(stream, load_profile("shorts"))
    cuts = layout.best(0, count)
    if len(cuts) == 1:
        assert cost(cuts[0]) <= min([cost(cut) for cut in layout.places]) + 1e-9
    elif not cuts:
        assert stream.width(0, count) <= 24
    else:
        assert min([cost(cut) for cut in layout.places]) == float("inf")


@given(sentences)
def test_cues_are_all_the_words_in_lines_that_fit(text: str):
    profile = load_profile("shorts")
    cues = [Cue(0, 70 * len(text), text)]
    stream = Stream(cues, "en", profile.columns, profile.lines)
    cuts = segment(costs_of(stream, date_words(stream, cues, None), profile))
    assert [cut[0] for cut in cuts][1:] == [cut[-1] for cut in cuts][:-1]
    assert (cuts[0][0], cuts[-1][-1]) == (0, len(stream))
    for cut in cuts:
        for low, high in pairwise(cut):
            assert stream.width(low, high) <= profile.columns
    # Never two cues where one line and one sentence would do.
    for (a, *_), (*_, b) in combinations(cuts, 2):
        whole = all(stream.bad[word] for word in range(a, b - 1))
        free = (a == 0 or stream.bad[a - 1] == 0) and stream.bad[b - 1] == 0
        assert not (whole and free and stream.width(a, b) <= profile.columns)


def test_sounds_and_dialogue_are_known():
    for text in (
        "[Music]",
        "(applause)",
        "♪ la la",
        "♪ la\nla ♪",
        "（拍手）",
        "*laughs*",
        "[ Music ]",
    ):
        assert is_sound(Cue(0, 1, text)), text
    for text in ("[He] said [so]", "Music", "(one) and two", "", "#1 is here", "[Music] Hello"):
        assert not is_sound(Cue(0, 1, text)), text
    assert is_dialogue(Cue(0, 1, "- Yes.\n- No."))
    assert not is_dialogue(Cue(0, 1, "- Yes.\nNo."))


def test_borders():
    cues = [Cue(0, 1, "one"), Cue(1, 2, "two", speaker="Ann"), Cue(2, 3, "[Music]"), Cue(3, 4, "x")]
    assert Stream(cues, "en", 42, 2).blocks == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_japanese_lines_are_joined_in_a_transcript_and_kept_in_captions():
    cues = [Cue(0, 1, "平気だ"), Cue(1, 2, "起きて")]
    running = Stream(cues, "ja", 42, 2, running=True)
    assert running.glued[3]
    assert running.bad[2] > 0
    captions = Stream(cues, "ja", 42, 2)
    assert not captions.glued[3]
    assert captions.bad[2] == 0
