"""The body of a TTML document: who is inside whom, and from when to when.

`body`, `div`, `p` and `span` are time containers. Inside a parallel one, times count from its
begin; inside a sequential one, from the end of the element before. Nothing outlives what holds
it. https://www.w3.org/TR/ttml2/#timing
"""

from __future__ import annotations

from subtools.formats.ttml.frame import Frame
from subtools.formats.ttml.head import TITLES, Head, local
from subtools.formats.ttml.style import Look, inherit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms
    from subtools.formats.ledger import Ledger
    from subtools.formats.ttml.text import Lines
    from subtools.formats.ttml.time import Clock

_HEADS = frozenset({
    "head", "style", "initial", "region", "agent", "name", "metadata", *TITLES, "styling", "layout",
    "actor", "profile", "resources", "animation",
})  # fmt: skip
_FLOW = frozenset({"body", "div", "p", "span"})
_TIMES = frozenset({"begin", "end", "dur"})
#: Attributes that say nothing about looks.
_PLAIN = _TIMES | {"region", "timeContainer", "xml:id", "xml:space"}
_IMAGES = frozenset({"image", "backgroundImage"})
#: Not TTML, but what people write.
_TAGS = {"i": ("fontStyle", "italic"), "em": ("fontStyle", "italic"), "b": ("fontWeight", "bold"),
         "strong": ("fontWeight", "bold"), "u": ("textDecoration", "underline")}  # fmt: skip


