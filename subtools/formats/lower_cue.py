"""Lowering one cue: its marks, speaker, words, place and extras."""

from __future__ import annotations

from itertools import pairwise

from subtools.core.cue import Placement, Word
from subtools.core.finding import Finding
from subtools.core.text import Mark
from subtools.formats.placement import anchor_of, settings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.cue import Cue
    from subtools.core.finding import Severity
    from subtools.formats.format import Format

    Edits = list[tuple[int, int, str]]

#: What is told of each kind of loss: the message, what is counted, how bad it is.
_LOSSES: dict[str, tuple[str, str, Severity]] = {
    "L01": ('speakers written into the text as "Name: "', "cue", "info"),
    "L02": ("marks dropped", "mark", "warning"),
    "L03": ("times of single words dropped", "cue", "info"),
    "L04": ("placement brought down to what the format can say", "cue", "warning"),
    "L05": ("metadata dropped", "entry", "warning"),
    "L06": ("identifiers and notes dropped", "cue", "info"),
    "L07": ("chapters dropped", "chapter", "info"),
    "L08": ("times rounded", "cue", "info"),
    "L09": ("ends dropped, a reader takes the next start", "cue", "info"),
    "L10": ("characters that no text file can hold, replaced", "cue", "warning"),
    "L11": ("facts that would break the file, repaired", "place", "warning"),
    "L12": ("colours named in the other way", "mark", "info"),
    "L13": ("meanings not shown", "mark", "info"),
}
#: Marks whose meaning the words show by themselves: "[Music]", a new line for a new speaker.
_PLAIN = frozenset({"sound", "turn"})
#: How text looks, as against what it means.
_LOOKS = frozenset({
    "bold", "italic", "underline", "font", "class", "voice", "language", "ruby", "ruby-text",
    "time", "style",
})  # fmt: skip
_SIMPLE = frozenset({"bold", "italic", "underline"})
#: The colours that WebVTT names by classes of its own
#: (https://www.w3.org/TR/webvtt1/#default-classes).
_COLOURS = {
    "white": "#ffffff", "lime": "#00ff00", "cyan": "#00ffff", "red": "#ff0000",
    "yellow": "#ffff00", "magenta": "#ff00ff", "blue": "#0000ff", "black": "#000000",
}  # fmt: skip
_NAMES = {value: name for name, value in _COLOURS.items()}


