"""The room that a look leaves for captions on one picture, in pixels."""

from __future__ import annotations

from subtools.media.layout.measure import metrics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.caption_look import CaptionLook
    from subtools.media.layout.picture import Picture

#: The steps in which type is made smaller, in percent: few, so that captions rarely differ.
STEPS = (100, 92, 84, 77, 70, 64, 58, 52, 47, 42, 37, 33, 30)
#: No letters are lower than this, in pixels a line: they would be no letters.
_LEAST = 6
#: How much of a box's padding is above and below: letters have room there as they are.
UPRIGHT_PADDING = 0.4
#: Lines that wrap because the estimate was wrong, wrap this near to the edge, in percent.
EDGE = 1


class Room:
    """Where captions may stand, and how large they are.

    `left`, `right`, `top`, `bottom` are the edges of the safe area. Sizes are heights of lines in
    pixels, which is what ASS calls a font's size; `size` is the full one.
    """

    def __init__(self, look: CaptionLook, picture: Picture) -> None:
        """Work out the pixels."""
        self.look = look
        self.picture = picture
        self.left = picture.width * look.side / 100
        self.right = picture.width - self.left
        self.top = picture.height * look.head / 100
        self.bottom = max(self.top + 1, picture.height * (1 - look.foot / 100))
        self._width = min(self.right - self.left, picture.width * look.width / 100)

    @property
    def size(self) -> int:
        """The look's own size."""
        return self.sizes()[0]

    def sizes(self) -> list[int]:
        """Return the sizes to try, from the look's own down to its smallest."""
        full = self.look.size / 100 * self.picture.shorter
        steps = [step for step in STEPS if step >= self.look.smallest]
        sizes = [max(_LEAST, round(full * step / 100)) for step in steps]
        return sorted(set(sizes), reverse=True)

    def inset(self, size: float) -> float:
        """Return how far ink reaches beyond the letters at each side."""
        return share(max(self._padding, self.look.outline + self.look.shadow), size)

    def over(self, size: float) -> float:
        """Return how far ink reaches beyond the lines above and below."""
        ink = self.look.outline + self.look.shadow
        return share(max(self._padding * UPRIGHT_PADDING, ink), size)

    @property
    def _padding(self) -> float:
        boxed = self.look.padding if self.look.box != "none" else 0
        return max(boxed, self.look.word.padding if self.look.word.mode == "box" else 0)

    def width(self, size: float) -> float:
        """Return the pixels that the letters of a line may take."""
        return max(1.0, self._width - 2 * self.inset(size))

    def measure(self, text: str, size: float, *, bold: bool) -> float:
        """Return the pixels that a line takes at most."""
        return metrics().width(text, size, bold=bold)

    def lines(self, size: float) -> int:
        """Return how many lines the safe area holds; one at least."""
        return max(1, int((self.bottom - self.top - 2 * self.over(size)) / size))


def share(percent: float, size: float) -> float:
    """Return so many percent of a size, in pixels."""
    return percent / 100 * size
