"""XML with times: YouTube's timedtext (`<text start dur>`, `<p t d>`) and Podlove's `<pst:item>`.

TTML is another format and not read here.
"""

from __future__ import annotations

from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track


def read(text: str, options: ReadOptions) -> Track:
    """Read timed XML; bad content makes findings (X), never an error.

    >>> read(
    ...     '<transcript><text start="1" dur="2">Hi &amp;amp; you</text></transcript>',
    ...     ReadOptions(),
    ... )[0]
    Cue(start=1000, end=3000, text='Hi & you', origin=1)
    """
    from subtools.core.track import Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import language_tag
    from subtools.formats.spoken_cues import Assembly
    from subtools.formats.timed_xml_parser import Parser

    ledger = Ledger()
    parser = Parser(ledger)
    parser.parse(text)
    cues = Assembly(ledger).cues(parser.speech())
    if not cues and not ledger:
        message = "XML without any element that has times and text: no cue"
        ledger.place("X09", message, 1, severity="error")
    language = options.language or language_tag(parser.language)
    return Track(cues, language=language, findings=ledger.findings())


def sniff(text: str) -> float:
    """Tell how surely a text is timed XML of a kind that is read here.

    >>> sniff("<timedtext format='3'>"), sniff("<tt xmlns='http://www.w3.org/ns/ttml'>")
    (0.95, 0.0)
    """
    head = text[:8192].lstrip("\ufeff \t\n")
    if not head.startswith("<") or "<tt " in head or "<tt:tt" in head:
        return 0.0
    if "<timedtext" in head or "<pst:" in head or "<transcript" in head:
        return 0.95
    return 0.9 if "<text start=" in head else 0.0


TIMED_XML = Format(
    "xml",
    summary="timed XML: YouTube timedtext (srv1, srv2, srv3) and Podlove transcripts",
    suffixes=(".xml", ".ttxt", ".srv1", ".srv2", ".srv3"),
    read=read,
    sniff=sniff,
    carries=frozenset({"italic", "bold", "underline", "speaker", "words", "language"}),
)
