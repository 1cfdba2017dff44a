"""A track's words as one text, and the way back from a range of it to the cues."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.core.cue import Cue


class Speech:
    """The text of cues, joined: a space where one speaker goes on, a line feed where one begins.

    A line feed inside a cue is a space here, so that characters keep their places.
    """

    __slots__ = ("starts", "text")

    def __init__(self, cues: Sequence[Cue]) -> None:
        """Join the cues.

        >>> from subtools.core.cue import Cue
        >>> Speech([Cue(0, 1, "He said\\nit"), Cue(1, 2, "rained.")]).text
        'He said it rained.'
        """
        parts: list[str] = []
        self.starts: list[int] = []
        at = 0
        who: tuple[str | None, str] | None = None
        for cue in cues:
            turns = [mark.get("number") for mark in cue.marks if mark.kind == "turn"]
            turn = who is not None and who != (cue.speaker, turns[0] if turns else "")
            who = (cue.speaker, turns[-1] if turns else "")
            if parts:
                parts.append("\n" if turn else " ")
                at += 1
            self.starts.append(at)
            parts.append(cue.text.replace("\n", " "))
            at += len(cue.text)
        self.text = "".join(parts)

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the cue's index, start and end in that cue, for each cue a range lies in.

        >>> from subtools.core.cue import Cue
        >>> list(Speech([Cue(0, 1, "one two"), Cue(1, 2, "three")]).pieces(4, 11))
        [(0, 4, 7), (1, 0, 3)]
        """
        index = bisect_right(self.starts, start) - 1
        while index < len(self.starts) and self.starts[index] < end:
            base = self.starts[index]
            after = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
            first, last = max(start, base), min(end, after)
            if first < last:
                yield index, first - base, last - base
            index += 1
