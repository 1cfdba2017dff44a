"""The table as CSV (RFC 4180), for spreadsheets and for the marker lists of editing programs.

It begins with a byte order mark, without which Excel reads UTF-8 as something else. No cell can
become a formula: what would begin one has an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

from subtools.claims.table.rendering import timecode
from subtools.core.pattern import pattern
from subtools.core.time import format_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.claim import Claim
    from subtools.claims.table.rendering import Table

#: What spreadsheets take for a formula, with the apostrophes that a text may have itself.
_FORMULA = pattern("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def as_csv(table: Table) -> str:
    r"""Return a head line and a line a claim.

    >>> from subtools.claims.claim import Claim
    >>> from subtools.claims.table.rendering import Table
    >>> as_csv(Table([Claim("1", 0, 2000, "=1+1")])).splitlines()[1][:41]
    "1,00:00:00.000,00:00:02.000,'=1+1,,none,,"
    """
    import csv
    from io import StringIO

    out = StringIO(newline="")
    rows = [cells(table, claim) for claim in table.claims]
    writer = csv.writer(out)
    writer.writerow(rows[0] if rows else cells(table, _nothing()))
    writer.writerows([[safe(cell) for cell in row.values()] for row in rows])
    return "\ufeff" + out.getvalue()


def _nothing() -> Claim:
    from subtools.claims.claim import Claim

    return Claim("", 0, 0, "")


def cells(table: Table, claim: Claim) -> dict[str, str]:
    """Return a claim's cells by the name of their column; cues count from 1."""
    rate, link = table.frame_rate, table.link(claim)
    row = {"id": claim.id, "in": format_clock(claim.start), "out": format_clock(claim.end)}
    if rate is not None:
        row["in_frames"] = timecode(claim.start, rate)
        row["out_frames"] = timecode(claim.end, rate)
    row |= {
        "text": claim.text,
        "source": claim.source,
        "source_kind": claim.source_kind,
        "resolved": claim.resolved or "",
        "reporting": claim.reporting,
        "lemma": claim.lemma,
        "class": claim.word_class,
        "form": claim.form,
        "certainty": claim.certainty,
        "negated": "yes" if claim.negated else "no",
        "checkability": "" if claim.checkability is None else f"{claim.checkability:.2f}",
        "reasons": " ".join(claim.reasons),
        "confidence": f"{claim.confidence:.2f}",
        "cues": " ".join([str(cue + 1) for cue in claim.cues]),
        "before": claim.before,
        "after": claim.after,
    }
    if table.url is not None:
        row["link"] = link or ""
    return row


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe("=SUM(A1)"), safe("plain"), safe("'=x")
    ("'=SUM(A1)", 'plain', "''=x")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unsafe(cell: str) -> str:
    """Return what a cell was before it was made safe.

    >>> unsafe(safe("'=x")), unsafe("'tis")
    ("'=x", "'tis")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
