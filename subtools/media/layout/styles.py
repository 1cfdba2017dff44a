"""The header of the ASS file, and its styles: ours only, one of each kind for each size of type."""

from __future__ import annotations

from subtools.formats.ass.styles import COLUMNS, DEFAULT, ass_colour, style_line
from subtools.media.layout.room import EDGE, share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.media.layout.picture import Picture
    from subtools.media.layout.room import Room

#: libass finds the direction of each line by its letters, and the order of letters from whole
#: lines instead of from each piece in a style of its own. (Other programs take it as 1.)
_AUTO_DIRECTION = "-1"
#: BorderStyle: a box for each run of letters in one style, or one for a whole event, which libass
#: alone knows; its padding is the shadow.
_RUN, _BLOCK = "3", "4"
_HIDDEN = "&HFF"
#: Styles beside those of words: boxes behind lines and captions, and behind the word spoken.
BOX, WORD_BOX = "box", "word box"


class Sheet:
    """The styles in use. `claims` are the lines of styles that a look has for claims, by name."""

    def __init__(self, room: Room, claims: Iterable[str]) -> None:
        """Make the base of all styles from the look."""
        self._room = room
        self._claims = {line.split(",")[0]: line.split(",") for line in claims}
        self._claims.pop(DEFAULT, None)
        self._lines: dict[str, str] = {}

    def use(self, name: str, size: int) -> str:
        """Return the name of a style at a height of lines, and keep the style."""
        full = f"{name} {size}"
        if full not in self._lines:
            fields = self._fields(name, size)
            fields |= {"Name": full, "Fontsize": str(size)}
            self._lines[full] = ",".join([fields[column] for column in COLUMNS])
        return full

    @property
    def bold(self) -> frozenset[str]:
        """The names of styles of claims that are bold."""
        return frozenset([name for name in self._claims if "bold" in self.flags(name)])

    def flags(self, name: str) -> list[str]:
        """Return the kinds of marks that a style of claims has."""
        fields = dict(zip(COLUMNS, self._claims.get(name, ()), strict=False))
        return [
            kind
            for kind, column in (("bold", "Bold"), ("italic", "Italic"), ("underline", "Underline"))
            if fields.get(column, "0") != "0"
        ]

    def coloured(self, name: str) -> bool:
        """Tell whether a style of claims has a colour of its own."""
        fields = dict(zip(COLUMNS, self._claims.get(name, ()), strict=False))
        return fields.get("PrimaryColour", "") != ass_colour(self._room.look.color)

    def _fields(self, name: str, size: int) -> dict[str, str]:
        look = self._room.look
        fields = dict(zip(COLUMNS, _base(self._room, size).split(","), strict=True))
        if name in self._claims:
            own = dict(zip(COLUMNS, self._claims[name], strict=True))
            kept = ["Bold", "Italic", "Underline"]
            if self.coloured(name):
                kept += ["PrimaryColour", "SecondaryColour"]
            elif look.word.mode == "fill":
                fields["PrimaryColour"] = ass_colour(look.word.color)
            fields |= {column: own[column] for column in kept}
        elif name == BOX:
            fields |= _box(_BLOCK, _HIDDEN + "000000")
            fields["BackColour"] = ass_colour(look.box_color, look.box_opacity)
            fields["Outline"] = "0"
            fields["Shadow"] = _pixels(share(look.padding, size))
        elif name == WORD_BOX:
            fields |= _box(_RUN, ass_colour(look.word.box))
            fields["OutlineColour"] = _HIDDEN + fields["OutlineColour"][4:]
            fields["Outline"] = _pixels(share(look.word.padding, size))
        elif look.word.mode == "fill":
            fields["PrimaryColour"] = ass_colour(look.word.color)
        return fields

    def head(self, picture: Picture, language: str | None) -> str:
        """Return all of the file that stands before the events."""
        lines = [
            "[Script Info]",
            "ScriptType: v4.00+",
            f"PlayResX: {picture.width}",
            f"PlayResY: {picture.height}",
            # Lines are cut where they should be. Should one be too long all the same, it wraps.
            "WrapStyle: 0",
            "ScaledBorderAndShadow: yes",
            "YCbCr Matrix: None",
        ]
        own = (language or "").partition("-")[0].lower()
        if len(own) in {2, 3} and own.isascii() and own.isalpha():
            lines.append(f"Language: {own}")
        lines += ["", "[V4+ Styles]", f"Format: {', '.join(COLUMNS)}"]
        lines += [f"Style: {line}" for line in self._lines.values()]
        lines += ["", "[Events]"]
        lines.append(
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
        )
        return "\n".join(lines) + "\n"


def _base(room: Room, size: int) -> str:
    """Return the style of ordinary words."""
    look = room.look
    line = style_line(
        DEFAULT,
        colour=look.color,
        bold=look.bold,
        italic=look.italic,
        font=look.font,
        size=size,
        outline=share(look.outline, size),
        outline_colour=look.outline_color,
        shadow=share(look.shadow, size),
    )
    fields = dict(zip(COLUMNS, line.split(","), strict=True))
    edge = str(max(1, round(room.picture.width * EDGE / 100)))
    fields |= {
        "Outline": _pixels(share(look.outline, size)),
        "Shadow": _pixels(share(look.shadow, size)),
        "MarginL": edge, "MarginR": edge, "MarginV": "0", "Encoding": _AUTO_DIRECTION,
    }  # fmt: skip
    return ",".join([fields[column] for column in COLUMNS])


def _box(border: str, colour: str) -> dict[str, str]:
    """Return what of a style makes it a box: its letters are not seen."""
    white = _HIDDEN + "FFFFFF"
    return {
        "PrimaryColour": white, "SecondaryColour": white, "OutlineColour": colour,
        "BackColour": colour, "BorderStyle": border, "Shadow": "0",
    }  # fmt: skip


def _pixels(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
