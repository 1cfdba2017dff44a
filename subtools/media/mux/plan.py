"""The plan of soft subtitles, as a value: files to be written, and ffmpeg's command."""

from __future__ import annotations

import os

from subtools.core.finding import Finding
from subtools.core.value import Value, put
from subtools.errors import InputError, OutputError
from subtools.media.containers import container_for, containers
from subtools.media.languages import UNKNOWN, code_for
from subtools.media.mux.others import others
from subtools.media.mux.tracks import (
    CODECS,
    Made,
    SoftTrack,
    kind_for,
    kinds,
    make,
    with_languages,
)
from subtools.media.names import local, safely

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.media.containers import Container
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video


class Mux(Value):
    """A plan: ffmpeg's arguments, the files that they name, and what is to be said.

    `tracks` are the captions, each with a language if one could be guessed, and `made` their files,
    each with its captions as they are in it and their findings; the first `moved` of them were in
    the video. `findings` are the video's. `kept` counts the tracks that are copied; `on` says of
    each track, those first, whether it is shown unless a viewer chooses.
    """

    __slots__ = ("argv", "container", "findings", "kept", "made", "moved", "on", "target", "tracks")
    argv: tuple[str, ...]
    target: str
    container: str
    tracks: tuple[SoftTrack, ...]
    made: tuple[Made, ...]
    findings: tuple[Finding, ...]
    kept: int
    moved: int
    on: tuple[bool, ...]

    def __init__(  # noqa: PLR0913
        self,
        argv: Iterable[str],
        *,
        target: str,
        container: str,
        tracks: Iterable[SoftTrack],
        made: Iterable[Made],
        findings: Iterable[Finding],
        kept: int,
        moved: int,
        on: Iterable[bool],
    ) -> None:
        """Keep the parts."""
        put(self, "argv", tuple(argv))
        put(self, "target", target)
        put(self, "container", container)
        put(self, "tracks", tuple(tracks))
        put(self, "made", tuple(made))
        put(self, "findings", tuple(findings))
        put(self, "kept", kept)
        put(self, "moved", moved)
        put(self, "on", tuple(on))


def plan_mux(  # noqa: PLR0913
    video: Video,
    tracks: Iterable[SoftTrack | Track],
    target: str,
    *,
    ffmpeg: Ffmpeg,
    folder: str = "",
    draft: str | None = None,
    covers: Mapping[int, str] | None = None,
    moved: Iterable[SoftTrack] = (),
    replace: bool = False,
    format: str | None = None,  # noqa: A002
    look: Look | str | None = None,
    legend: bool = False,
) -> Mux:
    """Return the plan of `mux`: nothing is written or run.

    Caption files are to be in `folder`, the video is written to the `draft`, else to the target.
    `moved` are tracks of the video that the container can't hold as they are.
    """
    container = container_for(target)
    soft = [each if isinstance(each, SoftTrack) else SoftTrack(each) for each in tracks]
    _check(video, soft, container, format, target)
    soft, findings = with_languages(soft)
    chosen = any(each.default for each in soft)
    older = [each.replace(default=each.default and not chosen) for each in moved]
    soft = [*older, *soft]
    made = []
    for at, each in enumerate(soft):
        # A look is for the captions that are given: those of the video have no claims.
        shown = look if at >= len(older) else None
        kind = kind_for(each, container.text, container.holds, look=shown is not None, asked=format)
        made.append(make(each, kind, number=at, length=video.duration, look=shown, legend=legend))
    rest = others(
        video,
        container,
        keep_subtitles=not replace,
        convert=False,
        defaults=not chosen,
        covers=covers,
        encoders=_encoders(video, container, ffmpeg),
    )
    inputs = [part for each in made for part in _input(each, folder)]
    mapped: list[str] = []
    findings += rest.findings
    for at, each in enumerate(soft):
        arguments, told = _track(each, at, len(rest.subtitles) + at, container)
        mapped += arguments
        findings += told
    argv = [
        ffmpeg.path, "-nostdin", "-hide_banner", "-y", "-v", "warning",
        # Without it ffmpeg moves a video whose sound begins before 0, and captions would stay.
        *(() if video.start else ("-copyts",)),
        *safely(video.path), *inputs,
        "-map", f"0:{video.index}", "-c:v:0", "copy", *rest.args, *mapped,
        *container.flags, *_times(container), "-f", container.name, local(draft or target),
    ]  # fmt: skip
    return Mux(
        argv,
        target=target,
        container=container.name,
        tracks=soft,
        made=made,
        findings=findings,
        kept=len(rest.subtitles),
        moved=len(older),
        on=[*rest.subtitles, *[each.default for each in soft]],
    )


