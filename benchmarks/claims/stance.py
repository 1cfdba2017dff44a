"""How sure the reports of our own sentences are: marked against found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.claims.documents import Document
    from subtools.claims.attribution import Attribution

STANCES = ("none", "denied", "alleged", "quoted", "asserted")


def stance(found: Sequence[Attribution]) -> str:
    """Return one word for a sentence, the strongest of its reports; quoted is a direct form.

    >>> stance([])
    'none'
    """
    if not found:
        return "none"
    certainties = {each.certainty for each in found}
    for certainty in ("denied", "alleged"):
        if certainty in certainties:
            return certainty
    return "quoted" if any([each.form == "direct" for each in found]) else "asserted"


def report(documents: Sequence[Document], finder: Callable[[str], Sequence[Attribution]]) -> None:
    """Print how many are right, and each that is wrong."""
    confused: Counter[tuple[str, str]] = Counter()
    wrong = []
    for document in documents:
        seen = stance(finder(document.text))
        confused[document.stance, seen] += 1
        if seen != document.stance:
            wrong.append(f"  {document.stance} seen as {seen}: {document.text}")
    right = sum([times for (told, seen), times in confused.items() if told == seen])
    print(f"certainty right in {right} of {len(documents)} ({100 * right / len(documents):.1f} %)")
    print("\n".join(wrong))
