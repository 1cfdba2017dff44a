"""A track's words in one row, with the places where no cue may run on.

Line and cue borders of the input mean nothing here but a place in time; what does bound a cue is
a change of speaker or placement, a sound, and dialogue in dashes.
"""

from __future__ import annotations

import re
from itertools import pairwise

from subtools.core.pattern import pattern
from subtools.core.text import join
from subtools.fitting.features import marks, unmarked
from subtools.language.break_points import badness
from subtools.language.guess import guess_language
from subtools.language.reading_speed import characters, columns, pieces
from subtools.language.word_lists import word_lists
from subtools.language.words import spans, unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.core.text import Mark, MarkedText
    from subtools.language.word_lists import WordLists

_SOUND = pattern(r"[\[(（［【♪♫*#][^\n]*[\])）］】♪♫*#]\Z|[♪♫].*\Z", re.DOTALL)
_BRACKETS = "[](){}（）［］【】"
_DASHES = ("-", "–", "—", "‐", "−", ">>")


class Stream:
    """Words in a row: lists with one entry a word, unless said otherwise.

    - `words`, `starts`, `ends`: the text, and its offsets in `whole`.
    - `cue`: the index of its cue; `glued`: no space stands before it.
    - `bad`: how bad a break after it is, 0 where a sentence ends.
    - `left`, `right`: the columns where it starts and ends, if all stood on one line; `read`: the
      characters up to its end.
    - `base`, `first`: one entry a cue: its offset in `whole`, its first word; and one more first.
    - `blocks`: ranges of words that no cue may leave; `kept`: the line breaks of those that stay
      as they are, by first word.
    - `cut`: how many words were too long for a line.
    - `language`, `lists`: what was told or guessed, and what is known of its words.
    - `marked`: the mark after each word (`features.marks`); `unmarked`: there are next to none.
    """

    __slots__ = (
        "bad", "base", "blocks", "cue", "cut", "ends", "first", "glued", "kept", "language", "left",
        "lists", "marked", "read", "right", "starts", "unmarked", "whole", "words",
    )  # fmt: skip
    whole: MarkedText
    starts: list[int]
    ends: list[int]
    words: list[str]
    cue: list[int]
    glued: list[bool]
    bad: list[float]
    base: list[int]
    left: list[int]
    right: list[int]
    read: list[int]
    first: list[int]
    blocks: list[tuple[int, int]]
    kept: dict[int, tuple[int, ...]]
    cut: int
    language: str | None
    lists: WordLists
    marked: list[str]
    unmarked: bool

    def __init__(
        self,
        cues: Sequence[Cue],
        language: str | None,
        limit: int,
        lines: int,
        *,
        running: bool = False,
    ) -> None:
        """Lay out the cues' words; a word wider than `limit` columns is cut into several.

        Dialogue in dashes, and sounds, stay as they are when they fit `lines` of that width.
        `running` says that the cues are lines of a transcript, cut anywhere. In captions a border
        is somebody's choice: in scripts without spaces, where it often stands for punctuation,
        it ends a sentence.
        """
        self.whole = join([cue.body for cue in cues], "\n")
        text = self.whole.plain
        self._place(text, limit)
        self._assign(cues)
        ended = self._glue(text, running=running)
        self.language = language or guess_language(text)
        self.lists = word_lists(self.language)
        self.bad = badness(
            self.words,
            self.lists,
            cased=text != text.lower(),
            glued=self.glued,
            language=self.language,
        )
        for word in ended:
            self.bad[word] = 0.0
        self.marked = marks(self.words, self.bad)
        self.unmarked = unmarked(self.marked)
        self._measure()
        self.kept = {}
        self.blocks = _blocks(cues, self, limit, lines)

    def __len__(self) -> int:
        """Count the words."""
        return len(self.words)

    def _place(self, text: str, limit: int) -> None:
        found = spans(text)
        self.cut = 0
        # A word can be wide only when it is long: at most two columns a character.
        if any([2 * (end - start) > limit for start, end in found]):
            fitting: list[tuple[int, int]] = []
            for start, end in found:
                if 2 * (end - start) <= limit or columns(text[start:end]) <= limit:
                    fitting.append((start, end))
                    continue
                self.cut += 1
                at = start
                for piece in pieces(text[start:end], limit):
                    fitting.append((at, at + len(piece)))
                    at += len(piece)
            found = fitting
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.words = [text[start:end] for start, end in found]

    def _assign(self, cues: Sequence[Cue]) -> None:
        self.base = []
        self.cue = []
        self.first = []
        starts = self.starts
        at = offset = 0
        for index, cue in enumerate(cues):
            self.first.append(at)
            self.base.append(offset)
            offset += len(cue.text) + 1
            begin = at
            while at < len(starts) and starts[at] < offset:
                at += 1
            self.cue.extend([index] * (at - begin))
        self.first.append(at)

    def _glue(self, text: str, *, running: bool) -> list[int]:
        """Find the words without a space before them, and those that a cue's border ends."""
        ended: list[int] = []
        ends, starts = self.ends, self.starts
        self.glued = [False] * len(starts)
        ascii_only = text.isascii()
        for at in range(1, len(starts)):
            between = starts[at] - ends[at - 1]
            if not between:
                self.glued[at] = True
            elif not ascii_only and not text[ends[at - 1] : starts[at]].strip("\n"):
                # Where lines meet in a script without spaces, none is put between them.
                dense = unspaced(text[ends[at - 1] - 1]) and unspaced(text[starts[at]])
                if running or self.cue[at - 1] == self.cue[at]:
                    self.glued[at] = dense
                elif dense:
                    ended.append(at - 1)
        return ended

    def _measure(self) -> None:
        self.left = []
        self.right = []
        self.read = []
        column = read = 0
        plain = self.whole.plain
        simple = plain.isascii()
        for word, glued in zip(self.words, self.glued, strict=True):
            if not glued and column:
                column += 1
                read += 1
            self.left.append(column)
            column += len(word) if simple else columns(word)
            read += len(word) if simple else characters(word)
            self.right.append(column)
            self.read.append(read)

    def width(self, begin: int, end: int) -> int:
        """Return the columns of the words `begin` to `end` (not included) on one line."""
        return self.right[end - 1] - self.left[begin]

    def sentence_end(self, word: int) -> bool:
        """Tell whether a sentence ends after a word."""
        return self.bad[word] == 0


