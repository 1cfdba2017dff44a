"""Make captions that keep a delivery profile."""

from __future__ import annotations

from subtools.fitting.fitted import Fitting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from subtools.core.profile import Profile
    from subtools.core.time import Ms
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)

_STAMPS = "transcript.stamps"


def fit(track: T, *, profile: Profile, shots: Sequence[Ms] = (), words: bool = False) -> T:
    """Make new cues of the words: well cut, in lines, with times, all within the profile.

    Sentences are joined across cues and lines and cut again at the best places; words keep their
    order, marks and dated words stay on their words, sounds and speakers stay apart. The times
    of a transcript's words are inferred from its stamps. Findings (F01 to F04) say what had to
    give.

    `shots` are the changes of shot in milliseconds, in order: cues rather begin there, and times
    close to one are drawn to it. With `words` every cue gets its dated words, each with its
    confidence.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.profiles import load_profile
    >>> talk = Track([Cue(0, 2000, "It is"), Cue(2000, 4000, "over. Go home.")])
    >>> [cue.text for cue in fit(talk, profile=load_profile("web"))]
    ['It is over.', 'Go home.']
    """
    return fitted(track, fitting_of(track, profile, shots), words=words)


def fitted(track: T, fitting: Fitting, *, words: bool = False) -> T:
    """Return the track with the cues of its fitting."""
    cues = fitting.cues(words=words)
    metadata = tuple([pair for pair in track.metadata if pair[0] != _STAMPS])
    return track.with_cues(cues, fitting.findings(cues)).replace(metadata=metadata)


def fitting_of(track: Track, profile: Profile, shots: Sequence[Ms] = ()) -> Fitting:
    """Return what `fit` finds out about a track on its way to captions."""
    stamps = track.meta(_STAMPS)
    return Fitting(
        track.cues,
        profile,
        language=track.language,
        stamps=stamps[-1] if stamps else None,
        shots=shots,
    )
