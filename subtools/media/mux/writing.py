"""A plan for tracks is run, and the video put in its place when it is whole."""

from __future__ import annotations

import os

from subtools.errors import OutputError, StrictError
from subtools.media.containers import container_for
from subtools.media.mux.others import cover_files, take_covers
from subtools.media.mux.plan import Mux, plan_mux
from subtools.media.mux.tracks import SoftTrack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.media.containers import Container
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video

    Path = str | os.PathLike[str]


def mux(  # noqa: PLR0913
    video: Path,
    tracks: Iterable[SoftTrack | Track],
    out: Path,
    *,
    replace: bool = False,
    format: str | None = None,  # noqa: A002
    look: Look | str | None = None,
    legend: bool = False,
    strict: bool = False,
    force: bool = False,
    ffmpeg: Path | None = None,
) -> Mux:
    """Write a copy of a video that has captions as tracks; return the plan that was run.

    Tracks that are there stay, unless `replace`. `format` ("srt", "vtt", "ass") overrules what the
    container usually has; `look` shows claims. Nothing is written over without `force`.

    Raises `InputError` for what is no video, `OutputError` for a place or container where it can't
    be, `ProgramError` for ffmpeg, and with `strict`, before ffmpeg runs, `StrictError` for findings
    that are more than information.
    """
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe
    from subtools.media.runner import run
    from subtools.media.workshop import Workshop, refuse_overwriting

    target = os.fspath(out)
    container = container_for(target)
    refuse_overwriting(target, [os.fspath(video)], force=force)
    program = find_ffmpeg(ffmpeg)
    source = probe(video, program)
    with Workshop(target) as shop:
        plan = plan_mux(
            source,
            tracks,
            target,
            ffmpeg=program,
            folder=shop.folder,
            draft=shop.draft,
            covers=take_covers(source, container, program, shop),
            moved=() if replace else moved(source, container, program),
            replace=replace,
            format=format,
            look=look,
            legend=legend,
        )
        if strict:
            _refuse(plan)
        for each in plan.made:
            shop.file(each.name, each.data)
        run(plan.argv, will=shop.will)
        _finish(plan, shop.draft, program)
        shop.deliver()
    return plan


def dry_run(  # noqa: PLR0913
    video: Path,
    tracks: Iterable[SoftTrack | Track],
    out: Path,
    *,
    replace: bool = False,
    format: str | None = None,  # noqa: A002
    look: Look | str | None = None,
    legend: bool = False,
    ffmpeg: Path | None = None,
) -> Mux:
    """Return what `mux` would run, with stand-ins for the names of its own files."""
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe

    program = find_ffmpeg(ffmpeg)
    source = probe(video, program)
    container = container_for(out)
    folder = os.path.join(os.path.sep, "tmp", "subtools")
    return plan_mux(
        source,
        tracks,
        os.fspath(out),
        ffmpeg=program,
        folder=folder,
        covers=cover_files(source, container, folder),
        moved=() if replace else moved(source, container, program),
        replace=replace,
        format=format,
        look=look,
        legend=legend,
    )


def _refuse(plan: Mux) -> None:
    found = [each for made in plan.made for each in made.captions.findings]
    wrong = [each for each in (*found, *plan.findings) if each.severity != "info"]
    if wrong:
        raise StrictError(wrong[0], findings=wrong)


def moved(video: Video, container: Container, ffmpeg: Ffmpeg) -> list[SoftTrack]:
    """Read the tracks of a video that a container can hold only as another codec."""
    from subtools.media.extract import extract, tracks

    made = []
    for each in tracks(video):
        if each.format and container.text and not container.holds("subtitle", each.codec):
            captions, format_, _ = extract(video, each, ffmpeg)
            track = SoftTrack(
                captions.replace(findings=()),
                language=each.language,
                title=each.title,
                default=each.default,
                forced=each.forced,
                format=format_,
            )
            if any(cue.duration and cue.text.strip() for cue in captions):
                made.append(track)
    return made


def _finish(plan: Mux, draft: str, ffmpeg: Ffmpeg) -> None:
    """Look at what was made: an exit code of 0 is no proof; set what ffmpeg can't."""
    from subtools.media.boxes import switch
    from subtools.media.probe import probe

    if os.path.exists(draft) and os.path.getsize(draft):
        if plan.container in {"mp4", "mov"}:
            switch(draft, list(plan.on))
        found = len(probe(draft, ffmpeg).of_kind("subtitle"))
        if found < len(plan.on):
            msg = f"{found} of {len(plan.on)} tracks of captions arrived; nothing was written"
            raise OutputError(msg, target=plan.target)
