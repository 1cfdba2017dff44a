"""Caption tracks of a video, read as captions: nothing goes through ffmpeg's own converters.

They lose settings and ids, write `\\h` and `<font>` into plain text, and read braces as markup. So
ffmpeg copies a track out, sample by sample, and our own readers take it from there.
"""

from __future__ import annotations

import os
from fractions import Fraction

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.errors import InputError
from subtools.media.boxes import box_tracks
from subtools.media.extract.listing import CONVERTED, CaptionTrack
from subtools.media.names import safely

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.core.time import Ms
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video
    from subtools.media.workshop import Workshop


def extract(video: Video, track: CaptionTrack, ffmpeg: Ffmpeg) -> tuple[Track, str, bytes]:
    """Return a track's captions, the format they are in, and what is stored, as such a file.

    The bytes are empty where a file would not be what is stored (MP4). Raises `InputError` for
    pictures of letters, `ProgramError` for ffmpeg.
    """
    from subtools.media.workshop import Workshop

    if not track.format:
        msg = f"track {track.number} can't be read: its codec {track.codec} is not known as text"
        if track.pictures:
            msg = f"track {track.number} ({track.codec}) holds pictures of letters, not text"
        raise InputError(msg, source=video.path)
    with Workshop() as shop:
        if track.codec in {"ass", "ssa", "webvtt"} or track.codec in CONVERTED:
            kind = "webvtt" if track.format == "vtt" else "ass"
            codec = "ass" if track.codec in CONVERTED else "copy"
            path = os.path.join(shop.folder, "track")
            _run(video, track, ffmpeg, shop, ["-c:s", codec, "-f", kind, f"file:{path}"])
            with open(path, "rb") as file:
                data = file.read()
            talk = _read(data.decode("utf-8", "replace"), track)
        else:
            talk, data = _samples(video, track, ffmpeg, shop), b""
    if talk.language is None and track.language is not None:
        talk = talk.replace(language=track.language)
    return talk, track.format, data


def _read(text: str, track: CaptionTrack) -> Track:
    from subtools.formats import FORMATS as READERS
    from subtools.formats.format import ReadOptions

    read = READERS[track.format].read
    assert read is not None  # noqa: S101 - both are read
    return read(text.replace("\r\n", "\n").replace("\0", ""), ReadOptions(language=track.language))


def _samples(video: Video, track: CaptionTrack, ffmpeg: Ffmpeg, shop: Workshop) -> Track:
    """Copy the samples and a list of their times out, and read them one by one."""
    times, data = (os.path.join(shop.folder, name) for name in ("times", "data"))
    copy = ["-map", f"0:{track.index}", "-c", "copy"]
    _run(
        video, track, ffmpeg, shop,
        ["-c", "copy", "-f", "framecrc", f"file:{times}", *copy, "-f", "data", f"file:{data}"],
    )  # fmt: skip
    with open(times, encoding="ascii", errors="replace") as file:
        listed = list(_listed(file.read()))
    with open(data, "rb") as file:
        raw = file.read()
    pieces = []
    at = 0
    for start, end, size in listed:
        pieces.append((start, end, raw[at : at + size]))
        at += size
    return _timed_text(pieces, video, track) if track.codec == "mov_text" else _subrip(pieces)


def _timed_text(
    pieces: Sequence[tuple[Ms, Ms | None, bytes]], video: Video, track: CaptionTrack
) -> Track:
    from subtools.media.extract.tx3g import text_of

    boxes = box_tracks(video.path)
    box = boxes[track.index] if track.index < len(boxes) else None
    entry = box.entry if box is not None and box.tag == "tx3g" else b""
    cues = []
    for start, end, sample in pieces:
        body = text_of(sample, entry)
        if body.plain.strip() and end is not None:
            cues.append(Cue(start, end, body.plain, marks=body.marks))
    return Track(cues)


def _subrip(pieces: Sequence[tuple[Ms, Ms | None, bytes]]) -> Track:
    from subtools.formats.ends import LAST
    from subtools.formats.srt_scan import Scan

    scan = Scan(None)
    for at, (start, end, sample) in enumerate(pieces):
        if end is None:
            later = [other for other, _, _ in pieces[at + 1 :] if other > start][:1]
            end = later[0] if later else start + LAST  # noqa: PLW2901
        text = sample.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        scan.add(start, end, text.replace("\0", "").rstrip("\n").split("\n"))
    return scan.track(None)


def _listed(text: str) -> Iterator[tuple[Ms, Ms | None, int]]:
    """Read what the muxer `framecrc` writes: `stream, dts, pts, duration, size, checksum`."""
    tick = Fraction(1, 1000)
    for line in text.splitlines():
        if line.startswith("#tb 0: "):
            tick = Fraction(line[7:])
        elif line and not line.startswith("#"):
            _, _, pts, duration, size, *_ = [part.strip() for part in line.split(",")]
            start = max(0, round(int(pts) * tick * 1000))
            end = max(start, round((int(pts) + int(duration)) * tick * 1000))
            yield start, (end if int(duration) > 0 else None), int(size)


def _run(
    video: Video, track: CaptionTrack, ffmpeg: Ffmpeg, shop: Workshop, output: Sequence[str]
) -> None:
    from subtools.media.runner import run

    # Times are those of the file's clock, from its start: where sound begins a little before 0,
    # ffmpeg would count from there.
    clock = () if video.start else ("-copyts",)
    argv = [
        ffmpeg.path, "-nostdin", "-hide_banner", "-y", "-v", "error", *clock, *safely(video.path),
        "-map", f"0:{track.index}", *output,
    ]  # fmt: skip
    run(argv, will=shop.will)
