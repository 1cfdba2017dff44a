"""What is said of characters that no font has: which, how many, where first, and what to do."""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.core.time import format_clock
from subtools.media.fonts.files import PACKAGES, packages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from subtools.core.cue import Cue
    from subtools.media.fonts.glyphs import Missing

_SHOWN = 8
_DOTTED_CIRCLE = "\N{DOTTED CIRCLE}"


def remedy() -> str:
    """Return what to do about characters that no font has."""
    if len(packages()) < len(PACKAGES):
        return "pip install 'subtools[fonts]', or name a font that has them with --font FILE"
    return "name a font that has them with --font FILE"


def tell(missing: Iterable[Missing], cues: Sequence[Cue] = ()) -> tuple[Finding, ...]:
    """Return a finding (B20) for each script that lacks characters.

    With the `cues` that the ASS file was written of, each names the first of them.
    """
    groups: dict[tuple[str, bool], list[Missing]] = {}
    for each in missing:
        groups.setdefault((each.script, each.crowded), []).append(each)
    return tuple([
        Finding("B20", _message(script, group, crowded=crowded), cue=_first(group, cues))
        for (script, crowded), group in groups.items()
    ])  # fmt: skip


def _message(script: str, group: list[Missing], *, crowded: bool) -> str:
    count, first = len(group), min(each.time for each in group)
    many = f"{count} characters" if count > 1 else "a character"
    what = f"{many} of {script} ({sample(group)})"
    where = f"first at {format_clock(first)}"
    if crowded:
        return f"{what} can't be drawn, {where}: libass takes ten fonts at most for one style"
    return f"no font has {what}, {where}; {remedy()}"


def sample(group: Sequence[Missing]) -> str:
    """Return the first characters of a group as people can read them, the rest as dots.

    >>> from subtools.media.fonts.glyphs import Missing
    >>> sample([Missing(char, script="Latin") for char in "ab"])
    'a b'
    """
    shown = [_shown(each) for each in group[:_SHOWN]]
    return " ".join(shown) + (" …" if len(group) > _SHOWN else "")


def _shown(each: Missing) -> str:
    from unicodedata import category

    if each.char.isprintable() and not each.char.isspace():
        # A mark by itself would join the bracket before it.
        mark = category(each.char).startswith("M")
        return f"{_DOTTED_CIRCLE}{each.char}" if mark else each.char
    return f"U+{ord(each.char):04X}"


def _first(group: Iterable[Missing], cues: Sequence[Cue]) -> int | None:
    chars = {each.char for each in group}
    for number, cue in enumerate(cues):
        if not chars.isdisjoint(cue.text):
            return number
    return None
