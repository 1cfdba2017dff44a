"""The grammar of time stamps as people and pages write them.

Knows one stamp, or a range of two, at one place of a line; knows nothing of cues or layouts.
Works on folded text: full-width and other digits, colons and brackets are ASCII there, one
character for one, so that offsets hold in the original too.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.time import HOUR, MINUTE, SECOND

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from fractions import Fraction

    from subtools.core.time import Ms

_DIGITS = ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९")
_FOLD = {
    **{ord(c): str(value) for digits in _DIGITS for value, c in enumerate(digits)},
    **{
        ord(c): a
        for c, a in zip("：；．，［］（）　【】＜＞－–—−~〜～", ":;.,[]() []<>-------", strict=True)
    },
    0xA0: " ",
    0x202F: " ",
    0x2192: ">",
}


def fold(text: str) -> str:
    """Make digits, colons, brackets and dashes of any script ASCII, one character for one.

    >>> fold("０：０５［a］ ٣:٠٥")
    '0:05[a] 3:05'
    """
    return text if text.isascii() else text.translate(_FOLD)


# Two to four numbers: m:ss, h:mm:ss, h:mm:ss:ff (frames), each with an optional fraction; or
# hours, minutes and three-digit seconds. Bounded everywhere, so it never backtracks far.
_CLOCK = (
    r"(\d{1,4})([:;])(\d\d)"
    r"(?:\2(\d{3}(?=[.,]\d)|\d\d|\d(?=\s|$|[\])-])))?"
    r"(?:[:;](\d\d)(?!\d))?"
    r"(?:[.,](\d{1,9}))?"
)
_SECONDS = r"(\d{1,6}(?:[.,]\d{1,18})?)"
#: What a range may go on with after its first clock.
_RANGE = tuple(" \t->~")
_BRACKETS = {"[": "]", "(": ")", "<": ">", "{": "}"}
_clock = pattern(_CLOCK)
_search = pattern(r"(?<![\d:.,;/$€£])-?" + _CLOCK)
_seconds = pattern(_SECONDS + r"(?=\s*(?:-->|->|-|>|\]|\)))")
_own_seconds = pattern(r"\d{1,6}[.,]\d{1,6}$")
_own_dots = pattern(r"(\d\d)\.(\d\d)\.(\d\d)\.(\d\d)$")
_arrow = pattern(r"\s*-{1,2}>\s*")
_until = pattern(r"\s*(?:-{1,3}>?|>|~|\t)\s*")
_link = pattern(r"\s?\(\s?https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\s?\)")
_player = pattern(r"\s*\d{1,3}:\d\d(?::\d\d)?\s*/\s*\d{1,3}:\d\d(?::\d\d)?\s*")


class Stamp:
    """A stamp found in a line: its times, where it stands, and how it is dressed.

    `start` and `end` (None without a range) are milliseconds; `frames` and `end_frames` count on
    top of them, where a fourth field was written (`drop`: after a semicolon). `at` and `after`
    are offsets of the stamp with its brackets and link. `style` tells the dress: the opening
    bracket, "link", or "". `fraction` says that tenths or less were written; `bare` is where the
    stamp ends without them.
    """

    __slots__ = (
        "after", "at", "bare", "drop", "end", "end_frames", "fraction", "frames", "start", "style",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913
        self,
        start: Ms,
        at: int,
        after: int,
        style: str,
        *,
        end: Ms | None = None,
        frames: int | None = None,
        end_frames: int | None = None,
        fraction: bool = False,
        bare: int = 0,
        drop: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.frames = frames
        self.end_frames = end_frames
        self.at = at
        self.after = after
        self.style = style
        self.fraction = fraction
        self.bare = bare or after
        self.drop = drop


def clock_value(match: re.Match[str]) -> tuple[Ms, int | None] | None:
    """Return milliseconds and frames of a matched clock; None when a field is past 59."""
    first, _, second, third, frames, fraction = match.groups()
    low = int(second)
    if third is None:
        if low > 59 or frames is not None:  # noqa: PLR2004 - sixty seconds, sixty minutes
            return None
        time = int(first) * MINUTE + low * SECOND
    else:
        seconds = int(third)
        if low > 59 or seconds > 59:  # noqa: PLR2004
            return None
        time = int(first) * HOUR + low * MINUTE + seconds * SECOND
    if fraction:
        time += int(fraction[:3].ljust(3, "0"))
    return time, int(frames) if frames is not None else None


def find_stamp(line: str, begin: int = 0) -> Stamp | None:
    """Find the first stamp in a folded line from `begin` on, with its brackets, range and link.

    >>> stamp = find_stamp("Ann [1:05 - 1:09] so")
    >>> stamp.start, stamp.end, stamp.style, stamp.at, stamp.after
    (65000, 69000, '[', 4, 17)
    >>> find_stamp("no stamp here, 103.06 meters") is None
    True
    """
    seconds = _bracketed_seconds(line, begin)
    position = begin
    while (match := _search.search(line, position)) is not None:
        negative = line[match.start()] == "-" and line[match.start() - 1 : match.start()] in "[("
        if negative or (value := clock_value(match)) is None:
            position = match.end() if negative else match.start() + 1
            continue
        if seconds is not None and seconds.at < match.start():
            return seconds
        start = match.start() + (line[match.start()] == "-")
        return _dressed(line, begin, start, match, value)
    return seconds


def own_line_stamp(line: str) -> Stamp | None:
    """Read a stripped, folded line that is nothing but `5050.81` (seconds) or `01.02.03.04`.

    >>> own_line_stamp("5050.81").start
    5050810
    """
    if not line[:1].isdigit():
        return None
    if ":" in line or ("." not in line and "," not in line):
        return None
    if _own_seconds.match(line):
        return Stamp(_ms(line), 0, len(line), "seconds", fraction=True)
    match = _own_dots.match(line)
    if match is None:
        return None
    hours, minutes, seconds, frames = (int(g) for g in match.groups())
    time = hours * HOUR + minutes * MINUTE + seconds * SECOND
    return Stamp(time, 0, len(line), "dots", frames=frames)


def is_player_clock(line: str) -> bool:
    """Tell the clock under a player, `0:01 / 5:53`.

    >>> is_player_clock("0:01 / 5:53")
    True
    """
    return "/" in line and _player.fullmatch(line) is not None


def frames_to_ms(frames: int, rate: Fraction | None) -> Ms:
    """Turn the fourth field of a stamp into milliseconds: frames at `rate`, else hundredths."""
    return round(frames * SECOND / rate) if rate else frames * 10


def _ms(seconds: str) -> Ms:
    return round(float(seconds.replace(",", ".")) * SECOND)


def _bracketed_seconds(line: str, begin: int) -> Stamp | None:
    """Find `[12.5]`, `[12]` or `[1.319 - 6.779]`: bare seconds are stamps only in brackets."""
    at = line.find("[", begin)
    if at < 0:
        return None
    match = _seconds.match(line, at + 1)
    if match is None:
        return None
    end: Ms | None = None
    after = match.end()
    until = _until.match(line, after)
    if until is not None:
        second = _seconds.match(line, until.end())
        if second is None:
            return None
        end, after = _ms(second[1]), second.end()
    while line[after : after + 1] == " ":
        after += 1
    if line[after : after + 1] != "]":
        return None
    fraction = "." in match[1] or "," in match[1]
    return Stamp(_ms(match[1]), at, after + 1, "[seconds", end=end, fraction=fraction)


def _dressed(
    line: str, begin: int, at: int, match: re.Match[str], value: tuple[Ms, int | None]
) -> Stamp:
    """Widen a matched clock to its range, brackets and link."""
    start, frames = value
    after = match.end()
    fraction = match[6] is not None
    bare = match.start(6) - 1 if fraction else after
    end, end_frames, after = _range_end(line, after, match)
    style = ""
    before = at
    while before > begin and line[before - 1] in " \t":
        before -= 1
    word = line[max(begin, before - 6) : before].lower()
    if word.endswith(("[time", "(time")):
        before -= 4
    opening = line[before - 1 : before]
    if before > begin and opening in _BRACKETS:
        close = after
        while line[close : close + 1] in (" ", ":", "\\", "\t"):
            close += 1
        if line[close : close + 1] == _BRACKETS[opening]:
            style, at, after = opening, before - 1, close + 1
            if at > begin and line[at - 1] == "\\":
                at -= 1
            link = _link.match(line, after) if opening == "[" else None
            if link is not None:
                style, after = "link", link.end()
    return Stamp(
        start, at, after, style, end=end, frames=frames, end_frames=end_frames,
        fraction=fraction, bare=bare, drop=match[2] == ";",
    )  # fmt: skip


def _range_end(line: str, after: int, first: re.Match[str]) -> tuple[Ms | None, int | None, int]:
    """Read the second clock of a range, or an arrow without one; return end, frames, offset."""
    until = _until.match(line, after) if line[after : after + 1] in _RANGE else None
    if until is None and line[after : after + 1] == "," and first[6] is not None:
        begin = after + 1
    elif until is not None:
        begin = until.end()
    elif line[after : after + 1] == " " and first[4] is not None:
        begin = after + 1
    else:
        return None, None, after
    second = _clock.match(line, begin)
    value = clock_value(second) if second is not None else None
    if second is None or value is None:
        arrow = _arrow.match(line, after)
        return None, None, arrow.end() if arrow is not None else after
    if until is None and line[after] == " " and second[4] is None:
        return None, None, after
    return value[0], value[1], second.end()
