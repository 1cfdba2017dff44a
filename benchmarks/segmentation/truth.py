"""The truth: captions that people made, as words with times and the breaks between them.

A file belongs to the development part when the last hexadecimal digit of the SHA-1 of its name
("py4e/python-lists.srt") is even, else to the held-out part.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

HELD_OUT = "held-out"
DEVELOPMENT = "development"
PARTS = (DEVELOPMENT, HELD_OUT)

#: Scripts without spaces: a character and its marks are a word.
UNSPACED = frozenset(("ja", "zh", "th"))
_FILMS = ("ar", "en", "ja", "ru", "sv")
_MOREVNA = {
    "dan": "da", "deu": "de", "eng": "en", "fra": "fr", "ita": "it", "jpn": "ja", "kor": "ko",
    "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tha": "th", "zho": "zh",
}  # fmt: skip
#: Nobody speaks slower than this; a cue that stays longer lingers (characters a second).
_SLOWEST = 7

_CLOCK = r"(\d+):(\d\d):(\d\d)[.,](\d{3})"
_TIMES = re.compile(rf"{_CLOCK} +--> +{_CLOCK}")
_TAG = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_SOUND = re.compile(r"""\[[^\]]*\]|(?<!\S)\((?:[a-z]["a-z' ]+|["'][^()]+)\)(?!\w)|[♪♫]""")
_DASH = re.compile(r"^[ \t]*[-–—]+[ \t]*(?=\S)", re.MULTILINE)
_OPENING = "«“‘„‚(（「『《〈【[¿¡"
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[^ \t]+")
#: A word of Latin letters or a number, else a character; with the marks that join it.
_CHARACTER = re.compile(
    r"[A-Za-z0-9]+(?:[.'’-][A-Za-z0-9]+)*|[^ \t][\u0300-\u036f\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*"
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class Token(NamedTuple):
    """A word as written; `spaced` says that white space stands before it."""

    text: str
    spaced: bool


class Cue(NamedTuple):
    """A caption of the truth: times in milliseconds and the words of each line."""

    start: int
    end: int
    lines: list[list[Token]]


class Caption(NamedTuple):
    """A caption as a contestant writes it."""

    start: int
    end: int
    lines: list[str]


class House(NamedTuple):
    """Files of one kind in one language.

    `lined` says that the line breaks inside its cues mean something; `raw` that the words lose
    capitals and punctuation, as in automatic captions.
    """

    name: str
    folder: str
    pattern: str
    language: str
    lined: bool = False
    raw: bool = False


class Truth(NamedTuple):
    """A file: its cues, and of each word when its sound starts and ends."""

    name: str
    language: str
    cues: list[Cue]
    starts: list[int]
    ends: list[int]

    @property
    def words(self) -> list[Token]:
        """All words in order."""
        return [token for cue in self.cues for line in cue.lines for token in line]

    @property
    def captions(self) -> list[Caption]:
        """The cues as text."""
        return [Caption(cue.start, cue.end, list(map(join, cue.lines))) for cue in self.cues]


HOUSES = (
    House("lectures", "py4e", "*.srt", "en"),
    House("lectures-raw", "py4e", "*.srt", "en", raw=True),
    *[
        House(f"films-{code}", "elephants-dream", f"*.{code}.vtt", code, lined=True)
        for code in _FILMS
    ],
    House("wai-en", "wai/en", "*.vtt", "en"),
    House("wai-fr", "wai/fr", "*.vtt", "fr"),
    *[
        House(f"morevna-{code}", f"morevna/{folder}", "*.srt", code)
        for folder, code in _MOREVNA.items()
    ],
)


def corpus() -> Path:
    """Return the folder of the captions: `$SUBTOOLS_CORPUS/segmentation`."""
    near = Path(__file__).parents[2].parent / "shared" / "data"
    folder = Path(os.environ.get("SUBTOOLS_CORPUS") or near) / "segmentation"
    if not folder.is_dir():
        msg = f"no captions at {folder}: set SUBTOOLS_CORPUS to the folder that holds segmentation/"
        raise SystemExit(msg)
    return folder


def files(house: House, *, quick: bool = False) -> list[Path]:
    """Return the files of a house, every third of them when quick."""
    found = sorted((corpus() / house.folder).glob(house.pattern))
    return found[::3] if quick else found


def part_of(path: Path) -> str:
    """Tell which part a file belongs to."""
    name = path.relative_to(corpus()).as_posix()
    digest = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
    return PARTS[int(digest[-1], 16) % 2]


def load(path: Path, house: House) -> Truth:
    """Read a file as a house wants it."""
    return truth(path.read_text("utf-8-sig"), house, name=path.name)


def truth(text: str, house: House, *, name: str = "") -> Truth:
    """Take the words, breaks and times from the text of an SRT or WebVTT file."""
    cues: list[Cue] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r", "")):
        times = _TIMES.search(block)
        if times is None:
            continue
        spoken = _DASH.sub("", _SOUND.sub(" ", html.unescape(_TAG.sub("", block[times.end() :]))))
        lines = [tokens(line, house.language) for line in spoken.split("\n")]
        if any(lines):
            h, m, s, ms, h2, m2, s2, ms2 = map(int, times.groups())
            start, end = (
                ((h * 60 + m) * 60 + s) * 1000 + ms,
                ((h2 * 60 + m2) * 60 + s2) * 1000 + ms2,
            )
            cues.append(Cue(start, end, [line for line in lines if line]))
    cues.sort(key=lambda cue: cue.start)
    starts: list[int] = []
    ends: list[int] = []
    for index, cue in enumerate(cues):
        limit = cues[index + 1].start if index + 1 < len(cues) else cue.end
        _date(cue, max(cue.start, min(cue.end, limit)), starts, ends)
    if house.raw:
        cues = [Cue(cue.start, cue.end, [_raw(line) for line in cue.lines]) for cue in cues]
    return Truth(name, house.language, cues, starts, ends)


def tokens(line: str, language: str) -> list[Token]:
    """Cut a line into words; punctuation that stands alone stays with a neighbour.

    >>> [token.text for token in tokens("« Oui », dit-il !", "fr")]
    ['« Oui »,', 'dit-il !']
    """
    found: list[Token] = []
    held: Token | None = None
    unspaced = language in UNSPACED
    for match in (_CHARACTER if unspaced else _WORD).finditer(line):
        before = line[match.start() - 1] if match.start() else ""
        # A line that opens with Latin letters would stick to those that end the one before.
        spaced = not unspaced or before in {" ", "\t"} or (not before and match[0].isascii())
        token = Token(match.group(), spaced)
        if held is not None:
            token = _glue(held, token)
            held = None
        if _LETTER.search(token.text):
            found.append(token)
        elif not found or token.text[0] in _OPENING:
            held = token
        else:
            found[-1] = _glue(found[-1], token)
    if held is not None and found:
        found[-1] = _glue(found[-1], held)
    return found


def join(words: Sequence[Token]) -> str:
    """Write words as one line."""
    return "".join([" " * token.spaced + token.text for token in words]).strip()


def _glue(left: Token, right: Token) -> Token:
    return Token(left.text + " " * right.spaced + right.text, left.spaced)


def _date(cue: Cue, end: int, starts: list[int], ends: list[int]) -> None:
    """Let the words of a cue fill its time by their characters."""
    lengths = [len(token.text) + 1 for line in cue.lines for token in line]
    total = sum(lengths)
    span = min(end - cue.start, total * 1000 // _SLOWEST)
    at = 0
    for length in lengths:
        starts.append(cue.start + span * at // total)
        at += length
        ends.append(cue.start + span * at // total)


def _raw(line: list[Token]) -> list[Token]:
    return [Token(_EDGES.sub("", token.text).lower(), token.spaced) for token in line]
