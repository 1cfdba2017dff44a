"""A plan is run: whole or not at all, and nothing that matters stays unsaid."""

from __future__ import annotations

import os

from subtools.core.finding import Finding
from subtools.errors import OutputError, StrictError
from subtools.media.burning import commands
from subtools.media.burning.check import NotJoined
from subtools.media.burning.colours import in_its_colours
from subtools.media.burning.damage import damage
from subtools.media.burning.frames import scan
from subtools.media.burning.pieces import even, only_captioned, share, shown
from subtools.media.burning.resume import kept_folder
from subtools.media.burning.running import Way, burn_pieces, burn_whole
from subtools.media.containers import container_for
from subtools.media.fonts import ready, tell
from subtools.media.mux.others import take_covers
from subtools.media.workshop import Workshop, refuse_overwriting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.media.burning.frames import Frames
    from subtools.media.burning.job import Job
    from subtools.media.burning.pieces import Piece
    from subtools.media.burning.plan import Burn
    from subtools.media.progress import Report

#: Seconds of video in a piece where the length decides: short enough that little is lost with one.
PIECE = 60
#: From this share of frames on, encoding only those with captions saves too little.
MOST = 0.9


def burn(  # noqa: PLR0913
    plan: Burn,
    *,
    jobs: int = 1,
    smart: bool = False,
    resume: bool = False,
    strict: bool = False,
    force: bool = False,
    timeout: float | None = None,
    report: Report | None = None,
    sources: Iterable[str | None] = (),
) -> tuple[Finding, ...]:
    """Run a plan; return its findings, and those of the run.

    With `jobs`, so many pieces are encoded at once. `smart` encodes again only what carries
    captions and copies the rest, where the video allows it. `resume` keeps pieces that are done in
    a folder beside the output, should anything stop the run, and takes them up again. `strict`
    stops before anything is burned where a finding is more than information. `timeout` is in
    seconds, for each command. `report` gets the milliseconds of the video that are done. The output
    is never one of `sources`, and replaces what is there only with `force`.

    Raises `OutputError`, `StrictError`, and `ProgramError` with ffmpeg's last words; whatever was
    at the place of the output is then as it was.
    """
    job = plan.job
    refuse_overwriting(plan.out, [job.video.path, *sources], force=force)
    findings = list(plan.findings)
    with Workshop(plan.out) as shop:
        fonts = ready(job.ass, job.ffmpeg, shop.folder, language=job.language, extra=job.fonts)
        findings += tell(fonts.missing, plan.laid.track.cues)
        if fonts.blank and plan.laid.track.cues:
            msg = "no font was found, so no caption would be seen; name one with --font FILE"
            raise OutputError(msg, target=plan.out)
        if strict:
            refuse(findings)
        ass = in_its_colours(job.ass, job.video, job.ffmpeg, shop.folder)
        job = job.replace(ass=ass)
        if fonts.folder is not None:
            job = job.replace(fonts_folder=os.path.relpath(fonts.folder, shop.folder))
        take_covers(job.video, container_for(plan.out), job.ffmpeg, shop)
        way = Way(shop, fonts.env, report=report, timeout=timeout, jobs=jobs)
        said, remarks = _run(job, way, smart=smart, resume=resume, out=plan.out)
        findings += [*remarks, *damage(said, job, way.done, shop.draft)]
        shop.deliver()
    return tuple(findings)


def refuse(findings: Sequence[Finding]) -> None:
    """Raise `StrictError` if one of the findings is more than information."""
    for finding in findings:
        if finding.severity != "info":
            raise StrictError(finding, findings=findings)


def _run(
    job: Job, way: Way, *, smart: bool, resume: bool, out: str
) -> tuple[tuple[str, ...], list[Finding]]:
    """Burn in the way asked for, or in one pass where that is not possible or of no use."""
    if not (smart or resume or way.jobs > 1):
        return burn_whole(job, way), []
    why = _not_copied(job) if smart else None
    frames = scan(job.video, job.ffmpeg, cuts=smart and why is None)
    if smart and why is None and frames.delay >= len(commands.DELAYS):
        why = f"the video delays frames by {frames.delay}, more than x264 does"
    runs = shown(frames, job.times)
    pieces = only_captioned(frames, runs) if smart and why is None else []
    if smart and why is None and share(pieces) > MOST:
        pieces, why = [], f"captions are on {share(pieces):.0%} of what could be copied"
    pieces = _cut(frames, runs, pieces, way.jobs, resume=resume)
    if len(pieces) > 1:
        try:
            with kept_folder(job, pieces, way.shop, out, resume=resume) as folder:
                return burn_pieces(job, way, frames, pieces, folder), _remark(why)
        except NotJoined as error:
            why = str(error)
    return burn_whole(job, way), _remark(why)


def _remark(why: str | None) -> list[Finding]:
    """Return why something else was done than was asked for, if it was."""
    return [Finding("B24", f"all was encoded again: {why}", severity="info")] if why else []


def _cut(
    frames: Frames,
    runs: list[tuple[int, int]],
    pieces: list[Piece],
    jobs: int,
    *,
    resume: bool,
) -> list[Piece]:
    """Return pieces for so many jobs; those that only carry captions are left as they are."""
    if pieces:
        return pieces
    length = float(frames.seconds(len(frames) - 1) - frames.seconds(0))
    wanted = max(jobs, round(length / PIECE) if resume else 0)
    return even(len(frames), runs, wanted)


def _not_copied(job: Job) -> str | None:
    """Tell why no part of a video can be copied beside encoded ones; None where it can."""
    video = job.video
    if video.codec != "h264" or job.encoder.name != "libx264":
        pair = f"{video.codec} by {job.encoder.name}"
        return f"only H.264 by libx264 can be joined to copies, not {pair}"
    if video.rotation:
        return "the video asks players to turn it, and encoded parts are turned already"
    if any(side % 2 for side in video.upright):
        return "the video has an odd size"
    if job.picture[job.picture.index("-crf") + 1] == "0":
        return "decoders can't change from lossy to lossless and back"
    return None
