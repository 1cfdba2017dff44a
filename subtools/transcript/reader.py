"""Pasted text to a track: every line ends in a cue or in a finding."""

from __future__ import annotations

from subtools.core.cue import Cue, draft
from subtools.core.finding import Finding, excerpt
from subtools.core.track import Chapter, Track
from subtools.transcript.blocks import transcript_block
from subtools.transcript.body import read_entries
from subtools.transcript.detector import detect
from subtools.transcript.lines import split_lines
from subtools.transcript.markup import is_html, mark_blocks
from subtools.transcript.report import Report
from subtools.transcript.rolling import rolling_cuts
from subtools.transcript.timing import infer_ends, repair_order, resolve_frames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.time import FrameRate, Ms
    from subtools.transcript.body import Heading
    from subtools.transcript.entries import Entry
    from subtools.transcript.lines import Line


def read_transcript(
    text: str, *, frame_rate: FrameRate | None = None, language: str | None = None
) -> Track:
    """Read a pasted transcript in whatever layout it is; never raises for bad content.

    The track's cues start at their stamps; where no end is written a cue ends at the next later
    start. Its metadata says the layout ("transcript.layout") and, when ends were inferred, how
    exact the stamps are ("transcript.stamps": "floor" for whole seconds, "exact" for fractions).
    `frame_rate` is for stamps whose last field counts frames.

    >>> track = read_transcript("0:05So we went\\n0:08to the sea.\\nComments")
    >>> [(cue.start, cue.text) for cue in track]
    [(5000, 'So we went'), (8000, 'to the sea.')]
    >>> [str(finding) for finding in track.findings]
    ['3: T11 dropped page furniture: Comments']
    """
    lines = split_lines(text)
    if is_html(lines):
        from subtools.transcript.html_lines import html_lines

        lines = html_lines(text)
    mark_blocks(lines)
    detection = detect(lines)
    if detection is None:
        return Track((), language=language, findings=_nothing(lines))
    report = Report(detection.lines)
    openings = transcript_block(detection.lines, detection.openings)
    entries, headings = read_entries(detection, openings, report)
    resolve_frames(entries, frame_rate, report)
    entries = _spoken(entries, report)
    entries = repair_order(entries, report)
    entries = _unroll(entries, report)
    ends = infer_ends(entries, report)
    chapters = _chapters(headings, entries, ends)
    metadata = [("transcript.layout", detection.layout.name)]
    if 2 * sum(e.end is not None for e in entries) < len(entries):
        exact = any(e.opening.stamp.fraction or e.opening.stamp.frames is not None for e in entries)
        metadata.append(("transcript.stamps", "exact" if exact else "floor"))
    return Track(
        [_cue(entry, end) for entry, end in zip(entries, ends, strict=True)],
        language=language,
        chapters=chapters,
        metadata=tuple(metadata),
        findings=report.findings(),
    )


def _nothing(lines: Sequence[Line]) -> tuple[Finding, ...]:
    if not lines:
        return (Finding("T40", "the input is empty", line=1, severity="error"),)
    first = lines[0]
    message = f"no time stamp found in the text; it begins: {excerpt(first.text)}"
    last = lines[-1].number
    return (Finding("T40", message, line=first.number, through=last, severity="error"),)


def _spoken(entries: list[Entry], report: Report) -> list[Entry]:
    """Leave out stamps without words."""
    for entry in entries:
        if entry.is_empty():
            report.drop(entry.opening.line, "T18")
    return [entry for entry in entries if not entry.is_empty()]


def _unroll(entries: list[Entry], report: Report) -> list[Entry]:
    """Take out what rolling captions repeat."""
    cuts = rolling_cuts([entry.text() for entry in entries])
    if cuts is None:
        return entries
    touched = [entry for entry, cut in zip(entries, cuts, strict=True) if cut]
    for entry, cut in zip(entries, cuts, strict=True):
        entry.cut_words(cut)
    report.say(
        "T31",
        f"took out what {len(touched)} lines repeat of the line before (rolling captions)",
        touched[0].number,
        through=touched[-1].number,
    )
    return [entry for entry in entries if not entry.is_empty()]


def _chapters(
    headings: Sequence[Heading], entries: Sequence[Entry], ends: Sequence[Ms]
) -> list[Chapter]:
    """Date the chapters: at their entry's start, or as far into it as the heading stands."""
    spans = {id(e): (e.start, end) for e, end in zip(entries, ends, strict=True)}
    last = ends[-1] if ends else 0
    chapters: list[Chapter] = []
    for entry, offset, title in headings:
        start, end = (last, last) if entry is None else spans.get(id(entry), (entry.start,) * 2)
        if offset and entry is not None:
            start += (end - start) * offset // max(len(entry.text()), 1)
        chapters.append(Chapter(start, title))
    return sorted(chapters, key=lambda chapter: chapter.start)


def _cue(entry: Entry, end: int) -> Cue:
    speaker, body = entry.body()
    return draft(
        entry.start, max(end, entry.start), body.plain, body.marks, speaker, origin=entry.number
    )
