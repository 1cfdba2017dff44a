"""The commands that ffmpeg is given: values, compiled with ffmpeg-python.

Those that draw are run in the private folder, where the captions lie under a fixed name; those
that copy and join in the folder of the pieces: names in lists and patterns are none of a user's.
"""

from __future__ import annotations

import os
from itertools import zip_longest

from subtools.core.pattern import pattern
from subtools.media.burning.job import CAPTIONS
from subtools.media.names import DEMUXERS, local, safely
from subtools.media.progress import TELLING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from typing import Any

    from subtools.media.burning.frames import Frames
    from subtools.media.burning.job import Job
    from subtools.media.burning.pieces import Piece

#: The container of pieces that are all encoded: it holds every codec, with exact times.
PIECES = "nut"
#: And of those that stand beside copies: all of one clock, which is told, or they can't be joined.
BESIDE_COPIES = "mp4"
#: What the parts of a copied picture are called, by number, and the list of all pieces.
COPIES = f"copy-%05d.{BESIDE_COPIES}"
LISTING = "pieces.ffconcat"
_CLOCKED = frozenset({"mp4", "mov"})
#: Ticks a second; ffmpeg itself makes coarser clocks at least so fine.
_FINE = 10_000
#: Stand for paths in ffmpeg-python, which takes only names that are Unicode.
_SOURCE, _TARGET = "source", "target"
_number = pattern(r"n?(\d{1,3})\.(\d{1,3})")
#: x264 numbers the sets of parameters of its pieces differently from those of the source, which
#: mostly have 0: so a player that has jumped into one never decodes it by those of the other.
_OWN_SETS = ("-x264-params", "sps-id=7")
#: What makes x264 delay frames by so many, by their number. Pieces joined must delay alike,
#: else the one behind a cut would be decoded before the one in front has ended.
DELAYS = (("-bf", "0"), ("-bf", "3", "-b-pyramid", "none"), ("-bf", "3", "-b-pyramid", "normal"))


def begun(ffmpeg: str, *, told: str = "warning") -> list[str]:
    """Return how every command begins: no questions, nothing printed but what went wrong."""
    return [ffmpeg, "-nostdin", "-hide_banner", "-y", "-v", told]


def single(job: Job, target: str) -> list[str]:
    """Return the command that burns the whole video in one pass."""
    arguments = [*job.picture, *timing(job.ffmpeg.version), *job.others[0], "-f", job.muxer]
    return [*begun(job.ffmpeg.path), *TELLING, *_compiled(job, {}, arguments, local(target))]


def encoded(  # noqa: PLR0913
    job: Job, frames: Frames, piece: Piece, target: str, *, threads: int | None, beside_copies: bool
) -> list[str]:
    """Return the command that burns one piece; `beside_copies` says that others are copied."""
    opened = {"copyts": None, "start_at_zero": None}
    if piece.first:
        opened["ss"] = moment(frames.seconds(piece.first))  # type: ignore[assignment]
    arguments = [*job.picture, *timing(job.ffmpeg.version), "-frames:v", f"{piece.count}"]
    if threads is not None:
        arguments += ["-threads", f"{threads}"]
    if beside_copies:
        arguments += [
            *_OWN_SETS,
            *DELAYS[frames.delay],
            "-video_track_timescale",
            f"{_clock(frames)}",
        ]
    elif job.encoder.codec in {"h264", "hevc"}:
        arguments += ["-bsf:v", "dump_extra"]  # the sets of parameters at every key frame
    arguments += ["-f", BESIDE_COPIES if beside_copies else PIECES]
    return [*begun(job.ffmpeg.path), *TELLING, *_compiled(job, opened, arguments, local(target))]


def copied(job: Job, frames: Frames, pieces: Sequence[Piece]) -> list[str]:
    """Return the command that copies a picture and cuts it before the first frame of each piece.

    The pieces are named by `COPIES`. What is copied of pieces that are to be encoded is of no use.
    Jumping to each cut would not do: containers jump to times of their own choice.
    """
    cuts = ",".join([f"{piece.first}" for piece in pieces[1:]])
    return [
        *begun(job.ffmpeg.path), *safely(job.video.path), "-map", f"0:{job.video.index}", "-c",
        "copy", "-f", "segment", "-segment_format", BESIDE_COPIES, "-segment_format_options",
        f"video_track_timescale={_clock(frames)}", "-segment_frames", cuts, f"file:{COPIES}",
    ]  # fmt: skip


