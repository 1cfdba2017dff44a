"""Delivery profiles: limits on captions, one TOML file each, with the source of its numbers."""

from __future__ import annotations

import os

from subtools.errors import UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.profile import Profile

_FOLDER = os.path.dirname(__file__)
#: The profiles that are shipped; a file `name.toml` beside this one each. The first is the default.
PROFILES = (
    "web",
    "netflix-en",
    "netflix",
    "netflix-kids-en",
    "netflix-kids",
    "netflix-ar",
    "netflix-hi",
    "netflix-ja",
    "netflix-zh",
    "netflix-ko",
    "netflix-th",
    "amazon",
    "bbc",
    "bbc-vertical",
    "ard",
    "ard-kids",
    "arte",
    "subtle",
    "karamitroglou",
    "ted",
    "amara",
    "dcmp-lower",
    "dcmp-middle",
    "dcmp-upper",
    "nl-pro",
    "dk-pro",
    "sdi",
    "fr-sw",
    "cea608",
    "teletext",
    "shorts",
)


def load_profile(name: str) -> Profile:
    """Return a shipped profile, one of your house, or one of your own by the path of its file.

    Shipped ones come first. A house's stand in the nearest `subtools.toml` or `pyproject.toml`,
    from the working directory upward, and are looked for only under a name that is not shipped;
    see `subtools.profiles.house`. A path ends in `.toml` or has a folder in front.

    Raises `UnknownNameError` for a name that is in neither, and `ProfileError` for a file that
    can't be read or has an unknown key, a missing one, a wrong type or an impossible number.

    >>> load_profile("netflix-en").min_duration
    833
    """
    if name in PROFILES:
        from subtools.profiles.tables import read_profile

        return read_profile(os.path.join(_FOLDER, f"{name}.toml"), name)
    from subtools.profiles import house

    if is_path(name):
        return house.profile_of(name)
    found = house.find()
    if found is None or name not in found.tables:
        known = PROFILES if found is None else (*PROFILES, *found.tables)
        raise UnknownNameError("profile", name, known)  # noqa: EM101 - a kind, no message
    return found.profile(name)


def is_path(name: str) -> bool:
    """Tell whether a profile's name is the path of its file.

    >>> is_path("bbc"), is_path("mine.toml"), is_path("./mine")
    (False, True, True)
    """
    return name.endswith(".toml") or bool(os.path.dirname(name))
