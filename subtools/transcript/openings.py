"""Openings: the places where a line says "from here on, this is spoken", and of which kind.

One line, one look: the first stamp, what stands before it and what after. The kind is what the
layouts are made of:

    line     0:05                      the stamp alone
    first    0:05 text                 text after it, glued or not
    speaker  Name: 0:05                a name and the stamp, nothing after
    named    **Name** (0:05) - text    a name, the stamp, text
    last     text 0:05                 text that is no name before it
    middle   text [0:05] text          a stamp in brackets inside the text
"""

from __future__ import annotations

from subtools.core.pattern import pattern
from subtools.transcript.speakers import name_of
from subtools.transcript.stamps import find_stamp, is_player_clock, own_line_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.transcript.lines import Line
    from subtools.transcript.stamps import Stamp

#: A name with its marks stands before a stamp at most this far into a line.
_DEEPEST_NAME = 110
_BEFORE = " \t*_>•·#\"'“-\N{EN DASH}\N{EM DASH}"
_DAY = tuple(", \tap%")
_PARTS = tuple(" \t-|:\N{EN DASH}\N{EM DASH}")
_bullet = pattern(r"(?:[-*•·]|\d{1,4}[.)])\s+")
# What ties a stamp to the words before it as a time of day: "4:57, a check", "2:47pm", "10:30 AM".
_of_day = pattern(
    r",\s|[ap]\.?m\b\.?|\s(?:[AP]M\b|[ap]\.m\.|Uhr\b|[ECMP][SD]?T\b|UTC\b|GMT\b)|\s?%"
)
_separator = pattern(r"\s*(?:[-\N{EN DASH}\N{EM DASH}]{1,2}(?=\s|\*|$)|[|:]|\t)\s*")


class Opening:
    """One stamp at the start of a piece of speech.

    `index` is the line's place among the lines; `before` what stands before the stamp (a name or
    text), `text` what stands after it; `separator` the mark that parts them ("-", ":", "|") or "".
    `of_day` when the stamp reads as a time of day.
    """

    __slots__ = (
        "before", "index", "kind", "line", "of_day", "separator", "stamp", "start", "text",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913
        self,
        line: Line,
        index: int,
        stamp: Stamp,
        kind: str,
        *,
        before: str,
        text: str,
        separator: str,
        of_day: bool,
    ) -> None:
        self.line = line
        self.index = index
        self.stamp = stamp
        self.start = stamp.start
        self.kind = kind
        self.before = before
        self.text = text
        self.separator = separator
        self.of_day = of_day

    @property
    def shape(self) -> tuple[str, str]:
        """Kind and dress: what the openings of one transcript have in common."""
        return self.kind, self.stamp.style


def find_opening(line: Line, index: int) -> Opening | None:
    """Look at one line; None when no stamp opens it.

    >>> from subtools.transcript.lines import Line
    >>> o = find_opening(Line(1, "**Ann** [1:05](https://example.org/v?t=65s): Prices rose."), 0)
    >>> o.kind, o.before, o.start, o.text
    ('named', 'Ann', 65000, 'Prices rose.')
    >>> o = find_opening(Line(2, "00:17deployment center"), 1)
    >>> o.kind, o.text
    ('first', 'deployment center')
    """
    folded = line.folded
    stamp = own_line_stamp(folded) or find_stamp(folded)
    if stamp is None or is_player_clock(folded):
        return None
    raw = line.text[: stamp.at]
    after = line.text[stamp.after :]
    marks = _open_marks(raw)
    if marks and (at := after.find(marks)) >= 0 and not after[:at].strip(" \t:-\N{EN DASH}"):
        after = after[:at] + after[at + len(marks) :]
    before = raw.strip(_BEFORE)
    if before and stamp.end is not None and before.rstrip(".)").isdigit():
        before = ""
    of_day = not stamp.style and after[:1] in _DAY and _of_day.match(after) is not None
    separator = ""
    found = _separator.match(after) if after[:1] in _PARTS else None
    if found is not None:
        separator = found[0].strip() or found[0][:1]
        if separator in (":", "|", "\t"):
            after = after[found.end() :]
    text = after.strip()
    kind = _kind(before, raw, text, stamp.style)
    if kind is None:
        return None
    name = before
    if kind in ("speaker", "named"):
        name = name_of(before) or before
    return Opening(
        line,
        index,
        stamp,
        kind,
        before=name,
        text=text,
        separator=separator,
        of_day=of_day,
    )


def _kind(before: str, raw: str, text: str, style: str) -> str | None:
    if not before or _bullet.fullmatch(before + " "):
        return "first" if text else "line"
    name = name_of(raw) if len(raw) <= _DEEPEST_NAME else None
    if not text:
        return "speaker" if name else "last"
    if name and (
        style or raw.rstrip().endswith(("*", "_", ":", "-", "\N{EN DASH}", "\N{EM DASH}"))
    ):
        return "named"
    return "middle" if style else None


def _open_marks(before: str) -> str:
    """Return the bold mark that is open where the stamp stands: `**Name (0:05) -** text`."""
    for mark in ("**", "__"):
        if before.count(mark) % 2:
            return mark
    return ""
