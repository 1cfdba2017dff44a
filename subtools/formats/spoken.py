"""What a source tells of speech: words and turns with raw times, and how words become text.

The readers of JSON, XML and of the line formats fill these; `spoken_cues` makes cues of them.
Nothing here is checked yet: a time is whatever the source wrote.
"""

from __future__ import annotations

from subtools.core.time import HOUR, SECOND, Ms, parse_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from subtools.core.text import Mark

    #: A value as `json.loads` gives it.
    Json = Any

#: No recording is longer; a later time is a broken number.
LATEST = 10_000 * HOUR
#: A pause between two words that ends a cue.
PAUSE = 700
#: A cue made of words is never longer; `fit` cuts it further.
LONGEST = 15 * SECOND

#: Names of languages as Whisper's service writes them, for those people meet most.
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr",
    "german": "de", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko",
    "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr",
    "ukrainian": "uk",
}  # fmt: skip

_ENDERS = ".?!…。？！؟।｡"
_CLOSERS = "\"'”’»)]}」』）"


class Said:
    """A word as the source tells it. `attached`: no space before it (punctuation)."""

    __slots__ = ("attached", "confidence", "end", "speaker", "start", "text")

    def __init__(  # noqa: PLR0913
        self,
        text: str,
        start: Json = None,
        end: Json = None,
        confidence: Json = None,
        *,
        speaker: str | None = None,
        attached: bool = False,
    ) -> None:
        """Keep the parts; `start` and `end` are raw until `dated`."""
        self.text = text
        self.start = start
        self.end = end
        self.confidence = confidence
        self.speaker = speaker
        self.attached = attached


class Turn:
    """A piece of speech as the source tells it: a segment, an utterance, a line.

    A turn without `text` is words only, and is grouped into cues. `length` stands for `end`
    where the source tells durations; `place` finds the turn again in the source, for findings.
    `marks` lie on a text that is `tidy` already.
    """

    __slots__ = ("end", "length", "marks", "place", "speaker", "start", "text", "words")

    def __init__(  # noqa: PLR0913
        self,
        text: str | None,
        start: Json = None,
        end: Json = None,
        *,
        length: Json = None,
        speaker: str | None = None,
        words: Iterable[Said] = (),
        marks: Iterable[Mark] = (),
        place: object = None,
    ) -> None:
        """Keep the parts."""
        self.text = text
        self.start = start
        self.end = end
        self.length = length
        self.speaker = speaker
        self.words = list(words)
        self.marks = marks
        self.place = place


class Speech:
    """All that one source tells. `unit` is how many milliseconds its numbers count."""

    __slots__ = ("language", "turns", "unit")

    def __init__(self, turns: Iterable[Turn], *, unit: int = SECOND, language: Json = None) -> None:
        """Keep the parts."""
        self.turns = turns
        self.unit = unit
        self.language = language


def milliseconds(value: Json, unit: int) -> Ms | None:
    """Read a time as machines write it; None when there is none.

    Numbers, numbers in strings, `1.200s`, clocks, and `{"seconds": "1", "nanos": 200000000}`.
    A negative time stays negative. Raises `ValueError` for what is no time.

    >>> milliseconds("1.2", 1000), milliseconds("0.5s", 1), milliseconds("00:00:02,5", 1)
    (1200, 500, 2500)
    """
    if value is None:
        return None
    if isinstance(value, dict):
        whole, part = value.get("seconds", 0), value.get("nanos", 0)
        if isinstance(whole, dict) or isinstance(part, dict):
            value = "a table"  # refused below
        else:
            nanos = milliseconds(part, 1) or 0
            return (milliseconds(whole, SECOND) or 0) + nanos // 1_000_000
    if isinstance(value, str):
        body = value.strip()
        if not body:
            return None
        if ":" in body:
            return parse_clock(body)
        if body[-1] == "s":
            body, unit = body[:-1], SECOND
        value = float(body)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        msg = f"not a time: {value!r}"
        raise ValueError(msg)  # noqa: TRY004 - wrong data, not a wrong call
    if not -LATEST <= value * unit <= LATEST:  # false for NaN too
        msg = f"not a time: {value!r}"
        raise ValueError(msg)
    return round(value * unit)


