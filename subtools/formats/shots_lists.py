"""Lists of cuts that other programs make: edit decision lists, scene tables, key frames.

A list is told by how it begins: CMX 3600 (`.edl`, what editors such as Resolve and Premiere
write, markers too), PySceneDetect's table (`.csv`), and Aegisub's key frames. Where times count
frames, the frame rate must be known.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.time import SECOND
from subtools.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.time import FrameRate, Ms

_LACKING = "its times count frames; say how many a second, with --fps (frame_rate=)"
_CODE = r"\d\d:\d\d:\d\d[:;.]\d\d"
#: A line of an edit decision list: number, reel, tracks, transition; source in and out, record in
#: and out.
_event = pattern(
    rf"\s*\d+\s+\S.{{0,60}}?\s([ABV][A-Z0-9/]*|NONE)\s+([CDWK]\w*)(?:\s+\d+)?"
    rf"\s+{_CODE}\s+{_CODE}\s+({_CODE})\s+({_CODE})"
)
_stamp = pattern(r"(\d{1,3}):(\d\d):(\d\d)([:;.])(\d{2,3})")
_KEYFRAMES = "# keyframe format v1"
_TABLE = "Scene Number,"
_SECONDS = "Start Time (seconds)"


def timecode(told: str, rate: FrameRate | None, *, drop: bool = False) -> Ms:
    """Read `hh:mm:ss:ff`; with ";" before the frames, or `drop`, numbers are left out (SMPTE 12M).

    The time is cut to the millisecond. Raises `ValueError` for no time code, a frame that there
    is not, and without a rate.

    >>> from subtools.core.time import FrameRate
    >>> timecode("00:00:10:12", FrameRate(25)), timecode("00:10:00;00", FrameRate("29.97"))
    (10480, 599999)
    """
    if rate is None:
        raise ValueError(_LACKING)
    return int(_count(told, rate, drop=drop) * SECOND / rate.rate)


def _count(told: str, rate: FrameRate, *, drop: bool) -> int:
    match = _stamp.fullmatch(told.strip())
    if match is None:
        msg = f"not a time: {told!r}; write ss, mm:ss, hh:mm:ss or hh:mm:ss:ff"
        raise ValueError(msg)
    hours, minutes, seconds, mark, frames = match.groups()
    base = round(rate.rate)
    if int(frames) >= base:
        msg = f"there is no frame {frames} at {float(rate.rate):g} a second: {told}"
        raise ValueError(msg)
    whole = int(hours) * 60 + int(minutes)
    count = (whole * 60 + int(seconds)) * base + int(frames)
    if (drop or mark == ";") and base % 30 == 0:
        count -= base // 15 * (whole - whole // 10)
    return count


def _is_edl(text: str) -> bool:
    return any([_event.match(line) is not None for line in text.split("\n", 40)[:40]])


def _edl(text: str, rate: FrameRate | None) -> list[Ms]:
    """Read where cuts of the picture stand on the record side.

    Programmes begin at 01:00:00:00 or another hour, and videos at 0: the hour of the first event
    is taken off. Sound, dissolves and wipes are no cuts.
    """
    if rate is None:
        raise InputError(_LACKING)
    drop = False
    counts: list[int] = []
    start: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("FCM:"):
            drop = "NON" not in line
        match = _event.match(line)
        if match is None:
            continue
        tracks, transition, begin, end = match.groups()
        drop = drop or ";" in begin
        try:
            if start is None:
                start = _count(f"{begin[:2]}:00:00:00", rate, drop=drop)
            if ("V" in tracks or tracks == "B") and transition == "C" and begin != end:
                counts.append(_count(begin, rate, drop=drop) - start)
        except ValueError as error:
            raise InputError(str(error), line=number) from None
    return [int(count * SECOND / rate.rate) for count in counts]


def _is_table(text: str) -> bool:
    return any([line.startswith(_TABLE) for line in text.split("\n", 2)[:2]])


def _table(text: str, _rate: FrameRate | None) -> list[Ms]:
    from csv import reader

    from subtools.core.time import parse_clock

    rows = list(reader(text.split("\n")))
    head = next(at for at, row in enumerate(rows) if ",".join(row).startswith(_TABLE))
    if _SECONDS not in rows[head]:
        msg = f"a table of scenes without the column {_SECONDS!r}"
        raise InputError(msg, line=head + 1)
    column = rows[head].index(_SECONDS)
    times: list[Ms] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        if any(row):
            try:
                times.append(parse_clock(row[column]))
            except (ValueError, IndexError):
                msg = f"no seconds in the column {_SECONDS!r}"
                raise InputError(msg, line=number) from None
    return times


def _is_keyframes(text: str) -> bool:
    return text.startswith(_KEYFRAMES)


def _keyframes(text: str, rate: FrameRate | None) -> list[Ms]:
    if rate is None:
        raise InputError(_LACKING)
    times: list[Ms] = []
    for number, line in enumerate(text.split("\n"), 1):
        told = line.strip()
        if not told or told.startswith(("#", "fps")):
            continue
        if not (told.isascii() and told.isdigit() and len(told) < 10):  # noqa: PLR2004
            msg = f"no number of a frame: {told!r}"
            raise InputError(msg, line=number)
        times.append(int(int(told) * SECOND / rate.rate))
    return times


#: Kinds of list: how one is told, and how it is read.
KINDS: tuple[tuple[Callable[[str], bool], Callable[[str, FrameRate | None], list[Ms]]], ...] = (
    (_is_keyframes, _keyframes),
    (_is_table, _table),
    (_is_edl, _edl),
)
