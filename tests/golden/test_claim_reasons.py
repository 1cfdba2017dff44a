"""Why a claim can be checked, as a person would tell: the cases are in claims/reasons.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from subtools.claims.checkability.reasons import CODES, reasons

FILE = Path(__file__).parent / "claims" / "reasons.md"


def cases() -> list[object]:
    found = []
    language = ""
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            language = line[3:]
        elif " | " in line and not line.startswith("#"):
            text, _, codes = line.rpartition(" | ")
            wanted = tuple(codes.replace("-", "", codes == "-").split())
            found.append(pytest.param(language, text, wanted, id=f"{language}-{number}"))
    return found


@pytest.mark.parametrize(("language", "text", "wanted"), cases())
def test_reasons(language: str, text: str, wanted: tuple[str, ...]):
    assert reasons(text, language) == wanted


def test_the_cases_show_every_code_of_the_words():
    shown = {code for case in cases() for code in case.values[2]}

    assert shown == set(CODES) - {"anonymous-source"}
