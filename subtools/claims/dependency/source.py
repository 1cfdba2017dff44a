"""Who says it: the subject of a reporting verb, or that of the verb it hangs on."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.dependency.tree import Tree

#: How subjects hang on their verbs; "it" and "there" hang on as `expl`.
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def source(tree: Tree, index: int, *, passive: bool) -> set[int]:
    """Return the tokens of a verb's source, relative clauses and all; none where it has none.

    >>> from subtools.claims.dependency.tree import tree_of
    >>> tree = tree_of("He/PRP/nsubj/1 left/VBD/ROOT/1 saying/VBG/advcl/1 so/RB/advmod/2")
    >>> source(tree, 2, passive=False)
    {0}
    """
    if passive:
        agents = [each for by in tree.hanging(index, "agent") for each in tree.hanging(by, "pobj")]
        return tree.under(*agents)
    while True:
        subjects = tree.hanging(index, *SUBJECTS)
        if subjects:
            return tree.under(*[each for each in subjects if tree.deps[each] != "expl"])
        dep, head = tree.deps[index], tree.heads[index]
        if head == index:
            return set()
        if dep in {"acl", "relcl"}:  # "a man saying so"
            return {each for each in tree.under(head) if each < index}
        if tree.deps[head] == "ccomp" and is_narrators(tree, index):
            head = tree.heads[head]
        objects = tree.hanging(head, "dobj") if dep == "xcomp" else []
        if objects:  # "asked them to say so"
            return tree.under(*objects)
        index = head


def is_narrators(tree: Tree, index: int) -> bool:
    """Tell whether a verb inside what is said is the narrator's: "..., citing", "and added that".

    Parsers hang it on the verb of the claim, though the source of both is the same.
    """
    if index < tree.heads[index] or tree.hanging(index, *SUBJECTS):
        return False
    if tree.deps[index] == "advcl" and tree.tags[index] == "VBG":
        first = tree.left[index]
        return first > 0 and tree.lows[first - 1] == ","
    marks = [m for clause in tree.hanging(index, "ccomp") for m in tree.hanging(clause, "mark")]
    that = any([tree.lows[mark] == "that" for mark in marks])
    return that and tree.deps[index] == "conj" and tree.tags[index] == "VBD"
