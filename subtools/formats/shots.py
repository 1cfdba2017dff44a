"""Changes of shot, and the file that keeps them: a time a line, for people to read and edit.

Other programs' lists are read, too: see `subtools.formats.shots_lists`.
"""

from __future__ import annotations

from subtools.core.time import format_clock, parse_clock
from subtools.core.value import Value, put
from subtools.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.time import FrameRate, Ms

SUFFIX = ".shots"
_HEAD = "# subtools shots"
_VERSION = "1"


class Shots(Value):
    """Where the shots of a video change, in milliseconds, in order; the first shot's start is none.

    A time is when the first frame of a shot is due, cut to the millisecond: what begins then is
    there with that frame, where a time rounded up would come a frame late. `scores` tells of each
    how sure it is (see `find_shots`; 0 where nobody said). `source`, `size` (bytes), `duration`,
    `frame_rate` and `threshold` are those of the video and the search, where they are known.

    >>> Shots([4000, 1000]).times, Shots([1000, 4000, 4500], duration=9000).lengths
    ((1000, 4000), (1000, 3000, 500, 4500))
    """

    __slots__ = ("times", "scores", "frame_rate", "duration", "source", "size", "threshold")
    times: tuple[Ms, ...]
    scores: tuple[float, ...]
    frame_rate: FrameRate | None
    duration: Ms | None
    source: str
    size: int | None
    threshold: float | None

    def __init__(  # noqa: PLR0913
        self,
        times: Iterable[Ms] = (),
        scores: Iterable[float] = (),
        *,
        frame_rate: FrameRate | None = None,
        duration: Ms | None = None,
        source: str = "",
        size: int | None = None,
        threshold: float | None = None,
    ) -> None:
        """Put times in order, each once, without those before or at the start."""
        found: dict[Ms, float] = {}
        marks = list(scores)
        for at, time in enumerate(times):
            if time > 0:
                found[time] = max(found.get(time, 0.0), marks[at] if at < len(marks) else 0.0)
        put(self, "times", tuple(sorted(found)))
        put(self, "scores", tuple([found[time] for time in sorted(found)]))
        put(self, "frame_rate", frame_rate)
        put(self, "duration", duration)
        put(self, "source", source)
        put(self, "size", size)
        put(self, "threshold", threshold)

    def __len__(self) -> int:
        """Count the changes; there is one shot more."""
        return len(self.times)

    def __bool__(self) -> bool:
        """Be true even without a change: that there is none is known, too."""
        return True

    @property
    def lengths(self) -> tuple[Ms, ...]:
        """How long each shot is; the last only where the video's duration is known."""
        ends = [*self.times, *([self.duration] if self.duration is not None else [])]
        return tuple([end - start for start, end in zip([0, *self.times], ends, strict=False)])


def write_shots(shots: Shots) -> str:
    """Return the text of a shots file.

    >>> print(write_shots(Shots([1040], [31.24], source="talk.mp4", duration=6000)), end="")
    # subtools shots 1
    # video: talk.mp4
    # duration: 00:00:06.000
    00:00:01.040  31.2
    """
    facts = {
        "video": _shown(shots.source),
        "size": "" if shots.size is None else f"{shots.size} bytes",
        "duration": "" if shots.duration is None else format_clock(shots.duration),
        "frame rate": "" if shots.frame_rate is None else str(shots.frame_rate.rate),
        "threshold": "" if shots.threshold is None else f"{shots.threshold:g}",
    }
    lines = [f"{_HEAD} {_VERSION}", *[f"# {key}: {told}" for key, told in facts.items() if told]]
    for time, score in zip(shots.times, shots.scores, strict=True):
        lines.append(format_clock(time) + (f"  {score:.1f}" if score else ""))
    return "\n".join(lines) + "\n"


def read_shots(text: str, *, frame_rate: FrameRate | None = None) -> Shots:
    r"""Read a shots file, or another program's list of cuts (see `shots_lists`).

    Times may come in any order. A line is a time, maybe a score and anything more; "#" starts a
    comment. `frame_rate` is needed where times count frames, and overrules what the file says.
    Raises `InputError`, with the line, for what is no list of times.

    >>> read_shots("# by hand\n1.5\n0:04.25 # a cut\n").times
    (1500, 4250)
    """
    if not text.strip():
        msg = "is empty, not a list of changes of shot"
        raise InputError(msg)
    head = text.split("\n", 1)[0]
    if head.startswith(_HEAD) and head.split()[-1] != _VERSION:
        msg = f"is of a newer kind ({head[2:].strip()}); this subtools reads {_VERSION}"
        raise InputError(msg, line=1)
    from subtools.formats.shots_lists import KINDS

    for looks_so, read in KINDS:
        if looks_so(text):
            return Shots(read(text, frame_rate), frame_rate=frame_rate)
    return _read(text, frame_rate)


def _read(text: str, frame_rate: FrameRate | None) -> Shots:
    from subtools.formats.shots_lists import timecode

    facts: dict[str, str] = {}
    rows: list[tuple[int, str, float]] = []
    for number, line in enumerate(text.split("\n"), 1):
        told, mark, comment = line.partition("#")
        key, colon, value = comment.partition(":")
        if mark and colon and not told.strip():
            facts.setdefault(key.strip(), value.strip())
        words = told.split()
        if words:
            # A comma is a point, unless there is one: "0:01,5", but "1.5,31.2".
            first, _, after = words[0].partition("," if "." in words[0] else "\0")
            rows.append((number, first.rstrip(","), _number([after] if after else words[1:2])))
    rate = frame_rate or _rate(facts.get("frame rate", ""))
    times = []
    for number, told, _ in rows:
        try:
            times.append(timecode(told, rate) if told.count(":") == 3 else parse_clock(told))  # noqa: PLR2004
        except ValueError as error:
            raise InputError(str(error), line=number) from None
    size = facts.get("size", "").split()
    return Shots(
        times,
        [score for _, _, score in rows],
        frame_rate=rate,
        duration=_clock(facts.get("duration", "")),
        source=facts.get("video", ""),
        size=int(size[0]) if size and size[0].isascii() and size[0].isdigit() else None,
        threshold=_number([facts.get("threshold", "")]) or None,
    )


def _shown(name: str) -> str:
    """Return a name in one line, whatever characters it has."""
    return "".join([char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name])


def _number(words: list[str]) -> float:
    try:
        value = float(words[0]) if words else 0.0
    except ValueError:
        return 0.0
    return value if 0 <= value < float("inf") else 0.0


def _clock(told: str) -> Ms | None:
    try:
        return parse_clock(told)
    except ValueError:
        return None


def _rate(told: str) -> FrameRate | None:
    from subtools.core.time import FrameRate

    try:
        return FrameRate(told)
    except ValueError:
        return None
