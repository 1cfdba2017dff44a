"""What of a video goes along beside its picture: sound, subtitles, covers, files, data, chapters.

Copied where the container can hold it, made anew where it can't, else left out with a finding
(K). What ffmpeg would refuse is known before it runs.
"""

from __future__ import annotations

import os

from subtools.core.finding import Finding, excerpt
from subtools.core.value import Value, put
from subtools.media.boxes import box_tracks
from subtools.media.codecs import PICTURES, TEXT
from subtools.media.languages import UNKNOWN, code_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from subtools.media.containers import Container
    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Stream, Video
    from subtools.media.workshop import Workshop

#: Encoders by the codec that they make, where they have another name.
ENCODERS = {"subrip": "srt"}
#: Layouts that all encoders of sound take; Opus refuses 5.1 with side speakers, for one.
_LAYOUTS = "aformat=channel_layouts=mono|stereo|5.0|5.1|7.1"
#: Tracks that the muxer makes anew: the time code, and the titles of chapters.
_REMADE = frozenset({"tmcd", "text"})


class Others(Value):
    """Arguments for ffmpeg, what was left out or made anew, and the subtitle tracks that stay."""

    __slots__ = ("args", "findings", "subtitles")
    args: tuple[str, ...]
    findings: tuple[Finding, ...]
    subtitles: tuple[bool, ...]

    def __init__(
        self, args: Iterable[str], findings: Iterable[Finding], subtitles: Iterable[bool]
    ) -> None:
        """Keep the parts; `subtitles` says of each such track whether it is the default."""
        put(self, "args", tuple(args))
        put(self, "findings", tuple(findings))
        put(self, "subtitles", tuple(subtitles))


def others(  # noqa: PLR0913
    video: Video,
    container: Container,
    *,
    keep_subtitles: bool = True,
    convert: bool = True,
    defaults: bool = True,
    covers: Mapping[int, str] | None = None,
    encoders: Iterable[str] | None = None,
) -> Others:
    """Return the arguments that carry over all but the main picture, which is output stream v:0.

    The video is input 0. `covers` are the pictures that `take_covers` took out, for containers
    that hold them as files; `encoders` those that ffmpeg has. Without `convert` text subtitles
    that can't be copied are left to the caller; without `defaults` no subtitle track that is there
    stays the default. A finding tells of each stream that is left out or encoded.
    """
    carry = _Carry(video, container, covers or {}, None if encoders is None else set(encoders))
    carry.convert, carry.defaults = convert, defaults
    for stream in video.streams:
        if stream.index != video.index:
            carry.add(stream, keep_subtitles=keep_subtitles)
    chapters = "0" if container.chapters else "-1"
    args = ["-map_metadata", "0", "-map_chapters", chapters, *carry.args, *carry.attached()]
    return Others(args, carry.findings, carry.subtitles)


def cover_files(video: Video, container: Container, folder: str) -> dict[int, str]:
    """Name the files that covers are to be taken out to, where a container holds files."""
    taken: dict[int, str] = {}
    if container.covers == "attach":
        for stream in video.of_kind("picture"):
            if stream.codec in _PICTURE_FILES:
                name = f"cover-{len(taken)}{_PICTURE_FILES[stream.codec][0]}"
                taken[stream.index] = os.path.join(folder, name)
    return taken


def take_covers(
    video: Video, container: Container, ffmpeg: Ffmpeg, shop: Workshop
) -> dict[int, str]:
    """Take covers out into the workshop where the container holds them as files, not streams."""
    from subtools.media.names import safely
    from subtools.media.runner import run

    taken = cover_files(video, container, shop.folder)
    for index, path in taken.items():
        argv = [
            ffmpeg.path, "-nostdin", "-hide_banner", "-v", "error", "-y", *safely(video.path),
            "-map", f"0:{index}", "-c", "copy", "-frames:v", "1", "-f", "image2",
            "-update", "1", f"file:{path}",
        ]  # fmt: skip
        run(argv, timeout=120, will=shop.will)
    return taken


#: How a cover is called as a file, and its type.
_PICTURE_FILES = {"mjpeg": (".jpg", "image/jpeg"), "png": (".png", "image/png")}


