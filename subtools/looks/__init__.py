"""Looks: how captions and claims are shown, one TOML file each, with the source of its choices."""

from __future__ import annotations

import os

from subtools.errors import UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.look import Look

_FOLDER = os.path.dirname(__file__)
#: The looks of claims that are shipped; a file `name.toml` beside this one each. The first is the
#: default.
LOOKS = ("claims", "editor", "mono", "minimal")
#: The looks of captions that are burned in, as shipped. The first is the default. They say nothing
#: of claims: a look of claims does that beside them.
CAPTION_LOOKS = ("plain", "box", "highlighter", "karaoke-word", "bold-social")


def load_look(name: str) -> Look:
    """Return a shipped look, or one of your own by the path of its file.

    A path ends in `.toml` or has a folder in front. Raises `UnknownNameError` for a name that is
    not shipped, and `InputError` for a file that can't be read, has an unknown key, a missing one,
    a wrong type, or a colour that can't be read on its box.

    >>> load_look("claims").style("source").color
    '#66D9FF'
    >>> load_look("plain").caption.color
    '#FFFFFF'
    """
    from subtools.looks.tables import read_look

    shipped = (*LOOKS, *CAPTION_LOOKS)
    if name in shipped:
        return read_look(os.path.join(_FOLDER, f"{name}.toml"), name)
    if name.endswith(".toml") or os.path.dirname(name):
        return read_look(name, os.path.splitext(os.path.basename(name))[0])
    raise UnknownNameError("look", name, shipped)  # noqa: EM101
