"""What a reading drops, keeps aside or repairs, gathered as findings in the order of the lines."""

from __future__ import annotations

from subtools.core.finding import Finding, excerpt
from subtools.transcript.furniture import chapter_title
from subtools.transcript.markup import heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.finding import Severity
    from subtools.transcript.lines import Line

_REASONS = {
    "T10": "dropped what stands before the first stamp and so has no time",
    "T11": "dropped page furniture",
    "T12": "dropped front matter",
    "T13": "kept a heading as a chapter",
    "T14": "dropped",
    "T15": "dropped what follows the transcript",
    "T16": "took a line for a chapter heading",
    "T17": "dropped a stretch of the page that is not the transcript",
    "T18": "dropped a stamp without words",
}
_INFO = frozenset({"T12", "T13", "T14", "T30"})
#: Findings that are never gathered: each such line says something of its own.
_ALONE = frozenset({"T13", "T16", "T18"})


class Report:
    """Collects findings; following lines with one code become one finding."""

    __slots__ = ("_dropped", "_others", "_places")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._places = {id(line): place for place, line in enumerate(lines)}
        self._dropped: list[tuple[int, str, Line]] = []
        self._others: list[Finding] = []

    def drop(self, line: Line, code: str) -> None:
        """Report a line that is in no cue, by code; blocks carry their own reason."""
        self._dropped.append((self._places[id(line)], code, line))

    def say(self, code: str, message: str, number: int, *, through: int | None = None) -> None:
        """Report anything else."""
        severity: Severity = "info" if code in _INFO else "warning"
        self._others.append(Finding(code, message, line=number, through=through, severity=severity))

    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, by line."""
        grouped: list[Finding] = []
        dropped = sorted(self._dropped, key=lambda entry: entry[0])
        index = 0
        while index < len(dropped):
            last = index
            while last + 1 < len(dropped) and _goes_on(dropped[last], dropped[last + 1]):
                last += 1
            grouped.append(_grouped(dropped[index : last + 1]))
            index = last + 1
        return tuple(sorted([*grouped, *self._others], key=lambda f: (f.line or 0, f.code)))


def _goes_on(entry: tuple[int, str, Line], following: tuple[int, str, Line]) -> bool:
    """Tell whether the next dropped line belongs to the same finding; headings stand alone."""
    return (
        following[0] == entry[0] + 1
        and following[1] == entry[1]
        and following[2].dropped == entry[2].dropped
        and entry[1] not in _ALONE
    )


def _grouped(dropped: Sequence[tuple[int, str, Line]]) -> Finding:
    """Make one finding of following lines that were dropped for one reason."""
    _, code, line = dropped[0]
    text = line.text
    if code == "T13":
        text = chapter_title(text) or heading(text) or text
    what = _REASONS[code]
    if code == "T14" and line.dropped is not None:
        what += f" {line.dropped[1]}"
    if len(dropped) > 1:
        what += f" ({len(dropped)} lines)"
    severity: Severity = "info" if code in _INFO else "warning"
    message = f"{what}: {excerpt(text)}"
    through = dropped[-1][2].number
    return Finding(code, message, line=line.number, through=through, severity=severity)
