"""One time line, however people wrote it: `00:01:02,500 --> 00:01:04,000` and its worn relatives.

Shared by the SRT and the WebVTT reader for lines that their own strict patterns refuse.
"""

from __future__ import annotations

from functools import lru_cache

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from subtools.core.time import FrameRate, Ms

_CLOCK = r"[-+]?\d{1,9}(?: ?[:;：.,] ?\d{1,9}){0,4}"
_CENTISECOND = 10
_COMMA = frozenset({"comma"})
_POINT = frozenset({"point"})


class Timing(Value):
    """What a time line says.

    `start` and `end` are milliseconds and may be negative; `end` is None where the line has
    none. `rest` is what stands behind the times. `flaws` name what is not as it should be:
    "point", "comma", "fraction", "no fraction", "no hours", "range", "frames", "digits".
    """

    __slots__ = ("start", "end", "rest", "flaws")
    start: Ms
    end: Ms | None
    rest: str
    flaws: frozenset[str]

    def __init__(self, start: Ms, end: Ms | None, rest: str, flaws: frozenset[str]) -> None:
        put(self, "start", start)
        put(self, "end", end)
        put(self, "rest", rest)
        put(self, "flaws", flaws)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compile when first needed: a clean file never gets here."""
    import re

    return re.compile(
        rf"[\s\ufeff\u200e\u200f\u202a]*({_CLOCK})\s*(?:-{{1,3}}|[–—])>[ \t]*({_CLOCK})?(.*)"
    )


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    """Take the well-formed lines of blocks that are not: they are many, and this is fast."""
    import re

    return re.compile(
        r"([0-9]{2}):([0-5][0-9]):([0-5][0-9])([.,])([0-9]{3}) --> "
        r"([0-9]{2}):([0-5][0-9]):([0-5][0-9])\4([0-9]{3})(|[ \t].*)\Z"
    )


def parse_timing(line: str, frame_rate: FrameRate | None = None) -> Timing | None:
    """Read a time line, or return None for a line that is none.

    The first time needs a colon, so that `5 -> 7` in a text stays text.

    >>> timing = parse_timing("00:10.000--> 00:11.900:")
    >>> timing.start, timing.end, timing.rest, sorted(timing.flaws)
    (10000, 11900, ':', ['no hours', 'point'])
    """
    plain = _plain().match(line)
    if plain:
        a, b, c, point, d, e, f, g, h, rest = plain.groups()
        start = ((int(a) * 60 + int(b)) * 60 + int(c)) * 1000 + int(d)
        end = ((int(e) * 60 + int(f)) * 60 + int(g)) * 1000 + int(h)
        return Timing(start, end, rest.strip(), _COMMA if point == "," else _POINT)
    match = _pattern().match(line)
    if match is None:
        return None
    first, second, rest = match.groups()
    begin = _parse_stamp(first, frame_rate)
    if begin is None or not any(mark in first for mark in ":;："):
        return None
    stop = _parse_stamp(second, frame_rate) if second else None
    if stop is None:
        rest = (second or "") + rest
    flaws = begin[1] | stop[1] if stop else begin[1]
    return Timing(begin[0], stop[0] if stop else None, rest.strip(), frozenset(flaws))


def _parse_stamp(stamp: str, frame_rate: FrameRate | None) -> tuple[Ms, set[str]] | None:
    flaws: set[str] = set()
    body = stamp.lstrip("+-").replace(" ", "").replace(";", ":").replace("：", ":")
    *heads, last = body.split(":")
    whole, point, fraction = last.replace(",", ".").partition(".")
    frames = None
    if len(heads) == 3:  # noqa: PLR2004 - hh:mm:ss and a fourth field
        frames, whole = whole, heads.pop()
    fields = [*heads, whole]
    if len(fields) > 3 or not all(field.isdecimal() for field in fields):  # noqa: PLR2004
        return None
    if fraction and not fraction.isdecimal():
        return None
    seconds = 0
    for field in fields:
        seconds = seconds * 60 + int(field)
    time = seconds * 1000
    if frames is not None:
        flaws.add("frames")
        time += _fourth(frames, frame_rate)
    elif point:
        time += int(fraction[:3].ljust(3, "0") if fraction else "0")
        flaws.add("comma" if "," in last else "point")
        if len(fraction) != 3:  # noqa: PLR2004
            flaws.add("fraction")
    else:
        flaws.add("no fraction")
    return (-time if stamp[0] == "-" else time), flaws | _field_flaws(fields)


def _field_flaws(fields: list[str]) -> set[str]:
    flaws: set[str] = set()
    if len(fields) < 3:  # noqa: PLR2004
        flaws.add("no hours")
    if any(int(field) > 59 for field in fields[-2:]):  # noqa: PLR2004
        flaws.add("range")
    if any(len(field) < 2 for field in fields) or not "".join(fields).isascii():  # noqa: PLR2004
        flaws.add("digits")
    return flaws


def _fourth(field: str, frame_rate: FrameRate | None) -> Ms:
    """Read the field after the seconds: frames where the rate is known, else a fraction."""
    if frame_rate is not None:
        return frame_rate.time_of(int(field))
    return int(field[:3].ljust(3, "0")) if len(field) > 1 else int(field) * _CENTISECOND
