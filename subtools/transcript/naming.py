"""Which names speak in a transcript, and who speaks at each stamp."""

from __future__ import annotations

from subtools.transcript.speakers import is_proper, known_names, name_of, split_turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.entries import Entry
    from subtools.transcript.layouts.layout import Layout
    from subtools.transcript.lines import Line
    from subtools.transcript.openings import Opening
    from subtools.transcript.words import Words

#: When this share of the stamped lines begins with `Name:`, all of those are names (chats).
_MOST = 0.6
#: Names on lines of their own, without a colon, must come at this share of the stamps ...
_NEARLY_ALL = 0.8
#: ... and again and again: at most so many different ones a stamp.
_DIFFERENT = 0.34


class Naming:
    """Knows the names of one transcript; `taken` are lines that only name a speaker."""

    def __init__(
        self, layout: Layout, openings: Sequence[Opening], lines: Sequence[Line], words: Words
    ) -> None:
        self._carries = layout.lead in ("speaker", "named")
        named = [o.before for o in openings if o.kind in ("speaker", "named")]
        first = openings[0].index
        self._known = known_names(named, [line.text for line in lines[first:] if not line.dropped])
        turns = [split_turn(text) for o in openings if (text := words.of(o))]
        self._all = bool(turns) and sum(t is not None for t in turns) >= _MOST * len(openings)
        self.taken: set[int] = set()
        #: Openings whose own words are a name: the speech is on the lines below.
        self.labelled: set[int] = set()
        self._beside: dict[int, str] = {}
        if not self._carries:
            self._find_beside(openings, lines)
            self._find_labels(openings, lines, words)

    def is_name(self, name: str, rest: str, bold: bool) -> bool:  # noqa: FBT001
        """Tell whether `Name: rest` begins a turn on a line between stamps."""
        del rest
        return bold or name in self._known

    def is_opening_name(self, name: str, rest: str, bold: bool) -> bool:  # noqa: FBT001
        """Tell whether `Name: rest` begins a turn right after a stamp."""
        return self._all or self.is_name(name, rest, bold)

    def speaker(self, opening: Opening, before: Sequence[Entry]) -> str | None:
        """Return who speaks from a stamp on, as far as the stamp's own line or neighbour says."""
        if opening.kind in ("speaker", "named"):
            return opening.before
        if opening.index in self._beside:
            return self._beside[opening.index]
        # Where every turn is named, a stamp without a name goes on with the one who speaks.
        return before[-1].turns[-1].speaker if self._carries and before else None

    def _find_beside(self, openings: Sequence[Opening], lines: Sequence[Line]) -> None:
        """Find names on lines of their own, right above or right below the stamps."""
        for offset in (-1, 1):
            found: dict[int, tuple[str, bool]] = {}
            stamped = {o.index for o in openings}
            for o in openings:
                index = o.index + offset
                if o.text or index in stamped or not 0 <= index < len(lines):
                    continue
                line = lines[index]
                if line.dropped is None and (name := _own_line_name(line.text)) is not None:
                    found[o.index] = name
            if self._are_names(found, len(openings), offset):
                self.taken.update([index + offset for index in found])
                self._beside = {index: name for index, (name, _) in found.items()}
                return

    def _find_labels(
        self, openings: Sequence[Opening], lines: Sequence[Line], words: Words
    ) -> None:
        """Find names right behind the stamps, with the words below: `[0:05] - Ann`."""
        stamped = {o.index for o in openings}
        found = {
            o.index: name
            for o in openings
            if o.index + 1 not in stamped
            and o.index + 1 < len(lines)
            and (name := _own_line_name(words.of(o))) is not None
        }
        if self._are_names(found, len(openings), 0):
            self.labelled.update(found)
            self._beside.update({index: name for index, (name, _) in found.items()})

    @staticmethod
    def _are_names(found: dict[int, tuple[str, bool]], count: int, offset: int) -> bool:
        names = {name for name, _ in found.values()}
        if not all(is_proper(name) for name in names):
            return False
        colons = sum(colon for _, colon in found.values())
        return (offset < 0 and 2 * colons >= count) or (
            count > 3  # noqa: PLR2004 - too few to see names come again
            and len(found) >= _NEARLY_ALL * count
            and len(names) <= max(2, _DIFFERENT * count)
        )


def _own_line_name(text: str) -> tuple[str, bool] | None:
    name = name_of(text)
    if name is None or ":" in name:
        return None
    return name, text.rstrip("*_ ").endswith(":")
