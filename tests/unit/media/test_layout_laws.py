"""Laws of laying out: words stay, text is text, and all stands inside the safe area."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.formats.ass import read
from subtools.formats.format import ReadOptions
from subtools.looks import CAPTION_LOOKS, load_look
from subtools.media.layout import Picture, lay_out
from subtools.media.layout.appearance import appearance
from subtools.media.layout.notes import Notes
from subtools.media.layout.places import places
from subtools.media.layout.prepare import fitted, prepared
from subtools.media.layout.room import Room
from tests.strategies import texts, tracks

LOOKS = {name: load_look(name) for name in CAPTION_LOOKS}
CLAIMS = load_look("claims")
looks = st.sampled_from([*LOOKS.values()])
pictures = st.sampled_from(
    [
        Picture(320, 180),
        Picture(180, 320),
        Picture(1920, 1080),
        Picture(1080, 1920),
        Picture(500, 500),
    ]
)
words = st.text("abcdefgABC àößđ,.-'שלםعربі字幕かな👍\u0301 ", max_size=40) | texts
#: All that may stand in braces: ours.
OURS = re.compile(
    r"\\an[1-3]\\pos\(\d+,\d+\)"
    r"(\\xbord\d+\.\d\\ybord\d+\.\d|\\xshad\d+\.\d\\yshad\d+)?"
    r"|(\\r[a-zA-Z -]* ?\d*|\\[biu][01]|\\c(&H[0-9A-F]{6}&)?|\\2c&H[0-9A-F]{6}&|\\kf?\d+"
    r"|\\3a&H(00|FF)&)+|"
)
#: What may go: white space, controls, halves of pairs and what stands for them.
LOST = re.compile(
    "[\\s\0-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufeff\ufff9-\ufffb\ud800-\udfff\ufffd]"
)


@st.composite
def talks(draw: st.DrawFn) -> Track:
    """Captions one after another, some with marks and dated words."""
    made = []
    for at in range(draw(st.integers(1, 4))):
        text = " ".join([draw(words)] * draw(st.sampled_from([1, 1, 4, 20])))
        cue = Cue(at * 4000, at * 4000 + 4000, text)
        tokens = [*re.finditer(r"\S+", text)]
        if tokens and draw(st.booleans()):
            times = [cue.start + 4000 * at // len(tokens) for at in range(len(tokens) + 1)]
            dated = [
                Word(match.start(), match[0], begin, end)
                for match, begin, end in zip(tokens, times, times[1:], strict=False)
            ]
            cue = cue.replace(words=dated)
        if text and draw(st.booleans()):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            kind = draw(st.sampled_from(["bold", "italic", "claim", "source"]))
            cue = cue.replace(marks=[Mark(start, end, kind)])
        made.append(cue)
    return Track(made, language=draw(st.sampled_from([None, "en", "he", "ja"])))


def letters(text: str) -> str:
    """Return what must never be lost: all but white space and controls."""
    return LOST.sub("", text)


@given(talks(), looks, pictures)
def test_words_and_their_order_never_change(track: Track, look: object, picture: Picture):
    made = lay_out(track, picture=picture, look=look)  # type: ignore[arg-type]

    assert letters("".join(cue.text for cue in made.track)) == letters(track.text)
    for cue in made.track:
        for word in cue.words:
            shown = cue.text[word.offset : word.offset + len(word.text)]
            assert letters(shown) == letters(word.text)


@given(talks(), looks, pictures, st.sampled_from([None, CLAIMS]))
def test_nothing_but_our_overrides_reaches_libass(
    track: Track, look: object, picture: Picture, claims: object
):
    made = lay_out(track, picture=picture, look=look, claims=claims)  # type: ignore[arg-type]

    for line in made.ass.split("\n"):
        if not line.startswith("Dialogue: "):
            continue
        text = line.split(",", 9)[9]
        # As libass reads: a block ends at the first brace; the backslash guards an opening one.
        for block in re.findall(r"\{([^}]*)\}", text.replace("\\{", "")):
            assert OURS.fullmatch(block), block
        rest = re.sub(r"\{[^}]*\}", "", text.replace("\\{{}", ""))
        assert "{" not in rest
        assert not re.search(r"\\(?![\u2060hN])", rest), text


@given(talks(), looks, pictures)
def test_what_is_drawn_is_what_is_told(track: Track, look: object, picture: Picture):
    made = lay_out(track, picture=picture, look=look)  # type: ignore[arg-type]
    lines = [line for line in made.ass.split("\n") if not re.match(r"Dialogue: [01],", line)]
    back = read("\n".join(lines), ReadOptions())

    # Each line is an event, once for each state of its words; their marks of direction aside.
    drawn = {(cue.text.lstrip("\u200e\u200f")) for cue in back}
    told = {line.lstrip("\u200e\u200f") for cue in made.track for line in cue.lines}
    assert drawn == told


@given(talks(), st.sampled_from(CAPTION_LOOKS), pictures, st.sampled_from([None, CLAIMS]))
def test_all_stands_inside_the_safe_area(track: Track, name: str, picture: Picture, claims: object):
    caption = appearance(LOOKS[name], claims, upright=picture.upright)  # type: ignore[arg-type]
    room, notes = Room(caption, picture), Notes()
    ready, _ = prepared(track, caption, claims, notes, legend=False)  # type: ignore[arg-type]
    for place in places([*fitted(ready, room, None, notes, frozenset())], room, notes):
        size, inset, over = (
            place.block.size,
            room.inset(place.block.size),
            room.over(place.block.size),
        )
        widest = max(place.block.widths)

        assert place.left - inset >= room.left - 1
        assert place.left + widest + inset <= room.right + 1
        assert widest <= picture.width * caption.width / 100
        assert place.top - over >= room.top - 1
        assert place.top + size * len(place.block.widths) + over <= room.bottom + 1


def test_a_box_has_its_padding_inside_the_safe_area():
    caption = LOOKS["box"].caption
    assert caption is not None
    room = Room(caption.shaped(upright=True), Picture(1080, 1920))
    for length in range(1, 90):
        (block,) = fitted(Track([Cue(0, 1000, "l" * length)]), room, "en", Notes(), frozenset())
        assert max(block.widths) + 2 * room.inset(block.size) <= 1080 * 0.9


@given(tracks(), looks, pictures, st.sampled_from([None, CLAIMS]), st.booleans())
def test_any_track_is_laid_out_and_always_alike(
    track: Track, look: object, picture: Picture, claims: object, legend: bool
):
    rate = FrameRate(25) if legend else None
    options = {"picture": picture, "look": look, "claims": claims, "legend": legend}
    made = lay_out(track, frame_rate=rate, **options)  # type: ignore[arg-type]

    assert made == lay_out(track, frame_rate=rate, **options)  # type: ignore[arg-type]
    assert made.track.findings == (*track.findings, *made.findings)
    assert {finding.code[0] for finding in made.findings} <= {"B", "L"}
    assert max([finding.message.count("\n") for finding in made.findings], default=0) == 0
    assert made.ass.isprintable() or set(re.findall(r"[^\S ]", made.ass)) <= {
        "\n",
        "\u3000",
        "\xa0",
    }


@given(talks(), looks)
def test_laying_out_what_was_laid_out_breaks_no_line_again(track: Track, look: object):
    assume(not any(cue.words for cue in track))
    once = lay_out(track, picture=Picture(1920, 1080), look=look)  # type: ignore[arg-type]
    twice = lay_out(once.track, picture=Picture(1920, 1080), look=look)  # type: ignore[arg-type]
    small = {finding.code for finding in once.findings} & {"B05", "B06", "B07", "B08"}

    assert small or [cue.text for cue in twice.track] == [cue.text for cue in once.track]


@pytest.mark.parametrize("name", CAPTION_LOOKS)
def test_a_thousand_captions_at_one_time_end(name: str):
    track = Track([Cue(0, 1000, f"Caption number {at}") for at in range(1000)])

    assert len(lay_out(track, picture=Picture(1280, 720), look=LOOKS[name]).track) == 1000
