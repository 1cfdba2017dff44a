"""Write the names of speakers into the words, for formats that can't carry them."""

from __future__ import annotations

from subtools.core.text import Mark, MarkedText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.cue import Cue
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)


def name_speakers(track: T) -> T:
    """Begin the words of a speaker with "Name: ", wherever another one spoke before.

    Done before `fit`, the name counts into the width of its line. The cues have no speaker any
    more, but a `turn` mark where somebody else speaks, so that nothing is joined across it.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> talk = Track([Cue(0, 900, "Yes", speaker="Ann"), Cue(900, 2000, "No.", speaker="Ann")])
    >>> [cue.text for cue in name_speakers(talk)]
    ['Ann: Yes', 'No.']
    """
    if not any([cue.speaker or cue.marks for cue in track]):
        return track
    stamped = bool(track.meta("transcript.stamps"))
    from subtools.fitting.turns import one_speaker_a_cue

    made: list[Cue] = []
    speaker: str | None = None
    turns = 0
    for cue in one_speaker_a_cue(track.cues, stamped=stamped):
        if cue.speaker is None:
            made.append(cue)
            continue
        changed = cue.speaker != speaker
        turns += changed
        speaker = cue.speaker
        made.append(_labelled(cue, f"{speaker}: " if changed and speaker else "", turns))
    return track.with_cues(made)


def _labelled(cue: Cue, label: str, turn: int) -> Cue:
    """Put the label before the words, and a mark that tells the turn on all of them."""
    body = MarkedText(label) + cue.body
    words = [word.replace(offset=word.offset + len(label)) for word in cue.words]
    named = cue.replace(speaker=None, text=body.plain, marks=body.marks, words=words)
    if not body.plain:
        return named
    mark = Mark(0, len(body), "turn", attributes=(("number", f"name.{turn}"),))
    return named.replace(marks=(*named.marks, mark))
