"""Fonts for captions that are burned in: where they are, in which order, and what they lack.

`ready` does it all for one run; `write_fonts_conf` and `missing_glyphs` are its parts.
"""

from subtools.media.fonts.conf import fonts_folder, write_fonts_conf
from subtools.media.fonts.families import DEFAULT_FAMILY
from subtools.media.fonts.files import bundled, families_of
from subtools.media.fonts.glyphs import Missing, missing_glyphs
from subtools.media.fonts.ready import Fonts, ready
from subtools.media.fonts.report import tell

__all__ = [
    "DEFAULT_FAMILY",
    "Fonts",
    "Missing",
    "bundled",
    "families_of",
    "fonts_folder",
    "missing_glyphs",
    "ready",
    "tell",
    "write_fonts_conf",
]