def unspaced(char: str) -> bool:
    """Tell whether a character is of a script written without spaces (Han, kana, Thai, ...)."""
    return "\u3000" <= char <= "\u9fff" or "\u0e00" <= char <= "\u0eff" or char >= "\uf900"


def tidy(text: str) -> str:
    """Put white space in order: one space between words, no empty line, none at the edges."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # as nearly all is
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    kept = [" ".join([part for part in line.split(" ") if part]) for line in lines]
    return "\n".join([line for line in kept if line.strip()])


def set_out(words: list[Said]) -> str:
    """Make text of words: spaces where the source has them, else where writing wants them.

    >>> set_out([Said("Hi"), Said(",", attached=True), Said("you")])
    'Hi, you'
    """
    if any(w.text[:1].isspace() or w.text[-1:].isspace() for w in words):
        return tidy("".join([w.text for w in words]))
    pieces: list[str] = []
    last = " "
    for w in words:
        if not w.text:
            continue
        if pieces and not w.attached and not (unspaced(last) and unspaced(w.text[0])):
            pieces.append(" ")
        pieces.append(w.text)
        last = w.text[-1]
    return tidy("".join(pieces))


def grouped(words: Iterable[Said]) -> Iterator[list[Said]]:
    """Cut dated words into cues: at a sentence's end, a pause, a new speaker, 15 seconds.

    Words must carry times in ms; one without times stays with the word before it.
    """
    group: list[Said] = []
    first: Ms | None = None
    last: Ms | None = None
    for w in words:
        fresh = (
            group
            and not w.attached
            and (
                (w.speaker is not None and group[-1].speaker not in (None, w.speaker))
                or (w.start is not None and last is not None and w.start - last > PAUSE)
                or (w.end is not None and first is not None and w.end - first > LONGEST)
                or _ends_sentence(group[-1].text, w.text)
            )
        )
        if fresh:
            yield group
            group, first, last = [], None, None
        group.append(w)
        if w.start is not None:
            first = w.start if first is None else first
            last = max(last or 0, w.start if w.end is None else w.end)
    if group:
        yield group


def _ends_sentence(word: str, following: str) -> bool:
    bare = word.strip().rstrip(_CLOSERS)
    if bare[-1:] != ".":
        return bare[-1:] in _ENDERS if bare else False
    # "U.S.", an initial, or a point before a small letter end nothing; `fit` knows more.
    stem = bare[:-1]
    return len(stem) > 1 and "." not in stem.rstrip(".") and not following.strip()[:1].islower()


def punctuated(text: str, words: list[Said]) -> None:
    """Give bare words ("yeah") the look they have in the transcript beside them ("Yeah,").

    Done only where the transcript has the same words, one for one.
    """
    tokens = text.split()
    spoken = [w for w in words if w.text.strip()]
    if len(tokens) != len(spoken):
        return
    pairs = list(zip(tokens, spoken, strict=True))
    if all(w.text.strip().casefold() in token.casefold() for token, w in pairs):
        for token, w in pairs:
            w.text = token


def language_tag(told: Json) -> str | None:
    """Turn a recogniser's language into a BCP 47 tag, or None.

    >>> language_tag("en_us"), language_tag("english"), language_tag("auto")
    ('en-US', 'en', None)
    """
    if not isinstance(told, str):
        return None
    name = told.strip().lower()
    if name in _LANGUAGES:
        return _LANGUAGES[name]
    first, *rest = name.replace("_", "-").split("-")
    if not (2 <= len(first) <= 3 and all(p.isascii() and p.isalnum() for p in (first, *rest))):  # noqa: PLR2004
        return None
    return "-".join([first, *[p.upper() if len(p) == 2 else p.capitalize() for p in rest]])  # noqa: PLR2004
