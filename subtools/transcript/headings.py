"""Chapter headings that stand bare between two stamps, as some panels print them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.lines import Line
    from subtools.transcript.openings import Opening

#: The guess is made only where at least so many stamps ...
_FEWEST = 8
#: ... and this share of them have exactly one line of words.
_REGULAR = 0.85
_LONGEST = 60
_LONGEST_WIDE = 24
_NO_HEADING = '.,!?;:…。、，！？：；-–—"”)'


def guessed_headings(
    openings: Sequence[Opening], bodies: Sequence[Sequence[Line]]
) -> frozenset[int]:
    """Return the ids of lines that read as chapter headings.

    Where nearly every stamp has one line of words, a second, short line without a full stop
    right before the next stamp is a heading.
    """
    counts = [
        len(body) + (o.kind not in ("line", "speaker"))
        for o, body in zip(openings, bodies, strict=True)
    ]
    regular = counts.count(1)
    if len(counts) < _FEWEST or regular < _REGULAR * len(counts):
        return frozenset()
    return frozenset(
        [
            id(body[-1])
            for count, body in zip(counts[:-1], bodies[:-1], strict=True)
            if count == 2 and body and _is_heading(body[-1].text)  # noqa: PLR2004
        ]
    )


def _is_heading(text: str) -> bool:
    limit = _LONGEST if text.isascii() or " " in text else _LONGEST_WIDE
    first = text[0]
    return (
        len(text) <= limit
        and text[-1] not in _NO_HEADING
        and (first.isdigit() or (first.isalpha() and not first.islower()))
    )
