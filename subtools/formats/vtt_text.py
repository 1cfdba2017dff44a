"""The text of a WebVTT cue: its tags and entities to marks and characters, and back.

Reading follows the specification's cue text parser (https://www.w3.org/TR/webvtt1/), but for what
would lose words: a `<` that begins no tag stays in the text, `<br>` breaks the line, and a voice
that was never closed ends where the next one begins. Each of these is a finding.
"""

from __future__ import annotations

import re

from subtools.core.pattern import pattern
from subtools.core.text import Mark, normal_marks
from subtools.formats.nest import nest, simple_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.cue import Cue
    from subtools.core.text import Attributes
    from subtools.formats.ledger import Ledger

_KINDS = {
    "b": "bold", "i": "italic", "u": "underline", "c": "class", "v": "voice", "lang": "language",
    "ruby": "ruby", "rt": "ruby-text",
}  # fmt: skip
_NAMES = {kind: name for name, kind in _KINDS.items()}
#: Voices enclose all, and `<rt>` must stand directly inside `<ruby>`.
_RANKS = {"voice": 0, "ruby": 1, "ruby-text": 2}
#: What needs escaping; a text's ends are marked by "\v".
_SIGNS = ("&", "<", "-->", "\n\n", "\v\n", "\n\v", "\u200e", "\u200f")
_tag = pattern(r"(/?)([A-Za-z]*)((?:\.[^\s.]*)*)(?:\s+(.*)|)", re.DOTALL)
_ENTITIES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\xa0", "&lrm;": "\u200e", "&rlm;": "\u200f",
}  # fmt: skip


def read_text(raw: str, ledger: Ledger, line: int) -> tuple[str, tuple[Mark, ...], str | None]:
    """Return plain text, marks, and the speaker where one voice has the whole text.

    >>> from subtools.formats.ledger import Ledger
    >>> read_text("<v Ann>R&amp;D <i>first</i>", Ledger(), 1)
    ('R&D first', (Mark(start=4, end=9, kind='italic'),), 'Ann')
    """
    if "<" not in raw:
        return unescape(raw), (), None
    simple = simple_tags(raw) if "&" not in raw else None
    if simple:
        return *simple, None
    return _Scan(ledger, line).run(raw)


def unescape(text: str) -> str:
    """Replace HTML character references.

    >>> unescape("a &lt; b &amp;amp; c")
    'a < b &amp; c'
    """
    if "&" not in text:
        return text
    rest = text
    for entity in _ENTITIES:
        rest = rest.replace(entity, "")
    if "&" in rest:
        # A rare one, such as `&eacute;` or `&#8217;`: the full table is worth its import.
        from html import unescape as unescape_all

        return unescape_all(text)
    for entity, char in _ENTITIES.items():
        if entity != "&amp;":
            text = text.replace(entity, char)
    return text.replace("&amp;", "&")


def write_text(cue: Cue) -> str:
    """Return the text of a lowered cue as WebVTT writes it.

    >>> from subtools.core.cue import Cue
    >>> write_text(Cue(0, 1, "3 < 4 --> yes", speaker="Ann"))
    '<v Ann>3 &lt; 4 --&gt; yes'
    """
    if cue.marks:
        timed = any([mark.kind == "time" for mark in cue.marks])
        text = nest(
            cue.text, cue.marks, opening=_opening, closing=_closing, rank=_rank, escape=escape,
            between=_inline_time if timed else None,
        )  # fmt: skip
    else:
        text = escape(cue.text)
    if cue.speaker:
        text = f"<v {escape_name(cue.speaker)}>{text}"
        if any(mark.kind == "voice" for mark in cue.marks):
            text += "</v>"
    if "\n\n" in text or text[:1] == "\n" or text[-1:] == "\n":
        # An empty line would end the cue; an empty class shows nothing and fills it.
        text = "\n".join([part or "<c></c>" for part in text.split("\n")])
    return text


def escape(text: str) -> str:
    """Make plain text safe: no `<` or `&` of it is read as markup, no `-->` as an arrow."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")
    # What can't be seen is better named.
    return text.replace("\u200e", "&lrm;").replace("\u200f", "&rlm;")


def escape_name(name: str) -> str:
    """Make an annotation (a speaker, a language) safe."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def needs_care(texts: Iterable[str]) -> bool:
    r"""Tell, fast, whether any of these plain texts may need escaping.

    >>> needs_care(["plain\nlines"]), needs_care(["R&D"]), needs_care(["two", "\nlines"])
    (False, True, True)
    """
    whole = "\v".join(["", *texts, ""])
    return any([sign in whole for sign in _SIGNS])


class _Open:
    """An element that is open."""

    __slots__ = ("attributes", "kind", "start")

    def __init__(self, kind: str, attributes: Attributes, start: int) -> None:
        self.kind = kind
        self.attributes = attributes
        self.start = start


