"""Where font files are: in this package, in those of the extra `fonts`, and on the system."""

from __future__ import annotations

import os
import sys

from subtools.core.pattern import pattern
from subtools.errors import InputError
from subtools.media.fonts.sfnt import SUFFIXES, Font

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The packages of the extra: their files are looked for, their code is not run.
PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
#: What else may hold fonts, beside what the system's own fonts.conf says.
_UNIX = (
    "/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts", "/usr/share/X11/fonts/TTF",
    "~/.local/share/fonts", "~/.fonts",
)  # fmt: skip
_MAC = ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts")
_CONFIGURATIONS = ("/etc/fonts", "/usr/local/etc/fonts", "/opt/homebrew/etc/fonts")
_dir = pattern(r"<dir(?P<attributes>[^>]{0,200})>(?P<path>[^<]{1,1000})</dir>")
_MOST_FILES = 2_000


def bundled() -> str | None:
    """Return the folder of the fonts in this package, or None where an odd build left them out."""
    folder = os.path.join(os.path.dirname(__file__), "files")
    return folder if os.path.isfile(os.path.join(folder, "Arimo-Regular.ttf")) else None


def packages() -> dict[str, str]:
    """Return the packages of the extra that are installed, and their folders."""
    from importlib.util import find_spec

    found = {}
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            found[name] = os.path.dirname(os.path.abspath(spec.origin))
    return found


def system_folders() -> list[str]:
    """Return the folders of the system's fonts that are there."""
    if os.name == "nt":
        windows = os.environ.get("SYSTEMROOT", r"C:\Windows")
        local = os.environ.get("LOCALAPPDATA", "")
        named = [os.path.join(windows, "Fonts"), os.path.join(local, r"Microsoft\Windows\Fonts")]
    else:
        share = os.environ.get("XDG_DATA_HOME", "")
        own = [os.path.join(share, "fonts")] if os.path.isabs(share) else []
        mac = _MAC if sys.platform == "darwin" else ()
        named = [*own, *_UNIX, *mac, *_configured()]
    there = [os.path.expanduser(each) for each in named]
    return [each for each in dict.fromkeys(there) if os.path.isabs(each) and os.path.isdir(each)]


def _configured() -> Iterator[str]:
    """Yield the folders that the system's fontconfig names: not all distributions have /usr."""
    paths = []
    if asked := os.environ.get("FONTCONFIG_FILE"):
        paths.append(asked)
    for folder in _CONFIGURATIONS:
        paths.append(os.path.join(folder, "fonts.conf"))
        extra = os.path.join(folder, "conf.d")
        if os.path.isdir(extra):
            paths += [os.path.join(extra, name) for name in sorted(os.listdir(extra))]
    for path in paths:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:
            continue
        for match in _dir.finditer(text):
            if (
                "prefix" not in match["attributes"]
            ):  # relative to what differs from version to version
                yield match["path"].strip()


def own_fonts(named: Iterable[str | os.PathLike[str]]) -> dict[str, tuple[str, ...]]:
    """Return the font files that a user named, or the folders of, with the families of each.

    Raises `InputError` for what is missing, no font, or a folder without one.
    """
    found: dict[str, tuple[str, ...]] = {}
    for each in named:
        path = os.path.abspath(os.fspath(each))
        if os.path.isdir(path):
            inside = {file: families for file in _fonts_in(path) if (families := _try(file))}
            if not inside:
                msg = f"this folder has no font file ({', '.join(SUFFIXES)})"
                raise InputError(msg, source=os.fspath(each))
            found |= inside
            continue
        try:
            found[path] = families_of(path)
        except InputError as error:
            error.source = os.fspath(each)
            raise
    return found


def families_of(path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the families of a font file.

    Raises `InputError` if it can't be read, is no font, or draws in colours, which libass can't.
    """
    from subtools.files import load

    source = os.fspath(path)
    try:
        font = Font(load(source))
    except ValueError as error:
        raise InputError(str(error), source=source) from None
    if font.coloured:
        msg = "draws in colours, which libass can't; name a font in one colour, as Noto Emoji"
        raise InputError(msg, source=source)
    return font.families


def _try(path: str) -> tuple[str, ...]:
    try:
        return families_of(path)
    except InputError:
        return ()


def _fonts_in(folder: str) -> Iterator[str]:
    count = 0
    for here, _, names in os.walk(folder):
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES):
                count += 1
                if count > _MOST_FILES:
                    return
                yield os.path.join(here, name)
