"""From openings to entries: whose words are whose, and which lines between are no words."""

from __future__ import annotations

from itertools import pairwise

from subtools.core.finding import excerpt
from subtools.transcript.ending import footer_start
from subtools.transcript.entries import Entry
from subtools.transcript.furniture import chapter_title, furniture
from subtools.transcript.headings import guessed_headings
from subtools.transcript.markup import heading
from subtools.transcript.naming import Naming
from subtools.transcript.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.detector import Detection
    from subtools.transcript.lines import Line
    from subtools.transcript.openings import Opening
    from subtools.transcript.report import Report

    #: The entry a chapter begins in (None: none follows), after how many characters of it, and
    #: the chapter's title.
    Heading = tuple[Entry | None, int, str]


def read_entries(
    detection: Detection, openings: Sequence[Opening], report: Report
) -> tuple[list[Entry], list[Heading]]:
    """Gather the words of each opening; report every line that is in none."""
    return _Reading(detection, openings, report).run()


class _Reading:
    """One pass over the lines, from the head of the page to its foot."""

    def __init__(self, detection: Detection, openings: Sequence[Opening], report: Report) -> None:
        self.lines = detection.lines
        self.openings = openings
        self.report = report
        kept = {opening.index for opening in openings}
        self.strays = [o.index for o in detection.openings if o.index not in kept]
        self.words = Words(openings, self.lines)
        _drop_cue_numbers(openings, self.lines)
        self.end = self._end()
        self.naming = Naming(detection.layout, openings, self.lines[: self.end], self.words)
        self.entries: list[Entry] = []
        self.headings: list[Heading] = []
        self.waiting: list[str] = []

    def run(self) -> tuple[list[Entry], list[Heading]]:
        self._head()
        bodies = [self._speech(number) for number in range(len(self.openings))]
        guessed = guessed_headings(self.openings, bodies)
        for opening, body in zip(self.openings, bodies, strict=True):
            self._entry(opening, body, guessed)
        self._foot()
        self.words.tell(self.report)
        self.headings.extend([(None, 0, title) for title in self.waiting])
        return self.entries, self.headings

    def _end(self) -> int:
        """Find where the last entry's words end."""
        last = self.openings[-1]
        own_line = last.kind in ("line", "speaker") and not self.words.of(last)
        stray = min([i for i in self.strays if i > last.index], default=len(self.lines))
        return footer_start(self.lines[:stray], last.index + 1, spoken_first=own_line)

    def _head(self) -> None:
        """Report what stands before the first stamp; a heading right before it is a chapter."""
        first = self.openings[0].index
        strayed = False
        for index in range(first):
            line = self.lines[index]
            strayed = strayed or index in self.strays
            title = chapter_title(line.text)
            if title is None and index == first - 1:
                title = heading(line.text)
            if index in self.naming.taken:
                continue
            if line.dropped is not None:
                self.report.drop(line, line.dropped[0])
            elif title is not None:
                self._chapter(line, title)
            elif furniture(line.text) is not None:
                self.report.drop(line, "T11")
            else:
                self.report.drop(line, "T17" if strayed else "T10")

    def _foot(self) -> None:
        """Report what follows the last words."""
        strayed = any(index >= self.end for index in self.strays)
        for line in self.lines[self.end :]:
            if line.dropped is not None:
                self.report.drop(line, line.dropped[0])
            elif furniture(line.text) is not None:
                self.report.drop(line, "T11")
            else:
                self.report.drop(line, "T17" if strayed else "T15")

    def _speech(self, number: int) -> list[Line]:
        """Return the lines below an opening that may hold words; report those that can't."""
        opening = self.openings[number]
        following = number + 1
        end = self.openings[following].index if following < len(self.openings) else self.end
        speech: list[Line] = []
        own_line = not self.words.of(opening)
        for index in range(opening.index + 1, end):
            line = self.lines[index]
            first = own_line and index == opening.index + 1
            if index in self.naming.taken or self.words.is_spoken_stamp(index):
                continue
            if line.dropped is not None:
                self.report.drop(line, line.dropped[0])
            elif not first and furniture(line.text) in ("page", "end"):
                self.report.drop(line, "T11")
            else:
                speech.append(line)
        return speech

    def _entry(self, opening: Opening, body: Sequence[Line], guessed: frozenset[int]) -> None:
        if opening.kind == "middle":
            self._end_before(opening)
        entry = Entry(opening, self.naming.speaker(opening, self.entries))
        entry.start = self.words.start_of(opening)
        self._begin_chapters(entry, 0)
        text = self.words.of(opening)
        if text and opening.index not in self.naming.labelled:
            entry.add(text, self.naming.is_opening_name)
        for line in body:
            title = chapter_title(line.text) or heading(line.text)
            if title is None and id(line) in guessed:
                self.report.drop(line, "T16")
                self.waiting.append(line.text)
            elif title is not None:
                self._chapter(line, title)
            else:
                self._begin_chapters(entry, len(entry.text()) if self.waiting else 0)
                entry.add(line.text, self.naming.is_name)
        entry.close()
        if opening.kind in ("speaker", "named"):
            for name in entry.unsaid:
                message = f"dropped a name that somebody else's words follow: {excerpt(name)}"
                self.report.say("T19", message, entry.number)
        self.entries.append(entry)

    def _end_before(self, opening: Opening) -> None:
        """Give the words before a stamp in the middle of a line to the entry under way."""
        words = opening.line.text[: opening.stamp.at].strip()
        if self.entries:
            self.entries[-1].add(words, self.naming.is_name)
        else:
            said = f"dropped words that stand before the first stamp: {excerpt(words)}"
            self.report.say("T10", said, opening.line.number)

    def _begin_chapters(self, entry: Entry, offset: int) -> None:
        self.headings.extend([(entry, offset, title) for title in self.waiting])
        self.waiting.clear()

    def _chapter(self, line: Line, title: str) -> None:
        self.report.drop(line, "T13")
        self.waiting.append(title)


def _drop_cue_numbers(openings: Sequence[Opening], lines: Sequence[Line]) -> None:
    """Drop the numbers above stamps that have a line of their own, where they count up."""
    numbers = [
        lines[o.index - 1]
        for o in openings
        if o.kind == "line" and o.index and lines[o.index - 1].folded.isdigit()
    ]
    values = [int(line.folded[:9]) for line in numbers]
    rising = sum(b == a + 1 for a, b in pairwise(values))
    if 2 * len(numbers) > len(openings) and rising + 1 >= len(values) * 2 / 3 and values[0] < 2:  # noqa: PLR2004
        for line in numbers:
            line.drop("T14", "a cue number")
