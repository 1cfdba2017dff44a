"""The words of a claim as reasons see them: as written, in small letters, and in which lists."""

from __future__ import annotations

import re

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.checkability.lists import Lists

#: In this order: U.S., signs, F-16, figures (1,000; 2.5; 9/11; 10:30), words, what begins anew.
_TOKEN = pattern(
    r"(?:[^\W\d_]\.){2,}|[$€£¥₽₴%‰]|[^\W\d_]+-?\d+[^\W_]*|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]*)?|[.?!:…\"“«—]+|[,;()–]"
)
_ELISION = pattern(r"^(\w{1,2}|aujourd)['’](?=\w)", re.IGNORECASE)
_STARTS = frozenset('.?!:…"“«—')
_COMMAS = frozenset(",;()–")
#: A text with so large a share of capitals tells nothing by them: a title, a shout.
_TITLE_SHARE, _TITLE_LEAST = 0.7, 5
#: Titles no longer than this are abbreviations.
_SHORT = 4


class Words:
    """A text's words: `raw` as written, `low` in small letters, `kinds` the lists each is in.

    `starts` tells which begin a sentence, `parted` are the numbers of words that a mark stands
    before. `cased` is False where capitals tell nothing. `phrases` are those of the lists, by
    start, end and name, `inside` the numbers of words in one. `used` are the numbers of words that
    a reason has taken, so that the year of a date is no number, too.
    """

    __slots__ = (
        "_ends", "_names", "cased", "inside", "kinds", "lists", "low", "parted", "phrases", "raw",
        "starts", "used",
    )  # fmt: skip

    def __init__(self, text: str, lists: Lists) -> None:
        """Read a text."""
        self.lists = lists
        self.raw: list[str] = []
        self.starts: list[bool] = []
        self.parted: set[int] = set()
        start = True
        for token in _TOKEN.finditer(text):
            word = token[0]
            if word in _COMMAS:
                self.parted.add(len(self.raw))
                continue
            if word[0] in _STARTS:
                self.parted.add(len(self.raw))
                start = word != "." or not self._abbreviated()
                continue
            for part in _parts(word, lists):
                self.raw.append(part)
                self.starts.append(start)
                start = False
        self.low = [word.lower().replace("’", "'").rstrip(".") for word in self.raw]
        self.kinds = [lists.kinds(word) for word in self.low]
        self.phrases = list(lists.spans(self.low))
        self.inside = {at for start, end, _ in self.phrases for at in range(start, end)}
        self._ends = {(start, name): end for start, end, name in self.phrases}
        self._names = {name for _, _, name in self.phrases}
        self.used: set[int] = set()
        capitals = sum([word[0].isupper() for word in self.raw])
        title = len(self.raw) >= _TITLE_LEAST and capitals > _TITLE_SHARE * len(self.raw)
        self.cased = not title and not (len(self.raw) > 1 and text.isupper())

    def _abbreviated(self) -> bool:
        """Tell whether a full stop belongs to the word before: "Mr.", "J."."""
        last = self.raw[-1] if self.raw else ""
        return len(last) == 1 or (
            len(last) <= _SHORT and "titles" in self.lists.kinds(last.lower())
        )

    def is_in(self, at: int, *names: str) -> bool:
        """Tell whether the word at a place, if there is one, is in one of the lists.

        >>> from subtools.claims.checkability.lists import lists_of
        >>> words = Words("In May, 20 people died", lists_of("en"))
        >>> words.is_in(1, "months_unsure"), words.is_in(9, "months")
        (True, False)
        """
        if not 0 <= at < len(self.kinds):
            return False
        kinds = self.kinds[at]
        return bool(kinds) and any([name in kinds for name in names])

    def has(self, name: str) -> bool:
        """Tell whether any word or phrase is in a list."""
        return name in self._names or any([name in kinds for kinds in self.kinds])

    def has_phrase(self, name: str) -> bool:
        """Tell whether any phrase is in a list."""
        return name in self._names

    def phrase_from(self, at: int, name: str) -> int:
        """Return where a phrase of a list that starts at a place ends, or 0."""
        return self._ends.get((at, name), 0)

    def phrase_before(self, at: int, name: str) -> bool:
        """Tell whether a phrase of a list ends where a word starts."""
        return any([self._ends.get((start, name)) == at for start in range(max(0, at - 4), at)])

    def capital(self, at: int) -> bool:
        """Tell whether a word has a capital that the start of a sentence doesn't explain."""
        if not 0 <= at < len(self.raw):
            return False
        return self.cased and not self.starts[at] and self.raw[at][0].isupper()


def _parts(word: str, lists: Lists) -> list[str]:
    if "elision" in lists.flags and (found := _ELISION.match(word)):
        return [word[: found.end()], word[found.end() :]]
    return [word]
