"""A sheet of pictures: how large they are, where they stand, and the command that draws it."""

from __future__ import annotations

from math import log

from subtools.core.value import Value, put
from subtools.media.burning import commands
from subtools.media.names import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.media.burning.job import Job

#: Files of ours in the private folder.
TILES, LABELS = "tile-%03d.png", "sheet.ass"
#: The longer side of a picture, in pixels, by how many there are: few can be larger.
_SIDES = ((1, 960), (4, 640), (100, 480))
#: A column is never narrower, or no label would fit.
_NARROWEST = 270
#: Sheets are about so much wider than high, as screens are, if that leaves few places empty.
_ASPECT, _EMPTY = 1.5, 1.0
#: A neutral dark grey, which changes no colour beside it, and a thin line around each picture.
GROUND, EDGE = "0x1A1A1A", "0x3C3C3C"
_BETWEEN, _MARGIN, _LINE = 28, 44, 1
#: Room for the title: two lines, and as much under them as between rows.
TITLE = 86


class Grid(Value):
    """The places of a sheet, in pixels: `tile` is a picture, `strips` how high labels are, by row.

    `count` pictures stand in `columns`.
    """

    __slots__ = ("columns", "count", "strips", "tile")
    count: int
    columns: int
    tile: tuple[int, int]
    strips: tuple[int, ...]

    def __init__(
        self, count: int, columns: int, tile: tuple[int, int], strips: Iterable[int]
    ) -> None:
        """Keep the parts."""
        put(self, "count", count)
        put(self, "columns", columns)
        put(self, "tile", tile)
        put(self, "strips", tuple(strips))

    @property
    def column(self) -> int:
        """The width of a column: a picture with its edge."""
        return column(self.tile)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the sheet."""
        _, top = self.place(self.count - 1)
        across = self.columns * (self.column + _BETWEEN) - _BETWEEN
        down = top + self.tile[1] + 2 * _LINE + self.strips[-1]
        return across + 2 * _MARGIN, down + _MARGIN

    @property
    def corner(self) -> tuple[int, int]:
        """The upper left corner of the title."""
        return _MARGIN, _MARGIN

    def place(self, at: int) -> tuple[int, int]:
        """Return the upper left corner of a picture's column."""
        row, across = divmod(at, self.columns)
        high = self.tile[1] + 2 * _LINE + _BETWEEN
        top = _MARGIN + TITLE + row * high + sum(self.strips[:row])
        return _MARGIN + across * (self.column + _BETWEEN), top

    def label(self, at: int) -> tuple[int, int]:
        """Return the upper left corner of the label of a picture."""
        left, top = self.place(at)
        return left, top + self.tile[1] + 2 * _LINE


def column(picture: tuple[int, int]) -> int:
    """Return how wide a column of pictures is."""
    return max(picture[0] + 2 * _LINE, _NARROWEST)


def tile(shown: tuple[int, int], count: int) -> tuple[int, int]:
    """Return the size of each of so many pictures, by that of the video; shapes are kept.

    >>> tile((1920, 1080), 12), tile((1080, 1920), 12), tile((1920, 1080), 1)
    ((480, 270), (270, 480), (960, 540))
    """
    side = next((side for most, side in _SIDES if count <= most), _SIDES[-1][1])
    longer = max(shown)
    width, height = [max(2, round(pixels * side / longer)) for pixels in shown]
    return width, height


def grid(shown: tuple[int, int], strips: Sequence[int]) -> Grid:
    """Return the places for pictures whose labels are so high: about as wide as a screen.

    >>> [
    ...     (made.columns, len(made.strips))
    ...     for made in [grid((1280, 720), [60] * count) for count in (1, 3, 12, 24)]
    ... ]
    [(1, 1), (2, 2), (4, 3), (6, 4)]
    """
    count = len(strips)
    picture = tile(shown, count)
    grids = [
        Grid(
            count,
            columns,
            picture,
            [max(strips[at : at + columns]) for at in range(0, count, columns)],
        )
        for columns in range(1, count + 1)
    ]
    return min(grids, key=_badness)


def _badness(made: Grid) -> float:
    """Return how far a sheet is from the shape of a screen, and how much of its end is empty."""
    width, height = made.size
    empty = made.columns * len(made.strips) - made.count
    return abs(log(width / height / _ASPECT)) + _EMPTY * empty / made.columns


def command(job: Job, made: Grid, target: str) -> list[str]:
    """Return the command that draws the sheet, from tiles and labels in the folder it is run in."""
    width, height = made.tile
    edged = f"{width + 2 * _LINE}:{height + 2 * _LINE}:{_LINE}:{_LINE}:color={EDGE}"
    framed = f"pad={edged},pad={made.column}:ih:(ow-iw)/2:0:color={GROUND}"
    tiles = range(made.count)
    left, top = made.place(0)
    places = [made.place(at) for at in tiles]
    layout = "|".join([f"{x - left}_{y - top}" for x, y in places])
    stack = f"xstack=inputs={made.count}:layout={layout}:fill={GROUND}"
    folder = "" if job.fonts_folder is None else f":fontsdir={job.fonts_folder}".replace("\\", "/")
    whole, high = made.size
    last = [
        *([stack] if made.count > 1 else []),
        f"pad={whole}:{high}:{left}:{top}:color={GROUND}",
        f"format=rgb24,ass=filename={LABELS}{folder}",
    ]
    named = "".join([f"[tile{at}]" for at in tiles])
    graph = [*[f"[{at}:v]{framed}[tile{at}]" for at in tiles], f"{named}{','.join(last)}[sheet]"]
    one = ["-threads", "1", "-protocol_whitelist", "file", "-f", "png_pipe", "-i"]
    opened = [[*one, TILES % at] for at in tiles]
    return [
        *commands.begun(job.ffmpeg.path, told="error"),
        *[argument for each in opened for argument in each],
        "-filter_complex", ";".join(graph), "-map", "[sheet]", "-frames:v", "1",
        "-c:v", "png", "-pix_fmt", "rgb24", "-f", "image2pipe", local(target),
    ]  # fmt: skip
