"""`subtools looks`: how captions and claims can be shown."""

from __future__ import annotations

import click

from subtools.cli import io, look_options, options, report
from subtools.cli.table import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from subtools.core.caption_look import CaptionLook
    from subtools.core.look import Look, Style

_LEGEND = """
words      what is styled: a kind of mark, and what is known of it
contrast   of the colour on the look's box over a white picture (WCAG; 4.5 at least)
web        the class that WebVTT players without a style sheet know, and its contrast
text       what is written around the words
"""


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=look_options.all_look_names)
@options.as_json
@options.show_help
def looks(*, names: tuple[str, ...], as_json: bool) -> int:
    """Show the looks that captions and claims can have; of those NAMEd, every detail.

    A look of your own is a .toml file of the same form; its path is its name.

    \b
    Examples:
      subtools looks
      subtools looks editor
      subtools convert talk.txt talk.vtt --look editor
    """
    from subtools.looks import CAPTION_LOOKS, LOOKS, load_look

    records = [load_look(name) for name in names or (*LOOKS, *CAPTION_LOOKS)]
    if as_json:
        io.show(report.text([_record(each) for each in records]))
    elif names:
        io.show("\n".join([_closely(each) for each in records]))
    else:
        io.show(_listed(records))
    return 0


def _listed(records: list[Look]) -> str:
    from subtools.looks import CAPTION_LOOKS, LOOKS

    rows = [["claims", "box", "how claims are shown"]]
    rows += [[each.name, f"{each.box:.0%}", each.summary] for each in records if each.styles]
    burned = [["captions", "word", "how captions are burned in"]]
    burned += [
        [each.name, each.caption.word.mode, each.summary] for each in records if each.caption
    ]
    return (
        f"{table(rows, right=[1])}\n{table(burned)}\n"
        f"The defaults are {LOOKS[0]} and {CAPTION_LOOKS[0]}. Details and sources:"
        " subtools looks NAME\n"
    )


def _record(look: Look) -> dict[str, object]:
    from subtools.looks import CAPTION_LOOKS, LOOKS

    return {
        "name": look.name,
        "summary": look.summary,
        "source": look.source,
        "box": look.box,
        "checkable": look.checkable,
        "default": look.name in {LOOKS[0], CAPTION_LOOKS[0]},
        "styles": {
            selector: {
                field: value
                for field in style.__slots__
                if (value := getattr(style, field)) not in (None, "")
            }
            for selector, style in look.styles
        },
        "caption": None if look.caption is None else _told(look.caption),
    }


def _told(caption: CaptionLook) -> dict[str, Any]:
    word = {
        field: value for field in caption.word.__slots__ if (value := getattr(caption.word, field))
    }
    told = {field: getattr(caption, field) for field in caption.__slots__}
    return {**told, "word": word, "upright": dict(caption.upright)}


def _closely(look: Look) -> str:
    parts = [f"{look.name}: {look.summary}\n  from {look.source}\n"]
    if look.caption is not None:
        parts.append(_caption(look.caption))
    if look.styles:
        rows = [["words", "colour", "contrast", "web", "", "shape", "text"]]
        for selector, _ in look.styles:
            kind, *facts = selector.split(".")
            rows.append([selector, *_row(look.style(kind, facts), look.box)])
        parts[0] += f"  box: {look.box:.0%} black; checkable from {look.checkable:g} on\n"
        parts.append(table(rows, right=[2, 4]) + _LEGEND)
    return "\n".join(parts)


def _caption(caption: CaptionLook) -> str:
    """Return every value that captions have, and the other one of upright pictures."""
    upright = dict(caption.upright)
    told = _told(caption)
    told |= {f"word.{key}": value for key, value in told["word"].items()}
    rows = [["captions", "", "upright"]]
    rows += [
        [key, _value(value), _value(upright[key]) if key in upright else ""]
        for key, value in told.items()
        if key not in {"word", "upright"}
    ]
    return table(rows)


def _value(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _row(style: Style, box: float) -> list[str]:
    from subtools.core.colour import contrast
    from subtools.core.look import VTT_COLOURS

    shape = [name for name in ("bold", "italic", "underline") if getattr(style, name)]
    quote = '"' if style.quotes else ""
    text = f"{style.brackets[:1]}{style.before}{quote}...{quote}{style.after}{style.brackets[1:]}"
    return [
        style.color or "-",
        f"{contrast(style.color, box):.1f}" if style.color else "-",
        style.vtt or "-",
        f"{contrast(VTT_COLOURS[style.vtt], box):.1f}" if style.vtt else "-",
        " ".join(shape) or "-",
        text.replace("\xa0", " ") if style.adds_text else "-",
    ]
