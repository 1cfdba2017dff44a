"""Changes of shot for whoever asks: of a list, of the file beside a video, or found now."""

from __future__ import annotations

import os

from subtools.errors import InputError, ProgramError
from subtools.formats.shots import SUFFIX, Shots, read_shots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.time import FrameRate
    from subtools.media.progress import Report

    #: Gets what people should know: one line, without a full stop.
    Tell = Callable[[str], None]

#: Bytes that tell a list from a video.
_SAMPLE = 65_536
#: Milliseconds that durations may differ by: containers round them to a frame of sound.
_NEAR = 100


def shots_for(
    path: str | os.PathLike[str],
    *,
    ffmpeg: str | None = None,
    frame_rate: FrameRate | None = None,
    report: Report | None = None,
    tell: Tell | None = None,
) -> Shots:
    """Return the changes of shot that a file tells of: a list of them, or a video.

    Of a video the list beside it is taken (`talk.shots` for `talk.mp4`) if it is of this video,
    else they are found now, by the ffmpeg named or the one there is. `frame_rate` is for lists
    that count frames. `tell` gets a line where a list seems to be of another video, and where
    a search begins. Raises `InputError`, and `ProgramError` where ffmpeg is needed and missing.
    """
    name = os.fspath(path)
    said: Tell = tell or _nobody
    if is_list(name):
        shots = load_shots(name, frame_rate=frame_rate)
        video = os.path.join(os.path.dirname(name), os.path.basename(shots.source))
        if shots.source and os.path.isfile(video) and not belong(shots, video, ffmpeg):
            said(f"{name}: may be of another version of {video}: size and length differ")
        return shots
    beside = place_beside(name)
    if os.path.isfile(beside):
        shots = load_shots(beside, frame_rate=frame_rate)
        if belong(shots, name, ffmpeg):
            return shots
        said(f"{beside}: is of another version of {name}, and not used")
    said(f"{name}: looking for changes of shot; to keep them: subtools shots {name}")
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe
    from subtools.media.shots import FILTERS, find_shots

    program = find_ffmpeg(ffmpeg, filters=FILTERS)
    return find_shots(probe(name, program), program, report=report)


def place_beside(video: str) -> str:
    """Return where the list of a video's changes of shot is: beside it, by its name.

    >>> place_beside("films/talk.en.mp4")
    'films/talk.en.shots'
    """
    return os.path.splitext(video)[0] + SUFFIX


def load_shots(path: str, *, frame_rate: FrameRate | None = None) -> Shots:
    """Read a list of changes of shot; raise `InputError` for a file that is none."""
    from subtools.files import load
    from subtools.formats.decode import decode

    try:
        return read_shots(decode(load(path), encoding=None)[0], frame_rate=frame_rate)
    except InputError as error:
        error.source = error.source or path
        raise


def is_list(path: str) -> bool:
    """Tell whether a file is text, and so a list, not a video; raise `InputError` if unreadable."""
    from subtools.files import load
    from subtools.formats.decode import decode

    if path.endswith(SUFFIX):
        return True
    try:
        with open(path, "rb") as file:
            sample = file.read(_SAMPLE)
    except (OSError, ValueError):
        load(path)  # says why not
        raise
    if not sample:
        msg = "is empty, neither a video nor a list of changes of shot"
        raise InputError(msg, source=path)
    try:
        decode(sample, encoding=None)
    except InputError:
        return False
    return True


def belong(shots: Shots, video: str, ffmpeg: str | None = None) -> bool:
    """Tell whether a list is of a video: of its size, or else of its length and frame rate.

    A file that was only packed anew has another size and the same pictures. A list that does not
    say is believed; a length that can't be asked for counts as another.
    """
    if shots.size is None or shots.size == os.path.getsize(video):
        return True
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe

    try:
        now = probe(video, find_ffmpeg(ffmpeg))
    except (InputError, ProgramError):
        return False
    if now.duration is None or shots.duration is None:
        return False
    return abs(now.duration - shots.duration) <= _NEAR and now.frame_rate == shots.frame_rate


def _nobody(_line: str) -> None:
    """Tell nobody."""
