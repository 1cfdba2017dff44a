"""TMPlayer: `h:mm:ss:text`, whole seconds, no ends, `|` between lines."""

from __future__ import annotations

import re

from subtools.core.time import SECOND, parse_clock
from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track

_row = re.compile(r"[ \t]*([0-9]{1,2}:[0-9]{2}:[0-9]{2})(?:,[12])?[:=](.*)").fullmatch


def read(text: str, options: ReadOptions) -> Track:
    r"""Read TMPlayer; a row without text ends the one before. Bad content makes findings (X).

    >>> read("00:00:01:Hello|you\n00:00:04:", ReadOptions())[0]
    Cue(start=1000, end=4000, text='Hello\nyou', origin=1)
    """
    from subtools.core.track import Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Speech, Turn
    from subtools.formats.spoken_cues import Assembly

    ledger = Ledger()
    turns: list[Turn] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        row = _row(line)
        if row is None:
            if line.strip():
                ledger.place("X03", "no row of a cue, dropped", number, quote=line)
            continue
        start = parse_clock(row[1]) // SECOND
        if row[2].strip():
            turns.append(Turn(row[2].replace("|", "\n"), start, place=number))
        elif turns and turns[-1].end is None and start > turns[-1].start:
            turns[-1].end = start
    assembly = Assembly(ledger, ends=False)
    cues = assembly.cues(Speech(turns, unit=SECOND))
    return Track(cues, language=options.language, findings=ledger.findings())


def sniff(text: str) -> float:
    r"""Tell how surely a text is TMPlayer: each of its first lines (two at least) is a row.

    >>> sniff("0:00:01:Hello\n0:00:04:you"), sniff("0:00:01 Hello\n0:00:04 you")
    (0.7, 0.0)
    """
    lines = [line for line in text[:4096].lstrip("\ufeff").split("\n")[:6] if line.strip()]
    return 0.7 if len(lines) > 1 and all(_row(line) for line in lines) else 0.0


TMPLAYER = Format(
    "tmplayer",
    summary="TMPlayer subtitles, h:mm:ss:text (reading only)",
    suffixes=(".tmp",),
    read=read,
    sniff=sniff,
    tick=SECOND,
    ends=False,
)
