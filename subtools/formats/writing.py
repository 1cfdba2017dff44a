"""A track as the text of a file: what the format can't carry is taken away first, and said."""

from __future__ import annotations

from subtools.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.track import Track
    from subtools.formats.format import Format

    T = TypeVar("T", bound=Track)


def write(talk: T, format: str) -> tuple[str, T]:  # noqa: A002
    """Return the text of a file in a format, and the track as the format carries it.

    The track's new findings say what the format can't carry. Raises as `Subtitles.render` does.
    """
    from subtools.formats.lower import lower

    record = writable(format)
    lowered = lower(talk, record)
    return record.write(lowered) if record.write else "", lowered


def writable(name: str) -> Format:
    """Return a format that can be written; raise `UnknownNameError` or `OutputError`."""
    from subtools.formats import FORMATS

    record = FORMATS[name]
    if record.write is None:
        msg = f"the format {name!r} is only read, not written"
        raise OutputError(msg)
    return record
