"""JSON text to a track: parsed, its shape recognised, its cues assembled."""

from __future__ import annotations

import json

from subtools.core.finding import excerpt
from subtools.core.track import Track
from subtools.formats.asr.shapes import SHAPES
from subtools.formats.ledger import Ledger
from subtools.formats.spoken import language_tag
from subtools.formats.spoken_cues import Assembly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.formats.format import ReadOptions
    from subtools.formats.spoken import Json, Speech


def read_json(text: str, options: ReadOptions) -> Track:
    """Read a recogniser's JSON; see `subtools.formats.asr.read`."""
    ledger = Ledger()
    cues: list[Cue] = []
    language = options.language
    documents = _parsed(text, ledger)
    document = documents[0] if len(documents) == 1 else documents
    speech = _speech(document) if documents else None
    if speech is not None:
        cues = Assembly(ledger, "J", _Lines(text, document).line_of).cues(speech)
        language = language or language_tag(speech.language)
        if not cues and not ledger:
            ledger.place("J03", "the recogniser heard nothing: no cue", severity="info")
    elif documents:
        message = f"JSON, but of no recogniser that is known ({_outline(document)}): no cue"
        ledger.place("J02", message, 1, severity="error")
    return Track(cues, language=language, findings=ledger.findings())


def _speech(document: Json) -> Speech | None:
    for shape in SHAPES:
        speech = shape(document)
        if speech is not None:
            return speech
    return None


def _parsed(text: str, ledger: Ledger) -> list[Json]:
    """Parse JSON, one document or several on end; a finding where it is broken."""
    body = text.removeprefix("\ufeff")
    documents: list[Json] = []
    at = 0
    try:
        decoder = json.JSONDecoder()
        while (at := _skip_space(body, at)) < len(body):
            if documents and not (body[at] == "{" and documents[-1]):
                message = "more after the end"
                raise json.JSONDecodeError(message, body, at)  # noqa: TRY301 - told below
            try:
                document, at = decoder.raw_decode(body, at)
            except json.JSONDecodeError:
                raise
            except ValueError:  # an integer of more digits than Python converts
                decoder = json.JSONDecoder(parse_int=float)
                document, at = decoder.raw_decode(body, at)
            documents.append(document)
    except RecursionError:
        ledger.place("J01", "nested too deep to be read: no cue", severity="error")
        return []
    except json.JSONDecodeError as error:
        kept = f"read the {len(documents)} before it" if documents else "no cue"
        what = error.msg[:1].lower() + error.msg[1:]
        message = f"broken JSON, column {error.colno}: {what}; {kept}"
        ledger.place("J01", message, error.lineno, severity="error")
    if not documents and not ledger:
        ledger.place("J03", "empty: no cue", severity="info")
    return documents


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n\r":
        at += 1
    return at


def _outline(document: Json) -> str:
    if isinstance(document, dict):
        return "keys " + excerpt(", ".join(list(document)[:8]) or "none")
    if isinstance(document, list):
        return f"a list of {len(document)}"
    return excerpt(str(document))


class _Lines:
    """The lines on which the objects of a document open.

    `json` tells no positions, but the n-th object walked is the n-th `{` outside a string
    (unless a key comes twice in one object: then lines may be off).
    """

    def __init__(self, text: str, document: Json) -> None:
        self._text = text
        self._document = document
        self._lines: dict[int, int] | None = None
        self._flat = "\n" not in text.rstrip()

    def line_of(self, place: object) -> int | None:
        if self._flat:
            return 1
        if self._lines is None:
            opens = self._open_lines()
            self._lines = dict(zip(self._objects(), opens, strict=False))
        return self._lines.get(id(place))

    def _open_lines(self) -> list[int]:
        import re

        lines: list[int] = []
        line = 1
        inside = False
        for match in re.finditer(r'\\.|["{\n]', self._text):
            found = match[0]
            if found == "\n":
                line += 1
            elif found == '"':
                inside = not inside
            elif found == "{" and not inside:
                lines.append(line)
        return lines

    def _objects(self) -> list[int]:
        found: list[int] = []
        stack = [self._document]
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                found.append(id(value))
                stack.extend(reversed(value.values()))
            elif isinstance(value, list):
                stack.extend(reversed(value))
        return found
