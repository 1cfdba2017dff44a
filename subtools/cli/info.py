"""`subtools info`: what a file holds."""

from __future__ import annotations

import click

from subtools.cli import io, options, report, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from subtools.api import Subtitles


@click.command()
@options.source
@options.reading
@options.as_json
@options.show_help
def info(*, source: str, as_json: bool, **reading: Any) -> int:  # noqa: ANN401 - passed on
    """Tell what IN holds: format, layout, cues, times, chapters, and every finding.

    \b
    Examples:
      subtools info talk.txt
      subtools info talk.txt --json
      pbpaste | subtools info -
    """
    talk = options.parse(source, io.take(source), **reading)
    if as_json:
        from subtools.language.guess import guess_language

        io.show(
            report.text(
                {
                    **report.facts(talk, source),
                    "language_guess": None if talk.language else guess_language(talk.text),
                    "chapters": report.chapters(talk),
                    "findings": report.findings(talk),
                }
            )
        )
    else:
        io.show("\n".join(_lines(talk, source)) + "\n")
    return 0


def _guessed(talk: Subtitles) -> str:
    from subtools.language.guess import guess_language

    guess = guess_language(talk.text)
    return f"{guess} (a guess; --lang tells)" if guess else "not told"


def _lines(talk: Subtitles, source: str) -> list[str]:
    from subtools.core.time import format_clock, format_stamp

    layout = " ".join(talk.meta("transcript.layout"))
    lines = [
        f"source    {say.at(source)[:-2]}",
        f"format    {talk.format}" + (f" (layout: {layout})" if layout else ""),
        f"language  {talk.language or _guessed(talk)}",
        f"cues      {len(talk)}",
    ]
    if talk:
        lines.append(f"times     {format_clock(talk[0].start)} to {format_clock(talk.end)}")
    if talk.chapters:
        lines.append(f"chapters  {len(talk.chapters)}")
        lines += [f"  {format_stamp(chapter.start)}  {chapter.title}" for chapter in talk.chapters]
    lines.append(f"findings  {len(talk.findings)}")
    lines += [f"  {say.finding(found, source, color=False)}" for found in talk.findings]
    return lines
