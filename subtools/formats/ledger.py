"""What a reader or `lower` has to say, counted, so that a hostile file can't drown the report."""

from __future__ import annotations

from subtools.core.finding import Finding, excerpt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.finding import Severity

#: How many places of one code are told one by one; the rest are counted. Enough to work through
#: a damaged file by hand, and it bounds the memory that ten megabytes of damage can cost.
PLACES = 100


class Ledger:
    """Collects findings while a reader runs.

    `place` tells each place (up to `PLACES` of one code), `kind` tells the first place and how
    many there are.
    """

    def __init__(self) -> None:
        self._places: list[Finding] = []
        self._counts: dict[str, int] = {}
        self._kinds: dict[str, tuple[str, int | None, Severity]] = {}

    def __bool__(self) -> bool:
        """Tell whether anything was noted."""
        return bool(self._counts)

    def place(
        self,
        code: str,
        message: str,
        line: int | None = None,
        *,
        quote: str = "",
        severity: Severity = "warning",
    ) -> None:
        """Note one place; `quote` is shortened and put behind the message."""
        count = self._counts.get(code, 0) + 1
        self._counts[code] = count
        if count <= PLACES:
            said = f"{message}: {excerpt(quote)}" if quote else message
            self._places.append(Finding(code, said, line=line, severity=severity))

    def kind(
        self,
        code: str,
        message: str,
        line: int | None = None,
        *,
        quote: str = "",
        severity: Severity = "warning",
    ) -> None:
        """Note one more of a kind that is told once, at its first place."""
        count = self._counts.get(code, 0) + 1
        self._counts[code] = count
        if count == 1:
            said = f"{message}: {excerpt(quote)}" if quote else message
            self._kinds[code] = (said, line, severity)

    def findings(self) -> tuple[Finding, ...]:
        """Return what was noted, in the order of the lines."""
        told = list(self._places)
        for code, (message, line, severity) in self._kinds.items():
            count = self._counts[code]
            said = message if count == 1 else f"{message} ({count} places)"
            told.append(Finding(code, said, line=line, severity=severity))
        told.sort(key=lambda finding: (finding.line is None, finding.line or 0))
        told.extend(
            [
                Finding(code, f"{count - PLACES} more places like those above")
                for code, count in self._counts.items()
                if code not in self._kinds and count > PLACES
            ]
        )
        return tuple(told)
