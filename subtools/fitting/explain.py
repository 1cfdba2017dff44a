"""Why captions are as they are: where each starts, ends and breaks, in words and numbers."""

from __future__ import annotations

from bisect import bisect_left

from subtools.core.time import format_clock, format_stamp
from subtools.core.value import Value, put
from subtools.fitting import weights
from subtools.fitting.features import NONE
from subtools.fitting.posterior import probabilities
from subtools.fitting.segmentation import edges_of
from subtools.fitting.speech import Speech
from subtools.language import penalties
from subtools.language.break_points import EDGES
from subtools.language.word_lists import base_language, languages, raw_lists

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Cue
    from subtools.fitting.fitted import Fitting

#: What words of a class are called, in the order in which a break before them is told.
_BEFORE = {
    "conjunctions": "a conjunction",
    "coordinators": "a conjunction",
    "relatives": "a relative word",
    "questions": "a word that opens a clause",
    "prepositions": "a preposition",
    "pronouns": "a pronoun",
    "determiners": "an article or the like",
}
#: Times that differ by less than this, in milliseconds, are the same.
_CLOSE = 40


class Explanation(Value):
    """Why a cue is as it is.

    `cue` counts from 0. `start`, `end` say in a line each why it comes and goes when it does,
    `begins` why its words begin where they do, and `breaks` why each of its lines ends where it
    does. `start_confidence` is the chance that its first word is spoken within a quarter second of
    where it is dated, `break_confidence` that people would end a cue where it ends: 0 to 1.
    """

    __slots__ = (
        "cue", "start", "end", "begins", "breaks", "start_confidence", "break_confidence",
    )  # fmt: skip
    cue: int
    start: str
    end: str
    begins: str
    breaks: tuple[str, ...]
    start_confidence: float
    break_confidence: float

    def __init__(  # noqa: PLR0913 - the fields of the value
        self,
        cue: int,
        *,
        start: str,
        end: str,
        begins: str,
        breaks: tuple[str, ...],
        start_confidence: float,
        break_confidence: float,
    ) -> None:
        """Keep the parts."""
        put(self, "cue", cue)
        put(self, "start", start)
        put(self, "end", end)
        put(self, "begins", begins)
        put(self, "breaks", breaks)
        put(self, "start_confidence", start_confidence)
        put(self, "break_confidence", break_confidence)


class _Known:
    """What all explanations of a fitting look up: found once.

    `exact` are the words whose times are known, `firsts` those that begin a block, `kinds` what a
    function word is called.
    """

    __slots__ = ("exact", "firsts", "kinds")

    def __init__(self, fitting: Fitting) -> None:
        self.exact = {word for word, spread in fitting.times.known if not spread}
        self.firsts = {first for first, _ in fitting.stream.blocks}
        name = base_language(fitting.stream.language)
        lists = raw_lists(name if name in languages() else "any")
        self.kinds: dict[str, str] = {}
        for kind, said in _BEFORE.items():
            for word in lists.get(kind, ()):
                self.kinds.setdefault(word, said)


def explained(fitting: Fitting, made: Sequence[Cue]) -> list[Explanation]:
    """Explain the cues that were made, in order."""
    if not fitting.cuts:
        return []
    known = _Known(fitting)
    sure = fitting.times.confidence(Speech(fitting.stream).slack)
    broken = _break_confidence(fitting)
    found: list[Explanation] = []
    for at, cut in enumerate(fitting.cuts):
        first, last = cut[0], cut[-1] - 1
        found.append(
            Explanation(
                at,
                start=_start(fitting, known, at),
                end=_end(fitting, at, made),
                begins=_break(fitting, known, first - 1) if first else "here the words begin",
                breaks=tuple(
                    [
                        f"after «{fitting.stream.words[line - 1]}»: "
                        + _break(fitting, known, line - 1)
                        for line in cut[1:-1]
                    ]
                ),
                start_confidence=round(sure[first], 3),
                break_confidence=round(broken[last], 3),
            )
        )
    return found


def _break_confidence(fitting: Fitting) -> list[float]:
    """Return how probable a cue's end is after each word."""
    found = [0.0] * len(fitting.stream)
    for block in fitting.stream.blocks:
        found[block[1] - 1] = 1.0
        if block[0] not in fitting.stream.kept:
            places, edges = edges_of(fitting.costs, block)
            chances = probabilities(edges, len(places))
            for place, chance in zip(places[1:], chances[1:], strict=True):
                found[place - 1] = chance
    return found