class _Scan:
    """The specification's tokenizer and tree, with marks for nodes."""

    def __init__(self, ledger: Ledger, line: int) -> None:
        self._ledger = ledger
        self._line = line
        self._open: list[_Open] = []
        self._marks: list[Mark] = []
        self._parts: list[str] = []
        self._length = 0
        self._time: tuple[str, int] | None = None
        #: A voice over everything, whose text may be empty.
        self._whole: Attributes | None = None

    def run(self, raw: str) -> tuple[str, tuple[Mark, ...], str | None]:
        at = 0
        while True:
            begin = raw.find("<", at)
            end = raw.find(">", begin) if begin >= 0 else -1
            if end < 0:
                if begin >= 0:
                    self._note_literal(raw)
                self._say(raw[at:])
                break
            inner = raw.rfind("<", begin, end)
            if inner > begin:
                self._note_literal(raw)
            self._say(raw[at:inner])
            self._token(raw, inner, end)
            at = end + 1
        return self._result()

    def _token(self, raw: str, begin: int, end: int) -> None:
        inside = raw[begin + 1 : end]
        if inside[:1].isdigit() and self._set_time(inside):
            return
        match = _tag.fullmatch(inside)
        if match is None or (not match[2] and not match[1]):
            self._note_literal(raw)
            self._say(raw[begin : end + 1])
            return
        closing, name, classes, annotation = match.groups()
        name = name.lower()
        if closing and name in _KINDS:
            self._close(name)
        elif name == "br":
            self._ledger.kind("V12", "<br> read as a new line", self._line)
            self._say("\n")
        elif name in _KINDS:
            self._start(name, classes, unescape(annotation or ""))
        else:
            self._ledger.kind("V11", "unknown tag dropped", self._line, quote=f"<{inside}>")

    def _say(self, raw: str) -> None:
        text = unescape(raw)
        self._parts.append(text)
        self._length += len(text)

    def _note_literal(self, raw: str) -> None:
        self._ledger.kind("V10", "a < that begins no tag is kept as text", self._line, quote=raw)

    def _start(self, name: str, classes: str, annotation: str) -> None:
        if name == "rt" and not (self._open and self._open[-1].kind == "ruby"):
            self._ledger.kind("V13", "<rt> outside <ruby> dropped", self._line)
            return
        facts: list[tuple[str, str]] = []
        named = " ".join([part for part in classes.split(".") if part])
        if named:
            facts.append(("classes", named))
        said = " ".join(re.split(r"[\t\n\f\r ]+", annotation.strip("\t\n\f\r ")))
        if name == "v":
            facts.append(("name", said))
            self._whole = tuple(facts) if self._whole is None and not self._length else ()
        elif name == "lang":
            facts.append(("tag", said))
        self._open.append(_Open(_KINDS[name], tuple(facts), self._length))

    def _close(self, name: str) -> None:
        top = self._open[-1] if self._open else None
        if top and name == "ruby" and top.kind == "ruby-text":
            self._end(self._open.pop(), self._length)
            top = self._open[-1]
        if top and _NAMES[top.kind] == name:
            self._end(self._open.pop(), self._length)
        else:
            self._ledger.kind("V14", f"closing tag out of place dropped: </{name}>", self._line)

    def _end(self, node: _Open, end: int) -> None:
        if node.start < end:
            self._marks.append(Mark(node.start, end, node.kind, attributes=node.attributes))

    def _set_time(self, inside: str) -> bool:
        from subtools.formats.timing import parse_timing

        timing = parse_timing(f"{inside} -->")
        if timing is None or timing.start < 0 or timing.rest:
            return False
        self._end_time()
        self._time = (str(timing.start), self._length)
        return True

    def _end_time(self) -> None:
        if self._time is None:
            return
        at, start = self._time
        if start < self._length:
            self._marks.append(Mark(start, self._length, "time", attributes=(("at", at),)))
        else:
            self._ledger.kind(
                "V15", "inline time without text behind it dropped", self._line, severity="info"
            )

    def _result(self) -> tuple[str, tuple[Mark, ...], str | None]:
        plain = "".join(self._parts)
        self._end_time()
        voices = [m.start for m in self._marks if m.kind == "voice"]
        for node in reversed(self._open):
            end = self._length
            if node.kind == "voice":
                later = [start for start in voices if start > node.start]
                end = min(later, default=end)
                voices.append(node.start)
            self._end(node, end)
        marks = tuple(self._marks)
        if len(marks) > 1:
            marks = normal_marks(marks, self._length)
        speaker = None
        for mark in marks:
            whole = mark.kind == "voice" and mark.end - mark.start == self._length
            if whole and mark.get("name") and not mark.get("classes"):
                speaker = mark.get("name")
                marks = tuple([m for m in marks if m is not mark])
                break
        if not plain and self._whole and self._whole[0][0] == "name":
            speaker = self._whole[0][1] or None
        return plain, marks, speaker


def _opening(mark: Mark) -> str:
    name = _NAMES.get(mark.kind, "")
    if not name:
        return ""
    classes = "".join([f".{part}" for part in mark.get("classes").split()])
    annotation = mark.get("name") if name == "v" else mark.get("tag") if name == "lang" else ""
    return f"<{name}{classes}{' ' if annotation else ''}{escape_name(annotation)}>"


def _closing(mark: Mark) -> str:
    return f"</{_NAMES[mark.kind]}>"


def _rank(mark: Mark) -> int:
    return _RANKS.get(mark.kind, 3)


def _inline_time(at: int, marks: tuple[Mark, ...]) -> str:
    from subtools.core.time import format_clock

    return "".join([
        f"<{format_clock(int(mark.get('at')))}>"
        for mark in marks
        if mark.kind == "time" and mark.start == at
    ])  # fmt: skip
