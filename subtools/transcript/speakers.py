"""Who speaks: names before, after and between stamps, and changes marked `>>`."""

from __future__ import annotations

import re

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
_MOST_WORDS = 6
_EDGES = ' \t\N{NO-BREAK SPACE}*_:|,#>"“”\\-\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}'
_initial = pattern(r"(?:^|[\s.])(?:\w|[JS]r|[DM]r|Mrs|Ms|St|Prof|Esq)\.$")
_particles = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "del",
        "della",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "of",
        "the",
        "and",
        "y",
        "e",
        "und",
        "et",
        "ter",
        "to",
        "from",
    ]
)
#: `**Name:** text` or `**Name**: text`; and `Name: text`, at the start of a line.
_bold_turn = pattern(r"(\*\*|__)([^*_]{1,60}?)\s?(?::\s?\1|\1\s?:)\s*(.*)", re.DOTALL)
_plain_turn = pattern(r"([^:*\[\]<>]{1,60}?)\s?:(?:\s+(.*)|$)", re.DOTALL)


def name_of(text: str) -> str | None:
    """Return the name that a piece of text is, cleaned; None when it reads as speech.

    >>> name_of("**Danny Ryan** - "), name_of("Etan (Nimbus)"), name_of("So I said we go.")
    ('Danny Ryan', 'Etan (Nimbus)', None)
    """
    if len(text) > 2 * _LONGEST:
        return None
    name = text.strip(_EDGES)
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    if not name or len(name) > _LONGEST or "://" in name:
        return None
    if len(name.partition("(")[0].split()) > _MOST_WORDS or not any(c.isalpha() for c in name):
        return None
    if name[-1] in "?!…。！？;" or (name[-1] == "." and not _initial.search(name)):
        return None
    return name


def is_proper(name: str) -> bool:
    """Tell a name that looks like one even in running text: each word begins with a capital.

    >>> is_proper("Aaron van Wirdum"), is_proper("The thing is")
    (True, False)
    """
    words = name.partition("(")[0].split()
    if not words or len(words) > 4 or any(c in name for c in ',;?!"'):  # noqa: PLR2004
        return False
    cased = [w for w in words if w.lower() not in _particles]
    return bool(cased) and all(_capital(w) for w in cased) and _capital(words[0])


def _capital(word: str) -> bool:
    first = word.lstrip("(@")[:1]
    return (
        first.isupper() or first.isdigit() or (first.isalpha() and first.lower() == first.upper())
    )


def split_turn(line: str) -> tuple[str, str, bool] | None:
    """Split `Name: text` at the start of a line into name, text, and whether it was in bold.

    >>> split_turn("**Tim**: Are you there?"), split_turn("Ann: yes"), split_turn("It is 4:57 now")
    (('Tim', 'Are you there?', True), ('Ann', 'yes', False), None)
    """
    if line[:2] in ("**", "__"):
        match = _bold_turn.match(line)
        if match is None:
            return None
        name = name_of(match[2])
        return (name, match[3], True) if name else None
    if ":" not in line[: _LONGEST + 4]:
        return None
    match = _plain_turn.match(line)
    if match is None or match[1].startswith(("http", "[", "(")):
        return None
    name = name_of(match[1])
    if name and name.startswith("From ") and " to " in name:
        name = name[len("From ") :].rpartition(" to ")[0].strip()  # the chat of a meeting
    return (name, (match[2] or "").strip(), False) if name else None


def known_names(openers: Iterable[str], lines: Iterable[str]) -> frozenset[str]:
    """Gather the names that speak: those at stamps, those in bold, and those that come again.

    `openers` are names found beside stamps; `lines` are all lines, to find `Name: text` in.
    """
    known = set(openers)
    seen: dict[str, int] = {}
    for line in lines:
        turn = split_turn(line)
        if turn is None:
            continue
        name, rest, bold = turn
        if bold or (not rest and is_proper(name)):
            known.add(name)
        elif is_proper(name):
            seen[name] = seen.get(name, 0) + 1
    known.update([name for name, times in seen.items() if times > 1])
    return frozenset(known)
