"""Everything that is decided before a video is burned, as one value."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.media.encoders import Encoder
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video

#: The captions' name in the private folder: no name of a user's enters a filter graph.
CAPTIONS = "captions.ass"


class Job(Value):
    """A video to be burned: with what, from where, with which options.

    `ass` is the text of the captions and `times` when they are on the screen (milliseconds).
    `muxer` is ffmpeg's name of the container; `others` are the arguments that carry over all other
    streams, by the number of the input they come from; `fonts` are files and folders of the user's,
    `fonts_folder` is one of ours in the private folder, for builds without fontconfig.
    """

    __slots__ = (
        "ass", "encoder", "ffmpeg", "fonts", "fonts_folder", "language", "muxer", "others",
        "picture", "times", "video",
    )  # fmt: skip
    ffmpeg: Ffmpeg
    video: Video
    ass: str
    times: tuple[tuple[int, int], ...]
    encoder: Encoder
    picture: tuple[str, ...]
    muxer: str
    others: tuple[tuple[str, ...], tuple[str, ...]]
    fonts: tuple[str, ...]
    fonts_folder: str | None
    language: str | None

    def __init__(  # noqa: PLR0913
        self,
        ffmpeg: Ffmpeg,
        video: Video,
        *,
        ass: str,
        times: Iterable[tuple[int, int]],
        encoder: Encoder,
        picture: Iterable[str],
        muxer: str,
        others: tuple[tuple[str, ...], tuple[str, ...]],
        fonts: Iterable[str] = (),
        fonts_folder: str | None = None,
        language: str | None = None,
    ) -> None:
        """Keep the parts; `picture` are the arguments of the encoder and of colours."""
        put(self, "ffmpeg", ffmpeg)
        put(self, "video", video)
        put(self, "ass", ass)
        put(self, "times", tuple(times))
        put(self, "encoder", encoder)
        put(self, "picture", tuple(picture))
        put(self, "muxer", muxer)
        put(self, "others", others)
        put(self, "fonts", tuple(fonts))
        put(self, "fonts_folder", fonts_folder)
        put(self, "language", language)
