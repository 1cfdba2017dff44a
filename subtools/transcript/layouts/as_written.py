"""The layouts that need no rewriting: which kind of opening leads, and which may stand among it."""

from __future__ import annotations

from subtools.transcript.layouts.layout import Layout

#: `0:05 text`, `00:17text`, `[0:05] text`, `0:05 - text`.
STAMP_TEXT = Layout(
    "stamp-text",
    "the stamp, then the words on the same line",
    lead="first",
    companions=("line", "named", "speaker", "middle"),
)

#: The video panel, SBV, broken SRT.
STAMP_LINE = Layout(
    "stamp-line",
    "the stamp on a line of its own, the words below",
    lead="line",
    companions=("first", "speaker"),
)

#: `Name: 0:05`, `Name (0:05)`, `Name  0:05`: meeting recorders and transcription services.
SPEAKER_LINE = Layout(
    "speaker-line",
    "name and stamp on a line, the words below",
    lead="speaker",
    companions=("line", "named", "first"),
)

#: `**Name** [0:05](link): text`, `Name [0:05]: text`: notes and podcasts.
SPEAKER_TEXT = Layout(
    "speaker-text",
    "name, stamp and words on the same line",
    lead="named",
    companions=("first", "speaker", "line", "middle"),
)
