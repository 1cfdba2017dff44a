"""Where claims stand in a track: those that are marked, and words that are to be found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from subtools.claims.feedback.matching import Place, Quotable
from subtools.claims.feedback.matching import words as quoted
from subtools.claims.marking import KINDS, PAUSE, claims_of
from subtools.claims.speech import Speech
from subtools.core.pattern import pattern
from subtools.core.value import Value, put
from subtools.language.guess import guess_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.claims.attribution import Spans
    from subtools.claims.claim import Claim
    from subtools.claims.table.row import Row
    from subtools.core.time import Ms
    from subtools.core.track import Track

#: A quotation must be this much of the words of its place, and more if it is short. Measured on 400
#: draws each: of two words from other texts 2 % are found, of four and more none; of two words with
#: every fifth mistyped 87 %, of four 97 %, of eight 100 %.
_LEAST, _LEAST_MORE, _SHORT = 0.6, 0.05, 6
#: Two places whose scores are closer than this are equally good.
_EQUAL = 0.02
#: Words are a claim that is marked where they share this much of what both have, or a part of it
#: where this much of them is inside.
_SAME, _PART = 0.5, 0.8
#: A source and reporting words stand within so many characters of their claim.
_REACH = 600
#: Where a time tells about where words stand, they are looked for within so many characters first.
_AROUND = 2_000
#: What lies between two sentences; a full stop after an abbreviation does little harm here.
_SENTENCE_END = pattern(r"[.!?…][\"'”’»)]*\s|[。！？]|\n")


class Marked(Value):
    """A claim that is marked, and where its words stand in the text of the track."""

    __slots__ = ("claim", "content", "source", "reporting")
    claim: Claim
    content: Spans
    source: Spans
    reporting: Spans

    def __init__(self, claim: Claim, content: Spans, source: Spans, reporting: Spans) -> None:
        """Keep the parts."""
        put(self, "claim", claim)
        put(self, "content", content)
        put(self, "source", source)
        put(self, "reporting", reporting)


class Locator:
    """The words of a track, the claims marked on them, and a way to find others."""

    __slots__ = ("_cues", "_in_order", "_longest", "_marked", "_text", "language", "speech")

    def __init__(self, track: Track) -> None:
        """Read the marks that are there."""
        self.speech = Speech(track.cues)
        self.language = track.language or guess_language(self.speech.text)
        self._cues = track.cues
        self._text: Quotable | None = None
        spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for start, cue in zip(self.speech.starts, track.cues, strict=True):
            for mark in cue.marks:
                if mark.kind in KINDS:
                    key = mark.get("id"), mark.kind
                    spans.setdefault(key, []).append((start + mark.start, start + mark.end))
        self._marked = {
            claim.id: Marked(
                claim,
                *[
                    tuple(spans.get((claim.id, kind), ()))
                    for kind in ("claim", "source", "reporting")
                ],
            )
            for claim in claims_of(track)
        }
        self._in_order = sorted(self._marked.values(), key=_begin)
        self._longest = max(
            [marked.content[-1][1] - _begin(marked) for marked in self._in_order], default=0
        )

    @property
    def text(self) -> Quotable:
        """The words, indexed when they are first asked for."""
        if self._text is None:
            self._text = Quotable(self.speech.text)
        return self._text

    def offset_at(self, time: Ms) -> int:
        """Return the character that is spoken about a time."""
        index = bisect_right(self._cues, time, key=lambda cue: cue.start) - 1
        if index < 0:
            return 0
        cue = self._cues[index]
        share = min(1.0, (time - cue.start) / max(1, cue.duration))
        return self.speech.starts[index] + round(share * len(cue.text))

    def known(self, row: Row) -> Marked | None:
        """Return the marked claim of a row's id, if it is about the same place of the text."""
        marked = self._marked.get(row.claim.id)
        if marked is None or "start" not in row.told:
            return marked
        # The ids of another run may number other claims.
        same = marked.claim.text.split() == row.claim.text.split()
        overlaps = row.claim.start <= marked.claim.end and marked.claim.start <= row.claim.end
        return marked if same or overlaps else None

    def at(self, content: Spans) -> Marked | None:
        """Return the marked claim that these words are, or are a part of."""
        best, most = None, 0.0
        first = bisect_left(self._in_order, content[0][0] - self._longest, key=_begin)
        last = bisect_left(self._in_order, content[-1][1], key=_begin)
        own = _length(content)
        for marked in self._in_order[first:last]:
            both = _overlap(content, marked.content)
            share = both / (own + _length(marked.content) - both)
            if share > most and (share > _SAME or both > own * _PART):
                best, most = marked, share
        return best

    def find(self, words: str, near: int | None = None) -> tuple[Spans, float, int]:
        """Return where words stand, how well they match (0 to 1), and at how many places.

        Words with a pause in them (" … ") may stand apart. Nothing good enough is `()`.
        """
        if PAUSE in words and words not in self.speech.text:
            apart = self._find_apart(words.split(PAUSE), near)
            if apart is not None:
                return apart
        return self._find_whole(words, near)

    def _find_apart(
        self, pieces: Iterable[str], near: int | None
    ) -> tuple[Spans, float, int] | None:
        """Find pieces, each after the one before, or nothing."""
        found: list[tuple[int, int]] = []
        least, most = 1.0, 1
        for piece in pieces:
            spans, score, places = self._find_whole(piece, found[-1][1] if found else near)
            if not spans or (found and spans[0][0] < found[-1][1]):
                return None
            found.extend(spans)
            least, most = min(least, score), max(most, places if len(found) == 1 else 1)
        return tuple(found), least, most

    def _find_whole(self, words: str, near: int | None) -> tuple[Spans, float, int]:
        exact: list[Place] = []
        if near is not None:
            exact = self.text.exactly(words, max(0, near - _AROUND), near + _AROUND)
        exact = exact or self.text.exactly(words)
        if exact:
            place = exact[0] if near is None else min(exact, key=lambda one: abs(one.start - near))
            return ((place.start, place.end),), 1.0, len(exact)
        if not any([char.isalnum() for char in words]):
            return self._find_signs(words.strip(), near or 0)
        short = max(0, _SHORT - len(quoted(words)))
        least = _LEAST + short * _LEAST_MORE
        places = [place for place in self.text.near(words) if place.score >= least]
        if not places:
            return (), 0.0, 0
        equal = [place for place in places if place.score > places[0].score - _EQUAL]
        best = min(equal, key=lambda place: abs(place.start - (near or 0)))
        return ((best.start, best.end),), best.score, len(equal)

    def _find_signs(self, signs: str, near: int) -> tuple[Spans, float, int]:
        """Find what has no words ("♪"): just these signs."""
        text = self.speech.text
        after = text.find(signs, near) if signs else -1
        at = after if after >= 0 else text.rfind(signs, 0, near + len(signs)) if signs else -1
        return (((at, at + len(signs)),), 1.0, 1) if at >= 0 else ((), 0.0, 0)

    def beside(self, words: str, content: Spans) -> Spans:
        """Return where words stand near a claim, outside it if they can; `()` for nowhere."""
        low, high = max(0, content[0][0] - _REACH), content[-1][1] + _REACH
        found: list[tuple[int, int]] = []
        whole = self.text.exactly(words, low, high)
        for piece in [words] if whole else words.split(PAUSE):
            places = whole or self.text.exactly(piece, low, high)
            if not places:
                return ()
            best = min(places, key=lambda place: self._rank(place, piece, content))
            found.append((best.start, best.end))
        return tuple(sorted(found))

    def _rank(self, place: Place, words: str, content: Spans) -> tuple[bool, bool, bool, int]:
        """Prefer what is outside the claim, in its sentence, of the same case, and close to it."""
        inside = _overlap(((place.start, place.end),), content) > 0
        gaps = [(end, place.start) for _, end in content if end <= place.start]
        gaps += [(place.end, start) for start, _ in content if place.end <= start]
        first, last = min(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))
        apart = _SENTENCE_END.search(self.speech.text[first:last]) is not None
        same = self.speech.text[place.start : place.end] == words
        return inside, apart, not same, last - first


def _begin(marked: Marked) -> int:
    return marked.content[0][0]


def _length(spans: Spans) -> int:
    return sum([end - start for start, end in spans])


def _overlap(some: Spans, others: Spans) -> int:
    return sum([
        max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others
    ])  # fmt: skip
