"""In which words the reports of each source are made: some told plainly, others with distance."""

from __future__ import annotations

from math import exp, lgamma

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from subtools.claims.claim import Claim

#: What is counted: the words a report could have had in place of its own. A denial, a promise or
#: a wish is what happened, so its word is no choice of the reporter.
COUNTED = ("neutral", "distancing", "endorsing")
#: Fewer reports tell nothing: with 3 against 5 even the strongest difference has 1 chance in 56.
LEAST, LEAST_OTHERS = 3, 5
#: A difference is told where chance makes one as large, in any source and word, this rarely.
CHANCE = 0.05


class Counted(Value):
    """How often a source's reports have neutral, distancing and endorsing words."""

    __slots__ = ("source", "neutral", "distancing", "endorsing", "claims")
    source: str
    neutral: int
    distancing: int
    endorsing: int
    claims: tuple[Claim, ...]

    def __init__(self, source: str, claims: Iterable[Claim]) -> None:
        """Count the claims by the class of their reporting words."""
        kept = tuple(claims)
        put(self, "source", source)
        for kind in COUNTED:
            put(self, kind, sum([claim.word_class == kind for claim in kept]))
        put(self, "claims", kept)

    @property
    def reports(self) -> int:
        """All that are counted."""
        return self.neutral + self.distancing + self.endorsing


def count_sources(claims: Iterable[Claim]) -> list[Counted]:
    """Count the reports of each source that has a name; the most often heard comes first.

    >>> from subtools.claims.claim import Claim
    >>> rows = [
    ...     Claim(
    ...         "1",
    ...         0,
    ...         1,
    ...         "x",
    ...         source="the Mayor",
    ...         source_kind="office",
    ...         reporting="claims",
    ...         word_class="distancing",
    ...     )
    ... ]
    >>> [(one.source, one.distancing) for one in count_sources(rows)]
    [('the Mayor', 1)]
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.resolved or (claim.source if claim.source_kind in {"named", "office"} else "")
        if name and claim.reporting and claim.word_class in COUNTED:
            groups.setdefault(_key(name), []).append(claim)
    counted = [
        Counted(" ".join((group[0].resolved or group[0].source).split()), group)
        for group in groups.values()
    ]
    counted.sort(key=lambda one: -one.reports)
    return counted


def _key(name: str) -> str:
    """Take "The Mayor" and "the mayor's" for one."""
    words = name.casefold().replace("’", "'").split()
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words).removesuffix("'s").strip(".,;:")


def uneven(counted: list[Counted]) -> Iterator[tuple[Counted, str, int, int]]:
    """Yield a source, a class of words, and that class's share in the reports of all others.

    A source is told where its share is larger than the others' and chance hardly explains it:
    Fisher's exact test, one-sided, times the number of comparisons made (Bonferroni).
    """
    total = sum([one.reports for one in counted])
    tested = [
        one for one in counted if one.reports >= LEAST and total - one.reports >= LEAST_OTHERS
    ]
    for one in tested:
        for kind in ("distancing", "endorsing"):
            own = getattr(one, kind)
            of_all = sum([getattr(other, kind) for other in counted])
            chance = _chance(own, one.reports, of_all, total)
            if own and chance * 2 * len(tested) <= CHANCE:
                yield one, kind, of_all - own, total - one.reports


def _chance(own: int, reports: int, of_all: int, total: int) -> float:
    """Tell how likely `own` or more of a source's reports have the word by chance.

    >>> round(_chance(3, 3, 3, 8), 4)
    0.0179
    """
    most = min(reports, of_all)
    whole = _ways(total, reports)
    return sum([
        exp(_ways(of_all, k) + _ways(total - of_all, reports - k) - whole)
        for k in range(max(own, reports - (total - of_all)), most + 1)
    ])  # fmt: skip


def _ways(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)
