"""Lowering: what a format can't carry is taken away, or said in another way, and reported.

Every loss is one finding (L) with a count. Lowering what is lowered changes and says nothing.
The language of a track is a fact about it that no caption shows, so it stays.
"""

from __future__ import annotations

from operator import is_

from subtools.formats.lower_cue import Lowering

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.track import Metadata, Track
    from subtools.formats.format import Format

    T = TypeVar("T", bound=Track)

_ILLEGAL = ("\0", "\r")


def lower(track: T, fmt: Format) -> T:
    """Return what `fmt` can carry of a track; the new findings say what it can't.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.formats.srt import SRT
    >>> low = lower(Track([Cue(0, 1000, "Hello", speaker="Ann")]), SRT)
    >>> low[0].text, [str(finding) for finding in low.findings]
    ('Ann: Hello', ['L01 speakers written into the text as "Name: ", 1 cue'])
    """
    if "*" in fmt.carries:
        return track
    low = Lowering(fmt)
    cues = _cues(track, low)
    if fmt.tick > 1:
        cues = low.rounded(cues)
    if not fmt.ends:
        cues = low.ended_by_next(cues)
    metadata = _metadata(track.metadata, low)
    chapters = track.chapters if "chapters" in fmt.carries else ()
    if len(chapters) < len(track.chapters):
        low.count("L07", len(track.chapters))
    unchanged = (
        len(cues) == len(track.cues)
        and all(map(is_, cues, track.cues))
        and metadata == track.metadata
        and chapters == track.chapters
    )
    if unchanged:
        return track
    return track.replace(
        cues=cues,
        metadata=metadata,
        chapters=chapters,
        findings=(*track.findings, *low.findings()),
    )


def _cues(track: Track, low: Lowering) -> list[Cue]:
    cues = list(track.cues)
    # One search over all texts is fifty times cheaper than one search a text.
    text = "\n".join([cue.text for cue in cues])
    if any(char in text for char in _ILLEGAL) or not _encodable(text) or low.forbids(text):
        cues = [low.legal_text(cue) for cue in cues]
    speaker: str | None = None
    for index, cue in enumerate(cues):
        if (
            cue.speaker is not None
            or cue.words
            or cue.placement
            or cue.extras
            # Most marks are of a kind that the format has, and hold nothing that could break it.
            or (cue.marks and not low.simple(cue.marks))
        ):
            cues[index] = low.cue(cue, speaker)
        speaker = cue.speaker
    return cues


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _metadata(metadata: Metadata, low: Lowering) -> Metadata:
    if not metadata:
        return metadata
    own = f"{low.fmt.name}."
    kept = tuple([
        item for item in metadata if "metadata" in low.fmt.carries and item[0].startswith(own)
    ])  # fmt: skip
    # How a transcript was laid out and stamped is nothing a viewer misses.
    lost = [name for name, _ in metadata if not name.startswith((own, "transcript."))]
    if lost:
        low.count("L05", len(lost), ", ".join(sorted({name.partition(".")[2] for name in lost})))
    if low.fmt.name == "vtt":
        from subtools.formats.vtt_legal import legal_metadata

        legal = legal_metadata(kept)
        if legal != kept:
            low.count("L11")
        return legal
    if low.fmt.name == "ttml" and kept:
        from subtools.formats.ttml.legal import legal_metadata as one_line

        legal = one_line(kept)
        if legal != kept:
            low.count("L11")
        return legal
    return kept
