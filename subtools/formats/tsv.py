"""TSV: Whisper's `start end text` in milliseconds, and tables of seconds or clocks."""

from __future__ import annotations

import re

from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track

#: What headings mean, in lower case.
_HEADINGS = {
    "start": "start", "begin": "start", "from": "start", "in": "start", "start time": "start",
    "start_time": "start", "starttime": "start", "start_ms": "start",
    "end": "end", "stop": "end", "to": "end", "out": "end", "end time": "end",
    "end_time": "end", "endtime": "end", "end_ms": "end",
    "text": "text", "caption": "text", "subtitle": "text", "transcript": "text", "label": "text",
    "speaker": "speaker", "name": "speaker",
}  # fmt: skip
_PLAIN = ("start", "end", "text")
_time = re.compile(r"-?\d{1,12}(?::\d{1,2}){0,2}(?:[.,]\d{1,9})?", re.ASCII).fullmatch


def read(text: str, options: ReadOptions) -> Track:
    r"""Read TSV; bad content makes findings (X), never an error.

    Whole numbers are milliseconds, as Whisper writes them; where any time has a fraction or a
    colon, all are seconds or clocks (Audacity's labels are such a table).

    >>> read("start\tend\ttext\n0\t1500\tHello\n", ReadOptions())[0]
    Cue(start=0, end=1500, text='Hello', origin=2)
    """
    from subtools.core.time import SECOND
    from subtools.core.track import Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Speech, Turn
    from subtools.formats.spoken_cues import Assembly

    ledger = Ledger()
    turns: list[Turn] = []
    headings, body = _headings(text.removeprefix("\ufeff").split("\n"))
    whole = True
    last = headings.index("text")
    for number, line in body:
        if "\t" not in line:
            if line and not line.isspace():
                ledger.place("X03", "no row of a cue, dropped", number, quote=line)
            continue
        cells = line.split("\t", last) if last == len(headings) - 1 else line.split("\t")
        row = dict(zip(headings, [cell.strip() for cell in cells], strict=False))
        start, end = row.get("start", ""), row.get("end", "")
        if not _time(start) or "text" not in row:
            ledger.place("X03", "no row of a cue, dropped", number, quote=line)
            continue
        whole = whole and not any(c in start + end for c in ".,:")
        turns.append(Turn(row["text"].replace("\t", " "), start.replace(",", "."),
                          end.replace(",", "."), speaker=row.get("speaker") or None,
                          place=number))  # fmt: skip
    if whole and turns and body[0][0] == 1:
        message = "whole numbers without headings: taken as milliseconds"
        ledger.place("X04", message, 1, severity="info")
    assembly = Assembly(ledger)
    cues = assembly.cues(Speech(turns, unit=1 if whole else SECOND))
    return Track(cues, language=options.language, findings=ledger.findings())


def _headings(lines: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """Find the headings (or suppose start, end, text) and number the lines below."""
    body = list(enumerate(lines, 1))
    found = [_HEADINGS.get(cell.strip().lower(), cell) for cell in lines[0].split("\t")]
    if "start" in found and "text" in found:
        return found, body[1:]
    return list(_PLAIN), body


def write(track: Track) -> str:
    r"""Write Whisper's TSV: milliseconds; a tab or a line break in a text becomes a space.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> write(Track([Cue(0, 1500, "Hello\nyou")]))
    'start\tend\ttext\n0\t1500\tHello you\n'
    """
    rows = [f"{c.start}\t{c.end}\t{' '.join(_pieces(c.text))}\n" for c in track]
    return "\t".join(_PLAIN) + "\n" + "".join(rows)


def _pieces(text: str) -> list[str]:
    return [piece for piece in re.split("[\t\n\r]", text) if piece]


def sniff(text: str) -> float:
    r"""Tell how surely a text is a table of cues: Whisper's heading, or two rows of times.

    >>> sniff("start\tend\ttext\n0\t5\tHi"), sniff("0:01\tAnn:\tHi")
    (0.95, 0.0)
    """
    lines = text[:4096].lstrip("\ufeff\n").split("\n")[:4]
    first = [cell.strip().lower() for cell in lines[0].split("\t")]
    if first[:2] == ["start", "end"] and "text" in first:
        return 0.95
    rows = [line.split("\t") for line in lines[1:3] if line]
    timed = [len(r) > 2 and bool(_time(r[0]) and _time(r[1])) for r in rows]  # noqa: PLR2004
    return 0.7 if timed and all(timed) else 0.0


TSV = Format(
    "tsv",
    summary="tables of start, end and text divided by tabs, as Whisper writes them",
    suffixes=(".tsv",),
    read=read,
    write=write,
    sniff=sniff,
)
