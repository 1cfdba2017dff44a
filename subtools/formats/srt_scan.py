"""The tolerant half of the SRT reader: what lies between two well-formed blocks.

Rules, each with its finding: a time line begins a cue wherever it stands; digits alone before it
are its number; blank lines inside a text belong to the text, unless the whole block is spaced
out (a blank line right behind the time line); an end that is missing, or lies before its start,
is the next cue's start.
"""

from __future__ import annotations

import re

from subtools.core.cue import Placement, draft
from subtools.core.time import format_clock
from subtools.core.track import Track
from subtools.formats.ends import infer_ends
from subtools.formats.ledger import Ledger
from subtools.formats.srt_text import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.core.time import FrameRate, Ms
    from subtools.formats.timing import Timing

_ENTITIES = ("&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;")
_ARROWS = ("->", "–>", "—>")
_NUMBER_DIGITS = 9


class Scan:
    """Collects the cues, numbers and findings of one file."""

    def __init__(self, frame_rate: FrameRate | None) -> None:
        self.cues: list[Cue] = []
        self.numbers: list[str | None] = []
        self.ledger = Ledger()
        self._frame_rate = frame_rate
        self._endless: list[int] = []

    def region(self, region: str, line: int, start: Ms, end: Ms) -> None:
        """Read what stands behind a time line (`start` below 0: before the first one).

        `region` begins at the end of the time line, `line` is that line's number.
        """
        open_cue = (start, end, "", line) if start >= 0 else None
        lines: list[str] = []
        begin = line + 1
        # Ten megabytes of empty lines are no ten million lines of text.
        region = region.rstrip(" \t\n")
        for number, raw in enumerate(region.split("\n")[1:], line + 1):
            timing = self._timing(raw) if any(arrow in raw for arrow in _ARROWS) else None
            if timing is None:
                lines.append(raw)
                continue
            index = self._take_number(lines, number, inside=open_cue is not None)
            self._close(open_cue, lines, begin)
            self.numbers.append(index)
            self._note_flaws(timing, raw, number)
            missing = timing.start if timing.end is None else timing.end
            if timing.end is None:
                self._endless.append(len(self.cues))
                self.ledger.place("S08", "no end; the next start was taken", number, quote=raw)
            open_cue = (timing.start, missing, timing.rest, number)
            lines = []
            begin = number + 1
        self._close(open_cue, lines, begin)

    def add(
        self, start: Ms, end: Ms, lines: list[str], *, rest: str = "", line: int | None = None
    ) -> None:
        """Add a cue of raw lines; `rest` is what stood behind its times."""
        text = self._text(lines, line)
        extras: tuple[tuple[str, str], ...] = ()
        placement = None
        if rest:
            tokens = rest.split()
            if rest.startswith("X1:"):
                extras = (("srt.coordinates", rest),)
            elif all(re.fullmatch(r"[a-z]+:[^\s:]+", token) for token in tokens):
                pairs = [token.split(":") for token in tokens]
                placement = Placement(None, tuple([(name, value) for name, value in pairs]))
            elif rest.strip(":;.,-"):
                text = f"{rest}\n{text}" if text else rest
                self.ledger.place("S10", "text on the time line, kept as text", line, quote=rest)
            else:
                self.ledger.kind("S06", "time line repaired", line, quote=rest)
        self.said(start, end, text, line, placement, extras)

    def said(  # noqa: PLR0913, PLR0917 - the parts of a cue
        self,
        start: Ms,
        end: Ms,
        raw: str,
        line: int | None,
        placement: Placement | None = None,
        extras: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Add a cue whose raw text is one piece."""
        if start < 0 or end < 0:
            self.ledger.place("S09", "negative time, taken as 0", line)
            start, end = max(0, start), max(0, end)
        if end < start:
            self._endless.append(len(self.cues))
            times = f"{format_clock(start)} --> {format_clock(end)}"
            self.ledger.place(
                "S08", f"the end lies before the start; the next start was taken: {times}", line
            )
            end = start
        if "&" in raw and any(entity in raw for entity in _ENTITIES):
            self.ledger.kind(
                "S14", "entities are kept as written", line, quote=raw, severity="info"
            )
        plain, marks, anchor = read_text(raw, self.ledger, line or 0)
        if anchor:
            placement = Placement(anchor, placement.settings if placement else ())
        self.cues.append(draft(start, end, plain, marks, None, (), placement, extras, line))

    def track(self, language: str | None) -> Track:
        """Return the whole: ends inferred, cues sorted, findings told."""
        infer_ends(self.cues, self._endless)
        track = Track(self.cues, language=language)
        if not self.cues:
            self.ledger.place("S15", "no time line found, so no cue", severity="error")
        # Both hold the same objects, so this compares addresses until the first that moved.
        elif list(track.cues) != self.cues:
            self.ledger.place("S16", "cues were not in order of time; sorted", severity="info")
        self._check_numbers()
        return track.replace(findings=self.ledger.findings()) if self.ledger else track

    def _timing(self, raw: str) -> Timing | None:
        from subtools.formats.timing import parse_timing

        return parse_timing(raw, self._frame_rate)

    def _take_number(self, lines: list[str], line: int, *, inside: bool) -> str | None:
        """Take the next cue's number off the end of the lines before its time line."""
        last = len(lines) - 1
        while last >= 0 and not lines[last].strip(" \t"):
            last -= 1
        spaced = last < len(lines) - 1
        number = lines[last].strip(" \t\ufeff#.") if last >= 0 else ""
        is_number = number.isdecimal() and len(number) <= _NUMBER_DIGITS
        after_blank = last == 0 or (last > 0 and not lines[last - 1].strip(" \t"))
        if is_number and spaced:
            # A number with a blank line behind it: only in files that are spaced out throughout.
            is_number = after_blank and (not inside or (last > 0 and not lines[0].strip(" \t")))
        elif is_number and inside and last == 0:
            # "time line, digits, time line": a number if it is the next one, else the text.
            is_number = int(number) == len(self.numbers) + 1
        if inside and not spaced and (not is_number or not after_blank or last == 0) and last >= 0:
            self.ledger.kind("S03", "no blank line between two cues; divided", line)
        if not is_number:
            return None
        del lines[last:]
        return number

    def _close(self, cue: tuple[Ms, Ms, str, int] | None, lines: list[str], begin: int) -> None:
        if cue is not None:
            start, end, rest, line = cue
            self.add(start, end, lines, rest=rest, line=line)
            return
        for number, raw in enumerate(lines, begin):
            if raw.strip(" \t\ufeff"):
                self.ledger.place(
                    "S01", "text before the first time line, dropped", number, quote=raw,
                    severity="error",
                )  # fmt: skip

    def _text(self, lines: list[str], line: int | None) -> str:
        filled = [raw if raw.strip(" \t") else "" for raw in lines]
        text = "\n".join(filled).rstrip(" \t\n")
        if text[:1] == "\n":
            self.ledger.kind("S05", "blank lines between the lines of a cue, dropped", line)
            return "\n".join([raw for raw in filled if raw]).rstrip(" \t\n")
        if "\n\n" in text:
            self.ledger.kind("S04", "blank lines inside a text, kept", line, quote=text)
        return text

    def _note_flaws(self, timing: Timing, raw: str, line: int) -> None:
        flaws = timing.flaws - {"comma"}
        if "frames" in flaws and self._frame_rate is None:
            self.ledger.kind(
                "S07", "fourth field of a time read as a fraction (give a frame rate for frames)",
                line, quote=raw,
            )  # fmt: skip
        elif "fraction" in flaws:
            read = format_clock(abs(timing.start), point=",")
            self.ledger.kind(
                "S07", f"fraction without three digits read as a fraction, {read}", line, quote=raw
            )
        elif flaws - {"frames"} or "-->" not in raw:
            self.ledger.kind("S06", "time line repaired", line, quote=raw, severity="info")

    def _check_numbers(self) -> None:
        numbers = self.numbers
        missing = numbers.count(None)
        if missing:
            self.ledger.place(
                "S02", f"{missing} of {len(numbers)} cues have no number; numbered anew",
                severity="info",
            )  # fmt: skip
        elif list(map(int, numbers)) != list(range(1, len(numbers) + 1)):  # type: ignore[arg-type]
            self.ledger.place(
                "S02", "the numbers are not 1, 2, 3 and so on; numbered anew", severity="info"
            )
