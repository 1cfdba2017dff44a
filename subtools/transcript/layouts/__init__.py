"""The layouts of pasted transcripts; add a layout: write its record, add it to the tuple.

Those that rewrite their lines have a file each, the others are together in `as_written`.

Order matters twice: rewriting layouts are tried in it, and the first of two equal scores wins.
"""

from __future__ import annotations

from subtools.transcript.layouts.as_written import (
    SPEAKER_LINE,
    SPEAKER_TEXT,
    STAMP_LINE,
    STAMP_TEXT,
)
from subtools.transcript.layouts.one_line import ONE_LINE
from subtools.transcript.layouts.stamp_last import STAMP_LAST
from subtools.transcript.layouts.table import TABLE

__all__ = ["LAYOUTS", "TABLE"]

LAYOUTS = (TABLE, ONE_LINE, STAMP_TEXT, STAMP_LINE, SPEAKER_LINE, SPEAKER_TEXT, STAMP_LAST)
