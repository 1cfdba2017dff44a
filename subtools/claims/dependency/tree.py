"""A parsed text as plain arrays: what the dependency rules read, whoever parsed it."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


class Tree:
    """Tokens in order, each with its head and how it hangs on it.

    `starts` and `ends` are places in `text`; `heads` are token numbers, and a root is its own head;
    `deps` and `tags` are named as by spaCy's English models (ClearNLP's labels, Penn's tags);
    `sentences` are the tokens that begin one. The rest is worked out: words in small letters, each
    token's children, and the first and last token that hang under each at any depth.
    """

    __slots__ = (
        "text", "starts", "ends", "heads", "deps", "tags", "sentences",
        "lows", "children", "left", "right",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        *,
        starts: Sequence[int],
        ends: Sequence[int],
        heads: Sequence[int],
        deps: Sequence[str],
        tags: Sequence[str],
        sentences: Sequence[int],
    ) -> None:
        """Take the arrays of a parse; raise `ValueError` where one is longer than another.

        >>> tree = Tree(
        ...     "He left",
        ...     starts=[0, 3],
        ...     ends=[2, 7],
        ...     heads=[1, 1],
        ...     deps=["nsubj", "ROOT"],
        ...     tags=["PRP", "VBD"],
        ...     sentences=[0],
        ... )
        >>> tree.children[1], tree.left[1]
        ([0], 0)
        """
        sizes = {len(each) for each in (starts, ends, heads, deps, tags)}
        if len(sizes) > 1:
            msg = f"the arrays of a parse must be equally long: {sorted(sizes)}"
            raise ValueError(msg)
        self.text = text
        self.starts = starts
        self.ends = ends
        self.heads = heads
        self.deps = deps
        self.tags = tags
        self.sentences = sentences
        self.lows = [text[start:end].lower() for start, end in zip(starts, ends, strict=True)]
        children: list[list[int]] = [[] for _ in heads]
        for index, head in enumerate(heads):
            if head != index:
                children[head].append(index)
        self.children = children
        left, right = list(range(len(heads))), list(range(len(heads)))
        for index in _leaves_first(heads):
            head = heads[index]
            left[head] = min(left[head], left[index])
            right[head] = max(right[head], right[index])
        self.left = left
        self.right = right

    def under(self, *tokens: int) -> set[int]:
        """Return tokens and all that hang on them, at any depth."""
        found = set(tokens)
        rest = list(tokens)
        while rest:
            rest = [child for each in rest for child in self.children[each]]
            found.update(rest)
        return found

    def hanging(self, index: int, *deps: str) -> list[int]:
        """Return a token's children that hang on it in one of some ways."""
        return [child for child in self.children[index] if self.deps[child] in deps]

    def bounds(self, index: int) -> tuple[int, int]:
        """Return the first token of a token's sentence, and the first of the next."""
        at = bisect_right(self.sentences, index)
        after = self.sentences[at] if at < len(self.sentences) else len(self.heads)
        return self.sentences[at - 1], after

    def tagged(self, tokens: Iterable[int], tags: Collection[str]) -> bool:
        """Tell whether one of the tokens has one of the tags."""
        return any([self.tags[token] in tags for token in tokens])


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


def tree_of(table: str) -> Tree:
    """Return a parse told as words: `word/tag/dependency/head`, the head by its number from 0.

    "+" before a word sets it right after the one before, "|" ends a sentence, "¶" a paragraph.

    >>> tree_of("He/PRP/nsubj/1 left/VBD/ROOT/1 +././punct/1 | So/RB/ROOT/3").text
    'He left. So'
    """
    text, before = "", ""
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    sentences = [0]
    deps: list[str] = []
    tags: list[str] = []
    for part in table.split():
        if part in {"|", "¶"}:
            sentences.append(len(starts))
            before = " " if part == "|" else "\n"
            continue
        word, tag, dep, head = part.rsplit("/", 3)
        glued = word.startswith("+") and len(word) > 1
        text += "" if glued else before
        starts.append(len(text))
        text += word[glued:]
        ends.append(len(text))
        tags.append(tag)
        deps.append(dep)
        heads.append(int(head))
        before = " "
    return Tree(
        text, starts=starts, ends=ends, heads=heads, deps=deps, tags=tags, sentences=sentences
    )


def table_of(tree: Tree) -> str:
    """Return a parse as words: what `tree_of` reads.

    >>> table_of(tree_of("He/PRP/nsubj/1 left/VBD/ROOT/1 +././punct/1"))
    'He/PRP/nsubj/1 left/VBD/ROOT/1 +././punct/1'
    """
    parts = []
    for index, (start, end) in enumerate(zip(tree.starts, tree.ends, strict=True)):
        gap = tree.text[tree.ends[index - 1] : start] if index else ""
        if index and index in tree.sentences:
            parts.append("¶" if "\n" in gap else "|")
        glued = "+" if index and not gap and index not in tree.sentences else ""
        tag, dep, head = tree.tags[index], tree.deps[index], tree.heads[index]
        parts.append(f"{glued}{tree.text[start:end]}/{tag}/{dep}/{head}")
    return " ".join(parts)
