"""Cut cues that are too long into cues that fit."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter

from subtools.fitting.assembly import assemble
from subtools.fitting.layout import Layout
from subtools.fitting.segmentation import costs_of, segment
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import date_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.profile import Profile
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def split_long(track: T, *, profile: Profile) -> T:
    """Cut each cue that has too much text, or stands too long, for the profile.

    The pieces are cut where the language and the lines allow it best, broken into lines, and
    follow each other without a pause: each comes with its first word, by the dated words or by
    proportion. Other cues stay as they are.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.profiles import load_profile
    >>> text = "The talks went on all night, and the two sides agreed on most of the questions, "
    >>> talk = Track([Cue(0, 8000, text + "but the border stays closed until the end of May.")])
    >>> [cue.lines[0] for cue in split_long(talk, profile=load_profile("web"))]
    ['The talks went on all night,', 'and the two sides agreed', 'but the border stays closed']
    """
    cues = track.cues
    stream = Stream(cues, track.language, profile.columns, profile.lines)
    layout = Layout(stream, profile)
    longest = profile.max_duration
    long = [at for at, cue in enumerate(cues) if _too_long(stream, layout, at, cue, longest)]
    if not long:
        return track
    times = date_words(stream, cues, None)
    borders = {a for a, _ in stream.blocks}
    blocks: list[tuple[int, int]] = []
    for at in long:
        a, b = stream.first[at], stream.first[at + 1]
        inner = [a, *[word for word in range(a + 1, b) if word in borders], b]
        blocks.extend(pairwise(inner))
    costs = costs_of(stream, times, profile)
    cuts = [cut for cut in segment(costs, blocks) if not _whole(stream, cut)]
    spans = [_span(stream, cues, times.starts, cut) for cut in cuts]
    changed = {stream.cue[cut[0]] for cut in cuts}
    made = [(at, cue) for at, cue in enumerate(cues) if at not in changed]
    fresh = assemble(stream, cues, cuts, spans, times)
    made.extend([(stream.cue[cut[0]], cue) for cut, cue in zip(cuts, fresh, strict=True)])
    made.sort(key=itemgetter(0))
    return track.with_cues([cue for _, cue in made])


def _too_long(stream: Stream, layout: Layout, at: int, cue: Cue, longest: int) -> bool:
    a, b = stream.first[at], stream.first[at + 1]
    if b - a < 2 or a in stream.kept:  # noqa: PLR2004 - a single word has no place to cut
        return False
    return cue.duration > longest or len(layout.best(a, b)) >= layout.lines


def _whole(stream: Stream, cut: tuple[int, ...]) -> bool:
    cue = stream.cue[cut[0]]
    return (cut[0], cut[-1]) == (stream.first[cue], stream.first[cue + 1])


def _span(
    stream: Stream, cues: Sequence[Cue], starts: Sequence[int], cut: tuple[int, ...]
) -> tuple[int, int]:
    """Return a piece's times; the first and the last piece keep their cue's border."""
    at = stream.cue[cut[0]]
    first, end = stream.first[at], stream.first[at + 1]
    cue = cues[at]
    start = cue.start if cut[0] == first else min(cue.end, max(cue.start, starts[cut[0]]))
    stop = cue.end if cut[-1] == end else min(cue.end, max(start, starts[cut[-1]]))
    return start, stop
