"""A row of a table that comes back: a claim as somebody wants it, and what of it they told."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.claims.claim import Claim

#: The fields of a claim that a table may tell. Times only help to find the words: a claim is
#: where its words are spoken. `cues`, `before` and `after` are read off the words anew.
TOLD = (
    "id", "start", "end", "text", "source", "source_kind", "resolved", "reporting", "lemma",
    "word_class", "form", "certainty", "negated", "checkability", "reasons", "confidence",
)  # fmt: skip


class Row(Value):
    """A claim, the names of its fields that were `told`, and where it stands in its file.

    `line` is the line of the file (from 1), or in JSON the number of the claim; None for a row
    that comes from no file. `own` says that it is a line of a user's own list.
    """

    __slots__ = ("claim", "told", "line", "own")
    claim: Claim
    told: frozenset[str]
    line: int | None
    own: bool

    def __init__(
        self,
        claim: Claim,
        told: Iterable[str] = TOLD,
        *,
        line: int | None = None,
        own: bool = False,
    ) -> None:
        """Keep the parts."""
        put(self, "claim", claim)
        put(self, "told", frozenset(told))
        put(self, "line", line)
        put(self, "own", own)


def row_of(line: str, number: int | None = None) -> Row:
    """Return the row for a claim in somebody's own words.

    >>> sorted(row_of("The wall cost 3 million").told)
    ['text']
    """
    from subtools.claims.claim import Claim

    return Row(Claim("", 0, 0, line), ("text",), line=number, own=True)
