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
