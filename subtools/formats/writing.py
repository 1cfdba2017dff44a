"""A track as the text of a file: claims are shown if asked, what can't be carried is taken away.

Whoever asks for no look gets clean captions: a meaning that was not to be shown is no loss.
"""

from __future__ import annotations

from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.formats.format import Format

    T = TypeVar("T", bound=Track)

#: The kinds of marks that say who claims what; a look shows them.
CLAIMS = frozenset({"claim", "source", "reporting"})


def write(
    talk: T,
    format: str,  # noqa: A002
    *,
    look: Look | str | None = None,
    legend: bool = False,
    vtt_style: str = "none",
) -> tuple[str, T]:
    """Return the text of a file in a format, and the track as the format carries it.

    `look`, `legend` and `vtt_style` are as in `subtools.formats.styling.styled`; `look` may be the
    name of one. The track's new findings say what the format can't carry. Raises as
    `Subtitles.render` does.
    """
    from subtools.formats.lower import lower

    record = writable(format)
    if look is not None:
        from subtools.formats.styling import styled
        from subtools.looks import load_look

        look = load_look(look) if isinstance(look, str) else look
        talk = styled(talk, look, record, legend=legend, vtt_style=vtt_style)
    elif "*" not in record.carries:
        talk = without_claims(talk)
    lowered = lower(talk, record)
    return record.write(lowered) if record.write else "", lowered


def write_files(  # noqa: PLR0913
    talk: T,
    target: str,
    format: str,  # noqa: A002
    *,
    look: Look | str | None = None,
    legend: bool = False,
    vtt_style: str = "none",
) -> tuple[list[tuple[str, str]], T]:
    """Return as `write` does, but each file that is to be written, with its name.

    The captions come first; with the `vtt_style` "css" a style sheet is beside a WebVTT file.
    """
    text, lowered = write(talk, format, look=look, legend=legend, vtt_style=vtt_style)
    files = [(target, text)]
    if look is not None and format == "vtt" and vtt_style == "css":
        from subtools.formats.styling.sheets import sheet, sheet_beside
        from subtools.looks import load_look

        rules = sheet(load_look(look) if isinstance(look, str) else look)
        files.append((sheet_beside(target), rules))
    return files, lowered


def named_format(target: str, asked: str | None) -> str:
    """Return the format asked for, else the one a file's suffix means; raise `OutputError`."""
    from subtools.formats import format_for

    name = asked or format_for(target)
    if name is None:
        msg = f"no format is known by the suffix of {target!r}; name one with format="
        raise OutputError(msg, target=target)
    return name


def without_claims(talk: T) -> T:
    """Return the track without the marks of claims; the very same if it has none."""
    if not has_claims(talk):
        return talk
    return talk.with_cues([
        cue.replace(marks=[m for m in cue.marks if m.kind not in CLAIMS]) if cue.marks else cue
        for cue in talk.cues
    ])  # fmt: skip


def has_claims(talk: Track) -> bool:
    """Tell whether any word of a track is marked as claimed, as a source or as reporting."""
    return any([mark.kind in CLAIMS for cue in talk.cues for mark in cue.marks])


def writable(name: str) -> Format:
    """Return a format that can be written; raise `UnknownNameError` or `OutputError`."""
    from subtools.formats import FORMATS

    record = FORMATS[name]
    if record.write is None:
        msg = f"the format {name!r} is only read, not written"
        raise OutputError(msg)
    return record
