"""What subtools reads of a font file itself: its families, and how high a line of it is.

TrueType and OpenType, alone or in a collection. All numbers are big-endian.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Endings of font files, in small letters.
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
#: Of the table `name`: the family, and the family where weights share one.
_FAMILIES = (1, 16)
_MOST_FONTS = 256
#: Where ascent and descent stand in the table `OS/2`, two bytes each.
_WIN = 74


class Font:
    """A font file's bytes, and where its tables stand; all questions are answered from memory."""

    __slots__ = ("_starts", "data")

    def __init__(self, data: bytes) -> None:
        """Find the fonts in a file; raise `ValueError` if there is none."""
        self.data = data
        self._starts = list(_starts(data))
        if not self._starts:
            msg = "is no TrueType or OpenType font"
            raise ValueError(msg)

    @property
    def families(self) -> tuple[str, ...]:
        """The names of its families, each once."""
        found: dict[str, None] = {}
        for start in self._starts:
            for at, _ in self._tables(start, b"name"):
                found.update(dict.fromkeys(self._names(at)))
        return tuple(found)

    @property
    def coloured(self) -> bool:
        """Whether its characters are pictures in colours, which libass draws as nothing."""
        return any([
            list(self._tables(start, tag))
            for start in self._starts
            for tag in (b"CBDT", b"sbix", b"COLR", b"SVG ")
        ])  # fmt: skip

    @property
    def line(self) -> float:
        """The height of a line in ems, as libass takes it: what a size asked for is divided by."""
        for start in self._starts:
            for os2, _ in self._tables(start, b"OS/2"):
                for head, _ in self._tables(start, b"head"):
                    em = self._short(head + 18)
                    high = self._short(os2 + _WIN) + self._short(os2 + _WIN + 2)
                    if em and high:
                        return high / em
        return 0.0

    def with_line(self, ascent: float, descent: float) -> bytes:
        """Return the file with a line of another height in ems: libass draws it larger, or smaller.

        Only two numbers of the table `OS/2` change.
        """
        data = bytearray(self.data)
        for start in self._starts:
            for head, _ in self._tables(start, b"head"):
                em = self._short(head + 18)
                for os2, length in self._tables(start, b"OS/2"):
                    if length >= _WIN + 4:
                        high, low = round(ascent * em), round(descent * em)
                        data[os2 + _WIN : os2 + _WIN + 4] = bytes((*_two(high), *_two(low)))
        return bytes(data)

    def _tables(self, start: int, tag: bytes) -> Iterator[tuple[int, int]]:
        for at in range(self._short(start + 4)):
            record = start + 12 + 16 * at
            if self.data[record : record + 4] == tag:
                yield self._long(record + 8), self._long(record + 12)
                return

    def _names(self, at: int) -> Iterator[str]:
        stored = at + self._short(at + 4)
        for number in range(min(self._short(at + 2), 10_000)):
            record = at + 6 + 12 * number
            platform, kind = self._short(record), self._short(record + 6)
            if kind in _FAMILIES:
                begin = stored + self._short(record + 10)
                raw = self.data[begin : begin + self._short(record + 8)]
                encoding = "latin-1" if platform == 1 else "utf-16-be"
                if name := raw.decode(encoding, errors="ignore").strip("\0 "):
                    yield name

    def _short(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 2], "big")

    def _long(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + 4], "big")


def _starts(data: bytes) -> Iterator[int]:
    if data[:4] in _KINDS:
        yield 0
    elif data[:4] == b"ttcf":
        count = int.from_bytes(data[8:12], "big")
        for at in range(min(count, _MOST_FONTS)):
            start = int.from_bytes(data[12 + 4 * at : 16 + 4 * at], "big")
            if data[start : start + 4] in _KINDS:
                yield start


def _two(number: int) -> bytes:
    return max(0, min(number, 32_767)).to_bytes(2, "big")
