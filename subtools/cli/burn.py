"""`subtools burn`: captions become part of a video's picture."""

from __future__ import annotations

import os

import click

from subtools.cli import burn_options, io, options, ready, say, video_options, why
from subtools.errors import StrictError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from subtools.api import Subtitles
    from subtools.core.finding import Finding
    from subtools.media.burning import Burn
    from subtools.media.video import Video


@click.command()
@video_options.video
@options.source
@click.option("-o", "--out", metavar="OUT", type=options.File(), help="Write the video here.")
@options.profile
@options.shots
@burn_options.seen
@burn_options.encoding
@click.option(
    "--proof",
    metavar="PNG",
    type=options.File(),
    help="First, or only, write a sheet of captions on frames of the video.",
)
@click.option(
    "--proof-cues",
    metavar="CUES",
    callback=why.chosen,
    help="These captions on the sheet: 3, or 1,5-8; else a choice of all kinds.",
)
@click.option(
    "--ass", metavar="FILE", type=options.File(), help="Write the captions as they are laid out."
)
@video_options.dry_run
@video_options.ffmpeg
@video_options.timeout
@options.reading
@options.writing
@options.force
@options.show_help
def burn(  # noqa: PLR0913 - an option, an argument
    *,
    video: str,
    source: str,
    out: str | None,
    proof: str | None,
    proof_cues: why.Chosen | None,
    ass: str | None,
    dry_run: bool,
    ffmpeg: str | None,
    **flags: Any,  # noqa: ANN401 - all other options
) -> int:
    """Burn the captions of IN into a copy of VIDEO.

    A transcript is fitted first: for the profile named, else "shorts" for an upright picture, else
    your house's, else "web"; captions stay as they are. Sound and all other streams are copied.
    --claims marks what is claimed and by whom, and shows it.

    \b
    Examples:
      subtools burn talk.mp4 talk.vtt -o captioned.mp4
      subtools burn talk.mp4 talk.txt -o captioned.mp4 --look karaoke-word
      subtools burn talk.mp4 talk.vtt --proof proof.png

    OUT's suffix is its container: .mp4, .mov, .mkv, .webm and others. It is written whole or not
    at all. Characters that no font has are named before the long run; with --strict nothing is
    burned then. --jobs, --smart and --resume work in pieces that are joined and checked.
    """
    if out is None and proof is None and ass is None:
        msg = "missing -o OUT, or --proof PNG"
        raise click.UsageError(msg)
    from subtools.media.burning import plan_burn
    from subtools.media.burning.burn import refuse
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe

    program = find_ffmpeg(ffmpeg, filters=["ass"])
    film = probe(video, program)
    talk = _captions(source, film, **flags)
    plan = plan_burn(
        talk,
        film,
        out or f"{proof or ass}.mkv",
        ffmpeg=program,
        **{name: flags[name] for name in _PLANNED},
    )
    if ass is not None:
        io.put(ass, plan.laid.ass, source=source, force=flags["force"], in_place=False)
    proved: tuple[Finding, ...] = ()
    if proof is not None:
        proved = _prove(plan, talk, proof, proof_cues, source, **flags)
    if out is None:
        found = proved or plan.findings
        return _told(plan, [*talk.findings, *found], None, source, **flags)
    if dry_run:
        from shlex import join

        io.show(join(plan.argv) + "\n")
        if not flags["quiet"]:
            say.note("captions.ass is made in a private folder, where this runs; --ass writes it")
        return _told(plan, [*talk.findings, *plan.findings], None, source, **flags)
    try:
        if flags["strict"]:
            refuse(talk.findings)
        found = _burned(plan, film, source, **flags)
    except StrictError as error:
        say.findings(error.findings, source)
        said = say.count(len(error.findings), "finding")
        say.note(f"{say.at(out)}nothing was written: {said}, and --strict")
        return 1
    return _told(plan, [*talk.findings, *found], out, source, **flags)


_PLANNED = ("look", "claims", "legend", "fonts", "encoder", "crf", "preset")


def _captions(
    source: str,
    film: Video,
    *,
    profile: str | None,
    shots: str | None,
    **flags: Any,  # noqa: ANN401
) -> Subtitles:
    """Read captions; fit them to the video if they are a transcript."""
    flags["frame_rate"] = flags["frame_rate"] or film.frame_rate
    talk = options.read(source, **flags)
    from subtools.looks import load_look

    look = load_look(flags["look"])
    if flags["claims"] or flags["claims_from"] or look.styles:
        talk = ready.claimed(talk, flags["claims_from"], quiet=flags["quiet"])
    if not profile and talk.format not in ready.RAW:
        return talk
    told = options.shots_of(shots, frame_rate=flags["frame_rate"], quiet=flags["quiet"])
    upright = film.shown[0] < film.shown[1]
    return ready.fitted(
        talk,
        profile or ("shorts" if upright and not ready.has_house() else None),
        fit=True,
        words=look.caption is not None and look.caption.times_words,
        frame_rate=flags["frame_rate"],
        shots=told.times if told else (),
    )


def _prove(
    plan: Burn,
    talk: Subtitles,
    proof: str,
    cues: why.Chosen | None,
    source: str,
    **flags: Any,  # noqa: ANN401
) -> tuple[Finding, ...]:
    """Write the sheet; return what is to be said of it."""
    from subtools.media.proof import write_proof

    count = len(talk.cues)
    chosen = [at for one, last in cues or () for at in range(one, max(one, min(last, count)) + 1)]
    found = write_proof(
        plan,
        proof,
        chosen=chosen or None,
        track=talk,
        look=flags["look"],
        force=flags["force"],
        timeout=flags["timeout"],
        sources=_files(source),
    )
    if not flags["quiet"]:
        say.note(f"wrote {say.shown(proof)}")
    return found


def _files(source: str) -> list[str]:
    return [] if source == io.DASH else [source]


def _burned(plan: Burn, film: Video, source: str, **flags: Any) -> tuple[Finding, ...]:  # noqa: ANN401
    from subtools.cli.progress import Meter
    from subtools.media.burning import burn as run

    with Meter("burning", film.duration, quiet=flags["quiet"] or flags["as_json"]) as meter:
        return run(
            plan,
            report=meter,
            sources=_files(source),
            **{name: flags[name] for name in _RUN},
        )


_RUN = ("jobs", "smart", "resume", "strict", "force", "timeout")


def _told(  # noqa: PLR0913
    plan: Burn,
    found: Iterable[Finding],
    out: str | None,
    source: str,
    *,
    as_json: bool,
    quiet: bool,
    **_others: object,
) -> int:
    """Say what was done, as a report or as messages."""
    from subtools.cli import report

    talk = plan.laid.track.replace(findings=found)
    if as_json:
        said = {
            "video": plan.job.video.path,
            "source": source,
            "target": out,
            "cues": len(talk),
            "encoder": plan.job.encoder.name,
            "ffmpeg": plan.job.ffmpeg.path,
            "command": plan.argv if out is not None else None,
            "findings": report.findings(talk),
        }
        io.show(report.text(said))
    elif not quiet:
        say.findings(talk.findings, source)
        if out is not None:
            length = plan.job.video.duration
            seen = [cue for cue in talk.cues if length is None or cue.start < length]
            size = os.path.getsize(out) / 1_000_000
            say.note(f"wrote {say.at(out)}{say.count(len(seen), 'caption')}, {size:.1f} MB")
    return 0
