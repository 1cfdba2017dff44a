"""A parsed text as plain arrays: what the dependency rules read, whoever parsed it."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Tree(Value):
    """Tokens in order, each with its head and how it hangs on it.

    `starts` and `ends` are places in `text`; `heads` are token numbers, a root is its own head;
    `deps` and `tags` are as spaCy's English models name them (ClearNLP's labels, Penn's tags);
    `sentences` are the numbers of the tokens that begin one. Words in small letters and each
    token's children are worked out.
    """

    __slots__ = (
        "text", "starts", "ends", "heads", "deps", "tags", "lemmas", "sentences",
        "lows", "children", "left", "right",
    )  # fmt: skip
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    heads: Sequence[int]
    deps: Sequence[str]
    tags: Sequence[str]
    lemmas: Sequence[str]
    sentences: Sequence[int]
    lows: Sequence[str]
    children: Sequence[Sequence[int]]
    #: The first and the last token under each.
    left: Sequence[int]
    right: Sequence[int]

    def __init__(  # noqa: PLR0913 - the arrays of a parse
        self,
        text: str,
        starts: Sequence[int],
        ends: Sequence[int],
        heads: Sequence[int],
        deps: Sequence[str],
        tags: Sequence[str],
        lemmas: Sequence[str],
        sentences: Sequence[int],
    ) -> None:
        """Take the arrays of a parse; raise `ValueError` where one is longer than another.

        >>> tree = Tree("He left", [0, 3], [2, 7], [1, 1], ["nsubj", "ROOT"], ["PRP", "VBD"],
        ...             ["he", "leave"], [0])
        >>> tree.children[1], tree.left[1]
        ([0], 0)
        """
        sizes = {len(each) for each in (starts, ends, heads, deps, tags, lemmas)}
        if len(sizes) > 1:
            msg = f"the arrays of a parse must be equally long: {sorted(sizes)}"
            raise ValueError(msg)
        put(self, "text", text)
        put(self, "starts", starts)
        put(self, "ends", ends)
        put(self, "heads", heads)
        put(self, "deps", deps)
        put(self, "tags", tags)
        put(self, "lemmas", lemmas)
        put(self, "sentences", sentences)
        lows = [text[start:end].lower() for start, end in zip(starts, ends, strict=True)]
        put(self, "lows", lows)
        children: list[list[int]] = [[] for _ in heads]
        for index, head in enumerate(heads):
            if head != index:
                children[head].append(index)
        put(self, "children", children)
        left, right = list(range(len(heads))), list(range(len(heads)))
        for index in _leaves_first(heads):
            head = heads[index]
            left[head] = min(left[head], left[index])
            right[head] = max(right[head], right[index])
        put(self, "left", left)
        put(self, "right", right)

    def under(self, index: int) -> set[int]:
        """Return a token and all that hang on it, at any depth."""
        found = {index}
        rest = [index]
        while rest:
            rest = [child for each in rest for child in self.children[each]]
            found.update(rest)
        return found

    def hanging(self, index: int, deps: Iterable[str]) -> list[int]:
        """Return a token's children that hang on it in one of some ways."""
        wanted = set(deps)
        return [child for child in self.children[index] if self.deps[child] in wanted]

    def above(self, index: int) -> list[int]:
        """Return the tokens over one, the nearest first."""
        found = []
        while self.heads[index] != index:
            index = self.heads[index]
            found.append(index)
        return found


def _leaves_first(heads: Sequence[int]) -> list[int]:
    """Return all tokens so that each comes before its head."""
    waiting = [0] * len(heads)
    for index, head in enumerate(heads):
        waiting[head] += head != index
    order = [index for index, count in enumerate(waiting) if not count]
    for index in order:
        head = heads[index]
        if head != index:
            waiting[head] -= 1
            if not waiting[head]:
                order.append(head)
    return order
