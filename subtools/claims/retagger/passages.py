"""Text without marks, cut into passages of some hundred tokens that are tagged on their own."""

from __future__ import annotations

from bisect import bisect_left

from subtools.claims.rules.paragraphs import Paragraphs
from subtools.claims.rules.tagger import Tagger
from subtools.language.clauses import clause_scores
from subtools.language.words import spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.report import Report
    from subtools.claims.rules.sentence import Sentence

#: A passage has at most so many words, and is cut at its best gap after so many.
_MOST, _LEAST = 300, 200
#: From this step on of a sentence's end the rules see one; and at this one a passage may be cut.
_ENDS = 7
#: A longer word is known by its beginning.
_LONG_WORD = 30
#: Nothing is said by whom in fewer words.
FEWEST = 3
LABELS = "OSRC"
OTHER, SOURCE, REPORTING, CONTENT = range(4)


class Passage:
    """Tokens in small letters with their codes (see `rules.sentence`) and what is known of them.

    `starts` and `ends` are places in the whole text. `gaps` has the steps of both scores (any mark,
    a sentence's end) of the gap before each token, and of that after the last one; `tags` the
    label (a letter of `LABELS`) that the rules give a token.
    """

    __slots__ = ("codes", "ends", "gaps", "lows", "starts", "tags")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.codes: list[str] = []
        self.gaps: list[tuple[int, int]] = []
        self.tags: list[str] = []

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.lows)


class Passages:
    """Cuts text of a language into passages."""

    def __init__(self, known: Lexicon) -> None:
        self._language = known.language
        self._tagger = Tagger(known)
        self._rules = Paragraphs(known)

    def of(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Passage]:
        """Yield the passages of a text, or of a part of it; none runs over a line feed."""
        end = len(text) if end is None else end
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            yield from self._paragraph(text, start, stop)
            start = stop + 1

    def _paragraph(self, text: str, start: int, end: int) -> Iterator[Passage]:
        while start < end:
            # A bounded look: what is cut off is looked at again.
            stop = min(end, start + _MOST * _LONG_WORD)
            part = _small(text[start:stop])
            words = spans(part)[:_MOST]
            if len(words) < FEWEST and stop == end:
                return
            scores = clause_scores([part[a:b][:_LONG_WORD] for a, b in words], self._language)
            if start + (words[-1][1] if words else len(part)) < end:
                cut = _best_cut(scores)
                words, scores = words[: cut + 1], scores[: cut + 1]
            size = words[-1][1] if words else len(part)
            if len(words) >= FEWEST:
                yield self._passage(part[:size], start, words, scores)
            start += size

    def _passage(
        self,
        part: str,
        offset: int,
        words: list[tuple[int, int]],
        scores: list[tuple[int, int]],
    ) -> Passage:
        characters = list(part)
        for (_, stop), (_, ends) in zip(words[:-1], scores, strict=False):
            if ends >= _ENDS:
                characters[stop] = "\n"
        sentences = list(self._tagger.sentences("".join(characters)))
        passage = Passage()
        for s in sentences:
            passage.starts += s.starts
            passage.ends += s.ends
            passage.lows += s.lows
            passage.codes += s.codes
        passage.gaps = _gaps(passage, words, scores)
        passage.tags = self._tags(passage, sentences)
        passage.starts = [at + offset for at in passage.starts]
        passage.ends = [at + offset for at in passage.ends]
        return passage

    def _tags(self, passage: Passage, sentences: list[Sentence]) -> list[str]:
        tags = ["O"] * len(passage)
        found: list[Report] = list(self._rules.reports(iter(sentences)))
        for role, label in (("content", "C"), ("source", "S"), ("reporting", "R")):
            for report in found:
                for start, end in getattr(report, role):
                    first, last = (
                        bisect_left(passage.starts, start),
                        bisect_left(passage.starts, end),
                    )
                    tags[first:last] = label * (last - first)
        return tags


def _small(text: str) -> str:
    """Return a text in small letters, each character at its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join([small if len(small := c.lower()) == 1 else c for c in text])


def _best_cut(scores: list[tuple[int, int]]) -> int:
    """Return the word after which a passage is best cut, the last of the best."""
    rest = scores[_LEAST:]
    if not rest:
        return len(scores) - 1
    best = max([ends for _, ends in rest])
    return _LEAST + max([at for at, (_, ends) in enumerate(rest) if ends == best])


def _gaps(
    passage: Passage, words: list[tuple[int, int]], scores: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the scores before each token: nothing ends inside a word."""
    by_end = {end: score for (_, end), score in zip(words, scores, strict=True)}
    gaps = [by_end.get(end, (0, 0)) for end in passage.ends]
    return [(13, 9), *gaps[:-1], (13, 9)]
