"""The styles of an ASS file: how captions look by default, and lines for named looks.

All sizes are pixels of a picture 1920 by 1080, which a player scales to its own.
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The columns of a style, in the order in which this package and nearly all others write them.
COLUMNS = (
    "Name", "Fontname", "Fontsize", "PrimaryColour", "SecondaryColour", "OutlineColour",
    "BackColour", "Bold", "Italic", "Underline", "StrikeOut", "ScaleX", "ScaleY", "Spacing",
    "Angle", "BorderStyle", "Outline", "Shadow", "Alignment", "MarginL", "MarginR", "MarginV",
    "Encoding",
)  # fmt: skip

WIDTH, HEIGHT = 1920, 1080
#: Windows and macOS have Arial. Elsewhere fontconfig gives Liberation Sans or Arimo for it, which
#: are open and have the same widths, so a line is as long on every machine. An open name such as
#: DejaVu Sans is missing on most machines, and each then takes another font of another width.
FONT = "Arial"
#: The height of a line. The letters' em is 0.895 of it with Arial's metrics, 57 pixels or 5.3 % of
#: the height, and 42 letters of English (0.5 em each) take two thirds of the width.
SIZE = 64
#: Half the depth of the letters' stems: white stays readable on white.
OUTLINE = 3
SHADOW = 1
#: The title-safe area is the middle 90 % of width and height (SMPTE ST 2046-1, EBU R 95).
MARGIN_SIDE, MARGIN_FOOT = WIDTH // 20, HEIGHT // 20
#: How much of what is behind it a box covers. From 0.75 on, the paler claim colours keep a
#: contrast of 4.5 on a white picture.
BOX_OPACITY = 0.8
#: Space between letters and the edge of their box.
BOX_PADDING = 8
_BOTTOM_CENTRE = 2

#: Where SubStation 4 and `\\a` count places otherwise: 1 to 3 at the bottom, plus 4 at the top,
#: plus 8 in the middle.
LEGACY = {1: 1, 2: 2, 3: 3, 5: 7, 6: 8, 7: 9, 9: 4, 10: 5, 11: 6}

_rgb = pattern(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_unsafe = pattern("[,;{}\\\\\0-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


def style_line(  # noqa: PLR0913
    name: str,
    *,
    colour: str = "#ffffff",
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    strike: bool = False,
    font: str = FONT,
    size: float = SIZE,
    outline: float = OUTLINE,
    outline_colour: str = "#000000",
    shadow: float = SHADOW,
    box: str | None = None,
    box_opacity: float = BOX_OPACITY,
    anchor: int = _BOTTOM_CENTRE,
) -> str:
    """Return a style line, without `Style: `; what is not told is as in the Default style.

    Colours are `#rrggbb`. `box` is the colour of a box behind the letters, instead of the
    outline; `box_opacity` is 0 to 1. Players draw a box for each line and each run in a style;
    where two overlap, a box that is not quite opaque is darker. `anchor` is the numeric-pad
    place (2: bottom centre). A comma or a brace in a name would end it, so each becomes a
    space. Raises `ValueError` for a colour, an opacity or an anchor that is none.

    >>> style_line("claim-alleged", colour="#FFA94D", italic=True)[:50]
    'claim-alleged,Arial,64,&H004DA9FF,&H004DA9FF,&H000'
    """
    if not 1 <= anchor <= 9:  # noqa: PLR2004
        msg = f"an anchor is 1 to 9, not {anchor}"
        raise ValueError(msg)
    text = ass_colour(colour)
    # With BorderStyle 3 the outline's colour fills the box, and the outline is its padding.
    edge = ass_colour(outline_colour) if box is None else ass_colour(box, box_opacity)
    back = ass_colour("#000000", 0.5) if box is None else edge
    border = (1, outline, shadow) if box is None else (3, BOX_PADDING, 0)
    flags = [-1 if flag else 0 for flag in (bold, italic, underline, strike)]
    fields = [
        style_name(name), style_name(font), _number(size), text, text, edge, back, *flags,
        100, 100, 0, 0, border[0], _number(border[1]), _number(border[2]), anchor,
        MARGIN_SIDE, MARGIN_SIDE, MARGIN_FOOT, 1,
    ]  # fmt: skip
    return ",".join(map(str, fields))


def style_name(name: str) -> str:
    r"""Return a name that can stand in a style, an event and a `\r`; never empty.

    >>> style_name("claim, {alleged}"), style_name("")
    ('claim alleged', 'Default')
    """
    # Some programs mark a style as "the current one" by stars before its name.
    return " ".join(_unsafe.sub(" ", name).split()).lstrip("* ") or "Default"


def ass_colour(colour: str, opacity: float = 1.0) -> str:
    """Return `#rrggbb` as ASS writes it, `&HAABBGGRR`, where AA is 00 for opaque.

    >>> ass_colour("#ff8000"), ass_colour("#000000", 0.8)
    ('&H000080FF', '&H33000000')
    """
    match = _rgb.fullmatch(colour)
    if match is None or not 0 <= opacity <= 1:
        msg = f"not a colour and an opacity: {colour!r} and {opacity!r}; write #rrggbb and 0 to 1"
        raise ValueError(msg)
    red, green, blue = match.groups()
    return f"&H{round((1 - opacity) * 255):02X}{blue}{green}{red}".upper()


def _number(value: float) -> str:
    return f"{value:g}"


class Facts(Value):
    """What of a style a caption shows in other formats, too."""

    __slots__ = ("name", "flags", "anchor")
    name: str
    flags: frozenset[str]
    anchor: int

    def __init__(self, name: str, flags: frozenset[str] = frozenset(), anchor: int = 2) -> None:
        """Keep the parts; `flags` are mark kinds (bold, italic, underline)."""
        put(self, "name", name)
        put(self, "flags", flags)
        put(self, "anchor", anchor)


class Styles:
    """The styles of one file by name, and what each has that the Default style has not."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take style lines in the order of `COLUMNS`; a later one of a name replaces the first."""
        self._facts = {facts.name: facts for facts in map(_facts, lines)}
        first = next(iter(self._facts.values()), Facts(DEFAULT))
        # Without a Default style the first is the plain one, but it may stand anywhere.
        self._base = self._facts.get(DEFAULT) or Facts(DEFAULT, first.flags)

    def own(self, name: str) -> tuple[frozenset[str], int | None]:
        """Return the flags that only this style has, and its place if it has another.

        >>> Styles(["Top,Arial,64,,,,,0,-1,0,0,,,,,,,,8,,,,", style_line("Default")]).own("Top")
        (frozenset({'italic'}), 8)
        """
        facts = self._facts.get(name, self._base)
        anchor = facts.anchor if facts.anchor != self._base.anchor else None
        return facts.flags - self._base.flags, anchor

    @property
    def anchor(self) -> int:
        """The place of the Default style."""
        return self._base.anchor