def _start(fitting: Fitting, known: _Known, at: int) -> str:
    """Tell where a cue's start comes from, and what moved it."""
    span = fitting.spans[at]
    word = fitting.cuts[at][0]
    spoken = f"with «{fitting.stream.words[word]}», {_dated(fitting, known, word)}"
    moved = span.start - span.words
    if abs(moved) <= _CLOSE:
        return spoken
    if fitting.shots and _at_shot(fitting, span.start):
        return f"with the change of shot, close to {spoken[5:]}"
    seconds = f"{abs(moved) / 1_000:.2f} s"
    if moved < 0:
        return f"{seconds} before {spoken[5:]}: so it can be read in time"
    return f"{seconds} after {spoken[5:]}: the cue before needs the time"


def _dated(fitting: Fitting, known: _Known, word: int) -> str:
    """Tell where a word's time comes from."""
    clock = format_clock(fitting.times.starts[word], hours=False)
    cue = fitting.stream.cue[word]
    source = fitting.source[cue]
    line = f" of line {source.origin}" if source.origin is not None else ""
    if word in known.exact:
        return f"known to come at {clock}"
    if fitting.stamps is None:
        return f"which comes at {clock} by its place in the caption{line}"
    stamp = format_stamp(source.start)
    if fitting.stream.first[cue] == word:
        return f"the first word at the stamp {stamp}{line}; the speech around it says {clock}"
    return f"which comes at {clock} by its place after the stamp {stamp}{line}"


def _end(fitting: Fitting, at: int, made: Sequence[Cue]) -> str:  # noqa: PLR0911 - a reason each
    """Tell what ends a cue."""
    profile, span = fitting.profile, fitting.spans[at]
    after = made[at + 1].start if at + 1 < len(made) else None
    past = span.stop - span.spoken
    last = f"«{fitting.stream.words[fitting.cuts[at][-1] - 1]}»"
    if after is not None and after - span.stop <= profile.gap + _CLOSE:
        if past < -_CLOSE:
            return f"when the next cue comes, {-past / 1_000:.2f} s before {last} is over"
        return "when the next cue comes" + (
            f", since a pause under {profile.chain / 1_000:g} s is closed"
            if past > _CLOSE and profile.chain
            else ""
        )
    if fitting.shots and _at_shot(fitting, span.stop + profile.gap):
        return "with the change of shot"
    if span.end is not None and abs(span.stop - span.end) <= _CLOSE:
        return "where the caption it is made of ended"
    if abs(span.stop - span.start - profile.max_duration) <= _CLOSE:
        return f"after {profile.max_duration / 1_000:g} s, the longest a cue may stand"
    if abs(past - profile.linger) <= _CLOSE:
        return f"{profile.linger / 1_000:g} s after {last} is over"
    if past > profile.linger:
        return f"{past / 1_000:.2f} s after {last} is over: it takes that long to be read"
    return f"{max(0, past) / 1_000:.2f} s after {last} is over"


def _at_shot(fitting: Fitting, time: int) -> bool:
    at = bisect_left(fitting.shots, time - _CLOSE)
    return at < len(fitting.shots) and fitting.shots[at] <= time + _CLOSE


def _break(fitting: Fitting, known: _Known, word: int) -> str:  # noqa: PLR0911 - a reason each
    """Tell what makes the place after a word a good one to break, or the best there is."""
    stream = fitting.stream
    bad = stream.bad[word]
    following = stream.words[word + 1]
    if word + 1 in known.firsts:
        before, now = (fitting.source[stream.cue[at]] for at in (word, word + 1))
        if before.speaker != now.speaker:
            return f"{now.speaker or 'somebody else'} speaks"
        return "a sound, another speaker or another place on the picture begins or ends"
    if bad == penalties.SENTENCE:
        return "a sentence ends"
    if stream.marked[word] != NONE:
        return "a clause ends at a mark"
    if bad == penalties.CAPITAL:
        return f"«{following}» has a capital that opens a sentence"
    silence = fitting.times.starts[word + 1] - fitting.times.ends[word]
    if silence > weights.SILENCE_TIME:
        return f"a silence of {silence / 1_000:.1f} s"
    kind = known.kinds.get(following.strip(EDGES).lower().replace("’", "'"))
    if kind and bad < penalties.NEUTRAL:
        return f"«{following}» is {kind}, which a break may come before"
    if bad < penalties.NEUTRAL:
        return f"«{following}» may begin a part of the sentence"
    return "no better place lies in reach of the line"
