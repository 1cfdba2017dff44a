"""People's captions as texts to learn from: what the engine may do, and what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import subtools
from benchmarks.segmentation.pseudo import paste
from benchmarks.segmentation.scores import aligned, placed
from benchmarks.segmentation.truth import files, load, part_of
from subtools.fitting import features
from subtools.fitting.cost import Costs
from subtools.fitting.learnt import Learnt, Model, rows_of
from subtools.fitting.segmentation import costs_of, free_after, nodes
from subtools.fitting.stream import Stream
from subtools.fitting.turns import one_speaker_a_cue
from subtools.fitting.word_times import date_words
from subtools.profiles import load_profile
from training.crf import Text

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.segmentation.truth import House, Truth

_PROFILE = load_profile("web")
_OPENING = "«“([¿¡-–—"


class Names:
    """Numbers for the names of features, in the order they are met; 0 is for unknown ones."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.growing = True

    def number(self, name: str) -> int:
        """Return a name's number."""
        if self.growing:
            return self.numbers.setdefault(name, len(self.numbers) + 1)
        return self.numbers.get(name, 0)


class Kind(NamedTuple):
    """What is learnt: `rich` of single words, too; `raw` of text without marks."""

    rich: bool
    raw: bool


def texts_of(house: House, part: str, kind: Kind, names: Names, weight: float) -> list[Text]:
    """Return the texts of a house's files in a part ("all": in both)."""
    house = house._replace(raw=kind.raw)
    chosen = [path for path in files(house) if part in {"all", part_of(path)}]
    return [text_of(path, house, kind, names, weight) for path in chosen]


def text_of(path: Path, house: House, kind: Kind, names: Names, weight: float) -> Text:
    """Return a file as a text: the places where the engine may end cues, and where people did."""
    truth = load(path, house)
    seen = paste(truth)
    talk = subtools.parse(seen.text, language=seen.language)
    cues = one_speaker_a_cue(talk.cues, stamped=True)
    stream = Stream(cues, seen.language, _PROFILE.columns, _PROFILE.lines, running=True)
    times = date_words(stream, cues, "floor")
    costs = costs_of(stream, times, _PROFILE)
    zero = [0.0] * len(stream)
    by_hand = Learnt(zero, costs.learnt.marks, Model({}).shapes)
    costs = Costs(stream, times, _PROFILE, costs.layout, by_hand)
    rows = [*rows_of(stream, rich=kind.rich), []]
    segments: list[tuple[int, int, tuple[int, ...], float]] = []
    gaps: list[list[int]] = []
    ends: list[int] = []
    people = _people(stream, truth)
    for block in stream.blocks:
        places = nodes(stream, costs.layout, block)
        base = len(gaps)
        free = free_after(costs, block)
        for first, i in enumerate(places):
            for last in range(first + 1, len(places)):
                j = places[last]
                width = stream.width(i, j)
                if width > _PROFILE.columns * _PROFILE.lines and j > i + 1:
                    break
                shape = _shape(costs, block, (i, j))
                hand = sum([cost for _, cost in costs.parts(block, i, j, free)])
                numbers = tuple([names.number(name) for name in shape])
                segments.append((base + last, last - first, numbers, min(hand, 50.0)))
        for place in places[1:]:
            gaps.append([names.number(name) for name in rows[place - 1]])
            if place == block[1] or place - 1 in people:
                ends.append(len(gaps))
    return Text(segments, gaps, ends, weight)


def _shape(costs: Costs, block: tuple[int, int], cue: tuple[int, int]) -> tuple[str, str]:
    (a, b), (i, j) = block, cue
    marked = costs.stream.marked
    opens = features.SENTENCE if i == a else marked[i - 1]
    closes = features.SENTENCE if j == b else marked[j - 1]
    inside = min(2, costs.ends_before[j - 1] - costs.ends_before[i])
    return features.shape_features(
        opens, closes, inside, costs.width_number[costs.stream.width(i, j)]
    )


def _people(stream: Stream, truth: Truth) -> set[int]:
    """Return the words after which people end a cue."""
    told = placed([cue.lines for cue in truth.captions], truth.language)
    keys = ["".join([c for c in word.lower() if c.isalnum()]) for word in stream.words]
    ends: set[int] = set()
    for word, place in aligned(keys, [word.key for word in told]).items():
        if told[place].after == "cue":
            last = word
            # Marks that stand alone after it belong to it.
            while (
                last + 1 < len(keys)
                and not keys[last + 1]
                and stream.words[last + 1][0] not in _OPENING
            ):
                last += 1
            ends.add(last)
    return ends
