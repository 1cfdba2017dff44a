"""The text of TTML's paragraphs, as cues: white space, looks, and spans with times of their own."""

from __future__ import annotations

from subtools.core.cue import Word, draft
from subtools.core.pattern import pattern
from subtools.core.text import Mark, normal_marks
from subtools.formats.ends import LAST, infer_ends
from subtools.formats.ttml.region import placement_of
from subtools.formats.ttml.style import kinds_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue, Placement
    from subtools.core.time import Ms
    from subtools.formats.ledger import Ledger
    from subtools.formats.ttml.frame import Frame
    from subtools.formats.ttml.head import Head
    from subtools.formats.ttml.style import Kinds, Look

    #: A run of text, and the element that it stands in.
    Piece = tuple[str, Frame]

_blanks = pattern(r"[ \t\r\n]+")
_UNSEEN = {
    "Q05": "text that is never on: what holds it ends first; dropped",
    "Q06": "text that is hidden or transparent; dropped",
}


class Lines:
    """Takes the text of one paragraph after another; `cues` has what became of it."""

    def __init__(self, ledger: Ledger, head: Head) -> None:
        """Begin without any text."""
        self.cues: list[Cue] = []
        self.endless: list[int] = []
        self._ledger = ledger
        self._head = head
        self._pieces: list[Piece] = []
        self._dropped = False
        self._worn: dict[tuple[str, Look], tuple[Kinds, bool]] = {}
        self._places: dict[tuple[str, str], Placement | None] = {}

    def says(self, text: str, frame: Frame) -> None:
        """Take a run of text; line breaks inside it count where white space is kept."""
        self._pieces.append((text if frame.preserve else _blanks.sub(" ", text), frame))

    def breaks(self, frame: Frame) -> None:
        """Take a `<br/>`."""
        self._pieces.append(("\n", frame))

    def unseen(self, code: str, text: str, line: int) -> None:
        """Tell of text that no viewer gets to see."""
        self._dropped = True
        self._ledger.place(code, _UNSEEN[code], line, quote=text)

    def ends(self, frame: Frame) -> None:
        """Make cues of a paragraph."""
        pieces = self._seen(_tidied(self._pieces, frame))
        dropped, self._dropped = self._dropped, False
        self._pieces = []
        if not pieces:
            # An empty cue stays one, as in SRT; text that was hidden is no cue at all.
            if not dropped and frame.timed and not frame.is_never_on():
                self._add(frame, frame, [], ())
            return
        times = {(f.begin, f.end) for text, f in pieces if not _blank(text)}
        if len(times) < 2:  # noqa: PLR2004
            inner = next((f for text, f in pieces if not _blank(text)), pieces[0][1])
            self._add(frame, inner, pieces, ())
        elif (words := _dated(pieces, frame)) is not None:
            message = "spans with times of their own, read as dated words"
            self._ledger.kind("Q17", message, frame.line, severity="info")
            if not frame.timed:
                frame.begin = min([f.begin for text, f in pieces if not _blank(text)])
                frame.timed = True
            self._add(frame, frame, pieces, words)
        else:
            message = "spans with times of their own, read as cues of their own"
            self._ledger.kind("Q17", message, frame.line, severity="info")
            for group in _groups(pieces):
                self._add(frame, group[0][1], group, ())
                frame.xml_id = ""

    def _seen(self, pieces: list[Piece]) -> list[Piece]:
        """Leave out what is never on, or hidden."""
        if all([not f.is_never_on() and f.look.seen and self._wear(f)[1] for _, f in pieces]):
            return pieces
        kept: list[Piece] = []
        for text, frame in pieces:
            code = "Q05" if frame.is_never_on() else "" if self._visible(frame) else "Q06"
            if not code:
                kept.append((text, frame))
            elif not _blank(text):
                self.unseen(code, text, frame.line)
        return _trimmed(kept) if any([not _blank(text) for text, _ in kept]) else []

    def _visible(self, frame: Frame) -> bool:
        return frame.look.seen and self._wear(frame)[1]

    def _wear(self, frame: Frame) -> tuple[Kinds, bool]:
        """Return the marks of an element's text, and whether it can be seen."""
        key = (frame.region, frame.look)
        if key not in self._worn:
            region = self._head.regions.get(frame.region, {})
            look = frame.look
            facts = self._head.initial | region | look.facts
            kinds, seen, lost = kinds_of(facts, look.own)
            for name in lost:
                message = "appearance that is not kept"
                self._ledger.kind("Q07", message, frame.line, quote=name, severity="info")
            language = look.language
            if language and language.lower() != self._head.language.lower():
                kinds = (*kinds, ("language", (("tag", language),)))
            self._worn[key] = kinds, seen and region.get("display") != "none"
        return self._worn[key]

    def _add(
        self, paragraph: Frame, timed: Frame, pieces: list[Piece], words: tuple[Word, ...]
    ) -> None:
        text = "".join([text for text, _ in pieces])
        agents = {frame.look.agent for _, frame in pieces}
        speaker = agents.pop() if len(agents) == 1 else paragraph.look.agent
        marks = self._marks(pieces, speaker)
        begin, end_at = timed.begin, timed.end
        if end_at is None:
            self.endless.append(len(self.cues))
            end_at = max([begin, *[word.start for word in words]])
        extras = (("ttml.id", paragraph.xml_id),) if paragraph.xml_id else ()
        self.cues.append(draft(
            begin, end_at, text, normal_marks(marks, len(text)) if marks else (),
            self._head.speaker(speaker) or None, words, self._place(paragraph), extras,
            paragraph.line,
        ))  # fmt: skip
        if not timed.timed:
            message = "no times at all; shown from the beginning"
            self._ledger.place("Q03", message, paragraph.line, quote=text)

    def _marks(self, pieces: list[Piece], speaker: str) -> list[Mark]:
        """Return the marks of a text, and who says what where the speaker does not say it."""
        marks: list[Mark] = []
        at = 0
        for run, frame in pieces:
            end = at + len(run)
            for kind, attributes in self._wear(frame)[0]:
                marks.append(Mark(at, end, kind, attributes=attributes))
            agent = frame.look.agent
            if agent != speaker and (name := self._head.speaker(agent)):
                marks.append(Mark(at, end, "voice", attributes=(("name", name),)))
            at = end
        return marks

    def _place(self, frame: Frame) -> Placement | None:
        name = frame.region
        region = self._head.regions.get(name, {})
        if name and name not in self._head.regions:
            self.missing("region", name, frame.line)
        facts = self._head.initial | region | frame.look.facts
        align = facts.get("textAlign", "")
        if facts.get("direction") == "rtl":
            align = {"start": "end", "end": "start"}.get(align, align)
        if (name, align) not in self._places:
            place, exact = placement_of(region, align, self._head.screen)
            self._places[name, align] = place
            if not exact:
                message = "places brought to the nearest of nine"
                self._ledger.kind("Q18", message, frame.line, quote=name, severity="info")
        return self._places[name, align]

    def missing(self, what: str, name: str, line: int | None) -> None:
        """Tell of a name that is referred to and nowhere given."""
        message = f"a {what} that the document does not define"
        self._ledger.kind("Q08", message, line, quote=name, severity="info")

    def finish(self) -> list[Cue]:
        """Return all cues; those without an end get the next start."""
        if self.endless:
            message = "no end; taken from the next begin"
            for index in self.endless:
                self._ledger.kind("Q04", message, self.cues[index].origin)
            _end(self.cues, self.endless)
        return self.cues


