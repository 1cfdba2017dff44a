"""How ordinary words look when they are burned in: type, box, place, and the word being spoken."""

from __future__ import annotations

from subtools.core.colour import CONTRAST, is_colour, least_contrast
from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: No box; one behind each line; one behind the whole caption.
BOXES = ("none", "line", "block")
POSITIONS = ("bottom", "middle", "top")
#: What is done to the word that is spoken: nothing, another colour, a box behind it, or words
#: fill with a colour as they are spoken and keep it.
WORD_MODES = ("none", "color", "box", "fill")
#: What may be told otherwise for upright pictures.
UPRIGHT = ("size", "lines", "words", "width", "position", "side", "foot", "head")

#: The least and the greatest of each number.
_RANGES: dict[str, tuple[float, float]] = {
    "size": (1, 30),
    "outline": (0, 25),
    "shadow": (0, 25),
    "box_opacity": (0, 1),
    "padding": (0, 100),
    "side": (0, 40),
    "foot": (0, 60),
    "head": (0, 60),
    "width": (10, 100),
    "lines": (1, 10),
    "words": (0, 20),
    "smallest": (30, 100),
}
_CHOICES = {"box": BOXES, "position": POSITIONS}
_COLOURS = ("color", "outline_color", "box_color")
#: Bad for ASS, which parts its fields by commas, and for any line.
_UNSAFE = frozenset(",;{}\\")


class WordLook(Value):
    """How the word that is spoken is shown: one of `WORD_MODES`, its colour, its box's colour.

    `padding` is between its letters and the edge of its box, in percent of a line's height.
    """

    __slots__ = ("mode", "color", "box", "padding")
    mode: str
    color: str
    box: str
    padding: float

    def __init__(
        self, *, mode: str = "none", color: str = "", box: str = "", padding: float = 14
    ) -> None:
        """Raise `ValueError` for a mode that is none, and one without the colour it needs.

        >>> WordLook(mode="color", color="#FFD60A")
        WordLook(mode='color', color='#FFD60A', padding=14)
        """
        if mode not in WORD_MODES:
            msg = f"word.mode must be one of {', '.join(WORD_MODES)}, not {mode!r}"
            raise ValueError(msg)
        for key, value in (("color", color), ("box", box)):
            if value and not is_colour(value):
                msg = f"word.{key} must be #rrggbb, not {value!r}"
                raise ValueError(msg)
        if not 0 <= padding <= 50:  # noqa: PLR2004
            msg = f"word.padding must be 0 to 50, not {padding!r}"
            raise ValueError(msg)
        needed = {"color": "color", "fill": "color", "box": "box"}.get(mode)
        if needed and not (color if needed == "color" else box):
            msg = f"word.mode {mode!r} needs word.{needed}"
            raise ValueError(msg)
        put(self, "mode", mode)
        put(self, "color", color)
        put(self, "box", box)
        put(self, "padding", padding)


