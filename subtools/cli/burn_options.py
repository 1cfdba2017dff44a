"""The options of `subtools burn`: what captions look like, how the picture is encoded."""

from __future__ import annotations

import click

from subtools.cli import look_options, options

#: What captions look like.
seen = options.group(
    click.option(
        "--look",
        metavar="NAME",
        default="plain",
        show_default=True,
        shell_complete=look_options.all_look_names,
        help="How captions look (see: subtools looks), or a .toml file.",
    ),
    look_options.claims,
    look_options.claims_from,
    look_options.legend,
    click.option(
        "--font",
        "fonts",
        metavar="PATH",
        multiple=True,
        type=options.File(),
        help="The captions' font, or a folder of more fonts; may be given again.",
    ),
)


#: How the picture is encoded.
encoding = options.group(
    click.option(
        "--encoder",
        metavar="NAME",
        default="auto",
        show_default=True,
        help="auto (the video's own codec), hardware, a codec, or an encoder of ffmpeg.",
    ),
    click.option("--crf", type=float, help="Constant quality; lower is better and larger."),
    click.option("--preset", metavar="NAME", help="The encoder's speed."),
    click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(1, 64),
        default=1,
        help="Encode so many pieces at once.",
    ),
    click.option("--smart", is_flag=True, help="Encode only what carries captions, copy the rest."),
    click.option("--resume", is_flag=True, help="Keep pieces that are done if the run is stopped."),
)
