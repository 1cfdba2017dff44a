"""`subtools`: finds the verb, runs it, and turns what goes wrong into one line and an exit code.

0 fine, 1 findings, 2 usage or unreadable input, 3 a program or an optional part is missing or
failed, 130 interrupted, 141 the reader of a pipe went away. A verb is imported when it is used; the
list of verbs imports none.
"""

from __future__ import annotations

import os
import sys

import click

from subtools import __version__
from subtools.cli import io, options, say
from subtools.errors import SubtoolsError, UnknownNameError

#: Every verb and its one line in the list: add a verb here and write `subtools/cli/<verb>.py`.
VERBS = {
    "convert": "Turn a transcript or captions into captions.",
    "fix": "Repair captions: overlaps, gaps, long cues, lines, times.",
    "claims": "Find who claims what: a table, a check, marks for captions.",
    "burn": "Burn captions into a video.",
    "mux": "Put captions into a video as tracks that can be switched on.",
    "extract": "Take caption tracks out of a video.",
    "shots": "Find the changes of shot in a video, to time captions by.",
    "hls": "Cut captions into WebVTT segments for HLS.",
    "info": "Tell what a file holds, and every finding.",
    "formats": "List the formats.",
    "profiles": "Show the delivery profiles side by side.",
    "looks": "Show the looks that captions and claims can have.",
    "doctor": "Tell what works for video here, and what to install.",
    "completion": "Print a shell's completion script.",
}


class Verbs(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a verb's module and return its command."""
        if cmd_name not in VERBS:
            return None
        from importlib import import_module

        command: click.Command = getattr(import_module(f"subtools.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; where there is none, offer the nearest, or `convert` for a file."""
        if args[0] not in VERBS and not args[0].startswith("-"):
            if os.path.exists(args[0]):
                msg = f"no verb was given; did you mean: subtools convert {args[0]} OUT"
                raise click.UsageError(msg)
            kind = "verb"
            raise UnknownNameError(kind, args[0], VERBS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs from the table, so that help imports none."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        io.show(f"subtools {__version__}\n")
        ctx.exit()


@click.group(cls=Verbs)
@options.show_help
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def subtools() -> None:
    """Turn transcripts into captions, and captions into good captions.

    \b
    Examples:
      subtools convert talk.txt talk.vtt
      pbpaste | subtools convert - -t srt > talk.srt

    Data goes to standard output, messages to standard error. Exit codes: 0 fine, 1 findings,
    2 usage or unreadable input, 3 a program or an optional part is missing or failed,
    130 interrupted, 141 closed pipe.
    """


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code; say in one line what stopped it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if "_SUBTOOLS_COMPLETE" in os.environ:
        subtools.main(prog_name="subtools")
    try:
        with subtools.make_context("subtools", arguments) as context:
            code: int | None = subtools.invoke(context)
        if sys.stdout:
            sys.stdout.flush()
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.UsageError as error:
        code = _misused(error)
    except SubtoolsError as error:
        place = getattr(error, "source", None) or getattr(error, "target", None)
        say.error(say.at(place or "subtools", getattr(error, "line", None)) + str(error))
        code = error.exit_code
    except OSError as error:
        code = _unheard(error)
    except (KeyboardInterrupt, click.Abort):
        code = 130
    return code or 0


def _misused(error: click.UsageError) -> int:
    said = error.format_message()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say.note(said)
        return error.exit_code
    said = " ".join(said.split()).rstrip(".")
    usage = " ".join(error.ctx.get_usage().split()) if error.ctx else "Usage: subtools"
    path = error.ctx.command_path if error.ctx else "subtools"
    say.error(f"{path}: {said[:1].lower()}{said[1:]}; {usage[:1].lower()}{usage[1:]} (--help)")
    return error.exit_code


def _unheard(error: OSError) -> int:
    # Only standard output is left: errors of files are `SubtoolsError`s by now. Python would
    # flush it once more as it ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if isinstance(error, BrokenPipeError):
        return 141
    say.error(f"standard output can't be written: {error.strerror}")
    return 2
