"""Break each cue's text into lines."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.fitting.assembly import assemble
from subtools.fitting.layout import Layout
from subtools.fitting.stream import Stream
from subtools.fitting.word_times import date_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.profile import Profile
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def wrap_lines(track: T, *, profile: Profile) -> T:
    """Break every cue's text anew into at most the profile's lines of at most its characters.

    Lines break where the language allows it best; among equals, evenly, with the longer line
    below. Dialogue in dashes and songs keep their lines when they fit. A text that is too long
    gets more lines, and finding F07 says so: `split_long` first.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.profiles import load_profile
    >>> text = "The talks will go on until the end of May, because nobody wants to leave"
    >>> wrap_lines(Track([Cue(0, 5000, text)]), profile=load_profile("web"))[0].lines
    ['The talks will go on until the end of May,', 'because nobody wants to leave']
    """
    cues = track.cues
    stream = Stream(cues, track.language, profile.columns, profile.lines)
    layout = Layout(stream, profile)
    cuts: list[tuple[int, ...]] = []
    filled: list[int] = []
    findings: list[Finding] = []
    for at, cue in enumerate(cues):
        a, b = stream.first[at], stream.first[at + 1]
        if a == b:
            continue
        lines = stream.kept.get(a)
        if lines is None:
            lines = layout.best(a, b)
        if len(lines) >= profile.lines:
            findings.append(
                Finding(
                    "F07",
                    f"wrapped to {len(lines) + 1} lines, more than {profile.lines}",
                    line=cue.origin,
                    cue=at,
                )
            )
        filled.append(at)
        cuts.append((a, *lines, b))
    made = list(cues)
    spans = [(cues[at].start, cues[at].end) for at in filled]
    fresh = assemble(stream, cues, cuts, spans, date_words(stream, cues, None))
    for at, cue in zip(filled, fresh, strict=True):
        made[at] = cue
    return track.with_cues(made, findings)
