"""`**Name** [0:05](link): text`, `Name [0:05]: text`: name, stamp and words on one line."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout

SPEAKER_TEXT = Layout(
    "speaker-text",
    "name, stamp and words on the same line",
    lead="named",
    companions=("first", "speaker", "line", "middle"),
)
