"""A finding: one thing that was dropped, repaired, guessed, lost or is wrong, and where.

Readers, steps, lint and lossy writes all speak in findings; docs/reference/findings.md lists
every code.
"""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from subtools.core.cue import Cue

    #: info: as expected, told for completeness. warning: look at it. error: words or times lost.
    Severity = Literal["info", "warning", "error"]


class Finding(Value):
    """One code, one message, one place.

    `line` is the input's line (from 1), `through` the last line where it spans several, `cue`
    the index of a cue (from 0); each may be None. `fix` is the cue as it should be, if known.
    """

    __slots__ = ("code", "message", "line", "through", "cue", "severity", "fix")
    code: str
    message: str
    line: int | None
    through: int | None
    cue: int | None
    severity: Severity
    fix: Cue | None

    def __init__(  # noqa: PLR0913
        self,
        code: str,
        message: str,
        *,
        line: int | None = None,
        through: int | None = None,
        cue: int | None = None,
        severity: Severity = "warning",
        fix: Cue | None = None,
    ) -> None:
        """Keep the parts; the message says what is wrong and what was done, without a full stop.

        >>> print(Finding("T11", "dropped page furniture: Comments", line=31))
        31: T11 dropped page furniture: Comments
        """
        put(self, "code", code)
        put(self, "message", message)
        put(self, "line", line)
        put(self, "through", through if through != line else None)
        put(self, "cue", cue)
        put(self, "severity", severity)
        put(self, "fix", fix)

    def __str__(self) -> str:
        """Print `line: CODE message`, or `cue N: CODE message` (cues counted from 1)."""
        if self.line is not None:
            place = f"{self.line}-{self.through}" if self.through else str(self.line)
            return f"{place}: {self.code} {self.message}"
        if self.cue is not None:
            return f"cue {self.cue + 1}: {self.code} {self.message}"
        return f"{self.code} {self.message}"


def excerpt(text: str, limit: int = 40) -> str:
    """Shorten text for a message: one line, no control characters, at most `limit` characters.

    >>> excerpt("Comments\\n")
    'Comments'
    """
    line = " ".join(text[: limit * 4].split())
    line = "".join([c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line])
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
