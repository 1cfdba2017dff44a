"""Where each caption stands: its anchor, and above or below those that are there already.

libass would stack captions, too, but by what it drew before: a video burned in parts would differ
from one burned at once. Here places depend on the captions alone.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.media.layout.lines import Block
    from subtools.media.layout.notes import Notes
    from subtools.media.layout.room import Room

_ROWS = {"bottom": 2, "middle": 5, "top": 8}
_THIRDS = 3
#: Space between two captions, in heights of a line.
_BETWEEN = 0.15


class Place:
    """An anchor (1 to 9), and the pixel where that corner or middle of the lines is."""

    __slots__ = ("anchor", "block", "x", "y")

    def __init__(self, block: Block, anchor: int, x: float, y: float) -> None:
        """Keep the parts."""
        self.block = block
        self.anchor = anchor
        self.x = x
        self.y = y

    @property
    def top(self) -> float:
        """The upper edge of the first line."""
        height = self.block.size * len(self.block.widths)
        row = (self.anchor - 1) // _THIRDS
        return self.y - height * (1, 0.5, 0)[row]

    @property
    def left(self) -> float:
        """The left edge of the longest line."""
        return self.x - max(self.block.widths) * (0, 0.5, 1)[(self.anchor - 1) % _THIRDS]


def places(blocks: Sequence[Block], room: Room, notes: Notes) -> list[Place]:
    """Return where each caption stands; those at one time stand clear of each other."""
    here: list[Place] = []
    found: list[Place] = []
    for block in blocks:
        here = [other for other in here if other.block.cue.end > block.cue.start]
        place = _free(block, here, room)
        if place is None:
            notes.count("B10")
            place = _at(block, _anchor(block, room), room, 0.0)
        else:
            here.append(place)
        found.append(place)
    return found


def _free(block: Block, here: Sequence[Place], room: Room) -> Place | None:
    """Return the place nearest to where a caption belongs that is free; None if there is none."""
    anchor = _anchor(block, room)
    first = _at(block, anchor, room, 0.0)
    offsets = sorted({0.0, *[_beyond(other, first, room) for other in here]})
    for offset in offsets:
        place = _at(block, anchor, room, offset)
        if offset and not _inside(place, room):
            return None
        if not any([_meet(place, other, room) for other in here]):
            return place
    return None


def _anchor(block: Block, room: Room) -> int:
    placement = block.cue.placement
    return (placement and placement.anchor) or _ROWS[room.look.position]


def _at(block: Block, anchor: int, room: Room, offset: float) -> Place:
    """Return the place for an anchor, `offset` pixels further into the picture."""
    row, column = divmod(anchor - 1, _THIRDS)
    inset, over = room.inset(block.size), room.over(block.size)
    x = (room.left + inset, room.picture.width / 2, room.right - inset)[column]
    middle = (room.top + room.bottom) / 2
    y = (room.bottom - over - offset, middle - offset, room.top + over + offset)[row]
    return Place(block, anchor, x, y)


def _beyond(other: Place, place: Place, room: Room) -> float:
    """Return how far `place` must be moved to stand beyond another."""
    size = place.block.size
    gap = room.over(size) + room.over(other.block.size) + _BETWEEN * size
    height = size * len(place.block.widths)
    lower = other.top + other.block.size * len(other.block.widths)
    if place.anchor > 2 * _THIRDS:
        return max(0.0, lower + gap - place.top)
    return max(0.0, place.top + height - other.top + gap)


def _meet(one: Place, other: Place, room: Room) -> bool:
    """Tell whether two captions cover each other, with their boxes."""
    across = room.inset(one.block.size) + room.inset(other.block.size)
    down = room.over(one.block.size) + room.over(other.block.size)
    return (
        one.left < other.left + max(other.block.widths) + across
        and other.left < one.left + max(one.block.widths) + across
        and one.top < other.top + other.block.size * len(other.block.widths) + down
        and other.top < one.top + one.block.size * len(one.block.widths) + down
    )


def _inside(place: Place, room: Room) -> bool:
    bottom = place.top + place.block.size * len(place.block.widths)
    return place.top >= room.top - 1 and bottom <= room.bottom + 1
