"""The grammar of a language: its reporting words, and the small words the rules ask for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon, Verb
    from subtools.claims.rules.sentence import Sentence


class Grammar:
    """The word sets of a lexicon, by the names the rules use (see the head of `data/en.txt`)."""

    def __init__(self, known: Lexicon) -> None:
        self.language = known.language
        self.verbs = known.verbs
        self.nouns = known.nouns
        self.adverbs = known.adverbs
        self.states = known.states
        self.sourced = known.sourced
        words = known.words
        self.about = words("about")
        self.adjuncts = words("venues") | words("time_nouns") | words("platforms")
        self.be = words("be")
        self.by = words("by")
        self.empty = words("empty")
        self.empty_verbs = words("empty_verbs")
        self.never_inverted = words("never_inverted")
        self.evidence = words("evidence")
        self.hearer_joins = words("hearer_joins")
        self.impersonal = words("impersonal")
        self.joins = words("joins")
        self.light = words("light")
        self.matter = words("matter")
        self.measures = words("measures")
        self.of = words("of")
        self.passive_joins = words("passive_joins")
        self.possessives = words("possessives")
        self.reflexives = words("reflexives")
        self.speakers = words("speakers")
        self.speakers_of = words("office") | words("bodies") | words("anonymous") | self.evidence
        self.state_joins = words("state_joins")
        self.subordinators = words("subordinators")
        self.time_adjectives = words("time_adjectives")
        self.time_nouns = words("time_nouns")
        self.topics = words("topics")
        self.trailers = words("trailers")
        self.contrasts = words("contrasts")
        self.whether = words("whether")

    def entry(self, s: Sentence, index: int) -> Verb | None:
        """Return the entry of a form that the words after it allow: "called for" before "call"."""
        for verb in self.verbs[s.lows[index]][1]:
            size = len(verb.particles)
            if size and s.codes[index + 1 + size : index + 2 + size] == ["L"]:
                continue  # "reported on Sunday"
            if not size or tuple(s.lows[index + 1 : index + 1 + size]) == verb.particles:
                return verb
        return None

    def reports(self, low: str, *frames: str) -> bool:
        """Tell whether a form is of a verb that takes one of the frames.

        >>> from subtools.claims.lexicon import lexicon
        >>> Grammar(lexicon("en")).reports("said", "clause")
        True
        """
        entry = self.verbs.get(low)
        return entry is not None and any([
            frame in verb.frames for verb in entry[1] for frame in frames
        ])  # fmt: skip
