"""A sheet made: frames taken, a few at once, and put together."""

from __future__ import annotations

import os

from subtools.core.finding import Finding
from subtools.errors import InputError, OutputError
from subtools.media.burning.job import CAPTIONS
from subtools.media.fonts import ready, tell
from subtools.media.proof import choosing, claims, labels, sheet, stills
from subtools.media.proof.numbers import numbered
from subtools.media.runner import run
from subtools.media.workshop import Workshop, refuse_overwriting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from subtools.core.time import Ms
    from subtools.core.track import Track
    from subtools.media.burning.job import Job
    from subtools.media.burning.plan import Burn
    from subtools.media.progress import Report
    from subtools.media.proof.choosing import Pick
    from subtools.media.proof.numbers import Number

#: More pictures make a sheet that no program likes to open.
MOST = 100


def write_proof(  # noqa: PLR0913
    plan: Burn,
    target: str,
    *,
    chosen: Sequence[int] | None = None,
    limit: int = 24,
    track: Track | None = None,
    look: str = "",
    force: bool = False,
    timeout: float | None = None,
    report: Report | None = None,
    sources: Iterable[str | None] = (),
) -> tuple[Finding, ...]:
    """Draw a sheet (PNG) of captions on the video's own frames; return what there is to say.

    Each picture is a frame of the video as `burn` would encode it, made smaller. `chosen` are the
    numbers (from 1) of the captions to be shown; without it `choose` takes `limit` of them.
    `track` is the one that was laid out: with it, numbers are those of its captions, else those
    of captions as they are shown. `look` is the name that the title tells. `timeout` is in
    seconds, for each command. `report` gets the time in the video up to which pictures are done.
    The sheet is never one of `sources`, and replaces what is there only with `force`.

    Raises `OutputError` for a target that is no PNG or can't be written, and where no font is
    found; `InputError` for numbers that no caption has, and where no caption can be shown;
    `ProgramError` with ffmpeg's last words. What is at the place of the sheet is then as it was.
    """
    if not 1 <= limit <= MOST:
        msg = f"limit must be 1 to {MOST}, not {limit}"
        raise ValueError(msg)
    if not os.fspath(target).lower().endswith(".png"):
        msg = "a proof is a PNG picture; name it something.png"
        raise OutputError(msg, target=target)
    job = plan.job
    refuse_overwriting(target, [job.video.path, *sources], force=force)
    numbers = numbered(plan.laid.track.cues, track)
    wanted = _wanted(plan, numbers, chosen)
    with Workshop(target) as shop:
        fonts = ready(job.ass, job.ffmpeg, shop.folder, language=job.language, extra=job.fonts)
        lacking = tell(fonts.missing, plan.laid.track.cues)
        if fonts.blank:
            msg = "no font was found, so no caption would be seen; name one with --font FILE"
            raise OutputError(msg, target=target)
        if fonts.folder is not None:
            job = job.replace(fonts_folder=os.path.relpath(fonts.folder, shop.folder))
        shop.file(CAPTIONS, job.ass)

        def do(argv: Sequence[str]) -> object:
            return run(argv, cwd=shop.folder, env=fonts.env, timeout=timeout, will=shop.will)

        until = job.video.duration
        more = [(each.cue, "no font") for each in lacking if each.cue is not None]
        if wanted is None:
            picked = choosing.picks(plan.laid, limit, track, until, more)
        else:
            picked = choosing.named(plan.laid, wanted, track, until, more)
        findings = [*plan.findings, *lacking, *(_unseen(plan, picked) if wanted is None else ())]
        size = sheet.tile(job.video.shown, len(picked))
        taken = _taken(plan, job, picked, size, shop, do, report)
        findings += _without_frame(picked, taken, numbers)
        _draw(plan, job, taken, numbers, look, shop, do)
        shop.deliver()
    return tuple(findings)


