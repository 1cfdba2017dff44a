"""Make a track's times keep a profile, with as little change as can be."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.fitting import weights
from subtools.fitting.repair import Relaxation, relaxations, repair_times
from subtools.language.reading_speed import characters, columns
from subtools.steps.retiming import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.finding import Severity
    from subtools.core.profile import Profile
    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)

_ANY = float("-inf")
#: Finding, limit that gave way, by more than how many milliseconds, and how it is told.
_GAVE = (
    ("F01", "start", weights.LATE, "more than 2 s later than before, for want of time ({got:g} s)"),
    ("F02", "reading", _ANY, "too fast to read, for want of time ({got:g} s, not {asked:g} s)"),
    ("F06", "start", _ANY, "moved to start elsewhere, for its neighbours (by {got:g} s)"),
    ("F08", "duration", _ANY, "shorter than {asked:g} s, for want of time ({got:g} s)"),
    ("F09", "gap", _ANY, "less than {asked:g} s before the next, for want of time ({got:g} s)"),
)


def fix_times(track: T, *, profile: Profile, shots: Iterable[Ms] = ()) -> T:
    """Repair overlaps, narrow gaps, and cues too short, too long or too fast for the profile.

    Starts and ends move as little as can be in all, and ends rather than starts: cues stand longer
    where there is a pause, shorter where they run over. A start moves only for a cue that would
    stand less than the least duration, and out of the time that its neighbours can spare. Pauses
    shorter than the profile's `chain` are closed. Times close to a change of shot (`shots`, in
    milliseconds) are drawn to it. Text and marks stay as they are; dated words keep their times
    as far as the borders allow.

    Where cues are too dense for a limit, the limit gives way, and findings tell: F02 (reading
    speed), F08 (least duration), F09 (gap), F06 and F01 (moved starts); F10 tells which texts are
    too long for any cue: `split_long` first.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.profiles import load_profile
    >>> talk = Track([Cue(0, 1800, "One"), Cue(1500, 1600, "two"), Cue(9000, 20_000, "three")])
    >>> [(cue.start, cue.end) for cue in fix_times(talk, profile=load_profile("web"))]
    [(0, 1500), (1500, 2333), (9000, 16000)]
    """
    cues = track.cues
    needs = [_need(cue, profile) for cue in cues]
    starts = [cue.start for cue in cues]
    times = repair_times(
        starts, [cue.end for cue in cues], needs, profile, shots=sorted(set(shots))
    )
    made = [within(cue, start, end) for cue, start, end in zip(cues, *times, strict=True)]
    # A start that was drawn to a change of shot is where it was asked to be.
    cuts = set(shots)
    asked = [new if new in cuts else old for old, new in zip(starts, times[0], strict=True)]
    gave = relaxations(asked, times, needs, profile)
    return track.with_cues(made, _findings(made, gave, profile))


def _need(cue: Cue, profile: Profile) -> Ms:
    """Return the time that a cue takes to be read; none without words."""
    words = len(cue.text.split())
    return profile.need(_read(cue, profile), words) if words else 0


def _read(cue: Cue, profile: Profile) -> float:
    if profile.full_width:
        return sum(map(columns, cue.lines)) / 2
    return characters(cue.text)


def _findings(cues: Sequence[Cue], gave: Sequence[Relaxation], profile: Profile) -> list[Finding]:
    """Tell once for each limit how many cues it gave way for, and where the most."""
    found = []
    for code, limit, over, what in _GAVE:
        ones = [one for one in gave if one.limit == limit and one.got - one.asked > over]
        if ones:
            worst = max(ones, key=lambda one: abs(one.got - one.asked))
            found.append(_finding(code, what, cues, worst, len(ones)))
    full = [at for at, cue in enumerate(cues) if _too_full(cue, profile)]
    if full:
        asked = profile.max_duration
        worst = Relaxation(full[0], "reading", asked, asked)
        found.append(_finding("F10", "too full to be read in {asked:g} s", cues, worst, len(full)))
    return found


def _finding(code: str, what: str, cues: Sequence[Cue], worst: Relaxation, count: int) -> Finding:
    cue = cues[worst.cue]
    many = f"{count} cues" if count > 1 else "a cue"
    numbers = what.format(asked=worst.asked / 1_000, got=abs(worst.got) / 1_000)
    which = f", the one at {format_clock(cue.start)}" if count > 1 else ""
    severity: Severity = "info" if code == "F02" else "warning"
    return Finding(
        code, f"{many} {numbers}{which}", line=cue.origin, cue=worst.cue, severity=severity
    )


def _too_full(cue: Cue, profile: Profile) -> bool:
    return _read(cue, profile) * 1_000 > (profile.chars_per_second + 0.5) * profile.max_duration
