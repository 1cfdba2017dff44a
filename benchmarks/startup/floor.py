"""The least that does the job: click, one regular expression, a write through pysrt."""

from __future__ import annotations

import re
from pathlib import Path

import click


@click.command()
@click.argument("source")
@click.argument("target")
def floor(source: str, target: str) -> None:
    """Write each stamped line as a cue."""
    import pysrt

    text = Path(source).read_text(encoding="utf-8")
    lines = re.findall(r"^(\d+):(\d\d) ?(.*)", text, re.MULTILINE)
    times = [(int(m) * 60 + int(s)) * 1000 for m, s, _ in lines]
    ends = [*times[1:], times[-1] + 2000]
    items = [
        pysrt.SubRipItem(n, start, end, words)
        for n, (start, end, (_, _, words)) in enumerate(zip(times, ends, lines, strict=True), 1)
    ]
    pysrt.SubRipFile(items).save(target, encoding="utf-8")


floor()
