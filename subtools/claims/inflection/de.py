"""German verbs: weak ones by rule, strong ones from the list, separable ones joined and apart."""

from __future__ import annotations

#: Before these no "ge-" is put in the participle.
_PREFIXES = ("be", "er", "ver", "zer", "ent", "emp", "ge", "miss", "wider", "unter", "über")


def forms(base: str, listed: list[str] | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return infinitives, finite forms, participles and gerunds.

    `base` is an infinitive; "an|kündigen" asks for the forms that are written as one word, as in
    clauses with the verb at the end. `listed` are infinitive, third person, past, participle.

    >>> forms("melden", None)[1:3]
    (['melde', 'meldet', 'melden', 'meldete', 'meldeten'], ['gemeldet'])
    >>> forms("an|kündigen", None)[2]
    ['angekündigt']
    """
    particle, _, verb = base.rpartition("|")
    if listed is not None:
        third, past, participle = listed[1:4]
        pasts = [past, past + ("n" if past.endswith("e") else "en")]
    else:
        stem = verb[:-2] if verb.endswith("en") else verb[:-1]
        link = "e" if stem.endswith(("d", "t", "chn", "ffn", "gn")) else ""
        third = f"{stem}{link}t"
        pasts = [f"{stem}{link}te", f"{stem}{link}ten"]
        bare = verb.endswith("ieren") or verb.startswith(_PREFIXES)
        participle = third if bare else "ge" + third
    first = (
        (verb[:-1] if verb.endswith("en") else verb[:-2] + "re") if listed is None else verb[:-1]
    )
    present = [first, third, verb]
    infinitives = [particle + verb, *([f"{particle}zu{verb}"] if particle else [])]
    finite = [particle + form for form in dict.fromkeys([*present, *pasts])]
    return infinitives, finite, [particle + participle], []
