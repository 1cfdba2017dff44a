"""What people marked: PolNeAR's articles and our own sentences, as written, spoken, and raw."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    Spans = tuple[tuple[int, int], ...]

ROOT = Path(__file__).parent.parent.parent
#: The data may not be kept in the repository: `SUBTOOLS_CORPUS` tells where it is.
FOLDER = Path(os.environ.get("SUBTOOLS_CORPUS") or ROOT.parent / "shared" / "data") / "claims"
PARTS = ("dev", "train")


class Gold(NamedTuple):
    """An attribution as a person marked it."""

    source: Spans
    reporting: Spans
    content: Spans


class Document(NamedTuple):
    """A text and what is marked in it; `others` has the same text marked by other people.

    `stance` and `checkworthy` are given in our own sentences only.
    """

    name: str
    text: str
    gold: tuple[Gold, ...]
    others: tuple[tuple[Gold, ...], ...] = ()
    stance: str = ""
    checkworthy: bool = False


def load(part: str, *, limit: int | None = None) -> list[Document]:
    """Return the articles of "dev" or "train", or the first of them."""
    with gzip.open(FOLDER / f"polnear_{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_document(line) for at, line in enumerate(lines) if limit is None or at < limit]


def challenge() -> list[Document]:
    """Return our own sentences in the voice of a war report."""
    with (FOLDER / "challenge_dev.jsonl").open(encoding="utf-8") as lines:
        return [_document(line) for line in lines]


def _document(line: str) -> Document:
    read = json.loads(line)
    others = tuple([_golds(version) for version in read.get("alt", ())])
    return Document(
        read["id"], read["text"], _golds(read["attributions"]), others,
        read.get("stance", ""), bool(read.get("checkworthy")),
    )  # fmt: skip


def _golds(read: Iterable[dict[str, list[list[int]]]]) -> tuple[Gold, ...]:
    return tuple(
        [
            Gold(*[tuple([(s, e) for s, e in each[role]]) for role in ("source", "cue", "content")])
            for each in read
        ]
    )


# The spoken form ----------------------------------------------------------------------------------

#: What a transcript has not: quotation marks (not the apostrophe), and more white space than one.
_UNSPOKEN = re.compile(r"(?:[“”\"]|''|\s)+")


def spoken(document: Document) -> Document:
    """Return a document without quotation marks and paragraphs, its spans moved along.

    >>> told = Document("a", "He: “No.”\\nShe", (Gold(((0, 2),), ((2, 3),), ((4, 9),)),))
    >>> spoken(told)[1:3]
    ('He: No. She', (Gold(source=((0, 2),), reporting=((2, 3),), content=((4, 7),)),))
    """
    return _changed(document, *_without_marks(document.text))


def _changed(document: Document, text: str, places: list[int]) -> Document:
    """Return a document with another text; `places` gives the new place of every old one."""

    def moved(golds: tuple[Gold, ...]) -> tuple[Gold, ...]:
        return tuple([Gold(*[_moved(spans, places, text) for spans in gold]) for gold in golds])

    others = tuple([moved(version) for version in document.others])
    return document._replace(text=text, gold=moved(document.gold), others=others)


def _without_marks(text: str) -> tuple[str, list[int]]:
    """Return the text, and the new place of every old one."""
    parts: list[str] = []
    places: list[int] = []
    length = at = 0
    for found in _UNSPOKEN.finditer(text):
        start, end = found.span()
        places += range(length, length + start - at)
        parts.append(text[at:start])
        length += start - at
        space = " " if any([char.isspace() for char in found[0]]) and length else ""
        places += [length] * (end - start)
        parts.append(space)
        length += len(space)
        at = end
    places += range(length, length + len(text) - at + 1)
    parts.append(text[at:])
    return "".join(parts), places


def _moved(spans: Spans, places: list[int], text: str) -> Spans:
    moved = []
    for old_start, old_end in spans:
        start, end = places[old_start], places[old_end]
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1
        if start < end:
            moved.append((start, end))
    return tuple(moved)


# The raw form -------------------------------------------------------------------------------------

#: What raw automatic captions have not: marks, but those inside a word and a few that are spoken.
_UNHEARD = re.compile(r"[^\w'’%$&@#-]|(?<!\w)['’-]+|['’-]+(?!\w)")
_WORD = re.compile(r"\S+")


def raw_word(word: str) -> str:
    """Return a word as raw automatic captions have it, "" for one that is but marks.

    >>> [raw_word(word) for word in ("Well,", "it’s", "“3.5%”", "--")]
    ['well', 'it’s', '35%', '']
    """
    return "".join([_small(char) for char in _UNHEARD.sub("", word)])


def raw(document: Document) -> Document:
    """Return a document in small letters, without marks and paragraphs, its spans moved along.

    >>> told = Document("a", "He: “No.”\\nShe", (Gold(((0, 2),), ((2, 3),), ((4, 9),)),))
    >>> raw(told)[1:3]
    ('he no she', (Gold(source=((0, 2),), reporting=(), content=((3, 5),)),))
    """
    parts: list[str] = []
    places: list[int] = []
    length = at = 0
    for found in _WORD.finditer(document.text):
        start, end = found.span()
        word = found[0]
        unheard = {k for gone in _UNHEARD.finditer(word) for k in range(*gone.span())}
        places += [length] * (start - at)
        if parts and len(unheard) < len(word):
            parts.append(" ")
            length += 1
        for k, char in enumerate(word):
            places.append(length)
            if k not in unheard:
                parts.append(_small(char))
                length += 1
        at = end
    places += [length] * (len(document.text) + 1 - at)
    return _changed(document, "".join(parts), places)


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
