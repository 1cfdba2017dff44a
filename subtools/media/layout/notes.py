"""What laying out changed or lost: counted while it works, one finding a kind."""

from __future__ import annotations

from subtools.core.finding import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.finding import Severity

#: The message, and how bad it is; {} is how many captions.
_KINDS: dict[str, tuple[str, Severity]] = {
    "B01": ("the file's own styles, sizes and margins, not used: the look has the say, {}", "info"),
    "B02": ("at the same place and time as another one of the same words, shown once, {}", "info"),
    "B03": ("on no frame of the video, or without words, so never seen, {}", "warning"),
    "B04": ("lines broken anew, since they were too long for the picture, {}", "info"),
    "B05": ("type made smaller, so that the words fit the picture, {}", "info"),
    "B06": ("more lines than the look has, even in its smallest type, {}", "warning"),
    "B07": ("too many words for the picture, cut into several, one after another, {}", "warning"),
    "B08": ("a word too long for a line, cut, {}", "warning"),
    "B09": (
        "no times of words, so shown plainly; --words dates them when captions are converted, {}",
        "warning",
    ),
    "B10": (
        "more captions at once than the picture holds, so they cover each other, {}",
        "warning",
    ),
    "B11": ("control characters, and marks that turn the order of letters, taken out, {}", "info"),
}


class Notes:
    """Counts captions by what was done to them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._counts: dict[str, int] = {}

    def count(self, code: str, by: int = 1) -> None:
        """Count what a code stands for."""
        if by:
            self._counts[code] = self._counts.get(code, 0) + by

    def findings(self) -> list[Finding]:
        """Return one finding a kind, with its count.

        >>> notes = Notes()
        >>> notes.count("B05", 2)
        >>> print(notes.findings()[0])
        B05 type made smaller, so that the words fit the picture, 2 captions
        """
        told = []
        for code, count in sorted(self._counts.items()):
            message, severity = _KINDS[code]
            many = f"{count} caption{'' if count == 1 else 's'}"
            told.append(Finding(code, message.format(many), severity=severity))
        return told
