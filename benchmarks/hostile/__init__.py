"""Text made to hurt a reader, and text of the same size that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _times(part: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        return (part * (size // len(part) + 1))[:size]

    return made


def transcript(size: int) -> str:
    """Return a benign transcript: a stamped line every five seconds."""
    words = "the ferry leaves again from the old harbour wall"
    lines = [f"{n // 12}:{n % 12 * 5:02} {words} at noon.\n" for n in range(size // 60)]
    return "".join(lines)


def _cues(point: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        blocks = []
        for n in range(size // 95):
            minutes, second = divmod(n * 2, 60)
            clock = f"{minutes // 60:02}:{minutes % 60:02}:{second:02}{point}"
            blocks.append(f"{clock}000 --> {clock}900\nThe ferry leaves again\nfrom the wall.\n\n")
        if point == ",":
            return "".join(f"{n}\n{block}" for n, block in enumerate(blocks, 1))
        return "WEBVTT\n\n" + "".join(blocks)

    return made


#: Benign text, by the format that reads it.
BENIGN: dict[str, Callable[[int], str]] = {
    "transcript": transcript,
    "srt": _cues(","),
    "vtt": _cues("."),
}

#: Hostile text: name to a function from a size in characters.
INPUTS: dict[str, Callable[[int], str]] = {
    "one letter": _times("a"),
    "one space": _times(" "),
    "one digit": _times("0"),
    "newlines": _times("\n"),
    "colons": _times(":"),
    "digits and colons": _times("12:34:5"),
    "stamps, one line": _times("1:23 "),
    "words, one line": _times("a word "),
    "<": _times("<"),
    "<b>": _times("<b>"),
    "&": _times("&"),
    "[": _times("["),
    "(0:": _times("(0:"),
    "**": _times("**"),
    "[1:23](": _times("[1:23]("),
    "{": _times("{\\an"),
    "arrows": _times("-->"),
    "arrow lines": _times("-->\n"),
    "stamp lines": _times("0:01\n"),
    "minutes and seconds": _times("0:011 minute, "),
    "zero timings": _times("00:00:00,000 --> 00:00:00,000\n"),
    "blank lines": _times(" \n\t\n"),
    "speakers": _times("A: "),
    "NUL": _times("\0"),
    "combining": _times("\u0301"),
}


def _one_line(part: str) -> Callable[[int], str]:
    """Make one stamped line of a part again and again, and a last line: sizes are in bytes."""

    def made(size: int) -> str:
        return f"0:00 {part * (size // len(part.encode()))}\n0:30 at the end\n"

    return made


def _stamped(line: str, every: int) -> Callable[[int], str]:
    """Make lines with a stamp each, so many seconds after the one before."""

    def made(size: int) -> str:
        times = [divmod(n * every, 60) for n in range(size // (len(line) + 6))]
        return "".join([f"{m // 60}:{m % 60:02}:{s:02} {line}\n" for m, s in times])

    return made


#: Text that `fit` gets to cut: name to a function from a size in bytes. Without marks all of it
#: takes the longer way (`subtools.fitting.posterior`).
FITTED: dict[str, Callable[[int], str]] = {
    "a word": _one_line("word "),
    "a function word": _one_line("the "),
    "a letter": _one_line("a "),
    "initials": _one_line("A. "),
    "commas": _one_line("a, "),
    "full stops": _one_line(". "),
    "dashes": _one_line("- "),
    "brackets": _one_line("([{ "),
    "marks": _one_line("?!,;:-()\"' "),
    "turns": _one_line("Yes. - No. "),
    "one long word": _one_line("a"),
    "one long mark": _one_line("."),
    "combining marks": _one_line("e\u0301"),
    "Chinese": _one_line("我们今天在这里说的话都是为了大家的时间"),
    "Japanese": _one_line("今日はみなさんと一緒に時間の話をしたいと思います"),
    "Thai": _one_line("วันนี้เราจะพูดเรื่องเวลากับทุกคนที่มาที่นี่"),
    "sounds, one line": _one_line("[Music] "),
    "sounds": _stamped("[Music]", 1),
    "a word a stamp": _stamped("word", 1),
    "equal stamps": _stamped("word", 0),
    "sentences, equal stamps": _stamped("It is what it is.", 0),
}
