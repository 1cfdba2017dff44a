"""A track: cues in order, with the language, chapters and metadata they came with."""

from __future__ import annotations

from operator import attrgetter

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import ClassVar, Concatenate, ParamSpec, Self, TypeVar

    from subtools.core.cue import Cue
    from subtools.core.finding import Finding
    from subtools.core.time import Ms

    P = ParamSpec("P")
    R = TypeVar("R")

#: What a file says about itself, by name: (("vtt.header", "My file"), ("vtt.style", "..."), ...).
#: A name may come more than once; the order is the file's.
Metadata = tuple[tuple[str, str], ...]

_times = attrgetter("start", "end")


class Chapter(Value):
    """A named place: `start` in milliseconds, and its title."""

    __slots__ = ("start", "title")
    start: Ms
    title: str

    def __init__(self, start: Ms, title: str) -> None:
        """Raise `ValueError` for a negative start."""
        if start < 0:
            msg = f"a chapter can't start at {start} ms"
            raise ValueError(msg)
        put(self, "start", start)
        put(self, "title", title)


class Track(Value):
    """Cues sorted by (start, end); overlaps are allowed, lint reports and steps remove them.

    `language` is a BCP 47 tag or None. `findings` say what reading, and the steps since,
    dropped, repaired or guessed; they take no part in equality. A track is a sequence of cues.
    """

    __slots__ = ("cues", "language", "chapters", "metadata", "findings")
    _aside: ClassVar[tuple[str, ...]] = ("findings",)
    cues: tuple[Cue, ...]
    language: str | None
    chapters: tuple[Chapter, ...]
    metadata: Metadata
    findings: tuple[Finding, ...]

    def __init__(
        self,
        cues: Iterable[Cue] = (),
        *,
        language: str | None = None,
        chapters: Iterable[Chapter] = (),
        metadata: Metadata = (),
        findings: Iterable[Finding] = (),
    ) -> None:
        """Sort the cues by start, then end; cues with equal times keep their order.

        >>> from subtools.core.cue import Cue
        >>> [c.text for c in Track([Cue(5, 6, "b"), Cue(0, 5, "a")])]
        ['a', 'b']
        """
        put(self, "cues", tuple(sorted(cues, key=_times)))
        put(self, "language", language)
        put(self, "chapters", tuple(chapters))
        put(self, "metadata", tuple(metadata))
        put(self, "findings", tuple(findings))

    def __iter__(self) -> Iterator[Cue]:
        """Walk the cues."""
        return iter(self.cues)

    def __len__(self) -> int:
        """Count the cues."""
        return len(self.cues)

    def __getitem__(self, index: int) -> Cue:
        """Return one cue."""
        return self.cues[index]

    def __repr__(self) -> str:
        """Say how many cues, and from when to when."""
        span = f", {self.cues[0].start}..{self.end} ms" if self.cues else ""
        return f"<{type(self).__name__}: {len(self.cues)} cues{span}>"

    @property
    def end(self) -> Ms:
        """When the last cue ends, in milliseconds; 0 for no cue."""
        return max([cue.end for cue in self.cues], default=0)

    @property
    def text(self) -> str:
        """All words, a line a cue."""
        return "\n".join([cue.text.replace("\n", " ") for cue in self.cues])

    def pairs(self) -> Iterator[tuple[Cue, Cue]]:
        """Walk each cue with the one after it."""
        return zip(self.cues, self.cues[1:], strict=False)

    def meta(self, name: str) -> list[str]:
        """Return all values of one name of the metadata."""
        return [value for key, value in self.metadata if key == name]

    def with_cues(self, cues: Iterable[Cue], findings: Iterable[Finding] = ()) -> Self:
        """Return the same track with other cues, and with `findings` added to its own."""
        return self.replace(cues=cues, findings=(*self.findings, *findings))

    def pipe(
        self, step: Callable[Concatenate[Self, P], R], /, *args: P.args, **options: P.kwargs
    ) -> R:
        """Apply a function of your own: `track.pipe(f, x=1)` is `f(track, x=1)`."""
        return step(self, *args, **options)
