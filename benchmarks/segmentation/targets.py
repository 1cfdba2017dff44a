"""What `subtools` has to reach: house ("*" for each), figure, at least, at most.

On the held-out files of a house; on the others where it has none.
"""

from __future__ import annotations

from math import inf

TARGETS: tuple[tuple[str, str, float, float], ...] = (
    ("lectures", "cueF1", 78, inf),
    ("lectures", "start", 0, 240),
    ("lectures", "<500", 82, inf),
    ("lectures", "cut", 0, 15),
    ("lectures-raw", "cueF1", 60, inf),
    ("films-en", "cueF1", 80, inf),
    ("films-en", "cues", 0.9, 1.15),
    ("morevna-de", "cueF1", 82, inf),
    ("morevna-fr", "cueF1", 82, inf),
    ("morevna-es", "cueF1", 82, inf),
    ("morevna-ru", "cueF1", 93, inf),
    ("*", "wide", 0, 0),
    ("*", "tall", 0, 0),
    ("*", "over", 0, 0),
    ("*", "kept", 100, inf),
    ("*", "short", 0, 0.5),
    ("*", "dangl", 0, 2),
)
