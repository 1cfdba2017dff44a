"""Transcripts and captions: read them, make them fit for delivery, write them.

>>> talk = parse("0:00 Prices rose by 40% last year.\\n0:04 Nobody knows why.")
>>> talk.fit("web").render("srt").splitlines()[0]
'1'
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.api import Subtitles, parse, read
    from subtools.claims.claim import Claim
    from subtools.core.cue import Cue, Placement, Word
    from subtools.core.finding import Finding
    from subtools.core.look import Look
    from subtools.core.profile import Profile
    from subtools.core.text import Mark, MarkedText
    from subtools.core.time import FrameRate
    from subtools.core.track import Chapter, Track
    from subtools.errors import (
        InputError,
        MissingExtraError,
        OutputError,
        ProfileError,
        ProgramError,
        StrictError,
        SubtoolsError,
        UnknownNameError,
    )
    from subtools.fitting.explain import Explanation
    from subtools.looks import load_look
    from subtools.profiles import load_profile

__version__ = "0.1.0"

__all__ = [
    "Chapter",
    "Claim",
    "Cue",
    "Explanation",
    "Finding",
    "FrameRate",
    "InputError",
    "Look",
    "Mark",
    "MarkedText",
    "MissingExtraError",
    "OutputError",
    "Placement",
    "Profile",
    "ProfileError",
    "ProgramError",
    "StrictError",
    "Subtitles",
    "SubtoolsError",
    "Track",
    "UnknownNameError",
    "Word",
    "load_look",
    "load_profile",
    "parse",
    "read",
]

#: Where each name lives; a module is imported when one of its names is asked for.
_HOMES = {
    "subtools.api": ("Subtitles", "parse", "read"),
    "subtools.claims.claim": ("Claim",),
    "subtools.fitting.explain": ("Explanation",),
    "subtools.core.cue": ("Cue", "Placement", "Word"),
    "subtools.core.finding": ("Finding",),
    "subtools.core.look": ("Look",),
    "subtools.core.profile": ("Profile",),
    "subtools.core.text": ("Mark", "MarkedText"),
    "subtools.core.time": ("FrameRate",),
    "subtools.core.track": ("Chapter", "Track"),
    "subtools.errors": (
        "InputError",
        "MissingExtraError",
        "OutputError",
        "ProfileError",
        "ProgramError",
        "StrictError",
        "SubtoolsError",
        "UnknownNameError",
    ),
    "subtools.looks": ("load_look",),
    "subtools.profiles": ("load_profile",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            thing: object = getattr(import_module(home), name)
            globals()[name] = thing
            return thing
    msg = f"module 'subtools' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
