"""Options that say how captions and claims are shown."""

from __future__ import annotations

import click

from subtools.cli import options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def look_names(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem | str]:
    """Complete the names of looks of claims."""
    from subtools.looks import LOOKS

    return [name for name in LOOKS if name.startswith(begun)]


def all_look_names(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem | str]:
    """Complete the names of looks, those for burning in first."""
    from subtools.looks import CAPTION_LOOKS, LOOKS

    return [name for name in (*CAPTION_LOOKS, *LOOKS) if name.startswith(begun)]


claims = click.option("--claims", is_flag=True, help="Show who claims what, by a look.")
look = click.option(
    "--look",
    metavar="NAME",
    shell_complete=look_names,
    help="How (see: subtools looks), or a .toml file; shows claims, too.",
)
claims_file = click.option(
    "--claims-file",
    metavar="FILE",
    type=options.File(),
    help="Show claims in this second file; OUT stays clean without --claims.",
)
claims_from = click.option(
    "--claims-from",
    metavar="FILE",
    type=options.File(),
    help="Take an edited table, or a list of your own claims, back.",
)
vtt_style = click.option(
    "--vtt-style",
    type=click.Choice(["none", "inline", "css"]),
    help="Exact colours of a look: nowhere, in the file, or in a .css beside.",
)
vtt_style_inside = click.option(
    "--vtt-style",
    type=click.Choice(["none", "inline"]),
    help="Exact colours of a look: nowhere, or in every segment.",
)
legend = click.option("--legend", is_flag=True, help="First say what the look's styles mean.")


def asked(  # noqa: PLR0913
    *,
    claims: bool,
    look: str | None,
    claims_from: str | None,
    legend: bool,
    vtt_style: str | None = None,
    claims_file: str | None = None,
    ways: str = "--claims or --look",
    **_others: object,
) -> bool:
    """Tell whether claims are to be shown; raise `UsageError` for what would show nothing.

    `ways` are the options that show them.
    """
    if not (claims or look or claims_file):
        if vtt_style or legend or claims_from:
            named = "--claims-from" if claims_from else "--legend" if legend else "--vtt-style"
            msg = f"{named} shows nothing without {ways}"
            raise click.UsageError(msg)
        return False
    if look:
        from subtools.looks import load_look

        if not load_look(look).styles:  # a wrong name is best said before anything is read
            msg = f"the look {look!r} is for burning in, it has no styles of claims"
            raise click.UsageError(msg)
    return True
