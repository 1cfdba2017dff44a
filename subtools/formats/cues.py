"""`cues`: our own format, JSON lines, which loses nothing and runs between commands in pipes.

The first line is a header, every further line a cue, so that head, grep and jq can read it:

    {"format": "subtools-cues", "version": 1, "language": "en"}
    {"start": 0, "end": 1500, "text": "Hello", "marks": [[0, 5, "italic", {}]]}

Fields that are empty are left out. A newer version is refused; an unknown field is ignored.
"""

from __future__ import annotations

from subtools.core.cue import Cue, Placement, Word
from subtools.core.text import Mark
from subtools.core.track import Chapter, Track
from subtools.errors import InputError
from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

VERSION = 1
_NAME = "subtools-cues"


def read(text: str, options: ReadOptions) -> Track:
    r"""Read cues; a bad line is a finding (X9), a newer version raises `InputError`.

    >>> read(write(Track([Cue(0, 1500, "Hello", speaker="Ann")])), ReadOptions())[0]
    Cue(start=0, end=1500, text='Hello', speaker='Ann')
    """
    import json

    from subtools.formats.ledger import Ledger

    ledger = Ledger()
    cues: list[Cue] = []
    head: dict[str, Any] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            if isinstance(fields, dict) and fields.get("format") == _NAME:
                head = _head(fields, number)
            else:
                cues.append(_cue(fields))
        # What json.loads and the values raise for a line that is no cue.
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            ledger.place("X91", "not a cue, dropped", number, quote=line, severity="error")
    if not head:
        ledger.place("X90", f"no header line with the format {_NAME}; read all the same", 1)
    try:
        track = _track(cues, head, options)
    except (ValueError, TypeError, AttributeError):
        ledger.place("X92", "the header is damaged, dropped", 1, severity="error")
        track = Track(cues, language=options.language)
    return track.replace(findings=ledger.findings()) if ledger else track


def _head(fields: dict[str, Any], line: int) -> dict[str, Any]:
    version = fields.get("version")
    if isinstance(version, int) and version > VERSION:
        msg = f"is {_NAME} version {version}; this subtools reads up to version {VERSION}"
        raise InputError(msg, line=line)
    return fields


def _track(cues: list[Cue], head: dict[str, Any], options: ReadOptions) -> Track:
    language = head.get("language")
    return Track(
        cues,
        language=options.language or (None if language is None else str(language)),
        chapters=[Chapter(_whole(start), str(title)) for start, title in head.get("chapters", ())],
        metadata=_pairs(head.get("metadata", ())),
    )


def _cue(fields: dict[str, Any]) -> Cue:
    placement = fields.get("placement")
    return Cue(
        _whole(fields["start"]),
        _whole(fields["end"]),
        _string(fields["text"]),
        marks=[
            Mark(_whole(start), _whole(end), _string(kind), attributes=_pairs(facts.items()))
            for start, end, kind, facts in fields.get("marks", ())
        ],
        speaker=None if fields.get("speaker") is None else _string(fields["speaker"]),
        words=[
            Word(_whole(offset), _string(text), _whole(start), _whole(end), _share(confidence))
            for offset, text, start, end, confidence in fields.get("words", ())
        ],
        placement=None
        if placement is None
        else Placement(placement.get("anchor"), _pairs(placement.get("settings", ()))),
        extras=_pairs(fields.get("extras", ())),
        origin=fields.get("origin"),
    )


def _whole(value: object) -> int:
    if type(value) is not int:
        msg = f"not a whole number: {value!r}"
        raise TypeError(msg)
    return value


def _share(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]  # or it raises


def _string(value: object) -> str:
    if not isinstance(value, str):
        msg = f"not a text: {value!r}"
        raise TypeError(msg)
    return value


def _pairs(items: Iterable[tuple[object, object]]) -> tuple[tuple[str, str], ...]:
    return tuple([(_string(name), _string(value)) for name, value in items])


def write(track: Track) -> str:
    """Write a header and a line a cue.

    >>> print(write(Track([Cue(0, 1500, "Hello")])), end="")
    {"format": "subtools-cues", "version": 1}
    {"start": 0, "end": 1500, "text": "Hello"}
    """
    import json

    encode = json.JSONEncoder(ensure_ascii=False).encode
    head: dict[str, Any] = {"format": _NAME, "version": VERSION}
    if track.language is not None:
        head["language"] = track.language
    if track.chapters:
        head["chapters"] = [[chapter.start, chapter.title] for chapter in track.chapters]
    if track.metadata:
        head["metadata"] = track.metadata
    lines = [_safe(encode(head))]
    lines.extend([_safe(encode(_fields(cue))) for cue in track])
    return "\n".join(lines) + "\n"


def _fields(cue: Cue) -> dict[str, Any]:
    fields: dict[str, Any] = {"start": cue.start, "end": cue.end, "text": cue.text}
    if cue.marks:
        fields["marks"] = [[m.start, m.end, m.kind, dict(m.attributes)] for m in cue.marks]
    if cue.speaker is not None:
        fields["speaker"] = cue.speaker
    if cue.words:
        fields["words"] = [[w.offset, w.text, w.start, w.end, w.confidence] for w in cue.words]
    if cue.placement is not None:
        fields["placement"] = {"anchor": cue.placement.anchor, "settings": cue.placement.settings}
    if cue.extras:
        fields["extras"] = cue.extras
    if cue.origin is not None:
        fields["origin"] = cue.origin
    return fields


def _safe(line: str) -> str:
    """Escape halves of surrogate pairs: JSON can name them, UTF-8 can't hold them."""
    if line.isascii():
        return line
    return line.encode("utf-8", "backslashreplace").decode()


def sniff(text: str) -> float:
    """Tell whether the first line is our header.

    >>> sniff('{"format": "subtools-cues", "version": 1}'), sniff('{"start": 0}')
    (1.0, 0.0)
    """
    first = text.lstrip("\ufeff \n").partition("\n")[0]
    return 1.0 if first.startswith("{") and f'"{_NAME}"' in first else 0.0


CUES = Format(
    "cues",
    summary="all that subtools knows, JSON lines",
    suffixes=(".cues", ".jsonl"),
    read=read,
    write=write,
    sniff=sniff,
    carries=frozenset({"*"}),
)
