"""The grammar of a language in which verb and subject change places: German, French, Spanish ..."""

from __future__ import annotations

from subtools.claims.rules.grammar import Grammar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon, Verb
    from subtools.claims.rules.sentence import Sentence


#: No clause is longer than so many tokens: text without marks must stay linear.
_CLAUSE = 60


class Order(Grammar):
    """The word sets of a lexicon, and how its sentences are built.

    The line `order:` of the language's file says it:

    - `verb-final`: the verb stands second, its participle, particle or infinitive at the end of
      its clause, and in a clause with a conjunction the verb too (German);
    - `comma-before-clause`: a comma stands before "that" (German, Russian);
    - `drops`: the subject may be left out (Spanish, Russian);
    - `bare-nouns`: there are no articles (Russian);
    - `opening-marks`: questions open with "¿" (Spanish);
    - `elides`: vowels are cut off, and pronouns hang on turned verbs (French).
    """

    def __init__(self, known: Lexicon) -> None:
        super().__init__(known)
        words = known.words
        flags = words("order")
        self.verb_final = "verb-final" in flags
        self.commas = "comma-before-clause" in flags
        self.drops = "drops" in flags
        self.bare = "bare-nouns" in flags
        self.adjectives = known.adjectives
        self.have = words("have")
        self.modals = words("modals")
        self.passive = words("passive")
        self.infinitives = words("infinitives")
        self.object_marks = words("object_marks")
        self.like_before = words("like_before")
        self.pointers = words("pointers")
        self.back = frozenset([tuple(item.split()) for item in words("back")])
        self.contrasts = words("contrasts")
        self.citing = words("citing")
        self.object_stops = words("object_stops")
        self.participles = words("participles")
        self.adjective_stops = words("adjective_stops")
        self.reflexive = words("reflexive")
        self.like = words("like")
        self.so = words("so")
        self.behind = words("behind")
        self.relative = words("relative")
        self.wh = words("wh")
        self.genitives = words("genitives")
        self.accusatives = words("accusatives")
        self.datives = tuple(words("endings_dative"))
        self.obliques = tuple(words("endings_oblique"))
        self.rumour_modals = words("rumour_modals")
        self.rumour_have = words("rumour_have")
        self.unreal = words("unreal")
        self.conditions = words("conditions")
        self.mood = words("mood")
        self.infinitive_before = words("infinitive_before")
        self.noun_joins = [tuple(item.split()) for item in words("noun_joins")]

    def entry(self, s: Sentence, index: int) -> Verb | None:
        """Return the entry of a form: with its particle where that stands behind it.

        In German the particle stands at the end of the clause: "kündigte am Montag an".
        """
        if not self.verb_final:
            return super().entry(s, index)
        end = clause_end(s, index + 1)
        for verb in self.verbs[s.lows[index]][1]:
            if not verb.particles or s.lows[end - 1] == verb.particles[0]:
                return verb
        return None

    def says(self, low: str) -> bool:
        """Tell whether a form is of a verb that takes what is said as a clause."""
        return self.reports(low, "clause", "that", "quote")


def clause_end(s: Sentence, at: int) -> int:
    """Return where the clause ends: at the next mark, or before "that" or another conjunction."""
    codes = s.codes
    last = min(len(codes), at + _CLAUSE)
    while at < last and codes[at] not in ',;:.()"-KH':
        at += 1
    return at


def clause_start(s: Sentence, at: int, least: int) -> int:
    """Return where the clause begins that a token stands in."""
    codes = s.codes
    least = max(least, at - _CLAUSE)
    while at > least and codes[at - 1] not in ',;:.()"-':
        at -= 1
    return at
