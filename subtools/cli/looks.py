"""`subtools looks`: how claims can be shown."""

from __future__ import annotations

import click

from subtools.cli import io, options, report
from subtools.cli.table import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.look import Look, Style

_LEGEND = """
words      what is styled: a kind of mark, and what is known of it
contrast   of the colour on the look's box over a white picture (WCAG; 4.5 at least)
web        the class that WebVTT players without a style sheet know, and its contrast
text       what is written around the words
"""


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=options.look_names)
@options.as_json
@options.show_help
def looks(*, names: tuple[str, ...], as_json: bool) -> int:
    """Show the looks that claims can have; of those NAMEd, every style.

    A look of your own is a .toml file of the same form; its path is its name.

    \b
    Examples:
      subtools looks
      subtools looks editor
      subtools convert talk.txt talk.vtt --look editor
    """
    from subtools.looks import LOOKS, load_look

    records = [load_look(name) for name in names or LOOKS]
    if as_json:
        io.show(report.text([_record(each) for each in records]))
    elif names:
        io.show("\n".join([_closely(each) for each in records]) + _LEGEND)
    else:
        rows = [["look", "box", "what it is"]]
        rows += [[each.name, f"{each.box:.0%}", each.summary] for each in records]
        said = f"\nThe default is {LOOKS[0]}. Styles and sources: subtools looks NAME\n"
        io.show(table(rows, right=[1]) + said)
    return 0


def _record(look: Look) -> dict[str, object]:
    from subtools.looks import LOOKS

    return {
        "name": look.name,
        "summary": look.summary,
        "source": look.source,
        "box": look.box,
        "checkable": look.checkable,
        "default": look.name == LOOKS[0],
        "styles": {
            selector: {
                field: value
                for field in style.__slots__
                if (value := getattr(style, field)) not in (None, "")
            }
            for selector, style in look.styles
        },
    }


def _closely(look: Look) -> str:
    rows = [["words", "colour", "contrast", "web", "", "shape", "text"]]
    for selector, _ in look.styles:
        kind, *facts = selector.split(".")
        rows.append([selector, *_row(look.style(kind, facts), look.box)])
    about = f"{look.name}: {look.summary}\n  from {look.source}\n  box: {look.box:.0%} black"
    return f"{about}; checkable from {look.checkable:g} on\n\n{table(rows, right=[2, 4])}"


def _row(style: Style, box: float) -> list[str]:
    from subtools.core.look import VTT_COLOURS, contrast

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