class Lowering:
    """One lowering: the format, and the losses counted so far."""

    def __init__(self, fmt: Format) -> None:
        self.fmt = fmt
        self._simple = _SIMPLE & fmt.carries
        self._ids: set[str] = set()
        self._losses: dict[str, int] = {}
        self._details: dict[str, dict[str, None]] = {}

    def count(self, code: str, by: int = 1, detail: str = "") -> None:
        """Count a loss; the details of one code are told together."""
        self._losses[code] = self._losses.get(code, 0) + by
        if detail:
            self._details.setdefault(code, {})[detail] = None

    def findings(self) -> list[Finding]:
        """Return one finding a kind of loss."""
        told = []
        for code, count in sorted(self._losses.items()):
            message, noun, severity = _LOSSES[code]
            detail = (
                f" ({', '.join(list(self._details[code])[:8])})" if code in self._details else ""
            )
            many = noun if count == 1 else "entries" if noun == "entry" else f"{noun}s"
            told.append(Finding(code, f"{message}{detail}, {count} {many}", severity=severity))
        return told

    def simple(self, marks: tuple[Mark, ...]) -> bool:
        """Tell whether marks can be written as they are: carried, and without any fact."""
        return all([mark.kind in self._simple and not mark.attributes for mark in marks])

    def cue(self, cue: Cue, speaker_before: str | None) -> Cue:
        """Lower a cue; the very same object comes back when nothing is lost."""
        if cue.words and "words" not in self.fmt.carries:
            self.count("L03")
            cue = cue.replace(words=())
        if cue.marks and not all([mark.kind in self.fmt.carries for mark in cue.marks]):
            cue = self._marks(cue)
        if cue.speaker is not None and "speaker" not in self.fmt.carries:
            if cue.speaker not in {"", speaker_before}:
                self.count("L01")
                blank = len(cue.text) - len(cue.text.lstrip())
                cue = edited(cue, [(0, blank, f"{cue.speaker}: ")])
            cue = cue.replace(speaker=None)
        if cue.placement is not None:
            cue = self._placement(cue)
        if cue.extras:
            own = f"{self.fmt.name}."
            kept = tuple([item for item in cue.extras if item[0].startswith(own)])
            if kept != cue.extras:
                self.count("L06")
                cue = cue.replace(extras=kept)
        return self._legal(cue)

    def forbids(self, text: str) -> bool:
        """Tell whether a text has characters that this format forbids and others hold."""
        if self.fmt.name != "ttml":
            return False
        from subtools.formats.ttml.legal import not_xml

        return not_xml.search(text) is not None

    def legal_text(self, cue: Cue) -> Cue:
        """Replace NUL, halves of surrogate pairs and what is forbidden; CR is a line feed."""
        edits: Edits = []
        at = 0
        for at, char in enumerate(cue.text):
            if char == "\r":
                edits.append((at, at + 1, "" if cue.text[at + 1 : at + 2] == "\n" else "\n"))
            elif (
                char == "\0"
                or "\ud800" <= char <= "\udfff"
                # A cheap test first: nearly no character is one of these.
                or (not " " <= char <= "\ufffd" and self.forbids(char))
            ):
                edits.append((at, at + 1, "\N{REPLACEMENT CHARACTER}"))
        if not edits:
            return cue
        self.count("L10")
        return edited(cue, edits)

    def rounded(self, cues: list[Cue]) -> list[Cue]:
        """Round times to the format's tick."""
        tick = self.fmt.tick
        out = []
        for cue in cues:
            start, end = round(cue.start / tick) * tick, round(cue.end / tick) * tick
            moved = cue.moved(start, end)
            if moved is not cue:
                self.count("L08")
            out.append(moved)
        return out

    def ended_by_next(self, cues: list[Cue]) -> list[Cue]:
        """Let each cue end where the next begins, as a reader of the format will take it."""
        out = list(cues)
        for index, (cue, following) in enumerate(pairwise(cues)):
            if cue.end != following.start:
                self.count("L09")
                words = [word for word in cue.words if word.end <= following.start]
                out[index] = cue.replace(end=following.start, words=words)
        return out

    def _marks(self, cue: Cue) -> Cue:
        carries = self.fmt.carries
        marks: list[Mark] = []
        names: Edits = []
        for mark in cue.marks:
            if mark.kind in carries:
                marks.append(mark)
            elif mark.kind == "voice" and mark.get("name"):
                self.count("L01")
                names.append((mark.start, mark.start, f"{mark.get('name')}: "))
            elif mark.kind == "class" and "font" in carries:
                marks.extend(self._font(mark))
            elif mark.kind == "font" and "class" in carries:
                marks.extend(self._class(mark))
            elif mark.kind not in _PLAIN:
                self.count("L02" if mark.kind in _LOOKS else "L13", detail=mark.kind)
        cue = cue.replace(marks=marks)
        return edited(cue, sorted(names)) if names else cue

    def _font(self, mark: Mark) -> Iterable[Mark]:
        colours = [name for name in mark.get("classes").split() if name in _COLOURS]
        if not colours:
            if mark.get("classes"):
                self.count("L02", detail=f"class {mark.get('classes')}")
            return ()
        self.count("L12")
        attributes = (("color", _COLOURS[colours[0]]),)
        return (Mark(mark.start, mark.end, "font", attributes=attributes),)

    def _class(self, mark: Mark) -> Iterable[Mark]:
        colour = mark.get("color").lower()
        name = _NAMES.get(colour) or (colour if colour in _COLOURS else "")
        if not name:
            self.count("L02", detail=f"font {colour}".strip())
            return ()
        self.count("L12")
        return (Mark(mark.start, mark.end, "class", attributes=(("classes", name),)),)

    def _placement(self, cue: Cue) -> Cue:
        before = cue.placement
        if before is None:
            return cue
        placement: Placement | None = before
        if "settings" in self.fmt.carries:
            if before.anchor is not None:
                # Settings are the finer of the two.
                placement = Placement(None, before.settings or settings_of(before.anchor))
        elif "placement" in self.fmt.carries:
            anchor, exact = anchor_of(before)
            placement = Placement(anchor) if anchor else None
            if not exact:
                self.count("L04")
        else:
            self.count("L04")
            placement = None
        if placement is not None and placement.anchor is None and not placement.settings:
            placement = None
        return cue if placement == before else cue.replace(placement=placement)

    def _legal(self, cue: Cue) -> Cue:
        if self.fmt.name == "vtt":
            from subtools.formats.vtt_legal import legal_cue
        elif self.fmt.name == "srt":
            from subtools.formats.srt_legal import legal_cue
        elif self.fmt.name == "ttml":
            from subtools.formats.ttml.legal import legal_cue as one_of_many

            return one_of_many(cue, self._ids, self.count)
        elif self.fmt.name == "ass":
            from subtools.formats.ass.legal import legal_cue as told_legal

            return told_legal(cue, self.count)
        else:
            return cue
        legal = legal_cue(cue)
        if legal == cue:
            return cue
        self.count("L11")
        return legal


def edited(cue: Cue, edits: Edits) -> Cue:
    """Return a cue with edits of its text, (start, end, new text) in order; words move along.

    A word that an edit cuts into loses its time.
    """
    words: list[Word] = []
    waiting = list(reversed(edits))
    shift = 0
    for word in cue.words:
        end = word.offset + len(word.text)
        while waiting and waiting[-1][1] <= word.offset:
            start, stop, new = waiting.pop()
            shift += len(new) - (stop - start)
        if not waiting or waiting[-1][0] >= end:
            words.append(
                Word(word.offset + shift, word.text, word.start, word.end, word.confidence)
            )
    return cue.with_body(cue.body.replaced(edits), words)
