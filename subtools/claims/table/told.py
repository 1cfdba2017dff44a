"""The fields of a row, as programs and people write them, made a claim."""

from __future__ import annotations

from subtools.claims.attribution import CERTAINTIES, CLASSES, FORMS, SOURCE_KINDS
from subtools.claims.claim import Claim
from subtools.core.finding import excerpt
from subtools.core.time import parse_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

#: A column's name, by the field of a claim that it tells.
_NAMES = {"class": "word_class", "in": "start", "out": "end"}
_YES = frozenset({"yes", "true", "1", "y", "ja", "oui", "sí", "да"})


def claim_of(fields: dict[str, object]) -> tuple[Claim | None, set[str], list[str]]:
    """Return the claim (None without words), the names of the fields told, and what is wrong.

    >>> claim, told, wrong = claim_of({"text": "it rained", "certainty": "aleged", "in": "0:01"})
    >>> claim.start, sorted(told), wrong
    (1000, ['start', 'text'], ["certainty 'aleged'"])
    """
    made: dict[str, object] = {"id": "", "start": 0, "end": 0, "text": ""}
    told: set[str] = set()
    wrong: list[str] = []
    for name, value in fields.items():
        field = _NAMES.get(name, name)
        if field in {"start", "end"} and name in _NAMES and fields.get(field) not in {None, ""}:
            continue  # whole milliseconds tell more than a clock
        read = _READERS.get(field)
        if read is None or value is None or value == "":
            # An empty cell still tells something: no source, no name.
            if field in _EMPTY and name in fields:
                made[field] = _EMPTY[field]
                told.add(field)
            continue
        try:
            made[field] = read(value)
            told.add(field)
        except (ValueError, TypeError):
            wrong.append(f"{name} {excerpt(str(value))!r}")
    if not str(made["text"]).strip():
        return None, told, [*wrong, "a row without text"]
    return Claim(**made), told, wrong  # type: ignore[arg-type]  # each by its own reader


def _text(value: object) -> str:
    if not isinstance(value, str | int | float):
        raise TypeError
    return str(value).replace("\0", "").strip()


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _id(value: object) -> str:
    return excerpt(_line(value))


def _number(value: object) -> float:
    number = float(str(value).replace(",", "."))
    if not 0 <= number <= 1:
        raise ValueError
    return number


def _ms(value: object) -> int:
    time = int(value) if isinstance(value, int | float) else parse_clock(str(value))
    if time < 0:
        raise ValueError
    return time


def _bool(value: object) -> bool:
    return value if isinstance(value, bool) else str(value).strip().casefold() in _YES


def _reasons(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(value).replace(",", " ").split()
    return tuple(["-".join(str(item).split()) for item in items])


def _one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        word = str(value).strip().lower()
        if word not in known:
            raise ValueError
        return word

    return read


_READERS: dict[str, Callable[[object], object]] = {
    "id": _id,
    "start": _ms,
    "end": _ms,
    "text": _text,
    "source": _line,
    "source_kind": _one_of(SOURCE_KINDS),
    "resolved": _line,
    "reporting": _line,
    "lemma": _line,
    "word_class": _one_of(CLASSES),
    "form": _one_of(FORMS),
    "certainty": _one_of(CERTAINTIES),
    "negated": _bool,
    "checkability": _number,
    "reasons": _reasons,
    "confidence": _number,
}
#: What an empty cell, or null, means.
_EMPTY: dict[str, object] = {
    "source": "",
    "resolved": None,
    "reporting": "",
    "lemma": "",
    "checkability": None,
    "reasons": (),
}
