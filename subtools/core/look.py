"""A look: how captions and the marks of claims are shown, and whether that can be read.

A look never tells whether a claim is true. Its colours say who speaks and how sure the report is,
and nothing is told by colour alone: some people can't see it, and some players drop it.
"""

from __future__ import annotations

from subtools.core.colour import CONTRAST, contrast, is_colour
from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.caption_look import CaptionLook

#: What a selector may ask of each kind of mark, beside the kind itself.
FACTS = {
    "claim": (
        "asserted", "alleged", "denied", "confirmed", "direct", "indirect", "narrator", "checkable",
    ),
    "source": ("named", "office", "anonymous", "pronoun", "none"),
    "reporting": ("neutral", "distancing", "endorsing", "denying", "directive", "attitude"),
}  # fmt: skip
#: The colours that WebVTT names by classes of its own
#: (https://www.w3.org/TR/webvtt1/#default-classes).
VTT_COLOURS = {
    "white": "#FFFFFF", "lime": "#00FF00", "cyan": "#00FFFF", "red": "#FF0000",
    "yellow": "#FFFF00", "magenta": "#FF00FF", "blue": "#0000FF", "black": "#000000",
}  # fmt: skip
#: Below this the paler claim colours fall under `CONTRAST` on a white picture.
LEAST_BOX = 0.75


class Style(Value):
    """How one kind of words is shown; what is None or empty is not said.

    `color` is `#rrggbb`, `vtt` the class that WebVTT has for the nearest colour that can be read.
    The others put text around the words: `brackets` (two characters) and `quotes` around each
    piece of a claim that stands together, `before` its first piece, `after` its last. In `before`
    and `after`, `{id}` is the claim's id, `{who}` the initials or the role of its source, and
    `{alleged}` or another word of `subtools/looks/words.toml` is that word in the track's language.
    """

    __slots__ = (
        "color", "vtt", "bold", "italic", "underline", "quotes", "brackets", "before", "after",
    )  # fmt: skip
    color: str
    vtt: str
    bold: bool | None
    italic: bool | None
    underline: bool | None
    quotes: bool | None
    brackets: str
    before: str
    after: str

    def __init__(  # noqa: PLR0913
        self,
        *,
        color: str = "",
        vtt: str = "",
        bold: bool | None = None,
        italic: bool | None = None,
        underline: bool | None = None,
        quotes: bool | None = None,
        brackets: str = "",
        before: str = "",
        after: str = "",
    ) -> None:
        """Raise `ValueError` for a colour or a class that is none, and brackets that are no pair.

        >>> Style(color="#FFA94D", vtt="yellow", italic=True)
        Style(color='#FFA94D', vtt='yellow', italic=True)
        """
        if color and not is_colour(color):
            msg = f"color must be #rrggbb, not {color!r}"
            raise ValueError(msg)
        if vtt and vtt not in VTT_COLOURS:
            msg = f"vtt must be one of {', '.join(VTT_COLOURS)}, not {vtt!r}"
            raise ValueError(msg)
        if len(brackets) not in {0, 2}:
            msg = f"brackets must be two characters, not {brackets!r}"
            raise ValueError(msg)
        put(self, "color", color)
        put(self, "vtt", vtt)
        put(self, "bold", bold)
        put(self, "italic", italic)
        put(self, "underline", underline)
        put(self, "quotes", quotes)
        put(self, "brackets", brackets)
        put(self, "before", before)
        put(self, "after", after)

    def over(self, under: Style) -> Style:
        """Return this style, and what it does not say as `under` says it.

        >>> Style(italic=True).over(Style(color="#FFFF00", italic=False))
        Style(color='#FFFF00', italic=True)
        """
        mine = {name: getattr(self, name) for name in self._fields}
        said = {name: value for name, value in mine.items() if value not in (None, "")}
        return under.replace(**said)

    @property
    def adds_text(self) -> bool:
        """Whether it puts text around the words."""
        return bool(self.quotes or self.brackets or self.before or self.after)


class Look(Value):
    """A name, and a style for each selector: a kind of mark, and facts of it after full stops.

    `claim.alleged` is for claims that are alleged. Where several selectors fit, the one with more
    facts has the say, then the later one. `box` is the opacity of the black box that the colours
    were chosen for; `checkable` the checkability, 0 to 1, from which on a claim is "checkable".
    `source` tells where the look comes from. `caption` is how ordinary words look when they are
    burned in; None leaves that to another look.
    """

    __slots__ = ("name", "summary", "source", "box", "checkable", "styles", "caption")
    name: str
    summary: str
    source: str
    box: float
    checkable: float
    styles: tuple[tuple[str, Style], ...]
    caption: CaptionLook | None

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        *,
        summary: str,
        source: str,
        styles: Iterable[tuple[str, Style]],
        box: float = 0.8,
        checkable: float = 0.5,
        caption: CaptionLook | None = None,
    ) -> None:
        """Raise `ValueError` for a number out of range, a selector that is none, bad contrast.

        >>> Look("mine", summary="", source="", styles=[("claim", Style(color="#FF0000"))])
        Traceback (most recent call last):
        ...
        ValueError: look 'mine', claim: #FF0000 has a contrast of 3.2 on its box; it needs 4.5
        """
        if not LEAST_BOX <= box <= 1 or not 0 <= checkable <= 1:
            msg = f"look {name!r}: box must be {LEAST_BOX} to 1, and checkable 0 to 1"
            raise ValueError(msg)
        put(self, "name", name)
        put(self, "summary", summary)
        put(self, "source", source)
        put(self, "box", box)
        put(self, "checkable", checkable)
        put(self, "styles", tuple(styles))
        put(self, "caption", caption)
        for selector, style in self.styles:
            kind, *facts = selector.split(".")
            wrong = [fact for fact in facts if fact not in FACTS.get(kind, ())]
            if kind not in FACTS or wrong:
                known = FACTS.get(kind, FACTS)
                msg = f"look {name!r}: no selector {selector!r}; known: {', '.join(known)}"
                raise ValueError(msg)
            for colour in filter(None, (style.color, VTT_COLOURS.get(style.vtt, ""))):
                if (got := contrast(colour, box)) < CONTRAST:
                    said = f"a contrast of {got:.1f} on its box; it needs {CONTRAST}"
                    msg = f"look {name!r}, {selector}: {colour} has {said}"
                    raise ValueError(msg)

    def ranked(self) -> list[tuple[str, Style]]:
        """Return the selectors and their styles, those that overrule others after them."""
        return sorted(self.styles, key=lambda item: item[0].count("."))

    def style(self, kind: str, facts: Iterable[str] = ()) -> Style:
        """Return the style of a mark of a kind that has some facts.

        >>> plain, tilted = ("claim", Style(color="#FFFF00")), ("claim.alleged", Style(italic=True))
        >>> look = Look("mine", summary="", source="", styles=[tilted, plain])
        >>> look.style("claim", {"alleged"})
        Style(color='#FFFF00', italic=True)
        """
        has = set(facts)
        made = Style()
        for selector, style in self.ranked():
            named, *asked = selector.split(".")
            if named == kind and has.issuperset(asked):
                made = style.over(made)
        return made

    @property
    def adds_text(self) -> bool:
        """Whether it puts text around words, and not only colours and slants them."""
        return any(style.adds_text for _, style in self.styles)
