"""What is written on a sheet, as an ASS file: a title, and a label under each picture.

Whatever comes from outside, such as a file's name, is written as text and never as markup.
"""

from __future__ import annotations

import os

from subtools.core.time import HOUR, SECOND, format_clock
from subtools.core.value import Value, put
from subtools.formats.ass.markup import escape
from subtools.formats.ass.styles import COLUMNS, style_line
from subtools.media.layout.measure import metrics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.media.proof.sheet import Grid
    from subtools.media.video import Video

#: Heights of lines, in pixels.
_NAME, _ABOUT, _HEAD, _WHY = 34, 24, 25, 23
_OVER, _UNDER = 9, 2
_WHITE, _GREY = "#F2F2F2", "#A6A6A6"
#: At most so many lines of reasons.
_MOST = 3
_DOT = " · "
_MORE = "…"
_LEFT, _RIGHT = 7, 9
#: Room between what stands left and what stands right in one line.
_APART = 12


class Label(Value):
    """What stands under a picture: a number, when and how long, how fast to read, and why."""

    __slots__ = ("number", "reasons", "speed", "time")
    number: str
    time: str
    speed: str
    reasons: tuple[str, ...]

    def __init__(self, number: str, cue: Cue, speed: float, reasons: Sequence[str]) -> None:
        """Take a caption's number, the caption, its characters a second, and the reasons."""
        put(self, "number", number)
        put(self, "time", format_clock(cue.start, hours=cue.start >= HOUR)[:-1])
        put(self, "speed", f"{cue.duration / SECOND:.1f} s{_DOT}{speed:.0f} cps")
        put(self, "reasons", tuple(reasons))


def strip(label: Label, width: int) -> int:
    """Return how high a label is in a column of a width."""
    return _OVER + _HEAD + max(1, len(_wrapped(label.reasons, width))) * _WHY + _UNDER


def title(video: Video, look: str, count: int, total: int) -> tuple[str, str]:
    """Return the two lines of a title: the file's name, and what else should be known.

    >>> from subtools.media.video import Video
    >>> film = Video("a/talk.mp4", container="mp4", duration=1, index=0, width=640, height=360)
    >>> title(film, "plain", 12, 40)
    ('talk.mp4', '640×360 · look: plain · 12 of 40 captions')
    """
    about = ["{}×{}".format(*video.shown)]
    if video.frame_rate is not None:
        about.append(f"{float(video.frame_rate.rate):.3f}".rstrip("0").rstrip(".") + " fps")
    if look:
        about.append(f"look: {look}")
    many = "caption" if total == 1 else "captions"
    about.append(f"{count} of {total} {many}" if count < total else f"{total} {many}")
    return os.path.basename(video.path), _DOT.join(about)


def write_labels(made: Grid, top: tuple[str, str], labels: Sequence[Label]) -> str:
    """Return the ASS file."""
    width, height = made.size
    x, y = made.corner
    room = width - 2 * x
    lines = [
        _line("Name", _LEFT, x, y, _cut(_plain(top[0]), room, _NAME, bold=True)),
        _line("About", _LEFT, x, y + _NAME + 4, _cut(_plain(top[1]), room, _ABOUT)),
    ]
    for at, label in enumerate(labels):
        left, upper = made.label(at)
        lines += _label(label, left, upper + _OVER, made.column)
    styles = (
        _style("Name", _WHITE, _NAME, bold=True),
        _style("About", _GREY, _ABOUT),
        _style("Number", _WHITE, _HEAD, bold=True),
        _style("Time", _WHITE, _HEAD),
        _style("Speed", _GREY, _WHY),
        _style("Why", _GREY, _WHY),
    )
    head = [
        "[Script Info]", "ScriptType: v4.00+", f"PlayResX: {width}", f"PlayResY: {height}",
        "WrapStyle: 2", "ScaledBorderAndShadow: yes", "YCbCr Matrix: None", "",
        "[V4+ Styles]", f"Format: {', '.join(COLUMNS)}", *styles, "", "[Events]",
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ]  # fmt: skip
    return "\n".join([*head, *lines]) + "\n"


def _label(label: Label, x: int, y: int, width: int) -> list[str]:
    measure = metrics().width
    made = [_line("Number", _LEFT, x, y, label.number)]
    # From the right, so that what is left out where there is no room is the least.
    room = width - measure(label.number, _HEAD, bold=True) - _APART
    after = x + measure(label.number, _HEAD, bold=True) + _APART
    made.append(_line("Time", _LEFT, after, y, label.time))
    room -= measure(label.time, _HEAD) + _APART
    speed = label.speed if measure(label.speed, _WHY) <= room else label.speed.split(_DOT)[-1]
    if measure(speed, _WHY) <= room:
        made.append(_line("Speed", _RIGHT, x + width, y + 1, speed))
    for number, line in enumerate(_wrapped(label.reasons, width)):
        made.append(_line("Why", _LEFT, x, y + _HEAD + number * _WHY, line))
    return made


def _wrapped(reasons: Sequence[str], width: int) -> list[str]:
    """Return reasons in lines that fit; what is too much is left out, and three dots say so."""
    lines: list[list[str]] = []
    for reason in map(_plain, reasons):
        if lines and _fits([*lines[-1], reason], width):
            lines[-1].append(reason)
        elif len(lines) < _MOST:
            lines.append([_cut(reason, width, _WHY)])
        else:
            last = lines[-1]
            while len(last) > 1 and not _fits([*last, _MORE], width):
                last.pop()
            last.append(_MORE)
            break
    return [_cut(_DOT.join(line), width, _WHY) for line in lines]


def _fits(reasons: Sequence[str], width: int) -> bool:
    return metrics().width(_DOT.join(reasons), _WHY) <= width


def _cut(text: str, width: float, size: int, *, bold: bool = False) -> str:
    """Return a text that fits into one line: its middle goes, since files' names differ at ends."""
    if metrics().width(text, size, bold=bold) <= width:
        return text
    half = len(text) // 2
    while half > 1:
        half -= 1
        shorter = f"{text[:half]}{_MORE}{text[-half:]}"
        if metrics().width(shorter, size, bold=bold) <= width:
            return shorter
    return _MORE


def _plain(text: str) -> str:
    """Return a text without what is no letter: controls, marks of direction, broken Unicode."""
    whole = text.encode(errors="surrogateescape").decode(errors="replace")
    return "".join([char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in whole])


def _line(style: str, anchor: int, x: float, y: float, text: str) -> str:
    where = rf"{{\an{anchor}\pos({x:.0f},{y:.0f})}}"
    return f"Dialogue: 0,0:00:00.00,9:00:00.00,{style},,0,0,0,,{where}{escape(text)}"


def _style(name: str, colour: str, size: int, *, bold: bool = False) -> str:
    made = style_line(name, colour=colour, size=size, bold=bold, outline=0, shadow=0)
    return f"Style: {made}"
