"""The front door: read or parse anything into `Subtitles`, chain steps, save.

Doors are liberal, rooms are strict: paths and file objects, bytes and text, times as
milliseconds or as people write them ("1:02.5") come in here; the rooms behind take one type each.
"""

from __future__ import annotations

import os

from subtools.core.value import put
from subtools.errors import InputError, OutputError, StrictError
from subtools.files import load, same_file, write_whole
from subtools.video_verbs import VideoVerbs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import IO, ClassVar, Self

    from subtools.core.cue import Cue
    from subtools.core.finding import Finding
    from subtools.core.look import Look
    from subtools.core.profile import Profile
    from subtools.core.time import FrameRate, Ms
    from subtools.core.track import Chapter, Metadata
    from subtools.fitting.explain import Explanation

    Path = str | os.PathLike[str]
    #: Milliseconds, or a clock as text: 62500 or "1:02.5".
    Time = int | str


class Subtitles(VideoVerbs):
    """A track with verbs: every step is a method that returns a changed copy.

    `source` is the name of what was read and `format` the name of the format it was in; both are
    None for a track built by hand, and take no part in equality.

    >>> talk = parse("1\\n00:00:01,000 --> 00:00:03,000\\nHello\\n", format="srt")
    >>> talk.shift("0:01.5").render("srt")
    '1\\n00:00:02,500 --> 00:00:04,500\\nHello\\n\\n'
    """

    __slots__ = ("format", "source")
    _aside: ClassVar[tuple[str, ...]] = ("findings", "source", "format")
    source: str | None
    format: str | None

    def __init__(  # noqa: PLR0913
        self,
        cues: Iterable[Cue] = (),
        *,
        language: str | None = None,
        chapters: Iterable[Chapter] = (),
        metadata: Metadata = (),
        findings: Iterable[Finding] = (),
        source: str | None = None,
        format: str | None = None,  # noqa: A002
    ) -> None:
        """Sort the cues by start, then end; cues with equal times keep their order."""
        super().__init__(
            cues, language=language, chapters=chapters, metadata=metadata, findings=findings
        )
        put(self, "source", source)
        put(self, "format", format)

    def fit(
        self, profile: str | Profile = "web", *, shots: Sequence[Ms] = (), words: bool = False
    ) -> Self:
        """Make captions that keep a delivery profile: cues, lines, times (see `steps.fit`)."""
        from subtools.steps.fit import fit

        return fit(self, profile=_profile(profile), shots=shots, words=words)

    def explain(
        self, profile: str | Profile = "web", *, shots: Sequence[Ms] = ()
    ) -> list[Explanation]:
        """Tell of each cue that `fit` makes why it starts, ends and breaks where it does."""
        from subtools.fitting.explain import explained
        from subtools.steps.fit import fitting_of

        fitting = fitting_of(self, _profile(profile), shots)
        return explained(fitting, fitting.cues())

    def name_speakers(self) -> Self:
        """Write "Name: " into the words where the speaker changes (see `steps.name_speakers`)."""
        from subtools.steps.name_speakers import name_speakers

        return name_speakers(self)

    def merge_sentences(self) -> Self:
        """Join the pieces of a sentence into one cue."""
        from subtools.steps.merge_sentences import merge_sentences

        return merge_sentences(self)

    def split_long(self, profile: str | Profile = "web") -> Self:
        """Cut cues that are too long for the profile, at good places."""
        from subtools.steps.split_long import split_long

        return split_long(self, profile=_profile(profile))

    def wrap_lines(self, profile: str | Profile = "web") -> Self:
        """Break each cue's text into the profile's lines."""
        from subtools.steps.wrap_lines import wrap_lines

        return wrap_lines(self, profile=_profile(profile))

    def fix_overlaps(self, *, gap: Time = 0) -> Self:
        """End every cue at least `gap` before the next one starts."""
        from subtools.steps.fix_overlaps import fix_overlaps

        return fix_overlaps(self, gap=_ms(gap))

    def close_gaps(self, *, under: Time = 500, gap: Time = 0) -> Self:
        """Let a cue stand until `gap` before the next where the pause is shorter than `under`."""
        from subtools.steps.close_gaps import close_gaps

        return close_gaps(self, under=_ms(under), gap=_ms(gap))

    def fix_times(self, profile: str | Profile = "web", *, shots: Iterable[Time] = ()) -> Self:
        """Make all times keep the profile with the least change; `shots` draw times to them."""
        from subtools.steps.fix_times import fix_times

        return fix_times(self, profile=_profile(profile), shots=[_ms(shot) for shot in shots])

    def shift(self, by: Time) -> Self:
        """Move every cue by a time; "-0:01" is a second earlier."""
        from subtools.steps.shift import shift

        return shift(self, by=_ms(by))

    def stretch(self, factor: float, *, about: Time = 0) -> Self:
        """Multiply every time's distance from `about`; 25 / 24 undoes a PAL speed-up."""
        from subtools.steps.stretch import stretch

        return stretch(self, factor=factor, about=_ms(about))

    def snap_to_frames(self, frame_rate: FrameRate | float | str) -> Self:
        """Move every time to the nearest start of a frame."""
        from subtools.steps.snap_to_frames import snap_to_frames

        return snap_to_frames(self, frame_rate=_frame_rate(frame_rate))

    def render(
        self,
        format: str,  # noqa: A002
        *,
        look: str | Look | None = None,
        legend: bool = False,
        vtt_style: str = "none",
    ) -> str:
        """Return the text of a file in a format.

        With a `look`, or its name, claims that are marked are shown, with a `legend` also what
        its styles mean; the `vtt_style` "inline" puts its exact colours into WebVTT. Raises
        `UnknownNameError`, or `OutputError` for a format that is only read.
        """
        from subtools.formats.writing import write

        return write(self, format, look=look, legend=legend, vtt_style=vtt_style)[0]

    def save(  # noqa: PLR0913
        self,
        path: Path,
        format: str | None = None,  # noqa: A002
        *,
        force: bool = False,
        look: str | Look | None = None,
        legend: bool = False,
        vtt_style: str = "none",
    ) -> Self:
        """Write a file, whole or not at all; return the track, with findings for what was lost.

        The format is the one named, else the suffix's; the other options are as for `render`, and
        the `vtt_style` "css" writes a style sheet beside. Over the file that the track was read
        from only with `force`. Raises `OutputError`, or `UnknownNameError`.
        """
        from subtools.formats.writing import named_format, write_files

        target = os.fspath(path)
        name = named_format(target, format)
        if not force and self.source is not None and same_file(self.source, target):
            msg = "this is the file that was read; save elsewhere or with force=True"
            raise OutputError(msg, target=target)
        files, low = write_files(self, target, name, look=look, legend=legend, vtt_style=vtt_style)
        for file, text in files:
            write_whole(file, text.encode())
        return self.replace(findings=low.findings)


