"""What burning will do, decided before anything is done: look at it, then run it."""

from __future__ import annotations

import os
from itertools import pairwise

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.core.value import Value, put
from subtools.errors import InputError
from subtools.media.burning import commands
from subtools.media.burning.job import Job
from subtools.media.containers import container_for
from subtools.media.encoders import choose
from subtools.media.fonts import families_of
from subtools.media.layout import Picture, lay_out
from subtools.media.locate import find_ffmpeg
from subtools.media.mux.others import cover_files, others
from subtools.media.probe import probe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.media.containers import Container
    from subtools.media.encoders import Encoder
    from subtools.media.layout import Laid
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video

    Path = str | os.PathLike[str]


class Burn(Value):
    """A plan: captions laid out for one video, with all that ffmpeg will be told.

    `laid` are the captions as they will be seen; `findings` what was changed, lost or chosen.
    """

    __slots__ = ("findings", "job", "laid", "out")
    job: Job
    laid: Laid
    out: str
    findings: tuple[Finding, ...]

    def __init__(self, job: Job, laid: Laid, out: str, findings: Iterable[Finding] = ()) -> None:
        """Keep the parts."""
        put(self, "job", job)
        put(self, "laid", laid)
        put(self, "out", out)
        put(self, "findings", tuple(findings))

    @property
    def argv(self) -> list[str]:
        """The command of a single pass; it reads `captions.ass` in the folder it is run in."""
        return commands.single(self.job, self.out)


def plan_burn(  # noqa: PLR0913
    track: Track,
    video: Path | Video,
    out: Path,
    *,
    look: Look | str = "plain",
    claims: bool = False,
    legend: bool = False,
    fonts: Iterable[Path] = (),
    encoder: str = "auto",
    crf: float | None = None,
    preset: str | None = None,
    ffmpeg: Ffmpeg | Path | None = None,
) -> Burn:
    """Lay captions out for a video and decide how they are burned into a copy of it at `out`.

    `look` says how captions are shown; `claims` shows claims that are marked, by the look's own
    styles if it has some, else by those of the look "claims", with a `legend` their meaning, too.
    `fonts` are files or folders of fonts that come first; a file is the captions' font, unless the
    look names one. `encoder` is "auto" (the video's own
    codec where `out` can hold it), "hardware", a codec or an encoder; `crf` and `preset` overrule
    its quality and speed. `ffmpeg` names the program; else it is looked for.

    Raises `InputError` for a video that can't be read and for captions that all lie behind its
    end, `OutputError` for a container that is not known, `UnknownNameError`, and `ProgramError`
    where ffmpeg is missing or can't do it.
    """
    from subtools.media.video import Video

    program = ffmpeg if isinstance(ffmpeg, Value) else find_ffmpeg(ffmpeg, filters=["ass"])
    container = container_for(out)
    film = video if isinstance(video, Video) else probe(video, program)
    findings = _beyond(track, film)
    own = [os.fspath(each) for each in fonts]
    shown, claimed = looks(look, claims=claims)
    shown = _in_font(shown, own)
    laid = lay_out(
        track,
        picture=Picture(*film.shown),
        look=shown,
        claims=claimed,
        legend=legend,
        frame_rate=None if film.variable else film.frame_rate,
    )
    kept, held = _streams(film, container)
    taken, remark = choose(program, encoder, source=film.codec, holds=held)
    if remark:
        findings.append(Finding("B22", remark))
    findings += _trimmed(film)
    job = Job(
        program,
        film,
        ass=laid.ass,
        times=[(cue.start, cue.end) for cue in laid.track.cues],
        encoder=taken,
        picture=[*taken.arguments(crf=crf, preset=preset), *_picture(film, taken)],
        muxer=container.name,
        others=(
            (*kept.args, *_tags(kept.args), *container.flags),
            (*_from_second(kept.args), *container.flags),
        ),
        fonts=own,
        language=laid.track.language,
    )
    return Burn(job, laid, os.fspath(out), [*findings, *laid.findings, *kept.findings])


def looks(look: Look | str, *, claims: bool) -> tuple[Look, Look | None]:
    """Return the look of captions, and the one that shows claims, if they are to be shown.

    A look that has styles of claims shows them without being asked.
    """
    from subtools.looks import load_look

    shown = load_look(look) if isinstance(look, str) else look
    if shown.styles:
        return shown, shown
    return shown, load_look("claims") if claims else None


