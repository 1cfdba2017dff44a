r"""The text of an ASS event: overrides to marks.

Overrides switch things on and off, so a text is read as a row of states: bold, italic,
underline, colour, style. `ass_markup` writes the same states.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.text import Mark, normal_marks
from subtools.formats.ass.styles import LEGACY

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from subtools.core.text import Attributes

#: Behind a backslash, it keeps the next letter from being an escape.
JOINER = "\N{WORD JOINER}"
_SWITCHES = {"b": "bold", "i": "italic", "u": "underline"}
_BOLD = 600  # font weights from here on are bold

_escape = pattern(r"\\([Nnh{}\u2060])")
_token = pattern(r"\\([Nnh{}\u2060])|\{([^}]*)\}")
_pair = pattern(r"\{\\([biu])1\}([^{}\\]+)(?:(\{\\\1)0\}|\Z)")
_ANCHORS = {f"{{\\an{anchor}}}": anchor for anchor in range(1, 10)}
_tag = pattern(
    r"(?:([biu])(\d{0,4})|an([1-9])|a(\d{1,2})|1?c(?:&?[Hh]?([0-9A-Fa-f]{0,12})&?)|r(.*)"
    r"|p(\d{1,2})|[kK][fo]?(\d{1,9}))[ \t]*"
)
_name = pattern("fn|[1-4]?[A-Za-z]{1,11}")
_edge = pattern(r"[\\()]")


class Syllable:
    """A part of the text that karaoke dates: where it begins, and from when to when (ms)."""

    __slots__ = ("end", "offset", "start")

    def __init__(self, offset: int, start: int, end: int) -> None:
        """Keep the parts; times count from the start of the event."""
        self.offset = offset
        self.start = start
        self.end = end


class TextReader:
    r"""Reads the texts of one file, and counts what it drops.

    `soft` is what `\n` means there: a line feed where lines are not wrapped, else a space.
    """

    def __init__(self, soft: str = "\n") -> None:
        """Begin with nothing dropped."""
        self.soft = soft
        self.softened = 0
        self.dropped: dict[str, int] = {}
        self.comments = 0
        self.drawings = 0
        #: Of the text read last.
        self.marks: tuple[Mark, ...] = ()
        self.anchor: int | None = None
        self.legacy = False
        self.syllables: list[Syllable] = []
        self._characters = {"N": "\n", "n": soft, "h": "\xa0", "{": "{", "}": "}", JOINER: "\\"}

    def read(self, raw: str, flags: frozenset[str] = frozenset()) -> str:
        r"""Return the plain text, and keep its marks, anchor and syllables.

        `flags` are the kinds that the line's own style switches on.

        >>> reader = TextReader()
        >>> reader.read(r"{\an8\i1}Hi{\i0}\Nthere"), reader.marks, reader.anchor
        ('Hi\nthere', (Mark(start=0, end=2, kind='italic'),), 8)
        """
        self.anchor, self.syllables = None, []
        if "{" not in raw:
            plain = _escape.sub(self._character, raw) if "\\" in raw else raw
            self.marks = tuple([Mark(0, len(plain), kind) for kind in sorted(flags) if plain])
            return plain
        simple = None if flags else _simple(raw)
        if simple is not None:
            plain, self.marks, self.anchor = simple
            self.legacy = False
            return plain
        return _Scan(self, flags).run(raw)

    def character(self, sign: str) -> str:
        """Return what an escape means."""
        if sign == "n" and self.soft != "\n":
            self.softened += 1
        return self._characters[sign]

    def _character(self, match: re.Match[str]) -> str:
        return self.character(match[1])

    def drop(self, tag: str) -> None:
        """Count an override that captions can't carry, by its name."""
        match = _name.match(tag)
        name = match[0] if match else "others"
        if name not in self.dropped and len(self.dropped) >= _NAMED:
            name = "others"
        self.dropped[name] = self.dropped.get(name, 0) + 1


#: How many overrides are counted by name: hostile files could name millions.
_NAMED = 40


def _simple(raw: str) -> tuple[str, tuple[Mark, ...], int | None] | None:
    """Read a text with a place in front, and switches side by side; None for anything else.

    Nearly all marked captions are like that, and they skip the scan.
    """
    anchor = _ANCHORS.get(raw[:6])
    raw = (raw[6:] if anchor else raw).replace("\\N", "\n")
    parts: list[str] = []
    marks: list[Mark] = []
    at = length = signs = 0
    for match in _pair.finditer(raw):
        begin = match.start()
        if begin == at and at:
            return None  # they touch, and may be of one kind
        name, inside, closing = match.groups()
        length += begin - at
        end = length + len(inside)
        parts += raw[at:begin], inside
        marks.append(Mark(length, end, _SWITCHES[name]))
        length, at = end, match.end()
        signs += 2 if closing else 1
    if signs != raw.count("{") or signs != raw.count("\\"):
        return None
    parts.append(raw[at:])
    return "".join(parts), tuple(marks), anchor


