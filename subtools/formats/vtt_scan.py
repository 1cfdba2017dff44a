"""The block parser of WebVTT: header, notes, styles, regions, and cues that are not plain.

It follows the specification (https://www.w3.org/TR/webvtt1/#file-parsing) in what is a cue, and
says (V) what the specification drops. It keeps more: worn times are read, and words behind an
empty line stay with their cue.
"""

from __future__ import annotations

from subtools.core.cue import Placement, draft
from subtools.core.time import format_clock
from subtools.core.track import Track
from subtools.formats.ends import infer_ends
from subtools.formats.ledger import Ledger
from subtools.formats.vtt_text import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue, Extras
    from subtools.core.time import Ms
    from subtools.formats.timing import Timing

#: What is as it should be, or a matter of taste, in a WebVTT time line.
_FINE = frozenset({"point", "no hours", "digits"})


class Open:
    """A cue while its text is collected."""

    __slots__ = ("end", "extras", "line", "parts", "placement", "start")

    def __init__(
        self, start: Ms, end: Ms, placement: Placement | None, extras: Extras, line: int
    ) -> None:
        self.start = start
        self.end = end
        self.placement = placement
        self.extras = extras
        self.line = line
        self.parts: list[str] = []


class Scan:
    """Collects the cues, metadata and findings of one file."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.notes: list[str] = []
        self.ledger = Ledger()
        self.language: str | None = None
        self._metadata: list[tuple[str, str]] = []
        self._endless: list[int] = []
        self._placements: dict[str, Placement] = {}
        self.has_cue = False

    def head(self, region: str) -> None:
        """Read what stands before the first plain cue: the signature, the header, blocks."""
        lines = region.rstrip("\n").split("\n")[1:]
        at = 0
        while at < len(lines) and not lines[at].strip():
            at += 1
        first = lines[at] if at < len(lines) else ""
        if first[:6].upper() == "WEBVTT":
            if at or not first.startswith("WEBVTT") or first[6:7] not in {"", " ", "\t"}:
                self.ledger.place("V01", "the first line is not quite WEBVTT", at + 1, quote=first)
            at = self._header(" ".join(first[6:].split()), lines, at + 1)
        else:
            self.ledger.place("V01", "the first line is not WEBVTT; read all the same", 1)
        self._blocks(lines, at, 1, None)

    def region(self, region: str, line: int, cue: Open | None) -> None:
        """Read what stands behind a time line, up to the next plain cue.

        `region` begins at the end of the time line, `line` is that line's number.
        """
        lines = region.rstrip("\n").split("\n")[1:]
        self._blocks(lines, 0, line + 1, cue)

    def placement(self, settings: str) -> Placement | None:
        """Read cue settings; what is no `name:value` is kept as it stands."""
        known = self._placements.get(settings)
        if known is None:
            pairs: list[tuple[str, str]] = []
            for token in settings.split():
                name, colon, value = token.partition(":")
                pairs.append((name, value) if colon and name and value else (token, ""))
            if not pairs:
                return None
            known = self._placements[settings] = Placement(None, tuple(pairs))
        return known

    def extras(self, name: str | None) -> Extras:
        """Return a cue's extras: its identifier, and the notes that wait for it."""
        notes = [("vtt.note", note) for note in self.notes]
        self.notes = []
        return (("vtt.id", name), *notes) if name else tuple(notes)

    def add(self, cue: Open) -> None:
        """Add a cue whose text is collected."""
        if cue.end < cue.start:
            self._endless.append(len(self.cues))
            times = f"{format_clock(cue.start)} --> {format_clock(cue.end)}"
            self.ledger.place(
                "V03", f"the end lies before the start; the next start was taken: {times}",
                cue.line,
            )  # fmt: skip
        raw = ""
        if cue.parts:
            # Nothing right behind the time line: empty lines are this file's spacing.
            raw = ("\n\n" if cue.parts[0] else "\n").join([part for part in cue.parts if part])
        text, marks, speaker = read_text(raw, self.ledger, cue.line)
        self.cues.append(draft(
            cue.start, max(cue.start, cue.end), text, marks, speaker, (), cue.placement,
            cue.extras, cue.line,
        ))  # fmt: skip

    def track(self, language: str | None) -> Track:
        """Return the whole."""
        infer_ends(self.cues, self._endless)
        self._metadata.extend([("vtt.note", note) for note in self.notes])
        track = Track(self.cues, language=language or self.language, metadata=tuple(self._metadata))
        if not self.cues:
            self.ledger.place("V04", "no cue", severity="info")
        # Both hold the same objects, so this compares addresses until the first that moved.
        elif list(track.cues) != self.cues:
            self.ledger.place("V16", "cues were not in order of time; sorted", severity="info")
        return track.replace(findings=self.ledger.findings()) if self.ledger else track

    def _header(self, first: str, lines: list[str], at: int) -> int:
        header = [first]
        while at < len(lines) and lines[at] and "-->" not in lines[at]:
            header.append(lines[at])
            name, _, value = lines[at].partition(":")
            if name.strip().lower() == "language" and value.strip():
                self.language = value.strip()
            at += 1
        if len(header) > 1 or first:
            self._metadata.append(("vtt.header", "\n".join(header)))
        return at

    def _blocks(self, lines: list[str], at: int, line: int, cue: Open | None) -> None:
        """Walk blocks from `lines[at]` on; `lines[0]` is line number `line` of the file."""
        if cue is not None:
            at, part = self._gather(lines, at)
            cue.parts.append(part)
        while at < len(lines):
            if not lines[at]:
                at += 1
                continue
            arrow = at if "-->" in lines[at] else at + 1
            if arrow < len(lines) and "-->" in lines[arrow]:
                if cue is not None:
                    self.add(cue)
                    cue = None
                name = lines[at] if arrow > at else ""
                begin = arrow
                at, part = self._gather(lines, arrow + 1)
                timing = self._timing(lines[begin])
                if timing is None:
                    self.ledger.place(
                        "V05", f"not a time line, dropped with its text{_lines(part)}",
                        line + begin,
                        quote="\n".join([name, lines[begin], part]),
                        severity="error" if part else "warning",
                    )  # fmt: skip
                    continue
                cue = self._opened(timing, name, lines[begin], line + begin)
                cue.parts.append(part)
            else:
                begin = at
                at, part = self._gather(lines, at)
                self._plain_block(part, line + begin, cue)
        if cue is not None:
            self.add(cue)

    @staticmethod
    def _gather(lines: list[str], at: int) -> tuple[int, str]:
        """Collect lines up to an empty one or one with an arrow."""
        begin = at
        while at < len(lines) and lines[at] and "-->" not in lines[at]:
            at += 1
        return at, "\n".join(lines[begin:at])

    def _opened(self, timing: Timing, name: str, raw: str, line: int) -> Open:
        if timing.flaws - _FINE or timing.end is None or "--->" in raw:
            self.ledger.kind("V02", "time line repaired", line, quote=raw)
        end = timing.end
        if end is None:
            self.ledger.place("V03", "no end; the next start was taken", line, quote=raw)
            self._endless.append(len(self.cues))
            end = timing.start
        self.has_cue = True
        placement = self.placement(timing.rest) if timing.rest else None
        return Open(max(0, timing.start), max(0, end), placement, self.extras(name), line)

    def _timing(self, raw: str) -> Timing | None:
        from subtools.formats.timing import parse_timing

        return parse_timing(raw)

    def _plain_block(self, block: str, line: int, cue: Open | None) -> None:
        """Keep a block without a time line: a note, a style, a region, or words gone astray."""
        first, _, rest = block.partition("\n")
        if first == "NOTE" or first.startswith(("NOTE ", "NOTE\t")):
            note = block[4:]
            self.notes.append(note[1:] if note[:1] in {" ", "\t"} else note)
        elif first.rstrip() in {"STYLE", "REGION"}:
            if self.has_cue:
                self.ledger.place("V06", f"{first} after a cue; kept, in the header", line)
            self._keep_in_header("vtt.style" if first[0] == "S" else "vtt.region", rest)
        elif self._in_style():
            self.ledger.place("V07", "empty line inside a STYLE block; joined", line)
            name, style = self._metadata.pop()
            self._metadata.append((name, f"{style}\n{block}"))
        elif cue is not None and not block.strip().isdecimal():
            self.ledger.place(
                "V08", "text behind an empty line; kept with its cue", line, quote=block
            )
            cue.parts.append(block)
        else:
            self.ledger.place(
                "V09", f"text outside of any cue, dropped{_lines(block)}", line, quote=block,
                severity="warning" if block.strip().isdecimal() else "error",
            )  # fmt: skip

    def _keep_in_header(self, name: str, value: str) -> None:
        if not self.has_cue:
            self._metadata.extend([("vtt.note", note) for note in self.notes])
            self.notes = []
        self._metadata.append((name, value))

    def _in_style(self) -> bool:
        if self.has_cue or not self._metadata or self._metadata[-1][0] != "vtt.style":
            return False
        style = self._metadata[-1][1]
        return style.count("{") > style.count("}")


def _lines(block: str) -> str:
    """Say how many lines a block has, for the message quotes only its beginning."""
    count = block.count("\n") + 1
    return f" ({count} lines)" if count > 1 else ""
