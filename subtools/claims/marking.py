"""Claims as marks: found once, written on the words, and read back from them.

Three kinds of marks carry a claim: "claim" on the words claimed, "source", "reporting". All have
its id; the facts stand on the "claim" marks. So any step that keeps marks on their words keeps
claims, and the table is read from the marks, wherever they have gone.
"""

from __future__ import annotations

from subtools.claims.claim import Claim
from subtools.claims.speech import Speech
from subtools.core.text import Mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeVar

    from subtools.claims.attribution import Attribution, Spans
    from subtools.core.cue import Cue
    from subtools.core.text import Attributes
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)
    #: A claim's id, the facts of it, and where content, source and reporting words stand.
    Placed = tuple[str, Attributes, Spans, Spans, Spans]

#: The kinds of marks that carry a claim.
KINDS = frozenset({"claim", "source", "reporting"})
#: Between pieces of a claim that stand apart.
PAUSE = " … "
#: How many characters of the words around a claim its row tells.
CONTEXT = 160


def mark_claims(
    track: T, *, language: str | None = None, engine: str = "default", attitudes: bool = True
) -> T:
    """Find the claims of a track and mark them; marks of claims that were there are replaced.

    `language` is a BCP 47 tag, by default the track's, else what its words look like. `engine` is
    "default", "rules" or "dependency" (extra `nlp`). Without `attitudes`, what people want or
    feel is left out. Raises `UnknownNameError` for an engine, `MissingExtraError` for the extra.
    """
    from subtools.claims.finder import find
    from subtools.language.guess import guess_language

    speech = Speech(track.cues)
    tag = language or track.language or guess_language(speech.text)
    found, findings = find(speech.text, tag, engine=engine)
    if not attitudes:
        found = [one for one in found if one.word_class != "attitude"]
    facts = [(str(number), facts_of(one, speech.text, tag)) for number, one in enumerate(found, 1)]
    cues = put_marks(
        clear_marks(track).cues,
        speech,
        [
            (name, own, one.content, one.source, one.reporting)
            for (name, own), one in zip(facts, found, strict=True)
        ],
    )
    return track.with_cues(cues, findings)


def clear_marks(track: T) -> T:
    """Take the marks of claims away.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> clear_marks(Track([Cue(0, 1, "Hi", marks=[Mark(0, 2, "claim")])]))[0]
    Cue(start=0, end=1, text='Hi')
    """
    if not any([mark.kind in KINDS for cue in track.cues for mark in cue.marks]):
        return track
    return track.with_cues([
        cue.replace(marks=[m for m in cue.marks if m.kind not in KINDS]) for cue in track.cues
    ])  # fmt: skip


def facts_of(one: Attribution, text: str, language: str | None) -> Attributes:
    """Return the facts that stand on a claim's marks, its checkability among them."""
    from subtools.claims.checkability.score import check

    words = PAUSE.join([text[start:end] for start, end in one.content])
    worth = check(words, language, one)
    facts = {
        "certainty": one.certainty,
        "checkability": "" if worth is None else f"{worth.score:.2f}",
        "class": one.word_class,
        "confidence": f"{one.confidence:.2f}",
        "form": one.form,
        "lemma": one.lemma,
        "negated": "yes" if one.negated else "",
        "reasons": "" if worth is None else " ".join(worth.reasons),
        "resolved": one.resolved or "",
        "source-kind": one.source_kind,
    }
    return tuple([(name, value) for name, value in facts.items() if value])


def put_marks(cues: Sequence[Cue], speech: Speech, claims: Iterable[Placed]) -> list[Cue]:
    """Return the cues with claims marked: id, facts, and where content, source, reporting stand."""
    added: dict[int, list[Mark]] = {}
    for name, facts, content, source, reporting in claims:
        own = (("id", name),)
        rows = (
            ("claim", content, tuple(sorted((*facts, *own)))),
            ("source", source, own),
            ("reporting", reporting, own),
        )
        for kind, spans, attributes in rows:
            for start, end in spans:
                for index, first, last in speech.pieces(start, end):
                    added.setdefault(index, []).append(
                        Mark(first, last, kind, attributes=attributes)
                    )
    out = list(cues)
    for index, marks in added.items():
        out[index] = cues[index].replace(marks=(*cues[index].marks, *marks))
    return out


