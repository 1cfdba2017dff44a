"""The table of the shapes of recognisers' JSON.

A shape is a function that gets the parsed document and returns the `Speech` in it, or None when
the document has another shape. It checks only what it needs to recognise itself: bad times are
found later. To add one: write its function in `services` or `tools`, add its line here.
"""

from __future__ import annotations

from subtools.formats.asr import services, tools

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.formats.spoken import Json, Speech

    Shape = Callable[[Json], Speech | None]

#: Asked in this order; the first that knows the document reads it.
SHAPES: tuple[Shape, ...] = (
    tools.youtube_json3,
    tools.whisper_cpp,
    services.deepgram,
    services.assemblyai,
    services.amazon,
    services.speechmatics,
    services.ibm,
    services.google,
    tools.kaldi,
    tools.auto_edit,
    services.azure,
    services.rev,
    tools.chunks,
    tools.segments,
    tools.bare_words,
)
