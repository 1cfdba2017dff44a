"""A cue: words on the screen from one time to another, and how to cut and join it."""

from __future__ import annotations

from subtools.core.text import Mark, MarkedText, join, normal_marks
from subtools.core.time import Ms, format_clock
from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Named facts that only one format understands: (("vtt.id", "intro"),).
Extras = tuple[tuple[str, str], ...]


class Word(Value):
    """A word that is dated: from the character `offset` of its cue's text, `start` to `end` in ms.

    `confidence` is 0 to 1, or None where the source tells none.
    """

    __slots__ = ("offset", "text", "start", "end", "confidence")
    offset: int
    text: str
    start: Ms
    end: Ms
    confidence: float | None

    def __init__(
        self, offset: int, text: str, start: Ms, end: Ms, confidence: float | None = None
    ) -> None:
        """Raise `ValueError` unless 0 <= start <= end and the offset is not negative."""
        if offset < 0 or not 0 <= start <= end:
            msg = f"a word needs offset >= 0 and 0 <= start <= end: {offset}, {start}, {end}"
            raise ValueError(msg)
        put(self, "offset", offset)
        put(self, "text", text)
        put(self, "start", start)
        put(self, "end", end)
        put(self, "confidence", confidence)


class Placement(Value):
    """Where on the picture a cue stands.

    `anchor` is the numeric-pad place of `{\\an8}` (1 bottom left ... 9 top right), or None;
    `settings` are WebVTT cue settings by name (("line", "0"), ("align", "start")), in file order.
    """

    __slots__ = ("anchor", "settings")
    anchor: int | None
    settings: Extras

    def __init__(self, anchor: int | None = None, settings: Extras = ()) -> None:
        """Raise `ValueError` for an anchor outside 1 to 9."""
        if anchor is not None and not 1 <= anchor <= 9:  # noqa: PLR2004
            msg = f"an anchor is 1 to 9, not {anchor}"
            raise ValueError(msg)
        put(self, "anchor", anchor)
        put(self, "settings", settings)


class Cue(Value):
    """Words on the screen from `start` to `end` (milliseconds, end not included).

    `text` is plain, its lines divided by "\\n"; `marks` are ranges on it. `speaker` is a name or
    None. `words` are dated words, in order. `origin` is the line of the input it came from
    (from 1) and takes no part in equality.
    """

    __slots__ = (
        "start", "end", "text", "marks", "speaker", "words", "placement", "extras", "origin",
    )  # fmt: skip
    _aside = ("origin",)
    start: Ms
    end: Ms
    text: str
    marks: tuple[Mark, ...]
    speaker: str | None
    words: tuple[Word, ...]
    placement: Placement | None
    extras: Extras
    origin: int | None

    def __init__(  # noqa: PLR0913
        self,
        start: Ms,
        end: Ms,
        text: str,
        *,
        marks: Iterable[Mark] = (),
        speaker: str | None = None,
        words: Iterable[Word] = (),
        placement: Placement | None = None,
        extras: Extras = (),
        origin: int | None = None,
    ) -> None:
        """Raise `ValueError` unless 0 <= start <= end and marks and words lie inside the text.

        >>> Cue(0, 1500, "Hello")
        Cue(start=0, end=1500, text='Hello')
        """
        if not 0 <= start <= end:
            msg = f"a cue needs 0 <= start <= end, not {start} and {end}"
            raise ValueError(msg)
        dated = tuple(words)
        for before, word in zip((None, *dated), dated, strict=False):
            ok = word.offset + len(word.text) <= len(text) and (
                before is None or before.offset + len(before.text) <= word.offset
            )
            if not ok:
                msg = f"the word {word.text!r} at {word.offset} is out of order or past the text"
                raise ValueError(msg)
        put(self, "start", start)
        put(self, "end", end)
        put(self, "text", text)
        put(self, "marks", normal_marks(marks, len(text)) if marks else ())
        put(self, "speaker", speaker)
        put(self, "words", dated)
        put(self, "placement", placement)
        put(self, "extras", extras)
        put(self, "origin", origin)

    @property
    def body(self) -> MarkedText:
        """The text and its marks as one value."""
        return MarkedText(self.text, self.marks)

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    @property
    def duration(self) -> Ms:
        """How long it stands, in milliseconds."""
        return self.end - self.start

    def __str__(self) -> str:
        """Print the times and the text on one line."""
        said = self.text.replace("\n", " / ")
        who = f"{self.speaker}: " if self.speaker else ""
        return f"{format_clock(self.start)} --> {format_clock(self.end)} {who}{said}"

    def moved(self, start: Ms, end: Ms) -> Cue:
        """Return the cue at other times; its words are moved and stretched with it.

        >>> Cue(0, 1000, "Hi", words=[Word(0, "Hi", 0, 500)]).moved(1000, 3000).words[0].end
        2000
        """
        if start == self.start and end == self.end:
            return self
        words = self.words
        if words:
            span = self.duration
            scale = (end - start) / span if span else 0.0

            def place(time: Ms) -> Ms:
                return min(end, max(start, start + round((time - self.start) * scale)))

            words = tuple(
                [Word(w.offset, w.text, place(w.start), place(w.end), w.confidence) for w in words]
            )
        return draft(
            start, end, self.text, self.marks, self.speaker, words, self.placement, self.extras,
            self.origin,
        )  # fmt: skip

    def with_body(self, body: MarkedText, words: Iterable[Word] = ()) -> Cue:
        """Return the cue with other text and marks, and the words dated in that text."""
        return self.replace(text=body.plain, marks=body.marks, words=tuple(words))

    def time_at(self, offset: int) -> Ms:
        """Tell when the character at `offset` is spoken: by the dated words, else by proportion.

        >>> Cue(0, 1000, "abcdefghij").time_at(5)
        500
        """
        for w in self.words:
            if offset <= w.offset:
                return min(self.end, max(self.start, w.start))
            length = len(w.text)
            if offset < w.offset + length:
                return w.start + (w.end - w.start) * (offset - w.offset) // length
        if not self.text or self.words:
            return self.end
        return self.start + self.duration * min(offset, len(self.text)) // len(self.text)


