"""An attribution: what one report in a text is made of, as ranges on that text."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    #: Ranges of characters, start to end (not included), in order; apart where words lie between.
    Spans = tuple[tuple[int, int], ...]

#: How sure the report leaves its claim. None is a verdict: they tell how it was said.
CERTAINTIES = ("asserted", "alleged", "denied", "confirmed")
#: Direct: in the speaker's own words. Indirect: reported. Narrator: by an adverb or a noun.
FORMS = ("direct", "indirect", "narrator")
#: What reporting words do: say, keep at a distance, stand behind, deny, ask or promise, feel.
CLASSES = ("neutral", "distancing", "endorsing", "denying", "directive", "attitude")
#: How a source is called: by name, by office, by a word without a person, by pronoun, not at all.
SOURCE_KINDS = ("named", "office", "anonymous", "pronoun", "none")


class Attribution(Value):
    """The words claimed, their source and the reporting words, and how they stand to each other.

    `content` is never empty; `source` and `reporting` may be. `lemma` is the reporting word's
    entry in the lexicon ("say"), `word_class` one of `CLASSES`, `resolved` the full name that a
    pronoun or a short name stands for, or None. `confidence` is 0 to 1: how often a find like
    this one is right.
    """

    __slots__ = (
        "content", "source", "reporting", "lemma", "word_class", "form", "certainty", "negated",
        "source_kind", "resolved", "confidence",
    )  # fmt: skip
    content: Spans
    source: Spans
    reporting: Spans
    lemma: str
    word_class: str
    form: str
    certainty: str
    negated: bool
    source_kind: str
    resolved: str | None
    confidence: float

    def __init__(  # noqa: PLR0913 - the fields of the value
        self,
        content: Spans,
        source: Spans = (),
        reporting: Spans = (),
        *,
        lemma: str = "",
        word_class: str = "neutral",
        form: str = "indirect",
        certainty: str = "asserted",
        negated: bool = False,
        source_kind: str = "none",
        resolved: str | None = None,
        confidence: float = 1.0,
    ) -> None:
        """Raise `ValueError` for no content, ranges out of order, or a word not in its list.

        >>> Attribution(((12, 30),), ((0, 3),), ((4, 8),), lemma="say").certainty
        'asserted'
        """
        for spans in (content, source, reporting):
            flat = [edge for span in spans for edge in span]
            if flat != sorted(flat) or any(start >= end for start, end in spans):
                msg = f"ranges must be in order and not empty: {spans}"
                raise ValueError(msg)
        if not content:
            msg = "an attribution needs words that are claimed"
            raise ValueError(msg)
        for value, known in (
            (word_class, CLASSES),
            (form, FORMS),
            (certainty, CERTAINTIES),
            (source_kind, SOURCE_KINDS),
        ):
            if value not in known:
                msg = f"{value!r} is none of {', '.join(known)}"
                raise ValueError(msg)
        put(self, "content", content)
        put(self, "source", source)
        put(self, "reporting", reporting)
        put(self, "lemma", lemma)
        put(self, "word_class", word_class)
        put(self, "form", form)
        put(self, "certainty", certainty)
        put(self, "negated", negated)
        put(self, "source_kind", source_kind)
        put(self, "resolved", resolved)
        put(self, "confidence", confidence)
