"""Plain text: the words and nothing else, a line a cue."""

from __future__ import annotations

from subtools.formats.format import Format

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track


def write(track: Track) -> str:
    r"""Write the words of each cue on a line of its own; a change of speaker is "Name: ".

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> write(Track([Cue(0, 900, "Hello,\nyou."), Cue(900, 2000, "Yes?")]))
    'Hello, you.\nYes?\n'
    """
    lines = [" ".join(cue.text.split("\n")).strip() for cue in track]
    return "".join([f"{line}\n" for line in lines if line])


TEXT = Format(
    "text",
    summary="the words only, a line a cue",
    suffixes=(),
    write=write,
)
