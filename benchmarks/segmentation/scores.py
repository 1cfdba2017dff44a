"""How close captions come to the truth: counts that add up over files."""

from __future__ import annotations

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.segmentation.binding import binds
from benchmarks.segmentation.truth import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.segmentation.truth import Caption, Truth
    from subtools.core.profile import Profile

_LINE, _CUE = "line", "cue"
#: A word is on the screen when spoken, and a cue is not cut early, within this.
_TOLERANCE = 250
#: BLEU counts runs of one to so many words.
NGRAM = 4


class Tally:
    """What was counted and measured; tallies add up over files."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, other: Tally) -> None:
        """Add the counts of more files."""
        self.counts.update(other.counts)
        self.starts += other.starts
        self.ends += other.ends


def tally(truth: Truth, captions: Sequence[Caption], profile: Profile) -> Tally:
    """Count how captions compare with the truth."""
    found = Tally()
    told = placed([cue.lines for cue in truth.captions], truth.language)
    said = placed([caption.lines for caption in captions], truth.language)
    where = aligned([word.key for word in said], [word.key for word in told])
    found.counts["words"] = len(told)
    found.counts["kept"] = len(where)
    found.counts["cues"] = len(captions)
    found.counts["true cues"] = len(truth.cues)
    _count_breaks(found, said, told, where)
    _count_ngrams(found, said, told)
    _measure_times(found, truth, captions, (said, told), where)
    _count_limits(found, captions, profile)
    _count_dangling(found, captions, truth.language)
    return found


# Words and breaks -------------------------------------------------------------------------------


class Placed(NamedTuple):
    """A word without case and marks, its cue, whether it is the first of it, the break after it."""

    key: str
    cue: int
    first: bool
    after: str


def placed(cues: Sequence[Sequence[str]], language: str) -> list[Placed]:
    """Return the words of captions with their places."""
    found: list[Placed] = []
    for index, lines in enumerate(cues):
        first = True
        for line in lines:
            words = tokens(line, language)
            for word in words:
                key = "".join([char for char in word.text.lower() if char.isalnum()])
                found.append(Placed(key, index, first, ""))
                first = False
            if words:
                found[-1] = found[-1]._replace(after=_LINE)
        if not first:
            found[-1] = found[-1]._replace(after=_CUE)
    return found


def aligned(said: list[str], told: list[str]) -> dict[int, int]:
    """Return which true word each written word is, by key; words out of place have none."""
    if said == told:
        return {at: at for at in range(len(told))}
    blocks = SequenceMatcher(None, said, told, autojunk=False).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _count_breaks(
    found: Tally, said: list[Placed], told: list[Placed], where: dict[int, int]
) -> None:
    """Count breaks between words; the end of the file is none."""
    true = {at: word.after for at, word in enumerate(told[:-1]) if word.after}
    made = [(where.get(at), word.after) for at, word in enumerate(said[:-1]) if word.after]
    for kind in true.values():
        found.counts[f"true {kind}"] += 1
    for place, kind in made:
        found.counts[f"made {kind}"] += 1
        found.counts[f"hit {kind}"] += place is not None and true.get(place) == kind


def _count_ngrams(found: Tally, said: list[Placed], told: list[Placed]) -> None:
    """Count what BLEU needs, with breaks as words."""
    ours, theirs = _with_breaks(said), _with_breaks(told)
    found.counts["bleu said"] += len(ours)
    found.counts["bleu told"] += len(theirs)
    for size in range(1, NGRAM + 1):
        made, true = _ngrams(ours, size), _ngrams(theirs, size)
        found.counts[f"bleu {size}"] += made.total()
        found.counts[f"bleu hit {size}"] += (made & true).total()


def _with_breaks(words: list[Placed]) -> list[str]:
    return [
        part for word in words for part in (word.key, f"<{word.after}>" * bool(word.after)) if part
    ]


def _ngrams(parts: list[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*[parts[at:] for at in range(size)], strict=False))


# Times ------------------------------------------------------------------------------------------


def _measure_times(
    found: Tally,
    truth: Truth,
    captions: Sequence[Caption],
    words: tuple[list[Placed], list[Placed]],
    where: dict[int, int],
) -> None:
    """Measure starts and ends where the true time is known: at the border of a true cue."""
    said, told = words
    for at, place in where.items():
        cue = captions[said[at].cue]
        start, end = truth.starts[place], truth.ends[place]
        if said[at].first and told[place].first:
            found.starts.append(abs(cue.start - start))
        if said[at].after == _CUE == told[place].after:
            found.ends.append(abs(cue.end - end))
            found.counts["cut early"] += cue.end < end - _TOLERANCE
        middle = (start + end) // 2
        found.counts["in sync"] += cue.start - _TOLERANCE <= middle <= cue.end + _TOLERANCE


# Limits and style -------------------------------------------------------------------------------


def _count_limits(found: Tally, captions: Sequence[Caption], profile: Profile) -> None:
    """Count the cues that break each limit."""
    for at, cue in enumerate(captions):
        time = cue.end - cue.start
        read = sum([_characters(line) for line in cue.lines])
        gap = captions[at + 1].start - cue.end if at + 1 < len(captions) else profile.gap
        broken = {
            "wide": max(map(_columns, cue.lines)) > profile.chars_per_line,
            "tall": len(cue.lines) > profile.lines,
            "fast": read * 1000 > (profile.chars_per_second + 0.05) * time,
            "short": time < profile.min_duration,
            "long": time > profile.max_duration,
            "over": gap < 0,
            "gap": 0 <= gap < profile.gap,
        }
        for limit, is_broken in broken.items():
            found.counts[limit] += is_broken
        found.counts["bad"] += any(broken.values())


def _columns(line: str) -> int:
    return sum([_width(char) for char in line])


def _characters(line: str) -> int:
    return sum([_width(char) > 0 for char in line])


def _width(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _count_dangling(found: Tally, captions: Sequence[Caption], language: str) -> None:
    for cue in captions:
        for line in cue.lines:
            words = line.split()
            found.counts["lines"] += 1
            found.counts["dangling"] += bool(words) and binds(words[-1], language)
