"""The frames of a video by its packets: when each is shown, and where it may be cut.

Only the container is read, nothing is decoded.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction

from subtools.core.value import Value, put
from subtools.errors import InputError
from subtools.media.names import safely
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.time import Ms
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video

#: A packet that is decoded but not shown, as an edit list asks.
_DISCARDED = 4
#: Seconds: the whole file is read once.
_PATIENCE = 1_800


class Frames(Value):
    """The frames of a picture: their times in ticks of `base` seconds, as they are shown.

    `packets` are (time, size, checksum), in the order of the file; `cuts` the indexes of frames
    before which a copy may begin or end: nothing behind needs anything before.
    """

    __slots__ = ("base", "cuts", "packets", "times")
    base: Fraction
    times: tuple[int, ...]
    packets: tuple[tuple[int, int, str], ...]
    cuts: tuple[int, ...]

    def __init__(
        self,
        base: Fraction,
        packets: Iterable[tuple[int, int, str]],
        cuts: Iterable[int] = (),
    ) -> None:
        """Sort the times; `cuts` are times here, and become indexes."""
        put(self, "base", base)
        put(self, "packets", tuple(packets))
        put(self, "times", tuple(sorted([time for time, _, _ in self.packets])))
        found = [bisect_left(self.times, time) for time in sorted(cuts)]
        put(self, "cuts", tuple(found))

    def __len__(self) -> int:
        """How many frames there are."""
        return len(self.times)

    @property
    def delay(self) -> int:
        """How many frames are decoded before the first is shown: 0 without B-frames."""
        places = {time: at for at, time in enumerate(self.times)}
        late = [at - places[time] for at, (time, _, _) in enumerate(self.packets)]
        return max(late, default=0)

    def seconds(self, index: int) -> Fraction:
        """Return when a frame is shown."""
        return self.times[index] * self.base

    def at(self, time: Ms) -> int:
        """Return the index of the first frame at or after a time; the number of frames if none."""
        return bisect_left(self.times, Fraction(time, 1000) / self.base)


def scan(video: Video, ffmpeg: Ffmpeg, *, cuts: bool = False) -> Frames:
    """Read the packets of a video's picture; with `cuts`, also where H.264 may be cut.

    Raises `InputError` for a picture whose packets have no times, or more than one time each.
    """
    stream = ["-map", f"0:{video.index}"]
    # An IDR picture (type 5) forgets all before it; packets without one come out empty and go.
    idr = [*stream, "-bsf:v:1", "filter_units=pass_types=5"] if cuts else []
    argv = [
        ffmpeg.path, "-nostdin", "-v", "error", *safely(video.path), *stream, *idr, "-c", "copy",
        "-f", "framecrc", "-",
    ]  # fmt: skip
    answer = ask(argv, timeout=_PATIENCE)
    text = answer.out.decode(errors="replace") if answer.code == 0 else ""
    base, packets = read_packets(text)
    keys = [time for time, _, _ in read_packets(text, 1)[1]] if cuts else []
    frames = Frames(base, packets, keys)
    if not frames.times or len(set(frames.times)) != len(frames.times):
        msg = "its frames have no times of their own, so it can't be cut into pieces"
        raise InputError(msg, source=video.path)
    return frames


def read_packets(text: str, stream: int = 0) -> tuple[Fraction, list[tuple[int, int, str]]]:
    """Read what ffmpeg's framecrc prints of a stream: time base; time, size, checksum of packets.

    >>> read_packets("#tb 0: 1/25\\n0, -1, 0, 1, 900, 0xab\\n0, 0, 1, 1, 9, 0xcd, F=0x4\\n")
    (Fraction(1, 25), [(0, 900, '0xab')])
    """
    base, packets = Fraction(1), []
    about, own = f"#tb {stream}:", f"{stream},"
    for line in text.splitlines():
        if line.startswith(about):
            base = Fraction(line.rpartition(" ")[2])
        elif line.startswith(own):
            fields = [field.strip() for field in line.split(",")]
            flags = next((field for field in fields[6:] if field.startswith("F=")), "F=0")
            if not int(flags[2:], 0) & _DISCARDED:
                packets.append((int(fields[2]), int(fields[4]), fields[5]))
    return base, packets
