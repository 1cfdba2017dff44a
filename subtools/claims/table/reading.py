"""Read a table that somebody edited, or a list of claims, one a line."""

from __future__ import annotations

from subtools.claims.table.row import Row, row_of
from subtools.claims.table.told import claim_of
from subtools.core.finding import Finding
from subtools.core.pattern import pattern
from subtools.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Told = tuple[list[Row], list[Finding]]

#: What begins a line of a list and is no part of the claim.
_BULLET = pattern(r"(?:[-*•–—]|\d{1,3}[.)])\s+")
#: What divides columns: programs save a "CSV" with the sign their country uses.
_DIVIDERS = ",;\t"


def read_rows(text: str, name: str = "") -> Told:
    """Read JSON or CSV as `subtools claims` writes it, else a list with a claim a line.

    `name` is the file's: by its suffix `.json` and `.csv` are told from a list; without one the
    content tells. Findings (N14) say what was passed over. Raises `InputError` for JSON or CSV
    that is none of a table of claims.

    >>> rows, findings = read_rows("# my claims\\n- The wall cost 3 million\\n")
    >>> [(row.line, row.claim.text) for row in rows]
    [(2, 'The wall cost 3 million')]
    """
    import os

    text = text.removeprefix("\ufeff")
    suffix = os.path.splitext(name)[1].lower()
    known = suffix in {".json", ".csv", ".tsv", ".txt", ".md"}
    if suffix == ".json" or (not known and text.lstrip()[:1] in {"{", "["}):
        return _from_json(text)
    if suffix in {".csv", ".tsv"} or (not known and _is_head(text)):
        return _from_csv(text)
    return _from_list(text), []


def _from_list(text: str) -> list[Row]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        bullet = _BULLET.match(words)
        words = words[bullet.end() :] if bullet else words
        if words and not words.startswith("#"):
            rows.append(row_of(words, number))
    return rows


def _from_json(text: str) -> Told:
    import json

    from subtools.claims.table.json import NAME, VERSION

    try:
        thing = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        msg = "is broken JSON"
        raise InputError(msg, line=line) from None
    if isinstance(thing, dict):
        version = thing.get("version")
        if isinstance(version, int) and version > VERSION:
            msg = f"is {NAME} version {version}; this subtools reads up to version {VERSION}"
            raise InputError(msg)
        thing = thing.get("claims")
    if not isinstance(thing, list):
        msg = 'is JSON, but no table of claims: a list is missing, or an object with "claims"'
        raise InputError(msg)
    return _rows([(number, _flat(each)) for number, each in enumerate(thing, 1)])


def _flat(thing: object) -> dict[str, object]:
    """Return the fields of a claim under the names that CSV has for them."""
    if isinstance(thing, str):
        return {"text": thing}
    if not isinstance(thing, dict):
        return {}
    flat = {str(name): value for name, value in thing.items()}
    for name, parts in (
        ("source", {"text": "source", "kind": "source_kind", "resolved": "resolved"}),
        ("reporting", {"text": "reporting", "lemma": "lemma", "class": "class"}),
        ("checkability", {"score": "checkability", "reasons": "reasons"}),
    ):
        inner = flat.get(name)
        if isinstance(inner, dict):
            del flat[name]
            flat |= {parts[key]: value for key, value in inner.items() if key in parts}
    return flat


def _is_head(text: str) -> bool:
    head = _head(text)
    return "text" in head and len(head) > 1


def _head(text: str) -> list[str]:
    first = text.partition("\n")[0].strip().casefold()
    return [name.strip(' "') for name in first.split(_divider(first))]


def _divider(first: str) -> str:
    return max(_DIVIDERS, key=first.count)


def _from_csv(text: str) -> Told:
    import csv
    from io import StringIO

    from subtools.claims.table.csv import unsafe

    head = _head(text)
    if "text" not in head:
        msg = "is CSV, but no table of claims: its first line needs a column 'text'"
        raise InputError(msg, line=1)
    lines = csv.reader(StringIO(text, newline=""), delimiter=_divider(text.partition("\n")[0]))
    found: list[tuple[int, dict[str, object]]] = []
    before = 0
    limit = csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        for cells in lines:
            number, before = before + 1, lines.line_num
            if number > 1 and any(cells):
                pairs = zip(head, map(unsafe, cells), strict=False)
                found.append((number, dict(pairs)))
    except csv.Error as error:
        msg = f"is broken CSV: {error}"
        raise InputError(msg, line=lines.line_num) from None
    finally:
        csv.field_size_limit(limit)
    return _rows(found)


def _rows(found: Iterable[tuple[int, dict[str, object]]]) -> Told:
    rows: list[Row] = []
    findings: list[Finding] = []
    for number, fields in found:
        claim, told, wrong = claim_of(fields)
        findings += [
            Finding("N14", f"not understood, passed over: {what}", line=number) for what in wrong
        ]
        if claim is not None:
            rows.append(Row(claim, told, line=number))
    return rows, findings
