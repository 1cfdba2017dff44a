"""Rows of a table: `"00:00:05","00:00:07","Ann","text"`, with commas or semicolons."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout
from subtools.transcript.lines import Line
from subtools.transcript.stamps import find_stamp, own_line_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def _rewrite(lines: Sequence[Line]) -> list[Line] | None:
    """Turn rows into `start - end<tab>name: text`; None unless most lines are rows."""
    quoted = [line for line in lines if line.text[:1] == '"' or '",' in line.text]
    if not quoted or 2 * len(quoted) < len(lines):
        return None
    rewritten: list[Line] = []
    rows = 0
    for line in lines:
        text = _row(line.text)
        rows += text is not None
        rewritten.append(line if text is None else Line(line.number, text))
    return rewritten if 2 * rows >= len(lines) else None


def _row(text: str) -> str | None:
    import csv

    cells = [text]
    for _ in range(2):  # a row that was quoted as a whole is one cell that holds a row
        if len(cells) > 1 or not cells:
            break
        try:
            cells = next(csv.reader(cells), [])
        except csv.Error:
            return None
        if len(cells) == 1 and ";" in cells[0]:
            cells = next(csv.reader(cells, delimiter=";"), [])
    cells = [cell.strip() for cell in cells]
    times = 0
    while times < min(2, len(cells)) and _is_stamp(cells[times]):
        times += 1
    rest = [cell for cell in cells[times:] if cell]
    if not times or not rest:
        return None
    stamp = " - ".join(cells[:times])
    name = f"{': '.join(rest[:-1])}: " if len(rest) > 1 else ""
    said = rest[-1]
    return f"[{stamp}]\t{name}{said}"


def _is_stamp(cell: str) -> bool:
    stamp = own_line_stamp(cell) or find_stamp(cell)
    return stamp is not None and stamp.at == 0 and stamp.after == len(cell)


TABLE = Layout("table", "rows of a table", lead="first", rewrite=_rewrite)
