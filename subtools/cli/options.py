"""Arguments and options that verbs share, and the reading they steer."""

from __future__ import annotations

import click

from subtools.cli import io
from subtools.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from click.shell_completion import CompletionItem

    from subtools.api import Subtitles
    from subtools.core.profile import Profile
    from subtools.core.time import FrameRate, Ms
    from subtools.formats.shots import Shots

    F = TypeVar("F", bound=Callable[..., Any])
    _ParamType = click.ParamType[str]
else:
    _ParamType = click.ParamType


def _formats(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem | str]:
    from subtools.formats import FORMATS

    return [name for name in FORMATS if name.startswith(begun)]


def profile_names(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem | str]:
    """Complete the names of profiles, shipped ones and the house's."""
    from subtools.errors import ProfileError
    from subtools.profiles import PROFILES
    from subtools.profiles.house import find

    try:
        house = find()
    except ProfileError:  # nobody reads messages between a Tab and its answer
        house = None
    names = (*PROFILES, *(house.tables if house else ()))
    return [name for name in names if name.startswith(begun)]


def limits(name: str | None, frame_rate: FrameRate | None) -> Profile:
    """Load the profile named, else the default; a frame rate sets the gaps it has in frames."""
    from subtools.profiles import load_profile

    if name is None:
        from subtools.profiles.house import default_profile

        name = default_profile()
    return load_profile(name).at(frame_rate)


def rate(_ctx: click.Context, _param: click.Parameter, value: str | None) -> FrameRate | None:
    """Read frames a second."""
    from subtools.core.time import FrameRate

    try:
        return None if value is None else FrameRate(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def time(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Ms | None:
    """Read a clock."""
    from subtools.core.time import parse_clock

    try:
        return None if value is None else parse_clock(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


class File(_ParamType):
    """A name that shells complete; `click.Path` asks for a translation of its name at start.

    What can't be read or written is said by `io`, in the same words as in the library.
    """

    name = "file"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Leave the completion of file names to the shell."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001
    if value and not ctx.resilient_parsing:
        io.show(ctx.get_help() + "\n")
        ctx.exit()


#: In place of click's own, which asks for a translation of its help at every start.
show_help = click.option(
    "-h",
    "--help",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="Show this message and exit.",
)
source = click.argument("source", metavar="IN", type=File())
target = click.argument("target", metavar="[OUT]", type=File(), required=False)
to = click.option(
    "-t",
    "--to",
    metavar="FORMAT",
    shell_complete=_formats,
    help="Write this format, whatever the suffix.",
)
profile = click.option(
    "--profile",
    metavar="NAME",
    shell_complete=profile_names,
    help="The delivery profile: a name (see: subtools profiles), or a .toml file.",
)
shots = click.option(
    "--shots",
    metavar="FILE",
    type=File(),
    help="Draw times to changes of shot: a list (see: subtools shots), or the video.",
)
force = click.option("--force", is_flag=True, help="Write over a file that is there already.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def shots_of(path: str | None, *, frame_rate: FrameRate | None, quiet: bool) -> Shots | None:
    """Return the changes of shot that --shots names; say what people should know of them."""
    if path is None:
        return None
    from subtools.cli import say
    from subtools.media.shots.beside import shots_for

    return shots_for(path, frame_rate=frame_rate, tell=None if quiet else say.note)


def group(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Return a decorator that adds several options, which help lists in this order."""

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_steering = (
    click.option(
        "--from",
        "format",
        metavar="FORMAT",
        shell_complete=_formats,
        help="Read as this format, whatever suffix and content say.",
    ),
    click.option("--encoding", metavar="NAME", help="Read the bytes in this encoding."),
    click.option(
        "--fps",
        "frame_rate",
        metavar="RATE",
        callback=rate,
        help="Frames a second (25, 23.976): stamps may count frames, and gaps do.",
    ),
)
_language = click.option("--lang", "language", metavar="TAG", help="The language (en, pt-BR).")
#: The options that steer reading, by the names `parse` has for them; for several files at once
#: without a language, which each has of its own.
reading = group(*_steering, _language)
reading_several = group(*_steering)


def writing(command: F) -> F:
    """Add the options of verbs that write, by the names `deliver` has for them."""
    strict = click.option("--strict", is_flag=True, help="With a finding, write nothing; exit 1.")
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    return strict(as_json(quiet(command)))


def read(source: str, data: bytes | None = None, **flags: Any) -> Subtitles:  # noqa: ANN401
    """Read IN; raise `InputError` where it has no cue: an empty file would look like success."""
    talk = parse(source, io.take(source) if data is None else data, **flags)
    if not talk:
        msg = f"no captions found, nothing was written (read as {talk.format}"
        raise InputError(msg + f"; all findings: subtools info {source})", source=source)
    return talk


def parse(  # noqa: PLR0913 - the options of `reading`
    source: str,
    data: bytes,
    *,
    format: str | None,  # noqa: A002 - the word users know
    encoding: str | None,
    frame_rate: FrameRate | None,
    language: str | None,
    **_others: object,
) -> Subtitles:
    """Parse bytes as the options of `reading` say; raise `InputError` for an empty file."""
    from subtools.api import parse as parse_bytes

    if not data:
        msg = "is empty"
        raise InputError(msg, source=source)
    try:
        return parse_bytes(
            data,
            source=None if source == io.DASH else source,
            format=format,
            encoding=encoding,
            frame_rate=frame_rate,
            language=language,
        )
    except InputError as error:
        error.source = error.source or source
        raise
