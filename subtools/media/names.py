"""Names of files as ffmpeg must be told them, whatever characters they have."""

from __future__ import annotations

import os

from subtools.errors import InputError

#: The containers that are read: those that hold their own data. Playlists are left out, since they
#: make ffmpeg open other files, and fetch from a network.
DEMUXERS = (
    "mov", "matroska", "avi", "mpegts", "mpeg", "mpegvideo", "m4v", "flv", "asf", "ogg", "mxf",
    "gxf", "nut", "dv", "rm", "ivf", "h264", "hevc", "obu", "av1", "mjpeg", "gif", "apng",
    "yuv4mpegpipe", "wav", "mp3", "aac", "flac",
)  # fmt: skip


def local(path: str) -> str:
    r"""Return a path as ffmpeg opens it: a file, and no option, pipe or address.

    Raises `InputError` for a name that no file can have.

    >>> local("/tmp/http:x"), local("-y.mp4").endswith("/-y.mp4")
    ('file:/tmp/http:x', True)
    """
    if "\0" in path:
        msg = "a file's name can't hold a NUL character"
        raise InputError(msg, source=path)
    return f"file:{os.path.abspath(path)}"


def safely(path: str) -> list[str]:
    """Return the arguments that open a user's file: it may lead to no other and to no network."""
    return [
        "-protocol_whitelist", "file", "-format_whitelist", ",".join(DEMUXERS), "-i", local(path),
    ]  # fmt: skip
