"""Delivery profiles: limits on captions, one TOML file each, with the source of its numbers."""

from __future__ import annotations

import os

from subtools.errors import ProfileError, UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from subtools.core.profile import Profile

_FOLDER = os.path.dirname(__file__)
#: The profiles that are shipped; a file `name.toml` beside this one each. The first is the default.
PROFILES = (
    "web",
    "amara",
    "amazon",
    "ard",
    "bbc",
    "netflix",
    "netflix-en",
    "shorts",
    "subtle",
    "ted",
)
_TEXTS = ("summary", "source")
_SPEEDS = ("chars_per_second", "aim")
_COUNTS = ("chars_per_line", "lines", "min_duration", "max_duration", "gap", "chain", "linger")


def load_profile(name: str) -> Profile:
    """Return a shipped profile by name, or one of your own by the path of its `.toml` file.

    Raises `UnknownNameError` for a name that is not shipped, and `ProfileError` for a file that
    can't be read or has an unknown key, a missing one, a wrong type or an impossible number.

    >>> load_profile("netflix-en").min_duration
    833
    """
    if name in PROFILES:
        return _load(os.path.join(_FOLDER, f"{name}.toml"), name)
    if not (name.endswith(".toml") or os.path.dirname(name)):
        raise UnknownNameError("profile", name, PROFILES)  # noqa: EM101 - a kind, no message
    return _load(name, os.path.basename(name).removesuffix(".toml"))


def _load(path: str, name: str) -> Profile:
    from subtools.core.profile import Profile

    limits: dict[str, Any] | None
    try:
        with open(path, "rb") as file:
            text = file.read().decode()
        limits = flat_toml(text)
        if limits is None:
            import tomllib

            limits = tomllib.loads(text)
    except OSError as error:
        msg = f"can't read the profile: {error.strerror or error}"
        raise ProfileError(msg, source=path) from error
    except ValueError as error:  # bad TOML and bad UTF-8 are both
        msg = f"not a TOML file: {str(error).splitlines()[0]}"
        raise ProfileError(msg, source=path) from error
    _check(limits, path)
    try:
        return Profile(name, **limits)
    except ValueError as error:
        raise ProfileError(str(error), source=path) from error


def flat_toml(text: str) -> dict[str, object] | None:
    """Read TOML that is nothing but plain keys with numbers and simple strings, a line each.

    All shipped profiles are; importing `tomllib` for one of them costs a twentieth of start-up.
    Returns None for anything else, which `tomllib` then reads.

    >>> flat_toml('lines = 2\\nname = "web"'), flat_toml("[table]")
    ({'lines': 2, 'name': 'web'}, None)
    """
    limits: dict[str, object] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = line.partition(" = ")
        if value[:1] != '"':
            value = value.partition("#")[0].rstrip(" ")
        quoted = value[1:-1]
        if not key.isidentifier() or not key.isascii() or key in limits:
            return None
        if value[:1] + value[-1:] == '""' and len(value) > 1 and quoted.isprintable():
            if '"' in quoted or "\\" in quoted:
                return None
            limits[key] = quoted
        elif value.isascii() and value.isdigit() and (value[0] != "0" or value == "0"):
            limits[key] = int(value)
        elif value.isascii() and value.replace(".", "", 1).isdigit() and value[0] not in "0.":
            if value[-1] == ".":
                return None
            limits[key] = float(value)
        else:
            return None
    return limits


def _check(limits: dict[str, object], path: str) -> None:
    """Raise `ProfileError` for the first key that is unknown, missing or of a wrong type."""
    known = (*_TEXTS, *_COUNTS, *_SPEEDS)
    for key in limits:
        if key not in known:
            msg = str(UnknownNameError("key", key, known))
            raise ProfileError(msg, source=path)
    for key in known:
        if key not in limits:
            msg = f"the key {key!r} is missing"
            raise ProfileError(msg, source=path)
        value = limits[key]
        wanted = "text" if key in _TEXTS else "a whole number" if key in _COUNTS else "a number"
        kinds = str if key in _TEXTS else int if key in _COUNTS else int | float
        if not isinstance(value, kinds) or isinstance(value, bool):
            msg = f"{key} must be {wanted}, not {value!r}"
            raise ProfileError(msg, source=path)