def _facts(line: str) -> Facts:
    fields = legal_style(line).split(",")
    flags = [
        kind for kind, field in zip(("bold", "italic", "underline"), fields[7:10], strict=True)
        if field not in {"", "0"}
    ]  # fmt: skip
    place = fields[18]
    anchor = int(place) if len(place) == 1 and place in "123456789" else _BOTTOM_CENTRE
    return Facts(fields[0], frozenset(flags), anchor)


def legal_style(line: str) -> str:
    r"""Return a style line with one field a column, and nothing in it that would end the line.

    >>> legal_style("Loud,Arial,80\nDialogue: x")[:26]
    'Loud,Arial,80 Dialogue: x,'
    """
    fields = [" ".join(_unsafe.sub(" ", field).split()) for field in line.split(",")]
    fields[0] = style_name(fields[0])
    return ",".join([*fields, *DEFAULT_STYLE.split(",")[len(fields) :]][: len(COLUMNS)])


def from_columns(columns: Sequence[str], fields: Sequence[str], *, old: bool) -> str:
    """Return a style of a file in our order of columns; what it does not tell is the default's.

    `old`: SubStation 4, which has other numbers of places, and BackColour for the outline, too.
    """
    told = dict(zip(columns, fields, strict=False))
    if old:
        place = told.get("alignment", "")
        told["alignment"] = str(LEGACY.get(int(place), 2) if place in _PLACES else 2)
        told["outlinecolour"] = told.get("backcolour", "&H00000000")
    usual = zip(COLUMNS, DEFAULT_STYLE.split(","), strict=True)
    return legal_style(",".join([told.get(column.lower(), field) for column, field in usual]))


_PLACES = frozenset(map(str, LEGACY))
DEFAULT = "Default"
DEFAULT_STYLE = style_line(DEFAULT)
