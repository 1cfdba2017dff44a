"""From TOML to a look: read a file, check each key, say what is wrong in one line."""

from __future__ import annotations

import os

from subtools.core.caption_look import UPRIGHT, CaptionLook, WordLook
from subtools.core.look import Look, Style
from subtools.errors import InputError, UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

#: What a value must be, and how that is called.
_TEXT, _NUMBER, _COUNT, _FLAG = "text", "a number", "a whole number", "true or false"
_TYPES: dict[str, Any] = {_TEXT: str, _NUMBER: int | float, _COUNT: int, _FLAG: bool}
_KEYS = {"summary": _TEXT, "source": _TEXT, "box": _NUMBER, "checkable": _NUMBER}
_STYLE = {
    "color": _TEXT, "vtt": _TEXT, "bold": _FLAG, "italic": _FLAG, "underline": _FLAG,
    "quotes": _FLAG, "brackets": _TEXT, "before": _TEXT, "after": _TEXT,
}  # fmt: skip
_CAPTION = {
    "font": _TEXT, "size": _NUMBER, "color": _TEXT, "bold": _FLAG, "italic": _FLAG,
    "capitals": _FLAG, "outline": _NUMBER, "outline_color": _TEXT, "shadow": _NUMBER,
    "box": _TEXT, "box_color": _TEXT, "box_opacity": _NUMBER, "padding": _NUMBER,
    "position": _TEXT, "side": _NUMBER, "foot": _NUMBER, "head": _NUMBER, "width": _NUMBER,
    "lines": _COUNT, "words": _COUNT, "smallest": _NUMBER,
}  # fmt: skip
_WORD = {"mode": _TEXT, "color": _TEXT, "box": _TEXT, "padding": _NUMBER}


def read_look(path: str, name: str) -> Look:
    """Read a file that holds a look; raise `InputError`."""
    return make_look(name, _table(path), path)


def make_look(name: str, table: Mapping[str, Any], path: str) -> Look:
    """Make a look of a table of TOML; raise `InputError`.

    >>> table = {"summary": "a", "source": "b", "box": 0.8, "style": {"claim": {"italic": True}}}
    >>> make_look("mine", table, "mine.toml").style("claim")
    Style(italic=True)
    """
    facts = dict(table)
    captioned = facts.pop("caption", None)
    styles = facts.pop("style", {})
    if not isinstance(styles, dict) or not all(isinstance(each, dict) for each in styles.values()):
        raise _wrong(name, 'styles are tables: [style.source], [style."claim.denied"]', path)
    _check(facts, _KEYS, name, path)
    # The box is the one that colours of claims were chosen for.
    for key in ("summary", "source", *(("box",) if styles or captioned is None else ())):
        if key not in facts:
            raise _wrong(name, f"the key {key!r} is missing", path)
    caption = None if captioned is None else _caption(captioned, name, path)
    try:
        made = []
        for selector, style in styles.items():
            _check(style, _STYLE, name, path)
            made.append((selector, Style(**style)))
        return Look(name, **facts, styles=made, caption=caption)
    except ValueError as error:
        raise InputError(str(error), source=path) from error


def _caption(table: object, name: str, path: str) -> CaptionLook:
    """Make the appearance of captions of a table `[caption]`; raise `InputError`."""
    if not isinstance(table, dict):
        raise _wrong(name, "the appearance of captions is a table: [caption]", path)
    facts = dict(table)
    parts = {}
    for part, known in (("word", _WORD), ("upright", {key: _CAPTION[key] for key in UPRIGHT})):
        parts[part] = facts.pop(part, {})
        if not isinstance(parts[part], dict):
            raise _wrong(name, f"{part} is a table: [caption.{part}]", path)
        _check(parts[part], known, name, path)
    _check(facts, _CAPTION, name, path)
    try:
        word = WordLook(**parts["word"])
        return CaptionLook(**facts, word=word, upright=parts["upright"].items())
    except ValueError as error:
        raise _wrong(name, f"caption: {error}", path) from error


def words(language: str | None) -> dict[str, str]:
    """Return what a look writes on the screen, by its English name, in a language or in English.

    >>> words("de-CH")["denied"], words(None)["denied"]
    ('bestritten', 'denied')
    """
    table = _table(os.path.join(os.path.dirname(__file__), "words.toml"))
    own = (language or "").partition("-")[0].lower()
    said: dict[str, str] = {**table["en"], **table.get(own, {})}
    return said


def _table(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.loads(file.read().decode().removeprefix("\N{BYTE ORDER MARK}"))
    except OSError as error:
        msg = f"can't read the look: {error.strerror or error}"
        raise InputError(msg, source=path) from error
    except ValueError as error:  # bad TOML and bad UTF-8 are both
        msg = f"not a TOML file: {str(error).splitlines()[0]}"
        raise InputError(msg, source=path) from error


def _check(table: Mapping[str, Any], known: Mapping[str, str], name: str, path: str) -> None:
    for key, value in table.items():
        if key not in known:
            raise _wrong(name, str(_unknown(key, known)), path)
        # For Python True is an int, for a look it is not.
        kind = known[key]
        if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != _FLAG):
            raise _wrong(name, f"{key} must be {kind}, not {value!r}", path)


def _unknown(key: str, known: Iterable[str]) -> UnknownNameError:
    kind = "key"
    return UnknownNameError(kind, key, known)


def _wrong(name: str, what: str, path: str) -> InputError:
    return InputError(f"look {name!r}: {what}", source=path)
