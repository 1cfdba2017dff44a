"""How wide text is, estimated on the safe side: no font is opened.

What is burned in is drawn with a family of the machine that draws it, so widths are estimates by
`metrics.toml`, beside this module.
"""

from __future__ import annotations

import os

from subtools.language.reading_speed import graphemes, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: From here on, scripts whose letters are wider than Latin ones.
_INDIC = "\u0900"
_PLAIN = "\u0300"


class Metrics:
    """The table, read once; all in ems of the house's family."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Take the table of `metrics.toml`."""
        self._line: float = table["line"]
        self._margin: float = table["margin"]
        self._wide: float = table["wide"]["em"]
        self._other: dict[str, float] = table["other"]
        self._known = [_by_character(table["regular"]), _by_character(table["bold"])]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the pixels that a line takes at most, in lines `size` pixels high.

        >>> round(metrics().width("Hello", 64)), round(metrics().width("Hello", 64, bold=True))
        (140, 150)
        """
        known = self._known[bold]
        em = size / self._line * self._margin
        if text.isascii():
            return em * sum([known.get(char, 0.0) for char in text])
        clusters = list(text) if max(text) < _PLAIN else graphemes(text)
        return em * sum([self._cluster(cluster, known) for cluster in clusters])

    def _cluster(self, cluster: str, known: dict[str, float]) -> float:
        width = known.get(cluster[0])
        if width is None:
            width = known[cluster[0]] = self._measured(cluster[0], known)
        if len(cluster) > 1:
            return max(width, *[self._measured(char, known) for char in cluster[1:]])
        return width

    def _measured(self, char: str, known: dict[str, float]) -> float:
        from unicodedata import normalize

        columns = width_of(char)
        if columns != 1:
            return self._wide if columns else 0.0
        base = normalize("NFD", char)[0]
        if base != char and base in known:
            return known[base]
        if char >= _INDIC:
            return self._other["script"]
        return self._other["upper" if char.isupper() else "lower"]


def _by_character(rows: dict[str, str]) -> dict[str, float]:
    return {char: int(width) / 1000 for width, chars in rows.items() for char in chars}


_read: list[Metrics] = []


def metrics() -> Metrics:
    """Return the table."""
    if not _read:
        import tomllib

        with open(os.path.join(os.path.dirname(__file__), "metrics.toml"), "rb") as file:
            _read.append(Metrics(tomllib.load(file)))
    return _read[0]
