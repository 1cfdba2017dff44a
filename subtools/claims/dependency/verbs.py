"""Dependency rules for verbs that report: "said that", "called for", "was accused of"."""

from __future__ import annotations

from subtools.claims.dependency.aside import around
from subtools.claims.dependency.candidate import Candidate
from subtools.claims.dependency.source import SUBJECTS, is_narrators, source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.claims.dependency.tree import Tree
    from subtools.claims.lexicon import Lexicon, Verb

#: A particle stands so near to its verb: "called last Friday morning for".
_NEAR = 6
#: A comma so near to its verb begins what is said: "he said at last, no".
_SOON = 3
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class _Use:
    """A verb where it stands: its entry, its particles, and what hangs on it."""

    __slots__ = (
        "clauses",
        "entry",
        "frames",
        "index",
        "infinitives",
        "objects",
        "particles",
        "top",
    )

    def __init__(self, tree: Tree, index: int, entry: Verb, particles: list[int], top: int) -> None:
        self.index = index
        self.entry = entry
        self.frames = entry.frames
        self.particles = particles
        #: The verb whose subject is this one's: "seeks" of "seeks to say".
        self.top = top
        self.clauses = tree.hanging(index, "ccomp", "parataxis")
        self.infinitives = tree.hanging(index, "xcomp")
        self.objects = tree.hanging(index, "dobj")


