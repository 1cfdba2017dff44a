"""What kind of source each attribution has, and whose name it stands for: by the rules' own eyes.

The parse found the attributions; the text is read once more as the rules read it, so that both
engines call a source the same.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from subtools.claims.rules.sources import Sources, name_runs
from subtools.claims.rules.tagger import Tagger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.claims.attribution import Attribution
    from subtools.claims.lexicon import Lexicon
    from subtools.claims.rules.find import Range
    from subtools.claims.rules.sentence import Sentence


class Names:
    """The sources of one text, met from its beginning to its end, block by block."""

    def __init__(self, known: Lexicon) -> None:
        self._tagger = Tagger(known)
        self._sources = Sources(known)
        self._hearsay = known.words("hearsay")

    def told(self, text: str, found: Sequence[Attribution]) -> list[Attribution]:
        """Return the attributions of a block with the kinds and names of their sources.

        What nobody with a name stands behind ("local media reported") is alleged.

        >>> from subtools.claims.attribution import Attribution
        >>> from subtools.claims.lexicon import lexicon
        >>> text = "Ann Lee came. She said no."
        >>> one = Attribution(((23, 25),), ((14, 17),), ((18, 22),))
        >>> (one,) = Names(lexicon("en")).told(text, [one])
        >>> one.source_kind, one.resolved
        ('pronoun', 'Ann Lee')
        """
        made = list(found)
        places = sorted([(one.source[0][0], at) for at, one in enumerate(made) if one.source])
        starts, order = [start for start, _ in places], [at for _, at in places]
        for s in self._tagger.sentences(text):
            first, after = bisect_left(starts, s.starts[0]), bisect_left(starts, s.ends[-1])
            here = order[first:after]
            for at, one in zip(here, self._met(s, [made[at] for at in here]), strict=True):
                made[at] = one
        return made

    def _met(self, s: Sentence, found: Sequence[Attribution]) -> list[Attribution]:
        """Meet the names of a sentence in order; a source is meant next, so it is met last."""
        runs = name_runs(s)
        made: list[Attribution] = []
        spans = [_tokens(s, one.source[0]) for one in found]
        edges = [0, *[start for start, _ in spans], len(s)]
        groups = [[run for run in runs if a <= run[0] < b] for a, b in pairwise(edges)]
        for names, span, one in zip(groups, spans, found, strict=False):
            for run in names:
                self._sources.remember(s, run)
            made.append(self._judged(s, span, one))
        for run in groups[-1]:
            self._sources.remember(s, run)
        for span, one in zip(spans, made, strict=True):
            for run in [run for run in runs if span[0] <= run[0] and run[1] <= span[1]]:
                self._sources.remember(s, run)
            self._sources.remember_source(s, span, one.source_kind)
        return made

    def _judged(self, s: Sentence, span: Range, one: Attribution) -> Attribution:
        kind = self._sources.kind(s, span)
        resolved, _ = self._sources.resolve(s, span)
        hearsay = kind == "anonymous" and one.lemma in self._hearsay
        sure = "alleged" if hearsay and one.certainty == "asserted" else one.certainty
        return one.replace(source_kind=kind, resolved=resolved, certainty=sure)


def _tokens(s: Sentence, span: tuple[int, int]) -> Range:
    """Return the tokens of a sentence that a range of characters has, one at least."""
    start = min(bisect_left(s.starts, span[0]), len(s) - 1)
    return start, max(start + 1, bisect_left(s.starts, span[1]))
