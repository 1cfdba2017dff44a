"""Boxes of MP4 and QuickTime files: what ffmpeg does not tell of tracks, and one flag that it sets.

ffmpeg switches on the first subtitle track of every MP4. Box layout: ISO/IEC 14496-12.
"""

from __future__ import annotations

import os

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

#: More than any index has: an hour of sound and pictures needs about a megabyte.
_LARGEST = 256 * 1024 * 1024
_INSIDE = {b"trak", b"mdia", b"minf", b"stbl", b"udta"}
_ENABLED = 1
#: Handlers of captions: MP4's, and QuickTime's for text.
_CAPTIONS = {b"sbtl", b"text"}
#: In the description of a "tx3g" track: some, or all, of its samples are forced.
_FORCED = 0xC0000000


class BoxTrack(Value):
    """One track: its tag (as "tx3g"), its name, whether it is switched on, forced, its entry.

    `flag` is where in the file the byte stands that switches it on. `entry` is the description of
    its samples behind the common part.
    """

    __slots__ = ("captions", "enabled", "entry", "flag", "forced", "name", "tag")
    tag: str
    name: str
    enabled: bool
    forced: bool
    captions: bool
    flag: int
    entry: bytes

    def __init__(  # noqa: PLR0913
        self,
        tag: str,
        name: str,
        *,
        enabled: bool,
        forced: bool,
        captions: bool,
        flag: int,
        entry: bytes,
    ) -> None:
        """Keep the parts."""
        put(self, "tag", tag)
        put(self, "name", name)
        put(self, "enabled", enabled)
        put(self, "forced", forced)
        put(self, "captions", captions)
        put(self, "flag", flag)
        put(self, "entry", entry)


def box_tracks(path: str) -> list[BoxTrack]:
    """Return the tracks of an MP4 or QuickTime file in their order; none for what is no such file.

    ffmpeg counts streams in the same order; covers come behind.
    """
    try:
        with open(path, "rb") as file:
            index, offset = _index(file)
    except (OSError, ValueError):
        return []
    made = [
        _track(index, begin, end, offset)
        for kind, begin, end in _boxes(index, 0, len(index))
        if kind == b"trak"
    ]
    return [each for each in made if each is not None]


def switch(path: str, on: list[bool]) -> None:
    """Switch the caption tracks of a file of ours on or off, in their order."""
    captions = [each for each in box_tracks(path) if each.captions]
    with open(path, "r+b") as file:
        for track, wanted in zip(captions, on, strict=False):
            file.seek(track.flag)
            flags = file.read(1)[0]
            file.seek(track.flag)
            file.write(bytes([flags | _ENABLED if wanted else flags & ~_ENABLED]))


def _index(file: IO[bytes]) -> tuple[bytes, int]:
    """Return the content of `moov`, and where it begins."""
    size = os.fstat(file.fileno()).st_size
    at = 0
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length, begin = int.from_bytes(head[:4], "big"), at + 8
        if length == 1:
            length, begin = int.from_bytes(head[8:16], "big"), at + 16
        end = size if length == 0 else at + length
        if end < begin:
            break
        if head[4:8] == b"moov" and end - begin <= _LARGEST:
            file.seek(begin)
            return file.read(end - begin), begin
        at = end
    return b"", 0


def _boxes(data: bytes, begin: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Walk the boxes of a stretch: kind, and where the content begins and ends."""
    while begin + 8 <= end:
        length = int.from_bytes(data[begin : begin + 4], "big")
        stop = begin + length if length else end
        if length in range(1, 8) or stop > end:
            return
        yield data[begin + 4 : begin + 8], begin + 8, stop
        begin = stop


def _leaves(data: bytes, begin: int, end: int, depth: int = 0) -> Iterator[tuple[bytes, int, int]]:
    for kind, start, stop in _boxes(data, begin, end):
        if kind in _INSIDE and depth < len(_INSIDE):
            yield from _leaves(data, start, stop, depth + 1)
        else:
            yield kind, start, stop


def _track(data: bytes, begin: int, end: int, offset: int) -> BoxTrack | None:
    found: dict[bytes, tuple[int, int]] = {}
    for kind, start, stop in _leaves(data, begin, end):
        found.setdefault(kind, (start, stop))
    if not {b"tkhd", b"hdlr", b"stsd"} <= found.keys():
        return None
    flag = found[b"tkhd"][0] + 3
    handler = data[slice(*found[b"hdlr"])]
    described = data[slice(*found[b"stsd"])][8:]
    length = int.from_bytes(described[:4], "big")
    tag, entry = described[4:8], described[16:length]
    name = data[slice(*found[b"name"])] if b"name" in found else _handler_name(handler[24:])
    forced = tag == b"tx3g" and bool(int.from_bytes(entry[:4], "big") & _FORCED)
    return BoxTrack(
        tag.decode("ascii", "replace"),
        name.split(b"\0")[0].decode("utf-8", "replace"),
        enabled=bool(data[flag] & _ENABLED),
        forced=forced,
        captions=handler[8:12] in _CAPTIONS and tag in {b"tx3g", b"text"},
        flag=flag + offset,
        entry=entry,
    )


def _handler_name(told: bytes) -> bytes:
    """Take the length off that QuickTime puts before a name; MP4 ends it with a zero."""
    return told[1:] if told and told[0] == len(told) - 1 else told
