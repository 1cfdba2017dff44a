"""Everything about fonts that a run needs, in one call."""

from __future__ import annotations

import os

from subtools.core.value import Value, put
from subtools.media.fonts.conf import fonts_folder, write_fonts_conf
from subtools.media.fonts.files import bundled, own_fonts
from subtools.media.fonts.fit import fit
from subtools.media.fonts.glyphs import draw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from subtools.media.fonts.glyphs import Missing, Used
    from subtools.media.locate import Ffmpeg


class Fonts(Value):
    """What ffmpeg is told: the environment, and the filter's `fontsdir` (None: none is needed).

    `missing` are the characters that no font has; `blank` says that no font was found at all, so
    ffmpeg would draw nothing and end well. `used` are the files that draw the others, as found.
    """

    __slots__ = ("blank", "env", "folder", "missing", "used")
    env: Mapping[str, str]
    folder: str | None
    missing: tuple[Missing, ...]
    used: tuple[Used, ...]
    blank: bool

    def __init__(
        self,
        env: Mapping[str, str],
        folder: str | None = None,
        missing: Iterable[Missing] = (),
        *,
        used: Iterable[Used] = (),
        blank: bool = False,
    ) -> None:
        """Keep the parts."""
        put(self, "env", env)
        put(self, "folder", folder)
        put(self, "missing", tuple(missing))
        put(self, "used", tuple(used))
        put(self, "blank", blank)


def ready(  # noqa: PLR0913
    captions: str,
    ffmpeg: Ffmpeg,
    folder: str,
    *,
    language: str | None = None,
    extra: Iterable[str | os.PathLike[str]] = (),
    system: bool = True,
) -> Fonts:
    """Choose the fonts for an ASS file, look for characters that none has, and fit their sizes.

    All files go into `folder`, which must stay until ffmpeg has ended. Raises `InputError` for an
    `extra` that is no font, `ProgramError` where ffmpeg can't draw.
    """
    extra = list(extra)
    env = write_fonts_conf(folder, language=language, extra=extra, system=system)
    place = fonts_folder(folder, extra=extra)
    drawn = draw(captions, ffmpeg, env, folder, fonts=place)
    primary = [each.path for each in drawn.used if not each.char]
    own = [each for each in primary if os.path.realpath(each) in _real(own_fonts(extra))]
    instead = fit(drawn.used, folder, kept=[*own, bundled() or ""])
    if instead:
        env = write_fonts_conf(
            folder, language=language, extra=extra, system=system, instead=instead
        )
    return Fonts(env, place, drawn.missing, used=drawn.used, blank=drawn.blank)


def _real(paths: Iterable[str]) -> set[str]:
    return {os.path.realpath(each) for each in paths}
