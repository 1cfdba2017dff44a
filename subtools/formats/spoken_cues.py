"""Turns and words with raw times become cues; every repair is told.

The findings' numbers are the same for JSON (J) and for all other formats (X): 41 to 54.
"""

from __future__ import annotations

from subtools.core.cue import Word, draft
from subtools.core.text import normal_marks
from subtools.formats.ends import LAST
from subtools.formats.spoken import (
    Said,
    grouped,
    milliseconds,
    set_out,
    tidy,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from subtools.core.cue import Cue
    from subtools.core.finding import Severity
    from subtools.core.text import Mark
    from subtools.core.time import Ms
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Json, Speech, Turn

    #: A cue to be: start, end (None: guess it), text, marks, speaker, words, place.
    Piece = tuple[Ms, Ms | None, str, tuple[Mark, ...], str | None, list[Said], object]

#: How far past the expected place a word is looked for in its turn's text.
REACH = 64


def _start(piece: Piece) -> Ms:
    return piece[0]


def _itself(place: object) -> int | None:
    return place if isinstance(place, int) else None


class Assembly:
    """Makes the cues of one source, and collects what there is to tell."""

    def __init__(
        self,
        ledger: Ledger,
        letter: str = "X",
        line_of: Callable[[object], int | None] = _itself,
        *,
        ends: bool = True,
    ) -> None:
        """Keep where to tell repairs, the letter of their codes, and who knows a place's line.

        `ends` is false where the format has no ends: then one that misses is not told.
        """
        self._ledger = ledger
        self._letter = letter
        self._line_of = line_of
        self._ends = ends
        self._unit = 1
        self._number = 0

    def cues(self, speech: Speech) -> list[Cue]:
        """Make all cues, in the order of the source."""
        self._unit = speech.unit
        pieces: list[Piece] = []
        for number, turn in enumerate(speech.turns, 1):
            self._number = number
            pieces.extend(self._grouped(turn) if turn.text is None else self._single(turn))
        latest = 0
        for piece in pieces:
            if piece[0] < latest:
                self._count("52", "a cue starts before the one before it; sorted", piece[-1])
            latest = piece[0]
        pieces.sort(key=_start)
        found: list[Cue] = []
        following: Ms | None = None
        for i in range(len(pieces) - 1, -1, -1):
            if i + 1 < len(pieces) and pieces[i + 1][0] > pieces[i][0]:
                following = pieces[i + 1][0]
            found.append(self._cue(pieces[i], following))
        found.reverse()
        return found

    def _tell(
        self, code: str, message: str, place: object, severity: Severity, quote: str = ""
    ) -> None:
        line = self._line_of(place)
        self._ledger.place(self._letter + code, message, line, quote=quote, severity=severity)

    def _count(self, code: str, message: str, place: object) -> None:
        line = self._line_of(place)
        self._ledger.kind(self._letter + code, message, line, severity="info")

    def _time(self, value: Json, what: str, place: object) -> Ms | None:
        try:
            time = milliseconds(value, self._unit)
        except (ValueError, OverflowError):
            message = f"{what} of segment {self._number} is no time, ignored"
            self._tell("42", message, place, "warning", str(value))
            return None
        if time is not None and time < 0:
            self._tell("43", f"{what} of segment {self._number} is negative ({time} ms), set to 0",
                       place, "warning")  # fmt: skip
            return 0
        return time

    def _date(self, turn: Turn) -> None:
        """Turn the raw times of a turn's words into ms, in order; a bad one becomes None."""
        latest = 0
        for w in turn.words:
            try:
                start = milliseconds(w.start, self._unit)
                end = milliseconds(w.end, self._unit)
            except (ValueError, OverflowError):
                start = end = None
                self._count("53", "a word's time is none; left without", turn.place)
            if start is None or not w.text.strip():
                w.start = w.end = None
                if w.text.strip() and not w.attached:
                    self._count("47", "a word has no time of its own", turn.place)
                continue
            w.start = max(start, latest)
            w.end = None if end is None else max(end, w.start)
            if w.start != start or (end is not None and w.end != end):
                self._count("49", "a word's times were out of order; moved into order", turn.place)
            latest = w.start

    def _single(self, turn: Turn) -> Iterable[Piece]:
        """Make one piece of a turn that tells its own text."""
        place = turn.place
        text = turn.text or ""
        text = self._legal(text if turn.marks else tidy(text) or set_out(turn.words), place)
        self._date(turn)
        dated = [w for w in turn.words if w.start is not None]
        start = self._time(turn.start, "the start", place)
        if not text:
            self._tell("46", f"segment {self._number} has no text, dropped", place, "info")
            return
        if start is None and dated:
            start = dated[0].start
        if start is None:
            message = f"segment {self._number} has no start, dropped"
            self._tell("41", message, place, "error", text)
            return
        end = self._time(turn.end, "the end", place)
        if end is None and turn.length is not None:
            length = self._time(turn.length, "the duration", place)
            end = None if length is None else start + length
        if end is None and dated:
            end = dated[-1].end
        if end is not None and end < start:
            message = f"segment {self._number} ends before it starts; end taken from the next start"
            self._tell("45", message, place, "warning")
            end = None
        elif end is None:
            self._endless(place)
        marks = normal_marks(turn.marks, len(text)) if turn.marks else ()
        yield start, end, text, marks, turn.speaker, turn.words, place

    def _grouped(self, turn: Turn) -> Iterable[Piece]:
        """Cut a turn of words only into pieces."""
        self._date(turn)
        for group in grouped(turn.words):
            text = self._legal(set_out(group), turn.place)
            dated = [w for w in group if w.start is not None]
            if not text:
                continue
            if not dated:
                self._tell("41", "words without any time, dropped", turn.place, "error", text)
                continue
            end = dated[-1].end
            message = "a cue made of bare words, cut at sentences, pauses and speakers"
            self._count("50", message, turn.place)
            if end is None:
                self._endless(turn.place)
            said_by = next((w.speaker for w in group if w.speaker), turn.speaker)
            yield dated[0].start, end, text, (), said_by, group, turn.place

    def _endless(self, place: object) -> None:
        if self._ends:
            self._count("44", "a segment has no end; taken from the next start", place)

    def _legal(self, text: str, place: object) -> str:
        """Replace half characters (lone surrogates), which no file can hold."""
        if text.isascii():
            return text
        try:
            text.encode()
        except UnicodeEncodeError:
            self._tell("51", "half a character (lone surrogate) replaced", place, "warning")
            return "".join(["\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text])
        return text

    def _cue(self, piece: Piece, following: Ms | None) -> Cue:
        start, end, text, marks, speaker, said, place = piece
        if end is None:
            end = start + LAST if following is None else following
        words = self._words(text, said, start, end, place)
        return draft(start, end, text, marks, speaker, words, None, (), self._line_of(place))

    def _words(
        self, text: str, said: list[Said], start: Ms, end: Ms, place: object
    ) -> tuple[Word, ...]:
        """Find each dated word in the text, and keep its time inside the cue."""
        words: list[Word] = []
        at = 0
        lower = ""
        for i, w in enumerate(said):
            bare = w.text.strip()
            if not bare:
                continue
            offset = text.find(bare, at, at + len(bare) + REACH)
            if offset < 0:
                # Deepgram's "yeah" for "Yeah": only where lower case keeps the length.
                lower = lower or text.lower()
                if len(lower) == len(text):
                    offset = lower.find(bare.lower(), at, at + len(bare) + REACH)
            if offset < 0:
                self._count(
                    "48", "a dated word is not in its segment's text; its time is lost", place
                )
                continue
            at = offset + len(bare)
            if w.start is None:
                continue
            later = w.end if w.end is not None else _next_start(said, i, end)
            opens = min(max(w.start, start), end)
            closes = min(max(later, opens), end)
            if opens != w.start or (w.end is not None and closes != w.end):
                message = "a word lies outside its segment's times; moved to the edge"
                self._count("54", message, place)
            words.append(Word(offset, text[offset:at], opens, closes, _confidence(w.confidence)))
        return tuple(words)


def _next_start(said: list[Said], i: int, end: Ms) -> Ms:
    """When the word after word `i` starts; the cue's end after the last."""
    following = said[i + 1].start if i + 1 < len(said) else None
    return end if following is None else int(following)


def _confidence(value: Json) -> float | None:
    """Keep a confidence of 0 to 1, or of 0 to 100 as some write it; None for anything else."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    if isinstance(value, bool) or not 0 <= number <= 100:  # noqa: PLR2004
        return None
    return number if number <= 1 else number / 100
