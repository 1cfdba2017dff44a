"""`subtools hls`: captions as a subtitle rendition of an HLS presentation."""

from __future__ import annotations

import os

import click

from subtools.cli import hls_options, io, look_options, options, ready, say
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from subtools.api import Subtitles
    from subtools.formats.hls.timeline import Timeline


@click.command()
@options.source
@click.option(
    "-o",
    "--out",
    "folder",
    metavar="FOLDER",
    type=options.File(),
    required=True,
    help="Write here.",
)
@hls_options.cutting
@hls_options.naming
@options.profile
@click.option("--fit", is_flag=True, help="Fit captions too, not only transcripts.")
@hls_options.showing
@options.reading
@options.writing
@options.force
@options.show_help
def hls(
    *,
    source: str,
    folder: str,
    profile: str | None,
    fit: bool,
    **flags: Any,  # noqa: ANN401 - all other options
) -> int:
    """Cut the captions of IN into WebVTT segments and write them, and their playlist, to FOLDER.

    A transcript is fitted first, as by convert. Standard output has the EXT-X-MEDIA line for your
    master playlist; each EXT-X-STREAM-INF there needs SUBTITLES="subs", too.

    \b
    Examples:
      subtools hls talk.vtt -o hls --lang en --video hls/video.m3u8
      subtools hls talk.txt -o hls --lang en --segment 6.006 --duration 1:02:03
      subtools hls talk.srt -o hls --lang de --duration 1:02:03 --mpegts 126000

    --video is the best way: segments end where the video's do, and in a transport stream (.ts)
    its clock is read from the first segment. Without it say --duration, and for a transport
    stream --mpegts, or captions come early.

    Files are written all or none, the playlist last. With --force, segments that the playlist
    written over had listed, and the new one does not, are removed.
    """
    shows = look_options.asked(**flags)
    timeline = hls_options.timeline(**flags)
    before = options.read(source, **flags)
    claims, quiet = flags["claims_from"], flags["quiet"]
    talk = ready.claimed(before, claims, quiet=quiet) if shows else before
    fit = fit or profile is not None
    talk = ready.fitted(talk, profile, fit=fit, speaker=True, frame_rate=flags["frame_rate"])
    tag = _tag(talk, source, **flags)
    stem = flags.pop("stem") or tag or _stem(source)
    files, low, line = _rendition(talk, stem, tag, timeline, shows=shows, **flags)
    refused = flags["strict"] and any(found.severity != "info" for found in low.findings)
    removed = [] if refused else _write(files, folder, stem, source, force=flags["force"])
    if flags["as_json"]:
        from subtools.cli import report

        facts = {
            **report.facts(before, source),
            "target": None if refused else folder,
            "target_format": "hls",
            "profile": profile,
            "files": [] if refused else [name for name, _ in files],
            "removed": removed,
            "media": line,
            "cues_written": 0 if refused else len(low),
            "findings": report.findings(low),
        }
        io.show(report.text(facts))
        return int(refused)
    if not flags["quiet"]:
        say.findings(low.findings, source)
        if refused:
            count = say.count(len(low.findings), "finding")
            say.note(f"{say.at(source)}nothing was written: {count}, and --strict")
        elif say.terminal() or low.findings or removed:
            told = f"{say.count(len(files) - 1, 'segment')}, {say.count(len(low), 'cue')}"
            gone = f"; removed {say.count(len(removed), 'old segment')}" if removed else ""
            name = say.shown(os.path.join(folder, files[-1][0]))
            say.note(f"wrote {name}: {told}{gone}")
    if not refused:
        io.show(f"{line}\n")
    return int(refused)


def _tag(talk: Subtitles, source: str, *, quiet: bool, **_others: object) -> str | None:
    """Return the language's tag, where there is one that a playlist may have."""
    from subtools.formats.hls.playlist import is_tag

    if talk.language and is_tag(talk.language):
        return talk.language
    if not quiet:
        wrong = (
            f"not a language tag: {talk.language!r}" if talk.language else "no language is known"
        )
        say.note(f"{say.at(source)}{wrong}; players choose by it: add --lang")
    return None


def _stem(source: str) -> str:
    from subtools.formats.hls.playlist import plain_stem

    return plain_stem(os.path.splitext(os.path.basename(source))[0])


def _rendition(  # noqa: PLR0913
    talk: Subtitles,
    stem: str,
    tag: str | None,
    timeline: Timeline | None,
    *,
    shows: bool,
    segment: str | None,
    mpegts: int | None,
    look: str | None,
    legend: bool,
    vtt_style: str | None,
    name: str | None,
    group: str,
    default: bool,
    forced: bool,
    sdh: bool,
    **_others: object,
) -> tuple[list[tuple[str, str]], Subtitles, str]:
    from subtools.formats.hls import SEGMENT, write_hls
    from subtools.formats.hls.playlist import media_line

    try:
        line = media_line(
            stem, language=tag, name=name, group=group, default=default, forced=forced, sdh=sdh
        )
        files, low = write_hls(
            talk,
            stem,
            segment=segment or SEGMENT,
            mpegts=mpegts or 0,
            timeline=timeline,
            look=(look or "claims") if shows else None,
            legend=legend,
            vtt_style=vtt_style or "none",
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return files, low, line


def _write(
    files: Sequence[tuple[str, str]], folder: str, stem: str, source: str, *, force: bool
) -> list[str]:
    """Write all files or none, the playlist last; return the names of old segments removed."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        msg = "is no folder"
        raise OutputError(msg, target=folder)
    playlist = os.path.join(folder, files[-1][0])
    old = _listed(playlist, stem)
    for name, text in files:
        io.changes(os.path.join(folder, name), text, source=source, force=force, in_place=False)
    try:
        os.makedirs(folder, exist_ok=True)
    except (OSError, ValueError) as error:
        msg = f"can't be made: {getattr(error, 'strerror', None) or error}"
        raise OutputError(msg, target=folder) from None
    for name, text in files:
        io.put(os.path.join(folder, name), text, source=source, force=force, in_place=False)
    written = {name for name, _ in files}
    return [name for name in old if name not in written and _removed(os.path.join(folder, name))]


def _listed(playlist: str, stem: str) -> list[str]:
    """Return the segments that an earlier run listed; raise `OutputError` if it was not ours.

    A video's playlist of the same name is not written over, whatever is forced.
    """
    if not os.path.isfile(playlist):
        return []
    from subtools.files import load
    from subtools.formats.hls.playlist import own_segments

    own, others = own_segments(stem, load(playlist).decode("utf-8", "replace"))
    if others or not own:
        msg = "is another's playlist; call the files otherwise: --stem"
        raise OutputError(msg, target=playlist)
    return own


def _removed(path: str) -> bool:
    """Remove a segment that a run wrote; leave what only has its name."""
    from subtools.files import load
    from subtools.formats.hls.segments import MAP

    if os.path.islink(path) or not os.path.isfile(path):
        return False
    if MAP.encode() not in load(path)[:1000].partition(b"\n\n")[0]:
        return False
    try:
        os.unlink(path)
    except OSError as error:
        msg = f"an old segment that can't be removed: {error.strerror}"
        raise OutputError(msg, target=path) from None
    return True
