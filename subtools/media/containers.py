"""Containers: what each can hold, by the table `containers.toml`, and which one a name means."""

from __future__ import annotations

import os
from functools import cache

from subtools.core.value import Value, put
from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


class Container(Value):
    """What a container can hold; `name` is ffmpeg's name of its muxer, for `-f`.

    `pictures`, `audio` and `subtitles` are codecs that can be copied into it. `sound` are encoders
    for other sound and `rate` their bits a second, `text` is the codec that text subtitles become
    ("" where it has none), `picture` the codecs to encode pictures to. The rest is as the table
    says.
    """

    __slots__ = (
        "name", "suffixes", "family", "pictures", "audio", "sound", "rate", "subtitles", "text",
        "covers", "attachments", "data", "chapters", "languages", "sdh", "flags", "picture",
    )  # fmt: skip
    name: str
    suffixes: tuple[str, ...]
    family: str
    pictures: tuple[str, ...]
    audio: tuple[str, ...]
    sound: tuple[str, ...]
    rate: str
    subtitles: tuple[str, ...]
    text: str
    covers: str
    attachments: bool
    data: tuple[str, ...]
    chapters: bool
    languages: str
    sdh: str
    flags: tuple[str, ...]
    picture: tuple[str, ...]

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        *,
        suffixes: Iterable[str],
        languages: str,
        family: str = "",
        pictures: Iterable[str] = (),
        audio: Iterable[str] = (),
        sound: Iterable[str] = (),
        rate: str = "",
        subtitles: Iterable[str] = (),
        text: str = "",
        covers: str = "",
        attachments: bool = False,
        data: Iterable[str] = (),
        chapters: bool = False,
        sdh: str = "",
        flags: Iterable[str] = (),
        picture: Iterable[str] = (),
    ) -> None:
        """Keep the parts."""
        put(self, "name", name)
        put(self, "suffixes", tuple(suffixes))
        put(self, "family", family or name)
        put(self, "pictures", tuple(pictures))
        put(self, "audio", tuple(audio))
        put(self, "sound", tuple(sound))
        put(self, "rate", rate)
        put(self, "subtitles", tuple(subtitles))
        put(self, "text", text)
        put(self, "covers", covers)
        put(self, "attachments", attachments)
        put(self, "data", tuple(data))
        put(self, "chapters", chapters)
        put(self, "languages", languages)
        put(self, "sdh", sdh)
        put(self, "flags", tuple(flags))
        put(self, "picture", tuple(picture))

    def holds(self, kind: str, codec: str) -> bool:
        """Tell whether a stream of a kind and a codec can be copied into it.

        >>> mp4 = container_for("a.mp4")
        >>> mp4.holds("audio", "opus"), mp4.holds("audio", "pcm_s16le")
        (True, False)
        """
        table = {"video": self.pictures, "picture": self.pictures, "audio": self.audio}
        known = self.subtitles if kind == "subtitle" else table.get(kind, ())
        return any(
            codec == each or (each.endswith("*") and codec.startswith(each[:-1])) for each in known
        )

    def akin(self, names: str) -> bool:
        """Tell whether a file that was read, by ffmpeg's names for it, is of the same family."""
        return self.family in names.split(",")


def container_for(path: str | os.PathLike[str]) -> Container:
    """Return the container that a file's suffix means; raise `OutputError` for another suffix.

    >>> container_for("talk.MKV").name
    'matroska'
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    for each in containers():
        if suffix in each.suffixes:
            return each
    known = ", ".join([one for each in containers() for one in each.suffixes])
    what = f"{suffix!r} is the suffix of no container" if suffix else "a video needs a suffix"
    msg = f"{what}; known: {known}"
    raise OutputError(msg, target=name)


@cache
def containers() -> tuple[Container, ...]:
    """Return all containers, in the table's order."""
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "containers.toml"), "rb") as file:
        tables: Mapping[str, Any] = tomllib.load(file)
    return tuple([Container(name, **facts) for name, facts in tables.items()])
