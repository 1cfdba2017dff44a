"""Who makes captions of a paste: `subtools`, and what else people use, as rules of our own writing.

A contestant sees the paste only: lines and whole seconds. The peers' rules are those of their
defaults, written anew from descriptions of what they do; where they need times of words, they get
them spread over each line by characters, half a second after the stamps.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import subtools
from benchmarks.segmentation import subtitle_edit
from benchmarks.segmentation.regrouping import Word, regroup
from benchmarks.segmentation.truth import Caption, join
from subtools.fitting import learnt

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.segmentation.pseudo import Line, Paste
    from benchmarks.segmentation.truth import Token

    Contestant = Callable[[Paste, str], list[Caption]]

#: What `training` learnt of the development part; what is shipped was learnt of all.
_MODELS = str(Path(__file__).parent / "models")
WIDTH = 42
#: What a reader takes for the last line, whose end nobody knows: characters a second.
_PACE = 15


def ours(paste: Paste, profile: str) -> list[Caption]:
    """Take the public way: parse, then fit; by weights learnt from the development part only."""
    shipped, learnt.folder = learnt.folder, _MODELS
    try:
        talk = subtools.parse(paste.text, language=paste.language).fit(profile)
    finally:
        learnt.folder = shipped
    return [Caption(cue.start, cue.end, cue.lines) for cue in talk]


def naive(paste: Paste, _profile: str) -> list[Caption]:
    """Make every line a cue that stands until the next."""
    return [Caption(start, end, [join(line.words)]) for line, start, end in _lines(paste)]


def naive_wrapped(paste: Paste, _profile: str) -> list[Caption]:
    """Do the same, and wrap each cue into lines of even length."""
    return [Caption(start, end, wrap(line.words)) for line, start, end in _lines(paste)]


def subtitle_edit_like(paste: Paste, _profile: str) -> list[Caption]:
    """Let Subtitle Edit's chain work on the naive cues."""
    return subtitle_edit.chain(
        [subtitle_edit.Draft(start, end, line.words) for line, start, end in _lines(paste)]
    )


def stable_ts_like(paste: Paste, _profile: str) -> list[Caption]:
    """Regroup as stable-ts does by default, and wrap into lines of even length."""
    return [
        Caption(group[0].start, group[-1].end, wrap([word.token for word in group]))
        for group in regroup(dated(paste))
    ]


def _lines(paste: Paste) -> list[tuple[Line, int, int]]:
    """Return each line with its start and end: the next line's start."""
    stamps = [line.stamp for line in paste.lines]
    last = len(join(paste.lines[-1].words))
    stamps.append(stamps[-1] + max(1000, last * 1000 // _PACE))
    return list(zip(paste.lines, stamps, stamps[1:], strict=False))


def wrap(words: list[Token], width: int = WIDTH) -> list[str]:
    """Break words into as few lines as fit, the longest as short as can be."""
    least = len(_filled(words, width))
    low, high = 1, width
    while low < high:
        middle = (low + high) // 2
        if len(_filled(words, middle)) <= least:
            high = middle
        else:
            low = middle + 1
    return [join(line) for line in _filled(words, low)]


def _filled(words: list[Token], width: int) -> list[list[Token]]:
    lines: list[list[Token]] = []
    used = 0
    for word in words:
        needed = len(word.text) + word.spaced
        if lines and used + needed <= width:
            lines[-1].append(word)
            used += needed
        else:
            lines.append([word])
            used = len(word.text)
    return lines


def dated(paste: Paste, shift: int = 500) -> list[Word]:
    """Spread the words of each line over its time, by characters."""
    words: list[Word] = []
    for line, begin, end in _lines(paste):
        total = sum([len(token.text) + 1 for token in line.words])
        at = 0
        for token in line.words:
            start = begin + shift + (end - begin) * at // total
            at += len(token.text) + 1
            words.append(Word(token, start, begin + shift + (end - begin) * at // total))
    return words


#: By name, in the order of the table.
CONTESTANTS: dict[str, Contestant] = {
    "subtools": ours,
    "naive": naive,
    "naive + wrap": naive_wrapped,
    "SE-like": subtitle_edit_like,
    "stable-ts-like": stable_ts_like,
}
