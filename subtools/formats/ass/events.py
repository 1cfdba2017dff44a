r"""The events of an ASS file: dialogue lines to cues."""

from __future__ import annotations

import re

from subtools.core.cue import Cue, Draft, Placement, draft
from subtools.core.pattern import pattern
from subtools.formats.ass.legal import field, legal_extras
from subtools.formats.ass.styles import style_name
from subtools.formats.ass.text import TextReader
from subtools.formats.bulk import SECONDS
from subtools.formats.ends import infer_ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.core.cue import Extras, Word
    from subtools.core.time import Ms
    from subtools.formats.ass.styles import Styles
    from subtools.formats.ledger import Ledger

    #: What stands between the times and the text; most events have the same.
    Said = tuple[str | None, Extras, frozenset[str], int | None]

#: The columns of an event, in the order in which nearly all files have them.
COLUMNS = (
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
)  # fmt: skip
_HUNDREDTHS = {f".{number:02}": number * 10 for number in range(100)}
_clock = pattern(r"(-?)(\d{1,6}):(\d{1,2}):(\d{1,2})(?:[.:,](\d{1,9}))?", re.ASCII)
_minutes = pattern(r"(\d{1,6}):(\d\d):", re.ASCII)
_OTHERS = frozenset({"picture", "sound", "movie", "command"})


class _Minutes(dict[str, int]):
    """`h:mm:` in milliseconds; a `KeyError` for anything else."""

    def __missing__(self, key: str) -> int:
        match = _minutes.fullmatch(key)
        if match is None:
            raise KeyError(key)
        self[key] = time = (int(match[1]) * 60 + int(match[2])) * 60_000
        return time


