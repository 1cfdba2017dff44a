"""SRT (SubRip): read whatever the world calls SRT, write what every player reads.

Blocks are found by our own scanner: one pattern takes the well-formed ones, and what lies
between two of them goes line by line through a tolerant reader, which may find more time lines
there. pysrt stops at blank lines, drops blocks with a worn time and swallows cues in silence, so
it does what it does right: it gives the shape of a written block, and the bridges speak its types.

A short fraction is read as a fraction, as people mean it: `00:00:01,5` is 1500 ms (pysrt: 1005).
"""

from __future__ import annotations

import re

from subtools.core.cue import Cue, Draft
from subtools.core.pattern import pattern
from subtools.core.track import Track  # noqa: TC001 - the doctests use it
from subtools.formats.format import Format, ReadOptions
from subtools.formats.srt_text import JOINER, needs_care, write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pysrt

    from subtools.core.time import Ms
    from subtools.formats.srt_scan import Scan

_block = pattern(
    r"\n\n([0-9]{1,9})\n([0-9]{2,4}:[0-5][0-9]:)([0-5][0-9]),([0-9]{3})"
    r" --> ([0-9]{2,4}:[0-5][0-9]:)([0-5][0-9]),([0-9]{3})[ \t]*(?=\n)"
)


def read(text: str, options: ReadOptions) -> Track:
    r"""Read SRT; bad content makes findings (S), never an error.

    >>> read("1\n00:00:01,000 --> 00:00:02,500\nHello\n", ReadOptions())[0]
    Cue(start=1000, end=2500, text='Hello', origin=2)
    """
    from subtools.formats.bulk import CollectorPaused
    from subtools.formats.srt_scan import Scan

    scan = Scan(options.frame_rate)
    with CollectorPaused():
        _read_blocks(f"\n\n{text}\n", scan)
    return scan.track(options.language)


def _read_blocks(data: str, scan: Scan) -> None:
    from subtools.formats.bulk import SECONDS, Minutes

    minutes, seconds = Minutes(), SECONDS
    care = [mark for mark in ("<", "{", JOINER, "&") if mark in data]
    dashes = "–>" in data or "—>" in data
    append, number = scan.cues.append, scan.numbers.append
    start: Ms = -1  # of the cue whose text comes next; none before the first time line
    end: Ms = 0
    at = 0
    line = -1  # of data[at]; the two line feeds put in front come before line 1
    for match in _block.finditer(data):
        region = data[at : match.start()]
        if (
            start < 0
            or end < start
            or "\n\n" in region
            or "->" in region
            or "\n " in region
            or "\n\t" in region
            or (dashes and ("–>" in region or "—>" in region))
        ):
            scan.region(region, line, start, end)
        else:
            body = region[1:].rstrip(" \t\n")
            for mark in care:
                if mark in body:
                    scan.said(start, end, body, line)
                    break
            else:
                cue = Draft(start, end, body, (), None, (), None, (), line)
                cue.__class__ = Cue  # type: ignore[assignment]  # same slots, see core.cue.draft
                append(cue)  # type: ignore[arg-type]  # it is a Cue by now
        line += region.count("\n") + 3
        at = match.end()
        count, m1, s1, f1, m2, s2, f2 = match.groups()
        number(count)
        start = minutes[m1] + seconds[s1] + int(f1)
        end = minutes[m2] + seconds[s2] + int(f2)
    scan.region(data[at:], line, start, end)


def write(track: Track) -> str:
    """Write SRT, numbered from 1.

    >>> print(write(Track([Cue(1000, 2500, "Hello")])), end="")
    1
    00:00:01,000 --> 00:00:02,500
    Hello
    <BLANKLINE>
    """
    from pysrt import SubRipItem

    block = SubRipItem.ITEM_PATTERN + "\n"
    minutes: dict[int, str] = {}
    tails = [f"{second:02}," for second in range(60)]
    thousandths = [f"{ms:03}" for ms in range(1000)]
    careful = needs_care([cue.text for cue in track.cues])
    out: list[str] = []
    append = out.append
    for number, cue in enumerate(track.cues, 1):
        start, end, text = cue.start, cue.end, cue.text
        if careful or cue.marks or cue.placement:
            text = write_text(cue, careful=careful)
        position = f" {cue.extras[0][1]}" if cue.extras else ""
        whole, ms = divmod(start, 1000)
        minute, second = divmod(whole, 60)
        if minute not in minutes:
            minutes[minute] = f"{minute // 60:02}:{minute % 60:02}:"
        first = minutes[minute] + tails[second] + thousandths[ms]
        whole, ms = divmod(end, 1000)
        minute, second = divmod(whole, 60)
        if minute not in minutes:
            minutes[minute] = f"{minute // 60:02}:{minute % 60:02}:"
        append(
            block
            % (number, first, minutes[minute] + tails[second] + thousandths[ms], position, text)
        )
    return "".join(out)


def sniff(text: str) -> float:
    r"""Tell how surely a text is SRT: time lines with an arrow that hold nothing else.

    >>> sniff("1\n00:00:01,000 --> 00:00:02,000\nHi"), sniff("0:01 --> 0:02 Hi")
    (0.95, 0.0)
    """
    if text[:8192].lstrip("\ufeff \n").startswith("WEBVTT"):
        return 0.0
    arrows = [line for line in text.split("\n") if "->" in line]
    alone = re.compile(r"[ \t]*\d[\d:;., \t]*-{1,3}>[\d:;., \t]*(?:X1:.*)?")
    bare = sum(1 for line in arrows if ":" in line and alone.fullmatch(line))
    if not bare or bare * 2 < len(arrows):
        return 0.0
    return 0.95 if any("," in line for line in arrows) else 0.85


def to_pysrt(track: Track) -> pysrt.SubRipFile:
    r"""Return the track as pysrt's own type; what SRT can't carry is taken away.

    >>> to_pysrt(Track([Cue(1000, 2500, "Hello")]))[0].start.ordinal
    1000
    """
    from pysrt import SubRipFile, SubRipItem, SubRipTime

    from subtools.formats.lower import lower

    items = []
    for number, cue in enumerate(lower(track, SRT).cues, 1):
        position = dict(cue.extras).get("srt.coordinates", "")
        # Two times, never one shared: a shift would move it twice.
        start, end = SubRipTime(0, 0, 0, cue.start), SubRipTime(0, 0, 0, cue.end)
        items.append(SubRipItem(number, start, end, write_text(cue), position))
    return SubRipFile(items)


def from_pysrt(file: pysrt.SubRipFile) -> Track:
    r"""Return the cues of a `pysrt.SubRipFile`; negative times become zero.

    >>> import pysrt
    >>> from_pysrt(pysrt.from_string("1\n00:00:01,000 --> 00:00:02,000\n<i>Hi</i>\n"))[0].text
    'Hi'
    """
    from subtools.formats.srt_scan import Scan

    scan = Scan(None)
    for item in file:
        rest = item.position.strip()
        scan.add(item.start.ordinal, item.end.ordinal, item.text.split("\n"), rest=rest)
    return scan.track(None)


SRT = Format(
    "srt",
    summary="SubRip, read by every player",
    suffixes=(".srt",),
    read=read,
    write=write,
    sniff=sniff,
    carries=frozenset({"bold", "italic", "underline", "font", "placement"}),
)
