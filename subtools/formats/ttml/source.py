"""XML that may be broken, as events: what one error hides ends at the next paragraph.

`xml.parsers.expat` and not `xml.etree`, because it tells lines and keeps what came before an
error. Entities of a document's own are refused: no bomb, no outside file.
"""

from __future__ import annotations

import re
from html.entities import html5
from xml.parsers import expat

from subtools.formats.ttml.legal import not_xml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from subtools.formats.ledger import Ledger

    class Handler(Protocol):
        """What reads the events."""

        def opens(self, name: str, told: dict[str, str], line: int) -> None: ...  # noqa: D102
        def says(self, text: str) -> None: ...  # noqa: D102
        def closes(self, name: str, line: int) -> None: ...  # noqa: D102
        def breaks(self, line: int) -> list[str]:
            """End what is half read; return the names of the elements that stay open."""


_reference = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?"
)
_again = re.compile(rb"<(?:[A-Za-z_][A-Za-z0-9_.-]{0,40}:)?(?:body|div|p)[\s>/]")
#: How often reading begins again behind an error, and how deep the elements may lie then.
_RETRIES = 100
_DEPTH = 100


class _RefusedError(Exception):
    """The document declares an entity of its own."""


def drive(text: str, handler: Handler, ledger: Ledger) -> None:
    """Read a document into a handler; errors are findings, and reading goes on behind them."""
    body = text.lstrip("\ufeff \t\n")
    line = text[: len(text) - len(body)].count("\n") + 1
    data = _mended(body, ledger).encode()
    at = 0
    prefix = b""
    for _ in range(_RETRIES):
        found = _parse(data, at, prefix, line, handler, ledger)
        if found is None:
            return
        stop, where, why = found
        names = handler.breaks(where)
        following = _again.search(data, max(stop, at + 1)) if len(names) <= _DEPTH else None
        after = "kept what came before it"
        if following:
            line += data.count(b"\n", at, following.start())
            at = following.start()
            prefix = "".join([f"<{name}>" for name in names]).encode()
            after = f"read on at line {line}"
        ledger.place("Q10", f"broken XML: {why}; {after}", where, severity="error")
        if not following:
            return
    ledger.place("Q10", "broken XML: too many errors; nothing after this one read", line,
                 severity="error")  # fmt: skip


def _parse(  # noqa: PLR0913, PLR0917
    data: bytes, at: int, prefix: bytes, line: int, handler: Handler, ledger: Ledger
) -> tuple[int, int, str] | None:
    """Parse from a byte on; return where, at which line, and why it stopped, or None at the end."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    above = line - 1

    def opens(name: str, told: dict[str, str]) -> None:
        handler.opens(name, told, parser.CurrentLineNumber + above)

    def closes(name: str) -> None:
        handler.closes(name, parser.CurrentLineNumber + above)

    try:
        # The elements that were open at an error are opened again, unheard.
        parser.Parse(prefix, False)  # noqa: FBT003
        parser.StartElementHandler = opens
        parser.EndElementHandler = closes
        parser.CharacterDataHandler = handler.says
        parser.Parse(memoryview(data)[at:], True)  # noqa: FBT003
    except expat.ExpatError as error:
        # This hands over the text that is still held back.
        parser.buffer_text = False
        stop = at + max(0, parser.ErrorByteIndex - len(prefix))
        return stop, parser.ErrorLineNumber + above, expat.ErrorString(error.code) or "no XML"
    except _RefusedError:
        message = "declares entities of its own: refused, nothing after it read"
        ledger.place("Q11", message, parser.CurrentLineNumber + above, severity="error")
        handler.breaks(line)
    return None


def _refuse(*_: object) -> None:
    raise _RefusedError


def _mended(body: str, ledger: Ledger) -> str:
    """Drop what XML forbids; make text of an `&` that begins no reference XML knows."""
    length = len(body)
    body = not_xml.sub("", body)
    pieces: list[str] = []
    counts = [0]

    def mend(match: re.Match[str]) -> str:
        name = match[1] or ""
        if name[:1] == "#":
            number = int(name[2:-1], 16) if name[1] == "x" else int(name[1:-1])
            if number <= 0x10FFFF and not not_xml.match(chr(number)):  # noqa: PLR2004
                return match[0]
            counts[0] += 1
            return "\N{REPLACEMENT CHARACTER}"
        if name in html5:
            return "".join([f"&#{ord(char)};" for char in html5[name]])
        counts[0] += 1
        return f"&amp;{name}"

    at = 0
    while at < len(body):
        # In CDATA an "&" is text already.
        begin = body.find("<![CDATA[", at)
        end = body.find("]]>", begin) if begin >= 0 else -1
        begin = begin if end >= 0 else len(body)
        plain = body[at:begin]
        pieces.append(_reference.sub(mend, plain) if "&" in plain else plain)
        at = end if end >= 0 else len(body)
        pieces.append(body[begin:at])
    for count, what in ((length - len(body), "characters that XML forbids, dropped"),
                        (counts[0], "bare & or references to nothing, read as text")):  # fmt: skip
        if count:
            ledger.place("Q13", f"{count} {what}", severity="info")
    return "".join(pieces)
