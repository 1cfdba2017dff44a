"""The words a page adds to a stamp for screen readers: `1:031 minute, 3 secondsSo`.

They are taken for what they are only when their value equals the stamp's; the text that follows
may be glued to them.
"""

from __future__ import annotations

from subtools.core.time import HOUR, MINUTE, SECOND
from subtools.transcript.panel_words import PANELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.time import Ms

_SPACES = " \t,،、\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
#: No spoken stamp is longer; so a hostile line costs no more than a benign one.
_LONGEST = 80


def spoken_length(text: str, time: Ms, language: str) -> int:
    """Tell how many characters at the start of folded `text` say the stamp `time` in words.

    Returns 0 when none do. A unit that is zero may be left out: 6:00 is "6 minutes" or
    "6 minutes, 0 seconds".

    >>> spoken_length("1 minute, 3 secondsSo let's", 63_000, "en")
    19
    >>> spoken_length("1 million people", 5_000, "en")
    0
    """
    begin = len(text) - len(text.lstrip(_SPACES))
    parts = (
        ("hour", time // HOUR),
        ("minute", time % HOUR // MINUTE),
        ("second", time % MINUTE // SECOND),
    )
    head = text[: begin + _LONGEST]
    # The first number said is that of the largest unit; most lines are told by this look alone.
    first = next((str(value) for _, value in parts if value), "0")
    if not head.startswith(first, begin) and text.isascii():
        return 0
    return _match(head, begin, PANELS[language], parts)


def spoken_language(samples: Sequence[tuple[str, Ms]]) -> str | None:
    """Tell the language in which these texts begin with their stamps; None when they don't.

    One text alone may be ambiguous (English "1 second" begins French "1 seconde"): the language
    that explains most characters wins.

    >>> spoken_language([("1 secondeOui", 1000), ("12 secondesNon", 12_000)])
    'fr'
    """
    best: str | None = None
    most = 0
    for language in PANELS:
        explained = sum([spoken_length(text, time, language) for text, time in samples])
        if explained > most:
            best, most = language, explained
    return best


def _match(head: str, begin: int, words: dict[str, str], parts: tuple[tuple[str, int], ...]) -> int:
    """Match hours, minutes and seconds in order; return where they end, 0 for no match."""
    at = begin
    end = 0
    missed = False
    for unit, value in parts:
        after = _unit(head, at, str(value), words[unit].split("|"))
        after = after or _alone(head, at, unit, value, words)
        if after:
            end = after
            at = _past_and(head, after, words["and_"])
        elif value:
            missed = True
    return 0 if missed else end


def _unit(head: str, at: int, value: str, forms: list[str]) -> int:
    """Match a number and its unit at `at`; return the offset after them, 0 for no match."""
    if not head.startswith(value, at):
        return 0
    after = at + len(value)
    if head[after : after + 1].isdigit():
        return 0
    while head[after : after + 1] in (" ", "\t"):
        after += 1
    # The form that goes with the number first: "1 second" + "second half", not "1 seconds".
    one, *others = forms
    others.sort(key=len, reverse=True)
    ordered = (one, *others) if value == "1" else (*others, one)
    for form in ordered:
        if head.startswith(form, after):
            return after + len(form)
    return 0


def _alone(head: str, at: int, unit: str, value: int, words: dict[str, str]) -> int:
    """Match a unit that needs no number, as Arabic has them for one and two."""
    for entry in words.get("alone", "").split("|"):
        key, _, form = entry.partition("=")
        if form and key == f"{unit}{value}" and head.startswith(form, at):
            return at + len(form)
    return 0


def _past_and(head: str, at: int, words: str) -> int:
    """Skip spaces, commas and an "and" between two units."""
    while head[at : at + 1] and head[at] in _SPACES:
        at += 1
    for word in words.split("|"):
        if word and head.startswith(word, at):
            at += len(word)
            break
    while head[at : at + 1] and head[at] in _SPACES:
        at += 1
    return at
