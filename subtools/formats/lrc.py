"""LRC: `[mm:ss.xx] text`, several stamps a line, tags such as `[ar:...]`, and dated words."""

from __future__ import annotations

import re

from subtools.core.time import Ms, parse_clock
from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.core.cue import Cue
    from subtools.core.track import Metadata, Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Said, Turn

_CLOCK = r"[0-9]{1,5}:[0-9]{1,2}(?::[0-9]{1,3})?(?:[.,][0-9]{1,3})?"
_stamp = re.compile(rf"[ \t]*\[({_CLOCK})\]")
_word_stamp = re.compile(rf"<({_CLOCK})>")
_any_stamp = re.compile(rf"([<\[])({_CLOCK}[>\]])")
_tag = re.compile(r"\[([A-Za-z#][A-Za-z0-9_ ]{0,20}):([^\]]*)\][ \t]*").fullmatch


def read(text: str, options: ReadOptions) -> Track:
    r"""Read LRC; bad content makes findings (X), never an error.

    A line stands until the next stamp (a stamp without text ends it); the last until
    `[length:]`, else for 3 s. Tags are kept as metadata "lrc.ar".

    >>> read("[00:01.00]Hello\n[00:03.50]\n", ReadOptions())[0]
    Cue(start=1000, end=3500, text='Hello', origin=1)
    """
    from subtools.core.track import Track
    from subtools.formats.ledger import Ledger
    from subtools.formats.spoken import Speech, Turn, language_tag
    from subtools.formats.spoken_cues import Assembly

    ledger = Ledger()
    tags: list[tuple[str, str]] = []
    turns: list[Turn] = []
    said: list[list[str]] = []
    stops: list[Ms] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line or line.isspace():
            continue
        stamps, rest = _stamps(line)
        if stamps:
            plain, dated = _words(rest.strip(), stamps[0])
            if not plain:
                stops.extend(stamps)
                continue
            for i, at in enumerate(stamps):
                turns.append(Turn("", at, words=dated if i == 0 else (), place=number))
                said.append([plain])
        elif tag := _tag(line.strip()):
            tags.append((tag[1].strip().lower(), tag[2].strip()))
        elif turns:
            message = "no stamp, kept with the cue before"
            ledger.place("X02", message, number, quote=line, severity="info")
            said[-1].append(line)
        else:
            ledger.place("X01", "before the first cue, dropped", number, quote=line)
    for turn, lines in zip(turns, said, strict=True):
        turn.text = "\n".join(lines)
    told = dict(tags)
    _close(turns, stops, told.get("length", ""))
    _shift(turns, told.get("offset", ""), ledger)
    assembly = Assembly(ledger, ends=False)
    cues = assembly.cues(Speech(turns, unit=1))
    language = options.language or language_tag(told.get("la"))
    metadata = [(f"lrc.{name}", value) for name, value in tags if name not in ("offset", "la")]
    return Track(cues, language=language, metadata=tuple(metadata),
                 findings=ledger.findings())  # fmt: skip


def _stamps(line: str) -> tuple[list[Ms], str]:
    """Take the stamps off the beginning of a line."""
    times: list[Ms] = []
    at = 0
    while match := _stamp.match(line, at):
        times.append(_clock(match[1]))
        at = match.end()
    return times, line[at:]


def _clock(text: str) -> Ms:
    """Read a stamp; `mm:ss:xx` means hundredths, as some programs write them."""
    if text.count(":") == 2 and "." not in text and "," not in text:  # noqa: PLR2004
        text = ".".join(text.rsplit(":", 1))
    return parse_clock(text)


def _words(text: str, start: Ms) -> tuple[str, list[Said]]:
    """Take the word stamps out of a text; what stands before the first starts with the line."""
    pieces = _word_stamp.split(text)
    if len(pieces) == 1:
        return text, []
    from subtools.formats.spoken import Said, tidy

    times: list[Ms | None] = [start, *[_clock(stamp) for stamp in pieces[1::2]], None]
    chunks = pieces[::2]
    dated = [
        Said(chunk, at, until)
        for chunk, at, until in zip(chunks, times, times[1:], strict=False)
        if chunk.strip()
    ]
    return tidy("".join(chunks)), dated


