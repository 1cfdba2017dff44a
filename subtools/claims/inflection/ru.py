"""Russian verbs in -ать, -ять, -еть and -ить by rule; what differs from the list."""

from __future__ import annotations


def forms(base: str, listed: list[str] | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return infinitives, finite forms, participles and gerunds.

    `listed` are the infinitive and the forms of the present that the rule does not make, then
    gerunds.

    >>> forms("утверждать", None)[1]
    ['утверждал', 'утверждала', 'утверждало', 'утверждали', 'утверждает', 'утверждают']
    >>> forms("заявить", ["заявить", "заявит,заявят"])[3]
    ['заявив']
    """
    back = base.endswith("ся")
    verb = base[:-2] if back else base
    stem = verb[:-2]
    past = [stem + end for end in ("л", "ла", "ло", "ли")]
    if listed is not None:
        present = listed[1].split(",")
        gerunds = listed[2].split(",") if len(listed) > 2 else [stem + "в"]  # noqa: PLR2004
        if len(listed) > 3:  # noqa: PLR2004 - a past of its own
            past = listed[3].split(",")
        return [base], [*past, *present] if not back else [*_back(past), *present], [], gerunds
    if stem.endswith("ова"):
        short = stem[:-3] + "у"
        present, gerund = [short + "ет", short + "ют"], short + "я"
    elif stem.endswith("и"):
        present, gerund = [stem + "т", stem[:-1] + "ят"], stem + "в"
    else:
        present, gerund = [stem + "ет", stem + "ют"], stem + "я"
    if back:
        return [base], [*_back(past), *[form + "ся" for form in present]], [], [gerund + "сь"]
    return [base], past + present, [], [gerund]


def _back(past: list[str]) -> list[str]:
    return [form + ("сь" if form[-1] in "аоуи" else "ся") for form in past]
