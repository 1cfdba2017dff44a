"""How sure a report leaves its claim, and in which form it gives it. Never whether it is true."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules.find import Find
    from subtools.claims.rules.sentence import Sentence

#: What the class of the reporting words says of the claim.
_CERTAINTY = {"distancing": "alleged", "denying": "denied", "endorsing": "confirmed"}
#: What the rule that found it says of the form; the rest is indirect.
_FORMS = {"adverb": "narrator", "noun": "narrator", "passive": "narrator", "headed": "direct"}


def certainty(
    word_class: str, *, negated: bool, modal: bool, hearsay: bool, anonymous: bool
) -> str:
    """Return one of `CERTAINTIES`.

    "Would not confirm" and "did not deny" leave it open; so does what nobody stands behind: a
    report without a name ("local media reported", "it is believed that": `hearsay`).

    >>> certainty("endorsing", negated=True, modal=True, hearsay=False, anonymous=False)
    'alleged'
    """
    if negated:
        return "alleged"
    if modal and word_class == "endorsing":
        return "asserted"
    if hearsay and anonymous:
        return "alleged"
    return _CERTAINTY.get(word_class, "asserted")


def form(find: Find, s: Sentence, *, quoted: bool, first_person: bool) -> str:
    """Return one of `FORMS`: in the speaker's own words, reported, or by the narrator.

    Transcripts have no quotation marks; there, what stands before its verb and says "I", and what
    follows a colon, is direct.
    """
    if find.rule in _FORMS:
        return _FORMS[find.rule]
    last = find.reporting[-1][1]
    colon = s.codes[last - 1] == ":" or s.codes[last : last + 1] == [":"]
    own = first_person and find.rule in {"after", "inverted"}
    return "direct" if quoted or colon or own else "indirect"


def sureness(trust: dict[str, float], find: Find, *, source_kind: str) -> float:
    """Return how often a find like this is right, 0 to 1, by the rule and the words."""
    sure = trust.get(find.rule, 0.5)
    if find.word_class == "attitude":
        sure -= trust.get("attitude", 0.0)
    if source_kind == "pronoun" and find.rule == "clause":
        sure -= trust.get("pronoun", 0.0)
    return max(0.05, min(0.99, round(sure, 2)))
