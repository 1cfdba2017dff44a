from __future__ import annotations

import pytest

from subtools import Cue, Subtitles
from subtools.claims.claim import Claim
from subtools.claims.neutrality.balance import count_sources, uneven


def talk(*lines: str) -> Subtitles:
    return Subtitles([Cue(n * 2000, n * 2000 + 2000, text) for n, text in enumerate(lines)])


def check(track: Subtitles, text: str, source: str = "", reporting: str = "") -> list[str]:
    kind = "named" if source else "none"
    claim = Claim("1", 0, 0, text, source=source, source_kind=kind, reporting=reporting)
    found = track.apply_claims([claim]).check_claims()
    return [f"{each.code} {(each.cue or 0) + 1}" for each in found]


def test_a_claim_on_the_screen_with_its_source_is_fine():
    assert check(talk("Ann Lee said it rained."), "it rained", "Ann Lee", "said") == []


def test_a_claim_that_runs_on_after_its_source_is_fine():
    track = talk("Ann Lee said it rained", "and that nobody came.")

    assert check(track, "it rained and that nobody came", "Ann Lee", "said") == []


@pytest.mark.parametrize(
    ("lines", "cue"),
    [
        (("Ann Lee said", "it rained."), "N01 2"),
        (("It rained,", "Ann Lee said."), "N01 1"),
        (("Ann Lee said", "hello.", "It rained."), "N01 3"),
    ],
)
def test_a_claim_in_another_cue_than_its_source_is_told(lines: tuple[str, ...], cue: str):
    assert check(talk(*lines), "it rained", "Ann Lee", "said") == [cue]


def test_a_claim_that_begins_before_its_source_is_told_as_information():
    track = talk("It rained and", "nobody came, Ann Lee said.").apply_claims(
        [Claim("1", 0, 0, "it rained and nobody came", source="Ann Lee", reporting="said")]
    )
    (found,) = track.check_claims()

    assert (found.code, found.cue, found.severity) == ("N02", 0, "info")
    assert "cue 2" in found.message


def test_a_source_in_the_cue_before_and_its_verb_with_the_claim_is_fine():
    assert check(talk("Ann Lee", "said it rained."), "it rained", "Ann Lee", "said") == []


def test_a_claim_without_a_source_is_told():
    assert check(talk("Allegedly it rained."), "it rained", "", "Allegedly") == ["N03 1"]


def test_a_name_in_the_table_alone_is_a_source():
    claim = Claim("1", 0, 0, "it rained", resolved="The Tribune")

    assert talk("It rained.").apply_claims([claim]).check_claims() == []


def reports(source: str, word_class: str, count: int, kind: str = "named") -> list[Claim]:
    return [
        Claim(
            f"{source}{n}{word_class}",
            n,
            n + 1,
            "it rained",
            source=source,
            source_kind=kind,
            reporting="claims" if word_class == "distancing" else "says",
            word_class=word_class,
        )
        for n in range(count)
    ]


def test_one_side_kept_at_a_distance_is_told():
    claims = reports("Ann", "distancing", 4) + reports("Bob", "neutral", 6)
    ((one, kind, others, of),) = uneven(count_sources(claims))

    assert (one.source, kind, others, of) == ("Ann", "distancing", 0, 6)


def test_one_side_stood_behind_is_told():
    claims = reports("Ann", "endorsing", 5) + reports("Bob", "neutral", 7)

    assert [(one.source, kind) for one, kind, _, _ in uneven(count_sources(claims))] == [
        ("Ann", "endorsing")
    ]


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (reports("Ann", "distancing", 2), reports("Bob", "neutral", 40)),
        (reports("Ann", "distancing", 3), reports("Bob", "neutral", 4)),
        (
            reports("Ann", "distancing", 4),
            reports("Bob", "neutral", 3) + reports("Bob", "distancing", 3),
        ),
        (reports("Ann", "denying", 9), reports("Bob", "neutral", 9)),
        (reports("they", "distancing", 9, "pronoun"), reports("Bob", "neutral", 9)),
        (reports("sources", "distancing", 9, "anonymous"), reports("Bob", "neutral", 9)),
        ([], []),
    ],
    ids=["too few", "others too few", "both", "denials", "nobody known", "unnamed", "none"],
)
def test_what_chance_makes_is_not_told(own: list[Claim], others: list[Claim]):
    assert list(uneven(count_sources(own + others))) == []


def test_a_source_is_one_under_several_names():
    claims = [
        *reports("The mayor", "neutral", 1, "office"),
        *reports("the mayor's", "neutral", 1, "office"),
        *[one.replace(resolved="the mayor") for one in reports("she", "neutral", 1, "pronoun")],
    ]

    assert [(one.source, one.reports) for one in count_sources(claims)] == [("The mayor", 3)]


def test_the_report_says_it_with_a_cue_and_what_to_do():
    lines = [f"Ann claims it rained {n} days." for n in "abcd"]
    lines += [f"Bob says it rained {n} days." for n in "efghij"]
    claims = [
        Claim(
            str(n),
            n * 2000,
            n * 2000 + 2000,
            line.split(maxsplit=2)[2],
            source=line[:3],
            source_kind="named",
            reporting=line.split()[1],
            word_class="distancing" if line[0] == "A" else "neutral",
        )
        for n, line in enumerate(lines)
    ]
    (found,) = talk(*lines).apply_claims(claims).check_claims()

    assert str(found) == (
        "cue 1: N04 4 of 4 reports of Ann keep at a distance (claims), of all others 0 of 6; "
        "use the same words for all"
    )