def read(  # noqa: PLR0913
    source: Path | IO[str] | IO[bytes],
    *,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
    frame_rate: FrameRate | float | str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Subtitles:
    """Read a file: a path, or a file object open for text or bytes.

    Options as for `parse`. Raises `InputError` for a file that can't be read.
    """
    if not isinstance(source, str | os.PathLike):
        name, data = getattr(source, "name", None), source.read()
    else:
        name, data = os.fspath(source), load(source)
    return parse(
        data,
        source=name if isinstance(name, str) else None,
        format=format,
        encoding=encoding,
        frame_rate=frame_rate,
        language=language,
        strict=strict,
    )


def parse(  # noqa: PLR0913
    text: str | bytes,
    *,
    source: str | None = None,
    format: str | None = None,  # noqa: A002
    encoding: str | None = None,
    frame_rate: FrameRate | float | str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Subtitles:
    """Read text, or the bytes of a file; `findings` says what was dropped, repaired or guessed.

    `source` is a file's name: its suffix helps to find the format, and messages show it. `format`
    and `encoding` overrule what would be found. `frame_rate` is needed where stamps count frames.
    `language` is a BCP 47 tag. Raises `InputError` for bytes that are no text and
    `UnknownNameError` for a format; with `strict`, `StrictError` at the first finding that is more
    than information.

    >>> [cue.text for cue in parse("[00:01] Hello.\\n[00:04] Goodbye.")]
    ['Hello.', 'Goodbye.']
    """
    from subtools.formats.decode import decode
    from subtools.formats.format import ReadOptions

    if isinstance(text, str):
        # By the same door as bytes, so that line ends, marks and NUL are treated alike.
        text, encoding = text.encode(errors="surrogatepass"), "utf-8"
    try:
        text, findings = decode(text, encoding=encoding)
    except InputError as error:
        error.source = source
        raise
    if format is None:
        from subtools.formats.detect import detect

        suffix = os.path.splitext(source)[1].lower() if source else None
        record, guessed = detect(text, suffix or None)
        findings = (*findings, *guessed)
    else:
        from subtools.formats import FORMATS

        record = FORMATS[format]
    if record.read is None:
        msg = f"the format {record.name!r} is only written"
        raise InputError(msg, source=source)
    rate = None if frame_rate is None else _frame_rate(frame_rate)
    track = record.read(text, ReadOptions(rate, language))
    talk = Subtitles(
        track.cues,
        language=language or track.language,
        chapters=track.chapters,
        metadata=track.metadata,
        findings=(*findings, *track.findings),
        source=source,
        format=record.name,
    )
    if strict:
        for finding in talk.findings:
            if finding.severity != "info":
                raise StrictError(finding, source=source)
    return talk


def _profile(profile: str | Profile) -> Profile:
    from subtools.profiles import load_profile

    return load_profile(profile) if isinstance(profile, str) else profile


def _frame_rate(rate: FrameRate | float | str) -> FrameRate:
    from subtools.core.time import FrameRate

    return rate if isinstance(rate, FrameRate) else FrameRate(rate)


def _ms(time: Time) -> Ms:
    from subtools.core.time import parse_clock

    return parse_clock(time) if isinstance(time, str) else time
