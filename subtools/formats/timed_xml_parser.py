"""The parser under `timed_xml`: expat's events to turns, markup in the text to marks.

`xml.parsers.expat` and not `xml.etree`, because it tells lines and keeps what came before an
error. Entities of a document's own are refused: no bomb, no outside file.
"""

from __future__ import annotations

import re
from html import unescape
from xml.parsers import expat

from subtools.core.text import Mark
from subtools.core.time import SECOND
from subtools.formats.spoken import Said, Speech, Turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.formats.ledger import Ledger

    Attributes = dict[str, str]
    Kinds = frozenset[str]

_bare_ampersand = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_not_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: Markup that YouTube escapes inside the text.
_markup = re.compile(r"(</?(?:i|b|u|em|strong|font|c)\b[^<>]{0,200}>|<br ?/?>)", re.IGNORECASE)
_spaces = re.compile(r"[ \t\r\n]+")
_KINDS = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "u": "underline"}
_NONE: Kinds = frozenset()


class _RefusedError(Exception):
    """The document declares an entity of its own."""


class Parser:
    """Reads one document; then `speech()` and `language` tell what was in it."""

    def __init__(self, ledger: Ledger) -> None:
        """Prepare expat; a parser reads one document only."""
        self._ledger = ledger
        self.language: str | None = None
        self._turns: list[Turn] = []
        self._unit = 0
        self._line: _Line | None = None
        self._pens: dict[str, Kinds] = {}
        self._items = False
        self._above = 0
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.EntityDeclHandler = _refuse

    def parse(self, text: str) -> None:
        """Read a document; after an error, what came before it is kept."""
        body = text.lstrip("\ufeff \t\n")
        self._above = text[: len(text) - len(body)].count("\n")
        body, controls = _not_xml.subn("", body)
        body, bare = _bare_ampersand.subn("&amp;", body)
        for count, what in ((controls, "characters that XML forbids, dropped"),
                            (bare, "bare & or unknown entities, read as text")):  # fmt: skip
            if count:
                self._ledger.place("X06", f"{count} {what}", severity="info")
        try:
            self._expat.Parse(body, True)  # noqa: FBT003
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            message = f"broken XML: {why}; kept what came before it"
            line = error.lineno + self._above
            self._ledger.place("X07", message, line, severity="error")
        except _RefusedError:
            message = "declares entities of its own: refused, nothing after it read"
            self._ledger.place("X08", message, self._place(), severity="error")

    def speech(self) -> Speech:
        """Return the turns; items of a word each become one turn of words."""
        turns = self._turns
        phrases = sum([" " in (t.text or "") for t in turns])
        if self._items and len(turns) > 1 and phrases * 10 < len(turns):
            words = [Said(t.text or "", t.start, t.end, speaker=t.speaker) for t in turns]
            turns = [Turn(None, words=words, place=turns[0].place)]
        return Speech(turns, unit=self._unit or SECOND)

    def _place(self) -> int:
        return self._expat.CurrentLineNumber + self._above

    def _start(self, name: str, told: Attributes) -> None:
        tag = name.rpartition(":")[2]
        if self._line is not None:
            self._line.opens(tag, told, self._pens)
        elif tag == "pen":
            self._pens[told.get("id", "")] = frozenset(
                [_KINDS[key] for key in ("b", "i", "u") if told.get(key) == "1"]
            )
        elif tag in ("text", "p", "item") and ("start" in told or "t" in told):
            # srv1 and Podlove count seconds, srv2 and srv3 ("t") milliseconds.
            self._unit = self._unit or (SECOND if "start" in told else 1)
            self._items = self._items or tag == "item"
            self._line = _Line(tag, told, self._pens.get(told.get("p", ""), _NONE), self._place())
        elif self.language is None:
            self.language = told.get("xml:lang") or told.get("lang") or None

    def _characters(self, text: str) -> None:
        if self._line is not None:
            self._line.parts.append((text, self._line.kinds))

    def _end(self, name: str) -> None:
        line = self._line
        tag = name.rpartition(":")[2]
        if line is None:
            return
        if tag != line.tag:
            line.closes(tag)
            return
        self._line = None
        turn = line.turn()
        # An appended line without text only moves the lines above it up.
        if turn.text or line.told.get("a") != "1":
            self._turns.append(turn)


