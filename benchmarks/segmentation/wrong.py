"""Where `subtools` breaks cues otherwise than people did: counts and examples by kind of place."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.segmentation.binding import binds
from benchmarks.segmentation.contestants import ours
from benchmarks.segmentation.pseudo import paste
from benchmarks.segmentation.scores import aligned, placed
from benchmarks.segmentation.truth import join, load

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.segmentation.truth import House, Truth

_SENTENCE = (".", "?", "!", "…", "。", "？", "！", '."', '?"', '!"', ".”", "?”")
_CLAUSE = (",", ";", ":", "—", "–", "-", "，", "、", "；", "：")
_SIDE = 6  # words shown on each side of a place
#: The columns: breaks of people that `subtools` has, has not, and breaks of its own.
_RIGHT, _FEW, _MANY = "right", "too few", "too many"


def report(jobs: list[tuple[House, Path]], profile: str, count: int) -> None:
    """Print how many breaks of each kind are right, missing and wrong, with examples."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    following: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    examples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for house, path in jobs:
        truth = load(path, house)
        words = truth.words
        true, made = _cue_ends(truth, profile)
        for at in sorted(true | made):
            verdict = _RIGHT if at in true & made else _FEW if at in true else _MANY
            kind = _kind(words[at].text, words[at + 1].text, house.language)
            counts[kind][verdict] += 1
            following[kind, verdict][words[at + 1].text.lower()] += 1
            left, right = words[max(0, at - _SIDE + 1) : at + 1], words[at + 1 : at + 1 + _SIDE]
            examples[kind, verdict].append(f"{join(left)} | {join(right)}")
    rng = random.Random(1)  # noqa: S311 - not for secrets
    print(f"{'cue breaks':24}{_RIGHT:>9}{_FEW:>9}{_MANY:>9}")
    for kind, found in sorted(counts.items()):
        print(f"{kind:24}{found[_RIGHT]:9}{found[_FEW]:9}{found[_MANY]:9}")
    for kind in sorted(counts):
        for verdict in (_FEW, _MANY):
            if lines := examples[kind, verdict]:
                common = [f"{word} {n}" for word, n in following[kind, verdict].most_common(12)]
                print(f"\n{kind}, {verdict} ({len(lines)}); the next word is {', '.join(common)}")
                for line in rng.sample(lines, min(count, len(lines))):
                    print(f"    {line}")


def _cue_ends(truth: Truth, profile: str) -> tuple[set[int], set[int]]:
    """Return the words after which the truth and `subtools` end a cue."""
    told = placed([cue.lines for cue in truth.captions], truth.language)
    said = placed([cue.lines for cue in ours(paste(truth), profile)], truth.language)
    where = aligned([word.key for word in said], [word.key for word in told])
    last = len(told) - 1
    true = {at for at, word in enumerate(told) if word.after == "cue"}
    made = {where[at] for at, word in enumerate(said) if word.after == "cue" and at in where}
    return true - {last}, made - {last}


def _kind(left: str, right: str, language: str) -> str:
    if left.endswith(_SENTENCE):
        return "at a sentence end"
    if left.endswith(_CLAUSE):
        return "at a comma"
    if binds(left, language):
        return "after a binding word"
    if binds(right, language):
        return "before a binding word"
    return "elsewhere"
