"""What ffmpeg says of its input on standard error, as a `Video`: for machines without ffprobe."""

from __future__ import annotations

import os
import re
from fractions import Fraction

from subtools.core.pattern import pattern
from subtools.media.probe_json import language_of, rate_of, uneven
from subtools.media.video import Colour, Stream, Video

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Lines of metadata go on behind `   : `, so these can't come out of a title. Streams of a group
#: stand two columns further in.
_input = pattern(r"Input #0, ([\w,]+), from ")
_times = pattern(r"  Duration: (N/A|(\d+):(\d\d):(\d\d)\.(\d\d))(?:, start: (-?\d+)\.(\d{3}))?")
_stream = pattern(
    r" {2,4}Stream #0:(\d+)(?:\[0x[0-9a-f]+\])?(?:\((\w+)\))?: (\w+)(?:: (\w+))?(.*)", re.ASCII
)
_size = pattern(r", (\d{1,6})x(\d{1,6})(?: \[SAR (\d{1,9}):(\d{1,9}) )?", re.ASCII)
_pixels = pattern(r", ([a-z][a-z0-9_]{2,20})(?:\(([^)]*)\))?, \d+x\d+")
_rate = pattern(r", ([\d.]+)(k?) (fps|tbr)(?=,|\s|$)")
_turned = pattern(r" +(?:displaymatrix|Display Matrix): rotation of (-?\d+(?:\.\d+)?) degrees")
_title = pattern(r" {6,8}title +: (.*)")
_RANGES = frozenset({"tv", "pc"})
_ORDERS = ("progressive", "top ", "bottom ", "interlaced")


def from_text(said: Iterable[str], path: str) -> Video | None:
    """Read the lines that `ffmpeg -i` prints; None where they tell of no picture."""
    duration, start, rotation = None, 0, 0
    streams: list[Stream] = []
    picture = facts = None
    container, lines = _opened(said, path)
    for line in lines:
        if match := _times.match(line):
            duration, start = _duration(match)
        elif match := _stream.match(line):
            streams.append(_told(match))
            if picture is None and streams[-1].kind == "video":
                picture, facts = streams[-1], match[5]
        elif streams and (match := _title.match(line)):
            streams[-1] = streams[-1].replace(title=match[1].strip())
        elif streams and streams[-1] is picture and (match := _turned.match(line)):
            rotation = round(float(match[1]) / 90) * 90 % 360
    size = _size.search(facts or "")
    if picture is None or facts is None or size is None:
        return None
    pixels = _pixels.search(facts)
    rates = {kind: _fraction(number, kilo) for number, kilo, kind in _rate.findall(facts)}
    aspect = Fraction(int(size[3]), int(size[4])) if size[3] and "0" not in size.groups() else None
    return Video(
        path,
        container=container,
        duration=duration,
        start=start,
        index=picture.index,
        width=int(size[1]),
        height=int(size[2]),
        pixel_aspect=aspect or Fraction(1),
        pixel_format=pixels[1] if pixels else "",
        rotation=rotation,
        frame_rate=rate_of(rates.get("fps") or rates.get("tbr")),
        variable=uneven(rates.get("fps"), rates.get("tbr")),
        colour=_colour(pixels[2] or "" if pixels else ""),
        streams=sorted(streams, key=lambda each: each.index),
    )


def _opened(said: Iterable[str], path: str) -> tuple[str, list[str]]:
    """Return the container's names, and the lines behind the one that tells them."""
    lines = list(said)
    for at, line in enumerate(lines):
        if match := _input.match(line):
            return match[1], lines[at + 1 + _ends(path) :]
    return "", []


def _ends(path: str) -> int:
    """Return how many lines the name of a file takes beyond the one where it begins.

    Else one with an end of line could tell of streams. Lines without a character are never heard.

    >>> _ends("/a.mp4"), _ends("/a\\n\\n  Stream #0:0: Video: h264, 9x9\\n")
    (0, 2)
    """
    _, *middle = f"{os.path.abspath(path)}'".replace("\r", "\n").split("\n")
    return len([each for each in middle if each.strip()])


def _duration(match: re.Match[str]) -> tuple[int | None, int]:
    _, hours, minutes, seconds, hundredths, start, thousandths = match.groups()
    first = max(0, int(start) * 1000 + int(thousandths)) if start else 0
    if hours is None:
        return None, first
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(hundredths) * 10, first


def _told(match: re.Match[str]) -> Stream:
    index, language, kind, codec, rest = match.groups()
    kind = kind.lower()
    if kind == "video" and ("(attached pic)" in rest or "(timed thumbnails)" in rest):
        kind = "picture"
    return Stream(
        int(index),
        kind,
        codec or "",
        language=language_of(language),
        default="(default)" in rest,
        forced="(forced)" in rest,
    )


def _colour(told: str) -> Colour:
    """Read `tv, bt709/bt470bg/bt709, progressive`: range, then matrix, primaries, transfer."""
    spread = matrix = primaries = transfer = ""
    for part in [each.strip() for each in told.split(",")]:
        if part in _RANGES:
            spread = part
        elif part.count("/") == 2:  # noqa: PLR2004
            matrix, primaries, transfer = [
                "" if each == "unknown" else each for each in part.split("/")
            ]
        elif part and not part.startswith(_ORDERS) and " " not in part:
            matrix = primaries = transfer = part
    return Colour(matrix, primaries, transfer, spread)


#: Rates are printed with two digits or none; these are meant.
_NTSC = {
    "23.98": Fraction(24000, 1001),
    "29.97": Fraction(30000, 1001),
    "59.94": Fraction(60000, 1001),
}


def _fraction(number: str, kilo: str) -> Fraction | None:
    try:
        value = _NTSC.get(number) or Fraction(number) * (1000 if kilo else 1)
    except (ValueError, ZeroDivisionError):
        return None
    return value if value > 0 else None
