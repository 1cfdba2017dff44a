"""Careful hands for foreign JSON: whatever the value is, these return the kind they promise."""

from __future__ import annotations

from subtools.formats.spoken import Said, Turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.formats.spoken import Json

#: Names that recognisers give to a voice they don't know.
_NOBODY = {"", "uu", "unknown", "null", "none", "u_ukn", "tbc"}


def field(value: Json, *names: str) -> Json:
    """Return the first of the named fields that is there and not null, else None."""
    if isinstance(value, dict):
        for name in names:
            if (found := value.get(name)) is not None:
                return found
    return None


def entries(value: Json, name: str | None = None) -> list[Json]:
    """Return the objects in a list (or in the list that a field holds); [] for anything else."""
    found = value if name is None else field(value, name)
    return [e for e in found if isinstance(e, dict)] if isinstance(found, list) else []


def string(value: Json, *names: str) -> str:
    """Return the first named field that is a string, else an empty one."""
    found = field(value, *names)
    return found if isinstance(found, str) else ""


def first_alternative(value: Json) -> Json:
    """Return the first of `alternatives`, the recogniser's best; {} when there is none."""
    found = entries(value, "alternatives")
    return found[0] if found else {}


def pair(value: Json) -> tuple[Json, Json]:
    """Return the first two of a list, None for what is missing.

    >>> pair([1.5]), pair("x")
    ((1.5, None), (None, None))
    """
    first, second, *_ = [*value, None, None] if isinstance(value, list) else (None, None)
    return first, second


def name_of(speaker: Json) -> str | None:
    """Name a voice: as the source does, or `Speaker 1` for a number.

    >>> name_of(1), name_of("A"), name_of("UU")
    ('Speaker 1', 'A', None)
    """
    if isinstance(speaker, dict):
        speaker = speaker.get("name") or speaker.get("id")
    if isinstance(speaker, str):
        name = " ".join(speaker.split())
        return None if name.lower() in _NOBODY else name
    number = isinstance(speaker, int) and not isinstance(speaker, bool)
    return f"Speaker {speaker}" if number else None


def word(value: Json) -> Said:
    """Read one word under the many names its parts have."""
    start, end = field(value, "start", "startTime"), field(value, "end", "endTime")
    if start is None:
        start = field(value, "startOffset", "start_time", "start_offset")
    if end is None:
        end = field(value, "endOffset", "end_time", "end_offset")
    speaker = field(value, "speaker", "speaker_id", "speakerLabel")
    tag = field(value, "speakerTag", "speaker_tag")  # from 1; 0 is nobody
    return Said(
        string(value, "punctuated_word", "punct", "word", "text"),
        start,
        end,
        field(value, "confidence", "probability", "conf", "score"),
        speaker=name_of(speaker if speaker is not None else tag or None),
    )


def words(value: Json, name: str) -> list[Said]:
    """Read the words in a field."""
    return [word(w) for w in entries(value, name)]


def segment_turn(segment: Json) -> Turn:
    """Make a turn of an object with times, a text, and perhaps words."""
    said = words(segment, "words")
    speaker = field(segment, "speaker", "speaker_id", "channel_name")
    if speaker is None:
        speaker = next((w.speaker for w in said if w.speaker), None)
    return Turn(
        string(segment, "text", "transcript", "body"),
        field(segment, "start", "startTime", "start_time"),
        field(segment, "end", "endTime", "end_time"),
        length=field(segment, "duration", "dur"),
        speaker=name_of(speaker),
        words=said,
        place=segment,
    )


def alternative_word(item: Json, speaker: Json) -> Said:
    """Make a word of an item whose text is in its first alternative."""
    best = first_alternative(item)
    said = Said(
        string(best, "content"),
        field(item, "start_time"),
        field(item, "end_time"),
        field(best, "confidence"),
        speaker=name_of(speaker),
        attached=field(item, "type") == "punctuation"
        and field(item, "attaches_to") in (None, "previous"),
    )
    if said.attached:
        # Speechmatics dates a comma by the word before; it is no word.
        said.start = said.end = None
    return said
