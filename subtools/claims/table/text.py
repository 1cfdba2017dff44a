"""The table for reading: plain text for a terminal, and Markdown."""

from __future__ import annotations

from subtools.claims.table.rendering import certainty, one_line, timecode, who
from subtools.core.time import format_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.claim import Claim
    from subtools.claims.table.rendering import Table

#: What Markdown would take for markup inside a cell.
_MARKUP = str.maketrans(
    {**{char: f"\\{char}" for char in "\\`*_[]|~$"}, "<": "&lt;", ">": "&gt;", "&": "&amp;"}
)
#: What would end a link, or its cell.
_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C"})


def as_text(table: Table) -> str:
    """Return a few lines a claim: id and times, the words, the source and what can be checked."""
    if not table.claims:
        return "no claims found\n"
    width = max([len(claim.id) for claim in table.claims]) + 2
    indent = " " * (width + 2)
    return "\n".join(
        [_lines(table, claim, f"[{claim.id}]".ljust(width), indent) for claim in table.claims]
    )


def _lines(table: Table, claim: Claim, head: str, indent: str) -> str:
    start, end = times(table, claim)
    how = ", ".join([certainty(claim), claim.form])
    lines = [f"{head}  {start} - {end}  {how}", f"{indent}{one_line(claim.text)}"]
    reporting = one_line(claim.reporting)
    source = who(claim) or "no source"
    lines.append(f"{indent}{source}" + (f" ({reporting})" if reporting else ""))
    if claim.checkability is not None:
        reasons = ", ".join(claim.reasons).replace("-", " ")
        lines.append(
            f"{indent}checkability {claim.checkability:.2f}" + (f": {reasons}" if reasons else "")
        )
    address = table.link(claim)
    if address:
        lines.append(f"{indent}{address}")
    return "".join([f"{line.rstrip()}\n" for line in lines])


def times(table: Table, claim: Claim) -> tuple[str, str]:
    """Return a claim's start and end as the table tells them: in frames where it has a rate."""
    if table.frame_rate is None:
        return format_clock(claim.start), format_clock(claim.end)
    return timecode(claim.start, table.frame_rate), timecode(claim.end, table.frame_rate)


def as_markdown(table: Table) -> str:
    r"""Return a table in Markdown; words never become markup, and a cell is one line.

    >>> from subtools.claims.claim import Claim
    >>> from subtools.claims.table.rendering import Table
    >>> rows = [Claim("1", 0, 2000, "it *rained* | poured", source="Ann")]
    >>> as_markdown(Table(rows)).splitlines()[2][:59]
    '| 1 | 00:00:00.000 | 00:00:02.000 | it \\*rained\\* \\| poured'
    """
    head = [
        "id", "in", "out", "claim", "source", "reporting words", "form", "certainty",
        "checkability", "confidence",
    ]  # fmt: skip
    rows = [head, ["---"] * len(head)]
    for claim in table.claims:
        score = "" if claim.checkability is None else f"{claim.checkability:.2f}"
        reasons = ", ".join(claim.reasons)
        address = table.link(claim)
        name = _cell(claim.id)
        rows.append([
            f"[{name}](<{address.translate(_ADDRESS)}>)" if address else name,
            *times(table, claim),
            _cell(claim.text),
            _cell(who(claim)),
            _cell(claim.reporting),
            claim.form,
            certainty(claim),
            _cell(f"{score}: {reasons}" if score and reasons else score),
            f"{claim.confidence:.2f}",
        ])  # fmt: skip
    return "".join([f"| {' | '.join(row)} |\n" for row in rows])


def _cell(text: str) -> str:
    return one_line(text).translate(_MARKUP)
