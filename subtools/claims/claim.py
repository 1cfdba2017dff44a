"""A claim of a track: one row of the table that a fact-checker works from."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms


class Claim(Value):
    """What is claimed, from when to when (milliseconds), by whom, in which words, how sure.

    `id` is what the screen and the table call it. `cues` are the indices (from 0) of the cues it
    stands in. `text` are the words claimed, `source` and `reporting` the words on the screen;
    pieces that stand apart are joined by " … ". `resolved` is the name that a short source stands
    for, or None. `lemma`, `word_class`, `form`, `certainty`, `negated` and `source_kind` are as
    in `Attribution`. `checkability` is 0 to 1 with its `reasons`, None where it was not looked at.
    `before` and `after` are the words around it.
    """

    __slots__ = (
        "id", "start", "end", "cues", "text", "source", "source_kind", "resolved", "reporting",
        "lemma", "word_class", "form", "certainty", "negated", "checkability", "reasons",
        "confidence", "before", "after",
    )  # fmt: skip
    id: str
    start: Ms
    end: Ms
    cues: tuple[int, ...]
    text: str
    source: str
    source_kind: str
    resolved: str | None
    reporting: str
    lemma: str
    word_class: str
    form: str
    certainty: str
    negated: bool
    checkability: float | None
    reasons: tuple[str, ...]
    confidence: float
    before: str
    after: str

    def __init__(  # noqa: PLR0913 - the columns of the table
        self,
        id: str,  # noqa: A002 - the table's word
        start: Ms,
        end: Ms,
        text: str,
        *,
        cues: tuple[int, ...] = (),
        source: str = "",
        source_kind: str = "none",
        resolved: str | None = None,
        reporting: str = "",
        lemma: str = "",
        word_class: str = "neutral",
        form: str = "indirect",
        certainty: str = "asserted",
        negated: bool = False,
        checkability: float | None = None,
        reasons: tuple[str, ...] = (),
        confidence: float = 1.0,
        before: str = "",
        after: str = "",
    ) -> None:
        """Keep the columns."""
        put(self, "id", id)
        put(self, "start", start)
        put(self, "end", end)
        put(self, "cues", cues)
        put(self, "text", text)
        put(self, "source", source)
        put(self, "source_kind", source_kind)
        put(self, "resolved", resolved)
        put(self, "reporting", reporting)
        put(self, "lemma", lemma)
        put(self, "word_class", word_class)
        put(self, "form", form)
        put(self, "certainty", certainty)
        put(self, "negated", negated)
        put(self, "checkability", checkability)
        put(self, "reasons", reasons)
        put(self, "confidence", confidence)
        put(self, "before", before)
        put(self, "after", after)
