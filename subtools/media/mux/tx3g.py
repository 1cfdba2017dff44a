"""Captions as an MP4 file of one text track (3GPP timed text, "tx3g"), to be copied by ffmpeg.

Written here, and not by ffmpeg from SRT: its reader takes braces and backslashes of a text for
markup. Layout of boxes: ISO/IEC 14496-12; of samples: 3GPP TS 26.245, section 5.16 and 5.17.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from subtools.core.cue import Cue
from subtools.core.text import join
from subtools.media.rgba import rgba

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.core.text import Mark, MarkedText
    from subtools.core.time import Ms

#: Ticks a second: a tick is a millisecond, so all times are exact.
_CLOCK = 1000
_FACES = {"bold": 1, "italic": 2, "underline": 4}
_WHITE = b"\xff\xff\xff\xff"
#: The size that ffmpeg takes for ordinary; players choose their own.
_SIZE = 16
#: Flags of a track's description: all samples are to be shown even where captions are off.
_ALL_FORCED = 0xC0000000
#: What a sample's length field can say, in bytes.
LONGEST = 0xFFFF


def states(cues: Iterable[Cue]) -> list[Cue]:
    """Return cues that don't overlap: where several stand, one with all their texts.

    A sample of MP4 stands alone; the earlier text is above.

    >>> states([Cue(0, 2000, "a"), Cue(1000, 3000, "b")])[1]
    Cue(start=1000, end=2000, text='a\\nb')
    """
    waiting = sorted([cue for cue in cues if cue.duration], key=lambda cue: (cue.start, cue.end))
    edges = sorted({edge for cue in waiting for edge in (cue.start, cue.end)})
    waiting.reverse()
    standing: list[Cue] = []
    made: list[Cue] = []
    for start, end in pairwise(edges):
        standing = [cue for cue in standing if cue.end > start]
        while waiting and waiting[-1].start <= start:
            standing.append(waiting.pop())
        if len(standing) == 1:
            made.append(standing[0].replace(start=start, end=end))
        elif standing:
            body = join([cue.body for cue in standing], "\n")
            made.append(Cue(start, end, body.plain, marks=body.marks))
    return made


def fits(cue: Cue) -> bool:
    """Tell whether a cue's text is short enough for a sample: 65,535 bytes and characters."""
    return len(cue.text.encode()) <= LONGEST


def file_of(cues: Sequence[Cue], *, forced: bool = False) -> bytes:
    """Return an MP4 file of cues that don't overlap; gaps are empty samples."""
    samples: list[tuple[Ms, bytes]] = []
    at = 0
    for cue in cues:
        if cue.start > at:
            samples.append((cue.start - at, b"\0\0"))
        samples.append((cue.end - cue.start, sample_of(cue.body)))
        at = cue.end
    kind = _box(b"ftyp", b"isom", bytes(4), b"isom", b"mp42")
    # The sizes in `moov` don't depend on where the samples are, so it is made twice.
    moov = _moov(samples, 0, at, forced=forced)
    moov = _moov(samples, len(kind) + len(moov) + 8, at, forced=forced)
    return kind + moov + _box(b"mdat", *[data for _, data in samples])


def sample_of(body: MarkedText) -> bytes:
    """Return a sample: the length of the text, the text, and its styles if it has some."""
    text = body.plain.encode()
    runs = []
    at = 0
    for said, marks in body.runs():
        face, colour = _look(marks)
        if face or colour != _WHITE:
            runs.append(struct.pack(">HHHBB", at, at + len(said), 1, face, _SIZE) + colour)
        at += len(said)
    styles = _box(b"styl", struct.pack(">H", len(runs)), *runs) if runs else b""
    return struct.pack(">H", len(text)) + text + styles


def _look(marks: Iterable[Mark]) -> tuple[int, bytes]:
    face, colour = 0, _WHITE
    for mark in marks:
        face |= _FACES.get(mark.kind, 0)
        if mark.kind == "font":
            colour = rgba(mark.get("color")) or colour
    return face, colour


def _moov(samples: Sequence[tuple[Ms, bytes]], offset: int, length: Ms, *, forced: bool) -> bytes:
    unity = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    table = _box(
        b"stbl",
        _full(b"stsd", struct.pack(">I", 1), _entry(forced=forced)),
        _full(b"stts", struct.pack(">I", len(samples)), *[_run(ms) for ms, _ in samples]),
        _full(b"stsc", struct.pack(">4I", 1, 1, len(samples), 1)),
        _full(
            b"stsz",
            struct.pack(">2I", 0, len(samples)),
            *[struct.pack(">I", len(data)) for _, data in samples],
        ),
        _full(b"stco", struct.pack(">2I", 1, offset)),
    )
    data = _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1))
    information = _box(b"minf", _full(b"nmhd"), _box(b"dinf", data), table)
    media = _box(
        b"mdia",
        _full(b"mdhd", struct.pack(">4I2H", 0, 0, _CLOCK, length, 0x55C4, 0)),
        _full(b"hdlr", bytes(4), b"sbtl", bytes(12), b"captions\0"),
        information,
    )
    head = struct.pack(">4I", 0, 0, _CLOCK, length)
    track = struct.pack(">5I8x4H", 0, 0, 1, 0, length, 0, 0, 0, 0) + unity + bytes(8)
    return _box(
        b"moov",
        _full(b"mvhd", head, struct.pack(">IH10x", 0x10000, 0), unity, bytes(24), b"\0\0\0\2"),
        _box(b"trak", _full(b"tkhd", track, flags=3), media),
    )


def _run(length: Ms) -> bytes:
    return struct.pack(">2I", 1, length)


def _entry(*, forced: bool) -> bytes:
    """Return the description of the samples: centred at the bottom, white on nothing."""
    font = _box(b"ftab", struct.pack(">HHB", 1, 1, 5), b"Arial")
    style = struct.pack(">HHHBB", 0, 0, 1, 0, _SIZE) + _WHITE
    flags = _ALL_FORCED if forced else 0
    return _box(
        b"tx3g",
        bytes(6) + struct.pack(">H", 1),
        struct.pack(">Ibb4x4h", flags, 1, -1, 0, 0, 0, 0),
        style,
        font,
    )


def _box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", len(data) + 8) + kind + data


def _full(kind: bytes, *parts: bytes, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", flags), *parts)
