r"""From a caption in its place to the events of an ASS file.

Each line is an event of its own with a place from us (`\pos`): libass pushes none aside, and lines
are as far apart whatever fonts their letters come from. What is behind words is drawn by events in
lower layers that hold the same words unseen: so a box is one box, whatever styles the words have,
and no word moves when the next one is lit.
"""

from __future__ import annotations

from subtools.core.text import Mark, MarkedText
from subtools.formats.ass.markup import write_text
from subtools.formats.ass.styles import DEFAULT
from subtools.media.layout.clock import written
from subtools.media.layout.direction import direction_mark, runs_left
from subtools.media.layout.room import UPRIGHT_PADDING, share
from subtools.media.layout.spoken import spoken, states
from subtools.media.layout.styles import BOX, WORD_BOX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from subtools.media.layout.clock import Clock
    from subtools.media.layout.places import Place
    from subtools.media.layout.room import Room
    from subtools.media.layout.spoken import Spoken
    from subtools.media.layout.styles import Sheet

#: Boxes lie under the word that is spoken, and that under all words.
_BOX_LAYER, _WORD_LAYER, _TEXT_LAYER = range(3)
_SHAPES = frozenset({"bold", "italic"})
_SHOWN, _HIDDEN = r"\3a&H00&", r"\3a&HFF&"
_COLUMNS = 3


class _At:
    """Where a line is written: below which anchor (1 to 3), and the pixel of that."""

    __slots__ = ("anchor", "x", "y")

    def __init__(self, anchor: int, x: int, y: int) -> None:
        self.anchor = anchor
        self.x = x
        self.y = y

    def __str__(self) -> str:
        return rf"\an{self.anchor}\pos({self.x},{self.y})"

    def moved(self, down: int) -> _At:
        return _At(self.anchor, self.x, self.y + down)


class _Line:
    """A line of a caption: its words, where it is written, and from when to when."""

    __slots__ = ("at", "begin", "body", "end", "mark", "size", "words")

    def __init__(self, body: MarkedText, at: _At, size: int, times: tuple[int, int]) -> None:
        self.body = body
        self.at = at
        self.size = size
        self.begin, self.end = times
        self.words: list[Spoken] = []
        self.mark = ""


