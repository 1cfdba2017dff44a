"""Fonts that draw too small, made larger: all scripts of a caption stand in one size.

libass draws a font at such a size that its highest and lowest marks fill the size asked for.
Fonts of scripts with tall stacks (Arabic, Devanagari, Thai) leave room for the tallest, and their
letters come out at half the size of Latin ones beside them.
"""

from __future__ import annotations

import os

from subtools.media.fonts.scripts import script
from subtools.media.fonts.sfnt import Font

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.media.fonts.glyphs import Used

#: Ascent and descent in ems that each script gets; the others, Arial's. Seen to leave room between
#: two lines for what captions are written in.
_TALL, _TONES, _STACKS = (0.93, 0.33), (1.0, 0.30), (0.98, 0.40)
_ROOM = {
    "Arabic": (0.95, 0.35),
    **dict.fromkeys(("Thai", "Lao"), _TONES),
    **dict.fromkeys(("Khmer", "Burmese", "Tibetan"), _STACKS),
    **dict.fromkeys(
        (
            "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Odia", "Telugu", "Kannada",
            "Malayalam", "Sinhala",
        ),
        _TALL,
    ),
}  # fmt: skip
_ARIAL = (0.905, 0.212)
#: Smaller differences are not seen.
_NEAR = 0.05


def fit(used: Iterable[Used], folder: str, *, kept: Iterable[str] = ()) -> dict[str, str]:
    """Write copies of the fonts whose letters are too small; return them by their originals.

    They go into a folder of their own in `folder`. `kept`, files or folders, stay as they are.
    """
    left = [os.path.realpath(each) for each in kept]
    place = os.path.join(folder, "fitted")
    os.makedirs(place, exist_ok=True)
    made: dict[str, str] = {}
    for each in used:
        path = each.path
        real = os.path.realpath(path)
        if path in made or not os.path.isfile(path) or any([_in(real, one) for one in left]):
            continue
        copy = _fitted(real, each.char)
        if copy is not None:
            made[path] = os.path.join(place, f"{len(made)}{os.path.splitext(path)[1].lower()}")
            with open(made[path], "wb") as file:
                file.write(copy)
    return made


def _in(path: str, place: str) -> bool:
    return path == place or path.startswith(place + os.sep)


def _fitted(path: str, char: str) -> bytes | None:
    ascent, descent = _ROOM.get(script(char) if char else "", _ARIAL)
    try:
        with open(path, "rb") as file:
            font = Font(file.read())
    except (OSError, ValueError):
        return None
    line = font.line
    if not line or line <= ascent + descent + _NEAR:
        return None
    return font.with_line(ascent, descent)