class Body:
    """Reads the events of a document; `lines` gets the text of each paragraph."""

    def __init__(self, ledger: Ledger, clock: Clock, lines: Lines, head: Head) -> None:
        """Begin outside of everything."""
        self._ledger = ledger
        self._clock = clock
        self._lines = lines
        self._head = head
        self._stack: list[Frame] = []
        self._plain = Look({}, {}, "", "", seen=True)
        self._looks: dict[object, Look] = {}
        self._skipped = 0
        self._paragraph: Frame | None = None

    def opens(self, name: str, told: dict[str, str], line: int) -> None:
        """Begin an element."""
        tag = local(name) if ":" in name else name
        if self._skipped:
            self._skipped += 1
        elif tag in _IMAGES or any([key.endswith("backgroundImage") for key in told]):
            self._image(line)
            if tag in _IMAGES:
                self._skipped = 1
            else:
                self._push(
                    name, tag, {k: v for k, v in told.items() if "ackgroundI" not in k}, line
                )
        elif self._paragraph is not None:
            self._inside(name, tag, told, line)
        elif tag in _HEADS:
            if self._stack and self._stack[-1].tag in _FLOW:
                # What a division tells about itself is not shown.
                self._skipped = 1
                return
            self._head.opens(tag, told)
            self._stack.append(Frame(name, tag, line, self._top(), self._plain))
        else:
            if tag == "tt":
                self._head.root(told, line)
            self._push(name, tag, told, line)

    def says(self, text: str) -> None:
        """Take text."""
        if self._skipped:
            return
        if self._paragraph is None:
            self._head.says(text)
            return
        frame = self._stack[-1]
        if frame.seq:
            # Bare text inside a sequence lasts for no time at all.
            if not text.isspace():
                self._lines.unseen("Q05", text, frame.line)
            return
        frame.endless = frame.endless or not text.isspace()
        self._lines.says(text, frame)

    def closes(self, name: str, _line: int) -> None:
        """End an element."""
        if self._skipped:
            self._skipped -= 1
            return
        if not self._stack or self._stack[-1].name != name:
            return
        frame = self._stack.pop()
        if frame is self._paragraph:
            self._lines.ends(frame)
            self._paragraph = None
        elif self._paragraph is None and frame.tag in _HEADS:
            self._head.closes(frame.tag)
            return
        parent = self._top()
        if parent is not None:
            total = frame.total()
            if parent.cursor is not None:
                parent.cursor = total
            if total is None:
                parent.endless = True
            elif total > parent.latest:
                parent.latest = total

    def breaks(self, line: int) -> list[str]:
        """End the paragraph that an error cut, and the head; keep the divisions open."""
        self._skipped = 0
        while self._stack and self._stack[-1].tag not in {"tt", "body", "div"}:
            self.closes(self._stack[-1].name, line)
        return [frame.name for frame in self._stack]

    def _top(self) -> Frame | None:
        return self._stack[-1] if self._stack else None

    def _inside(self, name: str, tag: str, told: dict[str, str], line: int) -> None:
        """Begin an element inside a paragraph."""
        if tag == "br":
            self._lines.breaks(self._stack[-1])
            self._skipped = 1
        elif tag in {"set", "animate"}:
            self._animate(told, line)
            self._skipped = 1
        elif tag in _FLOW or (":" not in name and tag not in _HEADS):
            if tag != "span":
                message = "elements out of place; their text was kept"
                self._ledger.kind("Q12", message, line, quote=tag)
            if tag in _TAGS:
                told = {**told, "tts:" + _TAGS[tag][0]: _TAGS[tag][1]}
            self._push(name, tag, told, line)
        else:
            # Metadata, and the elements of others: the standard says to pass over them.
            self._skipped = 1

    def _animate(self, told: dict[str, str], line: int) -> None:
        """Read the one animation that words depend on: what is hidden is shown for a while."""
        frame = self._stack[-1]
        look = frame.look
        if frame.hidden and self._head.facts(told).get("display") == "auto":
            shown = Frame("set", "set", line, frame, look)
            self._date(shown, frame, told, line)
            frame.begin, frame.end, frame.hidden = shown.begin, shown.end, False
            frame.look = Look(look.facts, look.own, look.agent, look.language, seen=True)
            return
        message = "animations are not read; the text stands as it begins"
        self._ledger.kind("Q15", message, line, severity="info")

    def _push(self, name: str, tag: str, told: dict[str, str], line: int) -> None:
        parent = self._top()
        frame = Frame(name, tag, line, parent, parent.look if parent else self._plain)
        self._stack.append(frame)
        if tag == "p" and self._paragraph is None:
            self._paragraph = frame
            frame.xml_id = told.get("xml:id", "")
        space = told.get("xml:space")
        if space is not None:
            frame.preserve = space == "preserve"
        if tag == "tt":
            return
        if tag in {"body", "div"} and not self._head.language:
            self._head.language = told.get("xml:lang", "")
        frame.region = told.get("region", frame.region)
        frame.seq = told.get("timeContainer") == "seq"
        before = frame.look
        frame.look = self._look(before, told)
        frame.hidden = before.seen and not frame.look.seen
        self._date(frame, parent, told, line)

    def _look(self, parent: Look, told: dict[str, str]) -> Look:
        telling = tuple([item for item in told.items() if item[0] not in _PLAIN])
        if not telling:
            return parent
        key = parent, telling
        if key not in self._looks:
            facts, agent = self._head.facts(told), self._head.agent(told)
            look = inherit(parent, facts, agent, told.get("xml:lang"))
            self._looks[key] = self._looks.setdefault(look.key(), look)
        return self._looks[key]

    def _date(self, frame: Frame, parent: Frame | None, told: dict[str, str], line: int) -> None:
        """Work out begin and end, inside those of the parent."""
        if (parent is None or not parent.seq) and _TIMES.isdisjoint(told):
            return
        origin: Ms | None = frame.begin
        if parent is not None and parent.seq:
            origin = parent.cursor
        if origin is None:
            # Behind an element that never ends.
            frame.end, frame.fixed = -1, True
            return
        frame.dated = self._paragraph not in {None, frame}
        begin = self._time(told, "begin", line) or 0
        frame.begin = frame.latest = frame.cursor = origin + begin
        ends = []
        length = self._time(told, "dur", line)
        if length is not None:
            ends.append(frame.begin + length)
        stop = self._time(told, "end", line)
        if stop is not None:
            ends.append(origin + stop)
        if ends and min(ends) < frame.begin:
            message = "ends before it begins; end taken from the next begin"
            self._ledger.place("Q02", message, line)
            ends = []
        limit = frame.end
        if ends:
            frame.fixed = True
            frame.end = min(ends) if limit is None else min(limit, *ends)
        if limit is not None and frame.begin >= limit:
            # It begins as its parent ends: on for no time at all, which both may say they are.
            moment = min(ends, default=parent.begin if parent else -1)
            if frame.begin > limit or moment != frame.begin:
                frame.end = -1
        frame.timed = frame.timed or bool(ends) or "begin" in told

    def _time(self, told: dict[str, str], name: str, line: int) -> Ms | None:
        text = told.get(name)
        if text is None:
            return None
        time = self._clock.read(text)
        if time is None:
            self._ledger.place("Q01", f"{name} is no time, ignored", line, quote=text)
        return time

    def _image(self, line: int) -> None:
        self._ledger.kind("Q09", "subtitles as images are not read", line, severity="error")
