"""The caption tracks of a video: which there are, which is meant, how files of them are called."""

from __future__ import annotations

import os

from subtools.core.value import Value, put
from subtools.errors import InputError, UnknownNameError
from subtools.media.boxes import box_tracks
from subtools.media.codecs import PICTURES
from subtools.media.languages import is_tag, tag_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.media.video import Stream, Video

#: By codec: the format that holds all that a track does.
FORMATS = {
    "mov_text": "srt",
    "subrip": "srt",
    "text": "srt",
    "webvtt": "vtt",
    "ass": "ass",
    "ssa": "ass",
}
#: What ffmpeg alone can read; it is converted once, to ASS.
CONVERTED = frozenset({"eia_608"})
#: Names that muxers give to every track.
_NO_TITLES = frozenset(
    {"", "SubtitleHandler", "Apple Subtitle Media Handler", "Text Media Handler"}
)


class CaptionTrack(Value):
    """A track of captions in a video: its `number` among them, from 1, and its stream's, from 0.

    `language` is a BCP 47 tag or None. `format` is the one that holds all of it ("" for pictures of
    letters and for what can't be read).
    """

    __slots__ = ("codec", "default", "forced", "format", "index", "language", "number", "title")
    number: int
    index: int
    codec: str
    language: str | None
    title: str
    default: bool
    forced: bool
    format: str

    def __init__(  # noqa: PLR0913
        self,
        number: int,
        index: int,
        codec: str,
        *,
        language: str | None = None,
        title: str = "",
        default: bool = False,
        forced: bool = False,
        format: str = "",  # noqa: A002
    ) -> None:
        """Keep the parts."""
        put(self, "number", number)
        put(self, "index", index)
        put(self, "codec", codec)
        put(self, "language", language)
        put(self, "title", title)
        put(self, "default", default)
        put(self, "forced", forced)
        put(self, "format", format)

    @property
    def pictures(self) -> bool:
        """Whether it holds pictures of letters, which only reading them off turns into text."""
        return self.codec in PICTURES


def tracks(video: Video) -> list[CaptionTrack]:
    """Return the caption tracks of a video that was probed, in its order."""
    boxes = box_tracks(video.path) if "mov" in video.container else []
    made = []
    for number, stream in enumerate(video.of_kind("subtitle"), 1):
        box = boxes[stream.index] if stream.index < len(boxes) else None
        title = stream.title or (box.name if box is not None else "")
        title = "" if title in _NO_TITLES else title
        format_ = "ass" if stream.codec in CONVERTED else FORMATS.get(stream.codec, "")
        track = CaptionTrack(
            number,
            stream.index,
            stream.codec or "unknown",
            language=_language(stream, title),
            title=title,
            default=stream.default,
            forced=stream.forced or (box is not None and box.forced),
            format=format_,
        )
        made.append(track)
    return made


def choose(found: Sequence[CaptionTrack], asked: str | None, source: str) -> CaptionTrack:
    """Return the track with a number or a language, or the only one.

    Raises `InputError` where there is none or it is not clear which, `UnknownNameError` for
    another name.
    """
    if not found:
        msg = "has no track of captions"
        raise InputError(msg, source=source)
    if asked is None:
        if len(found) == 1:
            return found[0]
        msg = f"has {len(found)} tracks of captions; choose one with --track: {_list(found)}"
        raise InputError(msg, source=source)
    if asked.isdecimal() and 1 <= int(asked) <= len(found):
        return found[int(asked) - 1]
    wanted = (tag_of(asked) or asked).lower()
    same = [each for each in found if (each.language or "").lower() == wanted]
    same = same or [each for each in found if (each.language or "").lower().split("-")[0] == wanted]
    if len(same) == 1:
        return same[0]
    if same:
        msg = f"has {len(same)} tracks in {asked}; choose one by number: {_list(same)}"
        raise InputError(msg, source=source)
    kind = "track"
    known = {each.language or str(each.number) for each in found}
    raise UnknownNameError(kind, asked, known)


def file_names(
    video: str, found: Sequence[CaptionTrack], to: str | None = None
) -> Iterator[tuple[CaptionTrack, str | None]]:
    """Name a file for each track: `talk.de.forced.srt`; None for those that have no text.

    >>> found = [
    ...     CaptionTrack(1, 2, "subrip", language="en", format="srt"),
    ...     CaptionTrack(2, 3, "subrip", language="en", format="srt", forced=True),
    ...     CaptionTrack(3, 4, "ass", language="../x", format="ass"),
    ... ]
    >>> [name for _, name in file_names("a/talk.mkv", found)]
    ['talk.en.srt', 'talk.en.forced.srt', 'talk.x.ass']
    """
    from subtools.formats import FORMATS as READERS

    stem = os.path.splitext(os.path.basename(video))[0]
    taken: set[str] = set()
    for track in found:
        if not track.format:
            yield track, None
            continue
        # What the video says is a stranger's: it may hold a path.
        tag = "".join([char for char in track.language or "und" if char.isalnum() or char == "-"])
        parts = [stem, tag or "und", *(["forced"] if track.forced else [])]
        suffix = READERS[to or track.format].suffixes[0]
        name = ".".join(parts) + suffix
        if name.lower() in taken:
            name = ".".join([*parts, str(track.number)]) + suffix
        taken.add(name.lower())
        yield track, name


def _language(stream: Stream, title: str) -> str | None:
    """Return the language's tag; a title may have the region, which three letters can't."""
    tag = tag_of(stream.language)
    if tag and "-" in title and is_tag(title) and title.split("-", maxsplit=1)[0] == tag:
        return title
    return tag


def _list(found: Sequence[CaptionTrack]) -> str:
    return ", ".join([f"{each.number} ({each.language or 'und'})" for each in found])
