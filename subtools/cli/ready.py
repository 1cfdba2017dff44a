"""What verbs do to captions before they write them: mark claims, and what must be fitted."""

from __future__ import annotations

from subtools.cli import options, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.api import Subtitles
    from subtools.core.time import FrameRate, Ms

#: What is fitted without being asked: these have times, but no captions yet.
RAW = ("transcript", "json")


def claimed(talk: Subtitles, claims_from: str | None = None, *, quiet: bool = False) -> Subtitles:
    """Mark claims, before any cue is cut; those of a pipe of `cues` may have been edited."""
    from subtools.formats.writing import has_claims

    if not has_claims(talk):
        from subtools.claims.marking import mark_claims

        talk = mark_claims(talk)
    if claims_from is not None:
        from subtools.cli.claims_options import take_back

        talk, told = take_back(talk, claims_from)
        if not quiet:
            say.findings(told, claims_from)
    return talk


def fitted(  # noqa: PLR0913
    talk: Subtitles,
    profile: str | None,
    *,
    fit: bool,
    words: bool = False,
    speaker: bool = False,
    frame_rate: FrameRate | None = None,
    shots: Sequence[Ms] = (),
) -> Subtitles:
    """Fit a transcript, and captions if `fit`; names are written unless a `speaker` is shown."""
    if not fit and talk.format not in RAW:
        return talk
    limits = options.limits(profile, frame_rate)
    if not speaker:
        talk = talk.name_speakers()  # before fitting: a name takes room in its line
    return talk.fit(limits, shots=shots, words=words)


def has_house() -> bool:
    """Tell whether a house has said which profile is its default."""
    from subtools.profiles.house import default_profile

    return default_profile() != "web"
