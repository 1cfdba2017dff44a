"""Tables of text for standard output."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence


def table(rows: Sequence[Sequence[str]], *, right: Container[int] = ()) -> str:
    """Set rows in columns, two spaces apart; those whose index is in `right` end flush.

    >>> print(table([["name", "gap", "suffixes"], ["srt", "0", ".srt"]], right=[1]), end="")
    name  gap  suffixes
    srt     0  .srt
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  ".join(
            [
                cell.rjust(width) if at in right else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
        ).rstrip()
        + "\n"
        for row in rows
    )