class Draft(Value):
    """A cue while a reader fills it: same fields, no checks. `draft` turns it into a `Cue`.

    Building a checked, frozen cue costs two microseconds and this a fifth of it; a reader that
    has checked the times itself takes this way. Nothing else does.
    """

    __slots__ = Cue.__slots__
    # Both, or Python keeps the slow path through `Value`'s own.
    __setattr__ = object.__setattr__  # type: ignore[assignment]
    __delattr__ = object.__delattr__

    # Positional for speed: this is the innermost call of every reader.
    def __init__(  # noqa: PLR0913, PLR0917
        self,
        start: Ms,
        end: Ms,
        text: str,
        marks: tuple[Mark, ...],
        speaker: str | None,
        words: tuple[Word, ...],
        placement: Placement | None,
        extras: Extras,
        origin: int | None,
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.marks = marks
        self.speaker = speaker
        self.words = words
        self.placement = placement
        self.extras = extras
        self.origin = origin


def draft(  # noqa: PLR0913, PLR0917
    start: Ms,
    end: Ms,
    text: str,
    marks: tuple[Mark, ...] = (),
    speaker: str | None = None,
    words: tuple[Word, ...] = (),
    placement: Placement | None = None,
    extras: Extras = (),
    origin: int | None = None,
) -> Cue:
    """Build a cue from parts that the caller has checked: 0 <= start <= end, marks normal."""
    cue = Draft(start, end, text, marks, speaker, words, placement, extras, origin)
    cue.__class__ = Cue  # type: ignore[assignment]  # same slots, so the layout is the same
    return cue  # type: ignore[return-value]


def cut(cue: Cue, offset: int, time: Ms | None = None) -> tuple[Cue, Cue]:
    """Cut a cue before the character `offset`, at `time` (default: when that is spoken).

    White space around the cut goes; marks and words stay on their side.

    >>> [c.text for c in cut(Cue(0, 1000, "one two"), 4)]
    ['one', 'two']
    """
    at = cue.time_at(offset) if time is None else time
    body = cue.body
    left = body[:offset]
    right = body[offset:]
    left_end = len(left.plain.rstrip())
    right_start = len(right.plain) - len(right.plain.lstrip())
    shift = offset + right_start
    first = cue.replace(
        end=at,
        text=left.plain[:left_end],
        marks=left[:left_end].marks,
        words=[w for w in cue.words if w.offset + len(w.text) <= left_end],
    )
    second = cue.replace(
        start=at,
        text=right.plain[right_start:],
        marks=right[right_start:].marks,
        words=[
            Word(w.offset - shift, w.text, w.start, w.end, w.confidence)
            for w in cue.words
            if w.offset >= shift
        ],
    )
    return first, second


def join_cues(cues: Sequence[Cue], separator: str = " ") -> Cue:
    """Make one cue of several: first start, last end, texts joined, words and marks carried.

    Speaker, placement and origin are the first cue's. Raises `ValueError` for no cue.

    >>> join_cues([Cue(0, 900, "one"), Cue(900, 2000, "two")])
    Cue(start=0, end=2000, text='one two')
    """
    if not cues:
        msg = "join_cues needs at least one cue"
        raise ValueError(msg)
    first = cues[0]
    if len(cues) == 1:
        return first
    body = join([cue.body for cue in cues], separator)
    words: list[Word] = []
    at = 0
    for cue in cues:
        words.extend([Word(w.offset + at, w.text, w.start, w.end, w.confidence) for w in cue.words])
        at += len(cue.text) + len(separator)
    return first.replace(
        end=max(cue.end for cue in cues), text=body.plain, marks=body.marks, words=words
    )
