"""A configuration of fontconfig of our own: the same fonts in the same order on every machine.

With the system's, a file that asks for Arial gets whatever each machine puts in its place, and
on a machine without fonts ffmpeg draws nothing and ends well.
"""

from __future__ import annotations

import os
import sys

from subtools.media.fonts import families
from subtools.media.fonts.files import bundled, own_fonts, packages, system_folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Path = str | os.PathLike[str]

_NAME = "fonts.conf"
#: The user's own fonts, under names of ours.
_OWN = "fonts"


def write_fonts_conf(
    folder: str,
    *,
    language: str | None = None,
    extra: Iterable[Path] = (),
    system: bool = True,
    instead: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Write fonts.conf into a private folder; return the environment that makes ffmpeg use it.

    The order of fonts: this package's, then `extra` (files and folders of the user), those of the
    extra `fonts`, the system's unless `system` is False. `language` decides between the forms of
    Chinese characters. `instead` has files in place of others: see `fit`. Raises `InputError` for
    an `extra` that is no font.
    """
    own = own_fonts(extra)
    replaced = instead or {}
    places = [*dict.fromkeys(map(os.path.dirname, replaced.values())), bundled()]
    places += [*_placed(folder, own, "own"), *packages().values()]
    if system:
        places += system_folders()
    said = dict.fromkeys([_said(folder, each) for each in places if each])
    names = [family for each in own.values() for family in each]
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        *[f"<dir>{_xml(each)}</dir>" for each in said],
        *[f"<cachedir>{_xml(each)}</cachedir>" for each in _caches(folder, own or replaced)],
        *_rejected(replaced),
        *_aliases(language),
        *_edit(families.fallbacks(language, names), mode="append_last"),
        "</fontconfig>",
    ]
    path = os.path.join(folder, _NAME)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    return {"FONTCONFIG_FILE": path, "FC_LANG": families.locale(language)}


def fonts_folder(folder: str, *, extra: Iterable[Path] = ()) -> str | None:
    """Return a folder for the filter's `fontsdir`, where libass asks the system and no fontconfig.

    That is so on macOS and Windows; elsewhere it is None, since fonts.conf says all. The folder
    holds this package's font and the user's.
    """
    if sys.platform != "darwin" and os.name != "nt":
        return None
    home = bundled()
    ours = [os.path.join(home, name) for name in os.listdir(home)] if home else []
    fonts = [each for each in ours if each.endswith(".ttf")]
    return next(iter(_placed(folder, [*fonts, *own_fonts(extra)], "all")), None)


def _placed(folder: str, files: Iterable[str], kind: str) -> list[str]:
    """Make a folder that holds links to files, or copies: a `<dir>` can't be one file."""
    files = list(files)
    if not files:
        return []
    from shutil import copyfile, rmtree

    place = os.path.join(folder, _OWN, kind)
    rmtree(place, ignore_errors=True)
    os.makedirs(place)
    for number, file in enumerate(files):
        name = os.path.join(place, f"{number}{os.path.splitext(file)[1].lower()}")
        try:
            os.symlink(os.path.abspath(file), name)
        except OSError:  # Windows lets only administrators link
            copyfile(file, name)
    return [place]


def _caches(folder: str, private: Iterable[str]) -> list[str]:
    """Return where fontconfig keeps what it found in fonts: the first is written to.

    What it finds in folders that last is worth keeping; what it finds in `private` ones of this
    run would pile up in the user's cache.
    """
    if os.name == "nt":
        home = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Caches")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    inside = os.path.join(folder, "fontconfig")
    if not os.path.isabs(home):
        return [inside]
    kept = os.path.join(home, "subtools", "fontconfig")
    if not _sayable(kept):
        return [inside]
    return [inside, kept] if private else [kept, inside]


def _rejected(replaced: Iterable[str]) -> list[str]:
    tests = [
        f'<patelt name="family"><string>{_xml(each)}</string></patelt>'
        for each in families.REJECTED
    ]
    tests.append('<patelt name="color"><bool>true</bool></patelt>')
    patterns = [f"<pattern>{each}</pattern>" for each in tests]
    globs = [f"<glob>{_xml(each)}</glob>" for each in replaced if _sayable(each)]
    return ["<selectfont><rejectfont>", *patterns, *globs, "</rejectfont></selectfont>"]


def _aliases(language: str | None) -> list[str]:
    lines = []
    spare = () if bundled() else families.SUBSTITUTES
    for family in families.SANS:
        # Itself, too: as a fallback, libass asks for it by this name.
        names = dict.fromkeys([*families.leading(language), *spare, family])
        lines += _edit(names, mode="assign", family=family)
    for family, likes in families.ALIASES.items():
        lines += _edit(likes, mode="assign", family=family)
    return lines


def _edit(names: Iterable[str], *, mode: str, family: str | None = None) -> list[str]:
    test = f'<test name="family"><string>{_xml(family)}</string></test>' if family else ""
    strings = "".join([f"<string>{_xml(name)}</string>" for name in names])
    binding = "strong" if family else "weak"
    edit = f'<edit name="family" mode="{mode}" binding="{binding}">{strings}</edit>'
    return [f'<match target="pattern">{test}{edit}</match>']


def _said(folder: str, place: str) -> str:
    """Return a path that XML can hold: a link to it, if it has control characters or no Unicode."""
    if _sayable(place):
        return place
    links = os.path.join(folder, _OWN)
    os.makedirs(links, exist_ok=True)
    link = os.path.join(links, f"link-{len(os.listdir(links))}")
    os.symlink(place, link)
    return link


def _sayable(path: str) -> bool:
    """Tell whether a path is plain Unicode, without control characters."""
    return path.isprintable() and not any(["\ud800" <= char <= "\udfff" for char in path])


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
