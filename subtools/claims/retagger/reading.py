"""What reporting words mean that the weights found: the lexicon's entry, as if a rule read it."""

from __future__ import annotations

from subtools.claims.rules.find import Find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon, Verb
    from subtools.claims.retagger.linking import Link
    from subtools.claims.retagger.passages import Passage

#: The frames that are looked for, by what content begins with.
_FRAMES = {"to": ("infinitive", "hearer"), "that": ("clause", "that", "hearer")}
_OTHER_FRAMES = ("clause", "quote", "hearer", "object", "that", "infinitive", "seem")


class Reading:
    """Reads links with the words of a lexicon."""

    def __init__(self, known: Lexicon) -> None:
        self._known = known
        self._be = known.words("be")
        self._closed = known.words("auxiliaries") | known.words("prepositions")

    def find(self, passage: Passage, link: Link) -> Find:
        """Return the link as a find, with the rule that it is most like."""
        found = self._of_verb(passage, link) or self._of_word(passage, link)
        found = found or Find("", "", "neutral")
        found.source = [link.source] if link.source else []
        found.reporting = [link.reporting]
        found.content = link.content
        return found

    def _of_verb(self, passage: Passage, link: Link) -> Find | None:
        """Return a find of the last verb that the lexicon knows among the reporting words."""
        first, last = link.reporting
        for at in range(last - 1, first - 1, -1):
            low = passage.lows[at]
            entry = self._known.verbs.get(low)
            if entry is None or low in self._closed or passage.codes[at] in "DAN":
                continue
            verb = next((v for v in entry[1] if _goes_on(passage, at, v)), None)
            if verb is not None:
                return Find(self._rule(passage, link, at), verb.lemma, _class(passage, link, verb))
        return None

    def _rule(self, passage: Passage, link: Link, at: int) -> str:
        content, reporting, source = link.content[0], link.reporting, link.source
        is_participle = passage.codes[at] == "E" and at > reporting[0]
        if source is None and is_participle and passage.lows[at - 1] in self._be:
            return "passive"
        if content[1] <= reporting[0]:
            return "inverted" if source and source[0] >= reporting[1] else "after"
        return "clause"

    def _of_word(self, passage: Passage, link: Link) -> Find | None:
        """Return a find of a phrase, a noun, an adverb or a state among the reporting words."""
        known = self._known
        first, last = link.reporting
        lows = passage.lows[first:last]
        for at, low in enumerate(lows):
            for phrase in known.sourced.get(low, ()):
                if tuple(lows[at : at + len(phrase)]) == phrase:
                    return Find("sourced", " ".join(phrase), "neutral")
        for low in lows:
            for rule, words in (
                ("adverb", known.adverbs), ("state", known.states), ("noun", known.nouns),
            ):  # fmt: skip
                if low in words:
                    return Find(rule, low, words[low])
        verb = next((low for low in lows if low in known.verbs), None)
        if verb is None:
            return None
        entry = known.verbs[verb][1][-1]
        return Find("clause", entry.lemma, _class(passage, link, entry))


def _goes_on(passage: Passage, at: int, verb: Verb) -> bool:
    """Tell whether the particles of an entry follow its form."""
    size = len(verb.particles)
    return not size or tuple(passage.lows[at + 1 : at + 1 + size]) == verb.particles


def _class(passage: Passage, link: Link, verb: Verb) -> str:
    """Return the class of an entry, in the frame that the content looks like."""
    begins = passage.lows[link.content[0][0]]
    for frame in (*_FRAMES.get(begins, ()), *_OTHER_FRAMES):
        if frame in verb.frames:
            return verb.frames[frame]
    return next(iter(verb.frames.values()), "neutral")
