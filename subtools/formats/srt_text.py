"""The text of an SRT cue: tags and overrides to marks, and back.

SRT has no escape of its own, so plain text that would read as something else gets a WORD JOINER
(U+2060): it has no width, text shapers draw nothing for it, and no program strips it as white
space. Each rule of `_GUARDS` names a place where a reader would go wrong; writing puts one
joiner there and reading takes one away, so the two undo each other exactly. Entities such as
`&amp;` are left as they are: some players show them and some decode them, and only the untouched
file is right in both.
"""

from __future__ import annotations

import re

from subtools.core.pattern import pattern
from subtools.core.text import Mark, MarkedText, normal_marks
from subtools.formats.nest import nest, simple_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.cue import Cue
    from subtools.core.text import Attributes
    from subtools.formats.ledger import Ledger

JOINER = "\N{WORD JOINER}"

_KINDS = {"i": "italic", "b": "bold", "u": "underline", "font": "font"}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_token = pattern(
    # Not IGNORECASE: it takes the dotless ı of Turkish for an i.
    r"<(/?)(?:([ibuIBU])\s*|([Ff][Oo][Nn][Tt])(\s[^<>]*)?)>|\{\\([^{}\n]*)\}"
)
#: `{\aN}` of old SubStation files: 1 to 3 at the bottom, plus 4 at the top, plus 8 in the middle.
_LEGACY = {1: 1, 2: 2, 3: 3, 5: 7, 6: 8, 7: 9, 9: 4, 10: 5, 11: 6}

#: Plain text that would read as a tag, as an override, as a time line, as a blank line.
_GUARDS = (
    r"(<)(\u2060*)(?=/?(?:[ibuIBU]\s*>|[Ff][Oo][Nn][Tt][\s>]))",
    r"(\{)(\u2060*)(?=\\)",
    r"^((?:[^\S\n]|[\ufeff\u200e\u200f\u202a])*[-+]?\d(?:[\d:;：.,]|[^\S\n])*(?:-{1,3}|[–—]))(\u2060*)(?=>)",
    r"^()(\u2060*)(?=[ \t]*$)",
    r"([ \t])(\u2060*)\Z",
)
#: Where none of these is, no guard has work; a text's ends are marked by "\v".
_SIGNS = (
    "<", ">", "{", JOINER, "\n\n", "\n ", "\n\t", "\v\n", "\v ", "\v\t", "\n\v", " \v", "\t\v",
)  # fmt: skip
_guards: list[re.Pattern[str]] = []


def _compiled() -> list[re.Pattern[str]]:
    """Compile the guards when the first text needs one: most files have none."""
    if not _guards:
        _guards.extend([re.compile(g, re.MULTILINE) for g in _GUARDS])
    return _guards


def read_text(raw: str, ledger: Ledger, line: int) -> tuple[str, tuple[Mark, ...], int | None]:
    r"""Return plain text, marks, and the anchor of an `{\anN}` if there is one.

    >>> from subtools.formats.ledger import Ledger
    >>> read_text("{\\an8}<i>Hi</i> there", Ledger(), 1)
    ('Hi there', (Mark(start=0, end=2, kind='italic'),), 8)
    """
    marks: list[Mark] = []
    anchor = None
    plain = raw
    simple = simple_tags(raw) if "<" in raw and "{" not in raw else None
    if simple and JOINER not in raw:
        return *simple, None
    if "<" in raw or "{\\" in raw:
        scan = _Scan(ledger, line)
        plain = scan.run(raw)
        marks = scan.marks
        anchor = scan.anchor
    if JOINER in plain:
        body = _unguarded(MarkedText(plain, marks))
        return body.plain, body.marks, anchor
    return plain, normal_marks(marks, len(plain)) if len(marks) > 1 else tuple(marks), anchor


def write_text(cue: Cue, *, careful: bool = True) -> str:
    r"""Return the text of a lowered cue as SRT writes it.

    Not `careful`: the caller has seen, by `needs_care`, that no guard has work.

    >>> from subtools.core.cue import Cue
    >>> write_text(Cue(0, 1, "a b", marks=[Mark(0, 1, "italic")]))
    '<i>a</i> b'
    """
    text, marks = cue.text, cue.marks
    if careful and text and needs_care([text]):
        body = _guarded(cue.body)
        text, marks = body.plain, body.marks
    if marks:
        text = nest(text, marks, opening=_opening, closing=_closing, rank=_rank)
    anchor = cue.placement.anchor if cue.placement else None
    return f"{{\\an{anchor}}}{text}" if anchor else text


