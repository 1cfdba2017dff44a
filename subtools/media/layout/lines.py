"""Lines that fit: a caption's own, else broken anew by the house, else in smaller type."""

from __future__ import annotations

from subtools.core.profile import Profile
from subtools.core.track import Track
from subtools.media.layout.parting import parted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.media.layout.notes import Notes
    from subtools.media.layout.room import Room

#: How often lines are broken again, a little shorter, when one came out too wide.
_TRIES = 4
#: A caption with more lines than its look has may hide so much of the safe area; more is cut.
_MOST_HIDDEN = 0.5
#: Rather than cut a word, its caption's type is made as small as this share of the look's.
_TINY = 0.5


class Block:
    """A caption with the lines it is shown in, their height, and how wide they are, in pixels."""

    __slots__ = ("cue", "size", "widths")

    def __init__(self, cue: Cue, size: int, widths: list[float]) -> None:
        """Keep the parts; `widths` are the most that a line takes."""
        self.cue = cue
        self.size = size
        self.widths = widths


class Fitter:
    """Fits captions into a room, and counts what it did."""

    def __init__(
        self, room: Room, language: str | None, notes: Notes, bold: frozenset[str]
    ) -> None:
        """Keep the parts; `bold` are the names of styles of claims that are bold."""
        self._room = room
        self._language = language
        self._notes = notes
        self._bold = bold

    def fit(self, cue: Cue, *, anew: bool = False) -> list[Block]:
        """Return the caption as it fits; several, one after another, if it does so in no way.

        `anew` says that it has no line breaks of its own, so that none can be lost.
        """
        sizes = self._room.sizes()
        for size in sizes:
            lines = self._lines(cue, size)
            if lines is None:
                continue
            block = self._block(lines, size)
            if self._fits(block, own=lines is cue):
                self._tell(cue, block, smaller=size != sizes[0], anew=anew)
                return [block]
        return self._squeezed(cue, sizes[-1], anew=anew)

    def _lines(self, cue: Cue, size: int) -> Cue | None:
        """Return the caption in its own lines, else broken anew; None if a word would be cut."""
        if self._widest(cue, size) <= self._room.width(size):
            return cue
        if self._longest(cue, size) > self._room.width(size):
            return None
        return self._broken(cue, size)

    def _longest(self, cue: Cue, size: int) -> float:
        """Return the width of the widest word."""
        bold = self._any_bold(cue)
        measure = self._room.measure
        return max([measure(piece, size, bold=bold) for piece in _pieces(cue.text)], default=0.0)

    def _broken(self, cue: Cue, size: int) -> Cue:
        """Return the caption in as many lines as it takes, none too wide."""
        from subtools.language.reading_speed import columns
        from subtools.steps.wrap_lines import wrap_lines

        room, bold = self._room.width(size), self._any_bold(cue)
        text = " ".join(cue.text.split("\n"))
        each = self._room.measure(text, size, bold=bold) / (columns(text) or 1)
        # A word of narrow letters may have more columns than a line, and fit all the same.
        whole = [
            columns(piece)
            for piece in _pieces(text)
            if self._room.measure(piece, size, bold=bold) <= room
        ]
        least = max(whole, default=1)
        limit = max(least, int(room / (each or 1)))
        made = cue
        for _ in range(_TRIES):
            track = Track([cue], language=self._language)
            made = wrap_lines(track, profile=_profile(limit, self._room.look.lines))[0]
            widest = self._widest(made, size)
            if widest <= room or limit <= least:
                break
            limit = max(least, min(limit - 1, int(limit * room / widest)))
        return made

    def _squeezed(self, cue: Cue, size: int, *, anew: bool) -> list[Block]:
        """Return the caption in small type, with more lines, cut where there are too many."""
        room, full = self._room, self._room.size
        # Small type can still be made out; half a word can't.
        small = range(size, int(full * _TINY), -1)
        size = next((less for less in small if self._longest(cue, less) <= room.width(less)), size)
        made = cue if self._widest(cue, size) <= room.width(size) else self._broken(cue, size)
        while self._widest(made, size) > room.width(size) and size > 1:
            size = max(1, int(size * 0.8))  # a letter that is wider than the picture
            made = self._broken(cue, size)
        most = max(room.look.lines, int(room.lines(size) * _MOST_HIDDEN))
        pages = _pages(made, min(most, room.lines(size)))
        if len(pages) > 1:
            self._notes.count("B07")
        else:
            self._notes.count("B06", len(made.lines) > room.look.lines)
        self._tell(cue, self._block(made, size), smaller=size < full, anew=anew)
        return [self._block(page, size) for page in pages]

    def _fits(self, block: Block, *, own: bool) -> bool:
        """Tell whether all lines fit, and are no more than the look has or the caption had."""
        most = self._room.lines(block.size)
        allowed = most if own else min(most, self._room.look.lines)
        fits = max(block.widths) <= self._room.width(block.size)
        return fits and len(block.widths) <= allowed

    def _tell(self, cue: Cue, block: Block, *, smaller: bool, anew: bool) -> None:
        self._notes.count("B04", not anew and block.cue.text != cue.text)
        self._notes.count("B05", smaller)
        self._notes.count("B08", _cut_inside(cue.text.split(), block.cue.text.split()))

    def _block(self, cue: Cue, size: int) -> Block:
        bold = self._bold_ranges(cue)
        widths = []
        at = 0
        for line in cue.text.split("\n"):
            end = at + len(line)
            inside = [(max(a, at), min(b, end)) for a, b in bold if a < end and b > at]
            widths.append(self._width(cue.text, at, end, size, inside))
            at = end + 1
        return Block(cue, size, widths)

    def _width(
        self, text: str, begin: int, end: int, size: int, bold: list[tuple[int, int]]
    ) -> float:
        total = 0.0
        for first, last in bold:
            total += self._room.measure(text[begin:first], size, bold=False)
            total += self._room.measure(text[first:last], size, bold=True)
            begin = last
        return total + self._room.measure(text[begin:end], size, bold=False)

    def _widest(self, cue: Cue, size: int) -> float:
        return max(self._block(cue, size).widths)

    def _any_bold(self, cue: Cue) -> bool:
        return bool(self._bold_ranges(cue))

    def _bold_ranges(self, cue: Cue) -> list[tuple[int, int]]:
        """Return the ranges of bold words, in order and apart."""
        if self._room.look.bold:
            return [(0, len(cue.text))]
        found = [
            (mark.start, mark.end)
            for mark in cue.marks
            if mark.kind == "bold" or (mark.kind == "style" and mark.get("name") in self._bold)
        ]
        apart: list[tuple[int, int]] = []
        for start, end in sorted(found):
            begin = max(start, apart[-1][1]) if apart else start
            if begin < end:
                apart.append((begin, end))
        return apart


