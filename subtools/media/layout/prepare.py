"""From a track as it was read to captions that fit a picture."""

from __future__ import annotations

from subtools.formats.ass import ASS
from subtools.formats.lower import lower
from subtools.formats.styling import styled
from subtools.formats.writing import without_claims
from subtools.media.layout.capitals import capitals
from subtools.media.layout.lines import Fitter
from subtools.media.layout.phrases import phrased
from subtools.media.layout.tidy import tidied

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from subtools.core.caption_look import CaptionLook
    from subtools.core.look import Look
    from subtools.core.track import Track
    from subtools.media.layout.lines import Block
    from subtools.media.layout.notes import Notes
    from subtools.media.layout.room import Room

    T = TypeVar("T", bound=Track)

#: As ASS, but words keep their times: they are shown. Times are rounded by the frames, later.
_BURNED = ASS.replace(carries=ASS.carries | {"words"}, tick=1)


def prepared(
    track: T, caption: CaptionLook, claims: Look | None, notes: Notes, *, legend: bool
) -> tuple[T, list[str]]:
    """Return captions with marks that ASS has, and the style lines of the claims shown.

    What can't be shown is in the new findings of the track (L).
    """
    from subtools.formats.ass.styles import style_line

    tidy = tidied(track, notes)
    if caption.times_words:
        notes.count("B09", sum([not cue.words for cue in tidy]))
    else:
        tidy = tidy.with_cues([cue.replace(words=()) if cue.words else cue for cue in tidy])
    styles: list[str] = []
    if claims is None:
        tidy = without_claims(tidy)
    else:
        base = style_line("Default", colour=caption.color)
        tidy = tidy.replace(metadata=(("ass.style", base),))
        tidy = styled(tidy, claims, _BURNED, legend=legend)
        styles = tidy.meta("ass.style")
        tidy = tidy.replace(metadata=())
    return lower(tidy, _BURNED), styles


def fitted(
    track: Track, room: Room, language: str | None, notes: Notes, bold: frozenset[str]
) -> Iterator[Block]:
    """Walk the captions as they are shown: in capitals, in phrases, in lines that fit.

    `bold` are the names of styles of claims that are bold.
    """
    look = room.look
    cues = list(track.cues)
    if look.capitals:
        cues = [capitals(cue, language) for cue in cues]
    fitter = Fitter(room, language, notes, bold)
    for pieces in phrased(cues, room, language):
        for cue in pieces:
            yield from fitter.fit(cue, anew=len(pieces) > 1)