def is_sound(cue: Cue) -> bool:
    """Tell whether a cue is a sound and no speech: [Music], (applause), ♪ a song ♪.

    >>> from subtools.core.cue import Cue
    >>> is_sound(Cue(0, 1, "[Music]")), is_sound(Cue(0, 1, "[He] said (it)"))
    (True, False)
    """
    text = cue.text.strip()
    if len(text) > 1 and text[0] in "[(（［【♪♫*#" and _SOUND.match(text):
        inner = text[1:-1]
        return text[0] in "♪♫" or not any([bracket in inner for bracket in _BRACKETS])
    return any([m.kind == "sound" and m.start == 0 and m.end >= len(text) for m in cue.marks])


def is_dialogue(cue: Cue) -> bool:
    """Tell whether two people speak in a cue, a line with a dash each."""
    if "\n" not in cue.text:
        return False
    return sum([line.lstrip().startswith(_DASHES) for line in cue.lines]) > 1


def _blocks(cues: Sequence[Cue], stream: Stream, limit: int, lines: int) -> list[tuple[int, int]]:
    """Find the ranges of words inside which cues may be made anew."""
    borders = {0, len(stream)}
    before: Cue | None = None
    apart = False
    for index, cue in enumerate(cues):
        first = stream.first[index]
        dialogue = is_dialogue(cue)
        now_apart = dialogue or is_sound(cue)
        if before is None or apart or now_apart or _parts(before, cue):
            borders.add(first)
        if now_apart:
            breaks = _line_starts(cue, stream, index)
            rows = [first, *[at for at, _ in breaks], stream.first[index + 1]]
            if len(rows) <= lines + 1 and all(
                [a < b and stream.width(a, b) <= limit for a, b in pairwise(rows)]
            ):
                stream.kept[first] = tuple(rows[1:-1])
            elif dialogue:
                borders.update([at for at, dash in breaks if dash])
        elif cue.marks:
            borders.update(_sounds(cue, stream, index))
        before, apart = cue, now_apart
    order = sorted(borders)
    return [(a, b) for a, b in pairwise(order) if a < b]


def _parts(before: Cue, cue: Cue) -> bool:
    return (
        before.speaker != cue.speaker
        or before.placement != cue.placement
        or (bool(before.marks or cue.marks) and _turns(before) != _turns(cue))
    )


def _turns(cue: Cue) -> list[Mark]:
    return [mark.replace(start=0, end=1) for mark in cue.marks if mark.kind == "turn"]


def _line_starts(cue: Cue, stream: Stream, index: int) -> list[tuple[int, bool]]:
    """Return the first word of each line but the first, and whether a dash begins the line."""
    found: list[tuple[int, bool]] = []
    at = stream.first[index]
    offset = stream.base[index]
    for number, line in enumerate(cue.lines):
        while at < stream.first[index + 1] and stream.starts[at] < offset:
            at += 1
        if number:
            found.append((at, line.lstrip().startswith(_DASHES)))
        offset += len(line) + 1
    return found


def _sounds(cue: Cue, stream: Stream, index: int) -> list[int]:
    """Return the words at which sounds inside a cue begin and end."""
    from bisect import bisect_left

    found: list[int] = []
    base = stream.base[index]
    low, high = stream.first[index], stream.first[index + 1]
    for mark in cue.marks:
        if mark.kind == "sound":
            found.append(bisect_left(stream.starts, base + mark.start, low, high))
            found.append(bisect_left(stream.starts, base + mark.end, low, high))
    return found
