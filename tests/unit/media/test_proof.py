"""Which captions a sheet shows, by which numbers, and what is written under them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.looks import load_look
from subtools.media.layout import Laid, Picture, lay_out
from subtools.media.proof import choose, choosing, labels, sheet, stills
from subtools.media.proof.choosing import Pick
from subtools.media.proof.numbers import numbered
from subtools.media.video import Video
from tests.strategies import tracks

PLAIN = "A line of words as there are many."


def laid(track: Track, look: str = "plain", picture: tuple[int, int] = (1280, 720), **more) -> Laid:
    return lay_out(track, picture=Picture(*picture), look=load_look(look), **more)


def row(*texts: str, lasts: int = 1900) -> Track:
    """Captions one after another, two seconds each."""
    return Track(
        [
            Cue(at * 2000, at * 2000 + lasts, text, origin=at * 4 + 1)
            for at, text in enumerate(texts)
        ]
    )


def why(track: Track, **options) -> dict[int, str]:
    """The reasons for each caption, by its number in the file; samples are left out."""
    made = laid(track, **options)
    return {at + 1: reasons for at, reasons in choose(made, track=track) if reasons != "sample"}


# Choosing -------------------------------------------------------------------------------------


def test_the_first_and_the_last_are_always_there():
    assert why(row(*[PLAIN] * 30)) == {1: "first", 30: "last"}


def test_one_caption_is_the_only_one():
    assert choose(laid(row(PLAIN))) == [(0, "the only one")]


def test_no_caption_is_no_choice():
    assert choose(laid(Track([]))) == []


def test_extremes_are_found():
    texts = [PLAIN] * 9
    texts[2] = "This one has a good deal more of letters than\nall the other captions in this file."
    texts[4] = "Go!"
    texts[6] = "one\ntwo\nthree"
    track = row(*texts)
    track = track.with_cues(
        [cue.replace(end=cue.start + 500) if at == 4 else cue for at, cue in enumerate(track)]
    )
    found = why(track)
    assert found[3] == "most letters, widest, fastest"
    assert found[5] == "shortest"
    assert found[7] == "3 lines"


def test_widest_is_by_letters_as_they_are_drawn_not_by_their_number():
    assert "widest" in why(row(PLAIN, "MWMWMWMWMWMWMWMWMW", "il" * 12, PLAIN))[2]


def test_captions_at_once_are_shown_and_counted():
    track = Track([
        *row(*[PLAIN] * 5),
        Cue(2500, 3800, "over one", origin=90),
        Cue(6100, 7900, "over one more", origin=91),
        Cue(6500, 7500, "over both", origin=92),
    ])  # fmt: skip
    reasons = dict(choose(laid(track)))
    assert "two at once" in reasons[2]
    assert "three at once" in reasons[6]


def test_there_is_one_caption_for_each_script():
    texts = [
        PLAIN,
        "שלום",
        "שלום לכם חברים",
        "مرحبا بكم",
        "字幕です",
        "The BBC אמרה",
        "OK 😀",
        PLAIN,
    ]
    found = why(row(*texts))
    assert "Hebrew" in found[3]
    assert "Hebrew" not in found.get(2, "")
    assert "Arabic" in found[4]
    assert "Chinese characters" in found[5]
    assert "both directions" in found[6]
    assert "emoji" in found[7]


def test_punctuation_and_accents_are_no_script():
    assert why(row(PLAIN, PLAIN + "…", "“A liné of words” – as there are", PLAIN)).keys() >= {1, 4}
    assert not re.search("Quot|accents|punct", str(why(row(PLAIN, "“A” né…", 'ש"ח', PLAIN))))


def test_smaller_type_and_lines_broken_anew_are_shown():
    long = "There is no way in which so many words as these ever were can stand in two short lines"
    found = why(row(PLAIN, long, PLAIN), picture=(720, 1280))
    assert "broken anew" in found[2]
    assert "type at" in why(row(PLAIN, " ".join([long] * 2), PLAIN), picture=(720, 1280))[2]


def test_every_claim_that_is_shown_is_chosen_with_its_id():
    def marked(kind: str, name: str, **facts: str) -> list[Mark]:
        own = tuple(sorted({"id": name, **facts}.items()))
        return [Mark(0, 6, kind, attributes=own)]

    cues = list(row(*[PLAIN] * 30))
    cues[4] = cues[4].replace(marks=marked("claim", "1"))
    cues[9] = cues[9].replace(marks=marked("source", "1"))
    cues[14] = cues[14].replace(marks=marked("claim", "2", certainty="alleged"))
    track = Track(cues)
    found = why(track, claims=load_look("claims"))
    assert found[5] == "claim 1"
    assert found[10] == "source of claim 1"
    assert found[15] == "claim 2, alleged"
    assert "claim" not in str(why(track))
    unnamed = dict(choose(laid(track, claims=load_look("claims"))))
    assert (unnamed[14], unnamed[9]) == ("claim, alleged", "source")


def test_a_legend_is_shown_as_such_and_is_no_caption_of_the_file():
    cues = list(row(*[PLAIN] * 3))
    cues[1] = cues[1].replace(marks=[Mark(0, 6, "claim", attributes=(("id", "1"),))])
    track = Track(cues)
    made = laid(track, claims=load_look("claims"), legend=True)
    numbers = [each.number for each in numbered(made.track.cues, track)]
    at = numbers.index(0)
    assert sorted(numbers) == [0, 1, 2, 3]
    assert "legend" in dict(choose(made, track=track))[at]


def test_few_reasons_are_filled_up_with_samples_far_from_each_other():
    found = choose(laid(row(*[PLAIN] * 101)))
    assert [at for at, reason in found if reason == "sample"] == pytest.approx(
        [6, 12, 18, 25, 31, 37, 43, 50, 62, 75], abs=13
    )
    assert len(found) == choosing.LEAST


def test_captions_behind_the_end_are_never_chosen():
    assert [at for at, _ in choose(laid(row(*[PLAIN] * 5)), until=4000)] == [0, 1]


@given(tracks(), st.integers(1, 30), st.integers(0, 20_000) | st.none())
def test_whatever_the_captions_each_is_chosen_once_in_order_with_a_reason(track, limit, until):
    made = laid(track)
    found = choose(made, limit=limit, track=track, until=until)
    there = [at for at, cue in enumerate(made.track) if until is None or cue.start < until]
    indexes = [at for at, _ in found]
    assert indexes == sorted(set(indexes))
    assert set(indexes) <= set(there)
    assert len(found) <= limit
    assert len(found) >= min(limit, choosing.LEAST, len(there))
    assert all(reason for _, reason in found)


# Numbers --------------------------------------------------------------------------------------


def test_numbers_are_those_of_the_file_though_captions_were_dropped_or_cut():
    words = [Word(at * 2, "a", 4000 + at * 100, 4080 + at * 100) for at in range(9)]
    track = Track([
        Cue(0, 900, "One", origin=3),
        Cue(1000, 1900, " ", origin=7),
        Cue(4000, 6000, "a a a a a a a a a", words=words, origin=11),
    ])  # fmt: skip
    made = laid(track, "bold-social")
    told = [str(each) for each in numbered(made.track.cues, track)]
    parts = len(told) - 1
    assert parts > 1
    assert told == ["1", *[f"3 ({at}/{parts})" for at in range(1, parts + 1)]]


def test_captions_find_their_own_numbers_without_lines_of_a_file():
    cues = [
        Cue(0, 1900, "One of them"), Cue(500, 1900, "Another one"), Cue(2000, 2000, "Never"),
        Cue(3000, 4000, "One of them"), Cue(3000, 4000, "\x00Odd"),
    ]  # fmt: skip
    track = Track(cues)
    made = laid(track)
    told = [(cue.text, str(number)) for cue, number in zip(
        made.track, numbered(made.track.cues, track), strict=True
    )]  # fmt: skip
    assert told == [("One of them", "1"), ("Another one", "2"), ("One of them", "4"), ("Odd", "5")]


@given(tracks())
def test_each_caption_shown_has_a_number(track):
    bare = Track([cue.replace(origin=None) for cue in track])
    made = laid(bare)
    found = numbered(made.track.cues, bare)
    assert all([1 <= each.number <= len(bare) for each in found])


# Moments --------------------------------------------------------------------------------------


def film(rate: str = "25", **more) -> Video:
    options = {"duration": 60_000, "frame_rate": FrameRate(rate), **more}
    return Video("a/talk.mkv", container="matroska", index=0, width=1280, height=720, **options)


def moment(cues: list[Cue], at: int = 0, video: Video | None = None, *reasons: str):
    pick = Pick(at, reasons, together="two at once" in reasons)
    return stills.moment(pick, cues, video or film())


def test_a_caption_is_looked_at_in_its_middle():
    assert moment([Cue(1000, 3000, "Hello")]).at == pytest.approx(200, abs=4)


def test_a_caption_over_the_end_is_looked_at_before_it():
    assert moment([Cue(1000, 9000, "Hello")], video=film(duration=2000)).at < 200


@given(st.integers(0, 50_000), st.integers(40, 9_000), st.sampled_from(["23.976", "25", "60"]))
def test_a_moment_is_within_its_caption(start, lasts, rate):
    when = moment([Cue(start, start + lasts, "Hello")], video=film(rate))
    assert when.begin <= when.at < max(when.end, when.begin + 1)


def test_words_are_looked_at_while_one_is_spoken():
    words = [Word(0, "one", 1000, 1200), Word(4, "two", 2700, 3000)]
    when = moment([Cue(1000, 3000, "one two", words=words)], video=film(frame_rate=None))
    assert 270 <= when.at < 300


def test_captions_at_once_are_looked_at_while_both_are_there():
    cues = [Cue(0, 2000, "One"), Cue(1900, 9000, "Two")]
    assert 190 <= moment(cues, 1, None, "two at once").at < 201
    assert moment(cues, 1).at > 500


# Sheets and labels ----------------------------------------------------------------------------


@given(
    st.tuples(st.integers(16, 8000), st.integers(16, 8000)),
    st.lists(st.integers(40, 120), min_size=1, max_size=100),
)
def test_pictures_keep_their_shape_and_stand_apart(shown, strips):
    made = sheet.grid(shown, strips)
    width, height = made.tile
    assert abs(width * shown[1] - height * shown[0]) <= max(shown) * 2
    boxes = [(*made.place(at), *made.label(at)) for at in range(len(strips))]
    for at, (x, y, left, top) in enumerate(boxes):
        assert 0 <= x < x + made.column <= made.size[0]
        assert y + height < top + strips[at] <= made.size[1]
        assert left == x
        if at % made.columns:
            assert x > boxes[at - 1][0] + made.column
        if at >= made.columns:
            assert y > boxes[at - made.columns][3] + strips[at - made.columns]


def test_upright_and_wide_videos_have_the_same_longer_side():
    assert sheet.tile((3840, 2160), 24) == (480, 270)
    assert sheet.tile((1080, 1920), 24) == (270, 480)
    assert sheet.tile((640, 480), 24) == (480, 360)


def written(name: str, *reasons: str, look: str = "plain") -> str:
    made = sheet.grid((1280, 720), [60])
    video = film().replace(path=f"/x/{name}")
    label = labels.Label("3", Cue(61_500, 64_000, "Hello"), 12.3, reasons)
    return labels.write_labels(made, labels.title(video, look, 1, 9), [label])


def test_a_label_tells_number_time_speed_and_reasons():
    made = written("talk.mkv", "widest", "claim 3, alleged")
    for text in ("talk.mkv", "look: plain", "1 of 9 captions", "01:01.50", "2.5 s · 12 cps"):
        assert text in made
    assert made.splitlines()[-1].endswith("}widest · claim 3, alleged")


@pytest.mark.parametrize(
    "name",
    ["{\\p1}m 0 0.mkv", "a\nDialogue: 0,b.mkv", "\\N\\h.mkv", "a\udcff\u202e.mkv", "x" * 255],
)
def test_names_are_text_and_never_markup(name):
    made = written(name, name, look=name)
    lines = made.split("\n[Events]\n")[1].splitlines()
    made.encode()
    assert all([line.startswith(("Format: ", "Dialogue: 0,0:00:00.00,9:")) for line in lines])
    assert len(lines) == len(written("talk.mkv", "first").split("\n[Events]\n")[1].splitlines())
    for line in lines[1:]:
        codes = re.findall(r"\{([^}]*)\}", line.split(",", 9)[9].replace("\\{{}", ""))
        assert all([re.fullmatch(r"\\an\d\\pos\(\d+,\d+\)", code) for code in codes])


def test_no_word_of_a_caption_is_on_a_label():
    assert "Hello" not in written("talk.mkv", "first")


def test_too_many_reasons_are_cut_and_dots_say_so():
    label = labels.Label("3", Cue(0, 1000, "a"), 1, [f"claim {at}, alleged" for at in range(40)])
    made = labels.write_labels(sheet.grid((9, 16), [99, 99]), ("a", "b"), [label, label])
    reasons = [line for line in made.splitlines() if ",Why," in line][:3]
    assert len([line for line in made.splitlines() if ",Why," in line]) == 6
    assert [line.count("…") for line in reasons] == [0, 0, 1]