class _Scan:
    """Walks one text."""

    def __init__(self, reader: TextReader, flags: frozenset[str]) -> None:
        self._reader = reader
        self._flags = flags
        self._open: dict[str, tuple[int, Attributes]] = dict.fromkeys(flags, (0, ()))
        self._marks: list[Mark] = []
        self._drawing = False
        self._clock = 0
        self._length = 0

    def run(self, raw: str) -> str:
        reader = self._reader
        parts: list[str] = []
        at = 0
        # Behind the last "}" no "{" begins a block; looking there for its end takes forever.
        blocks = raw.rfind("}") + 1
        for match in _token.finditer(raw, 0, blocks):
            self._take(parts, raw[at : match.start()])
            at = match.end()
            sign, block = match.groups()
            if sign is not None:
                self._take(parts, reader.character(sign))
            elif block and not block.isspace():
                self._block(block)
        rest = raw[at:]
        self._take(parts, _escape.sub(lambda m: reader.character(m[1]), rest))
        for kind in list(self._open):
            self._close(kind)
        reader.marks = normal_marks(self._marks, self._length) if self._marks else ()
        return "".join(parts)

    def _take(self, parts: list[str], text: str) -> None:
        if self._drawing:
            self._reader.drawings += bool(text.strip())
        elif text:
            parts.append(text)
            self._length += len(text)

    def _block(self, block: str) -> None:
        comment, *_ = block.partition("\\")
        if comment.strip(" *") or "\\" not in block:
            self._reader.comments += 1
        for tag in _tags(block):
            match = _tag.fullmatch(tag)
            if match is None:
                self._reader.drop(tag)
            else:
                self._override(match)

    def _override(self, match: re.Match[str]) -> None:
        reader = self._reader
        switch, value, anchor, legacy, colour, style, drawing, length = match.groups()
        if switch:
            kind = _SWITCHES[switch]
            on = kind in self._flags and "style" not in self._open
            if value:
                on = int(value) == 1 or int(value) >= _BOLD
            self._set(kind, () if on else None)
        elif anchor or legacy:
            if reader.anchor is None:  # the first one counts
                reader.anchor = int(anchor) if anchor else LEGACY.get(int(legacy))
                reader.legacy = bool(legacy)
        elif colour is not None:
            said = colour[-6:].rjust(6, "0").lower()
            rgb = f"#{said[4:]}{said[2:4]}{said[:2]}"
            self._set("font", (("color", rgb),) if colour else None)
        elif style is not None:
            self._reset(style.strip())
        elif drawing:
            self._drawing = int(drawing) > 0
        elif length:
            end = self._clock + int(length) * 10
            reader.syllables.append(Syllable(self._length, self._clock, end))
            self._clock = end

    def _reset(self, style: str) -> None:
        for kind in list(self._open):
            self._close(kind)
        if style:
            self._set("style", (("name", style),))
        else:
            for kind in self._flags:
                self._set(kind, ())

    def _set(self, kind: str, attributes: Attributes | None) -> None:
        before = self._open.get(kind)
        if (before[1] if before else None) == attributes:
            return
        self._close(kind)
        if attributes is not None:
            self._open[kind] = (self._length, attributes)

    def _close(self, kind: str) -> None:
        start, attributes = self._open.pop(kind, (self._length, ()))
        if start < self._length:
            self._marks.append(Mark(start, self._length, kind, attributes=attributes))


def _tags(block: str) -> list[str]:
    r"""Cut a block into its overrides; what stands in brackets stays with its own.

    >>> _tags(r"\i1\t(0,500,\fs(9)\b1)\c&H00&")
    ['i1', 't(0,500,\\fs(9)\\b1)', 'c&H00&']
    """
    if "(" not in block:
        return [tag for tag in block.split("\\")[1:] if tag.strip()]
    tags: list[str] = []
    depth = 0
    begin = -1
    for match in _edge.finditer(block):
        sign = match[0]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif not depth:
            if begin >= 0:
                tags.append(block[begin : match.start()])
            begin = match.end()
    if begin >= 0:
        tags.append(block[begin:])
    return [tag for tag in tags if tag.strip()]
