"""The record of a format: how it reads, how it writes, and what it can carry.

A format never touches a `Cue` field it did not say it carries: what it can't carry is taken
away, and said, by `subtools.formats.lower` before it writes.
"""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.time import FrameRate
    from subtools.core.track import Track

    Read = Callable[[str, "ReadOptions"], Track]
    Write = Callable[[Track], str]
    Sniff = Callable[[str], float]


class ReadOptions(Value):
    """What a reader may be told: frames a second (for stamps in frames), and a language tag."""

    __slots__ = ("frame_rate", "language")
    frame_rate: FrameRate | None
    language: str | None

    def __init__(self, frame_rate: FrameRate | None = None, language: str | None = None) -> None:
        """Keep the options."""
        put(self, "frame_rate", frame_rate)
        put(self, "language", language)


class Format(Value):
    """One file format.

    `read` takes text (line ends are "\\n") and options and returns a track with its findings;
    it never raises for bad content. `write` takes a lowered track and returns text. Either may
    be None. `sniff` looks at the beginning of a text (64 KiB at most) and returns 0 to 1: how
    surely it is this format.

    `carries` names what survives: mark kinds ("italic", "class", ...) and "speaker", "words",
    "placement", "settings", "id", "chapters", "language", "metadata". `tick` is the least time
    step in milliseconds; `ends` says whether cues have ends of their own.
    """

    __slots__ = ("name", "summary", "suffixes", "read", "write", "sniff", "carries", "tick", "ends")
    name: str
    summary: str
    suffixes: tuple[str, ...]
    read: Read | None
    write: Write | None
    sniff: Sniff | None
    carries: frozenset[str]
    tick: int
    ends: bool

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        *,
        summary: str,
        suffixes: tuple[str, ...],
        read: Read | None = None,
        write: Write | None = None,
        sniff: Sniff | None = None,
        carries: frozenset[str] = frozenset(),
        tick: int = 1,
        ends: bool = True,
    ) -> None:
        """Keep the record."""
        put(self, "name", name)
        put(self, "summary", summary)
        put(self, "suffixes", suffixes)
        put(self, "read", read)
        put(self, "write", write)
        put(self, "sniff", sniff)
        put(self, "carries", carries)
        put(self, "tick", tick)
        put(self, "ends", ends)