def _check(
    video: Video, soft: Sequence[SoftTrack], container: Container, asked: str | None, target: str
) -> None:
    """Raise `OutputError` for a container that can't hold what is asked of it."""
    name = container.suffixes[0]
    if not soft:
        msg = "no captions to put in"
        raise InputError(msg, source=video.path)
    if not container.text:
        can = ", ".join([each.suffixes[0] for each in containers() if each.text])
        msg = f"{name} can't hold captions as text; these can: {can}"
        raise OutputError(msg, target=target)
    if not container.holds("video", video.codec):
        can = ", ".join(
            [
                each.suffixes[0]
                for each in containers()
                if each.holds("video", video.codec) and each.text
            ]
        )
        msg = f"{name} can't hold the picture's codec {video.codec or 'unknown'}"
        raise OutputError(msg + (f"; these can: {can}" if can else ""), target=target)
    if asked is not None and not (asked in CODECS and container.holds("subtitle", CODECS[asked])):
        msg = (
            f"{name} can't hold captions as {asked}; it can as: {', '.join(kinds(container.holds))}"
        )
        raise OutputError(msg, target=target)


def _input(made: Made, folder: str) -> list[str]:
    path = os.path.join(folder, made.name)
    return ["-protocol_whitelist", "file", "-f", made.reader, "-i", local(path)]


def _times(container: Container) -> tuple[str, ...]:
    # Matroska stores no decoding times: there is nothing that all streams had to be moved for,
    # as ffmpeg 5.1 does when the sound begins a little before 0.
    moved = container.name in {"matroska", "webm"}
    return ("-avoid_negative_ts", "disabled") if moved else ()


def _track(
    soft: SoftTrack, at: int, number: int, container: Container
) -> tuple[list[str], list[Finding]]:
    """Return the arguments of one track, and what the container can't tell of it."""
    findings: list[Finding] = []
    name = container.suffixes[0]
    code = code_for(soft.language, container.languages)
    if soft.language is not None and code == UNKNOWN:
        findings.append(
            Finding("K06", f"captions {at + 1}: {name} has no name for {soft.language!r}; und")
        )
    flags = [flag for flag in ("default", "forced") if getattr(soft, flag)]
    if soft.sdh and container.sdh:
        flags.append(container.sdh)
    elif soft.sdh:
        told = f"captions {at + 1}: {name} can't say that they tell sounds, too (SDH)"
        findings.append(Finding("K18", told))
    # A region or script has no place in three letters; as a title it can be seen, and read back.
    title = soft.title or (soft.language if soft.language and "-" in soft.language else "")
    on = f"s:{number}"
    args = ["-map", f"{at + 1}:0", f"-c:{on}", "copy"]
    args += [f"-metadata:s:{on}", f"language={code}"]
    args += [f"-metadata:s:{on}", f"title={title}"] if title else []
    if container.family == "mov":
        # QuickTime's player shows text tracks, and lists these; a handler's name is the title.
        args += [f"-tag:{on}", "tx3g"]
        args += [f"-metadata:s:{on}", f"handler_name={title or 'SubtitleHandler'}"]
    return [*args, f"-disposition:{on}", "+".join(flags) or "0"], findings


def _encoders(video: Video, container: Container, ffmpeg: Ffmpeg) -> Iterable[str] | None:
    """Return the encoders there are, if any is needed: asking costs a start."""
    sounds = [stream.codec for stream in video.of_kind("audio")]
    return None if all([container.holds("audio", codec) for codec in sounds]) else ffmpeg.encoders