def needs_care(texts: Iterable[str]) -> bool:
    r"""Tell, fast, whether any of these plain texts may hold something that a guard must see.

    One search over all texts costs a fiftieth of a search in each.

    >>> needs_care(["plain\nlines"]), needs_care(["a <b> c"]), needs_care(["two", "\nlines"])
    (False, True, True)
    """
    whole = "\v".join(["", *texts, ""])
    return any([sign in whole for sign in _SIGNS])


def _guarded(body: MarkedText) -> MarkedText:
    for guard in _compiled():
        if not body.marks:
            body = MarkedText(guard.sub(rf"\1\2{JOINER}", body.plain))
        elif joints := [match.end(2) for match in guard.finditer(body.plain)]:
            body = body.replaced([(at, at, JOINER) for at in joints])
    return body


def _unguarded(body: MarkedText) -> MarkedText:
    for guard in reversed(_compiled()):
        if not body.marks:
            body = MarkedText(guard.sub(lambda match: match[1] + match[2][:-1], body.plain))
        elif joints := [match.end(2) for match in guard.finditer(body.plain) if match[2]]:
            body = body.replaced([(at - 1, at, "") for at in joints])
    return body


class _Scan:
    """Walks the tags of one text: closing order does not matter, for marks may cross."""

    def __init__(self, ledger: Ledger, line: int) -> None:
        self.marks: list[Mark] = []
        self.anchor: int | None = None
        self._ledger = ledger
        self._line = line
        self._open: list[tuple[str, Attributes, int]] = []

    def run(self, raw: str) -> str:
        parts: list[str] = []
        length = at = 0
        for match in _token.finditer(raw):
            parts.append(raw[at : match.start()])
            length += match.start() - at
            at = match.end()
            closing, simple, font, inside, override = match.groups()
            if override is not None:
                self._override(override, length)
            elif closing:
                self._close(_KINDS[(simple or font).lower()], length)
            else:
                attributes = _attributes(inside) if inside else ()
                self._open.append((_KINDS[(simple or font).lower()], attributes, length))
        parts.append(raw[at:])
        plain = "".join(parts)
        for kind, attributes, start in self._open:
            self._ledger.kind(
                "S11", "unclosed tags end with their cue", self._line, quote=raw, severity="info"
            )
            self._mark(start, len(plain), kind, attributes)
        return plain

    def _close(self, kind: str, at: int) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == kind:
                _, attributes, start = self._open.pop(index)
                self._mark(start, at, kind, attributes)
                return
        self._ledger.kind("S12", f"closing tag without an open one, dropped: {kind}", self._line)

    def _mark(self, start: int, end: int, kind: str, attributes: Attributes) -> None:
        if start < end:
            self.marks.append(Mark(start, end, kind, attributes=attributes))

    def _override(self, codes: str, at: int) -> None:
        for code in codes.split("\\"):
            name, value = code.rstrip("0123456789 "), code.rstrip().lstrip("abcdefghinsu")
            number = int(value) if value.isdecimal() and len(value) < 4 else None  # noqa: PLR2004
            if name == "an" and number is not None and 1 <= number <= 9:  # noqa: PLR2004
                self.anchor = self.anchor or number
            elif name == "a" and number in _LEGACY:
                self.anchor = self.anchor or _LEGACY[number]
            elif name in _KINDS and number is not None and name != "font":
                self._switch(_KINDS[name], number > 0, at)
            else:
                self._ledger.kind(
                    "S13", "SubStation override dropped", self._line, quote="{\\" + code + "}"
                )

    def _switch(self, kind: str, on: bool, at: int) -> None:  # noqa: FBT001
        is_open = any(name == kind for name, _, _ in self._open)
        if on and not is_open:
            self._open.append((kind, (), at))
        elif is_open and not on:
            self._close(kind, at)


def _attributes(inside: str) -> Attributes:
    pattern = r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
    return tuple(sorted([(m[1].lower(), m[2] or m[3] or m[4] or "")
                         for m in re.finditer(pattern, inside)]))  # fmt: skip


def _opening(mark: Mark) -> str:
    name = _NAMES.get(mark.kind, "")
    if not name:
        return ""
    if name != "font":
        return f"<{name}>"
    facts = "".join([
        f" {key}='{value}'" if '"' in value else f' {key}="{value}"'
        for key, value in mark.attributes
    ])  # fmt: skip
    return f"<font{facts}>"


def _closing(mark: Mark) -> str:
    return f"</{_NAMES[mark.kind]}>"


def _rank(mark: Mark) -> int:
    return 0 if mark.kind == "font" else 1
