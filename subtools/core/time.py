"""Times: whole milliseconds everywhere, clocks as people write them, and frames.

A time is an `int` of milliseconds from the start of the media; no other unit exists inside.
Frames exist only in `FrameRate` and in the step `snap_to_frames`.
"""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

#: Whole milliseconds from the start of the media.
Ms = int

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE


def format_clock(time: Ms, *, point: str = ".", hours: bool = True) -> str:
    """Print a time as `hh:mm:ss.mmm`, or `mm:ss.mmm` under an hour when `hours` is false.

    Hours grow past two digits when they must. Raises `ValueError` for a negative time.

    >>> format_clock(3_723_004)
    '01:02:03.004'
    >>> format_clock(62_500, point=",", hours=False)
    '01:02,500'
    """
    if time < 0:
        msg = f"a time can't be negative: {time} ms"
        raise ValueError(msg)
    minutes, ms = divmod(time, MINUTE)
    whole, minutes = divmod(minutes, 60)
    head = f"{whole:02}:" if hours or whole else ""
    return f"{head}{minutes:02}:{ms // SECOND:02}{point}{ms % SECOND:03}"


def format_stamp(time: Ms) -> str:
    """Print a time as people do, `m:ss` or `h:mm:ss`, whole seconds (rounded down).

    >>> format_stamp(65_900), format_stamp(3_600_000)
    ('1:05', '1:00:00')
    """
    minutes, seconds = divmod(time // SECOND, 60)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}:{minutes:02}:{seconds:02}" if whole else f"{minutes}:{seconds:02}"


def parse_clock(text: str) -> Ms:
    """Read `ss`, `mm:ss` or `hh:mm:ss`, each with an optional fraction after `.` or `,`.

    A fraction counts as one: `.5` is 500 ms. Minutes may pass 59 when they come first. A sign
    in front makes the time negative. Raises `ValueError` for anything else.

    >>> parse_clock("1:02.5"), parse_clock("00:00:01,250"), parse_clock("90"), parse_clock("-0:01")
    (62500, 1250, 90000, -1000)
    """
    body = text.strip()
    sign = -1 if body[:1] == "-" else 1
    whole, _, fraction = body.lstrip("+-").replace(",", ".").partition(".")
    parts = whole.split(":")
    ok = 1 <= len(parts) <= 3 and all(p.isascii() and p.isdigit() and len(p) < 9 for p in parts)  # noqa: PLR2004
    if not ok or (fraction and not (fraction.isascii() and fraction.isdigit())):
        msg = f"not a time: {text!r}; write ss, mm:ss or hh:mm:ss, with an optional fraction"
        raise ValueError(msg)
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return sign * (seconds * SECOND + (int(fraction[:3].ljust(3, "0")) if fraction else 0))


class FrameRate(Value):
    """Frames a second, as an exact fraction; 29.97 means 30000/1001."""

    __slots__ = ("rate",)
    rate: Fraction

    def __init__(self, rate: Fraction | float | str) -> None:
        """Take `25`, `"25"`, `23.976`, `"30000/1001"`; raise `ValueError` outside 1 to 1000.

        >>> FrameRate("29.97").rate
        Fraction(30000, 1001)
        """
        from fractions import Fraction

        try:
            exact = Fraction(str(rate)) if isinstance(rate, float) else Fraction(rate)
        except (ValueError, ZeroDivisionError):
            exact = Fraction(0)
        if not 1 <= exact <= SECOND:
            msg = f"not a frame rate: {rate!r}; write 25, 23.976 or 30000/1001"
            raise ValueError(msg)
        # The NTSC rates are written rounded (23.976, 23.98, 29.97, 59.94) and mean n * 1000/1001.
        ntsc = Fraction(round(exact * 1001 / 1000) * 1000, 1001)
        if exact.denominator != 1 and abs(ntsc - exact) < Fraction(1, 100):
            exact = ntsc
        put(self, "rate", exact)

    def frame_at(self, time: Ms) -> int:
        """Return the number of the frame nearest to a time.

        >>> FrameRate(25).frame_at(1_000)
        25
        """
        return round(self.rate * time / SECOND)

    def time_of(self, frame: int) -> Ms:
        """Return the start of a frame, rounded to the millisecond.

        >>> FrameRate(25).time_of(25)
        1000
        """
        return round(frame * SECOND / self.rate)