class CaptionLook(Value):
    """The appearance of captions that are burned in. Numbers are percent, so any picture does.

    Type: `size` is the height of a line in percent of the picture's shorter side, which is the
    height of a landscape picture and the width of an upright one; so type is as large on a phone
    held upright as on the same phone held flat. `font` is a family. `capitals` writes all in
    capitals. `outline`, `shadow` and `padding` (between letters and the edge of their box) are in
    percent of `size`, so they grow and shrink with the type.

    Box: one of `BOXES`, its colour and its opacity (0 to 1).

    Place: one of `POSITIONS`; `side` is in percent of the picture's width, `foot` and `head` of
    its height: nothing is drawn nearer to the edges. A line takes at most `width` percent of the
    picture's width. A caption that does not fit is broken anew into at most `lines` lines; if
    that is not enough, its type is made smaller, down to `smallest` percent of `size`. With
    `words` only so many words are shown at once, where their times are known (0: the caption as
    it is).

    `word` is how the word that is spoken is shown. `upright` are the values of `UPRIGHT` that
    differ for pictures that are higher than wide.
    """

    __slots__ = (
        "font", "size", "color", "bold", "italic", "capitals", "outline", "outline_color", "shadow",
        "box", "box_color", "box_opacity", "padding", "position", "side", "foot", "head", "width",
        "lines", "words", "smallest", "word", "upright",
    )  # fmt: skip
    font: str
    size: float
    color: str
    bold: bool
    italic: bool
    capitals: bool
    outline: float
    outline_color: str
    shadow: float
    box: str
    box_color: str
    box_opacity: float
    padding: float
    position: str
    side: float
    foot: float
    head: float
    width: float
    lines: int
    words: int
    smallest: float
    word: WordLook
    upright: tuple[tuple[str, float | str], ...]

    def __init__(  # noqa: PLR0913
        self,
        *,
        font: str = "Arial",
        size: float = 6,
        color: str = "#FFFFFF",
        bold: bool = False,
        italic: bool = False,
        capitals: bool = False,
        outline: float = 5,
        outline_color: str = "#000000",
        shadow: float = 0,
        box: str = "none",
        box_color: str = "#000000",
        box_opacity: float = 0.8,
        padding: float = 20,
        position: str = "bottom",
        side: float = 5,
        foot: float = 5,
        head: float = 5,
        width: float = 90,
        lines: int = 2,
        words: int = 0,
        smallest: float = 70,
        word: WordLook | None = None,
        upright: Iterable[tuple[str, float | str]] = (),
    ) -> None:
        """Raise `ValueError` for a value that is out of range or unreadable on its box.

        >>> CaptionLook(box="line", box_opacity=0.3)
        Traceback (most recent call last):
        ...
        ValueError: #FFFFFF has a contrast of 2.1 on its box at worst; it needs 4.5
        """
        told = locals()
        for name in self._fields:
            put(self, name, told[name])
        put(self, "word", word or WordLook())
        put(self, "upright", tuple(upright))
        self._check()
        if self.upright:
            self.shaped(upright=True)

    def shaped(self, *, upright: bool) -> CaptionLook:
        """Return the look for upright pictures, or for all others.

        >>> look = CaptionLook(foot=5, upright=[("foot", 20)])
        >>> look.shaped(upright=True).foot, look.shaped(upright=False).foot
        (20, 5)
        """
        return self.replace(upright=(), **dict(self.upright if upright else ()))

    @property
    def times_words(self) -> bool:
        """Whether it needs to know when each word is spoken."""
        return self.words > 0 or self.word.mode != "none"

    def _check(self) -> None:
        for name, (low, high) in _RANGES.items():
            if not low <= (value := getattr(self, name)) <= high:
                msg = f"{name} must be {low:g} to {high:g}, not {value!r}"
                raise ValueError(msg)
        for name, choices in _CHOICES.items():
            if (value := getattr(self, name)) not in choices:
                msg = f"{name} must be one of {', '.join(choices)}, not {value!r}"
                raise ValueError(msg)
        for name in _COLOURS:
            if not is_colour(value := getattr(self, name)):
                msg = f"{name} must be #rrggbb, not {value!r}"
                raise ValueError(msg)
        if not self.font.strip() or not self.font.isprintable() or _UNSAFE.intersection(self.font):
            msg = f"font must be the name of a family, not {self.font!r}"
            raise ValueError(msg)
        if wrong := [name for name, _ in self.upright if name not in UPRIGHT]:
            msg = f"upright can't have {wrong[0]!r}; it can have: {', '.join(UPRIGHT)}"
            raise ValueError(msg)
        self._check_contrast()

    def _check_contrast(self) -> None:
        spoken = self.word.color or self.color
        boxes = []
        if self.box != "none":
            boxes += [(colour, self.box_color, self.box_opacity) for colour in (self.color, spoken)]
        if self.word.mode == "box":
            boxes = [*boxes[:1], (spoken, self.word.box, 1.0)]
        for colour, box, opacity in boxes:
            if (got := least_contrast(colour, box, opacity)) < CONTRAST:
                msg = (
                    f"{colour} has a contrast of {got:.1f} on its box at worst; it needs {CONTRAST}"
                )
                raise ValueError(msg)
