"""`subtools convert`: the main job."""

from __future__ import annotations

import click

from subtools.cli import deliver, io, look_options, options, ready, say, why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from subtools.api import Subtitles


@click.command()
@options.source
@options.target
@options.to
@options.profile
@options.shots
@click.option("--fit", is_flag=True, help="Fit captions too, not only transcripts.")
@click.option("--keep-cues", is_flag=True, help="Keep the lines of a transcript as cues.")
@click.option(
    "--stamp",
    type=click.Choice(["floor", "round", "exact"]),
    help="How a transcript's stamps were made: cut to the second, rounded, or exact.",
)
@click.option("--words", is_flag=True, help="Date every word (for: cues, lrc, --json).")
@click.option("--explain", is_flag=True, help="Say why each cue is as it is.")
@click.option(
    "--cue", metavar="CUES", callback=why.chosen, help="Explain only these cues: 3, or 1,5-8."
)
@look_options.claims
@look_options.look
@look_options.claims_file
@look_options.claims_from
@look_options.vtt_style
@look_options.legend
@options.reading
@options.writing
@options.force
@options.show_help
def convert(  # noqa: PLR0913 - an option, an argument
    *,
    source: str,
    target: str | None,
    to: str | None,
    profile: str | None,
    shots: str | None,
    fit: bool,
    keep_cues: bool,
    stamp: str | None,
    words: bool,
    explain: bool,
    cue: why.Chosen | None,
    **flags: Any,  # noqa: ANN401 - the options of `reading` and `writing`
) -> int:
    """Read IN and write captions to OUT, or to standard output; "-" is a pipe.

    A transcript is fitted: merged into sentences, cut into captions and timed for the profile
    named, else your house's (see: subtools profiles), else "web". Captions stay as they are,
    unless --fit or --profile is given. --fps makes gaps whole frames where the profile counts
    them; for times on frames see: subtools fix --snap-to-frames. --shots lets captions come and
    go with the picture, and makes gaps frames of the video without --fps.

    \b
    Examples:
      subtools convert talk.txt talk.vtt
      subtools convert talk.txt talk.srt --profile netflix-en
      pbpaste | subtools convert - -t srt > talk.srt
      subtools convert talk.txt talk.vtt --claims-file talk.claims.vtt

    --claims marks what is claimed, by whom, and how sure the report is of it; claims that IN
    marks already (format: cues) are kept; --claims-from takes those of a table or a list, and
    no others. Without --claims captions are clean.

    OUT's format is --to, else its suffix; IN's is --from, else found by suffix and content. OUT
    is never IN, and a file that is there and holds something else needs --force. With --json a
    report takes the place of messages: on standard output, or on standard error where captions
    go to standard output; it has each caption's confidence: how sure its start is (within a
    quarter second), and its end as a place to break (see --explain).
    """
    explain = explain or cue is not None
    if keep_cues and (fit or profile or words or explain or shots):
        msg = "--keep-cues excludes --fit, --profile, --shots, --words and --explain"
        raise click.UsageError(msg)
    if target is None:
        if to is None:
            msg = "missing OUT, or --to for standard output"
            raise click.UsageError(msg)
        target = io.DASH
    target_format = deliver.format_of(target, to)
    asked = deliver.asked_for(target, target_format, **flags)
    before = options.read(source, **flags)
    talk = _stamped(before, stamp, source) if stamp else before
    if asked:
        talk = ready.claimed(talk, flags["claims_from"], quiet=flags["quiet"])
    if fit or profile or (talk.format in ready.RAW and not keep_cues):
        from subtools.steps.fit import fitted, fitting_of

        told = options.shots_of(shots, frame_rate=flags["frame_rate"], quiet=flags["quiet"])
        limits = options.limits(profile, flags["frame_rate"] or (told.frame_rate if told else None))
        profile = profile or limits.name
        if not deliver.carries(target_format, "speaker"):
            talk = talk.name_speakers()  # before fitting: a name takes room in its line
        fitting = fitting_of(talk, limits, told.times if told else ())
        talk = fitted(talk, fitting, words=words)
        if explain or flags["as_json"]:
            from subtools.fitting.explain import explained

            reasons = explained(fitting, talk.cues)
            flags["captions"] = why.told(
                talk, reasons, (cue or why.ALL) if explain else (), **flags
            )
    elif explain or words:
        say.note(f"{say.at(source)}captions stay as they are; to fit them, add --fit")
    elif shots:
        msg = f"{say.at(source)}captions stay as they are, --shots or not; to draw them to shots,"
        say.note(f"{msg} add --fit, or use: subtools fix --shots")
    return deliver.deliver(talk, before, source, target, target_format, profile=profile, **flags)


def _stamped(talk: Subtitles, stamp: str, source: str) -> Subtitles:
    if not talk.meta("transcript.stamps"):
        say.note(f"{say.at(source)}has times of its own; --stamp changes nothing")
        return talk
    others = [item for item in talk.metadata if item[0] != "transcript.stamps"]
    return talk.replace(metadata=(*others, ("transcript.stamps", stamp)))
