"""The words on a stamp's own line: without the dash, the fraction or the spoken stamp glued on."""

from __future__ import annotations

from subtools.transcript.spoken import spoken_language, spoken_length
from subtools.transcript.stamps import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.time import Ms
    from subtools.transcript.lines import Line
    from subtools.transcript.openings import Opening
    from subtools.transcript.report import Report


class Words:
    """Decides once for all openings of a transcript, since one line alone is ambiguous.

    `0:0510 minutes` may be the stamp 0:05 and "10 minutes"; `0:05.5` may be five and a half
    seconds; `- ` may part stamp and words or begin a dialogue line: the neighbours decide.
    """

    def __init__(self, openings: Sequence[Opening], lines: Sequence[Line]) -> None:
        count = len(openings)
        dashes = sum(o.separator[:1] in _DASHES for o in openings if o.separator)
        self._dashes = 2 * dashes >= count
        fractions = sum(o.stamp.fraction for o in openings)
        self._fractions = 2 * fractions >= count
        self._texts: dict[int, str] = {}
        self._spoken_lines: set[int] = set()
        self._numbers: list[int] = []
        spoken = self._spoken(openings, lines)
        said = 2 * len(spoken) >= count
        for o in openings:
            text = o.line.text[o.stamp.bare :] if self._is_bare(o) else o.text
            if o.separator[:1] in _DASHES and o.separator and self._dashes:
                text = text[len(o.separator) :]
            if said and o.index in spoken:
                length = spoken[o.index]
                self._numbers.append(o.line.number)
                if length < 0:
                    self._spoken_lines.add(o.index + 1)
                else:
                    text = o.text[length:]
            self._texts[o.index] = text.strip()

    @staticmethod
    def _spoken(openings: Sequence[Opening], lines: Sequence[Line]) -> dict[int, int]:
        """Find stamps said in words: their length in the text, -1 for a line below the stamp."""
        heads = [_head(o, lines) for o in openings]
        samples = [
            (head, o.start)
            for head, o in zip(heads, openings, strict=True)
            if head[:1].isdigit() or not head.isascii()
        ][:_SAMPLES]
        language = spoken_language(samples)
        if language is None:
            return {}
        spoken: dict[int, int] = {}
        for head, o in zip(heads, openings, strict=True):
            length = spoken_length(head, o.start, language) if head else 0
            if length and o.text:
                spoken[o.index] = length
            elif length and length == len(lines[o.index + 1].text):
                spoken[o.index] = -1
        return spoken

    def _is_bare(self, o: Opening) -> bool:
        """Tell a fraction that is really the beginning of the words, glued to the stamp."""
        stamp = o.stamp
        return stamp.fraction and not self._fractions and not stamp.style and o.kind == "first"

    def of(self, opening: Opening) -> str:
        """Return the words on the opening's own line."""
        return self._texts[opening.index]

    def start_of(self, opening: Opening) -> Ms:
        """Return the opening's time, without a fraction that was none."""
        return opening.start // 1000 * 1000 if self._is_bare(opening) else opening.start

    def is_spoken_stamp(self, index: int) -> bool:
        """Tell a line that says nothing but the stamp above it."""
        return index in self._spoken_lines

    def tell(self, report: Report) -> None:
        """Report the spoken stamps that were taken away."""
        if self._numbers:
            report.say(
                "T30",
                f"took the stamp in words, as screen readers say it, off {len(self._numbers)}"
                " lines",
                self._numbers[0],
                through=self._numbers[-1],
            )


_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")
#: So many stamps tell the language of the page.
_SAMPLES = 60
_LONGEST = 96


def _head(opening: Opening, lines: Sequence[Line]) -> str:
    """Return where a stamp may be said in words: the start of its text, or of the line below."""
    if opening.text:
        return fold(opening.text[:_LONGEST])
    return lines[opening.index + 1].folded[:_LONGEST] if opening.index + 1 < len(lines) else ""
