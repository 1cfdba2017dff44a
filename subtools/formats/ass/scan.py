"""The sections of an ASS file: header, styles, events, and whatever else there is.

Columns are what the `Format` line says, and the usual ones where there is none. Sections that
only other programs understand are kept as they are.
"""

from __future__ import annotations

import re

from subtools.core.pattern import pattern
from subtools.core.track import Track
from subtools.formats.ass.events import Events, names
from subtools.formats.ass.legal import (
    CODED,
    EVENT_SECTIONS,
    INFO_SECTION,
    KNOWN,
    SECTION,
    STYLE_SECTIONS,
    legal_info,
    legal_metadata,
)
from subtools.formats.ass.styles import COLUMNS, Styles, from_columns
from subtools.formats.ledger import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.core.track import Metadata

_OLD_STYLE = (
    "name", "fontname", "fontsize", "primarycolour", "secondarycolour", "tertiarycolour",
    "backcolour", "bold", "italic", "borderstyle", "outline", "shadow", "alignment", "marginl",
    "marginr", "marginv", "alphalevel", "encoding",
)  # fmt: skip
_STYLE = tuple([column.lower() for column in COLUMNS])
#: What a player takes where the header is silent; written out, since our own defaults are others.
_SILENT = {
    "wrapstyle": "WrapStyle: 0",
    "scaledborderandshadow": "ScaledBorderAndShadow: no",
    "ycbcr matrix": "YCbCr Matrix: TV.601",
}
_SILENT_SIZE = (384, 288)
#: The one shape of picture that is not 4 to 3 where only one side is told (libass does so, too).
_WIDE = (1280, 1024)
_section = pattern(SECTION, re.MULTILINE)


class Scan:
    """Collects the cues, metadata and findings of one file."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self._info: dict[str, str] = {}
        self._styles: list[str] = []
        self._others: list[str] = []
        self._old = False
        self._events: Events | None = None

    def run(self, text: str) -> None:
        """Read a whole file."""
        bodies: list[tuple[str, int]] = []
        for name, body, line in _sections(text):
            kind = name.lower()
            if kind in INFO_SECTION:
                self._read_info(body, line)
            elif kind in STYLE_SECTIONS:
                self._old = self._old or kind == "v4 styles"
                self._read_styles(body, line, old=kind == "v4 styles")
            elif kind in EVENT_SECTIONS or (not kind and "Dialogue:" in body):
                bodies.append((body, line))
            elif kind:
                self._others.append(f"{name}\n{body}")
            elif body.strip("\ufeff \t\n"):
                message = "text before the first section, dropped"
                self.ledger.place("A01", message, line, quote=body)
        wrapped = self._info.get("wrapstyle", "").rpartition(" ")[2] != "2"
        soft = " " if wrapped and not self._old else "\n"
        self._events = Events(self.ledger, Styles(self._styles), soft, old=self._old)
        for body, line in bodies:
            self._events.read(body, line)

    def track(self, language: str | None) -> Track:
        """Return the whole: ends inferred, cues sorted, findings told."""
        cues = self._events.finished() if self._events else []
        told = self._info.get("language", "").partition(":")[2].strip()
        track = Track(cues, language=language or told or None, metadata=self._metadata(bool(cues)))
        if not cues:
            self.ledger.place("A15", "no dialogue line, so no cue", severity="error")
        # Both hold the same objects, so this compares addresses until the first that moved.
        elif list(track.cues) != cues:
            self.ledger.place("A14", "events were not in order of time; sorted", severity="info")
        return track.replace(findings=self.ledger.findings()) if self.ledger else track

    def _metadata(self, has_cues: bool) -> Metadata:  # noqa: FBT001
        info = self._info
        if info or self._styles or has_cues:
            width, height = _size(info.get("playresx"), info.get("playresy"))
            info["playresx"], info["playresy"] = f"PlayResX: {width}", f"PlayResY: {height}"
            for key, value in _SILENT.items():
                info.setdefault(key, value)
        return legal_metadata((
            *[("ass.info", value) for value in info.values()],
            *[("ass.style", style) for style in self._styles],
            *[("ass.section", section) for section in self._others],
        ))  # fmt: skip

    def _read_info(self, body: str, line: int) -> None:
        for number, raw in enumerate(body.split("\n"), line):
            told = legal_info(raw)
            self._info.update(told)
            key, _, value = raw.partition(":")
            if key.strip().lower() == "scripttype":
                self._old = value.strip().lower() == "v4.00"
            elif not told and raw.strip() and raw[:1] != "!":
                self.ledger.place("A02", "no line of a header, dropped", number, quote=raw)

    def _read_styles(self, body: str, line: int, *, old: bool) -> None:
        columns = _OLD_STYLE if old else _STYLE
        for number, raw in enumerate(body.split("\n"), line):
            key, _, rest = raw.partition(":")
            kind = key.strip().lower()
            if kind == "format":
                columns = names(rest)
            elif kind == "style":
                fields = [part.strip() for part in rest.split(",")]
                if len(fields) != len(columns):
                    message = f"a style of {len(fields)} fields for {len(columns)} columns"
                    self.ledger.place("A03", message, number, quote=raw)
                self._styles.append(from_columns(columns, fields, old=old))
            elif raw.strip() and raw[:1] not in {";", "!"}:
                self.ledger.place("A03", "no line of a style, dropped", number, quote=raw)


def _sections(text: str) -> Iterator[tuple[str, str, int]]:
    """Cut a file into sections: name ("" before the first), body, number of its first line."""
    name, begin, line = "", 0, 1
    for match in _section.finditer(text):
        found = match[1].strip()
        if name.lower() in CODED and found.lower() not in KNOWN | CODED:
            continue
        body = text[begin : match.start()]
        yield name, body, line
        line += body.count("\n")
        name, begin = found, match.end()
    yield name, text[begin:], line


def _size(width: str | None, height: str | None) -> tuple[int, int]:
    """Return the picture for which a file is made; libass guesses so where a side is missing."""
    x, y = _pixels(width), _pixels(height)
    if x and y:
        return x, y
    if not x and not y:
        return _SILENT_SIZE
    if x:
        return x, _WIDE[1] if x == _WIDE[0] else max(1, x * 3 // 4)
    return _WIDE[0] if y == _WIDE[1] else max(1, y * 4 // 3), y


def _pixels(line: str | None) -> int:
    return int(line.partition(":")[2]) if line else 0