def claims_of(track: Track) -> list[Claim]:
    """Read the claims back from the marks of a track, in the order they are spoken.

    Times are those of the words: dated ones where the cues have them, else by proportion.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> own = (("certainty", "alleged"), ("id", "1"))
    >>> talk = Track(
    ...     [Cue(0, 2000, "it rains, he claims", marks=[Mark(0, 8, "claim", attributes=own)])]
    ... )
    >>> [(claim.id, claim.text, claim.certainty) for claim in claims_of(talk)]
    [('1', 'it rains', 'alleged')]
    """
    places: dict[str, dict[str, list[tuple[int, int, int]]]] = {}
    facts: dict[str, Mark] = {}
    for index, cue in enumerate(track.cues):
        for mark in cue.marks:
            name = mark.get("id") if mark.kind in KINDS else ""
            if name:
                kinds = places.setdefault(name, {})
                kinds.setdefault(mark.kind, []).append((index, mark.start, mark.end))
                if mark.kind == "claim":
                    facts.setdefault(name, mark)
    speech = Speech(track.cues)
    made = [_claim(track, speech, name, places[name], mark) for name, mark in facts.items()]
    made.sort(key=lambda claim: (claim.start, claim.end))
    return made


def _claim(
    track: Track,
    speech: Speech,
    name: str,
    places: dict[str, list[tuple[int, int, int]]],
    mark: Mark,
) -> Claim:
    content = places["claim"]
    first, at, _ = content[0]
    last, _, end = content[-1]
    begin = speech.starts[first] + at
    stop = speech.starts[last] + end
    shown = content + places.get("source", []) + places.get("reporting", [])
    check = mark.get("checkability")
    return Claim(
        name,
        track.cues[first].time_at(at),
        max(track.cues[first].time_at(at), _end_at(track.cues[last], end)),
        _words(speech, content),
        cues=tuple(sorted({index for index, _, _ in shown})),
        source=_words(speech, places.get("source", [])),
        source_kind=mark.get("source-kind", "none"),
        resolved=mark.get("resolved") or None,
        reporting=_words(speech, places.get("reporting", [])),
        lemma=mark.get("lemma"),
        word_class=mark.get("class", "neutral"),
        form=mark.get("form", "indirect"),
        certainty=mark.get("certainty", "asserted"),
        negated=bool(mark.get("negated")),
        checkability=float(check) if check else None,
        reasons=tuple(mark.get("reasons").split()),
        confidence=float(mark.get("confidence", "1")),
        before=_around(speech.text[max(0, begin - CONTEXT) : begin], cut_first=begin > CONTEXT),
        after=_around(
            speech.text[stop : stop + CONTEXT][::-1], cut_first=stop + CONTEXT < len(speech.text)
        )[::-1],
    )


def _words(speech: Speech, places: list[tuple[int, int, int]]) -> str:
    """Join the pieces: by a space where only white space lies between, else by a pause."""
    text = speech.text
    out: list[str] = []
    before = None
    for index, start, end in places:
        base = speech.starts[index]
        if before is not None:
            out.append(" " if not text[before : base + start].strip() else PAUSE)
        out.append(text[base + start : base + end])
        before = base + end
    return "".join(out)


def _end_at(cue: Cue, end: int) -> int:
    for word in reversed(cue.words):
        if word.offset < end:
            return min(cue.end, max(cue.start, word.end))
    return cue.time_at(end)


def _around(text: str, *, cut_first: bool) -> str:
    """Leave out the word that the limit cut, and white space at the ends."""
    if cut_first:
        text = text.partition(" ")[2]
    return text.replace("\n", " ").strip()
