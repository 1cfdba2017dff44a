"""French verbs in -er and -ir by rule; the others from the list."""

from __future__ import annotations


def forms(base: str, listed: list[str] | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return infinitives, finite forms, participles and gerunds.

    `listed` are the infinitive, finite forms, participles and the gerund, each joined by commas.

    >>> forms("annoncer", None)[1][:5]
    ['annonce', 'annoncent', 'annonçait', 'annonçaient', 'annonça']
    """
    if listed is not None:
        finite, participles, gerunds = ([*part.split(",")] for part in listed[1:4])
        return [base], finite, participles, gerunds
    if base.endswith("ir"):
        stem = base[:-1]
        endings = ["t", "ssent", "ssait", "ssaient", "rent", "ra", "ront", "rait", "raient"]
        return [base], [stem + end for end in endings], _agreeing(stem), [stem + "ssant"]
    stem = base[:-2]
    soft = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1], stem)
    strong = stem
    if len(stem) > 2 and stem[-2] == "é":  # noqa: PLR2004 - "répéter", "il répète"
        strong = f"{stem[:-2]}è{stem[-1]}"
    finite = [
        strong + "e",
        strong + "ent",
        soft + "ait",
        soft + "aient",
        soft + "a",
        stem + "èrent",
    ]
    finite += [stem + end for end in ("era", "eront", "erait", "eraient")]
    return [base], finite, _agreeing(stem + "é"), [soft + "ant"]


def _agreeing(participle: str) -> list[str]:
    return [participle + end for end in ("", "e", "s", "es")]
