"""`subtools claims`: who says what, in a table, in a check, or as marks for captions."""

from __future__ import annotations

import os

import click

from subtools.cli import claims_options, io, options, say
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from subtools.api import Subtitles
    from subtools.claims.claim import Claim
    from subtools.core.finding import Finding

#: What is fitted, so that claims have the times of their words (see `convert`).
_RAW = ("transcript", "json")


@click.command()
@options.source
@claims_options.outputs
@claims_options.finding
@claims_options.choosing
@options.profile
@options.reading
@options.writing
@options.force
@options.show_help
def claims(  # noqa: PLR0913
    *,
    source: str,
    targets: tuple[str, ...],
    to: str | None,
    claims_from: str | None,
    check: bool,
    words: bool,
    profile: str | None,
    **flags: Any,  # noqa: ANN401
) -> int:
    """Find who claims what in IN, and tell it: a table, with no verdict.

    Claims that IN has marked (format: cues) are kept, unless --again. A transcript is fitted as
    by convert, so that a claim has the times of its words.

    \b
    Examples:
      subtools claims talk.txt
      subtools claims talk.txt -o claims.csv -o claims.html --fps 25
      subtools claims talk.txt --claims-from claims.csv -o talk.cues
      subtools claims talk.txt --check

    -o may come several times; its suffix says the form: .json .csv .html .md .jsonld .txt for a
    table, .cues for the captions with the marks, which convert --look shows. --claims-from puts
    an edited table (JSON, CSV) in place of what was found, or a list of your own claims, one a
    line, as you would quote them. --check tells where captions part a claim from its source,
    where a source is missing, and where one source is told with more distance than others; it
    exits with 1 when there is anything. --json prints the table as JSON; with -o or --check, a
    report.
    """
    places = claims_options.places(targets, to, check=check, as_json=flags["as_json"])
    if source == io.DASH == claims_from:
        msg = "IN and --claims-from can't both be standard input"
        raise click.UsageError(msg)
    before = options.read(source, **flags)
    talk = _marked(before, source, **flags)
    applied: tuple[Finding, ...] = ()
    if claims_from is not None:
        talk, applied = claims_options.take_back(talk, claims_from)
    if talk.format in _RAW or profile:
        talk = talk.fit(options.limits(profile, flags["frame_rate"]), words=True)
        # As convert writes them: what shows single words must be asked for.
        flags["bare"] = not words
    checked = talk.check_claims() if check else None
    shown = [claim for claim in talk.claims() if claims_options.chosen(claim, **flags)]
    texts = [(path, _text(talk, shown, form, **flags)) for path, form in places]
    refused = flags["strict"] and any(
        [found.severity != "info" for found in (*talk.findings, *applied)]
    )
    if not refused:
        _write(texts, source, claims_from, force=flags["force"])
    if not flags["quiet"]:
        say.findings(talk.findings, source)
        for found in applied:
            say.note(say.finding(found, claims_from or ""))
    report = claims_options.Report(source, before, talk, shown, [] if refused else places)
    return report.told(checked, applied, refused=refused, **flags)


def _marked(  # noqa: PLR0913
    talk: Subtitles,
    source: str,
    *,
    again: bool,
    engine: str | None,
    attitudes: bool,
    language: str | None,
    quiet: bool,
    **_others: object,
) -> Subtitles:
    if not again and talk.claims():
        if not quiet and (engine or not attitudes):
            say.note(f"{say.at(source)}has claims marked; to find them anew, add --again")
        return talk
    return talk.mark_claims(language=language, engine=engine or "default", attitudes=attitudes)


def _text(
    talk: Subtitles,
    shown: Iterable[Claim],
    form: str,
    *,
    url: str | None,
    bare: bool = False,
    **flags: Any,  # noqa: ANN401
) -> str:
    if form == "cues":
        from subtools.claims.feedback.applying import only_claims
        from subtools.formats.writing import write

        marked = only_claims(talk, {claim.id for claim in shown})
        if bare:
            marked = marked.with_cues([cue.replace(words=()) for cue in marked])
        return write(marked, form)[0]
    from subtools.claims.table.rendering import Table, render

    table = Table(
        shown,
        source=os.path.basename(talk.source) if talk.source else None,
        language=talk.language or flags["language"],
        frame_rate=flags["frame_rate"],
        url=url,
    )
    return render(table, form)


def _write(
    texts: Iterable[tuple[str, str]], source: str, claims_from: str | None, *, force: bool
) -> None:
    """Write all files or none: what may not be written is found before anything is."""
    from subtools.files import same_file

    for path, text in texts:
        if path != io.DASH:
            if claims_from and same_file(claims_from, path):
                msg = "this is the table that was read; write elsewhere"
                raise OutputError(msg, target=path)
            io.changes(path, text, source=source, force=force, in_place=False)
    for path, text in texts:
        io.put(path, text, source=source, force=force, in_place=False)
