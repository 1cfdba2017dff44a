"""`0:05 text`, `00:17text`, `[0:05] text`, `0:05 - text`: the stamp, then the words."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout

STAMP_TEXT = Layout(
    "stamp-text",
    "the stamp, then the words on the same line",
    lead="first",
    companions=("line", "named", "speaker", "middle"),
)
