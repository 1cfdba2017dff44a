"""`Name: 0:05`, `Name (0:05)`, `Name  0:05` on a line, the words below: Otter, Rev."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout

SPEAKER_LINE = Layout(
    "speaker-line",
    "name and stamp on a line, the words below",
    lead="speaker",
    companions=("line", "named", "first"),
)
