"""The time expressions of TTML: clocks, frames, ticks and offsets, in milliseconds.

https://www.w3.org/TR/ttml2/#timing-value-time-expression; what the standard leaves open (a bare
number, a comma, missing hours) is read as people mean it.
"""

from __future__ import annotations

from fractions import Fraction

from subtools.core.pattern import pattern
from subtools.core.time import HOUR, MINUTE, SECOND, FrameRate, Ms

#: Lengths are bounded, so that no expression is too long to be worked out at once.
_clock = pattern(
    r"(?:([0-9]{1,5}):)?([0-9]{1,3}):([0-9]{1,2})"
    r"(?:[.,]([0-9]{1,20})|[:;]([0-9]{1,4})(?:\.([0-9]{1,4}))?)?"
)
_offset = pattern(r"([0-9]{1,18})(?:\.([0-9]{1,20}))?(h|ms|m|s|f|t|)")
_rate = pattern(r"(?=.{0,15}[1-9])[0-9]{1,12}(?:\.[0-9]{1,3})?")
_UNITS = {"h": HOUR, "m": MINUTE, "s": SECOND, "ms": 1, "": SECOND}
#: Frames a second where a document counts frames and does not say how many
#: (https://www.w3.org/TR/ttml2/#parameter-attribute-frameRate).
_FRAMES = 30
#: No media is longer; a later time is a broken number.
_LATEST = 100_000 * HOUR


class Clock:
    """Reads the times of one document; `guessed` tells that a rate was needed and not told."""

    def __init__(self, frame_rate: FrameRate | None = None) -> None:
        """Take the rate that the caller insists on, if any."""
        self.guessed = False
        self._forced = frame_rate is not None
        self._told = self._forced
        self._rate = frame_rate.rate if frame_rate else Fraction(_FRAMES)
        self._ticks = Fraction(1)
        self._ticked = False
        self._parts = 1
        self._smpte = False
        self._drop = ""

    def configure(self, parameters: dict[str, str]) -> list[str]:
        """Take the `ttp:` attributes of the root; return the names of those that make no sense.

        >>> clock = Clock()
        >>> clock.configure({"frameRate": "24", "frameRateMultiplier": "1000 1001"})
        []
        >>> clock.read("360f"), clock.read("00:00:10:12")
        (15015, 10501)
        """
        wrong: list[str] = []
        rate = _number(parameters, "frameRate", wrong)
        if not self._forced:
            if rate is not None:
                self._rate, self._told = rate, True
            self._rate *= _multiplier(parameters, wrong)
        self._parts = max(1, int(_number(parameters, "subFrameRate", wrong) or 1))
        ticks = _number(parameters, "tickRate", wrong)
        self._ticked = ticks is not None or self._told
        if ticks is not None:
            self._ticks = ticks
        elif self._told:
            self._ticks = self._rate * self._parts
        self._smpte = parameters.get("timeBase") == "smpte"
        self._drop = parameters.get("dropMode", "")
        return wrong

    def read(self, text: str) -> Ms | None:
        """Read one expression; None for what is no time.

        >>> clock = Clock()
        >>> [clock.read(text) for text in ("00:00:01.5", "12.5s", "300ms", "2m", "1h", "soon")]
        [1500, 12500, 300, 120000, 3600000, None]
        """
        body = text.strip() if len(text) < 64 else ""  # noqa: PLR2004
        match = _clock.fullmatch(body)
        if match is None:
            return self._offset(body)
        hours, minutes, seconds, fraction, frames, part = match.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        if frames is not None:
            return self._frames(whole, Fraction(int(part or 0), self._parts) + int(frames))
        if fraction is None:
            return whole * SECOND
        return whole * SECOND + _nearest(int(fraction) * SECOND, 10 ** len(fraction))

    def _offset(self, body: str) -> Ms | None:
        match = _offset.fullmatch(body)
        if match is None:
            return None
        whole, fraction, metric = match.groups()
        count = int(whole + (fraction or ""))
        scale = 10 ** len(fraction or "")
        if metric in _UNITS:
            time = _nearest(count * _UNITS[metric], scale)
        else:
            rate = self._rate if metric == "f" else self._ticks
            told = self._told if metric == "f" else self._ticked
            self.guessed = self.guessed or not told
            time = _nearest(count * SECOND * rate.denominator, scale * rate.numerator)
        return time if time <= _LATEST else None

    def _frames(self, whole: int, frames: Fraction) -> Ms:
        """Date a clock that counts frames; a time code counts them from the start."""
        self.guessed = self.guessed or not self._told
        if not self._smpte:
            exact = whole + frames / self._rate
        else:
            counted = whole * round(self._rate) + frames - self._dropped(whole // 60)
            exact = counted / self._rate
        return _nearest(exact.numerator * SECOND, exact.denominator)

    def _dropped(self, minutes: int) -> int:
        """Count the numbers that a drop-frame time code has left out."""
        if self._drop == "dropNTSC":
            return 2 * (minutes - minutes // 10)
        if self._drop == "dropPAL":
            return 4 * (minutes // 2 - minutes // 20)
        return 0


def _nearest(number: int, by: int) -> int:
    """Divide, halves up."""
    return (2 * number + by) // (2 * by)


def _number(parameters: dict[str, str], name: str, wrong: list[str]) -> Fraction | None:
    text = parameters.get(name)
    if text is None:
        return None
    body = text.strip()
    if _rate.fullmatch(body) and (name != "frameRate" or 1 <= float(body) <= SECOND):
        return FrameRate(body).rate if name == "frameRate" else Fraction(body)
    wrong.append(name)
    return None


def _multiplier(parameters: dict[str, str], wrong: list[str]) -> Fraction:
    """Read `1000 1001`, and `1000:1001` as drafts of the standard had it."""
    text = parameters.get("frameRateMultiplier")
    if text is None:
        return Fraction(1)
    numbers = text.replace(":", " ").split(" ", 2) if len(text) < 32 else []  # noqa: PLR2004
    if len(numbers) == 1:
        numbers.append("1")
    if len(numbers) == 2 and all(n.isascii() and n.isdigit() and int(n) for n in numbers):  # noqa: PLR2004
        return Fraction(int(numbers[0]), int(numbers[1]))
    wrong.append("frameRateMultiplier")
    return Fraction(1)
