"""The options of `subtools claims`, what they mean together, and what is reported at the end."""

from __future__ import annotations

import os

import click

from subtools.cli import io, look_options, options, say
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from subtools.api import Subtitles
    from subtools.claims.claim import Claim
    from subtools.claims.neutrality.balance import Counted
    from subtools.core.finding import Finding

    F = TypeVar("F", bound=Callable[..., Any])

#: The captions themselves, with their marks, beside the forms of tables.
_CUES = {".cues": "cues", ".jsonl": "cues"}


def take_back(talk: Subtitles, name: str) -> tuple[Subtitles, tuple[Finding, ...]]:
    """Mark the claims of a file, and no others; return the findings about that file apart."""
    from subtools.claim_verbs import rows_of
    from subtools.claims.feedback.applying import apply_claims

    after = apply_claims(talk, *rows_of(io.take(name), name))
    return after.replace(findings=talk.findings), after.findings[len(talk.findings) :]


def _sure(_ctx: click.Context, _param: click.Parameter, value: str | None) -> frozenset[str]:
    from subtools.claims.attribution import CERTAINTIES

    if value is None:
        return frozenset(CERTAINTIES)
    words = frozenset(word.strip().lower() for word in value.split(","))
    wrong = sorted(words.difference(CERTAINTIES))
    if wrong:
        msg = f"{wrong[0]!r} is none of {', '.join(CERTAINTIES)}"
        raise click.BadParameter(msg)
    return words


def _address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from subtools.claims.table.deep_link import check

    try:
        if value is not None:
            check(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return value


#: Where results go.
outputs = options.group(
    click.option(
        "-o",
        "--output",
        "targets",
        metavar="OUT",
        type=options.File(),
        multiple=True,
        help="Write a table, or .cues, to this file; may come several times.",
    ),
    click.option("-t", "--to", metavar="FORM", help="text, md, json, csv, html, jsonld or cues."),
    click.option("--check", is_flag=True, help="Report what is not neutral; exit 1."),
    click.option("--words", is_flag=True, help="Keep the times of words in .cues."),
)


#: How claims are found.
finding = options.group(
    look_options.claims_from,
    click.option("--again", is_flag=True, help="Find anew what IN has marked."),
    click.option("--engine", metavar="NAME", help="default, rules or dependency."),
    click.option(
        "--attitudes/--no-attitudes",
        default=True,
        help="With or without what people want or feel.",
    ),
)


#: Which claims are told, and how.
choosing = options.group(
    click.option(
        "--least",
        metavar="SHARE",
        type=click.FloatRange(0, 1),
        help="Only claims of this checkability, 0 to 1, or more.",
    ),
    click.option(
        "--certainty",
        metavar="WORDS",
        callback=_sure,
        help="Only these: asserted,alleged,denied,confirmed.",
    ),
    click.option(
        "--url", callback=_address, help="Where the recording plays: links to each claim."
    ),
)


def chosen(
    claim: Claim, *, least: float | None, certainty: frozenset[str], **_others: object
) -> bool:
    """Tell whether a claim is asked for; one whose checkability is unknown has none."""
    enough = least is None or (claim.checkability or 0.0) >= least
    return enough and claim.certainty in certainty


def places(
    targets: Sequence[str], to: str | None, *, check: bool, as_json: bool
) -> list[tuple[str, str]]:
    """Return each file to write, with its form; raise `UsageError` for what can't be meant."""
    if not targets:
        if check:
            if to:
                msg = "--to is for a table; with --check, name its file with -o"
                raise click.UsageError(msg)
            return []
        if as_json and to not in {None, "json"}:
            msg = "--json is --to json here; leave one away"
            raise click.UsageError(msg)
        return [(io.DASH, _form(io.DASH, "json" if as_json else to or "text"))]
    if to and len(targets) > 1:
        msg = "--to is for one file; with several, the suffix of each tells"
        raise click.UsageError(msg)
    if io.DASH in targets and (check or as_json):
        msg = "standard output can't have both a table and a report"
        raise click.UsageError(msg)
    if len({os.path.realpath(path) for path in targets}) < len(targets):
        msg = "-o names one file twice"
        raise click.UsageError(msg)
    return [(path, _form(path, to)) for path in targets]


def _form(path: str, asked: str | None) -> str:
    from subtools.claims.table.rendering import FORMS, SUFFIXES
    from subtools.errors import UnknownNameError

    known = [*FORMS, "cues"]
    if asked is not None:
        if asked not in known:
            kind = "form of table"
            raise UnknownNameError(kind, asked, known)
        return asked
    form = {**SUFFIXES, **_CUES}.get(os.path.splitext(path)[1].lower())
    if form is None:
        msg = "this suffix tells no form of table; add --to, or for captions: subtools convert"
        raise OutputError(msg, target="stdout" if path == io.DASH else path)
    return form


class Report:
    """What is said when all is written."""

    def __init__(
        self,
        source: str,
        before: Subtitles,
        talk: Subtitles,
        shown: Sequence[Claim],
        written: Sequence[tuple[str, str]],
    ) -> None:
        """Keep what the verb knows: IN as it was read, the claims that are told, the files."""
        self.source = source
        self.before = before
        self.talk = talk
        self.shown = shown
        self.written = written

    def told(
        self,
        checked: list[Finding] | None,
        applied: Sequence[Finding],
        *,
        refused: bool,
        as_json: bool,
        quiet: bool,
        **_others: object,
    ) -> int:
        """Say it, and return the exit code."""
        if as_json and (checked is not None or self.written != [(io.DASH, "json")]):
            self._as_json(checked, applied)
        elif checked is not None:
            rows = [say.finding(found, self.source, color=False) for found in checked]
            io.show("".join([f"{row}\n" for row in rows]))
        if refused and not quiet:
            say.note(f"{say.at(self.source)}nothing was written: there are findings, and --strict")
        elif not quiet and not as_json:
            self._summary(checked)
        return int(refused or any([found.severity != "info" for found in checked or ()]))

    def _summary(self, checked: list[Finding] | None) -> None:
        files = ", ".join([say.shown(path) for path, _ in self.written if path != io.DASH])
        said = say.count(len(self.shown), "claim")
        if files:
            said = f"wrote {files}: {said}"
        if checked is not None:
            said += f", {say.count(len(checked), 'finding')} of the check"
        if files or checked is not None or say.terminal():
            say.note(said)

    def _as_json(self, checked: list[Finding] | None, applied: Sequence[Finding]) -> None:
        from subtools.claims.neutrality.balance import count_sources
        from subtools.cli import report

        told: dict[str, object] = {
            **report.facts(self.before, self.source),
            "targets": [path for path, _ in self.written],
            "claims": len(self.shown),
            "findings": report.findings(self.talk),
            "claims_from": report.findings(self.talk.replace(findings=applied)),
        }
        if checked is not None:
            told["check"] = report.findings(self.talk.replace(findings=checked))
            told["sources"] = [_counts(one) for one in count_sources(self.talk.claims())]
        io.show(report.text(told))


def _counts(one: Counted) -> dict[str, object]:
    return {
        "source": one.source,
        "reports": one.reports,
        "neutral": one.neutral,
        "distancing": one.distancing,
        "endorsing": one.endorsing,
    }