class _Carry:
    """Collects arguments, counting the streams of each kind as ffmpeg does."""

    def __init__(
        self,
        video: Video,
        container: Container,
        covers: Mapping[int, str],
        encoders: set[str] | None,
    ) -> None:
        self.args: list[str] = []
        self.findings: list[Finding] = []
        self.counts = {"v": 1, "a": 0, "s": 0, "d": 0, "t": 0}
        self.convert = self.defaults = True
        self.subtitles: list[bool] = []
        self._files: list[tuple[str, str, str]] = []
        self._covers = covers
        self._encoders = encoders
        self._container = container
        self._akin = container.akin(video.container)
        movie = "mov" in video.container and bool(video.of_kind("data"))
        self._tags = [each.tag for each in box_tracks(video.path)] if movie else []

    def add(self, stream: Stream, *, keep_subtitles: bool) -> None:
        if stream.kind == "audio":
            self._sound(stream)
        elif stream.kind == "subtitle":
            if keep_subtitles:
                self._subtitle(stream)
        elif stream.kind == "picture":
            self._cover(stream)
        elif stream.kind == "video":
            self._picture(stream)
        elif stream.kind == "attachment":
            self._attachment(stream)
        else:
            self._data(stream)

    def attached(self) -> list[str]:
        """Return what adds covers as files, which ffmpeg puts behind all streams."""
        args: list[str] = []
        for path, name, kind in self._files:
            at = self.counts["t"]
            self.counts["t"] += 1
            args += ["-attach", path]
            args += [f"-metadata:s:t:{at}", f"mimetype={kind}"]
            args += [f"-metadata:s:t:{at}", f"filename={name}"]
        return args

    def _map(self, kind: str, stream: Stream, codec: str, *options: str) -> str:
        """Map a stream; return how it is named among its kind."""
        at = f"{kind}:{self.counts[kind]}"
        self.counts[kind] += 1
        self.args += ["-map", f"0:{stream.index}", f"-c:{at}", codec]
        self.args += [option.replace("@", at) for option in options]
        return at

    def _named(self, at: str, stream: Stream) -> None:
        # Said of each: else ffmpeg makes the first of a kind the default where none is.
        default = stream.default and (self.defaults or stream.kind != "subtitle")
        self.args += [f"-disposition:{at}", ("+" if default else "-") + "default"]
        if stream.kind == "subtitle":
            self.subtitles.append(default)
        # Those of one family agree about codes, but MP4 and QuickTime.
        if stream.language and (self._container.family == "mov" or not self._akin):
            code = code_for(stream.language, self._container.languages)
            self.args += [f"-metadata:s:{at}", f"language={code}"]
            if code == UNKNOWN:
                name = f"the language {stream.language!r} of {_called(stream)}"
                self._say("K06", f"{name} has no name in {self._name}, left out", "info")
        if stream.title and self._container.family == "mov":
            # Players of MP4 show a track by its handler's name.
            self.args += [f"-metadata:s:{at}", f"handler_name={stream.title}"]

    def _sound(self, stream: Stream) -> None:
        if self._container.holds("audio", stream.codec):
            self._named(self._map("a", stream, "copy"), stream)
            return
        known = self._encoders
        encoder = next((e for e in self._container.sound if known is None or e in known), None)
        if encoder is None or stream.codec in {"", "none", "unknown"}:
            self._lost("K01", stream, "no encoder" if encoder is None else "unknown")
            return
        rate = ("-b:@", self._container.rate) if self._container.rate else ()
        self._named(self._map("a", stream, encoder, *rate, "-filter:@", _LAYOUTS), stream)
        made = encoder.removeprefix("lib")
        self._say("K01", f"{_called(stream)} can't be copied to {self._name}; encoded as {made}")

    def _subtitle(self, stream: Stream) -> None:
        if self._container.holds("subtitle", stream.codec):
            self._named(self._map("s", stream, "copy"), stream)
        elif stream.codec in TEXT and self._container.text:
            codec = self._container.text
            if self.convert:
                self._named(self._map("s", stream, ENCODERS.get(codec, codec)), stream)
            styled = stream.codec in {"ass", "ssa"}
            told = f"{_called(stream)} became {codec}" + (", its styles are lost" if styled else "")
            self._say("K02", told, "warning" if styled else "info")
        else:
            self._lost("K03", stream, "pictures" if stream.codec in PICTURES else "")

    def _cover(self, stream: Stream) -> None:
        if self._container.covers == "stream" and self._container.holds("picture", stream.codec):
            place = self._map("v", stream, "copy")
            self.args += [f"-disposition:{place}", "attached_pic"]
        elif self._container.covers == "attach" and stream.index in self._covers:
            suffix, kind = _PICTURE_FILES[stream.codec]
            # "cover" is the name by which players know it (Matroska, "Attachments").
            at = len(self._files)
            name = f"cover{at + 1 if at else ''}{suffix}"
            self._files.append((self._covers[stream.index], name, kind))
        else:
            self._lost("K04", stream, "a cover")

    def _picture(self, stream: Stream) -> None:
        if self._container.holds("video", stream.codec):
            self._named(self._map("v", stream, "copy"), stream)
        else:
            self._lost("K04", stream, "a second picture")

    def _attachment(self, stream: Stream) -> None:
        if self._container.attachments:
            self._map("t", stream, "copy")
        else:
            self._lost("K05", stream, "a file, such as a font")

    def _data(self, stream: Stream) -> None:
        tag = self._tags[stream.index] if stream.index < len(self._tags) else ""
        if tag in self._container.data and self._akin:
            self._map("d", stream, "copy")
        elif tag not in _REMADE:
            self._lost("K05", stream, f"data {tag}".strip())

    @property
    def _name(self) -> str:
        return self._container.suffixes[0]

    def _lost(self, code: str, stream: Stream, what: str) -> None:
        kind = f" ({what})" if what else ""
        self._say(code, f"{_called(stream)}{kind} can't be held by {self._name}; left out")

    def _say(self, code: str, message: str, severity: str = "warning") -> None:
        self.findings.append(
            Finding(code, message, severity="info" if severity == "info" else "warning")
        )


def _called(stream: Stream) -> str:
    name = f" {excerpt(stream.title)!r}" if stream.title else ""
    kind = {"picture": "video"}.get(stream.kind, stream.kind)
    return f"stream {stream.index} ({kind}, {stream.codec or 'unknown'}){name}"
