"""What the build adds to the package: fonts for captions, made of Arimo's variable ones.

The repository holds no file of another project, so the wheel, the source distribution and an
editable installation get theirs here, from the package `fontpkg-arimo` that the build requires.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Where they go, from the root of the repository; .gitignore and pyproject.toml name it, too.
FOLDER = Path("subtools", "media", "fonts", "files")
#: Each file: the variable font it is an instance of, and its weight.
FILES = {
    "Arimo-Regular.ttf": ("Arimo[wght].ttf", 400),
    "Arimo-Bold.ttf": ("Arimo[wght].ttf", 700),
    "Arimo-Italic.ttf": ("Arimo-Italic[wght].ttf", 400),
    "Arimo-BoldItalic.ttf": ("Arimo-Italic[wght].ttf", 700),
}
LICENCE = "OFL.txt"
#: The ascent and descent of Arial and Liberation Sans, in units of which an em has 2,048. libass
#: draws a font at such a size that the two fill the size asked for. Arimo 1.341 tells larger ones,
#: for letters under two accents, and its letters would be a fifth smaller than Arial's.
ASCENT, DESCENT = 1854, 434


class FontsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the fonts before anything is packed, for every kind of target."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write them; pyproject.toml lists them as artifacts, since git ignores them."""
        make(Path(self.root) / FOLDER)


def make(folder: Path) -> None:
    """Write the four fonts and their licence into a folder.

    Instances, since libass draws no bold of a variable font that it loads from a folder, as it
    does on macOS and Windows.
    """
    spec = find_spec("fontpkg_arimo")
    if spec is None or spec.origin is None:
        msg = "fontpkg-arimo is not installed: see [build-system] in pyproject.toml"
        raise ModuleNotFoundError(msg)
    source = Path(spec.origin).parent
    folder.mkdir(parents=True, exist_ok=True)
    for name, (variable, weight) in FILES.items():
        font = TTFont(source / "files" / variable, recalcTimestamp=False)
        instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
        font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ASCENT, DESCENT
        font.save(folder / name)
    (folder / LICENCE).write_bytes((source / "LICENSE").read_bytes())
