"""Every character of an ASS file once, in the faces it is drawn with: what libass is asked by."""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.core.value import Value, put
from subtools.formats.ass.styles import COLUMNS
from subtools.media.fonts.scripts import unseen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from subtools.core.time import Ms

_override = pattern(r"\{([^}]*)\}")
_tag = pattern(r"\\(?:(b|i)(\d*)|(fn)([^\\}]*)|(r)([^\\}]*))(?=[\\})]|$)")
_line_break = pattern(r"\\[Nnh]")
_stamp = pattern(r"(\d+):(\d\d):(\d\d)[.:](\d\d)")
_BOLD, _REGULAR, _SLANT = 700, 400, 100
#: What would be read as a sign to libass is asked for by its like.
_SAFE = str.maketrans({"{": "(", "}": ")", "\\": "/"})
_ROW = 200


class Face(Value):
    """A family with a weight and a slant, as libass asks fontconfig for it."""

    __slots__ = ("family", "slant", "weight")
    family: str
    weight: int
    slant: int

    def __init__(self, family: str, weight: int = _REGULAR, slant: int = 0) -> None:
        """Keep the parts."""
        put(self, "family", family)
        put(self, "weight", weight)
        put(self, "slant", slant)


class Seen(Value):
    """When a character stands first, in ms, and how often it does."""

    __slots__ = ("count", "time")
    time: Ms
    count: int

    def __init__(self, time: Ms, count: int = 1) -> None:
        """Keep the parts."""
        put(self, "time", time)
        put(self, "count", count)

    def joined(self, other: Seen) -> Seen:
        """Return the two as one."""
        return Seen(min(self.time, other.time), self.count + other.count)


def faces_of(captions: str) -> dict[Face, dict[str, Seen]]:
    """Return the faces of an ASS file and the characters that each must draw, in their order."""
    styles: dict[str, Face] = {}
    found: dict[Face, dict[str, list[int]]] = {}
    for line in captions.splitlines():
        kind, _, rest = line.partition(":")
        if kind == "Style":
            fields = dict(zip(COLUMNS, rest.strip().split(","), strict=False))
            styles[fields["Name"]] = _face(fields)
        elif kind == "Dialogue":
            _, start, _, style, *_, text = rest.split(",", 9)
            time = _time(start)
            for face, char in _characters(text, style.strip(), styles):
                if char.isspace() and char != "\u3000" and char <= "\u00a0":
                    continue
                seen = found.setdefault(face, {}).setdefault(char, [time, 0])
                seen[0] = min(seen[0], time)
                seen[1] += 1
    return {
        face: {char: Seen(time, count) for char, (time, count) in chars.items() if not unseen(char)}
        for face, chars in found.items()
    }


def probe_file(faces: Mapping[Face, Mapping[str, object]]) -> str:
    """Return an ASS file that draws each character once, all at the same time."""
    styles, events = [], []
    for number, (face, chars) in enumerate(faces.items()):
        bold = -1 if face.weight == _BOLD else 0 if face.weight == _REGULAR else face.weight
        styles.append(
            f"Style: {number},{face.family},8,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,"
            f"{bold},{-1 if face.slant else 0},0,0,100,100,0,0,1,0,0,7,0,0,0,1"
        )
        shown = [*chars]
        # A space between: no mark joins the letter before it, no two letters one picture.
        rows = [" ".join(shown[at : at + _ROW]) for at in range(0, len(shown), _ROW)]
        events += [
            f"Dialogue: 0,0:00:00.00,0:00:10.00,{number},,0,0,0,,{row.translate(_SAFE)}"
            for row in rows
        ]
    return "\n".join([
        "[Script Info]", "ScriptType: v4.00+", "PlayResX: 64", "PlayResY: 64", "WrapStyle: 2", "",
        "[V4+ Styles]", f"Format: {', '.join(COLUMNS)}", *styles, "",
        "[Events]",
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
        *events, "",
    ])  # fmt: skip


def _face(fields: Mapping[str, str]) -> Face:
    bold = fields.get("Bold", "0")
    return Face(
        fields.get("Fontname", "Arial"),
        _weight(bold),
        0 if fields.get("Italic", "0") == "0" else _SLANT,
    )


def _weight(bold: str) -> int:
    if bold in {"0", ""}:
        return _REGULAR
    return _BOLD if bold in {"1", "-1"} else int(bold)


def _time(stamp: str) -> Ms:
    match = _stamp.search(stamp)
    if match is None:
        return 0
    hours, minutes, seconds, hundredths = map(int, match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10


def _characters(text: str, style: str, styles: Mapping[str, Face]) -> Iterator[tuple[Face, str]]:
    """Yield each character of an event with its face, as the overrides before it say."""
    own = face = styles.get(style) or next(iter(styles.values()), Face("Arial"))
    for number, part in enumerate(_override.split(text)):
        if number % 2 == 0:
            for char in _line_break.sub(" ", part):
                yield face, char
            continue
        for match in _tag.finditer(part):
            flag, value, name, family, reset, named = match.groups()
            if flag == "b":
                face = face.replace(weight=_weight(value) if value else own.weight)
            elif flag == "i":
                slant = own.slant if not value else 0 if value == "0" else _SLANT
                face = face.replace(slant=slant)
            elif name:
                face = face.replace(family=family or own.family)
            elif reset:
                face = styles.get(named, own)