def _profile(limit: int, lines: int) -> Profile:
    """Return a profile of which only the lines are looked at: `wrap_lines` touches no times."""
    return Profile(
        "picture", summary="", source="", chars_per_line=limit, lines=lines, chars_per_second=20,
        aim=17, min_duration=0, max_duration=7000, gap=0, chain=0, linger=0,
    )  # fmt: skip


def _pieces(text: str) -> list[str]:
    """Return what no line may break inside of, in scripts without spaces, too."""
    from subtools.language.words import spans

    return [text[start:end] for start, end in spans(text)]


def _cut_inside(words: list[str], pieces: list[str]) -> bool:
    """Tell whether a break parted what stood together, in a script with spaces."""
    from subtools.language.words import unspaced

    fresh = set(pieces).difference(words) if len(pieces) > len(words) else ()
    return any([not any(map(unspaced, piece)) for piece in fresh])


def _pages(cue: Cue, most: int) -> list[Cue]:
    """Cut a caption into several of at most so many lines, evenly, each when it is spoken."""
    lines = cue.lines
    if len(lines) <= most:
        return [cue]
    each = -(-len(lines) // -(-len(lines) // most))
    starts = [sum([len(line) + 1 for line in lines[:at]]) for at in range(each, len(lines), each)]
    return parted(cue, starts)
