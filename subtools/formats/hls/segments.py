"""Segments: each a whole WebVTT file that says where on the video's clock its times are.

A segment has all cues that are shown while it lasts, with their whole times (RFC 8216, 3.5), so a
cue that crosses an edge is in both, the same to the last character: players know it by that.
Each ends with an empty line: ffmpeg reads segments as one text, and what follows must not become
words of the last cue.
"""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.track import Track
from subtools.formats.vtt import write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.core.track import Metadata
    from subtools.formats.hls.timeline import Timeline

MAP = "X-TIMESTAMP-MAP"


def segment_texts(track: Track, timeline: Timeline) -> tuple[list[str], list[Finding]]:
    r"""Return the text of each segment of a lowered track, and what could not go into any.

    Styles and regions are in every segment, notes of the file in the first.

    >>> from subtools.formats.hls.timeline import even
    >>> segment_texts(Track(), even(1000, 6, 126_000))
    (['WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:126000,LOCAL:00:00:00.000\n\n'], [])
    """
    shown: list[list[Cue]] = [[] for _ in timeline.edges[1:]]
    late: list[int] = []
    for index, cue in enumerate(track.cues):
        numbers = timeline.touched(cue.start, cue.end)
        if not numbers:
            late.append(index)
        for number in numbers:
            shown[number].append(cue)
    first, others = _heads(track.metadata, timeline.mpegts)
    texts = [
        write(Track(cues, metadata=others if number else first)) + "\n"
        for number, cues in enumerate(shown)
    ]
    return texts, _findings(track, late)


def _heads(metadata: Metadata, mpegts: int) -> tuple[Metadata, Metadata]:
    """Return what stands before the cues of the first segment, and of all others."""
    header = "".join([value for name, value in metadata if name == "vtt.header"])
    said, *facts = header.split("\n")
    facts = [fact for fact in facts if not fact.startswith(MAP)]
    mapped = f"{MAP}=MPEGTS:{mpegts},LOCAL:00:00:00.000"
    head = (("vtt.header", "\n".join([said, mapped, *facts])),)
    rest = tuple([item for item in metadata if item[0] != "vtt.header"])
    return head + rest, head + tuple([item for item in rest if item[0] != "vtt.note"])


def _findings(track: Track, late: list[int]) -> list[Finding]:
    found = []
    if late:
        cues = "1 cue comes" if len(late) == 1 else f"{len(late)} cues come"
        found.append(Finding(
            "H02", f"{cues} after the end of the video; in no segment",
            line=track[late[0]].origin, cue=late[0],
        ))  # fmt: skip
    if any([f"\n{MAP}" in value for value in track.meta("vtt.header")]):
        found.append(Finding("H03", f"an {MAP} of the file was replaced; times are as they were"))
    return found
