"""From TOML to a profile: read a file, check each key, say what is wrong in one line."""

from __future__ import annotations

from subtools.core.profile import Profile
from subtools.errors import ProfileError, UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

#: What a value must be, and how that is called.
_TEXT, _COUNT, _NUMBER, _FLAG = "text", "a whole number", "a number", "true or false"
_TYPES: dict[str, Any] = {_TEXT: str, _COUNT: int, _NUMBER: int | float, _FLAG: bool}
_NEEDED = {
    "summary": _TEXT,
    "source": _TEXT,
    "chars_per_line": _COUNT,
    "lines": _COUNT,
    "chars_per_second": _NUMBER,
    "aim": _NUMBER,
    "min_duration": _COUNT,
    "max_duration": _COUNT,
    "gap": _COUNT,
    "chain": _COUNT,
    "linger": _COUNT,
}
_KEYS = _NEEDED | {
    "words_per_minute": _NUMBER,
    "min_per_word": _COUNT,
    "gap_frames": _COUNT,
    "chain_frames": _COUNT,
    "snap_frames": _COUNT,
    "density": _TEXT,
    "one_sentence": _FLAG,
    "bottom_heavy": _FLAG,
    "full_width": _FLAG,
    "certainty": _TEXT,
}


def read_profile(path: str, name: str) -> Profile:
    """Read a file that holds a whole profile; raise `ProfileError`."""
    return make_profile(name, read_table(path), path)


def make_profile(
    name: str, table: Mapping[str, object], path: str, base: Profile | None = None
) -> Profile:
    """Make a profile of a table of TOML, of all its keys or of those that differ from a base.

    With a base, summary and source say what was changed, unless the table has its own, and the
    numbers count as "ours": they are no longer the base's. Raises `ProfileError`.

    >>> from subtools.profiles import load_profile
    >>> house = make_profile("house", {"lines": 1}, "subtools.toml", load_profile("bbc"))
    >>> house.lines, house.summary
    (1, 'bbc, but lines = 1')
    """
    check_keys(table, _KEYS if base is None else {**_KEYS, "base": _TEXT}, path, name)
    limits: dict[str, Any] = {key: value for key, value in table.items() if key != "base"}
    for key, value in limits.items():
        kind = _KEYS[key]
        # For Python True is an int, for a profile it is not.
        if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != _FLAG):
            raise _wrong(name, f"{key} must be {kind}, not {value!r}", path)
    try:
        if base is not None:
            return base.replace(**_inherited(name, base, limits), **limits, name=name)
        for key in _NEEDED:
            if key not in limits:
                raise _wrong(name, f"the key {key!r} is missing", path)
        return Profile(name, **limits)
    except ValueError as error:
        raise ProfileError(str(error), source=path) from error


def check_keys(
    table: Iterable[str], known: Iterable[str], path: str, name: str | None = None
) -> None:
    """Raise `ProfileError` for the first key that is not known, with the nearest that is."""
    for key in table:
        if key not in known:
            raise _wrong(name, str(UnknownNameError("key", key, known)), path)


def read_table(path: str) -> dict[str, object]:
    """Read a TOML file; raise `ProfileError`."""
    try:
        with open(path, "rb") as file:
            return parse_table(file.read(), path)
    except OSError as error:
        msg = f"can't read the profile: {error.strerror or error}"
        raise ProfileError(msg, source=path) from error


def parse_table(data: bytes, path: str) -> dict[str, object]:
    """Read the bytes of a TOML file; raise `ProfileError`."""
    try:
        text = data.decode().removeprefix("\N{BYTE ORDER MARK}")
        table = flat_toml(text)
        if table is None:
            import tomllib

            table = tomllib.loads(text)
    except ValueError as error:  # bad TOML and bad UTF-8 are both
        msg = f"not a TOML file: {str(error).splitlines()[0]}"
        raise ProfileError(msg, source=path) from error
    return table


def flat_toml(text: str) -> dict[str, object] | None:
    """Read TOML that is nothing but plain keys with numbers, flags and simple strings, a line each.

    All shipped profiles are; importing `tomllib` for one of them costs a twentieth of start-up.
    Returns None for anything else, which `tomllib` then reads.

    >>> flat_toml('lines = 2\\nname = "web"'), flat_toml("[table]")
    ({'lines': 2, 'name': 'web'}, None)
    """
    table: dict[str, object] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = line.partition(" = ")
        if value[:1] != '"':
            value = value.partition("#")[0].rstrip(" ")
        if not key.isidentifier() or not key.isascii() or key in table:
            return None
        table[key] = _simple(value)
        if table[key] is None:
            return None
    return table


def _simple(value: str) -> str | float | None:
    quoted = value[1:-1]
    if value[:1] + value[-1:] == '""' and len(value) > 1 and quoted.isprintable():
        return None if '"' in quoted or "\\" in quoted else quoted
    if value in ("true", "false"):
        return value == "true"
    if value.isascii() and value.isdigit() and (value[0] != "0" or value == "0"):
        return int(value)
    if value.isascii() and value.replace(".", "", 1).isdigit() and value[0] not in "0.":
        return None if value[-1] == "." else float(value)
    return None


def _inherited(name: str, base: Profile, limits: Mapping[str, object]) -> dict[str, str]:
    """Return what is said of a changed base where the table says nothing itself."""
    changes = ", ".join(
        f"{key} = {str(value).lower() if isinstance(value, bool) else value}"
        for key, value in limits.items()
        if key not in ("summary", "source", "certainty")
    )
    texts = {
        "summary": f"{base.name}, but {changes}" if changes else base.summary,
        "source": f"{base.source}; changed in {name}: {changes}" if changes else base.source,
        "certainty": "ours" if changes else base.certainty,
    }
    return {key: text for key, text in texts.items() if key not in limits}


def _wrong(name: str | None, what: str, path: str) -> ProfileError:
    return ProfileError(f"profile {name!r}: {what}" if name else what, source=path)
