"""`subtools doctor`: what works for video here, and what to install."""

from __future__ import annotations

import click

from subtools.cli import io, options, report, video_options
from subtools.cli.table import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.media.doctor import Check, Health

_HEADS = {"video": "", "encoders": "\nEncoders\n", "scripts": "\nScripts\n"}
_CANNOT = 3
_COLUMNS = 80


@click.command()
@video_options.ffmpeg
@options.as_json
@options.show_help
def doctor(*, ffmpeg: str | None, as_json: bool) -> int:
    """Tell what works for video here, and what to install.

    Nothing is believed: letters are drawn and looked for, encoders get a picture, fonts are asked
    for characters. Exit code 0: captions can be burned in; 3: they can't.

    \b
    Examples:
      subtools doctor
      subtools doctor --ffmpeg /opt/ffmpeg/bin/ffmpeg --json
    """
    from subtools.media.doctor import examine

    health = examine(ffmpeg)
    health = health.replace(checks=(_versions(), *health.checks))
    io.show(report.text(_record(health)) if as_json else _page(health))
    return 0 if health.burns else _CANNOT


def _versions() -> Check:
    import sys

    from subtools import __version__
    from subtools.media.doctor import Check

    python = ".".join(map(str, sys.version_info[:3]))
    return Check("video", "subtools", "ok", found=f"{__version__}, Python {python}")


def _record(health: Health) -> dict[str, object]:
    return {
        "burns": health.burns,
        "checks": [
            {
                "group": each.group,
                "name": each.name,
                "state": each.state,
                "found": each.found,
                "remedy": each.remedy or None,
            }
            for each in health.checks
        ],
    }


def _page(health: Health) -> str:
    """Set a check a row, group by group, and say at the end what to do."""
    page = ""
    for group, head in _HEADS.items():
        rows = [
            [each.state, each.name, each.found] for each in health.checks if each.group == group
        ]
        page += head + table(rows) if rows else ""
    page += "".join(_remedies(health.checks))
    can = "Captions can be burned in." if health.burns else "Captions can't be burned in."
    return f"{page}\n{can}\n"


def _remedies(checks: tuple[Check, ...]) -> list[str]:
    wanted: dict[str, list[str]] = {}
    for each in checks:
        if each.remedy:
            wanted.setdefault(each.remedy, []).append(each.name)
    if not wanted:
        return []
    from textwrap import fill

    indent = "    "
    return [
        "\nWhat to do\n",
        *[
            f"  {remedy}\n"
            + fill(
                f"for {', '.join(names)}",
                _COLUMNS,
                initial_indent=indent,
                subsequent_indent=indent,
            )
            + "\n"
            for remedy, names in wanted.items()
        ],
    ]