class _Line:
    """An element with times, while its text comes in."""

    def __init__(self, tag: str, told: Attributes, kinds: Kinds, place: int) -> None:
        self.tag = tag
        self.told = told
        self.place = place
        self.kinds = kinds
        self.parts: list[tuple[str, Kinds]] = []
        self._own = kinds
        self._cuts: list[tuple[int, int | None]] = []

    def opens(self, tag: str, told: Attributes, pens: dict[str, Kinds]) -> None:
        if tag == "br":
            self.parts.append(("\n", self.kinds))
        elif tag == "s":
            self.kinds = self._own | pens.get(told.get("p", ""), _NONE)
            offset = told.get("t", "" if self._cuts else "0")
            known = offset.isascii() and offset.isdigit() and len(offset) < 10  # noqa: PLR2004
            self._cuts.append((len(self.parts), int(offset) if known else None))
        elif tag in _KINDS:
            self.kinds |= {_KINDS[tag]}

    def closes(self, tag: str) -> None:
        if tag == "s":
            self.kinds = self._own
        elif tag in _KINDS:
            self.kinds -= {_KINDS[tag]}

    def turn(self) -> Turn:
        text, marks = _laid_out(_runs(self.parts))
        told = self.told
        return Turn(
            text,
            told.get("start", told.get("t")),
            told.get("end"),
            length=told.get("dur", told.get("d")),
            speaker=told.get("speaker") or told.get("voice") or None,
            words=self._words(),
            marks=marks,
            place=self.place,
        )

    def _words(self) -> Iterator[Said]:
        start = self.told.get("t", "")
        if len(self._cuts) < 2 or not (start.isdecimal() and len(start) < 12):  # noqa: PLR2004
            return
        ends = [*[at for at, _ in self._cuts[1:]], len(self.parts)]
        for (at, offset), end in zip(self._cuts, ends, strict=True):
            text = "".join([run for run, _ in _runs(self.parts[at:end])])
            yield Said(text, None if offset is None else int(start) + offset)


def _refuse(*_: object) -> None:
    raise _RefusedError


def _runs(parts: list[tuple[str, Kinds]]) -> Iterator[tuple[str, Kinds]]:
    """Undo the second escaping, and turn escaped markup into kinds."""
    inside: set[str] = set()
    for text, kinds in parts:
        for piece in _markup.split(unescape(text)):
            if not _markup.fullmatch(piece):
                if piece:
                    yield piece, kinds | inside
                continue
            tag = piece.strip("</> ").split(" ")[0].lower()
            if tag == "br":
                yield "\n", kinds
            elif (kind := _KINDS.get(tag)) is not None:
                if piece[1] == "/":
                    inside.discard(kind)
                else:
                    inside.add(kind)


def _laid_out(runs: Iterator[tuple[str, Kinds]]) -> tuple[str, list[Mark]]:
    """Join runs with white space in order (as `tidy` has it), and date their kinds as marks."""
    out: list[str] = []
    marks: list[Mark] = []
    length = 0
    pending = ""
    before: Kinds = _NONE
    for text, kinds in runs:
        body = _spaces.sub(_space, text)
        bare = body.strip(" \n")
        lead = body[: len(body) - len(body.lstrip(" \n"))]
        pending = "\n" if "\n" in pending + lead else pending or lead
        if not bare:
            continue
        pending = pending if out else ""
        start = length + len(pending)
        out += (pending, bare)
        # A kind that runs on covers the space between, too.
        marks += [Mark(length if kind in before and pending else start, start + len(bare), kind)
                  for kind in sorted(kinds)]  # fmt: skip
        length = start + len(bare)
        before = kinds
        pending = body[len(body.rstrip(" \n")) :]
    return "".join(out), marks


def _space(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] or "\r" in found[0] else " "