def _in_font(look: Look, fonts: Sequence[str]) -> Look:
    """Return the look in the family of the first font file, unless it names a family of its own."""
    from subtools.core.caption_look import CaptionLook
    from subtools.looks import load_look

    caption = look.caption or load_look("plain").caption
    file = next(filter(os.path.isfile, fonts), None)
    if caption is None or file is None or caption.font != CaptionLook().font:
        return look
    families = families_of(file)  # none in what is no font, which is told when fonts are made ready
    return look.replace(caption=caption.replace(font=families[0])) if families else look


def _beyond(track: Track, film: Video) -> list[Finding]:
    """Tell of captions that begin after the video has ended; raise if there are no others."""
    if film.duration is None:
        return []
    late = [index for index, cue in enumerate(track.cues) if cue.start >= film.duration]
    if not late:
        return []
    first, end = format_clock(track.cues[late[0]].start), format_clock(film.duration)
    if len(late) == len(track.cues):
        msg = f"ends at {end}, before the first caption starts at {first}: none would be seen"
        raise InputError(msg, source=film.path)
    count = f"{len(late)} captions start" if len(late) > 1 else "a caption starts"
    message = f"{count} after the end of the video at {end}, never seen; the first at {first}"
    return [Finding("B21", message, cue=late[0])]


def _streams(film: Video, container: Container) -> tuple[Any, list[str]]:
    held = [*container.picture, *container.pictures]
    # Covers that are files in this container lie in the private folder, where ffmpeg runs.
    covers = cover_files(film, container, "")
    return others(film, container, covers=covers), list(dict.fromkeys(held))


def _picture(film: Video, encoder: Encoder) -> list[str]:
    """Return the arguments for the kind of pixels, and for what their numbers mean."""
    made: list[str] = []
    plain = film.pixel_format.startswith(("yuv", "nv", "p0"))
    if encoder.codec in {"h264", "hevc", "av1", "vp9", "vp8"} and not plain:
        made += ["-pix_fmt", "yuv420p"]  # what all players show; RGB would become 4:4:4
    colour = film.colour
    for option, value in (
        ("colorspace", colour.matrix),
        ("color_primaries", colour.primaries),
        ("color_trc", colour.transfer),
        ("color_range", colour.range),
    ):
        if value and plain and not (option == "colorspace" and value == "gbr"):
            made += [f"-{option}", value]
    about = [each.index for each in film.streams].index(film.index)
    return [*made, "-map_metadata:s:v:0", f"0:s:{about}", "-max_muxing_queue_size", "4096"]


def _trimmed(film: Video) -> list[Finding]:
    odd = [side for side, size in zip(("width", "height"), film.upright, strict=True) if size % 2]
    if not odd:
        return []
    message = f"an odd {' and '.join(odd)}, which encoders don't take: a line of pixels is cut off"
    return [Finding("B23", message, severity="info")]


def _tags(args: Sequence[str]) -> list[str]:
    """Return what carries over the tags of the other streams: those of the picture turn it off.

    >>> _tags(["-map", "0:1", "-c:a:0", "copy", "-map", "0:3"])
    ['-map_metadata:s:1', '0:s:1', '-map_metadata:s:2', '0:s:3']
    """
    mapped = [value for option, value in pairwise(args) if option == "-map"]
    made: list[str] = []
    for at, value in enumerate(mapped, 1):
        made += [f"-map_metadata:s:{at}", f"0:s:{value[2:]}"]
    return made


def _from_second(args: Sequence[str]) -> tuple[str, ...]:
    """Return arguments that read the first input as those that read the second.

    >>> _from_second(["-map_metadata", "0", "-map", "0:1", "-c:a:0", "copy"])
    ('-map_metadata', '1', '-map', '1:1', '-c:a:0', 'copy')
    """
    made: list[str] = []
    for option, value in zip(["", *args], args, strict=False):
        if option == "-map" and value.startswith("0:"):
            made.append(f"1:{value[2:]}")
        elif option.startswith(("-map_metadata", "-map_chapters")) and value[:1] == "0":
            made.append(f"1{value[1:]}")
        else:
            made.append(value)
    return tuple(made)
