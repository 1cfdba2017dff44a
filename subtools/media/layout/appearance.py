"""The appearance of captions on one kind of picture, with or without claims."""

from __future__ import annotations

from subtools.core.colour import CONTRAST, least_contrast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.caption_look import CaptionLook, WordLook
    from subtools.core.look import Look

_WHITE, _BLACK = "#FFFFFF", "#000000"
#: Where colours are taken by claims, words that are not spoken yet are grey (5.9 on the box).
_GREY = "#B4B4B4"
#: Behind the word that is spoken, where a look's own box would hide the colours of claims: as in
#: the look highlighter.
_DARK = "#1E3A8A"


def appearance(look: Look, claims: Look | None, *, upright: bool) -> CaptionLook:
    """Return how captions look, the default look's way if `look` says nothing of it.

    Claims need the black box that their colours were chosen for. Bold, slanted and coloured words
    tell of claims then, so all others are upright, of ordinary weight, and without a colour: where
    the spoken word had one, it is white among grey ones.
    """
    from subtools.looks import CAPTION_LOOKS, load_look

    caption = look.caption or load_look(CAPTION_LOOKS[0]).caption
    assert caption is not None  # noqa: S101 - the default look has one, a test says
    caption = caption.shaped(upright=upright)
    if claims is None:
        return caption
    opacity = max(claims.box, caption.box_opacity if caption.box != "none" else 0)
    return caption.replace(
        color=_GREY if caption.word.mode in {"color", "fill"} else _WHITE,
        bold=False,
        italic=False,
        box="block" if caption.box == "none" else caption.box,
        box_color=_BLACK,
        box_opacity=opacity,
        word=_word(caption.word, claims),
    )


def _word(word: WordLook, claims: Look) -> WordLook:
    if word.mode != "box":
        return word.replace(color=_WHITE)
    colours = [_WHITE, *[style.color for _, style in claims.styles if style.color]]
    dim = min([least_contrast(colour, word.box, 1) for colour in colours]) < CONTRAST
    return word.replace(color="", box=_DARK if dim else word.box)
