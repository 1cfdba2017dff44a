"""Cues that keep a profile, made of any cues: what the step `fit` does to a track's."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.fitting.assembly import assemble, dated_words
from subtools.fitting.cue_times import Span, time_cues, time_findings
from subtools.fitting.segmentation import costs_of, segment
from subtools.fitting.stream import Stream, is_sound
from subtools.fitting.word_times import date_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.core.profile import Profile
    from subtools.core.time import Ms
    from subtools.fitting.cost import Costs
    from subtools.fitting.word_times import WordTimes


class Fitting:
    """Captions as they are made, step by step; what each step found stays to be explained.

    `source` are the cues that went in, one speaker each; `stream` their words, `times` and `costs`
    the words' and what cues of them cost; `cuts` the words of each cue and line, `spans` its times.
    """

    __slots__ = (
        "_sounds", "costs", "cuts", "profile", "shots", "source", "spans", "stamps", "stream",
        "times",
    )  # fmt: skip
    costs: Costs
    cuts: list[tuple[int, ...]]
    spans: list[Span]
    times: WordTimes

    def __init__(
        self,
        cues: Sequence[Cue],
        profile: Profile,
        *,
        language: str | None,
        stamps: str | None,
        shots: Sequence[Ms] = (),
    ) -> None:
        """Cut the words of `cues` anew, and date the cues.

        `stamps` tells how the starts were made when they are a transcript's stamps ("floor",
        "round", "exact"); None means that starts and ends are true. `shots` are the changes of
        shot, in order: cues rather begin there.
        """
        if any([cue.speaker or cue.marks for cue in cues]):
            from subtools.fitting.turns import one_speaker_a_cue

            cues = one_speaker_a_cue(cues, stamped=stamps is not None)
        self.source = cues
        self.profile = profile
        self.stamps = stamps
        self.shots = shots
        self.stream = Stream(
            cues, language, profile.columns, profile.lines, running=stamps is not None
        )
        self.cuts = []
        self.spans = []
        if not len(self.stream):
            return
        self.times = date_words(self.stream, cues, stamps)
        self.costs = costs_of(self.stream, self.times, profile, shots)
        self.cuts = segment(self.costs)
        self._sounds: dict[int, bool] = {}
        self.spans = [self._span(cut) for cut in self.cuts]
        time_cues(self.spans, profile, stamped=stamps is not None, shots=shots)

    def _span(self, cut: tuple[int, ...]) -> Span:
        stream, starts, ends = self.stream, self.times.starts, self.times.ends
        first, last = cut[0], cut[-1] - 1
        cue = stream.cue[last]
        whole = self.stamps is None and stream.first[cue + 1] == last + 1
        read: float = stream.read[last] - (stream.read[first - 1] if first else 0)
        if first and not stream.glued[first]:
            read -= 1  # the space before the first word
        if self.profile.full_width:
            read = stream.width(first, last + 1) / 2
        spoken = ends[last]
        if self.stamps is not None and last + 1 < len(starts) and self._is_sound(cue):
            spoken = starts[last + 1]  # a sound goes on while nobody speaks
        end = self.source[cue].end if whole else None
        return Span(starts[first], spoken, end, read, last + 1 - first)

    def _is_sound(self, cue: int) -> bool:
        """Tell whether a source cue is a sound; asked for each cue cut from it, found once."""
        found = self._sounds.get(cue)
        if found is None:
            found = self._sounds[cue] = is_sound(self.source[cue])
        return found

    def cues(self, *, words: bool = False) -> list[Cue]:
        """Return the cues; with `words`, each with its dated words, and how sure each is."""
        if not self.cuts:
            return []
        spans = [(span.start, span.stop) for span in self.spans]
        made = assemble(self.stream, self.source, self.cuts, spans, self.times)
        return dated_words(self.stream, made, self.cuts, self.times) if words else made

    def findings(self, made: Sequence[Cue]) -> list[Finding]:
        """Return what had to give in the cues that were made."""
        stream = self.stream
        found = [
            Finding("F03", "dropped a cue without text", line=cue.origin, cue=at, severity="info")
            for at, cue in enumerate(self.source)
            if stream.first[at] == stream.first[at + 1]
        ]
        if stream.cut:
            words = "a word" if stream.cut == 1 else f"{stream.cut} words"
            wide = self.profile.columns
            found.append(Finding("F04", f"cut {words} wider than a line of {wide}"))
        return found + time_findings(made, self.spans, self.profile)
