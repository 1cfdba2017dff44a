"""The styles of TTML as far as captions keep them: slant, weight, underline, colour, language.

A style names others, inherits, and is refined in place; what comes out is a `Look`, one value
for everything that looks the same.
"""

from __future__ import annotations

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.text import Attributes

    Facts = dict[str, str]
    Kinds = tuple[tuple[str, Attributes], ...]

#: https://www.w3.org/TR/ttml2/#style-value-color
NAMES = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff",
    "magenta": "#ff00ff", "green": "#008000", "lime": "#00ff00", "olive": "#808000",
    "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff", "teal": "#008080",
    "aqua": "#00ffff", "cyan": "#00ffff",
}  # fmt: skip
#: The colour that text has where none is told; no mark says it.
BASE = "#ffffff"
_INHERITED = frozenset({
    "fontStyle", "fontWeight", "textDecoration", "color", "visibility", "textAlign", "direction",
})  # fmt: skip
#: Read elsewhere, or what the look of a box is made of: every player has its own.
_ORDINARY = _INHERITED | {
    "display", "ruby", "origin", "extent", "position", "displayAlign", "fontFamily", "fontSize",
    "lineHeight", "padding", "overflow", "showBackground", "wrapOption", "zIndex", "rubyAlign",
    "rubyPosition", "rubyReserve", "linePadding", "fillLineGap", "multiRowAlign", "style",
    "disparity", "luminanceGain", "direction", "unicodeBidi", "writingMode", "forcedDisplay",
}  # fmt: skip
_hex = pattern(r"#([0-9a-f]{6})([0-9a-f]{2})?")
_function = pattern(
    r"rgba?\( {0,9}([0-9]{1,3}) {0,9}, {0,9}([0-9]{1,3}) {0,9}, {0,9}([0-9]{1,3}) {0,9}"
    r"(?:, {0,9}([0-9]{1,3}) {0,9})?\)"
)
_MOST = 64  # styles that one element names; more is no document


def colour(text: str) -> tuple[str, bool] | None:
    """Return a colour as `#rrggbb`, and whether it can be seen; None for what is no colour.

    >>> colour("Red"), colour("#00FF0000"), colour("rgb(0,128,0)"), colour("nice")
    (('#ff0000', True), ('#00ff00', False), ('#008000', True), None)
    """
    name = text.strip().lower() if len(text) < 64 else ""  # noqa: PLR2004
    if name in NAMES:
        return NAMES[name], True
    if name == "transparent":
        return "#000000", False
    if match := _hex.fullmatch(name):
        return f"#{match[1]}", match[2] != "00"
    if match := _function.fullmatch(name):
        red, green, blue = [min(int(part), 255) for part in match.groups()[:3]]
        seen = name[3] != "a" or match[4] is None or int(match[4]) > 0
        return f"#{red:02x}{green:02x}{blue:02x}", seen
    return None


class Styles:
    """The styles of a document by their names; `missing` names those referred to in vain."""

    def __init__(self) -> None:
        """Begin without any."""
        self.missing: dict[str, None] = {}
        self._told: dict[str, tuple[str, Facts]] = {}
        self._done: dict[str, Facts] = {}

    def define(self, name: str, references: str, facts: Facts) -> None:
        """Keep one `<style>`; the last of a name counts."""
        self._told[name] = (references, facts)

    def facts(self, references: str) -> Facts:
        """Return all that a `style` attribute says, later names over earlier ones.

        >>> styles = Styles()
        >>> styles.define("a", "b", {"color": "red"})
        >>> styles.define("b", "a", {"color": "blue", "fontStyle": "italic"})
        >>> styles.facts("a")
        {'color': 'red', 'fontStyle': 'italic'}
        """
        merged: Facts = {}
        for name in references.split(None, _MOST)[:_MOST]:
            if name not in self._told:
                self.missing[name] = None
                continue
            merged |= self._resolved(name)
        return merged

    def _resolved(self, name: str) -> Facts:
        """Follow a chain of styles, without recursion; one that closes a ring adds nothing."""
        waiting = [name]
        begun = set()
        while waiting:
            top = waiting[-1]
            references, own = self._told[top]
            names = references.split(None, _MOST)[:_MOST]
            begun.add(top)
            need = [n for n in names if n in self._told and n not in self._done and n not in begun]
            if need:
                waiting += need
                continue
            waiting.pop()
            if top not in self._done:
                facts: Facts = {}
                for other in names:
                    if other in self._told:
                        facts |= self._done.get(other, {})
                    else:
                        self.missing[other] = None
                self._done[top] = facts | own
        return self._done[name]


class Look:
    """How a run of text looks, and who says it in which language. Equal looks are one object."""

    __slots__ = ("agent", "facts", "language", "own", "seen")

    def __init__(self, facts: Facts, own: Facts, agent: str, language: str, *, seen: bool) -> None:
        """`own` are the facts that are not handed down: ruby, background."""
        self.facts = facts
        self.own = own
        self.agent = agent
        self.language = language
        self.seen = seen

    def key(self) -> object:
        """Return what makes two looks equal."""
        facts = tuple(sorted(self.facts.items()))
        return facts, tuple(sorted(self.own.items())), self.agent, self.language, self.seen


def inherit(parent: Look, told: Facts, agent: str | None, language: str | None) -> Look:
    """Return the look of an element inside another."""
    facts = parent.facts | {name: told[name] for name in told if name in _INHERITED}
    if told.get("ruby") == "container":
        # The base and the reading are elements of their own, inside.
        facts["ruby"] = "container"
    own = {name: told[name] for name in told if name not in _INHERITED}
    return Look(
        facts,
        own,
        parent.agent if agent is None else agent,
        parent.language if language is None else language,
        seen=parent.seen and told.get("display") != "none",
    )


def kinds_of(facts: Facts, own: Facts) -> tuple[Kinds, bool, Iterable[str]]:
    """Return the marks of a look, whether it can be seen, and the names of what is not kept.

    >>> kinds_of({"fontStyle": "italic", "color": "red"}, {"backgroundColor": "blue"})
    ((('italic', ()), ('font', (('color', '#ff0000'),))), True, ['backgroundColor'])
    """
    kinds: list[tuple[str, Attributes]] = []
    lost = [name for name in own if name not in _ORDINARY and not _is_plain(name, own[name])]
    seen = facts.get("visibility") != "hidden"
    if facts.get("fontStyle") in {"italic", "oblique"}:
        kinds.append(("italic", ()))
    if facts.get("fontWeight") == "bold":
        kinds.append(("bold", ()))
    lines = facts.get("textDecoration", "").split(None, 9)
    if "underline" in lines:
        kinds.append(("underline", ()))
    lost += [line for line in ("lineThrough", "overline") if line in lines]
    if "color" in facts:
        found = colour(facts["color"])
        if found is None:
            lost.append("color")
        elif not found[1]:
            seen = False
        elif found[0] != BASE:
            kinds.append(("font", (("color", found[0]),)))
    if "ruby" in facts:
        kinds.append(("ruby", ()))
    if own.get("ruby") == "text":
        kinds.append(("ruby-text", ()))
    return tuple(kinds), seen and own.get("ruby") != "delimiter", lost


def _is_plain(name: str, value: str) -> bool:
    """Tell whether a fact is what captions look like anyway: a dark box, or none."""
    if name == "opacity":
        return value.strip() in {"1", "1.0"}
    if name != "backgroundColor":
        return value.strip() in {"none", "auto", "normal"}
    found = colour(value)
    return found is not None and (not found[1] or found[0] == "#000000")
