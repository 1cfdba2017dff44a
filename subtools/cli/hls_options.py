"""The options of `subtools hls`: where segments end, what files are called, what is shown."""

from __future__ import annotations

import os

import click

from subtools.cli import look_options, options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms
    from subtools.formats.hls.timeline import Timeline


#: Where segments end and what their times mean.
cutting = options.group(
    click.option(
        "--video",
        metavar="PLAYLIST",
        type=options.File(),
        help="The video's media playlist: take its length, segments and clock.",
    ),
    click.option(
        "--segment",
        metavar="SECONDS",
        help="The length of a segment (6.006, 1001/200; else 6).",
    ),
    click.option("--duration", metavar="TIME", callback=options.time, help="The video's length."),
    click.option(
        "--mpegts",
        metavar="TICKS",
        type=int,
        help="The time of the video's first frame, at 90 kHz (else 0, for fMP4).",
    ),
)


#: What files are called, and what the master playlist tells of them.
naming = options.group(
    click.option("--stem", metavar="NAME", help="Call the files so (else --lang, or IN)."),
    click.option("--name", metavar="TEXT", help="What viewers see in the menu."),
    click.option("--group", metavar="ID", default="subs", help="The GROUP-ID (subs)."),
    click.option("--default", is_flag=True, help="Shown unless a viewer chooses."),
    click.option("--forced", is_flag=True, help="Only what no viewer should miss."),
    click.option("--sdh", is_flag=True, help="Tells sounds, too, for the deaf."),
)


showing = options.group(
    look_options.claims,
    look_options.look,
    look_options.claims_from,
    look_options.vtt_style_inside,
    look_options.legend,
)


def timeline(
    *,
    video: str | None,
    segment: str | None,
    duration: Ms | None,
    mpegts: int | None,
    **_others: object,
) -> Timeline | None:
    """Return the timeline that the options give; None where the last cue will tell the end."""
    from subtools.formats.hls import SEGMENT
    from subtools.formats.hls.timeline import even

    if video is None:
        try:
            # Without a length, only to say early what is wrong.
            length = 1 if duration is None else duration
            line = even(length, segment or SEGMENT, mpegts or 0)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
        return None if duration is None else line
    if segment or duration is not None:
        msg = "--video tells length and segments; leave --segment and --duration away"
        raise click.UsageError(msg)
    from subtools.files import load
    from subtools.formats.hls.video import timeline_of

    beside = os.path.dirname(video)
    text = load(video).decode("utf-8", "replace")
    return timeline_of(
        text, lambda name: load(os.path.join(beside, name)), source=video, mpegts=mpegts
    )
