"""Cues that keep a profile, made of any cues: what the step `fit` does to a track's."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.fitting.assembly import assemble
from subtools.fitting.cue_times import Span, time_cues, time_findings
from subtools.fitting.segmentation import segment
from subtools.fitting.stream import Stream, is_sound
from subtools.fitting.word_times import date_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.core.profile import Profile


def fitted(
    cues: Sequence[Cue], profile: Profile, *, language: str | None, stamps: str | None
) -> tuple[list[Cue], list[Finding]]:
    """Return new cues and what had to give.

    `stamps` tells how the starts were made when they are a transcript's stamps ("floor", "round",
    "exact"); None means that starts and ends are true.
    """
    if any([cue.speaker or cue.marks for cue in cues]):
        from subtools.fitting.turns import one_speaker_a_cue

        cues = one_speaker_a_cue(cues, stamped=stamps is not None)
    stream = Stream(
        cues, language, profile.columns, profile.lines, running=stamps is not None
    )
    findings = [
        Finding("F03", "dropped a cue without text", line=cue.origin, cue=at, severity="info")
        for at, cue in enumerate(cues)
        if stream.first[at] == stream.first[at + 1]
    ]
    if not len(stream):
        return [], findings
    times = date_words(stream, cues, stamps)
    cuts = segment(stream, times, profile)
    spans = [_span(stream, cues, cut, times.starts, times.ends, stamps) for cut in cuts]
    time_cues(spans, profile, stamped=stamps is not None)
    made = assemble(stream, cues, cuts, [(span.start, span.stop) for span in spans], times)
    if stream.cut:
        words = "a word" if stream.cut == 1 else f"{stream.cut} words"
        findings.append(
            Finding("F04", f"cut {words} wider than a line of {profile.chars_per_line}")
        )
    return made, findings + time_findings(made, spans, profile)


def _span(  # noqa: PLR0913, PLR0917
    stream: Stream,
    cues: Sequence[Cue],
    cut: tuple[int, ...],
    starts: Sequence[int],
    ends: Sequence[int],
    stamps: str | None,
) -> Span:
    first, last = cut[0], cut[-1] - 1
    cue = stream.cue[last]
    whole = stamps is None and stream.first[cue + 1] == last + 1
    read = stream.read[last] - (stream.read[first - 1] if first else 0)
    if first and not stream.glued[first]:
        read -= 1  # the space before the first word
    spoken = ends[last]
    if stamps is not None and last + 1 < len(starts) and is_sound(cues[cue]):
        spoken = starts[last + 1]  # a sound goes on while nobody speaks
    return Span(starts[first], spoken, cues[cue].end if whole else None, read)
