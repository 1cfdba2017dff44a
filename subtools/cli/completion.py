"""`subtools completion`: what a shell needs to complete verbs, options, formats and profiles."""

from __future__ import annotations

import click

from subtools.cli import io, options


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@options.show_help
def completion(*, shell: str) -> int:
    """Print the completion script of a shell.

    \b
    Examples:
      subtools completion bash >> ~/.bashrc
      subtools completion zsh >> ~/.zshrc
      subtools completion fish > ~/.config/fish/completions/subtools.fish
    """
    from click.shell_completion import get_completion_class

    from subtools.cli.main import subtools

    made = get_completion_class(shell)
    if made is not None:
        io.show(made(subtools, {}, "subtools", "_SUBTOOLS_COMPLETE").source())
    return 0
