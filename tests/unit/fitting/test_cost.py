"""The loop that finds the cheapest cues and the costs that people can read are the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.fitting import weights
from subtools.fitting.cost import NEVER, Costs, dialogue
from subtools.fitting.segmentation import _path, costs_of, edges_of, free_after, nodes
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import date_words
from subtools.profiles import load_profile
from tests import strategies_timing

if TYPE_CHECKING:
    from subtools.core.profile import Profile

WEB = load_profile("web")
WORDS = (
    "the", "of", "and", "that", "which", "he", "was", "talks", "border", "minister", "said,",
    "ended.", "Why?", "Yes.", "No.", "Dr.", "Marsh", "However,", "The", "p.m.", "3.5", "saw…", "—",
    "-", "“quoted”", "extraordinarily", "字幕。", "これは字幕です", "x" * 43,
)  # fmt: skip
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
#: Lines without a mark: enough of them are raw text.
raw = st.lists(st.sampled_from(WORDS[:10]), min_size=1, max_size=12).map(" ".join)


@st.composite
def judged(draw: st.DrawFn) -> Costs:
    """Return the costs of a few lines for some house, with any density, lines and language."""
    profile = draw(strategies_timing.houses())
    cues = []
    at = 0
    for text in draw(
        st.lists(lines, min_size=1, max_size=4) | st.lists(raw, min_size=1, max_size=4)
    ):
        start = at + draw(st.sampled_from([0, 0, 1000, 9000]))
        at = start + draw(st.sampled_from([0, 400, 2000, 5000, 20_000]))
        cues.append(Cue(start, at, text, speaker=draw(strategies_timing.speakers)))
    shots = draw(st.lists(st.integers(0, 60_000), max_size=3).map(sorted))
    stamps = draw(st.sampled_from([None, "floor"]))
    language = draw(st.sampled_from(["en", "de", "ja", None]))
    stream = Stream(cues, language, profile.columns, profile.lines, running=stamps is not None)
    return costs_of(stream, date_words(stream, cues, stamps), profile, shots)


def cost(costs: Costs, block: tuple[int, int], i: int, j: int) -> float:
    return sum([cost for _, cost in costs.parts(block, i, j, free_after(costs, block))])


def fits(costs: Costs, i: int, j: int) -> bool:
    """Tell whether words may be a cue: no wider than all its lines, or one that can't be cut."""
    widest = costs.profile.columns * costs.profile.lines
    return costs.stream.width(i, j) <= widest


def every(costs: Costs, block: tuple[int, int]) -> dict[tuple[int, int], float]:
    """Return the readable cost of every cue that a block may have, by its places."""
    places = nodes(costs.stream, costs.layout, block)
    return {
        (first, last): cost(costs, block, places[first], places[last])
        for first in range(len(places))
        for last in range(first + 1, len(places))
        if last == first + 1 or fits(costs, places[first], places[last])
    }


@given(judged())
def test_no_way_to_cut_a_text_is_cheaper_than_the_one_that_is_found(costs: Costs):
    for block in costs.stream.blocks:
        cues = every(costs, block)
        least = [0.0]
        for last in range(1, len(nodes(costs.stream, costs.layout, block))):
            ways = [least[first] + cues.get((first, last), NEVER) for first in range(last)]
            least.append(min(ways))
        found = _path(costs, block)
        assert [block[0], *[j for _, j in found]] == [*[i for i, _ in found], block[1]]
        total = sum([cost(costs, block, i, j) for i, j in found])
        assert total == pytest.approx(least[-1], rel=1e-9, abs=1e-6)


@given(judged())
def test_every_cue_that_is_thought_of_costs_what_its_parts_do(costs: Costs):
    for block in costs.stream.blocks:
        possible = {cue: cost for cue, cost in every(costs, block).items() if cost < NEVER}
        _, edges = edges_of(costs, block)
        assert [edge[:2] for edge in edges] == sorted(possible)
        assert [cost for *_, cost in edges] == pytest.approx(
            [possible[cue] for cue in sorted(possible)], rel=1e-9, abs=1e-6
        )


def costs_for(text: str, profile: Profile = WEB, *, seconds: float = 60) -> Costs:
    cues = [Cue(0, round(seconds * 1000), text)]
    stream = Stream(cues, "en", profile.columns, profile.lines)
    return costs_of(stream, date_words(stream, cues, None), profile)


def named(costs: Costs, i: int, j: int) -> dict[str, float]:
    return dict(costs.parts((0, len(costs.stream)), i, j, NEVER))


