"""Spanish verbs in -ar, -er and -ir by rule; the others from the list."""

from __future__ import annotations

_AR = (
    "a", "an", "ó", "aron", "aba", "aban", "ará", "arán", "aría", "arían", "e", "en", "ara", "aran",
)  # fmt: skip
_ER = (
    "e", "en", "ió", "ieron", "ía", "ían", "erá", "erán", "ería", "erían", "a", "an", "iera",
    "ieran",
)  # fmt: skip


def forms(base: str, listed: list[str] | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return infinitives, finite forms, participles and gerunds.

    `listed` are the infinitive, finite forms, participles and the gerund, each joined by commas;
    for a verb that changes its vowel ("niega"), what is listed first is added to the rest.

    >>> forms("afirmar", None)[1][:4], forms("admitir", None)[2:]
    (['afirma', 'afirman', 'afirmó', 'afirmaron'], (['admitido'], ['admitiendo']))
    """
    if listed is not None and len(listed) > 2:  # noqa: PLR2004 - a verb of its own
        finite, participles, gerunds = ([*part.split(",")] for part in listed[1:4])
        return [base], finite, participles, gerunds
    stem = base[:-2]
    if base.endswith("ar"):
        soft = stem[:-1] + "qu" if stem.endswith("c") else stem
        finite = [stem + end for end in _AR[:-4]] + [soft + end for end in _AR[-4:]]
        made = finite, [stem + "ado"], [stem + "ando"]
    else:
        endings = [
            end.replace("e", "i", 1) if base[-2] == "i" and "rá" in end else end for end in _ER
        ]
        made = [stem + end for end in endings], [stem + "ido"], [stem + "iendo"]
    changed = listed[1].split(",") if listed is not None else []
    return [base], changed + made[0], made[1], made[2]
