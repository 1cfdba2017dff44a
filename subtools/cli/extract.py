"""`subtools extract`: the caption tracks of a video, listed or written."""

from __future__ import annotations

import os

import click

from subtools.cli import deliver, io, options, say, video_options
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from subtools.api import Subtitles
    from subtools.media.extract import CaptionTrack
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video


@click.command()
@click.argument("video", metavar="VIDEO", type=options.File())
@options.target
@click.option("--track", metavar="WHICH", help="The track: its number, or its language.")
@click.option("--all", "folder", metavar="FOLDER", type=options.File(), help="Write each, here.")
@options.to
@video_options.ffmpeg
@options.writing
@options.force
@options.show_help
def extract(  # noqa: PLR0913
    *,
    video: str,
    target: str | None,
    track: str | None,
    folder: str | None,
    to: str | None,
    ffmpeg: str | None,
    **flags: Any,  # noqa: ANN401 - the options of `writing`
) -> int:
    """List the caption tracks of VIDEO, or write one to OUT; "-" is standard output.

    \b
    Examples:
      subtools extract film.mkv
      subtools extract film.mkv film.srt --track en
      subtools extract film.mkv --track 2 -t vtt - | subtools fix - -t vtt
      subtools extract film.mkv --all subtitles

    OUT's format is --to, else its suffix. SubStation tracks go to .ass files as they are stored.
    --all names each file by its language (film.en.srt, film.de.forced.srt), in the format that
    holds all of the track, or --to. Tracks of pictures (DVD, Blu-ray) are listed, but have no text
    to write.
    """
    from subtools.media.extract import choose, tracks
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe

    if folder is not None and (target is not None or track is not None):
        msg = "--all excludes OUT and --track"
        raise click.UsageError(msg)
    if target is None and (track is not None or to is not None) and folder is None:
        msg = 'missing OUT; "-" is standard output'
        raise click.UsageError(msg)
    program = find_ffmpeg(ffmpeg)
    film = probe(video, program)
    found = tracks(film)
    if folder is not None:
        return _all(film, found, folder, to, program, **flags)
    if target is None:
        _list(found, video, as_json=flags["as_json"])
        return 0
    target_format = deliver.format_of(target, to)
    return _one(film, choose(found, track, video), target, target_format, program, **flags)


def _one(
    film: Video,
    track: CaptionTrack,
    target: str,
    target_format: str,
    program: Ffmpeg,
    **flags: Any,  # noqa: ANN401
) -> int:
    """Write one track, as it is stored where the format is its own, else as `convert` would."""
    from subtools.api import Subtitles
    from subtools.errors import InputError
    from subtools.media.extract import extract

    captions, name, stored = extract(film, track, program)
    talk = Subtitles(
        captions.cues,
        language=captions.language,
        chapters=captions.chapters,
        metadata=captions.metadata,
        findings=captions.findings,
        source=film.path,
        format=name,
    )
    if not talk:
        msg = f"track {track.number} has no cue, nothing was written"
        raise InputError(msg, source=film.path)
    if target_format == "ass" and track.codec in {"ass", "ssa"} and not flags["as_json"]:
        return _as_stored(talk, stored, target, film.path, force=flags["force"], **_said(flags))
    return deliver.deliver(talk, talk, film.path, target, target_format, profile=None, **flags)


def _said(flags: dict[str, Any]) -> dict[str, bool]:
    return {name: flags[name] for name in ("quiet", "strict")}


def _as_stored(  # noqa: PLR0913
    talk: Subtitles,
    stored: bytes,
    target: str,
    source: str,
    *,
    force: bool,
    quiet: bool,
    strict: bool,
) -> int:
    refused = strict and any(found.severity != "info" for found in talk.findings)
    if not quiet:
        say.findings(talk.findings, source)
    if refused:
        say.note(f"{say.at(source)}nothing was written: findings, and --strict")
        return 1
    text = stored.decode("utf-8", "surrogateescape")
    if target == io.DASH:
        io.show(stored)
    elif os.path.exists(target) and text.encode("utf-8", "surrogateescape") == _there(target):
        pass
    else:
        from subtools.files import write_whole
        from subtools.media.workshop import refuse_overwriting

        refuse_overwriting(target, [source], force=force)
        write_whole(target, stored)
    if not quiet and (say.terminal() or talk.findings):
        name = "standard output" if target == io.DASH else say.shown(target)
        say.note(f"wrote {name}: {say.count(len(talk), 'cue')}, as stored")
    return 0


def _there(target: str) -> bytes | None:
    from subtools.files import load

    return load(target) if os.path.isfile(target) else None


def _all(  # noqa: PLR0913
    film: Video,
    found: Sequence[CaptionTrack],
    folder: str,
    to: str | None,
    program: Ffmpeg,
    *,
    as_json: bool,
    **flags: Any,  # noqa: ANN401
) -> int:
    """Write every track that is text into a folder, under names of its language."""
    from subtools.errors import InputError
    from subtools.media.extract import file_names

    if as_json:
        msg = "--json goes with the list, or with one track"
        raise click.UsageError(msg)
    if not any(each.format for each in found):
        msg = "has no track of captions that are text"
        raise InputError(msg, source=film.path)
    try:
        os.makedirs(folder, exist_ok=True)
    except (OSError, ValueError) as error:
        msg = f"can't be made: {getattr(error, 'strerror', None) or error}"
        raise OutputError(msg, target=folder) from None
    code = 0
    for track, name in file_names(film.path, found, to):
        if name is None:
            told = "holds pictures of letters" if track.pictures else "is not known as text"
            say.note(f"{say.at(film.path)}track {track.number} ({track.codec}) {told}; left out")
            continue
        path = os.path.join(folder, name)
        code = max(
            code,
            _one(film, track, path, to or track.format, program, as_json=False, **flags),
        )
        if not flags["quiet"] and not say.terminal():
            io.show(f"{path}\n")
    return code


def _list(found: Sequence[CaptionTrack], video: str, *, as_json: bool) -> None:
    if as_json:
        from subtools.cli import report

        names = ("number", "codec", "language", "title", "default", "forced", "format")
        told = [{name: getattr(each, name) or _EMPTY.get(name) for name in names} for each in found]
        io.show(report.text({"source": video, "tracks": told}))
        return
    if not found:
        say.note(f"{say.at(video)}has no track of captions")
        return
    from subtools.core.finding import excerpt

    rows = [("track", "language", "codec", "flags", "title")]
    for each in found:
        flags = [flag for flag in ("default", "forced") if getattr(each, flag)]
        flags += [] if each.format else ["pictures" if each.pictures else "not text"]
        rows.append(
            (
                str(each.number),
                each.language or "-",
                each.codec,
                ", ".join(flags) or "-",
                excerpt(each.title) if each.title else "-",
            )
        )
    from subtools.cli.table import table

    io.show(table(rows))


#: What a report has where there is nothing.
_EMPTY = {"default": False, "forced": False}