class Events:
    r"""Reads the events of one file. `soft` is what `\n` means there, `old` is SubStation 4."""

    def __init__(self, ledger: Ledger, styles: Styles, soft: str, *, old: bool) -> None:
        self.cues: list[Cue] = []
        self._ledger = ledger
        self._styles = styles
        self._texts = TextReader(soft)
        self._endless: list[int] = []
        self._usual = ("marked", *COLUMNS[1:]) if old else COLUMNS
        #: The number of commas before the text, and where our columns are; None for the usual.
        self._layout: tuple[int, list[int] | None] = (len(COLUMNS) - 1, None)
        self._said: dict[tuple[str, ...], Said] = {}

    def read(self, body: str, line: int) -> None:
        """Read the lines of a section, of which the first is number `line` of the file."""
        minutes, seconds, hundredths = _Minutes(), SECONDS, _HUNDREDTHS
        said, append = self._said, self.cues.append
        for number, raw in enumerate(body.split("\n"), line):
            rest = raw[9:] or " " if raw[:9] == "Dialogue:" else self._other(raw, number)
            if not rest:
                continue
            width, order = self._layout
            parts = rest.split(",", width)
            if len(parts) <= width:
                self._broken("A05", "an event without all its columns, dropped", number, raw)
                continue
            if order is not None:
                parts = _arranged(parts, order)
            first, last, text = parts[1], parts[2], parts[9]
            try:
                start = minutes[first[:-5]] + seconds[first[-5:-3]] + hundredths[first[-3:]]
                end = minutes[last[:-5]] + seconds[last[-5:-3]] + hundredths[last[-3:]]
            except KeyError:
                start, end = self._worn_times(first, last, number)
                if start < 0:
                    self._broken("A06", "no times, dropped with its text", number, raw)
                    continue
            if end < start:
                end = self._no_end(start, f"{first} to {last}", number)
            key = (parts[0], *parts[3:9])
            facts = said.get(key) or self._facts(key)
            speaker, extras, flags, anchor = facts
            if "\\" in text and "{" not in text:
                text = text.replace("\\N", "\n")  # all that most captions have
            if "\\" in text or "{" in text or flags or anchor:
                self._marked(start, end, text, facts, number)
            else:
                cue = Draft(start, end, text, (), speaker, (), None, extras, number)
                cue.__class__ = Cue  # type: ignore[assignment]  # same slots, see core.cue.draft
                append(cue)  # type: ignore[arg-type]  # it is a Cue by now

    def finished(self) -> list[Cue]:
        """Return the cues with their ends, and tell what the texts lost."""
        infer_ends(self.cues, self._endless)
        self._tell_texts()
        return self.cues

    def _other(self, raw: str, number: int) -> str:
        """Take a line that is no clean dialogue line; return what stands behind `Dialogue:`."""
        key, _, rest = raw.partition(":")
        kind = key.strip("\ufeff \t").lower()
        if kind == "dialogue":
            return rest or " "
        if kind == "format":
            columns = names(rest)
            places = {name: index for index, name in enumerate(columns)}
            order = [places.get(name, -1) for name in COLUMNS]
            self._layout = (len(columns) - 1, None if columns == self._usual else order)
        elif kind == "comment" or kind[:1] in {";", "!"}:
            self._ledger.kind("A09", "comments are no captions, dropped", number, severity="info")
        elif kind in _OTHERS:
            self._ledger.kind("A16", "pictures, sounds and films, dropped", number, quote=raw)
        elif raw.strip():
            self._ledger.place("A04", "no line of an event, dropped", number, quote=raw)
        return ""

    def _facts(self, key: tuple[str, ...]) -> Said:
        layer, style, name, left, right, foot, effect = [part.strip() for part in key]
        margins = ",".join([side or "0" for side in (left, right, foot)])
        extras = legal_extras(
            (
                ("ass.layer", layer),
                ("ass.style", style_name(style)),
                ("ass.margins", margins),
                ("ass.effect", effect),
            )
        )
        flags, anchor = self._styles.own(style_name(style))
        self._said[key] = facts = (field(name) or None, extras, flags, anchor)
        return facts

    def _marked(self, start: Ms, end: Ms, raw: str, facts: Said, number: int) -> None:
        speaker, extras, flags, anchor = facts
        texts = self._texts
        drawn = texts.drawings
        plain = texts.read(raw, flags)
        if texts.drawings > drawn and not plain.strip():
            return
        place = texts.anchor
        if place is None:
            place = anchor
        elif anchor is not None and place == self._styles.anchor and not texts.legacy:
            place = None  # what a cue without a place is written with, see `ass.write`
        words: tuple[Word, ...] = ()
        if texts.syllables:
            from subtools.formats.ass.karaoke import words_of

            words = words_of(plain, texts.syllables, start, end)
        placement = Placement(place) if place else None
        self.cues.append(
            draft(start, end, plain, texts.marks, speaker, words, placement, extras, number)
        )

    def _worn_times(self, first: str, last: str, number: int) -> tuple[Ms, Ms]:
        """Read times that are not `h:mm:ss.cc`; -1 for what is no time."""
        times = []
        for told in (first.strip(), last.strip()):
            match = _clock.fullmatch(told)
            if match is None:
                return -1, -1
            sign, hours, minutes, seconds, fraction = match.groups(default="")
            time = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
            time += int(fraction[:3].ljust(3, "0"))
            if sign:
                self._ledger.place("A07", "negative time, taken as 0", number, quote=told)
                time = 0
            elif len(fraction) != 2:  # noqa: PLR2004
                message = "a fraction that is not in hundredths, read as a fraction"
                self._ledger.kind("A07", message, number, quote=told)
            times.append(time)
        return times[0], times[1]

    def _no_end(self, start: Ms, times: str, number: int) -> Ms:
        self._endless.append(len(self.cues))
        message = f"the end lies before the start; the next start was taken: {times}"
        self._ledger.place("A08", message, number)
        return start

    def _broken(self, code: str, message: str, number: int, raw: str) -> None:
        self._ledger.place(code, message, number, quote=raw, severity="error")

    def _tell_texts(self) -> None:
        texts, ledger = self._texts, self._ledger
        if texts.drawings:
            message = f"drawings are no captions; dropped ({texts.drawings} places)"
            ledger.place("A10", message, severity="info")
        if texts.dropped:
            most = sorted(texts.dropped.items(), key=lambda item: (-item[1], item[0]))
            named = ", ".join([f"{name} {count}" for name, count in most[:8]])
            more = ", and others" if len(most) > 8 else ""  # noqa: PLR2004
            ledger.place("A11", f"overrides that captions can't carry, dropped: {named}{more}")
        if texts.comments:
            message = f"comments in braces, dropped ({texts.comments} places)"
            ledger.place("A12", message, severity="info")
        if texts.softened:
            message = rf"\n is a space where lines are wrapped ({texts.softened} places)"
            ledger.place("A13", message, severity="info")


def _arranged(parts: list[str], order: list[int]) -> list[str]:
    """Return the fields of an event in our order; white space counts only at a line's end."""
    stripped = [*map(str.strip, parts[:-1]), parts[-1]]
    return [stripped[index] if index >= 0 else "" for index in order]


def names(line: str) -> tuple[str, ...]:
    """Return the columns of a `Format` line.

    >>> names(" Layer, Start , End,Actor, Text")
    ('layer', 'start', 'end', 'name', 'text')
    """
    columns: Sequence[str] = [name.strip().lower() for name in line.split(",")]
    return tuple(["name" if name == "actor" else name for name in columns])
