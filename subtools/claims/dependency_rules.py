"""Dependency rules: from a parsed sentence to who says what, a pure function of its arrays."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.claims.dependency_tree import Tree
    from subtools.claims.lexicon import Lexicon, Verb

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))


_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENING = frozenset((",", "”", '"', "''", "?", "!", "-", "—", "–", "’", "'", "…", "..."))
_CLOSING = frozenset((".", ",", ":", ";", "?", "!", "”", '"', "''", "—", "–", "-", "…"))
_SUBORDINATE = frozenset(
    ("if", "when", "while", "because", "although", "though", "as", "after", "before", "since", "until", "unless", "in", "on", "at")
)


class Candidate:
    """What one reporting word would make, as token numbers; not yet set against the others."""

    __slots__ = ("content", "cue", "lemma", "negated", "reporting", "rule", "source", "word_class")

    def __init__(self, rule: str, cue: int, lemma: str, word_class: str) -> None:
        self.rule = rule
        self.cue = cue
        self.lemma = lemma
        self.word_class = word_class
        self.negated = False
        self.source: set[int] = set()
        self.reporting: set[int] = set()
        self.content: set[int] = set()


class Rules:
    """The rules over one parsed text, with one language's lexicon."""

    def __init__(self, tree: Tree, known: Lexicon) -> None:
        self.tree = tree
        self.known = known

    def candidates(self) -> list[Candidate]:
        """Return what every word that may report would make, in the order of the words."""
        found: list[Candidate] = []
        tree, known = self.tree, self.known
        for index, low in enumerate(tree.lows):
            made = None
            if low in known.sourced:
                made = self._sourced(index)
            if made is None and tree.tags[index] in _VERBS and low in known.verbs:
                made = self._verb(index)
            elif made is None and low in known.nouns:
                made = self._noun(index)
            elif made is None and low in known.adverbs:
                made = self._adverb(index)
            elif made is None and low in known.adjectives:
                made = self._adjective(index)
            if made is not None and made.content:
                made.content -= made.reporting | made.source
                found.append(made)
        return found

    # Verbs --------------------------------------------------------------------------------------

    def _verb(self, index: int) -> Candidate | None:
        tree = self.tree
        entry, particles, frames = self._entry(index)
        if not frames:
            return None
        group, subject_of = self._group(index)
        content, frame = self._content(index, entry, particles, frames, subject_of)
        if not content:
            return None
        made = Candidate(frame, index, entry.lemma, frames.get(frame) or next(iter(frames.values())))
        made.reporting = group | set(particles)
        made.content = content
        made.negated = any(
            tree.deps[child] == "neg" for each in group for child in tree.children[each]
        )
        made.source = self._source(subject_of, passive=self._passive(index))
        if frame == "seem" or (frame == "passive"):
            made.source -= content
        return made

    def _entry(self, index: int) -> tuple[Verb, list[int], dict[str, str]]:
        """Return the entry that fits best, the tokens of its particles, and its frames."""
        tree = self.tree
        entries = self.known.verbs[tree.lows[index]][1]
        under = [child for child in tree.children[index] if child > index]
        for entry in entries:
            if not entry.particle:
                return entry, [], entry.frames
            at: list[int] = []
            near = under
            for word in entry.particle.split():
                hits = [
                    c for c in near
                    if tree.lows[c] == word and c - index <= 6 and tree.deps[c] not in {"aux", "mark"}
                ]
                if not hits:
                    break
                at.append(hits[0])
                near = [*under, *tree.children[hits[0]]]
            else:
                return entry, at, entry.frames
        return entries[-1], [], {}

    def _group(self, index: int) -> tuple[set[int], int]:
        """Return the tokens of the verb's group, and the verb whose subject is its own."""
        tree = self.tree
        group = self._helpers(index)
        at = index
        while tree.deps[at] == "xcomp" and not tree.hanging(at, _SUBJECTS):
            head = tree.heads[at]
            if tree.hanging(head, ("dobj", "dative")) or head > at:
                break
            group |= self._helpers(head)
            at = head
        return group, at

    def _helpers(self, index: int) -> set[int]:
        """Return a verb with its auxiliaries, negation, and the adverbs next to it."""
        tree = self.tree
        group = {index, *tree.hanging(index, ("aux", "auxpass", "neg", "prt"))}
        for child in tree.hanging(index, ("advmod",)):
            if not tree.children[child] and all(
                each in group or tree.deps[each] in {"advmod", "neg"}
                for each in range(min(child, index) + 1, max(child, index))
            ) and child < index and tree.lows[child] not in {"when", "where", "how", "why"}:
                group.add(child)
        return group

    def _passive(self, index: int) -> bool:
        tree = self.tree
        if tree.tags[index] != "VBN":
            return False
        return bool(tree.hanging(index, ("auxpass", "nsubjpass", "agent"))) or (
            tree.deps[index] in {"acl", "advcl"} and not tree.hanging(index, ("aux", "nsubj"))
        )

    def _content(
        self, index: int, entry: Verb, particles: list[int], frames: dict[str, str], subject_of: int
    ) -> tuple[set[int], str]:
        """Return the tokens of what is said, and the frame that it was found by."""
        tree = self.tree
        clauses = tree.hanging(index, ("ccomp", "parataxis"))
        infinitives = [
            c for c in tree.hanging(index, ("xcomp",)) if tree.tags[c] not in {"VBG"} or True
        ]
        if particles and entry.particle:
            return self._after(particles[-1], index), "object"
        if "seem" in frames:
            parts = infinitives + tree.hanging(index, ("oprd", "acomp", "attr")) + clauses
            if not parts:
                return set(), ""
            content = self._all(parts)
            for subject in tree.hanging(subject_of, _SUBJECTS):
                if tree.lows[subject] != "it" or not clauses:
                    content |= tree.under(subject)
            return content, "seem"
        if self._passive(index):
            subjects = tree.hanging(subject_of, ("nsubjpass", "csubjpass", "nsubj"))
            parts = clauses + infinitives + tree.hanging(index, ("oprd",))
            if "hearer" in frames and clauses:
                return self._all(clauses), "clause"
            if tree.deps[index] in {"acl"} and not subjects:
                subjects = []
            content = self._all(parts)
            for subject in subjects:
                if tree.lows[subject] != "it" or not parts:
                    content |= tree.under(subject)
            return content, "passive"
        if "clause" in frames and subject_of == index:
            around = self._around(index)
            if around:
                return around, "aside"
        if "clause" in frames and clauses:
            return self._clause(clauses, index), "clause"
        if "clause" in frames:
            over = self._over(index)
            if over:
                return over, "clause"
        objects = tree.hanging(index, ("dobj",))
        if ("infinitive" in frames or "object" in frames or "clause" in frames) and infinitives:
            return self._all(infinitives + objects), (
                "infinitive" if "infinitive" in frames else "object"
            )
        if "object" in frames and (objects or clauses):
            more = tree.hanging(index, ("oprd", "prep")) if objects else []
            more = [c for c in more if c > objects[0] and tree.lows[c] in {"of", "for", "as", "with", "to", "on"}]
            return self._all(objects + more + clauses), "object"
        if "clause" in frames and objects and "hearer" not in frames:
            return self._all(objects), "object"
        return set(), ""

    def _around(self, index: int) -> set[int]:
        """Return the sentence around "he said" or "said the minister" set off by commas, or nothing.

        Parsers often take such asides for the main clause, or the other way round.
        """
        tree = self.tree
        subjects = tree.hanging(index, ("nsubj",))
        if len(subjects) != 1 or tree.tags[index] not in {"VBD", "VBZ", "VBP"}:
            return set()
        subject = subjects[0]
        group = self._helpers(index)
        first = min(tree.left[subject], min(group))
        last = max(tree.right[subject], max(group))
        begin, end = self.bounds(index)
        if subject < index and any(
            t not in group and t > tree.right[subject] and tree.lows[t] not in ",-" for t in range(first, index)
        ):
            return set()
        if first == begin or tree.lows[first - 1] not in _OPENING:
            return set()
        before = range(begin, first - 1)
        if not any(tree.tags[t] in _FINITE for t in before) and last + 1 < end and not (
            tree.lows[last + 1] == ","
        ):
            return set()
        if len(before) == 1 and tree.lows[begin] in {"but", "and", "so"}:
            return set()
        if not any(tree.tags[t] in _FINITE or tree.tags[t] in {"NN", "NNS", "PRP"} for t in before):
            return set()
        following = tree.lows[last + 1] if last + 1 < end else "."
        if following not in _CLOSING and not (
            tree.deps[last + 1] in {"npadvmod", "prep", "advmod", "advcl", "mark"}
            or tree.tags[last + 1] in {"IN", "RB", "NNP", "WRB"}
        ):
            return set()
        if any(tree.left[c] > last and tree.deps[c] in {"ccomp", "xcomp", "dobj"} and following not in _CLOSING for c in tree.children[index]):
            return set()
        if not any(tree.tags[t] in _FINITE for t in before):
            if following == "," and any(tree.tags[t] in _FINITE for t in range(last + 1, end)) and (
                tree.tags[begin] not in {"IN", "RB", "VBG", "VBN"}
            ):
                return {*before, *range(last + 2, end)}
            return set()
        if tree.tags[begin] == "IN" and tree.lows[begin] in _SUBORDINATE and following not in _CLOSING:
            return set()
        content = set(before)
        if following == "," and last + 2 < end and tree.lows[last + 2] not in {
            "adding", "noting", "who", "referring", "citing", "according", "a", "an", "the", "saying", "which", "calling", "describing",
        } and not (tree.tags[last + 2] == "VBG"):
            content |= set(range(last + 2, end))
        return content

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the first token of the sentence, and the first of the next."""
        from bisect import bisect_right

        sentences = self.tree.sentences
        at = bisect_right(sentences, index)
        return sentences[at - 1], sentences[at] if at < len(sentences) else len(self.tree.heads)

    def _clause(self, clauses: list[int], index: int) -> set[int]:
        """Return clauses without what belongs to the narrator: a further report, an aside."""
        tree = self.tree
        content = self._all(clauses)
        for clause in clauses:
            for child in tree.children[clause]:
                if child < clause or tree.hanging(child, _SUBJECTS):
                    continue
                if tree.lows[child] not in self.known.verbs:
                    continue
                dep = tree.deps[child]
                if dep == "advcl" and tree.tags[child] == "VBG" and tree.lows[tree.left[child] - 1] == ",":
                    content -= tree.under(child)
                elif dep == "conj" and tree.tags[child] == "VBD" and any(
                    tree.lows[m] == "that" for c in tree.hanging(child, ("ccomp",)) for m in tree.hanging(c, ("mark",))
                ):
                    content -= tree.under(child)
        return content

    def _over(self, index: int) -> set[int]:
        """Return the clause that a verb hangs in, as in "It rained, he said", without its own."""
        tree = self.tree
        if tree.deps[index] not in {"parataxis", "ccomp", "advcl", "dep"} or not tree.hanging(
            index, ("nsubj",)
        ):
            return set()
        if tree.hanging(index, ("mark", "dobj")) and tree.deps[index] != "parataxis":
            return set()
        if tree.deps[index] == "advcl":
            return set()
        return tree.under(tree.heads[index]) - tree.under(index)

    def _after(self, prep: int, verb: int) -> set[int]:
        tree = self.tree
        parts = [c for c in tree.children[prep] if tree.deps[c] in {"pobj", "pcomp", "prep"}]
        if not parts:
            parts = tree.hanging(verb, ("dobj", "ccomp", "advcl"))
            parts = [c for c in parts if c > prep]
        else:
            parts += [c for c in tree.hanging(verb, ("xcomp",)) if c > prep]
        return self._all(parts)

    def _all(self, tokens: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for token in tokens:
            found |= self.tree.under(token)
        return found

    # Sources ------------------------------------------------------------------------------------

    def _source(self, index: int, *, passive: bool) -> set[int]:
        """Return who says it: the verb's subject, or that of the verb it hangs on."""
        tree = self.tree
        if passive:
            agents = tree.hanging(index, ("agent",))
            return self._all([c for each in agents for c in tree.hanging(each, ("pobj",))])
        seen: set[int] = set()
        while index not in seen:
            seen.add(index)
            subjects = tree.hanging(index, _SUBJECTS)
            if subjects:
                return self._all([s for s in subjects if tree.deps[s] != "expl"])
            dep, head = tree.deps[index], tree.heads[index]
            if dep == "acl" or (dep == "relcl"):
                return self._noun_phrase(head, index)
            if dep == "xcomp":
                objects = tree.hanging(head, ("dobj",))
                if objects:
                    return self._all(objects)
            if dep not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep"}:
                break
            index = head
            if dep in {"pcomp"}:
                index = tree.heads[head]
        return set()

    def _noun_phrase(self, noun: int, without: int) -> set[int]:
        return {each for each in self.tree.under(noun) if each < without}

    # Other words --------------------------------------------------------------------------------

    def _noun(self, index: int) -> Candidate | None:
        tree = self.tree
        if not tree.tags[index].startswith("NN"):
            return None
        low = tree.lows[index]
        clauses = [
            c for c in tree.hanging(index, ("acl", "ccomp", "relcl"))
            if any(tree.lows[m] == "that" for m in tree.hanging(c, ("mark",)))
            or tree.hanging(c, ("aux",)) and tree.lows[tree.left[c]] == "to"
        ]
        possessors = tree.hanging(index, ("poss",))
        content = self._all(clauses)
        reporting = {index}
        if not content:
            preps = [
                c for c in tree.hanging(index, ("prep",))
                if tree.lows[c] in {"of", "for", "about", "on", "against", "to"}
            ]
            if not preps or not possessors:
                return None
            content = self._all(tree.children[preps[0]])
            reporting.add(preps[0])
        made = Candidate("noun", index, low, self.known.nouns[low])
        made.reporting = reporting
        made.content = content
        if possessors:
            made.source = self._all(possessors)
        else:
            by = [c for c in tree.hanging(index, ("prep",)) if tree.lows[c] in {"by", "from"}]
            made.source = self._all([g for c in by for g in tree.hanging(c, ("pobj",))])
        return made

    def _adverb(self, index: int) -> Candidate | None:
        tree = self.tree
        head = tree.heads[index]
        if tree.deps[index] != "advmod" or head == index:
            return None
        made = Candidate("adverb", index, tree.lows[index], self.known.adverbs[tree.lows[index]])
        made.reporting = {index}
        made.content = tree.under(head) - {index}
        return made

    def _adjective(self, index: int) -> Candidate | None:
        tree = self.tree
        head = tree.heads[index]
        if tree.deps[index] != "amod" or head == index:
            return None
        low = tree.lows[index]
        made = Candidate("adjective", index, low, self.known.adjectives[low])
        made.reporting = {index}
        made.content = {each for each in tree.under(head) if each > index}
        return made

    def _sourced(self, index: int) -> Candidate | None:
        """Read "according to the police": the rest of the clause is what they say."""
        tree = self.tree
        for phrase in self.known.sourced[tree.lows[index]]:
            size = len(phrase)
            if tuple(tree.lows[index : index + size]) != phrase:
                continue
            last = index + size - 1
            parts = [c for t in range(index, last + 1) for c in tree.children[t] if c > last]
            source = self._all([c for c in parts if tree.deps[c] in {"pobj", "dobj", "pcomp"}])
            if not source:
                continue
            top = index
            while index <= tree.heads[top] <= last and tree.heads[top] != top:
                top = tree.heads[top]
            head = tree.heads[top]
            if head == top:
                continue
            while tree.deps[head] not in {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"}:
                head = tree.heads[head]
            made = Candidate("sourced", index, "according to", "neutral")
            made.reporting = set(range(index, last + 1))
            made.source = source
            made.content = tree.under(head) - tree.under(top)
            return made
        return None
