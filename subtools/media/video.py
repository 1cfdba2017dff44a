"""What is known of a video before anything is done with it."""

from __future__ import annotations

from fractions import Fraction

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.time import FrameRate, Ms


class Stream(Value):
    """One stream of a container: its number there, its kind, its codec, its language and title.

    `kind` is "video", "audio", "subtitle", "data" or "attachment"; a cover picture is a "picture".
    """

    __slots__ = ("codec", "default", "forced", "index", "kind", "language", "title")
    index: int
    kind: str
    codec: str
    language: str | None
    title: str
    default: bool
    forced: bool

    def __init__(  # noqa: PLR0913
        self,
        index: int,
        kind: str,
        codec: str,
        *,
        language: str | None = None,
        title: str = "",
        default: bool = False,
        forced: bool = False,
    ) -> None:
        """Keep the parts; `language` is what the container says, mostly three letters."""
        put(self, "index", index)
        put(self, "kind", kind)
        put(self, "codec", codec)
        put(self, "language", language)
        put(self, "title", title)
        put(self, "default", default)
        put(self, "forced", forced)


class Colour(Value):
    """How a picture's numbers mean colours, by ffmpeg's names; "" for what is not told."""

    __slots__ = ("matrix", "primaries", "range", "transfer")
    matrix: str
    primaries: str
    transfer: str
    range: str

    def __init__(
        self,
        matrix: str = "",
        primaries: str = "",
        transfer: str = "",
        range: str = "",  # noqa: A002
    ) -> None:
        """Keep the parts: matrix ("bt709"), primaries, transfer, range ("tv" or "pc")."""
        put(self, "matrix", matrix)
        put(self, "primaries", primaries)
        put(self, "transfer", transfer)
        put(self, "range", range)

    @property
    def hdr(self) -> bool:
        """Whether it is high dynamic range, where full white is far too bright for letters."""
        return self.transfer in {"smpte2084", "arib-std-b67"}


class Video(Value):
    """A video file: where it is, how long, its picture, its streams.

    `width` and `height` are pixels as stored; `shown` is as seen. `duration` is in milliseconds,
    None where the file tells none. `frame_rate` is the average; `variable` says that frames don't
    come at even times. `rotation` is 0, 90, 180 or 270 degrees, anticlockwise, as the file asks
    players to turn the picture.
    """

    __slots__ = (
        "colour", "container", "duration", "frame_rate", "height", "index", "path", "pixel_aspect",
        "pixel_format", "rotation", "start", "streams", "variable", "width",
    )  # fmt: skip
    path: str
    container: str
    duration: Ms | None
    start: Ms
    index: int
    width: int
    height: int
    pixel_aspect: Fraction
    pixel_format: str
    rotation: int
    frame_rate: FrameRate | None
    variable: bool
    colour: Colour
    streams: tuple[Stream, ...]

    def __init__(  # noqa: PLR0913
        self,
        path: str,
        *,
        container: str,
        duration: Ms | None,
        index: int,
        width: int,
        height: int,
        start: Ms = 0,
        pixel_aspect: Fraction = Fraction(1),
        pixel_format: str = "",
        rotation: int = 0,
        frame_rate: FrameRate | None = None,
        variable: bool = False,
        colour: Colour | None = None,
        streams: Iterable[Stream] = (),
    ) -> None:
        """Keep the parts; `index` is the number of the picture's stream."""
        put(self, "path", path)
        put(self, "container", container)
        put(self, "duration", duration)
        put(self, "start", start)
        put(self, "index", index)
        put(self, "width", width)
        put(self, "height", height)
        put(self, "pixel_aspect", pixel_aspect)
        put(self, "pixel_format", pixel_format)
        put(self, "rotation", rotation)
        put(self, "frame_rate", frame_rate)
        put(self, "variable", variable)
        put(self, "colour", colour or Colour())
        put(self, "streams", tuple(streams))

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height of the stored pixels once the picture is turned as it is shown."""
        turned = self.rotation in {90, 270}
        return (self.height, self.width) if turned else (self.width, self.height)

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as seen, in square pixels, turned.

        >>> Video(
        ...     "a.mov",
        ...     container="mov",
        ...     duration=None,
        ...     index=0,
        ...     width=720,
        ...     height=576,
        ...     pixel_aspect=Fraction(16, 15),
        ...     rotation=90,
        ... ).shown
        (576, 768)
        """
        width = round(self.width * self.pixel_aspect)
        return (self.height, width) if self.rotation in {90, 270} else (width, self.height)

    @property
    def codec(self) -> str:
        """The codec of the picture."""
        return next(each.codec for each in self.streams if each.index == self.index)

    def of_kind(self, kind: str) -> list[Stream]:
        """Return the streams of a kind, in their order."""
        return [each for each in self.streams if each.kind == kind]
