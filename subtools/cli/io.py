"""What the shell reads and writes: the only place that knows "-" and what may be overwritten."""

from __future__ import annotations

import os
import sys

from subtools.cli import say
from subtools.errors import InputError, OutputError
from subtools.files import load, same_file, write_whole

DASH = "-"


def take(source: str) -> bytes:
    """Return the bytes of a file, or of standard input for "-"; raise `InputError`."""
    if source != DASH:
        return load(source)
    if sys.stdin is None:
        msg = "is closed"
        raise InputError(msg, source=DASH)
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        say.note(f"paste the text, then press {end}")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        msg = f"can't be read: {error.strerror}"
        raise InputError(msg, source=DASH) from None


def put(target: str, text: str, *, source: str, force: bool, in_place: bool) -> bool:
    """Write text to a file, or to standard output for "-"; tell whether a file changed.

    Raises `OutputError` as `changes` does, and for a file that can't be written.
    """
    if target == DASH:
        show(text.encode())
        return True
    if not changes(target, text, source=source, force=force, in_place=in_place):
        return False
    write_whole(target, text.encode())
    return True


def changes(target: str, text: str, *, source: str, force: bool, in_place: bool) -> bool:
    """Tell whether a file would change; raise `OutputError` if it may not be written.

    The source is written over only `in_place`. A file that is there already and holds something
    else is written over only with `force`, so that the same command can be run twice.
    """
    if not in_place and same_file(source, target):
        msg = "this is the file that was read; write elsewhere, or use: subtools fix --in-place"
        raise OutputError(msg, target=target)
    if os.path.isfile(target) and not force:
        if load(target) == text.encode():
            return False
        if not in_place:
            msg = "exists already and holds something else; to write over it, add --force"
            raise OutputError(msg, target=target)
    return True


def show(data: bytes | str) -> None:
    """Write data to standard output, as UTF-8 with "\\n" at the ends of lines."""
    if isinstance(data, str):
        data = data.encode(errors="backslashreplace")
    if sys.stdout is None:
        msg = "standard output is closed"
        raise OutputError(msg)
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
