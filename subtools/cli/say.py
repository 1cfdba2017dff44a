"""What the shell says to people, on standard error: findings, notes, a summary."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.finding import Finding

#: So many findings of one code are shown one by one; the others are counted.
SHOWN = 3

_COLORS = {"error": "31", "warning": "33", "info": "2"}


def note(text: str) -> None:
    """Print one line on standard error."""
    if sys.stderr:
        sys.stderr.write(text + "\n")


def error(text: str) -> None:
    """Print one line on standard error, in red on a terminal."""
    note(_paint(text, "error"))


def at(place: str, line: int | None = None) -> str:
    """Return the beginning of a message: `file:line: `, safe to show.

    >>> at("in.txt", 31)
    'in.txt:31: '
    """
    name = shown("stdin" if place == "-" else place)
    return f"{name}:{line}: " if line else f"{name}: "


def shown(name: str) -> str:
    """Return a name as it can be shown: no end of line, and nothing that steers a terminal."""
    return "".join([c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name])


def finding(found: Finding, source: str, *, color: bool = True) -> str:
    """Return `file:line: CODE message` for one finding."""
    said = str(found)
    place = at(source)
    if found.line is not None:
        place = place.rstrip(" ")
    code = _paint(found.code, found.severity) if color else found.code
    return place + said.replace(found.code, code, 1)


def findings(found: Iterable[Finding], source: str) -> None:
    """Print findings, the first few of each code."""
    counts: dict[str, int] = {}
    for each in found:
        count = counts[each.code] = counts.get(each.code, 0) + 1
        if count <= SHOWN:
            note(finding(each, source))
    where = "" if source == "-" else f"; list all with: subtools info {source}"
    for code, count in counts.items():
        if count > SHOWN:
            note(f"{at(source)}... and {count - SHOWN} more {code}{where}")


def count(number: int, thing: str) -> str:
    """Return a number and its thing.

    >>> count(1, "cue"), count(2, "cue")
    ('1 cue', '2 cues')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def terminal() -> bool:
    """Tell whether somebody watches standard error."""
    return bool(sys.stderr) and sys.stderr.isatty()


def _paint(text: str, severity: str) -> str:
    if not terminal() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_COLORS[severity]}m{text}\x1b[0m"
