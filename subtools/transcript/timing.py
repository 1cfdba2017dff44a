"""Times of entries: wrong stamps are dated anew, and ends are inferred."""

from __future__ import annotations

from subtools.core.time import SECOND, format_stamp
from subtools.transcript.rising import longest_rising
from subtools.transcript.stamps import frames_to_ms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from subtools.core.time import FrameRate, Ms
    from subtools.transcript.entries import Entry
    from subtools.transcript.report import Report

#: Speech runs at about so many characters a second (median of the captions of several houses);
#: used only where no stamp tells.
_CHARS_A_SECOND = 15
#: Below this share of stamps in rising order the order of the lines means nothing: they are sorted.
_TRUST = 0.6
#: A stamp that steps back by less than this may be right, and the one before it wrong.
_SMALL_STEP = 60 * SECOND
#: PAL's rate, taken for a fourth field of a stamp when nothing tells better.
_FRAMES_A_SECOND = 25


def resolve_frames(entries: Sequence[Entry], rate: FrameRate | None, report: Report) -> None:
    """Add the fourth field of stamps (`hh:mm:ss:ff`) to their times, at a told or guessed rate."""
    framed = [e for e in entries if e.opening.stamp.frames is not None]
    if not framed:
        return
    from fractions import Fraction

    fields = [
        field
        for e in framed
        for field in (e.opening.stamp.frames, e.opening.stamp.end_frames)
        if field is not None
    ]
    most = max(fields)
    number = framed[0].number
    exact: Fraction | None
    if rate is not None:
        exact = rate.rate
    elif framed[0].opening.stamp.drop:
        exact = Fraction(30000, 1001)
        report.say("T24", "took the last field of the stamps for frames of 29.97 a second (drop"
                   " frame); say --fps for another rate", number)  # fmt: skip
    elif most >= 60:  # noqa: PLR2004 - no usual rate counts so far
        exact = None
        report.say("T24", "took the last field of the stamps for hundredths of a second; say"
                   " --fps if they are frames", number)  # fmt: skip
    else:
        usual = next(r for r in (_FRAMES_A_SECOND, 30, 50, 60) if most < r)
        exact = Fraction(usual)
        report.say("T24", f"took the last field of the stamps for frames of {usual} a second; say"
                   " --fps for another rate", number)  # fmt: skip
    for e in framed:
        stamp = e.opening.stamp
        e.start += _part(stamp.frames, exact)
        if e.end is not None:
            e.end += _part(stamp.end_frames, exact)


def _part(frames: int | None, rate: Fraction | None) -> Ms:
    return 0 if frames is None else frames_to_ms(frames, rate)


def repair_order(entries: list[Entry], report: Report) -> list[Entry]:
    """Keep the longest rising run of stamps and date the rest between their neighbours.

    Where fewer than three in five stamps rise, the lines are sorted by their stamps instead.
    """
    run = longest_rising([e.start for e in entries])
    if len(run) == len(entries):
        return entries
    if len(run) < _TRUST * len(entries):
        report.say("T21", f"only {len(run)} of {len(entries)} stamps are in order; sorted the lines"
                   " by their stamps", entries[0].number, through=entries[-1].number)  # fmt: skip
        return sorted(entries, key=lambda e: e.start)
    good = set(_first_of_equals(run, [e.start for e in entries]))
    index = 0
    while index < len(entries):
        if index in good:
            index += 1
            continue
        last = index
        while last + 1 < len(entries) and last + 1 not in good:
            last += 1
        _date_between(entries, index, last, report)
        index = last + 1
    return entries


def _first_of_equals(run: Sequence[int], values: Sequence[Ms]) -> list[int]:
    """Where one of two neighbours steps back a little and either could go, let the first stay."""
    kept = list(run)
    for place, index in enumerate(run):
        before = index - 1
        low = values[kept[place - 1]] if place else 0
        high = values[run[place + 1]] if place + 1 < len(run) else None
        swaps = (
            before >= 0
            and (place == 0 or before > run[place - 1])
            and low <= values[before] <= values[index] + _SMALL_STEP
            and (high is None or values[before] <= high)
        )
        if swaps:
            kept[place] = before
    return kept


def _date_between(entries: Sequence[Entry], first: int, last: int, report: Report) -> None:
    """Spread wrong entries over the time between their neighbours, by length of text."""
    low = entries[first - 1].start if first else 0
    spans = [len(entries[i].text()) or 1 for i in range(max(first - 1, 0), last + 1)]
    if last + 1 < len(entries):
        high = entries[last + 1].start
    else:
        high = low + sum(spans) * SECOND // _CHARS_A_SECOND
    whole = sum(spans)
    done = spans[0] if first else 0
    for index in range(first, last + 1):
        entry = entries[index]
        # By share of the time there is, but no later than the words before could have lasted.
        said = max(SECOND, done * SECOND // _CHARS_A_SECOND)
        start = low + min((high - low) * done // whole, said)
        done += spans[index - max(first - 1, 0)]
        report.say("T20", f"the stamp {format_stamp(entry.start)} is out of order; dated"
                   f" {format_stamp(start)}, between its neighbours", entry.number)  # fmt: skip
        if entry.end is not None and entry.end <= start:
            entry.end = None
        entry.start = start


def infer_ends(entries: Sequence[Entry], report: Report) -> list[Ms]:
    """Return an end for each entry: the written one, else the next later start.

    The last entry lasts as long as its text takes to say.
    """
    ends: list[Ms] = [0] * len(entries)
    following: Ms | None = None
    later: Ms | None = None
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        if following is not None and following > entry.start:
            later = following
        following = entry.start
        if entry.end is not None and entry.end > entry.start:
            ends[index] = entry.end
            continue
        if entry.end is not None and entry.end < entry.start:
            report.say("T25", f"the range ends at {format_stamp(entry.end)}, before it begins;"
                       " ignored its end", entry.number)  # fmt: skip
        said = max(SECOND, len(entry.text()) * SECOND // _CHARS_A_SECOND)
        ends[index] = later if later is not None else entry.start + said
    return ends
