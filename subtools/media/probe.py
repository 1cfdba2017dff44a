"""What a video file holds: by ffprobe where it is there, else by what ffmpeg says of it."""

from __future__ import annotations

import os

from subtools.errors import InputError, last_words
from subtools.media.names import safely
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video

#: Seconds; a file on a slow disk whose index stands at its end.
_PATIENCE = 120
#: Where what ffmpeg says is not what it says last.
_REASONS = (
    ("not on whitelist", "it is a picture, a playlist or a list, and no video of its own"),
    ("moov atom not found", "it is something else, or its end is missing (no moov atom)"),
)
_NO_PICTURE = "has no picture, only sound or data"


def probe(path: str | os.PathLike[str], ffmpeg: Ffmpeg) -> Video:
    """Return what is known of a video.

    Raises `InputError` for a file that is missing, empty, no video, or only a list of others.
    """
    name = os.fspath(path)
    _look(name)
    program = ffmpeg.ffprobe
    if program is not None:
        argv = [
            program, "-v", "error", "-of", "json", "-show_format", "-show_streams", *safely(name),
        ]  # fmt: skip
        answer = ask(argv, timeout=_PATIENCE)
        if answer.code == 0:
            from subtools.media.probe_json import from_json

            if (video := from_json(answer.out, name)) is not None:
                return _checked(video, name, answer.err)
    # It ends with an error, since no output is asked for.
    answer = ask([ffmpeg.path, "-nostdin", "-hide_banner", *safely(name)], timeout=_PATIENCE)
    from subtools.media.probe_text import from_text

    return _checked(from_text(answer.err, name), name, answer.err)


def _look(name: str) -> None:
    """Say of a file that can't be a video what is wrong, before a program is started."""
    if os.path.isdir(name):
        msg = "is a folder, not a video"
        raise InputError(msg, source=name)
    if os.path.exists(name) and not os.path.isfile(name):
        msg = "is a device or a pipe, not a file"
        raise InputError(msg, source=name)
    try:
        with open(name, "rb") as file:
            empty = not file.read(1)
    except (OSError, ValueError):
        from subtools.files import load

        load(name)  # says why not
        raise
    if empty:
        msg = "is empty, not a video"
        raise InputError(msg, source=name)


def _checked(video: Video | None, name: str, said: tuple[str, ...]) -> Video:
    if video is None and any(
        [line.startswith(("  Stream #0:", "    Stream #0:")) for line in said]
    ):
        msg = _NO_PICTURE
        raise InputError(msg, source=name)
    if video is None:
        msg = f"can't be read as a video: {_reason(said, name)}".rstrip(": ")
        raise InputError(msg, source=name)
    if video.width < 1 or video.height < 1:
        msg = "has a picture that can't be decoded: it has no size"
        raise InputError(msg, source=name)
    return video


def _reason(said: tuple[str, ...], name: str) -> str:
    """Return why ffmpeg can't read a file, without its name, which the message has already."""
    for sign, reason in _REASONS:
        if any([sign in line for line in said]):
            return reason
    told = [line.rpartition(f"{os.path.abspath(name)}: ")[2] for line in said]
    told = [line.removeprefix("Error opening input files: ") for line in told]
    return last_words([line for line in told if not line.startswith("At least one output file")])
