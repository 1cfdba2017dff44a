"""WebVTT: read as the specification says, and more gently; written so that nothing is misread.

One pattern takes the plain cues; what lies between two of them (notes, styles, regions, damage)
goes through a block parser. webvtt-py neither escapes nor unescapes, rewraps notes and moves
regions, so blocks are kept as they were written; it is the judge in the tests, and the bridges
speak its types.
"""

from __future__ import annotations

from subtools.core.cue import Cue, Draft
from subtools.core.pattern import pattern
from subtools.core.track import Track  # noqa: TC001 - the doctests use it
from subtools.formats.format import Format, ReadOptions
from subtools.formats.vtt_text import needs_care, write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    import webvtt

    from subtools.core.cue import Extras, Placement
    from subtools.core.time import Ms
    from subtools.formats.vtt_scan import Scan

_cue = pattern(
    r"\n\n(?!\n)(?:([^\n>]*)\n)??((?:[0-9]{2,4}:)?[0-5][0-9]:)([0-5][0-9])\.([0-9]{3})"
    r" --> ((?:[0-9]{2,4}:)?[0-5][0-9]:)([0-5][0-9])\.([0-9]{3})(|[ \t][^\n]*)(?=\n)"
)


def read(text: str, options: ReadOptions) -> Track:
    r"""Read WebVTT; bad content makes findings (V), never an error.

    >>> read("WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ann>R&amp;D\n", ReadOptions())[0]
    Cue(start=1000, end=2500, text='R&D', speaker='Ann', origin=3)
    """
    from subtools.formats.bulk import CollectorPaused
    from subtools.formats.vtt_scan import Scan

    scan = Scan()
    with CollectorPaused():
        _read_cues("\n" + text.removeprefix("\ufeff") + "\n", scan)
    return scan.track(options.language)


def _read_cues(data: str, scan: Scan) -> None:
    from subtools.formats.bulk import SECONDS, Minutes
    from subtools.formats.vtt_scan import Open

    minutes, seconds, append = Minutes(), SECONDS, scan.cues.append
    care = [mark for mark in ("<", "&") if mark in data]
    start: Ms = -1  # of the cue whose text comes next; none before the first time line
    end: Ms = 0
    placement: Placement | None = None
    extras: Extras = ()
    at = 0
    line = 0  # of data[at]; the line feed put in front comes before line 1
    for match in _cue.finditer(data):
        region = data[at : match.start()]
        if start < 0:
            if match[1] and match[1].startswith("WEBVTT"):
                continue
            scan.head(region)
        elif end < start or "\n\n" in region or "-->" in region:
            scan.region(region, line, Open(start, end, placement, extras, line))
        else:
            body = region[1:]
            if body[-1:] == "\n":
                body = body.rstrip("\n")
            for mark in care:
                if mark in body:
                    cue = Open(start, end, placement, extras, line)
                    cue.parts.append(body)
                    scan.add(cue)
                    break
            else:
                plain = Draft(start, end, body, (), None, (), placement, extras, line)
                plain.__class__ = Cue  # type: ignore[assignment]  # same slots, see core.cue.draft
                append(plain)  # type: ignore[arg-type]
        line += region.count("\n") + 2
        at = match.end()
        name, m1, s1, f1, m2, s2, f2, settings = match.groups()
        if name is not None:
            line += 1
        start = minutes[m1] + seconds[s1] + int(f1)
        end = minutes[m2] + seconds[s2] + int(f2)
        placement = scan.placement(settings) if settings else None
        extras = scan.extras(name) if name or scan.notes else ()
        scan.has_cue = True
    region = data[at:]
    if start < 0:
        scan.head(region)
    else:
        scan.region(region, line, Open(start, end, placement, extras, line))


