"""Samples of an MP4 text track ("tx3g", and QuickTime's "text") as marked text.

Layout: 3GPP TS 26.245, section 5.17. Styles are read as they are: what is bold, italic, underlined
or has a colour other than white is marked.
"""

from __future__ import annotations

import struct

from subtools.core.text import Mark, MarkedText
from subtools.media.rgba import hexadecimal

_FACES = {1: "bold", 2: "italic", 4: "underline"}
_WHITE = b"\xff\xff\xff"
_RECORD = 12
#: Where a track's description has its usual face and its usual colour.
_FACE, _COLOUR = 24, 26
_TX3G = 30


def text_of(sample: bytes, entry: bytes = b"") -> MarkedText:
    r"""Return the text of a sample; `entry` is the description of the track's samples.

    Line ends become "\n". A sample that is cut off loses what is not there.

    >>> text_of(b"\0\2Hi\0\0\0\x16styl\0\1\0\0\0\2\0\1\2\x10\xff\xff\xff\xff").marks
    (Mark(start=0, end=2, kind='italic'),)
    """
    length = int.from_bytes(sample[:2], "big")
    raw = sample[2 : 2 + length]
    wide = raw[:2] in {b"\xfe\xff", b"\xff\xfe"}
    text = raw.decode("utf-16" if wide else "utf-8", "replace").rstrip("\0")
    body = MarkedText(text, _marks(text, _styles(sample[2 + length :]), entry))
    edits = [
        (at, at + (2 if text[at : at + 2] == "\r\n" else 1), "\n")
        for at, char in enumerate(text)
        if char == "\r"
    ]
    return body.replaced(edits) if edits else body


def _styles(rest: bytes) -> list[tuple[int, int, int, bytes]]:
    """Return the style records behind a text: first character, last, face, colour."""
    while len(rest) >= 8:  # noqa: PLR2004 - the head of a box
        length = int.from_bytes(rest[:4], "big")
        if rest[4:8] == b"styl":
            records = rest[10 : max(8, length)]
            whole = len(records) // _RECORD * _RECORD
            return [
                (first, last, face, colour[:3])
                for first, last, _, face, _, colour in struct.iter_unpack(
                    ">HHHBB4s", records[:whole]
                )
            ]
        rest = rest[max(8, length) :]
    return []


def _marks(text: str, styles: list[tuple[int, int, int, bytes]], entry: bytes) -> list[Mark]:
    usual, colour = 0, _WHITE
    # QuickTime's own "text" has another description; its usual style is not looked at.
    if len(entry) >= _TX3G and entry[_COLOUR + 3]:
        usual, colour = entry[_FACE], entry[_COLOUR : _COLOUR + 3]
    marks: list[Mark] = []
    at = 0
    for first, last, face, shade in sorted(styles):
        start, end = max(first, at), min(last, len(text))
        if start < end:
            marks += [*_run(at, start, usual, colour), *_run(start, end, face, shade)]
            at = end
    return [*marks, *_run(at, len(text), usual, colour)]


def _run(start: int, end: int, face: int, colour: bytes) -> list[Mark]:
    if start >= end:
        return []
    marks = [Mark(start, end, kind) for bit, kind in _FACES.items() if face & bit]
    if colour != _WHITE:
        shade = (("color", hexadecimal(colour)),)
        marks.append(Mark(start, end, "font", attributes=shade))
    return marks
