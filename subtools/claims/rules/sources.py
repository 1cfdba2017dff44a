"""Who speaks: what kind of source it is, and whose name a pronoun or a short name stands for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.sentence import Sentence

    #: A name that was met: as it is written, its words in small letters, whether a person's; None
    #: where a single word does not tell.
    Named = tuple[str, tuple[str, ...], bool | None]

#: How sure a short name is resolved, and a pronoun.
_SHORT, _PRONOUN = 0.9, 0.6
#: So many names are remembered.
_MEMORY = 40


class Sources:
    """Remembers the names of a text, in order, to tell whom a later word means."""

    def __init__(self, known: Lexicon) -> None:
        words = known.words
        self._pronouns = words("subject_pronouns") | words("pronouns") | words("possessives")
        self._relative = words("relative") | words("wh")
        self._anonymous = words("anonymous")
        self._people_nouns = words("office")
        self._office = self._people_nouns | words("bodies")
        self._evidence = words("evidence")
        self._titles = words("titles")
        self._definite = words("definite")
        self._people = words("people_pronouns")
        self._things = words("thing_pronouns")
        self._bodies = words("body_names") | words("bodies")
        self._known: list[Named] = []

    def kind(self, s: Sentence, span: Range | None) -> str:
        """Return one of `SOURCE_KINDS` for a source, None for none."""
        if span is None:
            return "none"
        start, end = span
        lows, codes = s.lows[start:end], s.codes[start:end]
        words = [k for k, code in enumerate(codes) if code in "NMAY#SWKDO"]
        core = [lows[k] for k in words]
        if core and core[0] in self._pronouns | self._relative and len(core) == 1:
            return "pronoun" if core[0] not in self._anonymous else "anonymous"
        stop = next((k for k, code in enumerate(codes) if k and code in ",PWK"), len(codes))
        head = next((k for k in range(stop - 1, -1, -1) if codes[k] in "NMA"), 0)
        named = [k for k, code in enumerate(codes) if code == "M" and lows[k] not in self._titles]
        if lows[head] in self._anonymous:
            return "anonymous"
        if lows[head] in self._office or lows[head] in self._evidence:
            return "office" if not named or lows[head] in self._office else "named"
        if named:
            return "named"
        if self._office.intersection(lows) or lows[0] in self._definite:
            return "office"
        return "anonymous"

    def resolve(self, s: Sentence, span: Range | None) -> tuple[str | None, float]:
        """Return the full name a source stands for, and how sure that is; (None, 0) for none."""
        if span is None:
            return None, 0.0
        start, end = span
        lows = [low for low in s.lows[start:end] if low not in self._titles]
        code = s.codes[start]
        if end - start == 1 and (code in "SYWOD" or (lows[:1] and lows[0] in self._pronouns)):
            return self._pronoun(s, start)
        names = [
            s.lows[k]
            for k in range(start, end)
            if s.codes[k] in "MN" and s.lows[k] not in self._titles
        ]
        for name, words, _ in reversed(self._known):
            if len(words) > len(names) and _within(names, words):
                return name, _SHORT
        return None, 0.0

    def _pronoun(self, s: Sentence, at: int) -> tuple[str | None, float]:
        low = s.lows[at]
        if low in self._relative:
            k = at - 1
            while k > 0 and s.codes[k] in ",-":
                k -= 1
            for name, words, _ in reversed(self._known):
                if s.lows[k] in words:
                    return name, _SHORT
            return None, 0.0
        if low in self._people:
            known = [name for name, _, person in self._known if person]
        elif low in self._things:
            known = [name for name, _, person in self._known if not person]
        else:
            return None, 0.0
        return (known[-1], _PRONOUN) if known else (None, 0.0)

    def remember_source(self, s: Sentence, span: Range, kind: str) -> None:
        """Remember who spoke without a name: "the ministry", "a spokesman for the mayor"."""
        if kind not in {"office", "anonymous"}:
            return
        start, end = span
        text = s.text[s.starts[start] : s.ends[end - 1]].rstrip(" ,")
        person = not self._people_nouns.isdisjoint(s.lows[start:end])
        self._known.append((text, tuple(s.lows[start:end]), person))
        del self._known[:-_MEMORY]

    def remember(self, s: Sentence, run: Range) -> None:
        """Remember a run of capitalised words as a name; a short one brings its full one back."""
        start, end = run
        after_title = max(
            [k + 1 for k in range(start, end - 1) if s.lows[k] in self._titles | self._office],
            default=start,
        )
        titled = after_title > start or (start > 0 and s.lows[start - 1] in self._office)
        words = tuple(s.lows[after_title:end])
        known = next((one for one in reversed(self._known) if _within(words, one[1])), None)
        if known is not None:
            self._known.remove(known)
            self._known.append(known)
        else:
            text = s.text[s.starts[after_title] : s.ends[end - 1]]
            person = titled or (self._bodies.isdisjoint(words) if len(words) > 1 else None)
            self._known.append((text, words, person and words[-1] not in self._office))
        del self._known[:-_MEMORY]


def _within(names: Sequence[str], words: tuple[str, ...]) -> bool:
    """Tell whether names are among the words of a name, and its last one is the last."""
    return len(names) > 0 and set(names) <= set(words) and names[-1] == words[-1]


def name_runs(s: Sentence) -> list[Range]:
    """Return the runs of capitalised words, in order."""
    out: list[Range] = []
    start = -1
    for k, code in enumerate([*s.codes, "."]):
        if code == "M" and start < 0:
            start = k
        elif code != "M" and start >= 0:
            out.append((start, k))
            start = -1
    return out
