"""Formats: text to a track and back, one file each."""

from __future__ import annotations

import os

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
        "ass": "subtools.formats.ass:ASS",
        "ttml": "subtools.formats.ttml:TTML",
        "cues": "subtools.formats.cues:CUES",
        "transcript": "subtools.formats.transcript:TRANSCRIPT",
        "text": "subtools.formats.text:TEXT",
        "json": "subtools.formats.asr:ASR",
        "sbv": "subtools.formats.sbv:SBV",
        "lrc": "subtools.formats.lrc:LRC",
        "tsv": "subtools.formats.tsv:TSV",
        "xml": "subtools.formats.timed_xml:TIMED_XML",
        "mpl2": "subtools.formats.mpl2:MPL2",
        "tmplayer": "subtools.formats.tmplayer:TMPLAYER",
    },
    group="subtools.formats",
)

#: Which format a file's suffix means.
SUFFIXES: dict[str, str] = {
    ".srt": "srt",
    ".vtt": "vtt",
    ".webvtt": "vtt",
    ".ass": "ass",
    ".ssa": "ass",
    ".ttml": "ttml",
    ".dfxp": "ttml",
    ".itt": "ttml",
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
    ".srv1": "xml",
    ".srv2": "xml",
    ".srv3": "xml",
    ".json3": "json",
    ".mpl": "mpl2",
    ".mpl2": "mpl2",
}


def format_for(path: str) -> str | None:
    """Name the format that a file's suffix means; None for an unknown suffix.

    >>> format_for("talk.VTT"), format_for("talk.doc")
    ('vtt', None)
    """
    return SUFFIXES.get(os.path.splitext(path)[1].lower())
