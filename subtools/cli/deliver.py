"""The end of a verb that writes: what the format loses, strictness, the file, what is said."""

from __future__ import annotations

from subtools.cli import io, say
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.api import Subtitles


def format_of(target: str, asked: str | None, default: str | None = None) -> str:
    """Name the format to write: the one asked for, else the suffix's, else the default."""
    from subtools.formats import format_for
    from subtools.formats.writing import writable

    name = asked or (None if target == io.DASH else format_for(target)) or default
    if name is None:
        pipe = target == io.DASH
        msg = "which format? " + ("a pipe" if pipe else "this suffix") + " tells none; add --to srt"
        raise OutputError(msg, target="stdout" if pipe else target)
    return writable(name).name


def carries(name: str, fact: str) -> bool:
    """Tell whether a format can carry a fact about cues, such as "speaker"."""
    from subtools.formats import FORMATS

    return fact in FORMATS[name].carries


def deliver(  # noqa: PLR0913 - what a writing verb knows at its end
    talk: Subtitles,
    before: Subtitles,
    source: str,
    target: str,
    target_format: str,
    *,
    profile: str | None,
    strict: bool,
    as_json: bool,
    quiet: bool,
    force: bool = False,
    in_place: bool = False,
    captions: list[dict[str, object]] | None = None,
    **_reading: object,
) -> int:
    """Write a track, say what is to be said, and return the exit code.

    `before` is the track as it was read, `profile` the one it was fitted to, `captions` what a
    report tells of each caption.
    """
    from subtools.formats.writing import write

    text, lowered = write(talk, target_format)
    refused = strict and any(found.severity != "info" for found in lowered.findings)
    written = False
    if not refused:
        written = io.put(target, text, source=source, force=force, in_place=in_place)
    if as_json:
        from subtools.cli import report

        said = report.text(
            {
                **report.facts(before, source),
                "target": None if refused else target,
                "target_format": target_format,
                "profile": profile,
                "cues_written": 0 if refused else len(lowered),
                "findings": report.findings(lowered),
                **({} if captions is None else {"captions": captions}),
            }
        )
        if target == io.DASH:
            say.note(said.rstrip())
        else:
            io.show(said)
    elif not quiet:
        say.findings(lowered.findings, source)
        if refused:
            said = say.count(len(lowered.findings), "finding")
            say.note(f"{say.at(source)}nothing was written: {said}, and --strict")
        elif say.terminal() or lowered.findings:
            say.note(_summary(lowered, before, target, written=written))
    return int(refused)


def _summary(talk: Subtitles, before: Subtitles, target: str, *, written: bool) -> str:
    name = "standard output" if target == io.DASH else target
    said = f"wrote {name}: " if written else f"{name} is as it was: "
    said += say.count(len(talk), "cue")
    if before.format == "transcript":
        said += f" from {say.count(len(before), 'line')}"
    elif len(before) != len(talk):
        said += f" from {len(before)}"
    layout = " ".join(before.meta("transcript.layout"))
    if layout:
        said += f" (layout: {layout})"
    if talk.findings:
        said += f", {say.count(len(talk.findings), 'finding')}"
    return said