def _end(cues: list[Cue], endless: list[int]) -> None:
    """End cues at the next start, but not before their own last word."""
    last = [cues[index].end for index in endless]
    infer_ends(cues, endless)
    for index, begin in zip(endless, last, strict=True):
        cue = cues[index]
        if cue.words:
            end = cue.end if cue.end > begin else begin + LAST
            *words, w = cue.words
            words.append(Word(w.offset, w.text, w.start, end if w.end == w.start else w.end))
            cues[index] = cue.replace(end=end, words=words)


def _blank(text: str) -> bool:
    """Tell whether a text is white space as XML means it: no-break and wide spaces are words."""
    return not text.strip(" \n\t\r")


def _tidied(pieces: list[Piece], paragraph: Frame) -> list[Piece]:
    """Put white space in order as `xml:space` says, and drop empty pieces."""
    if len(pieces) == 1 and not pieces[0][1].preserve:
        text = pieces[0][0].strip(" \n")
        return [(text, pieces[0][1])] if text else []
    out: list[Piece] = []
    pending: Piece | None = None  # a space, which the next word on the line will want
    fresh = True  # at the beginning of a line
    for text, frame in pieces:
        if text == "\n":
            out.append((text, frame))
            pending, fresh = None, True
            continue
        if frame.preserve:
            if pending:
                out.append(pending)
            out.append((text, frame))
            pending, fresh = None, text.endswith("\n")
            continue
        if text[:1] == " " and not fresh and pending is None:
            pending = " ", frame
        body = text.strip(" ")
        if not body:
            continue
        if pending:
            out.append(pending)
        out.append((body, frame))
        pending = (" ", frame) if text[-1] == " " else None
        fresh = False
    return out if paragraph.preserve else _trimmed(out)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Drop blank pieces from both ends, unless they are to be kept."""
    first, last = 0, len(pieces)
    while first < last and _blank(pieces[first][0]) and not pieces[first][1].preserve:
        first += 1
    while first < last and _blank(pieces[last - 1][0]) and not pieces[last - 1][1].preserve:
        last -= 1
    return pieces[first:last]


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    """Cut pieces where the times change; white space goes with what is before it."""
    groups: list[list[Piece]] = []
    times: tuple[Ms, Ms | None] | None = None
    for text, frame in pieces:
        if _blank(text):
            if groups:
                groups[-1].append((text, frame))
            continue
        if (frame.begin, frame.end) != times:
            groups.append([])
            times = frame.begin, frame.end
        groups[-1].append((text, frame))
    return [_trimmed(group) for group in groups]


def _dated(pieces: list[Piece], paragraph: Frame) -> tuple[Word, ...] | None:
    """Return words of the spans that have times, or None where they are no words in order."""
    found: list[tuple[int, str, Ms, Ms | None]] = []
    at = 0
    for text, frame in pieces:
        bare = text.strip()
        if bare and frame.dated:
            if len(bare.split()) > 1 or (found and frame.begin < found[-1][2]):
                return None
            found.append((at + text.index(bare), bare, frame.begin, frame.end))
        at += len(text)
    apart = any([end != paragraph.end for *_, end in found])
    if not found or (apart and not (paragraph.timed and paragraph.fixed)):
        # Captions of one word each, not the words of one caption.
        return None
    starts = [start for _, _, start, _ in found[1:]]
    words = []
    for (offset, text, start, end), following in zip(found, [*starts, paragraph.end], strict=True):
        stops = [time for time in (end, following) if time is not None]
        words.append(Word(offset, text, start, max(start, min(stops, default=start))))
    return tuple(words)
