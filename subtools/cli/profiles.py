"""`subtools profiles`: the delivery profiles, side by side."""

from __future__ import annotations

import click

from subtools.cli import io, options, report
from subtools.cli.table import table

#: The limits, in the order of the table, with their units.
_LIMITS = {
    "chars_per_line": "characters a line",
    "lines": "lines",
    "chars_per_second": "characters a second",
    "aim": "aim at, a second",
    "min_duration": "shortest, ms",
    "max_duration": "longest, ms",
    "gap": "least gap, ms",
    "chain": "close gaps under, ms",
    "linger": "past the speech, ms",
}


@click.command()
@options.as_json
@options.show_help
def profiles(*, as_json: bool) -> int:
    """Show the limits of every delivery profile, and where they come from.

    \b
    Example:
      subtools profiles
    """
    from subtools.profiles import PROFILES, load_profile

    records = [load_profile(name) for name in PROFILES]
    if as_json:
        fields = ("name", "summary", *_LIMITS, "source")
        io.show(report.text([{name: getattr(each, name) for name in fields} for each in records]))
        return 0
    rows = [["", *[each.name for each in records]]]
    rows += [
        [title, *[f"{getattr(each, name):g}" for each in records]]
        for name, title in _LIMITS.items()
    ]
    about = [f"\n{each.name}: {each.summary}\n  from {each.source}\n" for each in records]
    io.show(table(rows) + "".join(about))
    return 0
