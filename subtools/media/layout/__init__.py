"""Captions laid out on a picture, as a look says: an ASS file that libass draws as it is meant.

Nothing is read, written or started here. A look says how captions are shown, a picture how much
room there is; what had to be changed to fit is told in findings (B).
"""

from __future__ import annotations

from subtools.media.layout.picture import Laid, Picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from subtools.core.look import Look
    from subtools.core.time import FrameRate
    from subtools.core.track import Track

    T = TypeVar("T", bound=Track)

__all__ = ["Laid", "Picture", "lay_out"]


def lay_out(  # noqa: PLR0913
    track: T,
    *,
    picture: Picture,
    look: Look,
    claims: Look | None = None,
    legend: bool = False,
    frame_rate: FrameRate | None = None,
) -> Laid:
    r"""Return captions as an ASS file for a picture, and what was changed to fit it.

    `look` says how captions are shown; one without an appearance of captions has that of the
    default look. `claims` is a look whose styles show the claims that are marked; without it they
    are not shown, with a `legend` a first caption at the top says what its styles mean. Claims
    stand on a box that their colours were chosen for, whatever the look has.

    A caption is on exactly the frames whose times lie from its start to before its end, if the
    video has a constant `frame_rate`; else times are rounded down to hundredths of a second.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.looks import load_look
    >>> talk = Track([Cue(0, 2000, "Hello {there}")])
    >>> laid = lay_out(talk, picture=Picture(1280, 720), look=load_look("plain"))
    >>> laid.ass.splitlines()[-1].partition(",,")[2]
    '0,0,0,,{\\an2\\pos(640,681)}Hello \\{{}there}'
    """
    from subtools.language.guess import guess_language
    from subtools.media.layout.appearance import appearance
    from subtools.media.layout.clock import Clock
    from subtools.media.layout.drawing import Drawer
    from subtools.media.layout.notes import Notes
    from subtools.media.layout.places import places
    from subtools.media.layout.prepare import fitted, prepared
    from subtools.media.layout.room import Room
    from subtools.media.layout.styles import Sheet

    notes, clock = Notes(), Clock(frame_rate)
    language = track.language or guess_language(track.text)
    caption = appearance(look, claims, upright=picture.upright)
    room = Room(caption, picture)
    ready, styles = prepared(track, caption, claims, notes, legend=legend)
    sheet = Sheet(room, styles)
    blocks = []
    for block in fitted(ready, room, language, notes, sheet.bold):
        times = [clock.hundredths(time) for time in (block.cue.start, block.cue.end)]
        if times[0] < times[1]:
            blocks.append(block)
        else:
            notes.count("B03")
    drawer = Drawer(room, sheet, clock, track.language)
    events = [line for place in places(blocks, room, notes) for line in drawer.events(place)]
    findings = (*ready.findings[len(track.findings) :], *notes.findings())
    return Laid(
        sheet.head(picture, language) + "".join(events),
        ready.replace(
            cues=[
                block.cue.moved(clock.shown(block.cue.start), clock.shown(block.cue.end))
                for block in blocks
            ],
            findings=(*track.findings, *findings),
        ),
        findings,
    )