def _close(turns: list[Turn], stops: list[Ms], length: str) -> None:
    """End each turn at the first stamp after its start, the last at the song's end if told."""
    from bisect import bisect_right
    from operator import attrgetter

    marks = sorted({*stops, *[turn.start for turn in turns]})
    try:
        end = parse_clock(length)
    except ValueError:
        end = 0
    for turn in turns:
        i = bisect_right(marks, turn.start)
        if i < len(marks):
            turn.end = marks[i]
        elif end > turn.start:
            turn.end = end
    # Lines with several stamps come in any order; nothing is wrong with that.
    turns.sort(key=attrgetter("start"))


def _shift(turns: list[Turn], offset: str, ledger: Ledger) -> None:
    """Apply `[offset:]`, a positive one makes all stamps earlier; tell of it."""
    if not offset:
        return
    digits = offset.lstrip("+-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):  # noqa: PLR2004
        ledger.place("X05", "the offset is no number of ms, ignored", quote=offset)
        return
    by = int(digits) if offset[0] == "-" else -int(digits)
    for turn in turns:
        turn.start += by
        turn.end = None if turn.end is None else turn.end + by
        for w in turn.words:
            w.start += by
            w.end = None if w.end is None else w.end + by
    message = f"the file's offset is applied: all stamps moved by {by} ms"
    ledger.place("X05", message, severity="info")


def write(track: Track) -> str:
    """Write LRC in hundredths; where a pause follows a cue, a stamp without text ends it.

    A line break becomes a space; a stamp inside the text gets a space, to stay text.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> print(write(Track([Cue(1000, 2500, "Hello")])), end="")
    [00:01.00]Hello
    [00:02.50]
    """
    lines = [f"[{name[4:]}:{value}]" for name, value in _tags(track.metadata)]
    if track.language:
        lines.append(f"[la:{track.language}]")
    for i, cue in enumerate(track.cues):
        lines.append(f"[{_print(cue.start)}]{_line(cue)}")
        following = track.cues[i + 1].start if i + 1 < len(track.cues) else None
        if following is None or _tick(cue.end) < _tick(following):
            lines.append(f"[{_print(cue.end)}]")
    return "\n".join(lines) + "\n" if lines else ""


def _tags(metadata: Metadata) -> Iterator[tuple[str, str]]:
    for name, value in metadata:
        if name.startswith("lrc.") and _tag(f"[{name[4:]}:{value}]"):
            yield name, value


def _line(cue: Cue) -> str:
    if not cue.words:
        return _plain(cue.text).strip()
    pieces = []
    at = 0
    for i, w in enumerate(cue.words):
        pieces.append(_plain(cue.text[at : w.offset]))
        pieces.append(f"<{_print(w.start)}>{_plain(cue.text[w.offset : w.offset + len(w.text)])}")
        at = w.offset + len(w.text)
        following = cue.words[i + 1].start if i + 1 < len(cue.words) else None
        if following is None or _tick(w.end) < _tick(following):
            pieces.append(f"<{_print(w.end)}>")
    pieces.append(_plain(cue.text[at:]))
    return "".join(pieces).strip()


def _plain(text: str) -> str:
    """Make text of one line in which nothing is a stamp."""
    text = text.replace("\r", " ").replace("\n", " ")
    return _any_stamp.sub(r"\1 \2", text)


def _tick(time: Ms) -> int:
    return (time + 5) // 10


def _print(time: Ms) -> str:
    hundredths = _tick(time)
    return f"{hundredths // 6000:02}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"


def sniff(text: str) -> float:
    r"""Tell how surely a text is LRC: its lines are tags and stamps with hundredths.

    >>> sniff("[ar:Ann]\n[00:01.00]Hello"), sniff("[0:01] Hello\n[0:05] you")
    (0.9, 0.0)
    """
    lines = [line for line in text[:4096].lstrip("\ufeff").split("\n") if line.strip()][:12]
    if lines and len(text) > 4096:  # noqa: PLR2004
        lines = lines[:-1] or lines
    stamped = [match[1] for line in lines if (match := _stamp.match(line))]
    tags = [line for line in lines if _tag(line.strip())]
    if not stamped or len(stamped) + len(tags) < 0.8 * len(lines):
        return 0.0
    short = [s for s in stamped if s[-3:-2] == "." and s.count(":") == 1]
    return 0.9 if tags or len(short) == len(stamped) else 0.0


LRC = Format(
    "lrc",
    summary="LRC lyrics, with dated words where they are",
    suffixes=(".lrc",),
    read=read,
    write=write,
    sniff=sniff,
    carries=frozenset({"words", "language", "metadata"}),
    tick=10,
    ends=False,
)
