"""SBV, as YouTube exports it: `h:mm:ss.mmm,h:mm:ss.mmm`, lines of text, an empty line."""

from __future__ import annotations

import re

from subtools.core.time import HOUR, Ms
from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track

_CLOCK = r"(\d{1,4}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)"
_times = re.compile(rf"{_CLOCK},{_CLOCK}[ \t]*", re.ASCII).fullmatch


def read(text: str, options: ReadOptions) -> Track:
    r"""Read SBV; bad content makes findings (X), never an error.

    >>> read("0:00:01.000,0:00:02.500\nHello\n", ReadOptions())[0]
    Cue(start=1000, end=2500, text='Hello', origin=1)
    """
    from subtools.core.time import parse_clock
    from subtools.core.track import Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Speech, Turn
    from subtools.formats.spoken_cues import Assembly

    ledger = Ledger()
    turns: list[Turn] = []
    said: list[list[str]] = []
    closed = False
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        # "[br]" is how old exports break a line.
        bare = line.strip().replace("[br]", "\n")
        if not bare:
            closed = bool(said and said[-1])
        elif times := _times(bare):
            turns.append(Turn("", parse_clock(times[1]), parse_clock(times[2]), place=number))
            said.append([])
            closed = False
        elif not turns:
            ledger.place("X01", "before the first cue, dropped", number, quote=bare)
        else:
            if closed:
                message = "after an empty line, kept with the cue before"
                ledger.place("X02", message, number, quote=bare, severity="info")
            said[-1].append(bare)
    for turn, lines in zip(turns, said, strict=True):
        turn.text = "\n".join(lines)
    assembly = Assembly(ledger)
    cues = assembly.cues(Speech(turns, unit=1))
    return Track(cues, language=options.language, findings=ledger.findings())


def write(track: Track) -> str:
    """Write SBV. Empty lines go; a text line that is a time line, or a `[br]`, gets a space.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> print(write(Track([Cue(1000, 2500, "Hello")])), end="")
    0:00:01.000,0:00:02.500
    Hello
    """
    blocks = []
    for cue in track:
        lines = [line.strip() for line in cue.text.split("\n")]
        lines = [line.replace(",", ", ") if _times(line) else line for line in lines if line]
        body = "\n".join(lines).replace("[br]", "[ br]")
        blocks.append(f"{_clock(cue.start)},{_clock(cue.end)}\n{body}\n")
    return "\n".join(blocks)


def _clock(time: Ms) -> str:
    hours, rest = divmod(time, HOUR)
    return f"{hours}:{rest // 60_000:02}:{rest // 1000 % 60:02}.{rest % 1000:03}"


def sniff(text: str) -> float:
    r"""Tell how surely a text is SBV: its first line is a pair of times.

    >>> sniff("0:00:01.000,0:00:02.500\nHello"), sniff("0:01 Hello")
    (0.95, 0.0)
    """
    first = text[:512].lstrip("\ufeff \t\n").partition("\n")[0]
    return 0.95 if _times(first) else 0.0


SBV = Format(
    "sbv",
    summary="SBV captions as YouTube exports them",
    suffixes=(".sbv",),
    read=read,
    write=write,
    sniff=sniff,
)
