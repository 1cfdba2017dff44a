"""TTML (timed text in XML): read in all its dialects, written as IMSC 1.1 text profile.

Reads TTML 1 and 2, IMSC, EBU-TT-D, SMPTE-TT, DFXP and the files of iTunes. What is kept: times,
text, slant, weight, underline, colour, agents as speakers, ids, and the region as one of nine
places. https://www.w3.org/TR/ttml-imsc1.1/
"""

from __future__ import annotations

from itertools import pairwise

from subtools.core.pattern import pattern
from subtools.core.track import Track
from subtools.formats.format import Format, ReadOptions

_root = pattern(r"<(?:[A-Za-z_][A-Za-z0-9_.-]{0,40}:)?tt[\s>/]")
_prolog = pattern(r"(?:[ \t\n]+|<\?[^>]{0,999}\?>|<!--|<![A-Z][^>\[]{0,999}>)")


def read(text: str, options: ReadOptions) -> Track:
    """Read TTML; bad content makes findings (Q), never an error.

    >>> read('<tt><body><p begin="1s" end="2.5s">R&amp;D<br/>here</p></body></tt>', ReadOptions())[
    ...     0
    ... ]
    Cue(start=1000, end=2500, text='R&D\\nhere', origin=1)
    """
    from subtools.formats.bulk import CollectorPaused
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import language_tag
    from subtools.formats.ttml.body import Body
    from subtools.formats.ttml.head import Head
    from subtools.formats.ttml.source import drive
    from subtools.formats.ttml.text import Lines
    from subtools.formats.ttml.time import Clock

    ledger = Ledger()
    clock = Clock(options.frame_rate)
    head = Head(ledger, clock)
    lines = Lines(ledger, head)
    with CollectorPaused():
        drive(text, Body(ledger, clock, lines, head), ledger)
        cues = lines.finish()
    for name in head.styles.missing:
        lines.missing("style", name, None)
    if clock.guessed:
        message = (
            "frames or ticks are counted, but not how many a second; read as the standard says"
        )
        ledger.kind("Q19", f"{message} (--fps overrules)")
    if not cues and not ledger:
        message = "no paragraph of text: no cue"
        ledger.place("Q16", message, 1, severity="info" if head.is_ttml else "error")
    if any([a.start > b.start for a, b in pairwise(cues)]):
        ledger.kind("Q14", "cues were not in order of time; sorted", severity="info")
    language = options.language or language_tag(head.language)
    return Track(cues, language=language, metadata=head.told(), findings=ledger.findings())


def sniff(text: str) -> float:
    """Tell how surely a text is TTML: its first element is a `tt`, under any prefix.

    >>> sniff("<?xml version='1.0'?><tt:tt>"), sniff("<timedtext>"), sniff("a <tt> b")
    (0.97, 0.0, 0.0)
    """
    head = text[:16_384].lstrip("\ufeff")
    at = 0
    while match := _prolog.match(head, at):
        at = match.end()
        if match[0] == "<!--":
            end = head.find("-->", at)
            if end < 0:
                return 0.0
            at = end + 3
    return 0.97 if _root.match(head, at) else 0.0


def write(track: Track) -> str:
    """Write IMSC 1.1 text profile.

    >>> from subtools.core.cue import Cue
    >>> "<p begin=" in write(Track([Cue(1000, 2500, "1 < 2")]))
    True
    """
    from subtools.formats.ttml.write import document

    return document(track)


TTML = Format(
    "ttml",
    summary="TTML: IMSC 1.1 text profile, for broadcast and streaming; reads DFXP, EBU-TT-D, iTT",
    suffixes=(".ttml", ".dfxp", ".itt"),
    read=read,
    write=write,
    sniff=sniff,
    carries=frozenset({
        "bold", "italic", "underline", "font", "voice", "speaker", "placement", "id", "metadata",
    }),
)  # fmt: skip
