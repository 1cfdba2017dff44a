"""JSON of speech recognisers and podcasts: cues with dated words.

Which recognisers: see the table at the end of `subtools.formats.asr.shapes`. This module holds
the record and the sniff only, so that asking what a text is costs nothing.
"""

from __future__ import annotations

from subtools.formats.format import Format, ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.track import Track

#: Keys that stand near the beginning of some recogniser's JSON.
_KEYS = (
    '"segments"', '"words"', '"results"', '"result"', '"transcription"', '"utterances"',
    '"chunks"', '"monologues"', '"wireMagic"', '"tStartMs"', '"start"', '"startTime"',
    '"offset"', '"retval"', '"paragraph"', '"recognizedPhrases"',
)  # fmt: skip


def read(text: str, options: ReadOptions) -> Track:
    """Read a recogniser's JSON; bad content makes findings (J), never an error.

    >>> read('{"segments": [{"start": 0, "end": 1.5, "text": " Hi"}]}', ReadOptions())[0].text
    'Hi'
    """
    from subtools.formats.asr.reading import read_json

    return read_json(text, options)


def sniff(text: str) -> float:
    """Tell how surely a text is a recogniser's JSON: it begins so, and has a key of one.

    >>> sniff('{"segments": []}'), sniff("[0:01] Hello")
    (0.9, 0.0)
    """
    head = text[:4096].lstrip("\ufeff \t\n")
    if head[:1] not in ("{", "[") or head[1:].lstrip()[:1] not in ('"', "{", "[", "}", "]"):
        return 0.0
    return 0.9 if any(key in text for key in _KEYS) else 0.4


ASR = Format(
    "json",
    summary="JSON of speech recognisers and podcasts (Whisper, Deepgram, Amazon, ...)",
    suffixes=(".json", ".json3"),
    read=read,
    sniff=sniff,
    carries=frozenset({"speaker", "words", "language"}),
)
