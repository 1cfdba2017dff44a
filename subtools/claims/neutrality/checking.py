"""The neutrality report: what a viewer is led to take for a fact, or for doubtful, by the captions.

It judges how claims are shown and told. Whether one is true it neither knows nor says.
"""

from __future__ import annotations

from subtools.claims.marking import claims_of
from subtools.claims.neutrality.balance import count_sources, uneven
from subtools.core.finding import Finding, excerpt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.claims.claim import Claim
    from subtools.core.track import Track

#: What a class of reporting words does.
_DOES = {"distancing": "keep at a distance", "endorsing": "stand behind it"}


def check_claims(track: Track) -> list[Finding]:
    """Return what is not neutral in how the claims of a track are shown, in order of the cues.

    N01: no cue shows a claim together with who says it. N02: a claim begins in a cue before the
    one that says who says it. N03: a claim has no source. N04: one source's reports keep at a
    distance, or stand behind what is said, more often than those of the others.

    >>> from subtools.claims.feedback.applying import apply_claims
    >>> from subtools.claims.table.row import row_of
    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> talk = apply_claims(
    ...     Track([Cue(0, 2000, "The wall is weak.")]), [row_of("the wall is weak")]
    ... )
    >>> print(check_claims(talk)[0])
    cue 1: N03 claim 1 has no source: The wall is weak; say who claims it, or that nobody is named
    """
    claims = claims_of(track)
    places = _places(track)
    found = [
        finding
        for claim in claims
        for finding in (_cut(claim, places.get(claim.id, {})), _sourceless(claim, places))
        if finding is not None
    ]
    found.extend(_uneven(claims, places))
    found.sort(key=lambda finding: finding.cue or 0)
    return found


def _places(track: Track) -> dict[str, dict[str, list[int]]]:
    """Return the cues that each claim's marks stand in, by id and kind."""
    places: dict[str, dict[str, list[int]]] = {}
    for index, cue in enumerate(track.cues):
        for mark in cue.marks:
            if mark.kind in {"claim", "source", "reporting"}:
                places.setdefault(mark.get("id"), {}).setdefault(mark.kind, []).append(index)
    return places


def _cut(claim: Claim, places: dict[str, list[int]]) -> Finding | None:
    """Look at a claim and its attribution as they come on the screen."""
    content = places["claim"]
    told = sorted(places.get("source", []) + places.get("reporting", []))
    if not told or content[0] in told:
        return None
    words = excerpt(f"{claim.source} {claim.reporting}".strip())
    first = content[0]
    if told[0] > first and not set(told).isdisjoint(content):
        said = (
            f"claim {claim.id} begins without «{words}», which comes in cue {told[0] + 1}; "
            "until then it reads as a fact"
        )
        return Finding("N02", said, cue=first, severity="info")
    if not set(told).isdisjoint(content):
        return None
    last = max([cue for cue in told if cue < first], default=told[0])
    if abs(last - first) == 1:
        what = "move the break" if last < first else "end this cue later"
        said = f"claim {claim.id} and «{words}» stand in two cues, {min(last, first) + 1} and "
        said += f"{max(last, first) + 1}; {what}, so that one shows both"
    else:
        said = (
            f"claim {claim.id} stands without «{words}», which is in cue {last + 1}; "
            "show who says it again"
        )
    return Finding("N01", said, cue=first)


def _sourceless(claim: Claim, places: dict[str, dict[str, list[int]]]) -> Finding | None:
    if claim.source.strip() or claim.resolved:
        return None
    cue = places[claim.id]["claim"][0]
    said = f"claim {claim.id} has no source: {excerpt(claim.text)}; "
    return Finding("N03", said + "say who claims it, or that nobody is named", cue=cue)


def _uneven(claims: Iterable[Claim], places: dict[str, dict[str, list[int]]]) -> list[Finding]:
    found = []
    for one, kind, others, of in uneven(count_sources(claims)):
        own = [claim for claim in one.claims if claim.word_class == kind]
        words = ", ".join(list(dict.fromkeys([excerpt(claim.reporting, 20) for claim in own]))[:3])
        said = (
            f"{len(own)} of {one.reports} reports of {excerpt(one.source)} {_DOES[kind]} ({words})"
            f", of all others {others} of {of}; use the same words for all"
        )
        found.append(Finding("N04", said, cue=places[own[0].id]["claim"][0]))
    return found
