"""MPL2: `[9][34] text`, times in tenths of a second, `|` between lines, `/` for an italic line."""

from __future__ import annotations

import re

from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track

_row = re.compile(r"[ \t]*\[(-?[0-9]{1,9})\]\[(-?[0-9]{0,9})\](.*)").fullmatch


def read(text: str, options: ReadOptions) -> Track:
    """Read MPL2; bad content makes findings (X), never an error.

    >>> read("[10][25]Hello|you", ReadOptions())[0]
    Cue(start=1000, end=2500, text='Hello\\nyou', origin=1)
    """
    from subtools.core.text import Mark
    from subtools.core.track import Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Speech, Turn, tidy
    from subtools.formats.spoken_cues import Assembly

    ledger = Ledger()
    turns: list[Turn] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        row = _row(line)
        if row is None:
            if line.strip():
                ledger.place("X03", "no row of a cue, dropped", number, quote=line)
            continue
        said: list[str] = []
        marks: list[Mark] = []
        at = 0
        for part in row[3].split("|"):
            plain = tidy(part.strip().removeprefix("/"))
            if plain:
                if part.strip()[0] == "/":
                    marks.append(Mark(at, at + len(plain), "italic"))
                said.append(plain)
                at += len(plain) + 1
        turns.append(Turn("\n".join(said), row[1], row[2], marks=marks, place=number))
    assembly = Assembly(ledger)
    cues = assembly.cues(Speech(turns, unit=100))
    return Track(cues, language=options.language, findings=ledger.findings())


def sniff(text: str) -> float:
    r"""Tell how surely a text is MPL2: each of its first lines has two numbers in brackets.

    >>> sniff("[10][25]Hello\n[30][45]you"), sniff("[10] Hello")
    (0.95, 0.0)
    """
    lines = [line for line in text[:4096].lstrip("\ufeff").split("\n")[:6] if line.strip()]
    return 0.95 if lines and all(line.lstrip()[0] == "[" and _row(line) for line in lines) else 0.0


MPL2 = Format(
    "mpl2",
    summary="MPL2 subtitles, times in tenths of a second (reading only)",
    suffixes=(".mpl", ".mpl2"),
    read=read,
    sniff=sniff,
    carries=frozenset({"italic"}),
    tick=100,
)
