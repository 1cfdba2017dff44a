"""The table for programs: JSON with a version, and schema.org's ClaimReview as JSON-LD."""

from __future__ import annotations

from subtools.claims.table.rendering import one_line, timecode
from subtools.core.time import format_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.claim import Claim
    from subtools.claims.table.rendering import Table

NAME = "subtools-claims"
#: A reader refuses what is newer.
VERSION = 1


def as_json(table: Table) -> str:
    """Return an object with the claims as a list; times are whole milliseconds, cues count from 1.

    >>> import json
    >>> from subtools.claims.claim import Claim
    >>> from subtools.claims.table.rendering import Table
    >>> json.loads(as_json(Table([Claim("1", 0, 900, "it rained")])))["claims"][0]["text"]
    'it rained'
    """
    return _dump(
        {
            "format": NAME,
            "version": VERSION,
            "source": table.source,
            "language": table.language,
            "frame_rate": None if table.frame_rate is None else str(table.frame_rate.rate),
            "url": table.url,
            "claims": [fields(table, claim) for claim in table.claims],
        }
    )


def fields(table: Table, claim: Claim) -> dict[str, object]:
    """Return a claim's facts by name, as the JSON has them."""
    rate = table.frame_rate
    row: dict[str, object] = {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "in": format_clock(claim.start),
        "out": format_clock(claim.end),
    }
    if rate is not None:
        row["in_frames"] = timecode(claim.start, rate)
        row["out_frames"] = timecode(claim.end, rate)
    row |= {
        "cues": [cue + 1 for cue in claim.cues],
        "text": claim.text,
        "source": {
            "text": claim.source,
            "kind": claim.source_kind,
            "resolved": claim.resolved,
        },
        "reporting": {
            "text": claim.reporting,
            "lemma": claim.lemma,
            "class": claim.word_class,
        },
        "form": claim.form,
        "certainty": claim.certainty,
        "negated": claim.negated,
        "checkability": None
        if claim.checkability is None
        else {"score": claim.checkability, "reasons": list(claim.reasons)},
        "confidence": claim.confidence,
        "before": claim.before,
        "after": claim.after,
    }
    link = table.link(claim)
    if link is not None:
        row["link"] = link
    return row


#: Words that only organisations have in their names; a guess that a reviewer can correct.
_ORGANISATIONS = frozenset((
    "agency", "army", "association", "authority", "bank", "board", "bureau", "centre", "center",
    "college", "commission", "committee", "company", "congress", "corporation", "council",
    "court", "department", "federation", "foundation", "government", "group", "house", "inc",
    "institute", "ltd", "ministry", "office", "organisation", "organization", "parliament",
    "party", "police", "senate", "service", "society", "trust", "union", "university",
))  # fmt: skip


def as_jsonld(table: Table) -> str:
    """Return a draft of a ClaimReview for each claim, as JSON-LD.

    A draft holds what is known: the words, where they are spoken, who said them. It has no
    `reviewRating` and no `author` of the review: both are for those who check the claim.
    """
    return _dump(
        {
            "@context": "https://schema.org",
            "@graph": [_review(table, claim) for claim in table.claims],
        }
    )


def _review(table: Table, claim: Claim) -> dict[str, object]:
    tool = {"@type": "SoftwareApplication", "name": "subtools"}
    clip: dict[str, object] = {
        "@type": "Clip",
        "startOffset": claim.start / 1000,
        "endOffset": claim.end / 1000,
    }
    link = table.link(claim)
    whole: dict[str, object] = {"@type": "MediaObject"}
    if table.source:
        whole["name"] = table.source
    if table.url:
        whole["url"] = table.url
        clip["url"] = link
    if len(whole) > 1:
        clip["isPartOf"] = whole
    stated: dict[str, object] = {"@type": "Claim", "text": one_line(claim.text)}
    if table.language:
        stated["inLanguage"] = table.language
    author = _author(claim)
    if author:
        stated["author"] = author
    stated["appearance"] = clip
    stated["claimInterpreter"] = tool
    return {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "creativeWorkStatus": "Draft",
        "claimReviewed": stated["text"],
        "itemReviewed": stated,
    }


def _author(claim: Claim) -> dict[str, object] | None:
    name = one_line(claim.resolved or claim.source)
    # A pronoun that stands for nobody known, "sources" and no source at all name nobody.
    nameless = claim.source_kind == "anonymous" or (
        claim.source_kind in {"pronoun", "none"} and not claim.resolved
    )
    if nameless or not name:
        return None
    words = [word.strip(".,'’").casefold() for word in name.split()]
    several = words[0] == "the" or name.isupper() or not _ORGANISATIONS.isdisjoint(words)
    kind = "Organization" if several or claim.source_kind == "office" else "Person"
    return {"@type": kind, "name": name}


def _dump(thing: object) -> str:
    import json

    return json.dumps(thing, ensure_ascii=False, indent=2) + "\n"
