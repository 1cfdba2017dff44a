"""The stamp on a line of its own, the words below: the video panel, SBV, broken SRT."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout

STAMP_LINE = Layout(
    "stamp-line",
    "the stamp on a line of its own, the words below",
    lead="line",
    companions=("first", "speaker"),
)
