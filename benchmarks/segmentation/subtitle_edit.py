"""A chain of Subtitle Edit's tools at their defaults, in our own writing from what they do."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.segmentation.regrouping import ends_sentence
from benchmarks.segmentation.truth import Caption, join

if TYPE_CHECKING:
    from benchmarks.segmentation.truth import Token

_WIDTH = 43
_SHORT = 33  # two lines shorter than this together become one
_GAP = 24
_MERGE_GAP = 250
_LEAST, _GREATEST = 1000, 8000
_OPTIMAL, _FASTEST = 15, 25
_MOVED = 15  # characters that may change cues to end one on a full stop


class Draft:
    """A cue that the chain changes in place."""

    def __init__(self, start: int, end: int, words: list[Token]) -> None:
        self.start = start
        self.end = end
        self.words = words

    @property
    def length(self) -> int:
        """How many characters."""
        return len(join(self.words))

    @property
    def closed(self) -> bool:
        """Whether a sentence ends here."""
        return ends_sentence(self.words[-1].text)


def chain(drafts: list[Draft]) -> list[Caption]:
    """Merge, make whole sentences, split, fix times, break lines."""
    drafts = _merged(drafts)
    for _ in range(2):
        _whole_sentences(drafts)
    drafts = [piece for draft in drafts for piece in _parted(draft)]
    _fix_overlaps(drafts)
    _fix_short(drafts)
    _fix_long(drafts)
    _fix_gaps(drafts)
    return [Caption(draft.start, draft.end, _broken(draft.words)) for draft in drafts]


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Merge neighbours that fit together, unless the first ends a sentence."""
    merged = [drafts[0]]
    for draft in drafts[1:]:
        last = merged[-1]
        if (
            draft.start - last.end < _MERGE_GAP
            and not last.closed
            and last.length + draft.length + 1 <= 2 * _WIDTH
            and draft.end - last.start <= _GREATEST
        ):
            merged[-1] = Draft(last.start, draft.end, last.words + draft.words)
        else:
            merged.append(draft)
    return merged


def _whole_sentences(drafts: list[Draft]) -> None:
    """Move a few words over a border, so that the first cue ends on a full stop."""
    for first, second in pairwise(drafts):
        if first.closed:
            continue
        head = _shortest_sentence(second.words, forward=True)
        tail = _shortest_sentence(first.words, forward=False)
        if head and head < len(second.words):
            moved = second.words[:head]
            time = _share(second, len(join(moved)))
            if first.length + len(join(moved)) + 1 <= 2 * _WIDTH:
                first.words, second.words = first.words + moved, second.words[head:]
                first.end = second.start = second.start + time
        elif tail and tail < len(first.words):
            moved = first.words[-tail:]
            time = _share(first, len(join(moved)))
            if second.length + len(join(moved)) + 1 <= 2 * _WIDTH:
                first.words, second.words = first.words[:-tail], moved + second.words
                first.end = second.start = first.end - time


def _shortest_sentence(words: list[Token], *, forward: bool) -> int:
    """Count the words up to the first full stop, or after the last; 0 if they are too many."""
    ends = [at for at, word in enumerate(words[:-1], 1) if ends_sentence(word.text)]
    if not ends:
        return 0
    count = ends[0] if forward else len(words) - ends[-1]
    moved = words[:count] if forward else words[-count:]
    return count if len(join(moved)) <= _MOVED else 0


def _share(draft: Draft, characters: int) -> int:
    return (draft.end - draft.start) * characters // max(1, draft.length)


def _parted(draft: Draft) -> list[Draft]:
    """Split a cue that is too long for two lines at the most even place."""
    if draft.length <= 2 * _WIDTH:
        return [draft]
    at = _even(draft.words)
    middle = draft.start + _share(draft, len(join(draft.words[:at])))
    left = Draft(draft.start, middle - _GAP // 2, draft.words[:at])
    right = Draft(middle + _GAP // 2, draft.end, draft.words[at:])
    return [*_parted(left), *_parted(right)]


def _even(words: list[Token]) -> int:
    """Find the place that leaves two sides of most even length, the lower a little longer."""
    lengths = [len(join(words[:at])) - len(join(words[at:])) for at in range(1, len(words))]
    return 1 + min(range(len(lengths)), key=lambda at: abs(lengths[at]) + (lengths[at] > 0))


def _broken(words: list[Token]) -> list[str]:
    if len(join(words)) <= _SHORT or len(words) == 1:
        return [join(words)]
    at = _even(words)
    return [join(words[:at]), join(words[at:])]


def _optimal(draft: Draft) -> int:
    """Return how long a cue should stand: by its characters, longer when very short."""
    time = draft.length * 1000 // _OPTIMAL
    if time < 1400:  # noqa: PLR2004
        time = time * 6 // 5
    elif time < 1680:  # noqa: PLR2004
        time = 1680
    elif time > 2900:  # noqa: PLR2004
        time = max(2900, time * 24 // 25)
    return min(_GREATEST, max(_LEAST, time))


def _fix_overlaps(drafts: list[Draft]) -> None:
    for first, second in pairwise(drafts):
        if second.start >= first.end:
            continue
        for wanted in (_optimal, lambda d: d.length * 1000 // _FASTEST):
            half = (first.end + second.start) // 2
            if second.start - 1 - first.start >= wanted(first):
                first.end = second.start - 1
            elif half - first.start >= wanted(first) and second.end - half >= wanted(second):
                first.end, second.start = half - 1, half
            elif second.end - first.end - 1 >= wanted(second):
                second.start = first.end + 1
            else:
                continue
            break


def _fix_short(drafts: list[Draft]) -> None:
    """Lengthen cues that are too short or too fast, into the pause or a little of the next."""
    for at, draft in enumerate(drafts):
        time = draft.end - draft.start
        wanted = max(_LEAST, draft.length * 1000 // _FASTEST)
        if time >= wanted:
            continue
        following = drafts[at + 1] if at + 1 < len(drafts) else None
        if following is None or draft.start + wanted + _GAP <= following.start:
            draft.end = draft.start + wanted
            continue
        draft.end = max(draft.end, following.start - _GAP)
        missing = wanted - (draft.end - draft.start)
        spare = following.end - following.start - _optimal(following)
        if 0 < missing < 1000 and spare >= missing:  # noqa: PLR2004
            following.start += missing
            draft.end += missing


def _fix_long(drafts: list[Draft]) -> None:
    for draft in drafts:
        draft.end = min(draft.end, draft.start + min(_GREATEST, 8 * _optimal(draft)))


def _fix_gaps(drafts: list[Draft]) -> None:
    for first, second in pairwise(drafts):
        if 0 <= second.start - first.end < _GAP:
            first.end = max(first.start, second.start - _GAP)