def joined(job: Job, frames: Frames, target: str) -> list[str]:
    """Return the command that joins the pieces of `LISTING`, and carries over other streams."""
    exact = ["-video_track_timescale", f"{_clock(frames)}"] if job.muxer in _CLOCKED else []
    return [
        *begun(job.ffmpeg.path), "-itsoffset", moment(frames.seconds(0)),
        "-protocol_whitelist", "file", "-f", "concat", "-safe", "1", "-i", f"file:{LISTING}",
        *safely(job.video.path), "-map", "0:v:0", "-c:v:0", "copy", *job.others[1], *exact,
        "-f", job.muxer, local(target),
    ]  # fmt: skip


def _clock(frames: Frames) -> int:
    """Return ticks a second in which every frame's time is whole, and that players can take."""
    ticks = frames.base.denominator
    return ticks * max(1, -(-_FINE // ticks))


def listing(frames: Frames, pieces: Sequence[tuple[Piece, str]]) -> str:
    """Return the list that joins pieces, by their names, at the exact times of their frames."""
    starts = [round(frames.seconds(piece.first) * 1_000_000) for piece, _ in pieces]
    lines = ["ffconcat version 1.0"]
    for (_, name), start, after in zip_longest(pieces, starts, starts[1:]):
        lines.append(f"file {name}")
        if after is not None:
            lines.append(f"duration {(after - start) / 1_000_000:.6f}")
    return "\n".join(lines) + "\n"


def timing(version: str) -> list[str]:
    """Return the arguments that keep every frame at its own time, as this ffmpeg spells them.

    >>> timing("5.1.9-0+deb12u1"), timing("n9.0.2"), timing("4.4.2")
    (['-fps_mode', 'passthrough', '-enc_time_base', '-1'], ['-fps_mode', 'passthrough', \
'-enc_time_base', 'demux'], ['-vsync', 'passthrough', '-enc_time_base', '-1'])
    """
    base = "demux" if _numbered(version) >= (7, 0) else "-1"
    return [*each_frame(version), "-enc_time_base", base]


def each_frame(version: str) -> list[str]:
    """Return the arguments that drop no frame and double none."""
    return ["-fps_mode" if _numbered(version) >= (5, 1) else "-vsync", "passthrough"]


def _numbered(version: str) -> tuple[int, int]:
    match = _number.match(version)
    return (int(match[1]), int(match[2])) if match else (99, 0)  # made of yesterday's sources


def moment(time: Fraction) -> str:
    """Return the time of a frame as ffmpeg takes it, so that the frame is the first behind it.

    A little before would do, too, but then ffmpeg starts to read at the key frame before.

    >>> from fractions import Fraction
    >>> moment(Fraction(1001, 60))
    '16.683333'
    """
    return f"{time.numerator * 1_000_000 // time.denominator / 1_000_000:.6f}"


def _compiled(job: Job, opened: dict[str, Any], arguments: Sequence[str], target: str) -> list[str]:
    import ffmpeg

    video = job.video
    source = ffmpeg.input(
        _SOURCE,
        protocol_whitelist="file",
        format_whitelist=",".join(DEMUXERS),
        **opened,
    )
    picture = source[f"{video.index}"]
    width, height = video.upright
    even = width - width % 2, height - height % 2
    if even != (width, height):
        picture = picture.filter("crop", *even, 0, 0)  # most encoders take even sizes only
    # Letters are as wide as they are seen: where pixels are not square libass must know.
    told = {} if video.pixel_aspect == 1 else {"original_size": "{}x{}".format(*video.shown)}
    if job.fonts_folder is not None:
        told["fontsdir"] = job.fonts_folder.replace(os.sep, "/")
    picture = picture.filter("ass", filename=CAPTIONS, **told)
    *compiled, _ = ffmpeg.get_args(ffmpeg.output(picture, _TARGET))
    compiled[compiled.index(_SOURCE)] = local(video.path)
    return [*compiled, *arguments, target]
