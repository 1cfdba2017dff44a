"""Numbers in a claim, and what each is: money, a share, a date, or a plain number."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.checkability.words import Words

#: Four figures between these can be a year.
_YEARS = range(1500, 2100)
_YEAR_LENGTH, _DECADE_LENGTH = 4, 2
_SIGNS = frozenset("$€£¥₽₴")
#: One that is counted; "a" is only a word before a noun.
_ONE = frozenset(("one", "uno", "una", "un", "eine", "einer", "один", "одна"))
_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "ème", "e", "º"))


def amounts(words: Words) -> set[str]:
    """Return the codes of the numbers of a text; the words they take are marked as used.

    >>> from subtools.claims.checkability.lists import lists_of
    >>> from subtools.claims.checkability.words import Words
    >>> sorted(amounts(Words("In 2019 it cost $4 billion, 20 percent more", lists_of("en"))))
    ['date', 'money', 'percentage']
    """
    found = _dates(words) | _ratios(words)
    at = 0
    while at < len(words.low):
        if at in words.used or not is_number(words, at):
            at += 1
            continue
        end = at + 1
        while is_number(words, end) and end not in words.used and end not in words.parted:
            end += 1
        found |= _kind(words, at, end)
        at = end
    return found


def is_number(words: Words, at: int) -> bool:
    """Tell whether a word, if there is one, is a number or a part of one."""
    if at >= len(words.low):
        return False
    return words.low[at][0].isdigit() or words.is_in(at, "numbers", "scales", "fractions")


def _kind(words: Words, at: int, end: int) -> set[str]:
    """Tell what a run of number words is."""
    digits = any([word[0].isdigit() for word in words.low[at:end]])
    if not digits and not any([words.is_in(n, "numbers", "scales") for n in range(at, end)]):
        return {"percentage"} if _share(words, at, end) else set()
    phrase = words.phrase_from(end, "percent_phrases")
    if phrase or words.is_in(end, "percent"):
        words.used.update(range(end, phrase))  # Spanish "por ciento" holds a number
        return {"percentage"}
    if _money(words, at, end):
        return {"money"}
    if any([words.is_in(n, "fractions") for n in range(at + 1, end)]):
        return {"percentage"}
    ordinal = digits and end < len(words.low) and words.low[end] in _ORDINALS
    counts = ordinal or words.is_in(at - 1, "numbered")
    # "k" and "m" are numbers only behind figures.
    bare = not digits and all([len(word) == 1 for word in words.low[at:end]])
    return set() if counts or bare else {"number"}


def _share(words: Words, at: int, end: int) -> bool:
    """Tell whether "half" or "a third" is a share of something."""
    if "fractions_alone" in words.lists.flags:
        return True
    counted = words.is_in(at - 1, "ones") or end - at > 1
    follows = words.is_in(end, "of", "function_words") and end < len(words.low)
    return follows and (counted or words.low[at] in {"half", "hälfte", "moitié", "mitad"})


def _money(words: Words, at: int, end: int) -> bool:
    if at and words.raw[at - 1] in _SIGNS:
        return True
    if end >= len(words.raw):
        return False
    if words.raw[end] in _SIGNS:
        return True
    # "5 million US dollars", "millions of dollars", "two trillion in dollars"
    for name in ("nationalities_of_money", "of", "counted_in"):
        if words.is_in(end, name):
            words.used.add(end)
            end += 1
    if words.is_in(end, "currencies"):
        return True
    return words.is_in(end, "currencies_unsure") and not words.is_in(end + 1, "of")


def _ratios(words: Words) -> set[str]:
    """Mark the numbers of "one in five" and "nine out of ten" as used."""
    found: list[int] = []
    for at in range(2, len(words.low)):
        if not is_number(words, at) or is_number(words, at + 1) or at in words.used:
            continue
        first = at - 1
        while first > at - 3 and words.is_in(first, "out_of", "of"):
            first -= 1
        if first < at - 1 and _small(words, first) and not _year(words, at):
            found += [first, at]
    words.used.update(found)
    return {"percentage"} if found else set()


def _small(words: Words, at: int) -> bool:
    """Tell whether a word is a number below a hundred."""
    digits = words.low[at].isdecimal() and len(words.low[at]) <= _DECADE_LENGTH
    return digits or words.is_in(at, "numbers") or words.low[at] in _ONE


def _dates(words: Words) -> set[str]:
    """Mark the words of dates as used."""
    found: list[int] = []
    for at in range(len(words.low)):
        if words.kinds[at] or words.low[at][0].isdigit():
            found += _date(words, at)
    for start, end, name in words.phrases:
        if name == "dates":
            found += range(start, end)
    words.used.update(found)
    return {"date"} if found else set()


def _date(words: Words, at: int) -> list[int]:
    """Return the words of the date that a word is the head of; none where it is no date."""
    if words.is_in(at, "dates", "weekdays"):
        return [at]
    if words.is_in(at, "months") or (words.is_in(at, "months_unsure") and _month(words, at)):
        near = [n for n in (at - 1, at + 1) if _day(words, n)]
        if words.is_in(at - 1, "of") or (at and words.low[at - 1] in _ORDINALS):
            near += [at - 2] * _day(words, at - 2)
        if at + 2 < len(words.low) and _year(words, at + 2):
            near.append(at + 2)
        return [at, *near]
    if words.is_in(at, "date_units"):
        return _unit(words, at)
    if words.low[at][0].isdigit():
        following = words.low[at + 1] if at + 1 < len(words.low) else ""
        clock = words.is_in(at + 1, "clock") or ":" in words.low[at] or words.low[at] == "9/11"
        decade = following == "s" and len(words.low[at]) in {_DECADE_LENGTH, _YEAR_LENGTH}
        if clock or decade or _year(words, at):
            return [at]
    return []


def _day(words: Words, at: int) -> bool:
    """Tell whether a word, if there is one, can be a day or a year."""
    if not 0 <= at < len(words.low) or not words.low[at][0].isdigit():
        return False
    return _year(words, at) or len(words.low[at]) <= _DECADE_LENGTH


def _month(words: Words, at: int) -> bool:
    """Tell whether "may" or "march" is a month."""
    number = _day(words, at - 1) or _day(words, at + 1)
    return number or words.capital(at) or words.is_in(at - 1, "year_before", "date_before")


def _unit(words: Words, at: int) -> list[int]:
    """Return the words of "last week", "the past ten years", "three days ago"."""
    start = at
    while start and is_number(words, start - 1):
        start -= 1
    run = list(range(start, at + 1))
    after = words.is_in(at + 1, "ago", "date_after")
    before = words.is_in(start - 1, "date_before", "ago_before")
    phrase = words.phrase_before(start, "ago_before")
    one = words.is_in(start - 1, "ones") and words.is_in(start - 2, "ago_before")
    return run if after or before or phrase or one else []


def _year(words: Words, at: int) -> bool:
    """Tell whether four figures are a year rather than a count."""
    word = words.low[at]
    if len(word) != _YEAR_LENGTH or not word.isdecimal() or int(word) not in _YEARS:
        return False
    if (at and words.raw[at - 1] in _SIGNS) or words.is_in(
        at + 1, "percent", "scales", "currencies"
    ):
        return False
    if words.is_in(at - 1, "year_before", "months", "months_unsure", "date_units"):
        return not words.is_in(at + 1, "date_units") or words.is_in(at + 1, "year_before")
    after = words.raw[at + 1] if at + 1 < len(words.raw) else ""
    # "2000 people" counts; "the 2016 election" doesn't, nor does a year at the end.
    return not after or not (after.islower() and after.endswith(("s", "people", "men", "women")))
