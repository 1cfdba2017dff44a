"""What is said over several sentences, and quotations made whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.claims.dependency.candidate import Candidate
    from subtools.claims.dependency.tree import Tree
    from subtools.claims.lexicon import Lexicon

    Range = tuple[int, int]

#: Reports of speech, which may go on in the next sentence.
_SPEECH = frozenset(("clause", "aside", "colon", "sourced"))
#: A sentence is a quotation when this much of it is.
_MOST = 0.8
_QUOTE = pattern(r"[“”\"\n]|''|``")
#: What a straight mark follows that opens.
_OPENS_AFTER = frozenset(("", "(", "[", "—", "–", "-"))


def quotations(tree: Tree) -> list[Range]:
    """Return the first token of each quotation and the one after its last, marks included.

    A quotation ends with its paragraph at the latest; of straight marks, one before a word opens.
    """
    found: list[Range] = []
    begun: int | None = None
    for mark in _QUOTE.finditer(tree.text):
        start, end = mark.span()
        before = tree.text[start - 1 : start].strip()
        if begun is None:
            straight = mark[0] in {'"', "''"} and before in _OPENS_AFTER
            begun = start if straight or mark[0] in {"“", "``"} else None
        elif mark[0] not in {"“", "``"}:
            found.append((bisect_left(tree.starts, begun), bisect_left(tree.starts, end)))
            begun = None
    if begun is not None:
        found.append((bisect_left(tree.starts, begun), len(tree.starts)))
    return [(first, after) for first, after in found if first < after]


def whole(
    tree: Tree, known: Lexicon, chosen: Sequence[Candidate], quoted: Sequence[Range]
) -> list[Candidate]:
    """Return candidates, their contents with all of a quotation, and the sentences that go on.

    Text with quotation marks goes on where the quotation does. Text without goes on in sentences
    that say "I", "we" or "you", or that speak in the present after "..., he said". Reports within
    sentences that belong to another's speech are left out.
    """
    _complete(chosen, quoted)
    sentences = _Sentences(tree, known, chosen, quoted)
    inner: set[int] = set()
    owners: dict[Candidate, None] = {}
    for (begin, end), owner in sentences.going_on():
        tokens = range(begin, end)
        owner.content |= set(tokens) - owner.reporting - owner.source
        inner.update(tokens)
        owners[owner] = None
    _complete(list(owners), quoted)
    return [each for each in chosen if each.cue not in inner or each in owners]


def _complete(chosen: Sequence[Candidate], quoted: Sequence[Range]) -> None:
    """Take all of a quotation, where a content has half of it and the reporting word is outside."""
    starts = [begin for begin, _ in quoted]
    for each in chosen:
        if each.rule not in _SPEECH and each.rule != "object":
            continue
        first, last = min(each.content), max(each.content)
        for begin, end in quoted[
            max(0, bisect_right(starts, first) - 1) : bisect_right(starts, last)
        ]:
            tokens = range(begin, end)
            if each.cue not in tokens and 2 * len(each.content.intersection(tokens)) >= len(tokens):
                each.content |= set(tokens) - each.source - each.reporting


class _Sentences:
    """The sentences of a text, with what tells whether one goes on with another's speech."""

    def __init__(
        self, tree: Tree, known: Lexicon, chosen: Sequence[Candidate], quoted: Sequence[Range]
    ) -> None:
        self._tree = tree
        self._marked = bool(quoted)
        self._bounds = list(zip(tree.sentences, [*tree.sentences[1:], len(tree.lows)], strict=True))
        self._cued: list[Candidate | None] = [None] * len(self._bounds)
        self._persons = known.words("speaking_persons")
        inside = {token for begin, end in quoted for token in range(begin, end)}
        self._quoted = [
            sum([token in inside for token in range(*each)]) >= _MOST * (each[1] - each[0])
            for each in self._bounds
        ]
        self._personal = [
            any([tree.lows[token] in self._persons for token in range(*each)])
            for each in self._bounds
        ]
        self._present = [
            not any([tree.heads[t] == t and tree.tags[t] == "VBD" for t in range(*each)])
            for each in self._bounds
        ]
        self._spoken = [self._like_speech(begin, end, known) for begin, end in self._bounds]
        for each in chosen:
            self._cue(each)

    def _like_speech(self, begin: int, end: int, known: Lexicon) -> bool:
        """Tell whether a sentence is short of letters ("it's") or points back ("that", "and")."""
        tree = self._tree
        if tree.lows[begin] in known.words("pointing_back"):
            return True
        short = known.words("shortened")
        return any([tree.lows[t] in short and tree.tags[t] != "POS" for t in range(begin, end)])

    def _cue(self, each: Candidate) -> None:
        """Note the report of a sentence, the longest; one of "I" or "you" is none."""
        if each.rule not in _SPEECH or not each.source:
            return
        if any([self._tree.lows[token] in self._persons for token in each.source]):
            return
        at = bisect_right(self._tree.sentences, each.cue) - 1
        other = self._cued[at]
        if other is None or len(other.content) < len(each.content):
            self._cued[at] = each

    def going_on(self) -> list[tuple[Range, Candidate]]:
        """Return the sentences that belong to a report of another one."""
        owners: dict[int, Candidate] = {}
        going: Candidate | None = None
        for at in range(len(self._bounds)):
            cued = self._cued[at]
            if cued is not None:
                self._look_back(at, cued, owners)
                going = cued if self._marked or cued.rule != "sourced" else None
            elif going is not None and self._goes_on(at, after=going.cue > min(going.content)):
                owners[at] = going
            else:
                going = None
        return [(self._bounds[at], owner) for at, owner in owners.items()]

    def _goes_on(self, at: int, *, after: bool) -> bool:
        """Tell whether a sentence goes on; `after`: the reporting words stood after their claim."""
        if self._marked:
            return self._quoted[at]
        if self._personal[at]:
            return after or self._present[at]
        if not after or not self._present[at]:
            return False
        follows = at + 1
        return self._spoken[at] or (
            follows < len(self._bounds)
            and self._cued[follows] is None
            and self._personal[follows]
            and self._present[follows]
        )

    def _look_back(self, at: int, owner: Candidate, owners: dict[int, Candidate]) -> None:
        """Take the sentences before "..., he said" that are speech."""
        if self._bounds[at][0] not in owner.content:
            return
        while at and not (self._marked and self._begins_paragraph(at)):
            at -= 1
            speech = self._quoted[at] if self._marked else self._personal[at] and self._present[at]
            if self._cued[at] is not None or at in owners or not speech:
                return
            owners[at] = owner

    def _begins_paragraph(self, at: int) -> bool:
        first = self._bounds[at][0]
        return (
            not first
            or "\n" in self._tree.text[self._tree.ends[first - 1] : self._tree.starts[first]]
        )
