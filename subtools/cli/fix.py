"""`subtools fix`: every step as an option."""

from __future__ import annotations

import click

from subtools.cli import deliver, io, options, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from subtools.api import Subtitles


def _factor(_ctx: click.Context, _param: click.Parameter, value: str | None) -> float | None:
    try:
        if value is None:
            return None
        above, _, below = value.partition("/")
        factor = float(above) / float(below or 1)
    except (ValueError, ZeroDivisionError):
        factor = 0.0
    if not 0 < factor < float("inf"):
        msg = f"not a factor: {value!r}; write 1.04 or 25/24"
        raise click.BadParameter(msg)
    return factor


@click.command()
@options.source
@options.target
@options.to
@click.option("--stretch", metavar="FACTOR", callback=_factor, help="Multiply times (1.04, 25/24).")
@click.option("--shift", metavar="TIME", callback=options.time, help="Move cues (0:01.5, -0:02).")
@click.option("--name-speakers", is_flag=True, help="Write names into the words.")
@click.option("--merge-sentences", is_flag=True, help="Join the pieces of a sentence.")
@click.option("--split-long", is_flag=True, help="Cut cues too long for the profile.")
@click.option("--wrap-lines", is_flag=True, help="Break lines as the profile asks.")
@click.option("--fix-overlaps", is_flag=True, help="End each cue before the next starts.")
@click.option("--close-gaps", is_flag=True, help="Close pauses that only make captions blink.")
@click.option("--fix-times", is_flag=True, help="Both, and durations and speed for the profile.")
@click.option("--snap-to-frames", metavar="RATE", callback=options.rate, help="Times to frames.")
@options.profile
@options.shots
@click.option("--in-place", is_flag=True, help="Write the result over IN.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@options.reading
@options.writing
@options.force
@options.show_help
def fix(  # noqa: PLR0913 - an option, an argument
    *,
    source: str,
    target: str | None,
    to: str | None,
    profile: str | None,
    shots: str | None,
    in_place: bool,
    diff: bool,
    check: bool,
    **flags: Any,  # noqa: ANN401 - the steps, and the options of `reading` and `writing`
) -> int:
    """Repair the captions of IN and write them to OUT, or to standard output.

    The steps named run in the order of the list below, with the limits of --profile, else your
    house's (see: subtools profiles), else of "web"; a RATE makes gaps whole frames where the
    profile counts them. With none named, overlaps are fixed and gaps closed, and the rest is left
    alone; with a --profile, long cues are split, lines wrapped and all times fixed for it; with
    --shots, all times are fixed and those close to a change of shot drawn to it.

    \b
    Examples:
      subtools fix talk.srt fixed.srt
      subtools fix talk.srt --diff
      subtools fix talk.srt --shift -0:01.5 --in-place
      subtools fix talk.srt timed.srt --shots talk.mp4
    """
    if in_place and (target or to or source == io.DASH):
        msg = "--in-place writes to IN: it needs a file, no OUT and no --to"
        raise click.UsageError(msg)
    if target and (diff or check):
        msg = "--diff and --check write nothing; leave OUT away"
        raise click.UsageError(msg)
    data = io.take(source)
    before = options.read(source, data, **flags)
    target = source if in_place else target or io.DASH
    target_format = deliver.format_of(target, to, before.format)
    talk = _fixed(before, profile=profile, shots=shots, **flags)
    if diff or check:
        return _compare(talk, data, source, target_format, diff=diff, check=check, **flags)
    return deliver.deliver(
        talk, before, source, target, target_format, profile=profile, in_place=in_place, **flags
    )


def _fixed(
    talk: Subtitles,
    *,
    profile: str | None,
    shots: str | None,
    **flags: Any,  # noqa: ANN401 - the steps, and the options of `reading` and `writing`
) -> Subtitles:
    # Times first, since all other steps judge by them; frames last, since they must hold.
    steps: dict[str, Callable[[Subtitles, Any], Subtitles]] = {
        "stretch": lambda talk, factor: talk.stretch(factor),
        "shift": lambda talk, by: talk.shift(by),
        "name_speakers": lambda talk, _: talk.name_speakers(),
        "merge_sentences": lambda talk, _: talk.merge_sentences(),
        "split_long": lambda talk, _: talk.split_long(limits),
        "wrap_lines": lambda talk, _: talk.wrap_lines(limits),
        "fix_overlaps": lambda talk, _: talk.fix_overlaps(gap=limits.gap),
        "close_gaps": lambda talk, _: talk.close_gaps(under=limits.chain, gap=limits.gap),
        "fix_times": lambda talk, _: talk.fix_times(limits, shots=told.times if told else ()),
        "snap_to_frames": lambda talk, rate: talk.snap_to_frames(rate),
    }
    named = {name for name in steps if flags[name] is not None and flags[name] is not False}
    if shots is not None and named and "fix_times" not in named:
        msg = "--shots draws times only as they are fixed; add --fix-times, or name no step"
        raise click.UsageError(msg)
    rate = flags["frame_rate"] or flags["snap_to_frames"]
    told = options.shots_of(shots, frame_rate=rate, quiet=flags["quiet"])
    limits = options.limits(profile, rate or (told.frame_rate if told else None))
    asked = named or _unasked(profile, shots)
    for name, step in steps.items():
        if name in asked:
            talk = step(talk, flags[name])
    return talk


def _unasked(profile: str | None, shots: str | None) -> set[str]:
    """Name the steps that run when none is named."""
    if profile is not None:
        return {"split_long", "wrap_lines", "fix_times"}
    return {"fix_times"} if shots is not None else {"fix_overlaps", "close_gaps"}


def _compare(  # noqa: PLR0913 - what was asked, and what to compare
    talk: Subtitles,
    data: bytes,
    source: str,
    target_format: str,
    *,
    diff: bool,
    check: bool,
    quiet: bool,
    encoding: str | None,
    **_others: object,
) -> int:
    from subtools.formats.decode import decode
    from subtools.formats.writing import write

    text, lowered = write(talk, target_format)
    old = decode(data, encoding=encoding)[0].splitlines(keepends=True)
    new = text.splitlines(keepends=True)
    if not quiet:
        say.findings(lowered.findings, source)
    if diff:
        from difflib import unified_diff

        name = say.at(source)[:-2]
        io.show("".join(unified_diff(old, new, name, f"{name} (fixed)")))
    if check and old != new and not quiet:
        say.note(f"{say.at(source)}would change")
    return int(check and old != new)
