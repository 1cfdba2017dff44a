"""The picture that captions are laid out for, and what came of it."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.finding import Finding
    from subtools.core.track import Track

#: No picture that ffmpeg makes is larger.
_MOST = 32_768


class Picture(Value):
    """A picture's size as it is seen: square pixels, turned as it is played."""

    __slots__ = ("width", "height")
    width: int
    height: int

    def __init__(self, width: int, height: int) -> None:
        """Raise `ValueError` for a size that no picture has.

        >>> Picture(1080, 1920).upright, Picture(1920, 1080).shorter
        (True, 1080)
        """
        if not 0 < width <= _MOST or not 0 < height <= _MOST:
            msg = f"no picture has {width} by {height} pixels"
            raise ValueError(msg)
        put(self, "width", width)
        put(self, "height", height)

    @property
    def upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width

    @property
    def shorter(self) -> int:
        """The pixels of its shorter side."""
        return min(self.width, self.height)


class Laid(Value):
    """Captions laid out for a picture.

    `ass` is a whole ASS file, ready for libass. `track` has one cue for each caption, with the
    line breaks and times that are shown; `findings` tell all that was changed or lost.
    """

    __slots__ = ("ass", "track", "findings")
    ass: str
    track: Track
    findings: tuple[Finding, ...]

    def __init__(self, ass: str, track: Track, findings: Iterable[Finding] = ()) -> None:
        """Keep the parts."""
        put(self, "ass", ass)
        put(self, "track", track)
        put(self, "findings", tuple(findings))
