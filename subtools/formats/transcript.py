"""Pasted transcripts as a format: read in any layout, written as `m:ss text`."""

from __future__ import annotations

from subtools.core.time import format_stamp
from subtools.formats.format import Format
from subtools.transcript.reader import read_transcript

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track
    from subtools.formats.format import ReadOptions


def _read(text: str, options: ReadOptions) -> Track:
    return read_transcript(text, frame_rate=options.frame_rate, language=options.language)


def _write(track: Track) -> str:
    """Write a line a cue, `[m:ss] Name: text`; chapters are headings in between."""
    lines: list[str] = []
    chapters = list(reversed(track.chapters))
    for cue in track.cues:
        while chapters and chapters[-1].start <= cue.start:
            lines.append(
                f"Chapter {len(track.chapters) - len(chapters) + 1}: {chapters.pop().title}"
            )
        who = f"{cue.speaker}: " if cue.speaker else ""
        lines.append(f"[{format_stamp(cue.start)}] {who}{' '.join(cue.text.split())}")
    return "".join([line + "\n" for line in lines])


TRANSCRIPT = Format(
    "transcript",
    summary="pasted transcripts with start stamps, in any layout",
    suffixes=(".txt", ".md", ".markdown", ".html", ".htm", ".csv"),
    read=_read,
    write=_write,
    sniff=lambda _text: 0.1,
    carries=frozenset({"speaker", "chapters", "sound"}),
    tick=1000,
    ends=False,
)
