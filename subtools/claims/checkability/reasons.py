"""Why a claim can be checked: codes for what its words hold that can be looked up.

Rules over word lists (`data/checkability.en.txt`, `places.en.txt` and so on); nothing is learnt.
"""

from __future__ import annotations

from subtools.claims.checkability.amounts import amounts, is_number
from subtools.claims.checkability.lists import lists_of
from subtools.claims.checkability.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.attribution import Attribution

#: In the order they are given.
CODES = (
    "number", "money", "percentage", "date", "place", "entity", "comparison", "record", "change",
    "past-event", "anonymous-source",
)  # fmt: skip
_ACRONYM = 2


def reasons(
    text: str, language: str | None, one: Attribution | None = None
) -> tuple[str, ...] | None:
    """Return the codes for the words of a claim, in the order of `CODES`; None without lists.

    >>> reasons("the army lost 20 tanks near Kherson on Monday", "en")
    ('number', 'date', 'place', 'change', 'past-event')
    >>> reasons("nobody likes that", "en"), reasons("誰も好まない", "ja")
    ((), None)
    """
    lists = lists_of(language)
    if lists is None:
        return None
    return with_source(codes(Words(text, lists)), one)


def with_source(found: set[str], one: Attribution | None) -> tuple[str, ...]:
    """Return codes in their order, and whether the claim's source is left without a name."""
    if one is not None and one.source_kind in {"anonymous", "none"}:
        found = {*found, "anonymous-source"}
    return tuple([code for code in CODES if code in found])


def codes(words: Words) -> set[str]:
    """Return the codes that the words themselves give."""
    found = amounts(words)
    if _places(words):
        found.add("place")
    if _entity(words):
        found.add("entity")
    if words.has("comparisons") or _than(words):
        found.add("comparison")
    if words.has("superlatives") or words.has("records"):
        found.add("record")
    if words.has("changes"):
        found.add("change")
    if words.has_phrase("past") or any([_past(words, at) for at in range(len(words.low))]):
        found.add("past-event")
    return found


def _places(words: Words) -> bool:
    """Mark the words of places as used, and tell whether there are any."""
    found: list[int] = []
    for start, end, name in words.phrases:
        if name in {"places", "people"}:
            found += range(start, end)
    for at, kinds in enumerate(words.kinds):
        if at in words.used:
            continue
        if "unsure" in kinds or "rare" in kinds:
            if _sure(words, at):
                found.append(at)
        elif "places" in kinds or "people" in kinds:
            found.append(at)
        elif words.capital(at) and not words.is_in(at, *_NO_PLACE):
            found += _unknown_place(words, at)
    words.used.update(found)
    return bool(found)


def _sure(words: Words, at: int) -> bool:
    """Tell whether a word that may be a place is one: "Turkey", "in turkey", "US" but not "us"."""
    if words.low[at] == "us":
        return words.cased and words.raw[at] == "US"
    start = words.cased and words.starts[at] and words.raw[at][0].isupper()
    rare = start and words.is_in(at, "rare")
    return rare or words.capital(at) or words.is_in(at - 1, "place_before")


#: Words with a capital that no preposition makes a place.
_NO_PLACE = (
    "months", "months_unsure", "weekdays", "titles", "organisations", "not_names", "dates",
    "function_words", "place_of", "place_after",
    "numbered",
)  # fmt: skip


def _unknown_place(words: Words, at: int) -> list[int]:
    """Return the words that what stands around them makes a place: "near Orikhiv"."""
    if "nouns_capital" in words.lists.flags or words.raw[at].isupper() or at in words.inside:
        return []
    end = at + 1
    if words.is_in(at - 1, "of") and words.is_in(at - 2, "place_of"):
        while words.capital(end) and not words.is_in(end, *_NO_PLACE):
            end += 1
        return list(range(at, end))
    before = words.is_in(at - 1, "place_before") and not words.capital(end)
    return [at] if before or words.is_in(end, "place_after") else []


def _entity(words: Words) -> bool:
    """Tell whether a name is there that is neither a place nor a date."""
    if words.has("organisations"):
        return True
    nouns = "nouns_capital" in words.lists.flags
    for at, raw in enumerate(words.raw):
        if at in words.used or not raw[0].isalpha() or words.is_in(at, "not_names"):
            continue
        if words.is_in(at, "titles"):
            if _named(words, at + 1):
                return True
        elif _coded(raw, cased=words.cased) or (not nouns and _capital_name(words, at)):
            return True
    return False


def _coded(raw: str, *, cased: bool) -> bool:
    """Tell whether a word is a name by its letters: "IAEA", "F-16", "COVID-19"."""
    if raw[-1].isdigit():
        return raw[0].isupper()
    return cased and raw.isupper() and raw[-1] != "'" and len(raw.rstrip(".")) >= _ACRONYM


def _capital_name(words: Words, at: int) -> bool:
    """Tell whether a capital makes a name; at the start of a sentence two together do."""
    if words.capital(at):
        return not words.is_in(at, *_NO_PLACE)
    if not (words.starts[at] and words.cased and words.raw[at][0].isupper()):
        return False
    known = words.is_in(at, *_NO_PLACE, "said", "ones", "numbers", "comparatives")
    return not known and words.capital(at + 1) and not words.is_in(at + 1, *_NO_PLACE)


def _named(words: Words, at: int) -> bool:
    """Tell whether a name follows a title; text without capitals can't tell."""
    if at >= len(words.raw) or words.is_in(at, "titles", "function_words", "not_names"):
        return False
    return words.cased and words.raw[at][0].isupper()


def _than(words: Words) -> bool:
    """Tell whether a comparative comes before "than", at most four words off.

    "More than 80" is a number, not a comparison.
    """
    for at, kinds in enumerate(words.kinds):
        if "than" in kinds and not is_number(words, at + 1):
            for near in range(max(0, at - 4), at):
                if words.is_in(near, "comparatives") or (
                    near == at - 1 and words.low[near].endswith("er") and "er" in words.lists.flags
                ):
                    return True
    return False


def _past(words: Words, at: int) -> bool:
    """Tell whether a word says that something happened: "left", "have left", "attacked"."""
    low, kinds = words.low[at], words.kinds[at]
    if "no_event" in kinds or "said" in kinds or words.capital(at) or _supposed(words, at):
        return False
    regular = low.endswith("ed") and "regular_ed" in words.lists.flags and len(low) > len("aged")
    perfect = any([words.is_in(n, "perfect") for n in range(max(0, at - 3), at)])
    if perfect:
        return regular or "participles" in kinds or "participle_edges" in kinds
    if regular or "past" in kinds or "past_edges" in kinds:
        return not words.is_in(at - 1, "not_past_after")
    return False


def _supposed(words: Words, at: int) -> bool:
    """Tell whether a word before makes it a wish or a condition: "would have left"."""
    return any([words.is_in(n, "conditional") for n in range(max(0, at - 4), at)])
