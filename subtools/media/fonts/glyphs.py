"""Which characters no font can draw: libass itself is asked, before a video is burned.

It draws every character of the captions once, in a picture of a few pixels, with the fonts of the
run to come, and says what it looked for in vain.
"""

from __future__ import annotations

import os

from subtools.core.pattern import pattern
from subtools.core.value import Value, put
from subtools.errors import ProgramError
from subtools.media.fonts.probe_file import Face, faces_of, probe_file
from subtools.media.fonts.scripts import script
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from subtools.core.time import Ms
    from subtools.media.fonts.probe_file import Seen
    from subtools.media.locate import Ffmpeg

_FACE = r"\((?P<family>.*), (?P<weight>\d+), (?P<slant>\d+)\)"
_GLYPH = r"0x(?P<glyph>[0-9A-Fa-f]+)"
_asked = pattern(rf"Glyph {_GLYPH} not found, selecting one more font for {_FACE}")
_failed = pattern(rf"fontselect: failed to find any fallback with glyph {_GLYPH} for font: {_FACE}")
_taken = pattern(rf"fontselect: {_FACE} -> (?P<path>.+), -?\d+, [^,]*$")
_INFO = 32


class Missing(Value):
    """A character that would not be drawn: how often it stands in the captions, and when first.

    `script` is what people call its script, `time` in ms. `crowded` says that a font may have it,
    but is one too many: libass takes ten for each style.
    """

    __slots__ = ("char", "count", "crowded", "script", "time")
    char: str
    script: str
    time: Ms
    count: int
    crowded: bool

    def __init__(
        self, char: str, *, script: str, time: Ms = 0, count: int = 1, crowded: bool = False
    ) -> None:
        """Keep the parts."""
        put(self, "char", char)
        put(self, "script", script)
        put(self, "time", time)
        put(self, "count", count)
        put(self, "crowded", crowded)

    @property
    def name(self) -> str:
        """Unicode's name of it, and its number.

        >>> Missing("ש", script="Hebrew").name
        'HEBREW LETTER SHIN (U+05E9)'
        """
        from unicodedata import name

        return f"{name(self.char, 'no name')} (U+{ord(self.char):04X})"


class Used(Value):
    """A font file that libass took for a face, and the character it was taken for.

    `char` is "" for the face's own font.
    """

    __slots__ = ("char", "face", "path")
    path: str
    face: Face
    char: str

    def __init__(self, path: str, face: Face, char: str = "") -> None:
        """Keep the parts."""
        put(self, "path", path)
        put(self, "face", face)
        put(self, "char", char)


class Drawn(Value):
    """What libass said: the characters that are missing, and the files that draw the others.

    `blank` says that there was no font at all, so not even a box would be drawn.
    """

    __slots__ = ("blank", "missing", "used")
    missing: tuple[Missing, ...]
    used: tuple[Used, ...]
    blank: bool

    def __init__(
        self, missing: Iterable[Missing] = (), used: Iterable[Used] = (), *, blank: bool = False
    ) -> None:
        """Keep the parts."""
        put(self, "blank", blank)
        put(self, "missing", tuple(missing))
        put(self, "used", tuple(used))


def missing_glyphs(
    captions: str,
    ffmpeg: Ffmpeg,
    env: Mapping[str, str],
    folder: str,
    *,
    fonts: str | None = None,
) -> tuple[Missing, ...]:
    """Return the characters of an ASS file that would not be drawn, in order of their first time.

    `env` is what `write_fonts_conf` returned, `folder` a private folder for two small files,
    `fonts` what `fonts_folder` returned. Raises `ProgramError` where ffmpeg can't draw at all.
    """
    return draw(captions, ffmpeg, env, folder, fonts=fonts).missing


def draw(
    captions: str,
    ffmpeg: Ffmpeg,
    env: Mapping[str, str],
    folder: str,
    *,
    fonts: str | None = None,
) -> Drawn:
    """Draw each character once, as `missing_glyphs` does; return the files that were used, too."""
    faces = faces_of(captions)
    if not faces:
        return Drawn()
    heard = _Heard(_said(probe_file(faces), ffmpeg, env, folder, fonts))
    first: dict[str, Seen] = {}
    crowded: dict[str, bool] = {}
    for face, seen in faces.items():
        fails, more = heard.failed.get(face, set()), heard.asked.get(face, set())
        for char, each in seen.items():
            code = ord(char)
            if 0 in fails or code in fails or code in more:
                first[char] = first[char].joined(each) if char in first else each
                crowded[char] = crowded.get(char, True) and 0 not in fails and code not in fails
    missing = [
        Missing(char, script=script(char), time=at.time, count=at.count, crowded=crowded[char])
        for char, at in first.items()
    ]
    missing.sort(key=lambda each: (each.time, each.char))
    return Drawn(missing, heard.used, blank=not heard.used)


def _said(
    captions: str, ffmpeg: Ffmpeg, env: Mapping[str, str], folder: str, fonts: str | None
) -> list[str]:
    with open(os.path.join(folder, "glyphs.ass"), "w", encoding="utf-8", newline="\n") as file:
        file.write(captions)
    report = os.path.join(folder, "glyphs.log")
    # Names without a folder: nothing in them needs escaping, and ffmpeg runs where they are.
    filters = "ass=glyphs.ass"
    if fonts is not None:
        filters += f":fontsdir={os.path.relpath(fonts, folder).replace(os.sep, '/')}"
    argv = [
        ffmpeg.path, "-nostdin", "-hide_banner", "-y", "-v", "error",
        "-f", "lavfi", "-i", "color=black:s=64x64:r=1:d=1",
        "-vf", filters, "-frames:v", "1", "-f", "null", "-",
    ]  # fmt: skip
    # A log of its own: there may be thousands of lines, and standard error keeps the last.
    told = {**env, "FFREPORT": f"file=glyphs.log:level={_INFO}"}
    answer = ask(argv, cwd=folder, env=told)
    if answer.code != 0 or not os.path.exists(report):
        msg = f"can't draw captions (exit code {answer.code})"
        raise ProgramError(msg, program=ffmpeg.path, said=answer.err)
    with open(report, encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    os.unlink(report)
    return lines


class _Heard:
    """What libass told: a search for one more font ends with the one taken, a failure, or nothing.

    0 among those `failed` stands for the font itself: then it draws no character at all.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.failed: dict[Face, set[int]] = {}
        self.asked: dict[Face, set[int]] = {}
        taken: dict[Used, None] = {}
        wanted = 0
        for line in lines:
            if (match := _asked.search(line)) is not None:
                wanted = int(match["glyph"], 16)
                self.asked.setdefault(_face(match), set()).add(wanted)
            elif (match := _failed.search(line)) is not None:
                self.failed.setdefault(_face(match), set()).add(int(match["glyph"], 16))
                wanted = 0
            elif (match := _taken.search(line)) is not None:
                face = _face(match)
                self.asked.setdefault(face, set()).discard(wanted)
                taken[Used(match["path"], face, chr(wanted) if wanted else "")] = None
                wanted = 0
        self.used = tuple(taken)


def _face(match: re.Match[str]) -> Face:
    return Face(match["family"], int(match["weight"]), int(match["slant"]))
