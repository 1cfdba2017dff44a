"""Dependency rules: from a parsed text to who says what, a pure function of its arrays."""

from __future__ import annotations

from subtools.claims.dependency.candidate import Candidate
from subtools.claims.dependency.verbs import Verbs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.dependency.tree import Tree
    from subtools.claims.lexicon import Lexicon

_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_UNNAMED = frozenset(("VBD", "VBZ", "VBP", "MD", "CD", "VB", ",", ".", ":"))
_NAMES = frozenset(("NNP", "NNPS"))
_NOUNS = frozenset((*_NAMES, "NN", "NNS", "PRP"))
#: A clause that "according to" may stand in.
_CLAUSES = frozenset(("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"))
#: A name before a colon has no more tokens than this.
_NAME = 9


class Rules:
    """The rules over one parsed text, with one language's words."""

    def __init__(self, tree: Tree, known: Lexicon) -> None:
        self._tree = tree
        self._known = known
        self._verbs = Verbs(tree, known)

    def candidates(self) -> list[Candidate]:
        """Return what every word that may report would make, in the order of the words."""
        found = []
        for index in range(len(self._tree.lows)):
            made = self._read(index)
            if made is not None:
                made.content -= made.reporting | made.source
                if made.content:
                    found.append(made)
        return found

    def _read(self, index: int) -> Candidate | None:
        tree, known = self._tree, self._known
        low, tag, dep = tree.lows[index], tree.tags[index], tree.deps[index]
        made = self._sourced(index) if low in known.sourced else None
        if made is None:
            for here, read in (
                (low == ":", self._colon),
                (tag in _VERBS and low in known.verbs, self._verbs.read),
                (tag in {"NN", "NNS"} and low in known.nouns, self._noun),
                (dep == "advmod" and low in known.adverbs, self._adverb),
                (dep == "amod" and low in known.adjectives, self._adjective),
            ):
                if here:
                    return read(index)
        return made

    def _sourced(self, index: int) -> Candidate | None:
        """Read "according to the police": the rest of the clause is what they say."""
        tree = self._tree
        for phrase in self._known.sourced[tree.lows[index]]:
            last = index + len(phrase) - 1
            if tuple(tree.lows[index : last + 1]) != phrase:
                continue
            inside = range(index, last + 1)
            parts = [
                c for t in inside for c in tree.hanging(t, "pobj", "dobj", "pcomp") if c > last
            ]
            top = index
            while tree.heads[top] in inside and tree.heads[top] != top:
                top = tree.heads[top]
            if not parts or tree.heads[top] == top:
                continue
            made = Candidate("sourced", index, " ".join(phrase), "neutral")
            made.reporting = set(inside)
            made.source = tree.under(*parts)
            made.content = self._clause_around(top)
            return made
        return None

    def _clause_around(self, top: int) -> set[int]:
        """Return the clause that a phrase stands in, without it and what is not the source's."""
        tree = self._tree
        head = tree.heads[top]
        while tree.deps[head] not in _CLAUSES and tree.heads[head] != head:
            head = tree.heads[head]
        content = tree.under(head) - tree.under(top)
        first, after = min(content), tree.right[top] + 1
        if tree.tags[first] == "CC":
            content.discard(first)
        if first < top and after + 1 < len(tree.lows):
            after += tree.lows[after] in {",", ";", "-", "—", "–"}
            if tree.tags[after] == "CC" or tree.lows[after] in self._known.words("narrator_again"):
                return {token for token in content if token < after}
        return content

    def _colon(self, index: int) -> Candidate | None:
        """Read "Ministry: no foreign soldiers": a short name and what it says."""
        tree = self._tree
        begin, end = tree.bounds(index)
        before = range(begin, index)
        if not 0 < len(before) <= _NAME or tree.tagged(before, _UNNAMED):
            return None
        if tree.tags[index - 1] not in _NOUNS or tree.lows[begin] in self._known.words("no_names"):
            return None
        if len(before) > 2 and not tree.tagged(before, _NAMES):  # noqa: PLR2004
            return None
        if end == index + 1 < len(tree.lows):
            _, end = tree.bounds(end)
        made = Candidate("colon", index, ":", "neutral")
        made.source = set(before)
        made.reporting = {index}
        made.content = set(range(index + 1, end))
        return made

    def _noun(self, index: int) -> Candidate:
        """Read "their claim that it rained", "the promise to leave", "his fear of war"."""
        tree = self._tree
        low = tree.lows[index]
        made = Candidate("noun", index, low, self._known.nouns[low])
        made.reporting = {index}
        owners = tree.hanging(index, "poss")
        clauses = [c for c in tree.hanging(index, "acl", "ccomp", "relcl") if self._complete(c)]
        preps = tree.hanging(index, "prep")
        about = [each for each in preps if tree.lows[each] in self._known.words("noun_links")]
        if clauses:
            made.content = tree.under(*clauses)
        elif owners and about:
            made.content = tree.under(*tree.children[about[0]])
            made.reporting.add(about[0])
        by = [each for each in preps if tree.lows[each] in {"by", "from"}]
        made.source = tree.under(
            *(owners or [c for each in by for c in tree.hanging(each, "pobj")])
        )
        return made

    def _complete(self, clause: int) -> bool:
        """Tell whether a clause begins with "that" or "to"."""
        tree = self._tree
        marks = [tree.lows[mark] for mark in tree.hanging(clause, "mark")]
        return "that" in marks or (
            tree.lows[tree.left[clause]] == "to" and bool(tree.hanging(clause, "aux"))
        )

    def _adverb(self, index: int) -> Candidate:
        """Read "was allegedly shot": the clause of the adverb's verb."""
        tree = self._tree
        low = tree.lows[index]
        made = Candidate("adverb", index, low, self._known.adverbs[low])
        made.reporting = {index}
        made.content = tree.under(tree.heads[index]) - {index}
        return made

    def _adjective(self, index: int) -> Candidate:
        """Read "the alleged plot": the words after the adjective."""
        tree = self._tree
        low = tree.lows[index]
        made = Candidate("adjective", index, low, self._known.adjectives[low])
        made.reporting = {index}
        made.content = {each for each in tree.under(tree.heads[index]) if each > index}
        return made
