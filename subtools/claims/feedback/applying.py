"""Put claims that come back, from an edited table or somebody's list, on the words of a track."""

from __future__ import annotations

from subtools.claims.feedback.locating import Locator
from subtools.claims.marking import KINDS, clear_marks, put_marks
from subtools.core.finding import Finding, excerpt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from typing import TypeVar

    from subtools.claims.attribution import Spans
    from subtools.claims.claim import Claim
    from subtools.claims.feedback.locating import Marked
    from subtools.claims.table.row import Row
    from subtools.core.text import Attributes
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def apply_claims(track: T, rows: Iterable[Row], findings: Iterable[Finding] = ()) -> T:
    """Mark the claims of the rows, and no others; words that are not in the track are told.

    What a row doesn't tell is taken from the claim that the track has marked at the same words,
    or under the same id. Findings: N11 to N15, each with the line of its row; `findings` of
    reading the rows go before them.

    >>> from subtools.claims.table.row import row_of
    >>> from subtools.claims.marking import claims_of
    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> talk = Track([Cue(0, 900, "The wall cost"), Cue(900, 2000, "3 million, says the city.")])
    >>> rows = [row_of("the wall cost three million"), row_of("Nobody came")]
    >>> after = apply_claims(talk, rows)
    >>> [claim.text for claim in claims_of(after)], [found.code for found in after.findings]
    (['The wall cost 3 million'], ['N11'])
    """
    locator = Locator(track)
    told = list(findings)
    placed = []
    ids: set[str] = set()
    wanted = list(rows)
    taken = {row.claim.id for row in wanted}
    for row in wanted:
        found = _placed(locator, row, told)
        if found is None:
            continue
        claim, content, source, reporting = found
        name = claim.id
        if not name or name in ids:
            number = len(ids) + 1
            while str(number) in ids or str(number) in taken:
                number += 1
            if name:
                said = f"a second claim with the id {name!r}; it is {str(number)!r} now"
                told.append(_finding("N15", said, row))
            name = str(number)
        ids.add(name)
        placed.append((name, _facts(claim), content, source, reporting))
    cues = put_marks(clear_marks(track).cues, locator.speech, placed)
    return track.with_cues(cues, told)


def only_claims(track: T, ids: Container[str]) -> T:
    """Keep the marks of some claims, and take those of all others away.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.text import Mark
    >>> from subtools.core.track import Track
    >>> mark = Mark(0, 2, "claim", attributes=(("id", "1"),))
    >>> only_claims(Track([Cue(0, 1, "Hi", marks=[mark])]), {"2"})[0].marks
    ()
    """
    return track.with_cues([
        cue.replace(
            marks=[m for m in cue.marks if m.kind not in KINDS or m.get("id") in ids]
        )
        if cue.marks
        else cue
        for cue in track.cues
    ])  # fmt: skip


def _placed(
    locator: Locator, row: Row, told: list[Finding]
) -> tuple[Claim, Spans, Spans, Spans] | None:
    """Return a row's claim, complete, and where its words stand."""
    known = locator.known(row)
    if known is not None and _same(known.claim.text, row.claim.text):
        content = known.content
        claim = _completed(row, known)
    else:
        near = locator.offset_at(row.claim.start) if "start" in row.told else None
        content, score, places = locator.find(row.claim.text, near)
        quote = excerpt(row.claim.text)
        if not content:
            told.append(_finding("N11", f"not in the words, left out: {quote}", row, "error"))
            return None
        if places > 1 and near is None:
            said = f"stands more than once, the first was taken: {quote}"
            told.append(_finding("N12", said, row))
        known = known or locator.at(content)
        claim = _scored(locator, row, known, content, score)
    source = _attribution(locator, claim.source, known, content, "source")
    reporting = _attribution(locator, claim.reporting, known, content, "reporting")
    if claim.source and not source:
        said = f"not near the claim, only named: {excerpt(claim.source)}"
        told.append(_finding("N13", said, row, "info"))
        claim = claim.replace(resolved=claim.resolved or claim.source)
    if claim.reporting and not reporting:
        said = f"not near the claim, not marked: {excerpt(claim.reporting)}"
        told.append(_finding("N13", said, row, "info"))
    return claim, content, source, reporting


def _attribution(
    locator: Locator, words: str, known: Marked | None, content: Spans, kind: str
) -> Spans:
    if not words.strip():
        return ()
    if known is not None and _same(getattr(known.claim, kind), words):
        spans: Spans = getattr(known, kind)
        return spans
    return locator.beside(words, content)


def _completed(row: Row, known: Marked | None) -> Claim:
    """Take what the row doesn't tell from the claim that was known."""
    if known is None:
        return row.claim
    missing = {
        name: getattr(known.claim, name)
        for name in type(row.claim)._fields
        if name not in row.told and name not in {"id", "start", "end", "cues", "text"}
    }
    return row.claim.replace(**missing)


def _scored(
    locator: Locator, row: Row, known: Marked | None, content: Spans, score: float
) -> Claim:
    """Judge words that are new: how much they can be checked, and how surely they were found."""
    from subtools.claims.attribution import Attribution
    from subtools.claims.checkability.score import check
    from subtools.claims.marking import PAUSE

    claim = _completed(row, known)
    if row.own:
        claim = claim.replace(confidence=round(score, 2))
    before = None if known is None else known.claim.checkability
    if "checkability" in row.told and row.claim.checkability != before:
        return claim  # somebody knows better
    text = locator.speech.text
    words = PAUSE.join([text[start:end] for start, end in content])
    kind = claim.source_kind
    if row.own and not claim.source:
        one = None  # nobody said that there is no source
    else:
        one = Attribution(content, word_class=claim.word_class, source_kind=kind)
    worth = check(words, locator.language, one)
    if worth is None:
        return claim.replace(checkability=None, reasons=())
    return claim.replace(checkability=round(worth.score, 2), reasons=worth.reasons)


def _facts(claim: Claim) -> Attributes:
    facts = {
        "certainty": claim.certainty,
        "checkability": "" if claim.checkability is None else f"{claim.checkability:.2f}",
        "class": claim.word_class,
        "confidence": f"{claim.confidence:.2f}",
        "form": claim.form,
        "lemma": claim.lemma,
        "negated": "yes" if claim.negated else "",
        "reasons": " ".join(claim.reasons),
        "resolved": claim.resolved or "",
        "source-kind": claim.source_kind,
    }
    return tuple([(name, value) for name, value in facts.items() if value])


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _finding(code: str, said: str, row: Row, severity: str = "warning") -> Finding:
    return Finding(code, said, line=row.line, severity=severity)  # type: ignore[arg-type]