def write(track: Track) -> str:
    r"""Write WebVTT: header, styles and regions first, each note before its cue.

    >>> print(write(Track([Cue(1000, 2500, "1 < 2", speaker="Ann")])), end="")
    WEBVTT
    <BLANKLINE>
    00:00:01.000 --> 00:00:02.500
    <v Ann>1 &lt; 2
    """
    before, after = _blocks(track)
    minutes: dict[int, str] = {}
    tails = [f"{second:02}." for second in range(60)]
    thousandths = [f"{ms:03}" for ms in range(1000)]
    careful = needs_care([cue.text for cue in track.cues])
    out = [before]
    append = out.append
    for cue in track.cues:
        start, end, text = cue.start, cue.end, cue.text
        if careful or cue.marks or cue.speaker:
            text = write_text(cue)
        head = _head(cue.extras) if cue.extras else ""
        settings = ""
        if cue.placement is not None:
            for name, value in cue.placement.settings:
                settings += f" {name}:{value}" if value else f" {name}"
        whole, ms = divmod(start, 1000)
        minute, second = divmod(whole, 60)
        if minute not in minutes:
            minutes[minute] = f"{minute // 60:02}:{minute % 60:02}:"
        first = minutes[minute] + tails[second] + thousandths[ms]
        whole, ms = divmod(end, 1000)
        minute, second = divmod(whole, 60)
        if minute not in minutes:
            minutes[minute] = f"{minute // 60:02}:{minute % 60:02}:"
        last = minutes[minute] + tails[second] + thousandths[ms]
        append(f"\n{head}{first} --> {last}{settings}\n{text}\n")
    append(after)
    return "".join(out)


def _blocks(track: Track) -> tuple[str, str]:
    """Return what stands before the cues and what stands behind them."""
    blocks = ["WEBVTT\n"]
    tail = 0
    for name, value in track.metadata:
        if name == "vtt.header":
            gap = " " if value[:1] not in {"", "\n"} else ""
            blocks[0] = f"WEBVTT{gap}{value}\n"
        elif name in {"vtt.style", "vtt.region"}:
            word = "STYLE" if name == "vtt.style" else "REGION"
            blocks.append(f"\n{word}\n{value}\n" if value else f"\n{word}\n")
            tail = 0
        elif name == "vtt.note":
            blocks.append(f"\n{_note(value)}")
            tail += 1
    # Notes behind the last style or region stand behind the cues.
    cut = len(blocks) - tail
    return "".join(blocks[:cut]), "".join(blocks[cut:])


def _note(value: str) -> str:
    return f"NOTE{'' if value[:1] in {'', chr(10)} else ' '}{value}\n"


def _head(extras: Extras) -> str:
    """Return the notes before a cue, and its identifier."""
    notes = "".join([f"{_note(value)}\n" for name, value in extras if name == "vtt.note"])
    return notes + "".join([f"{value}\n" for name, value in extras if name == "vtt.id"])


def sniff(text: str) -> float:
    r"""Tell how surely a text is WebVTT: by its first word, else by time lines with points.

    >>> sniff("WEBVTT\n"), sniff("1\n00:00:01,000 --> 00:00:02,000\nHi\n")
    (1.0, 0.0)
    """
    head = text.lstrip("\ufeff \n")
    if head.startswith("WEBVTT"):
        return 1.0
    return 0.8 if _cue.search(f"\n\n{head}") else 0.0


def to_webvtt(track: Track) -> webvtt.WebVTT:
    """Return the track as webvtt-py's own type; what WebVTT can't carry is taken away.

    >>> to_webvtt(Track([Cue(1000, 2500, "Hello")]))[0].start
    '00:00:01.000'
    """
    import webvtt

    from subtools.formats.lower import lower

    return webvtt.from_string(write(lower(track, VTT)))


def from_webvtt(file: webvtt.WebVTT) -> Track:
    r"""Return what a `webvtt.WebVTT` holds; raises its `ValueError` for text it could not write.

    >>> import webvtt
    >>> from_webvtt(webvtt.from_string("WEBVTT\n\n00:01.000 --> 00:02.000\n<i>Hi</i>\n"))[0].text
    'Hi'
    """
    return read(file.content, ReadOptions())


VTT = Format(
    "vtt",
    summary="WebVTT, the captions of the web",
    suffixes=(".vtt", ".webvtt"),
    read=read,
    write=write,
    sniff=sniff,
    carries=frozenset({
        "bold", "italic", "underline", "class", "voice", "language", "ruby", "ruby-text",
        "time", "speaker", "settings", "id", "metadata",
    }),
)  # fmt: skip
