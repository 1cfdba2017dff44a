"""What a label says of the claims that a caption shows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue

_KINDS = ("claim", "source", "reporting")
#: Styles of text that a look adds, such as brackets.
_LABEL = "-label"
#: What is so ordinary that nothing is said of it.
_ORDINARY = frozenset({"asserted", "indirect", "checkable"})


def shown(cue: Cue) -> bool:
    """Tell whether a caption, as it is shown, has words in a style of claims."""
    return any([mark.kind == "style" and _kind(mark.get("name")) for mark in cue.marks])


def told(cue: Cue, source: Cue | None) -> str:
    """Return the claims of a caption; `source` is the cue it was made of, whose marks have ids.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.text import Mark
    >>> known = (("certainty", "alleged"), ("id", "3"))
    >>> cue = Cue(0, 1, "it rains", marks=[Mark(0, 2, "claim", attributes=known)])
    >>> styled = cue.replace(marks=[Mark(0, 2, "style", attributes=(("name", "claim-alleged"),))])
    >>> told(styled, cue), told(styled, None)
    ('claim 3, alleged', 'claim, alleged')
    """
    if not shown(cue):
        return ""
    found = [] if source is None else _by_marks(source)
    return "; ".join(dict.fromkeys(found or _by_styles(cue)))


def _by_marks(source: Cue) -> list[str]:
    claimed = [mark for mark in source.marks if mark.kind == "claim" and mark.get("id")]
    if claimed:
        return [_joined([f"claim {mark.get('id')}", mark.get("certainty")]) for mark in claimed]
    kinds: dict[str, set[str]] = {}
    for mark in source.marks:
        if mark.kind in _KINDS and mark.get("id"):
            kinds.setdefault(mark.get("id"), set()).add(mark.kind)
    return [
        f"{'source' if 'source' in found else 'reporting words'} of claim {name}"
        for name, found in kinds.items()
    ]


def _by_styles(cue: Cue) -> list[str]:
    names = [mark.get("name") for mark in cue.marks if mark.kind == "style"]
    kinds = [name.split("-") for name in names if _kind(name)]
    kinds.sort(key=lambda each: _KINDS.index(each[0]))
    return [_joined(each) for each in kinds]


def _joined(facts: list[str]) -> str:
    return ", ".join([fact for fact in facts if fact and fact not in _ORDINARY])


def _kind(name: str) -> bool:
    return name.partition("-")[0] in _KINDS and not name.endswith(_LABEL)
