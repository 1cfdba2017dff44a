"""One open element of a TTML document: when it is on, and what it hands down to those inside."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms
    from subtools.formats.ttml.style import Look


class Frame:
    """One open element. `end` is where it must end at the latest, None where nothing says so.

    An `end` before the `begin` means that it is never shown.
    """

    __slots__ = (
        "begin", "cursor", "dated", "end", "endless", "fixed", "hidden", "latest", "line", "look",
        "name", "preserve", "region", "seq", "tag", "timed", "xml_id",
    )  # fmt: skip
    begin: Ms
    end: Ms | None
    preserve: bool
    region: str
    timed: bool
    #: Whether a span, or one around it, tells times of its own.
    dated: bool
    #: Where the next element of a sequence counts from; None behind one without an end.
    cursor: Ms | None
    latest: Ms

    def __init__(self, name: str, tag: str, line: int, parent: Frame | None, look: Look) -> None:
        """Begin inside a parent, with what it hands down."""
        self.name = name
        self.tag = tag
        self.line = line
        self.look = look
        self.begin = self.latest = parent.begin if parent else 0
        self.cursor = self.begin
        self.end = parent.end if parent else None
        self.preserve = parent.preserve if parent else False
        self.region = parent.region if parent else ""
        self.timed = parent.timed if parent else False
        self.dated = parent.dated if parent else False
        self.xml_id = ""
        self.seq = self.fixed = self.endless = self.hidden = False

    def is_never_on(self) -> bool:
        """Tell whether what holds it ends before it begins."""
        return self.end is not None and self.end < self.begin

    def total(self) -> Ms | None:
        """When it ends for those that wait for it; None: never."""
        if self.is_never_on():
            return self.begin
        if self.fixed:
            return self.end
        if self.seq:
            return self.cursor
        return None if self.endless else self.latest
