"""Captions for HLS: WebVTT cut into segments, and the media playlist that lists them.

webvtt-py has a segmenter, and it is not used: it takes whole seconds only, so its edges drift from
those of 29.97 frames a second; it gives every segment the same length, also the last, so the
playlist is longer than the video; a cue that ends just on an edge goes into the segment behind it,
too; and it writes files, each for itself. What it does right is done here as well: a cue that
crosses an edge is whole in both segments, and styles and regions are in all.

The rules are those of RFC 8216 (https://www.rfc-editor.org/rfc/rfc8216), section 3.5 for WebVTT.
"""

from __future__ import annotations

from subtools.formats.hls.segments import segment_texts
from subtools.formats.hls.timeline import even

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import TypeVar

    from subtools.core.look import Look
    from subtools.core.time import Ms
    from subtools.core.track import Track
    from subtools.formats.hls.timeline import Timeline

    T = TypeVar("T", bound=Track)

#: Seconds; Apple's authoring specification asks for six
#: (https://developer.apple.com/documentation/http-live-streaming/hls-authoring-specification-for-apple-devices).
SEGMENT = 6


def write_hls(  # noqa: PLR0913
    talk: T,
    stem: str,
    *,
    segment: Fraction | float | str = SEGMENT,
    duration: Ms | None = None,
    mpegts: int = 0,
    timeline: Timeline | None = None,
    look: Look | str | None = None,
    legend: bool = False,
    vtt_style: str = "none",
) -> tuple[list[tuple[str, str]], T]:
    """Return the files of a subtitle rendition by name, and the track as WebVTT carries it.

    The playlist `<stem>.m3u8` comes last, since it must not name what is not there yet. `segment`
    is the length of a segment in seconds, kept exactly; `duration` that of the presentation, in
    ms; without one the playlist ends with the last cue. `mpegts` is the time of the video's first
    frame on its own clock (90 kHz): 0 in fragmented MP4. A `timeline` of a video's playlist (see
    `subtools.formats.hls.video`) has all three. The other options are as for
    `subtools.formats.writing.write`.

    The track's new findings (H, L) tell what is left out. Raises `ValueError` for a number out of
    range or a stem that is no name of a file.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> files, _ = write_hls(Track([Cue(5000, 7000, "Hello")]), "en", duration=9000)
    >>> [name for name, _ in files]
    ['en-00000.vtt', 'en-00001.vtt', 'en.m3u8']
    >>> print(files[1][1], end="")
    WEBVTT
    X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000
    <BLANKLINE>
    00:00:05.000 --> 00:00:07.000
    Hello
    <BLANKLINE>
    """
    from subtools.core.finding import Finding
    from subtools.formats.hls.playlist import check_stem, playlist, segment_name
    from subtools.formats.writing import write

    check_stem(stem)
    low = write(talk, "vtt", look=look, legend=legend, vtt_style=vtt_style)[1]
    new = []
    if timeline is None:
        if duration is None:
            duration = _end(low)
            new.append(Finding(
                "H01", "the length of the video is not known; the playlist ends with the last cue",
                severity="info",
            ))  # fmt: skip
        timeline = even(duration, segment, mpegts)
    texts, findings = segment_texts(low, timeline)
    names = [segment_name(stem, number) for number in range(len(texts))]
    files = list(zip(names, texts, strict=True))
    files.append((f"{stem}.m3u8", playlist(timeline, names)))
    return files, low.replace(findings=(*low.findings, *new, *findings))


def _end(track: Track) -> Ms:
    """Return when the last cue has been shown; one without length needs a moment, too."""
    return max([max(cue.end, cue.start + 1) for cue in track.cues], default=1)
