"""`subtools mux`: captions into a video, as tracks that viewers switch on."""

from __future__ import annotations

import os

import click

from subtools.cli import io, look_options, mux_options, options, say, video_options
from subtools.errors import InputError, StrictError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from subtools.api import Subtitles
    from subtools.media.mux import Mux, SoftTrack


@click.command()
@video_options.video
@click.argument("sources", metavar="CAPTIONS...", type=options.File(), nargs=-1, required=True)
@click.option(
    "-o", "--out", "target", metavar="OUT", type=options.File(), required=True, help="Write this."
)
@click.option("--lang", "languages", metavar="TAG", multiple=True, help="A language (en, pt-BR).")
@click.option("--title", "titles", metavar="TEXT", multiple=True, help="What menus show.")
@click.option("--default", metavar="WHICH", help="Shown unless a viewer chooses.")
@click.option("--forced", metavar="WHICH", multiple=True, help="Shown to all: no viewer's choice.")
@click.option("--sdh", metavar="WHICH", multiple=True, help="Tells sounds, for who can't hear.")
@click.option("--replace", is_flag=True, help="Leave out the tracks that VIDEO has.")
@options.to
@options.profile
@click.option("--fit", is_flag=True, help="Fit captions too, not only transcripts.")
@mux_options.showing
@options.reading_several
@video_options.dry_run
@video_options.ffmpeg
@options.writing
@options.force
@options.show_help
def mux(  # noqa: PLR0913
    *,
    video: str,
    sources: Sequence[str],
    target: str,
    replace: bool,
    to: str | None,
    dry_run: bool,
    ffmpeg: str | None,
    **flags: Any,  # noqa: ANN401 - all other options
) -> int:
    """Copy VIDEO to OUT with the captions as tracks that can be switched on.

    Picture and sound are copied as they are. OUT's suffix says which container: .mp4, .mov, .mkv or
    .webm. Transcripts are fitted first, as by convert.

    \b
    Examples:
      subtools mux talk.mp4 talk.en.srt talk.de.vtt -o out.mp4
      subtools mux talk.mp4 talk.txt -o out.mkv --lang en --title English
      subtools mux talk.mkv a.srt b.srt -o out.mkv --lang en --lang de --default de

    The language is --lang (once for all, or once a file, in their order), else what the file's name
    says (talk.en.srt, talk.pt-BR.sdh.srt, talk.de.forced.srt), else guessed. WHICH is the number
    of a captions file, from 1, or its language. --to ass keeps looks in .mkv; --claims shows
    claims.
    """
    from subtools.media import mux as media
    from subtools.media.workshop import refuse_overwriting

    look = (flags["look"] or "claims") if look_options.asked(**flags) else None
    refuse_overwriting(target, [video, *sources], force=flags["force"] or dry_run)
    before = [mux_options.take(each, at, sources, **flags) for at, each in enumerate(sources)]
    soft = _soft(before, sources, **flags)
    asked: dict[str, Any] = {
        "replace": replace, "format": to, "look": look, "legend": flags["legend"],
    }  # fmt: skip
    if dry_run:
        plan = media.dry_run(video, soft, target, ffmpeg=ffmpeg, **asked)
        _say(plan, video, sources, done=False, **flags)
        return 0
    try:
        plan = media.mux(
            video, soft, target, ffmpeg=ffmpeg, force=True, strict=flags["strict"], **asked
        )
    except StrictError as error:
        say.findings(error.findings, video)
        count = say.count(len(error.findings), "finding")
        say.note(f"{say.at(target)}nothing was written: {count}, and --strict")
        return 1
    except InputError as error:
        error.source = error.source or sources[0]
        raise
    _say(plan, video, sources, done=True, **flags)
    return 0


def _soft(  # noqa: PLR0913
    talks: Sequence[Subtitles],
    sources: Sequence[str],
    *,
    titles: Sequence[str],
    default: str | None,
    forced: Sequence[str],
    sdh: Sequence[str],
    **_others: object,
) -> list[SoftTrack]:
    """Say of each file what the options, and else its name, tell of it."""
    from subtools.media.mux import SoftTrack
    from subtools.media.mux.names import told_by

    names = [told_by(each) for each in sources]
    tags = [talk.language or "" for talk in talks]
    chosen = {
        "default": {_which(default, tags, "--default")} if default else None,
        "forced": {_which(each, tags, "--forced") for each in forced} or None,
        "sdh": {_which(each, tags, "--sdh") for each in sdh} or None,
    }

    def says(flag: str, at: int) -> bool:
        told = chosen[flag]
        return at in told if told is not None else flag in names[at].flags

    return [
        SoftTrack(
            talk,
            title=mux_options.nth(titles, at, sources, "--title"),
            default=says("default", at),
            forced=says("forced", at),
            sdh=says("sdh", at),
            format=talk.format,
        )
        for at, talk in enumerate(talks)
    ]


def _which(asked: str, tags: Sequence[str], option: str) -> int:
    """Return which file is meant, by its number or its language."""
    if asked.isdecimal() and 1 <= int(asked) <= len(tags):
        return int(asked) - 1
    same = [at for at, tag in enumerate(tags) if tag and tag.lower() == asked.lower()]
    same = same or [
        at for at, tag in enumerate(tags) if tag.lower().partition("-")[0] == asked.lower()
    ]
    if len(same) == 1:
        return same[0]
    many = "more than one of the captions" if same else "none of the captions"
    msg = f"{option} {asked} is {many}; say a number, 1 to {len(tags)}, or a language"
    raise click.UsageError(msg)


def _say(  # noqa: PLR0913
    plan: Mux,
    video: str,
    sources: Sequence[str],
    *,
    done: bool,
    as_json: bool,
    quiet: bool,
    **_others: object,
) -> None:
    from shlex import join

    if as_json:
        from subtools.cli import report

        told = {
            "source": video,
            "target": plan.target if done else None,
            "container": plan.container,
            "command": list(plan.argv),
            "tracks_kept": plan.kept + plan.moved,
            "tracks": [
                {
                    "source": source,
                    "language": soft.language,
                    "title": soft.title or None,
                    "default": soft.default,
                    "forced": soft.forced,
                    "sdh": soft.sdh,
                    "cues_written": len(made.captions) if done else 0,
                    "findings": report.findings(made.captions),
                }
                for source, soft, made in zip(
                    sources, plan.tracks[plan.moved :], plan.made[plan.moved :], strict=True
                )
            ],
            "findings": [
                {"code": each.code, "severity": each.severity, "message": each.message}
                for each in plan.findings
            ],
        }
        io.show(report.text(told))
        return
    if not done:
        io.show(join(plan.argv) + "\n")
    if quiet:
        return
    new = plan.made[plan.moved :]
    for source, made in zip(sources, new, strict=True):
        say.findings(made.captions.findings, source)
    for each in plan.findings:
        say.note(say.finding(each, video))
    if done:
        count = say.count(len(new), "track")
        cues = say.count(sum(len(made.captions) for made in new), "cue")
        old = plan.kept + plan.moved
        kept = f"; kept {say.count(old, 'track')} of {video}" if old else ""
        name = say.shown(os.fspath(plan.target))
        say.note(f"wrote {name}: {count} of captions ({cues}){kept}")