class Verbs:
    """The rules for verbs over one parsed text."""

    def __init__(self, tree: Tree, known: Lexicon) -> None:
        self._tree = tree
        self._known = known

    def read(self, index: int) -> Candidate | None:
        """Return what a verb of the lexicon reports, or None where it reports nothing."""
        entry, particles = self._entry(index)
        if entry is None:
            return None
        group, top = self._group(index)
        use = _Use(self._tree, index, entry, particles, top)
        passive = self._passive(index)
        rule, content = self._content(use, passive=passive)
        if not content:
            return None
        frame = rule if rule in use.frames else next(iter(use.frames))
        made = Candidate(rule, index, entry.lemma, use.frames[frame])
        made.content = content
        made.reporting = {*group, *particles, *self._venue(use)}
        made.source = source(self._tree, top, passive=passive)
        if rule in {"seem", "passive"}:
            made.source -= content
        helping = [child for each in group for child in (each, *self._tree.children[each])]
        made.negated = any([self._tree.deps[each] == "neg" for each in helping])
        made.modal = self._tree.tagged(helping, ("MD",))
        return made

    # The words that report ----------------------------------------------------------------------

    def _entry(self, index: int) -> tuple[Verb | None, list[int]]:
        """Return the entry that fits, the one with the longest particle first, and its particles.

        >>> from subtools.claims.dependency.tree import tree_of
        >>> from subtools.claims.lexicon import lexicon
        >>> tree = tree_of("He/PRP/nsubj/1 spoke/VBD/ROOT/1 of/IN/prep/1 rain/NN/pobj/2")
        >>> made = Verbs(tree, lexicon("en")).read(1)
        >>> made.reporting, made.content
        ({1, 2}, {3})
        """
        tree = self._tree
        under = [child for child in tree.children[index] if child > index]
        # "called for all to go": the parser takes "for" as the mark of the clause.
        under += [m for c in under for m in tree.hanging(c, "mark") if tree.lows[m] == "for"]
        for entry in self._known.verbs[tree.lows[index]][1]:
            particles = self._particles(index, entry.particles, under)
            if particles is not None:
                return entry, particles
        return None, []

    def _particles(self, index: int, words: Sequence[str], under: list[int]) -> list[int] | None:
        tree = self._tree
        found: list[int] = []
        for word in words:
            near = [*under, *[child for each in found[-1:] for child in tree.children[each]]]
            hits = [
                each
                for each in near
                if tree.lows[each] == word and each - index <= _NEAR and tree.deps[each] != "aux"
            ]
            if not hits:
                return None
            found.append(hits[0])
        return found

    def _group(self, index: int) -> tuple[set[int], int]:
        """Return the verb's group, "wanted to" and all, and the verb that has its subject."""
        tree = self._tree
        group = self._helpers(index)
        while tree.deps[index] == "xcomp" and not tree.hanging(index, *SUBJECTS):
            head = tree.heads[index]
            if head > index or tree.hanging(head, "dobj", "dative"):
                break
            group |= self._helpers(head)
            index = head
        return group, index

    def _helpers(self, index: int) -> set[int]:
        """Return a verb with its auxiliaries, its negation, and the adverbs right before it."""
        tree = self._tree
        group = {index, *tree.hanging(index, "aux", "auxpass", "neg", "prt")}
        for child in tree.hanging(index, "advmod"):
            between = range(child + 1, index)
            if (
                child < index
                and not tree.children[child]
                and tree.tags[child] != "WRB"
                and all([t in group or tree.deps[t] in {"advmod", "neg"} for t in between])
            ):
                group.add(child)
        return group

    def _venue(self, use: _Use) -> set[int]:
        """Return "in a statement" right after a verb of speech."""
        tree, index = self._tree, use.index
        if use.entry.lemma not in self._known.words("speech"):
            return set()
        for child in tree.hanging(index, "prep"):
            places = [tree.lows[noun] for noun in tree.hanging(child, "pobj")]
            venue = not self._known.words("venues").isdisjoint(places)
            if child == index + 1 and venue and tree.right[child] - child < _NEAR:
                return tree.under(child)
        return set()

    def _passive(self, index: int) -> bool:
        tree = self._tree
        if tree.tags[index] != "VBN":
            return False
        if tree.hanging(index, "auxpass", "nsubjpass", "agent"):
            return True
        return tree.deps[index] in {"acl", "advcl"} and not tree.hanging(index, "aux", "nsubj")

    # The words claimed --------------------------------------------------------------------------

    def _content(self, use: _Use, *, passive: bool) -> tuple[str, set[int]]:
        """Return the rule that found what is said, and its tokens."""
        if use.particles:
            return "particle", self._after(use)
        if "that" in use.frames and use.clauses:
            return "that", self._clause(use.clauses)
        if "seem" in use.frames:
            return "seem", self._seeming(use)
        if passive:
            return "passive", self._suffered(use)
        if "clause" in use.frames:
            for rule, read in (
                ("aside", self._around),
                ("clause", self._clause_or_over),
                ("rest", self._rest),
            ):
                content = read(use)
                if content:
                    return rule, content
        return self._complement(use)

    def _around(self, use: _Use) -> set[int]:
        """Return the sentence around "he said", where it is an aside."""
        if use.top != use.index:
            return set()
        return around(self._tree, use.index, self._helpers(use.index), self._known)

    def _clause_or_over(self, use: _Use) -> set[int]:
        return self._clause(use.clauses) or self._over(use.index)

    def _complement(self, use: _Use) -> tuple[str, set[int]]:
        """Return what is said as "to leave", or as an object."""
        if use.infinitives and not use.frames.keys().isdisjoint(("infinitive", "object")):
            rule = "infinitive" if "infinitive" in use.frames else "object"
            return rule, self._tree.under(*use.infinitives, *use.objects)
        return "object", self._objects(use)

    def _after(self, use: _Use) -> set[int]:
        """Return what follows the particle: "called for *a vote*"."""
        tree, last = self._tree, use.particles[-1]
        if tree.deps[last] == "mark":
            return tree.under(tree.heads[last]) - {last}
        parts = tree.hanging(last, "pobj", "pcomp", "prep")
        if parts:
            parts += [child for child in use.infinitives if child > last]
        else:
            parts = tree.hanging(use.index, "dobj", "ccomp", "advcl")
            parts = [child for child in parts if child > last]
        return tree.under(*parts)

    def _clause(self, clauses: list[int]) -> set[int]:
        """Return clauses, without the narrator's next report: "..., citing", "and added that"."""
        tree = self._tree
        content = tree.under(*clauses)
        for child in [child for clause in clauses for child in tree.children[clause]]:
            if tree.lows[child] in self._known.verbs and is_narrators(tree, child):
                content -= tree.under(child)
        return content

    def _over(self, index: int) -> set[int]:
        """Return the clause that "he said" hangs in, where the parser took it for a part of it."""
        tree = self._tree
        dep = tree.deps[index]
        if not tree.hanging(index, "nsubj") or dep not in {"parataxis", "ccomp", "dep"}:
            return set()
        if dep != "parataxis" and tree.hanging(index, "mark", "dobj"):
            return set()
        return tree.under(tree.heads[index]) - tree.under(index)

    def _rest(self, use: _Use) -> set[int]:
        """Return what follows "he said:" or "he said," where the parser saw no clause."""
        tree = self._tree
        index = use.index
        if use.entry.lemma not in self._known.words("speech"):
            return set()
        _, end = tree.bounds(index)
        for at in range(index + 1, end - 1):
            if tree.lows[at] == ":":
                return set(range(at + 1, end))
            if tree.lows[at] == ",":
                after = range(at + 1, end)
                soon = at <= index + _SOON and tree.tags[at + 1] != "VBG"
                return set(after) if soon and tree.tagged(after, _FINITE) else set()
        return set()

    def _seeming(self, use: _Use) -> set[int]:
        """Return how things seem, subject and all: "*the army* seems *to retreat*"."""
        tree = self._tree
        parts = use.infinitives + tree.hanging(use.index, "oprd", "acomp", "attr") + use.clauses
        if not parts:
            return set()
        subjects = tree.hanging(use.top, *SUBJECTS)
        real = [each for each in subjects if tree.lows[each] != "it" or not use.clauses]
        return tree.under(*parts, *real)

    def _suffered(self, use: _Use) -> set[int]:
        """Return what is said in the passive: "*the bridge* is said *to be closed*"."""
        tree = self._tree
        if "hearer" in use.frames and use.clauses:
            return self._clause(use.clauses)
        parts = use.clauses + use.infinitives + tree.hanging(use.index, "oprd")
        subjects = tree.hanging(use.top, "nsubjpass", "csubjpass", "nsubj")
        real = [each for each in subjects if tree.lows[each] != "it" or not parts]
        return tree.under(*parts, *real)

    def _objects(self, use: _Use) -> set[int]:
        """Return an object and what is said of it: "accused *them of fraud*"."""
        tree = self._tree
        if "object" not in use.frames:
            bare = use.entry.lemma in self._known.words("bare") and "clause" in use.frames
            return tree.under(*use.objects) if bare else set()
        if not use.objects:
            return self._clause(use.clauses)
        linked = [
            child
            for child in tree.hanging(use.index, "oprd", "prep")
            if child > use.objects[0] and tree.lows[child] in self._known.words("links")
        ]
        return tree.under(*use.objects, *use.clauses, *linked)
