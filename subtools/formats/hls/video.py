"""What the playlist of a video tells: where its segments end, and where its clock begins.

In a transport stream the clock begins anywhere. ffmpeg's first frame is at 1.4 s and a few frames
more, by how its encoder reorders them (5.1 and 9.0, measured: 126000, 128090, 129600, 133200);
others begin at 10 s. So it is read from the first segment, by ISO/IEC 13818-1, 2.4.3.
"""

from __future__ import annotations

from fractions import Fraction

from subtools.core.pattern import pattern
from subtools.errors import InputError
from subtools.formats.hls.timeline import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.formats.hls.timeline import Timeline

_PACKET = 188
_SYNC = 0x47
_length = pattern(r"#EXTINF:[ \t]*([0-9]{1,9}(?:\.[0-9]{1,12})?)[ \t]*(?:,.*)?")
_foreign = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


def timeline_of(
    text: str, load: Callable[[str], bytes], *, source: str | None = None, mpegts: int | None = None
) -> Timeline:
    r"""Return the timeline of a video by its media playlist.

    `load` returns the bytes of a file by its name beside the playlist; it is asked for the first
    segment, unless `mpegts` is known. Raises `InputError` for what is no finished media playlist.

    >>> text = '#EXTM3U\n#EXT-X-MAP:URI="i.mp4"\n#EXTINF:6.006,\nv0.m4s\n#EXT-X-ENDLIST\n'
    >>> float(timeline_of(text, lambda name: b"").duration)
    6006.0
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    wrong = _unusable(lines)
    if wrong:
        raise InputError(wrong, source=source)
    lengths: list[Fraction] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#EXTINF"):
            match = _length.fullmatch(line)
            if match is None:
                msg = f"not the length of a segment: {line[:40]}"
                raise InputError(msg, source=source, line=number)
            lengths.append(Fraction(match[1]))
    lengths = [length for length in lengths if length]
    if mpegts is None:
        mpegts = _clock(lines, load, source)
    try:
        return joined(lengths, mpegts)
    except ValueError as error:
        raise InputError(str(error), source=source) from None


def _unusable(lines: list[str]) -> str:
    """Say why lines are no playlist to follow, or nothing."""
    tags = {line.partition(":")[0] for line in lines if line.startswith("#")}
    if not lines or lines[0] != "#EXTM3U":
        return "is no HLS playlist: its first line is not #EXTM3U"
    if "#EXT-X-STREAM-INF" in tags:
        return "is a master playlist; name a media playlist of the video that it lists"
    if "#EXTINF" not in tags:
        return "lists no segments"
    if "#EXT-X-ENDLIST" not in tags:
        return "has no end yet (no #EXT-X-ENDLIST); captions are cut for a finished stream"
    if "#EXT-X-DISCONTINUITY" in tags:
        return "has discontinuities: its clock jumps, and captions follow one clock"
    return ""


def _clock(lines: list[str], load: Callable[[str], bytes], source: str | None) -> int:
    if any([line.startswith("#EXT-X-MAP:") for line in lines]):
        return 0  # fragmented MP4
    from urllib.parse import unquote

    first = next((line for line in lines if line and not line.startswith("#")), "")
    found = None
    if first and not _foreign.match(first):
        found = first_pts(load(unquote(first.partition("?")[0])))
    if found is None:
        msg = f"its first segment does not tell where its clock begins ({first}); add --mpegts"
        raise InputError(msg, source=source)
    return found


def first_pts(data: bytes) -> int | None:
    """Return the time of the first picture in a transport stream, else of the first sound.

    In ticks of 90 kHz; None for what is no transport stream, or is encrypted.

    >>> first_pts(b"no transport stream")
    """
    sound = None
    for at in range(0, len(data) - _PACKET + 1, _PACKET):
        packet = data[at : at + _PACKET]
        if packet[0] != _SYNC:
            break
        # A payload that begins here, behind what adaptation field there is.
        if packet[1] & 0x40 and packet[3] & 0x10:
            payload = packet[5 + packet[4] :] if packet[3] & 0x20 else packet[4:]
            kind, pts = _pes(payload)
            if pts is not None and kind == "picture":
                return pts
            if sound is None and kind == "sound":
                sound = pts
    return sound


def _pes(payload: bytes) -> tuple[str, int | None]:
    """Return what kind of stream a packet of it is of, and its time."""
    if len(payload) < 14 or payload[:3] != b"\0\0\1":  # noqa: PLR2004 - up to the time's end
        return "", None
    stream = payload[3]
    # 0xBD is private: AC-3 and others.
    kind = "picture" if stream & 0xF0 == 0xE0 else "sound" if stream & 0xE0 == 0xC0 else ""  # noqa: PLR2004
    kind = kind or ("sound" if stream == 0xBD else "")  # noqa: PLR2004
    if not kind or not payload[7] & 0x80:
        return kind, None
    high, a, b, c, d = payload[9:14]
    return kind, (high >> 1 & 7) << 30 | a << 22 | b >> 1 << 15 | c << 7 | d >> 1
