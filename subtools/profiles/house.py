"""A house's own profiles and default: `subtools.toml`, or `[tool.subtools]` of `pyproject.toml`.

The nearest file counts, from the working directory upward; beside each other, `subtools.toml`
does. A `pyproject.toml` without `[tool.subtools]` is passed over. Files are looked for when a
profile is asked for that is not shipped, or by the shell when none is named; never on import.

    profile = "house"            # the default of convert and fix

    [profiles.house]
    base = "netflix-en"          # shipped, or another one of this file
    chars_per_line = 37
"""

from __future__ import annotations

import os

from subtools.errors import ProfileError, UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from subtools.core.profile import Profile


class House:
    """What one file says: its `path`, its `tables` of profiles by name, its `default` if any."""

    __slots__ = ("default", "path", "tables")

    def __init__(self, path: str, settings: Mapping[str, object]) -> None:
        """Take the settings of a file; raise `ProfileError` for what they can't be."""
        from subtools.profiles.tables import check_keys

        self.path = path
        check_keys(settings, ("profile", "profiles"), path)
        self.tables = _tables(settings.get("profiles", {}), path)
        self.default = self._default(settings.get("profile"))

    def profile(self, name: str) -> Profile:
        """Return one of the file's profiles; raise `ProfileError` where it is wrong."""
        return _made(name, self.tables, self.path)

    def _default(self, name: object) -> str | None:
        from subtools.profiles import PROFILES

        if name is None or (isinstance(name, str) and (name in PROFILES or name in self.tables)):
            return name
        msg = str(UnknownNameError("profile", str(name), (*PROFILES, *self.tables)))
        raise ProfileError(msg, source=self.path)


def find() -> House | None:
    """Return what the nearest file says, or None; raise `ProfileError` where it is wrong."""
    try:
        folder = os.getcwd()
    except OSError:  # the working directory was deleted
        return None
    while True:
        path = os.path.join(folder, "subtools.toml")
        if os.path.isfile(path):
            from subtools.profiles.tables import read_table

            return House(path, read_table(path))
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path):
            settings = _of_project(path)
            if settings is not None:
                return House(path, settings)
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def default_profile() -> str:
    """Return the name of the profile to use where none is named: the house's choice, or "web"."""
    found = find()
    return (found and found.default) or "web"


def profile_of(path: str) -> Profile:
    """Read a file that is one profile, whole or with the name of a shipped one as its base."""
    from subtools.profiles.tables import read_table

    name = os.path.basename(path).removesuffix(".toml")
    return _made(name, {name: read_table(path)}, path)


def _made(
    name: str, tables: Mapping[str, Mapping[str, object]], path: str, above: tuple[str, ...] = ()
) -> Profile:
    """Make a profile of its table and of its base; `above` are those that it is the base of."""
    from subtools.profiles import PROFILES, load_profile
    from subtools.profiles.tables import make_profile

    base = tables[name].get("base")
    if base is None:
        return make_profile(name, tables[name], path)
    if base in PROFILES:
        return make_profile(name, tables[name], path, load_profile(str(base)))
    line = (*above, name)
    wrong = (
        str(UnknownNameError("base", str(base), (*PROFILES, *tables)))
        if not isinstance(base, str) or base not in tables
        else f"bases in a circle: {' -> '.join((*line, base))}"
        if base in line
        else None
    )
    if wrong:
        msg = f"profile {name!r}: {wrong}"
        raise ProfileError(msg, source=path)
    return make_profile(name, tables[name], path, _made(str(base), tables, path, line))


def _of_project(path: str) -> Mapping[str, object] | None:
    """Return `[tool.subtools]` of a project's file, or None if it has no such table."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:  # what can't be read is some other tool's
        return None
    # Most such files are not about captions, and reading TOML costs more than all else here.
    plain = data.translate(None, b" \t\"'")
    if not any([mark in plain for mark in (b"tool.subtools", b"[tool]", b"tool={")]):
        return None
    from subtools.profiles.tables import parse_table

    tools = parse_table(data, path).get("tool")
    settings = tools.get("subtools") if isinstance(tools, dict) else None
    if settings is None or isinstance(settings, dict):
        return settings
    msg = f"tool.subtools must be a table, not {settings!r}"
    raise ProfileError(msg, source=path)


def _tables(profiles: object, path: str) -> dict[str, Mapping[str, object]]:
    from subtools.profiles import PROFILES, is_path

    if not isinstance(profiles, dict):
        msg = f"profiles must be a table of tables, not {profiles!r}"
        raise ProfileError(msg, source=path)
    for name, table in profiles.items():
        wrong = (
            f"profiles.{name} must be a table, not {table!r}"
            if not isinstance(table, dict)
            else f"profile {name!r} is shipped already; take another name, and it as base"
            if name in PROFILES
            else f"profile {name!r}: a name that looks like a path can't be asked for"
            if is_path(name)
            else None
        )
        if wrong:
            raise ProfileError(wrong, source=path)
    return profiles
