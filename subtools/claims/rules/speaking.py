"""Speech that goes on without marks: which sentences only a speaker can say."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.report import Report
    from subtools.claims.rules.sentence import Sentence

#: A sentence of so many tokens is long for speech that goes on.
_SHORT = 30


class Speaking:
    """Tells speech from narration: a narrator tells in the past, and never says "I"."""

    def __init__(self, known: Lexicon) -> None:
        words = known.words
        self.first = words("first_person")
        self._subjects = words("speaker_subjects")
        self._spoken = words("spoken")
        self._presenter = [f" {phrase} " for phrase in sorted(words("presenter"))]
        self._contrasts = words("contrasts")
        self._past = words("past")
        self._past_endings = tuple(words("past_endings"))
        self._titles = words("titled")
        #: Forms that only what is reported has: "Er sei ..." goes on with what somebody says.
        self._mood = words("mood")
        self._guesses = not words("order")
        self._reporting = frozenset(
            [
                form
                for form, (_, entries) in known.verbs.items()
                if any(["clause" in entry.frames for entry in entries])
            ]
        ) - words("minds")

    def is_told(self, sentences: list[Sentence]) -> bool:
        """Tell whether a narrator tells the text: then a sentence with "I" is quoted."""
        return sum([has(s, self._subjects) for s in sentences]) * 2 <= len(sentences) + 1

    def is_first(self, s: Sentence) -> bool:
        """Tell whether a sentence speaks of "I" or "us"."""
        return has(s, self.first)

    def is_presenter(self, s: Sentence) -> bool:
        """Tell whether a sentence is said to who watches: "We'll be back after the break."."""
        text = " ".join(["", *s.lows, ""]).replace(" '", "'").replace("' ", "'")
        return any([phrase in text for phrase in self._presenter])

    def is_mood(self, s: Sentence) -> bool:
        """Tell whether a sentence has a form that only reported speech has."""
        return has(s, self._mood)

    def speaker(self, own: list[Report], inner: list[Report], s: Sentence) -> Report | None:
        """Return the report whose speaker may go on in the next sentence."""
        direct = [r for r in own if r.find.rule != "sourced"]
        if direct:
            return direct[-1]
        if (
            inner
            and inner[-1].find.rule not in {"sourced", "headed"}
            and inner[-1].find.content
            and inner[-1].find.content[-1][1] >= len(s) - 2
        ):
            last = inner[-1]
            start, stop = last.find.content[-1]
            opens = start > 0 and s.codes[start - 1] in ',:"'
            if s.codes[start] in "KHW" and not self._guesses:
                opens = False  # a comma stands before every clause
            if opens or self.has_first(last, s) or not self._spoken.isdisjoint(s.lows[start:stop]):
                return last
        return None

    def speaks_on(self, s: Sentence, *, strong: bool) -> bool:
        """Tell whether a sentence without marks goes on with what somebody says.

        A narrator tells in the past, names people, and says who reports.
        """
        first = s.codes[0]
        if first == "M":
            return False
        reports = [
            k for k, low in enumerate(s.lows) if s.codes[k] == "V" and low in self._reporting
        ]
        if strong:
            return not (first == "S" and reports and s.lows[0] not in self.first)
        if self._is_past(s) or s.lows[0] in self._contrasts:
            return False
        if has(s, self._spoken):
            return True
        return self._guesses and (
            first in "YKSC" and not reports and len(s) < _SHORT and self._titles.isdisjoint(s.lows)
        )

    def is_neutral(self, s: Sentence) -> bool:
        """Tell whether narrator and speaker may say a sentence: in the present, without names."""
        return (
            self._guesses
            and s.codes[0] != "M"
            and len(s) < _SHORT
            and self._titles.isdisjoint(s.lows)
            and not self._is_past(s)
        )

    def _is_past(self, s: Sentence) -> bool:
        return any([
            low in self._past or (s.codes[k] == "V" and low.endswith(self._past_endings))
            for k, low in enumerate(s.lows)
        ])  # fmt: skip

    def has_first(self, report: Report, s: Sentence) -> bool:
        """Tell whether the words claimed have "I" or "us"."""
        return any(s.lows[k] in self.first for a, b in report.find.content for k in range(a, b))


def has(s: Sentence, words: frozenset[str]) -> bool:
    """Tell whether a sentence has one of some words."""
    return not words.isdisjoint(s.lows)
