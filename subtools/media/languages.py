"""Languages as containers name them: three letters, of which there are several sets."""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: What says that a language is not known (ISO 639-2).
UNKNOWN = "und"


def code_for(tag: str | None, kind: str) -> str:
    """Return the code that a container has for a language, "und" where it has none.

    `tag` is a BCP 47 tag ("de", "pt-BR"), or three letters of either set of ISO 639-2. `kind` is
    "T" (terminology: MP4), "B" (bibliographic: Matroska) or "mac" (QuickTime, which knows few).

    >>> [code_for("de-CH", kind) for kind in ("T", "B", "mac")]
    ['deu', 'ger', 'ger']
    >>> code_for("sv", "mac"), code_for("cy", "mac"), code_for("af", "mac"), code_for(None, "T")
    ('sve', 'wel', 'und', 'und')
    """
    codes = _codes(_primary(tag))
    if kind != "mac":
        return codes[0] if kind == "T" else codes[-1]
    table = _table()["mac"]
    instead = [table["instead"].get(code, code) for code in codes]
    known = {*table["codes"], *table["instead"].values()}
    return next((code for code in instead if code in known), UNKNOWN)


def tag_of(code: str | None) -> str | None:
    """Return the shortest BCP 47 tag of a container's code; None for none and for "und".

    >>> tag_of("ger"), tag_of("sve"), tag_of("gsw"), tag_of("und")
    ('de', 'sv', 'gsw', None)
    """
    if not code or code == UNKNOWN:
        return None
    instead = {new: old for old, new in _table()["mac"]["instead"].items() if new != "nor"}
    primary, dash, rest = code.replace("_", "-").partition("-")
    primary = primary.strip().lower()
    return _shortest().get(instead.get(primary, primary), primary) + dash + rest


def is_tag(text: str) -> bool:
    """Tell whether a text looks like a language's tag, as in a file's name: `talk.pt-BR.srt`.

    >>> [is_tag(text) for text in ("en", "pt-BR", "zh-Hans", "ger", "x2", "sdh", "final")]
    [True, True, True, True, False, False, False]
    """
    primary, *others = text.replace("_", "-").split("-")
    known = primary.lower() in _table()["codes"] or primary.lower() in _shortest()
    lengths = all(len(each) in {2, 3, 4} and each.isalnum() for each in others)
    return known and lengths and primary.isascii()


def _primary(tag: str | None) -> str:
    return (tag or UNKNOWN).replace("_", "-").partition("-")[0].strip().lower()


def _codes(primary: str) -> list[str]:
    """Return the terminology code and, where it differs, the bibliographic one."""
    table: dict[str, str] = _table()["codes"]
    short = _shortest().get(primary, primary)
    if short in table:
        return table[short].split()
    # Others have one code of three letters, and MP4 takes no more than that.
    letters = len(primary) == 3 and primary.isascii() and primary.isalpha()  # noqa: PLR2004
    return [primary if letters else UNKNOWN]


@cache
def _shortest() -> dict[str, str]:
    return {code: short for short, told in _table()["codes"].items() for code in told.split()}


@cache
def _table() -> dict[str, Any]:
    import os
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "languages.toml"), "rb") as file:
        return tomllib.load(file)
