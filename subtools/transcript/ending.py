"""Where a transcript ends: the footer of lists, links and page furniture after the last words."""

from __future__ import annotations

from subtools.transcript.furniture import furniture
from subtools.transcript.markup import heading, is_closing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.lines import Line

#: A line of at least so many words is prose even without a full stop.
_PROSE = 8


def footer_start(lines: Sequence[Line], begin: int, *, spoken_first: bool) -> int:
    """Return the index of the first line after `begin` that belongs to a footer.

    `lines[begin:]` follow the last stamp; with `spoken_first` the first of them is speech,
    whatever it says. Returns `len(lines)` when speech goes on to the end.
    """
    for index in range(begin, len(lines)):
        line = lines[index]
        if line.dropped is not None or (spoken_first and index == begin):
            continue
        if furniture(line.text) is not None:
            return index
        title = heading(line.text)
        if title is not None and (is_closing(title) or not _has_prose(lines[index + 1 :])):
            return index
    return len(lines)


def _has_prose(lines: Sequence[Line]) -> bool:
    """Tell speech from lists of names, links and dates."""
    for line in lines:
        text = line.text
        if line.dropped is not None or text[0] in "#-*•+|" or "](" in text:
            continue
        words = text.split()
        if len(words) >= _PROSE or (len(words) > 1 and text[-1] in ".?!…。！？"):
            return True
        if len(words) == 1 and len(text) >= 3 * _PROSE and text[-1] in "。！？":
            return True
    return False
