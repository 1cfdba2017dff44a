"""The arguments and options that verbs of video share."""

from __future__ import annotations

import click

from subtools.cli import options

video = click.argument("video", metavar="VIDEO", type=options.File())
ffmpeg = click.option(
    "--ffmpeg",
    metavar="PATH",
    type=options.File(),
    help="This ffmpeg, not the one that is found (see: subtools doctor).",
)
timeout = click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(min=0), help="Stop after so long."
)
dry_run = click.option(
    "--dry-run", is_flag=True, help="Print the command for ffmpeg, and do nothing."
)
