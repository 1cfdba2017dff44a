"""Captions as the files that ffmpeg copies into a container: never the user's own file.

Each is written so that nothing in it is turned into something else on the way: SRT, WebVTT and ASS
are copied cue by cue, MP4 gets a track of our own.
"""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.value import Value, put
from subtools.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from subtools.core.cue import Cue
    from subtools.core.look import Look
    from subtools.core.time import Ms
    from subtools.core.track import Track

#: By the format of our own file: the codec that it is in a container.
CODECS = {"srt": "subrip", "vtt": "webvtt", "ass": "ass", "mov_text": "mov_text"}
#: How ffmpeg calls the formats of these files.
_READERS = {"srt": "srt", "vtt": "webvtt", "ass": "ass", "mov_text": "mov"}


class SoftTrack(Value):
    """Captions that are to become a track, and what players are told of them.

    `language` is a BCP 47 tag, None for the captions' own; `title` is what viewers see in a menu.
    A `default` track is shown unless a viewer chooses, a `forced` one even to viewers who want no
    captions, `sdh` says that it tells sounds, too. `format` is "ass" to keep SubStation's styles
    where a container can (it is the format that was read), else None.
    """

    __slots__ = ("captions", "default", "forced", "format", "language", "sdh", "title")
    captions: Track
    language: str | None
    title: str
    default: bool
    forced: bool
    sdh: bool
    format: str | None

    def __init__(  # noqa: PLR0913
        self,
        captions: Track,
        *,
        language: str | None = None,
        title: str = "",
        default: bool = False,
        forced: bool = False,
        sdh: bool = False,
        format: str | None = None,  # noqa: A002
    ) -> None:
        """Keep the parts."""
        put(self, "captions", captions)
        put(self, "language", language or captions.language)
        put(self, "title", title)
        put(self, "default", default)
        put(self, "forced", forced)
        put(self, "sdh", sdh)
        put(self, "format", format)


class Made(Value):
    """A file for ffmpeg: its name, its bytes, the name of its format; the track as it is in it."""

    __slots__ = ("captions", "data", "name", "reader")
    name: str
    data: bytes
    reader: str
    captions: Track

    def __init__(self, name: str, data: bytes, reader: str, captions: Track) -> None:
        """Keep the parts; the track's findings say what was lost."""
        put(self, "name", name)
        put(self, "data", data)
        put(self, "reader", reader)
        put(self, "captions", captions)


def make(  # noqa: PLR0913
    soft: SoftTrack,
    kind: str,
    *,
    number: int = 0,
    length: Ms | None = None,
    look: Look | str | None = None,
    legend: bool = False,
) -> Made:
    """Return the file for a track, as "srt", "vtt", "ass" or "mov_text"; `number` is in its name.

    `length` is the video's, in milliseconds. Raises `InputError` where no cue is left.
    """
    from subtools.formats.writing import write

    talk = _shown(soft.captions, length)
    if kind == "vtt" and talk.metadata:
        # ffmpeg 5.1 drops every cue of a file with a style, and no container keeps styles.
        styles = [name for name, _ in talk.metadata if name in {"vtt.style", "vtt.region"}]
        told = [Finding("K14", f"a track holds no {styles[0][4:]}s of WebVTT; left out")]
        talk = talk.replace(metadata=(), findings=(*talk.findings, *(told if styles else ())))
    if kind == "mov_text":
        _, low = write(talk, "srt", look=look, legend=legend)
        low = _samples(low)
        from subtools.media.mux.tx3g import file_of

        data = file_of(low.cues, forced=soft.forced)
    else:
        # Its header would say what the container says already.
        talk = talk.replace(language=None) if kind == "vtt" else talk
        text, low = write(talk, kind, look=look, legend=legend)
        data = text.encode()
    suffix = "mp4" if kind == "mov_text" else kind
    return Made(f"captions-{number}.{suffix}", data, _READERS[kind], low)


def with_languages(tracks: Iterable[SoftTrack]) -> tuple[list[SoftTrack], list[Finding]]:
    """Guess the languages that nobody said, from the words; findings (K) tell."""
    from subtools.language.guess import guess_language

    made: list[SoftTrack] = []
    findings: list[Finding] = []
    for number, track in enumerate(tracks, 1):
        if track.language is not None:
            made.append(track)
        elif guessed := guess_language(track.captions.text):
            told = f"captions {number}: the language was guessed: {guessed}"
            findings.append(Finding("K17", told, severity="info"))
            made.append(track.replace(language=guessed))
        else:
            findings.append(Finding("K17", f"captions {number}: the language is not known"))
            made.append(track)
    return made, findings


def _shown(talk: Track, length: Ms | None) -> Track:
    """Leave out what nobody could see: cues without time or text, and the second of two alike."""
    kept: list[Cue] = []
    seen: set[tuple[object, ...]] = set()
    unseen = doubled = 0
    for cue in talk:
        key = (cue.start, cue.end, cue.text, cue.marks)
        if not cue.duration or not cue.text.strip():
            unseen += 1
        elif key in seen:
            doubled += 1
        else:
            seen.add(key)
            kept.append(cue)
    if not kept:
        msg = "no cue can be seen: none has both a length and a text"
        raise InputError(msg)
    late = sum(1 for cue in kept if length and cue.start >= length)
    findings = [
        *_counted("K12", unseen, "without length or text; left out"),
        *_counted("K13", doubled, "twice, with the same times and text; one of each left out"),
    ]
    if late and length:
        from subtools.core.time import format_clock

        told = f"after the end of the video ({format_clock(length)}); kept"
        findings += _counted("K11", late, told)
    if not findings:
        return talk
    return talk.with_cues(kept, findings)


def _samples(talk: Track) -> Track:
    """Make a track what MP4 can hold: cues one after the other, without places, not endless."""
    from subtools.media.mux.tx3g import fits, states

    placed = sum(1 for cue in talk if cue.placement or cue.extras)
    short = [cue.replace(placement=None, extras=()) for cue in talk if fits(cue)]
    apart = all(before.end <= after.start for before, after in talk.pairs())
    joined = short if apart else states(short)
    made = [cue for cue in joined if fits(cue)]
    long = len(talk) - len(short) + len(joined) - len(made)
    overlaps = sum(1 for before, after in talk.pairs() if after.start < before.end)
    findings = [
        *_counted("K10", overlaps, "overlap; MP4 shows one at a time, so they share cues"),
        *_counted("K15", placed, "with a place of their own; MP4 shows them at the bottom"),
        *_counted("K16", long, "too long for MP4 (65,535 bytes); left out"),
    ]
    return talk.with_cues(made, findings)


def _counted(code: str, number: int, told: str) -> list[Finding]:
    if not number:
        return []
    return [Finding(code, f"{number} cue{'s' if number > 1 else ''} {told}")]


def kind_for(
    soft: SoftTrack, text: str, holds: Callable[[str, str], bool], *, look: bool, asked: str | None
) -> str:
    """Return as what a track goes into a container whose text subtitles are `text`.

    What was asked for, if the container can; SubStation where it was read or a look is to be
    shown, and can be held; else the container's usual one.
    """
    usual = next(kind for kind, codec in CODECS.items() if codec == text)
    if asked is not None:
        return asked
    wants_ass = soft.format == "ass" or look
    return "ass" if wants_ass and holds("subtitle", "ass") else usual


def kinds(holds: Callable[[str, str], bool]) -> Iterable[str]:
    """Return the formats of captions that a container can hold."""
    return [kind for kind, codec in CODECS.items() if holds("subtitle", codec)]