def test_parts_are_told_by_name_and_only_those_that_cost():
    costs = costs_for("The talks have ended. Nobody knows why the minister left.", seconds=4)
    whole = named(costs, 0, 4)
    assert "break" not in whole  # a sentence ends
    assert whole["cue"] == costs.cue
    assert "second line" not in whole
    both = named(costs, 0, 10)
    assert both["sentences inside"] == costs.shared
    assert named(costs, 1, 10)["sentences inside"] == costs.inside
    assert both["second line"] > 0
    assert 0 < both["line break"] < NEVER
    assert named(costs, 4, 5)["scrap"] > 0
    assert named(costs, 4, 5)["too short"] > 0
    assert "scrap" not in named(costs, 4, 10)


def test_short_sentences_share_a_cue_for_less():
    costs = costs_for("Yes. I am here. They left at the end of May, I think. Why?")
    assert named(costs, 0, 4)["sentences inside"] == costs.short
    assert named(costs, 1, 13)["sentences inside"] == costs.shared
    assert named(costs, 0, 6)["sentences inside"] == 2 * costs.inside  # a piece of the third


def test_where_a_house_lets_sentences_share_a_cue_they_cost_little():
    text = "The talks have ended. Nobody knows why the minister left."
    strict, free = costs_for(text), costs_for(text, WEB.replace(one_sentence=False))
    for i, j in ((0, 10), (1, 10)):
        cost = named(strict, i, j)["sentences inside"]
        assert 0 < named(free, i, j)["sentences inside"] < cost / 2


def test_density_is_what_a_cue_and_a_second_line_cost():
    text = "Nobody at the ministry would say what they had agreed on."
    dense, normal, full = (
        named(costs_for(text, WEB.replace(density=how)), 0, 11)
        for how in ("dense", "normal", "full")
    )
    assert dense["cue"] < normal["cue"] < full["cue"]
    assert dense["second line"] > normal["second line"] > 0
    assert "second line" not in full


def test_a_change_of_shot_makes_the_break_cheaper_where_it_is_and_nowhere_else():
    words = "have ended in the small town by the sea, and the ministers are on their way home."
    cues = [Cue(0, 1000, "The talks"), Cue(3000, 8000, words), Cue(12_000, 12_900, "Why?")]
    stream = Stream(cues, "en", 42, 2)
    times = date_words(stream, cues, None)
    usual = costs_of(stream, times, WEB).gaps
    for shot, word in ((2000, 1), (2900, 1), (10_000, 18), (12_000, 18)):
        shown = costs_of(stream, times, WEB, [shot]).gaps
        cheaper = [before - after for before, after in zip(usual, shown, strict=True)]
        assert cheaper == pytest.approx([weights.SHOT * (at == word) for at in range(20)])


def test_time_costs_when_it_is_too_short_too_long_or_too_full():
    text = "Nobody at the ministry would say what they had agreed on."
    assert "too fast" in named(costs_for(text + " " + text, seconds=4), 0, 11)
    assert "too long" in named(costs_for(text, seconds=12), 0, 11)
    calm = named(costs_for(text, seconds=5), 0, 11)
    assert calm.keys().isdisjoint({"too fast", "too long", "too short"})


def test_silence_inside_a_cue_costs_and_between_cues_does_not():
    cues = [Cue(0, 1000, "The talks"), Cue(6000, 8000, "have ended.")]
    stream = Stream(cues, "en", 42, 2)
    costs = costs_of(stream, date_words(stream, cues, None), WEB)
    assert named(costs, 0, 4)["silence"] == pytest.approx(4.0 * 4.2)
    assert "silence" not in named(costs, 0, 2)
    assert "silence" not in named(costs, 2, 4)


def test_a_profile_of_one_line_never_has_two():
    costs = costs_for(
        "Nobody at the ministry would say what they had agreed on.", WEB.replace(lines=1)
    )
    assert named(costs, 0, 11)["line break"] == NEVER
    for low, high in pairwise([0, *[j for _, j in _path(costs, (0, 11))]]):
        assert costs.stream.width(low, high) <= 42


def test_a_lecture_is_no_dialogue_and_a_film_is_one():
    def share(text: str) -> float:
        return dialogue(Stream([Cue(0, 1, text)], "en", 42, 2))

    assert share("The harbour authority said on Tuesday that two ferries would stay. " * 9) == 0
    assert share("Yes. No. Why? I see. Come here. Go on. " * 9) == 1
    assert 0 < share("I am the one you want. Then come with me. " * 9) < 1
