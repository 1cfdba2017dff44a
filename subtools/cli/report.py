"""Reports for programs: the JSON of `--json`. Times are in ms; lines and cues count from 1."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from subtools.api import Subtitles
    from subtools.core.track import Track


def facts(talk: Subtitles, source: str) -> dict[str, object]:
    """Return what is known of a track that was read."""
    return {
        "source": source,
        "format": talk.format,
        "layout": " ".join(talk.meta("transcript.layout")) or None,
        "language": talk.language,
        "cues": len(talk),
        "start": talk[0].start if talk else 0,
        "end": talk.end,
    }


def chapters(talk: Subtitles) -> list[dict[str, object]]:
    """Return the chapters."""
    return [{"start": chapter.start, "title": chapter.title} for chapter in talk.chapters]


def findings(talk: Track) -> list[dict[str, object]]:
    """Return the findings, those of reading first."""
    return [
        {
            "code": each.code,
            "severity": each.severity,
            "message": each.message,
            "line": each.line,
            "through": each.through,
            "cue": None if each.cue is None else each.cue + 1,
        }
        for each in talk.findings
    ]


def text(thing: Mapping[str, object] | list[dict[str, object]]) -> str:
    """Return a report as JSON that people can read too."""
    import json

    return json.dumps(thing, ensure_ascii=False, indent=2) + "\n"