def _wanted(
    plan: Burn, numbers: Sequence[Number], chosen: Sequence[int] | None
) -> list[int] | None:
    """Return the captions that were asked for, None for none in particular.

    Raises `InputError` for numbers that none has, and where none can be shown at all.
    """
    source = plan.job.video.path
    seen = choosing.candidates(plan.laid, plan.job.video.duration)
    if not seen:
        msg = "there is no caption to be shown"
        raise InputError(msg, source=source)
    if chosen is None:
        return None
    here = {numbers[at].number for at in seen} - {0}
    unknown = [number for number in chosen if number not in here]
    if unknown:
        msg = f"no caption {unknown[0]} is to be seen; the last one is {max(here, default=0)}"
        raise InputError(msg, source=source)
    wanted = set(chosen)
    found = [at for at in seen if numbers[at].number in wanted]
    if not 1 <= len(found) <= MOST:
        msg = f"a sheet holds 1 to {MOST} captions, not {len(found)}"
        raise InputError(msg, source=source)
    return found


def _unseen(plan: Burn, picked: Sequence[Pick]) -> list[Finding]:
    """Tell of claims that the sheet has no room for."""
    cues = plan.laid.track.cues
    here = {pick.index for pick in picked}
    claimed = [
        at
        for at in choosing.candidates(plan.laid, plan.job.video.duration)
        if claims.shown(cues[at])
    ]
    missing = [at for at in claimed if at not in here]
    if not missing:
        return []
    message = (
        f"{len(missing)} of {len(claimed)} captions with claims are not on the sheet;"
        " name them with --proof-cues"
    )
    return [Finding("B26", message, cue=missing[0], severity="info")]


def _taken(  # noqa: PLR0913, PLR0917
    plan: Burn,
    job: Job,
    picked: Sequence[Pick],
    size: tuple[int, int],
    shop: Workshop,
    do: Callable[[Sequence[str]], object],
    report: Report | None,
) -> list[Pick]:
    """Take the frames, a few at once; return the captions that have one, tiles in their order."""
    from concurrent.futures import ThreadPoolExecutor

    cues = plan.laid.track.cues

    def make(at: int) -> bool:
        when = stills.moment(picked[at], cues, job.video)
        path = os.path.join(shop.folder, f"still-{at:03}.png")
        return stills.take(job, when, path, do, size=size)

    made: list[Pick] = []
    with ThreadPoolExecutor(min(4, max(2, os.cpu_count() or 1))) as pool:
        waiting = [pool.submit(make, at) for at in range(len(picked))]
        try:
            for at, each in enumerate(waiting):
                if each.result():
                    still = os.path.join(shop.folder, f"still-{at:03}.png")
                    os.replace(still, os.path.join(shop.folder, sheet.TILES % len(made)))
                    made.append(picked[at])
                if report is not None:
                    done: Ms = cues[picked[at].index].start
                    report(done)
        except BaseException:
            for each in waiting:
                each.cancel()
            shop.will.stop()
            raise
    if not made:
        msg = "no frame could be read where captions are"
        raise InputError(msg, source=job.video.path)
    return made


def _without_frame(
    picked: Sequence[Pick], taken: Sequence[Pick], numbers: Sequence[Number]
) -> list[Finding]:
    """Tell of captions that lie between two frames, or where none could be read."""
    here = {pick.index for pick in taken}
    return [
        Finding(
            "B27",
            f"caption {numbers[pick.index]} is on no frame that could be read; not on the sheet",
            cue=pick.index,
        )
        for pick in picked
        if pick.index not in here
    ]


def _draw(  # noqa: PLR0913, PLR0917
    plan: Burn,
    job: Job,
    taken: Sequence[Pick],
    numbers: Sequence[Number],
    look: str,
    shop: Workshop,
    do: Callable[[Sequence[str]], object],
) -> None:
    """Put the tiles together, with their labels, into the draft."""
    cues = plan.laid.track.cues
    told = [
        labels.Label(
            str(numbers[pick.index]),
            cues[pick.index],
            choosing.speed(cues[pick.index]),
            pick.reasons,
        )
        for pick in taken
    ]
    shown = job.video.shown
    wide = sheet.column(sheet.tile(shown, len(taken)))
    made = sheet.grid(shown, [labels.strip(label, wide) for label in told])
    seen = {numbers[pick.index].number for pick in taken} - {0}
    total = {each.number for each in numbers} - {0}
    top = labels.title(job.video, look, len(seen), len(total))
    shop.file(sheet.LABELS, labels.write_labels(made, top, told))
    do(sheet.command(job, made, shop.draft))
