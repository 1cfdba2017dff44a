"""Encoders: which one makes the picture, and with which options.

The choice goes by the video's own codec and what the container can hold; what is chosen has been
seen to work on this machine.
"""

from __future__ import annotations

import os
from functools import cache

from subtools.core.value import Value, put
from subtools.errors import OutputError, ProgramError, UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from subtools.media.locate import Ffmpeg

#: What `encoder` may be beside a name or a codec.
AUTO, HARDWARE = "auto", "hardware"


class Encoder(Value):
    """An encoder by ffmpeg's name: its codec, and its options for quality, speed and the rest.

    `quality` and `speed` are an option and its value; None for an encoder that has none.
    """

    __slots__ = ("codec", "hardware", "name", "options", "quality", "speed")
    name: str
    codec: str
    quality: tuple[str, str] | None
    speed: tuple[str, str] | None
    options: tuple[tuple[str, str], ...]
    hardware: bool

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        codec: str,
        *,
        quality: Iterable[object] | None = None,
        speed: Iterable[object] | None = None,
        options: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        hardware: bool = False,
    ) -> None:
        """Keep the parts; numbers become text, as ffmpeg takes them."""
        put(self, "name", name)
        put(self, "codec", codec)
        put(self, "quality", None if quality is None else tuple(map(str, quality)))
        put(self, "speed", None if speed is None else tuple(map(str, speed)))
        put(self, "options", tuple(dict(options).items()))
        put(self, "hardware", hardware)

    def arguments(self, *, crf: float | None = None, preset: str | None = None) -> list[str]:
        """Return the arguments for ffmpeg; `crf` and `preset` overrule the table's values.

        Raises `OutputError` for a value that this encoder has no option for.

        >>> Encoder("libx264", "h264", quality=["crf", 18], speed=["preset", "fast"]).arguments(
        ...     crf=20
        ... )
        ['-c:v', 'libx264', '-crf', '20', '-preset', 'fast']
        """
        made = ["-c:v", self.name]
        for flag, told, pair in (("crf", crf, self.quality), ("preset", preset, self.speed)):
            if pair is not None:
                value = pair[1] if told is None else f"{told:g}" if flag == "crf" else f"{told}"
                made += [f"-{pair[0]}", value]
            elif told is not None:
                msg = f"the encoder {self.name} has no option for --{flag}"
                raise OutputError(msg)
        for name, value in self.options:
            made += [f"-{name}", value]
        return made


@cache
def encoders() -> dict[str, Encoder]:
    """Return the encoders of `encoders.toml` by name, in their order."""
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "encoders.toml"), "rb") as file:
        table: dict[str, dict[str, Any]] = tomllib.load(file)
    return {name: Encoder(name, **facts) for name, facts in table.items()}


def choose(
    ffmpeg: Ffmpeg, asked: str, *, source: str, holds: Iterable[str]
) -> tuple[Encoder, str | None]:
    """Return an encoder that works here, and a remark where it is not what was asked for.

    `asked` is "auto", "hardware", a codec or an encoder; `source` the video's codec; `holds` the
    codecs that the container can hold, its usual one first. Raises `UnknownNameError` for a name
    that ffmpeg doesn't have, `OutputError` for one that the container can't hold, `ProgramError`
    where nothing works.
    """
    known, holds = encoders(), list(holds)
    codecs = {each.codec for each in known.values()}
    if asked not in {AUTO, HARDWARE, *codecs, *known}:
        if asked not in ffmpeg.encoders:
            kind = "encoder"
            raise UnknownNameError(kind, asked, [AUTO, HARDWARE, *codecs, *known])
        return Encoder(asked, asked), None  # with ffmpeg's own settings
    wanted = [known[asked].codec] if asked in known else [asked] if asked in codecs else []
    if wanted and wanted[0] not in holds:
        msg = f"the container can't hold {wanted[0]}; it holds {', '.join(holds)}"
        raise OutputError(msg)
    if not wanted:
        wanted = [source] if source in holds else []
        wanted += [codec for codec in holds if codec not in wanted]
    order = [each for codec in wanted for each in known.values() if each.codec == codec]
    order.sort(key=lambda each: (each.name != asked, asked == HARDWARE and not each.hardware))
    if asked not in {AUTO, HARDWARE}:
        order = [each for each in order if each.codec == wanted[0]]
    for each in order:
        if ffmpeg.opens(each.name):
            return each, _remark(each, asked)
    msg = f"has no encoder that works for {' or '.join(wanted)}"
    raise ProgramError(msg, program=ffmpeg.path)


def _remark(taken: Encoder, asked: str) -> str | None:
    if asked == HARDWARE and not taken.hardware:
        return f"no encoder of a graphics card works here; {taken.name} was taken"
    if asked in encoders() and taken.name != asked:
        return f"the encoder {asked} does not work here; {taken.name} was taken"
    return None
