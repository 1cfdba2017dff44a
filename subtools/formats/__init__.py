"""Formats: text to a track and back, one file each."""

from __future__ import annotations

from subtools.registry import Registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.formats.format import Format

#: Add a format: write its file, add its line here.
FORMATS: Registry[Format] = Registry(
    "format",
    {
        "srt": "subtools.formats.srt:SRT",
        "vtt": "subtools.formats.vtt:VTT",
        "cues": "subtools.formats.cues:CUES",
        "transcript": "subtools.formats.transcript:TRANSCRIPT",
        "text": "subtools.formats.text:TEXT",
        "json": "subtools.formats.asr:ASR",
        "sbv": "subtools.formats.sbv:SBV",
        "lrc": "subtools.formats.lrc:LRC",
        "tsv": "subtools.formats.tsv:TSV",
        "xml": "subtools.formats.timed_xml:TIMED_XML",
    },
    group="subtools.formats",
)

#: Which format a file's suffix means; where a suffix has two, reading and writing differ.
SUFFIXES: dict[str, str] = {
    ".srt": "srt",
    ".vtt": "vtt",
    ".webvtt": "vtt",
    ".cues": "cues",
    ".jsonl": "cues",
    ".txt": "transcript",
    ".md": "transcript",
    ".markdown": "transcript",
    ".html": "transcript",
    ".htm": "transcript",
    ".csv": "transcript",
    ".json": "json",
    ".sbv": "sbv",
    ".lrc": "lrc",
    ".tsv": "tsv",
    ".xml": "xml",
    ".ttxt": "xml",
}