class Drawer:
    """Draws captions of one track."""

    def __init__(self, room: Room, sheet: Sheet, clock: Clock, language: str | None) -> None:
        """Keep the parts."""
        self._room = room
        self._look = room.look
        self._sheet = sheet
        self._clock = clock
        self._language = language
        base = [("bold", self._look.bold), ("italic", self._look.italic)]
        self._flags = frozenset([kind for kind, on in base if on])

    def events(self, place: Place) -> list[str]:
        """Return the lines of a file that draw a caption: boxes, then words."""
        lines = self._lines(place)
        made: list[str] = []
        if self._look.box == "line" and _even(place.block.cue.text):
            made += self._boxes(lines)
        elif self._look.box != "none":
            made.append(self._block(place, lines))
        for line in lines:
            if self._look.word.mode == "box":
                made += [self._word_box(line, word) for word in line.words]
            made += self._words(line)
        return made

    def _lines(self, place: Place) -> list[_Line]:
        cue, size = place.block.cue, place.block.size
        times = self._clock.hundredths(cue.start), self._clock.hundredths(cue.end)
        words = spoken(cue, self._clock) if self._look.word.mode != "none" else []
        anchor = (place.anchor - 1) % _COLUMNS + 1
        found = []
        at = 0
        for number, text in enumerate(cue.lines):
            y = round(place.top) + (number + 1) * size
            where = _At(anchor, round(place.x), y)
            line = _Line(cue.body[at : at + len(text)], where, size, times)
            line.mark = direction_mark(text, cue.text, self._language)
            line.words = [part for word in words if (part := word.within(at, at + len(text)))]
            found.append(line)
            at += len(text) + 1
        return found

    # Words ------------------------------------------------------------------------------------

    def _words(self, line: _Line) -> Iterator[str]:
        if self._look.word.mode == "fill":
            yield self._text(line, line.begin, line.end, line.body.marks, self._filling(line))
        elif not self._look.word.color:
            yield self._text(line, line.begin, line.end, line.body.marks)
        else:
            apart = _apart(line.words)
            for begin, end, word in states(line.words, line.begin, line.end):
                marks = line.body.marks if word is None else self._lit(line, word)
                yield self._text(line, begin, end, marks, apart)

    def _text(
        self,
        line: _Line,
        begin: int,
        end: int,
        marks: Iterable[Mark],
        codes: Mapping[int, str] | None = None,
    ) -> str:
        sized = []
        for mark in marks:
            if mark.kind == "style":
                name = self._sheet.use(mark.get("name"), line.size)
                sized.append(mark.replace(attributes=(("name", name),)))
            else:
                sized.append(mark)
        return self._event(_TEXT_LAYER, line, (begin, end), DEFAULT, "", sized, codes)

    def _lit(self, line: _Line, word: Spoken) -> Iterator[Mark]:
        """Walk the marks, with the colour of the word that is spoken; a claim keeps its own."""
        lit = [(word.begin, word.end)]
        for mark in line.body.marks:
            if mark.kind == "font":
                for begin, end in _outside(mark.start, mark.end, word.begin, word.end):
                    yield mark.replace(start=begin, end=end)
                continue
            yield mark
            if mark.kind == "style" and self._sheet.coloured(mark.get("name")):
                lit = [part for span in lit for part in _outside(*span, mark.start, mark.end)]
        colour = self._look.word.color.lower()
        for begin, end in lit:
            yield Mark(begin, end, "font", attributes=(("color", colour),))

    def _filling(self, line: _Line) -> dict[int, str]:
        r"""Return the karaoke overrides: `\kf` fills from left to right, `\k` at once.

        What runs to the left is filled word by word, since libass knows one direction.
        """
        if not line.words:  # nothing is known of them: they are as before they are spoken
            return {0: rf"\k{line.end - line.begin}\k1"}
        tag = r"\k" if runs_left(line.body.plain) else r"\kf"
        codes: dict[int, str] = {}
        at = line.begin
        for number, word in enumerate(line.words):
            wait = rf"\k{word.fills - at}" if word.fills > at else ""
            codes[word.begin if number else 0] = f"{wait}{tag}{word.said - word.fills}"
            at = word.said
        return codes

    # Boxes ------------------------------------------------------------------------------------

    def _block(self, place: Place, lines: Sequence[_Line]) -> str:
        """Return the box behind all lines: that of the same lines, unseen, in one event."""
        last = lines[-1]
        whole = _Line(place.block.cue.body, last.at, last.size, (last.begin, last.end))
        padding = self._under(last.size)
        return self._box(whole, padding, 0)

    def _boxes(self, lines: Sequence[_Line]) -> Iterator[str]:
        """Walk the boxes of lines.

        Where two overlap they would be darker, so only the first has padding above, and the last
        below. The unseen words are moved half-way towards it: their box has padding on both sides.
        """
        padding = self._under(lines[0].size)
        for number, line in enumerate(lines):
            above = padding if number == 0 else 0
            below = padding if number + 1 == len(lines) else 0
            yield self._box(line, (above + below) // 2, (below - above) // 2)

    def _under(self, size: int) -> int:
        """Return the padding above and below, an even number of pixels."""
        return 2 * round(share(self._look.padding * UPRIGHT_PADDING, size) / 2)

    def _box(self, line: _Line, padding: int, moved: int) -> str:
        aside = share(self._look.padding, line.size)
        codes = rf"\xshad{aside:.1f}\yshad{padding}"
        times = line.begin, line.end
        box = _Line(line.body, line.at.moved(moved), line.size, times)
        return self._event(_BOX_LAYER, box, times, BOX, codes, self._shapes(line))

    def _word_box(self, line: _Line, word: Spoken) -> str:
        padding = share(self._look.word.padding, line.size)
        codes = rf"\xbord{padding:.1f}\ybord{padding * UPRIGHT_PADDING:.1f}"
        inner = {word.begin: _SHOWN, word.end: _HIDDEN}
        times = word.start, word.until
        return self._event(_WORD_LAYER, line, times, WORD_BOX, codes, self._shapes(line), inner)

    def _shapes(self, line: _Line) -> list[Mark]:
        """Return the marks that change how wide words are; those of claims' styles among them."""
        marks = [mark for mark in line.body.marks if mark.kind in _SHAPES]
        for mark in line.body.marks:
            if mark.kind == "style":
                own = _SHAPES.intersection(self._sheet.flags(mark.get("name")))
                marks += [Mark(mark.start, mark.end, kind) for kind in sorted(own)]
        return marks

    def _event(  # noqa: PLR0913, PLR0917
        self,
        layer: int,
        line: _Line,
        times: tuple[int, int],
        style: str,
        codes: str,
        marks: Iterable[Mark],
        inner: Mapping[int, str] | None = None,
    ) -> str:
        name = self._sheet.use(style, line.size)
        text = line.body.plain
        # What the style switches on is on for all words, unless a style within says otherwise.
        marks = [*marks, *[Mark(0, len(text), kind) for kind in sorted(self._flags)]]
        body = write_text(text, MarkedText(text, marks).marks, self._flags, inner)
        span = f"{written(times[0])},{written(times[1])}"
        where = f"{{{line.at}{codes}}}{line.mark}"
        return f"Dialogue: {layer},{span},{name},,0,0,0,,{where}{body}\n"


def _apart(words: Sequence[Spoken]) -> dict[int, str]:
    r"""Return overrides that nobody sees, but that keep words apart whichever is lit.

    libass puts each run of letters in one colour on a place of its own, to parts of a pixel. Were
    the lit word alone a run, the others would tremble. `\2c` is a colour that only karaoke has.
    """
    edges = sorted({edge for word in words for edge in (word.begin, word.end)})
    return {edge: rf"\2c&H{number:06X}&" for number, edge in enumerate(edges, 1)}


def _even(text: str) -> bool:
    """Tell whether all lines are as high: those in one font are, and fonts have these letters.

    Other scripts come from other fonts, and the spaces between from ours; boxes of such lines would
    overlap by what they are higher.

    >>> _even("Hello, Привет, שלום…"), _even("नमस्ते")
    (True, False)
    """
    return all([char < "\u0600" or "\u1e00" <= char < "\u2c00" for char in text])


def _outside(first: int, last: int, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a range that lie outside another one."""
    parts = [(first, min(last, begin)), (max(first, end), last)]
    return [(low, high) for low, high in parts if low < high]
