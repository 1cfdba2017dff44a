"""The end of a verb that writes: what the format loses, strictness, the file, what is said."""

from __future__ import annotations

import os

import click

from subtools.cli import io, look_options, say
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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


def asked_for(
    target: str,
    target_format: str,
    *,
    claims: bool,
    claims_file: str | None,
    vtt_style: str | None,
    **flags: Any,  # noqa: ANN401 - the others of `look_options`
) -> bool:
    """Tell whether claims are to be shown anywhere; raise `UsageError` for what can't be meant."""
    ways = "--claims, --look or --claims-file"
    asked = look_options.asked(
        claims=claims, claims_file=claims_file, vtt_style=vtt_style, ways=ways, **flags
    )
    if not asked:
        return False
    shown = [(target, target_format)] if claims or not claims_file else []
    if claims_file:
        if io.DASH in {claims_file, os.path.basename(claims_file)}:
            msg = "--claims-file needs the name of a file"
            raise click.UsageError(msg)
        if target != io.DASH and os.path.realpath(claims_file) == os.path.realpath(target):
            msg = "--claims-file is OUT; to show claims in OUT, use --claims"
            raise click.UsageError(msg)
        shown.append((claims_file, format_of(claims_file, None)))
    vtt = [path for path, name in shown if name == "vtt"]
    if vtt_style and not vtt:
        msg = "--vtt-style is for claims in WebVTT, and none is written"
        raise click.UsageError(msg)
    if vtt_style == "css" and io.DASH in vtt:
        msg = "--vtt-style css writes a file beside OUT; name OUT"
        raise click.UsageError(msg)
    return True


def deliver(  # noqa: PLR0913
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
    claims: bool = False,
    look: str | None = None,
    claims_file: str | None = None,
    vtt_style: str | None = None,
    legend: bool = False,
    captions: list[dict[str, object]] | None = None,
    **_reading: object,
) -> int:
    """Write a track, say what is to be said, and return the exit code.

    `before` is the track as it was read, `profile` the one it was fitted to, `captions` what a
    report tells of each caption; the others are the options of the same names.
    """
    look = look or ("claims" if claims or claims_file else None)
    shown = look if claims or not claims_file else None
    files = [(target, target_format, shown)]
    if claims_file:
        files.append((claims_file, format_of(claims_file, None), look))
    texts, lowered = _written(talk, files, legend=legend, vtt_style=vtt_style or "none")
    refused = strict and any(found.severity != "info" for found in lowered.findings)
    written = False
    if not refused:
        for path, text in texts[1:]:
            # All or none: what may not be written is found before anything is.
            io.changes(path, text, source=source, force=force, in_place=in_place)
        written, *_ = [
            io.put(path, text, source=source, force=force, in_place=in_place)
            for path, text in texts
        ]
    if as_json:
        from subtools.cli import report

        said = report.text(
            {
                **report.facts(before, source),
                "target": None if refused else target,
                "target_format": target_format,
                "profile": profile,
                **({} if look is None else {"look": look, "claims_file": claims_file}),
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
            for path, _ in texts[1:]:
                say.note(f"wrote {say.shown(path)}")
    return int(refused)


def _written(
    talk: Subtitles,
    files: list[tuple[str, str, str | None]],
    *,
    legend: bool,
    vtt_style: str,
) -> tuple[list[tuple[str, str]], Subtitles]:
    """Return the text of each file (name, format, look), and the track as the first has it.

    It has the findings of the others, too. A style sheet is one more file, beside its captions.
    """
    from subtools.formats.writing import write_files

    texts: list[tuple[str, str]] = []
    first = None
    for path, name, look in files:
        made, lowered = write_files(talk, path, name, look=look, legend=legend, vtt_style=vtt_style)
        texts += made
        if first is None:
            first = lowered
        else:
            new = [each for each in lowered.findings if each not in first.findings]
            first = first.replace(findings=(*first.findings, *new))
    return texts, first or talk


def _summary(talk: Subtitles, before: Subtitles, target: str, *, written: bool) -> str:
    name = "standard output" if target == io.DASH else say.shown(target)
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
