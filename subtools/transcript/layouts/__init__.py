"""The layouts of pasted transcripts, one file each; add a layout: write its file, add its line.

Order matters twice: rewriting layouts are tried in it, and the first of two equal scores wins.
"""

from __future__ import annotations

from subtools.transcript.layouts.one_line import ONE_LINE
from subtools.transcript.layouts.speaker_line import SPEAKER_LINE
from subtools.transcript.layouts.speaker_text import SPEAKER_TEXT
from subtools.transcript.layouts.stamp_last import STAMP_LAST
from subtools.transcript.layouts.stamp_line import STAMP_LINE
from subtools.transcript.layouts.stamp_text import STAMP_TEXT
from subtools.transcript.layouts.table import TABLE

__all__ = ["LAYOUTS", "TABLE"]

LAYOUTS = (TABLE, ONE_LINE, STAMP_TEXT, STAMP_LINE, SPEAKER_LINE, SPEAKER_TEXT, STAMP_LAST)
