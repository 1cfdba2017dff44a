"""Options of verbs that put captions into a video, and reading by them."""

from __future__ import annotations

import click

from subtools.cli import look_options, options, ready, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from subtools.api import Subtitles


showing = options.group(
    look_options.claims, look_options.look, look_options.claims_from, look_options.legend
)


def take(  # noqa: PLR0913
    source: str,
    at: int,
    sources: Sequence[str],
    *,
    languages: Sequence[str],
    profile: str | None,
    fit: bool,
    **flags: Any,  # noqa: ANN401 - the options of `reading` and `showing`
) -> Subtitles:
    """Read the file `at` this place among several, mark its claims, fit it if it is to be."""
    from subtools.media.mux.names import told_by

    named = nth(languages, at, sources, "--lang") or None
    talk = options.read(source, language=named, **flags)
    if talk.language is None and (told := told_by(source).language):
        talk = talk.replace(language=told)
    if flags["claims"] or flags["look"]:
        talk = ready.claimed(talk, flags["claims_from"], quiet=flags["quiet"])
    return ready.fitted(talk, profile, fit=fit or bool(profile), frame_rate=flags["frame_rate"])


def nth(given: Sequence[str], at: int, sources: Sequence[str], option: str) -> str:
    """Return what an option says of a file: one for each, or one for all; "" for none.

    Raises `UsageError` for another number.
    """
    if not given:
        return ""
    if len(given) not in {1, len(sources)}:
        files = say.count(len(sources), "file")
        msg = f"{option} is given {len(given)} times for {files}; once for all, or once for each"
        raise click.UsageError(msg)
    return given[at] if len(given) > 1 else given[0]
