"""`subtools formats`: what can be read and written."""

from __future__ import annotations

import click

from subtools.cli import io, options, report
from subtools.cli.table import table


@click.command()
@options.as_json
@options.show_help
def formats(*, as_json: bool) -> int:
    """List the formats, their suffixes, and whether they are read or written.

    \b
    Example:
      subtools formats
    """
    from subtools.formats import FORMATS

    records = [FORMATS[name] for name in FORMATS]
    if as_json:
        io.show(
            report.text(
                [
                    {
                        "name": each.name,
                        "summary": each.summary,
                        "suffixes": list(each.suffixes),
                        "reads": each.read is not None,
                        "writes": each.write is not None,
                        "carries": sorted(each.carries),
                    }
                    for each in records
                ]
            )
        )
        return 0
    rows = [["format", "reads", "writes", "suffixes", "what it is"]]
    rows += [
        [
            each.name,
            "yes" if each.read else "no",
            "yes" if each.write else "no",
            " ".join(each.suffixes),
            each.summary,
        ]
        for each in records
    ]
    io.show(table(rows))
    return 0
