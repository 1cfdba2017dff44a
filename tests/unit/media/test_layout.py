"""Captions laid out for a picture: the parts that need no font."""

from __future__ import annotations

import re

import pytest

from subtools.core.caption_look import CaptionLook, WordLook
from subtools.core.cue import Cue, Placement, Word
from subtools.core.look import Look, Style
from subtools.core.text import Mark
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.formats.ass.styles import style_line
from subtools.looks import CAPTION_LOOKS, load_look
from subtools.media.layout import Laid, Picture, lay_out

WIDE, UPRIGHT = Picture(1280, 720), Picture(720, 1280)
LONG = "The mayor said on Tuesday that the wall\nhad cost the city 3 million euros."


def dated(cue: Cue) -> Cue:
    """Give each word an equal share of the time."""
    found = [*re.finditer(r"\S+", cue.text)]
    each = cue.duration // len(found)
    return cue.replace(
        words=[
            Word(word.start(), word[0], cue.start + at * each, cue.start + (at + 1) * each)
            for at, word in enumerate(found)
        ]
    )


def laid(
    *cues: Cue, look: Look | str = "plain", picture: Picture = WIDE, **options: object
) -> Laid:
    made = load_look(look) if isinstance(look, str) else look
    language = options.pop("language", "en")
    track = Track(cues, language=language)  # type: ignore[arg-type]
    return lay_out(track, picture=picture, look=made, **options)  # type: ignore[arg-type]


def events(made: Laid, style: str = "") -> list[list[str]]:
    lines = [line[10:] for line in made.ass.split("\n") if line.startswith("Dialogue: ")]
    return [fields for line in lines if (fields := line.split(",", 9))[3].startswith(style)]


def texts(made: Laid) -> list[str]:
    return [fields[9] for fields in events(made, "Default")]


def shown(text: str) -> str:
    """Return a text without its place and without what keeps its words apart."""
    return re.sub(r"\{\\2c&H\w{6}&\}", "", text.partition(")}")[2])


def codes(made: Laid) -> list[str]:
    return [finding.code for finding in made.findings]


def own(**values: object) -> Look:
    return Look("mine", summary="", source="", styles=[], caption=CaptionLook(**values))  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "height"), [(0, 10), (10, -1), (10, 99_999)])
def test_a_picture_has_a_size(width: int, height: int):
    with pytest.raises(ValueError, match="no picture has"):
        Picture(width, height)


def test_the_file_is_made_for_the_picture_as_it_is():
    head = laid(Cue(0, 1000, "Hi"), language="pt-BR").ass.partition("[V4+ Styles]")[0].split("\n")

    assert head[:8] == [
        "[Script Info]", "ScriptType: v4.00+", "PlayResX: 1280", "PlayResY: 720", "WrapStyle: 0",
        "ScaledBorderAndShadow: yes", "YCbCr Matrix: None", "Language: pt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "told"),
    [("he", ["he"]), ("zh-Hant", ["zh"]), (None, []), ("x\n[Fonts]", []), ("english", [])],
)
def test_only_a_language_is_told_as_one(language: str | None, told: list[str]):
    made = laid(Cue(0, 1000, "1 2 3"), language=language)

    assert re.findall(r"^Language: (.*)$", made.ass, re.MULTILINE) == told


@pytest.mark.parametrize("name", CAPTION_LOOKS)
def test_nothing_of_a_files_own_styles_reaches_the_renderer(name: str):
    cue = Cue(
        0,
        1000,
        "Hello you",
        extras=(("ass.style", "Loud"), ("ass.margins", "900,0,0"), ("ass.effect", "Banner;5"),
                ("ass.layer", "9999")),
        marks=[Mark(0, 5, "style", attributes=(("name", "Loud"),))],
        speaker="{\\p1}",
    )  # fmt: skip
    track = Track(
        [cue],
        metadata=(("ass.style", style_line("Loud", font="Wingdings", size=900)),
                  ("ass.style", style_line("Default", font="Wingdings", size=900)),
                  ("ass.info", "PlayResX: 10"),
                  ("ass.section", "Fonts\nfontname: evil.ttf\n####")),
    )  # fmt: skip
    made = lay_out(track, picture=WIDE, look=load_look(name))
    plain = lay_out(Track([Cue(0, 1000, "Hello you")]), picture=WIDE, look=load_look(name))

    assert made.ass == plain.ass
    assert codes(made)[0] == "B01"
    assert made.track == plain.track


@pytest.mark.parametrize(
    "text",
    [
        r"{\p1}m 0 0",
        r"{\fs9999}big",
        r"a\Nb",
        "{",
        "}",
        "\\",
        r"\h",
        r"{\an8",
        r"\{",
        "a\\",
        "x{y}z",
    ],
)
def test_text_is_text(text: str):
    body = texts(laid(Cue(0, 1000, text)))[0].partition("}")[2]

    assert body == text.replace("\\", "\\\u2060").replace("{", "\\{{}")


def test_controls_and_blank_lines_go_and_words_keep_their_times():
    cue = Cue(0, 2000, " \n\tone\x07 \u202e two\r\n\n three\ufeff ", words=[Word(3, "one", 0, 500)])
    made = laid(cue, look="highlighter")

    assert made.track[0].text == "one  two\nthree"
    assert made.track[0].words[0] == Word(0, "one", 0, 500)
    assert "B11" in codes(made)


def test_what_cannot_be_seen_is_told():
    made = laid(Cue(0, 0, "a"), Cue(5, 9, "b"), Cue(10, 500, " \n"), Cue(600, 900, "c"))

    assert [cue.text for cue in made.track] == ["c"]
    assert [str(finding) for finding in made.findings] == [
        "B03 on no frame of the video, or without words, so never seen, 3 captions"
    ]


def test_the_same_words_twice_at_once_are_shown_once():
    # Old ASS files draw a shadow or a glow by the same event in another layer.
    low, high = Cue(0, 900, "a", extras=(("ass.layer", "1"),)), Cue(0, 900, "a")
    made = laid(low, high, Cue(0, 900, "a", placement=Placement(8)))

    assert len(made.track) == 2
    assert "B02" in codes(made)


# Lines ----------------------------------------------------------------------------------------


def test_own_lines_stay_where_they_fit():
    made = laid(Cue(0, 4000, "A\nB\nC, three short lines"))

    assert made.track[0].lines == ["A", "B", "C, three short lines"]
    assert codes(made) == []


def test_lines_are_broken_anew_for_an_upright_picture():
    made = laid(Cue(0, 4000, LONG), picture=UPRIGHT)

    assert made.track[0].text.split() == LONG.split()
    assert len(made.track[0].lines) == 3
    assert codes(made) == ["B04"]


def test_then_type_is_made_smaller_and_a_kind_is_told_once():
    text = LONG + " Nobody thanked it, and the rain went on for days."
    made = laid(Cue(0, 4000, text), Cue(4000, 8000, text), picture=UPRIGHT)
    sizes = {fields[3] for fields in events(made)}

    assert [str(finding) for finding in made.findings] == [
        "B04 lines broken anew, since they were too long for the picture, 2 captions",
        "B05 type made smaller, so that the words fit the picture, 2 captions",
    ]
    assert sizes < {f"Default {size}" for size in range(32, 47)}  # 70 % of 47 at least


def test_a_word_is_not_cut_where_smaller_type_holds_it():
    word = "Rechtsschutzversicherungsgesellschaften"
    made = laid(Cue(0, 4000, word), picture=UPRIGHT, language="de")

    assert made.track[0].text == word
    assert codes(made) == ["B05"]


def test_a_word_that_no_type_holds_is_cut():
    made = laid(Cue(0, 4000, "a" * 200), picture=UPRIGHT)

    assert "".join(made.track[0].lines) == "a" * 200
    assert "B08" in codes(made)


def test_what_no_picture_holds_is_shown_one_after_another():
    text = " ".join(["word"] * 400)
    made = laid(Cue(0, 60_000, text))

    assert len(made.track) > 2
    assert " ".join(cue.text for cue in made.track).split() == text.split()
    assert all(one.end == next_one.start for one, next_one in made.track.pairs())
    assert (made.track[0].start, made.track.end) == (0, 60_000)
    assert "B07" in codes(made)


def test_dialogue_keeps_its_lines():
    text = "- Did you see it?\n- No, nobody did."

    assert laid(Cue(0, 4000, text), picture=UPRIGHT).track[0].text == text


# Places ---------------------------------------------------------------------------------------


def placed(made: Laid) -> list[tuple[int, int, int]]:
    found = [re.match(r"\{\\an(\d)\\pos\((\d+),(\d+)\)", text) for text in texts(made)]
    return [tuple(map(int, match.groups())) for match in found if match]


@pytest.mark.parametrize("anchor", range(1, 10))
def test_a_cue_stands_where_its_file_says(anchor: int):
    made = laid(Cue(0, 1000, "Hi", placement=Placement(anchor)))
    ((column, x, y),) = placed(made)

    assert column == (anchor - 1) % 3 + 1
    assert (x < 400, 400 < x < 900, x > 900)[column - 1]
    assert (y > 600, 300 < y < 450, y < 120)[(anchor - 1) // 3]


def test_settings_of_webvtt_are_understood():
    ((_, _, y),) = placed(laid(Cue(0, 1000, "Hi", placement=Placement(None, (("line", "0"),)))))

    assert y < 120


def test_captions_at_one_time_stand_clear_of_each_other():
    made = laid(Cue(0, 3000, "One\ntwo"), Cue(1000, 3000, "Three"), Cue(3000, 4000, "Four"))
    (first, second, third, last) = [y for _, _, y in placed(made)]

    assert first < second  # its two lines
    assert first - third > 43
    assert last == second  # alone again


def test_too_many_at_once_are_told():
    made = laid(*[Cue(0, 1000, f"Caption number {at}") for at in range(40)])

    assert "B10" in codes(made)
    assert all(0 < y <= 720 for _, _, y in placed(made))


def test_upright_video_leaves_its_foot_to_the_app():
    ((_, _, y),) = placed(laid(Cue(0, 1000, "Hi"), look="bold-social", picture=UPRIGHT))

    assert y <= 1280 * 0.65


# Words ----------------------------------------------------------------------------------------


def test_the_spoken_word_is_coloured_while_it_is_spoken():
    cue = Cue(
        1000, 2000, "one, two", words=[Word(0, "one", 1000, 1200), Word(5, "two", 1700, 1900)]
    )
    made = laid(cue, look=own(word=WordLook(mode="color", color="#FFD60A")))

    assert [(fields[1], fields[2]) for fields in events(made)] == [
        ("0:00:01.00", "0:00:01.70"), ("0:00:01.70", "0:00:01.90"), ("0:00:01.90", "0:00:02.00"),
    ]  # fmt: skip
    bodies = [shown(text) for text in texts(made)]
    assert bodies == [r"{\c&H0AD6FF&}one,{\c} two", r"one, {\c&H0AD6FF&}two", "one, two"]


def test_no_word_is_lit_over_a_long_pause():
    cue = Cue(0, 9000, "one two", words=[Word(0, "one", 0, 500), Word(4, "two", 5000, 5500)])
    made = laid(cue, look="highlighter")

    assert [(fields[1], fields[2]) for fields in events(made, "word box")] == [
        ("0:00:00.00", "0:00:00.50"), ("0:00:05.00", "0:00:05.50"),
    ]  # fmt: skip
    assert len(texts(made)) == 1  # the words themselves never change


def test_words_fill_as_they_are_spoken():
    cue = Cue(0, 3000, "one two\nthree", words=[
        Word(0, "one", 100, 400), Word(4, "two", 600, 1000), Word(8, "three", 1000, 2000),
    ])  # fmt: skip
    made = laid(cue, look="karaoke-word")

    assert [text.partition(")}")[2] for text in texts(made)] == [
        r"{\k10\kf30}one {\k20\kf40}two",
        r"{\k100\kf100}three",
    ]


def test_hebrew_fills_word_by_word():
    made = laid(dated(Cue(0, 2000, "שלום עולם")), look="karaoke-word", language="he")

    assert texts(made)[0].endswith("{\\k100}שלום {\\k100}עולם")


def test_captions_without_the_times_of_words_are_told():
    made = laid(dated(Cue(0, 1000, "a")), Cue(1000, 2000, "b"), look="highlighter")

    assert [f.message.rpartition(", ")[2] for f in made.findings if f.code == "B09"] == [
        "1 caption"
    ]
    assert "B09" not in codes(laid(Cue(0, 1000, "a")))


def test_a_few_words_at_once_follow_the_voice():
    made = laid(dated(Cue(0, 4500, LONG)), look="bold-social", picture=UPRIGHT)

    assert " ".join(cue.text for cue in made.track).split() == LONG.split()
    assert max(len(cue.text.split()) for cue in made.track) <= 4
    for cue in made.track.cues[1:]:
        assert cue.start == cue.words[0].start
    assert all(one.end == next_one.start for one, next_one in made.track.pairs())


def test_capitals_leave_marks_and_words_in_their_places():
    cue = Cue(
        0, 900, "Straße, go", marks=[Mark(8, 10, "italic")], words=[Word(0, "Straße,", 0, 400)]
    )
    made = laid(cue, look=own(capitals=True, word=WordLook(mode="fill", color="#FFD60A")))

    assert made.track[0].text == "STRAẞE, GO"
    assert made.track[0].words[0].text == "STRAẞE,"
    assert r"{\i1}GO" in texts(made)[0]


def test_bold_captions_stay_bold_behind_a_bold_word():
    made = laid(Cue(0, 900, "a b c", marks=[Mark(2, 3, "bold")]), look=own(bold=True))

    assert r"\b0" not in made.ass


# Claims ---------------------------------------------------------------------------------------

CLAIM = Mark(5, 12, "claim", attributes=(("certainty", "alleged"), ("id", "1")))


def test_claims_are_shown_only_if_asked_for():
    cue = Cue(0, 1000, "that it rained", marks=[CLAIM])

    assert laid(cue).ass == laid(Cue(0, 1000, "that it rained")).ass
    assert r"{\rclaim-alleged 43}it rain{\r}" in laid(cue, claims=load_look("claims")).ass


@pytest.mark.parametrize("name", CAPTION_LOOKS)
def test_claims_stand_on_the_box_that_their_colours_need(name: str):
    claims = load_look("claims")
    made = laid(dated(Cue(0, 1000, "that it rained", marks=[CLAIM])), look=name, claims=claims)
    boxes = [line.split(",") for line in made.ass.split("\n") if line.startswith("Style: box ")]

    assert boxes
    for fields in boxes:
        assert fields[6] == "&H33000000"  # 80 % black
        assert fields[15] == "4"
    # Yellow is the colour of a claim now, so no word is yellow because it is spoken.
    assert "0AD6FF" not in made.ass


def test_a_claims_colour_stays_when_its_word_is_spoken():
    look = own(word=WordLook(mode="color", color="#FFD60A"))
    made = laid(dated(Cue(0, 3000, "that it rained", marks=[CLAIM])), look=look,
                claims=load_look("claims"))  # fmt: skip
    spoken = [text for text in texts(made) if r"\c&HFFFFFF&" in text]
    assert all(r"{\rclaim-alleged 43}it rain" in shown(text) for text in texts(made))

    assert len(spoken) == 2  # "that", and the "ed" outside the claim


def test_a_look_may_show_claims_by_itself():
    mine = own(size=7).replace(styles=[("claim", Style(color="#FFFF00", underline=True))])
    made = laid(Cue(0, 1000, "that it rained", marks=[CLAIM]), look=mine, claims=mine)

    assert r"{\rclaim 50}it rain{\r}" in made.ass


def test_a_box_with_a_light_colour_gives_way_to_claims():
    light = own(color="#000000", box="line", box_color="#FFFFFF", box_opacity=1.0)
    made = laid(Cue(0, 1000, "it rained"), look=light, claims=load_look("claims"))

    assert "&H00FFFFFF,&H00FFFFFF" in made.ass  # white words
    assert "&H00000000" in made.ass  # on black


def test_a_legend_comes_first_at_the_top():
    cue = Cue(0, 9000, "that it rained", marks=[CLAIM])
    made = laid(cue, claims=load_look("claims"), legend=True, look="highlighter")
    words = [fields for fields in events(made) if "alleged" in fields[9].partition("}alleged")[1]]

    assert words
    assert made.track[0].text == "alleged"
    assert made.track[0].end == 5000
    # It has no times of words, and that is nobody's fault.
    assert [str(f).rpartition(", ")[2] for f in made.findings if f.code == "B09"] == ["1 caption"]


def test_a_look_without_captions_has_those_of_the_default():
    cue = Cue(0, 1000, "Hi")

    assert laid(cue, look="claims").ass == laid(cue, look="plain").ass


# Direction ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "mark"),
    [
        ("שלום.", "he", ""),
        ("BBC אמרה.", "he", "\u200f"),
        ("BBC News and אמרה", "he", "\u200f"),
        ("BBC", "he", ""),
        ("- שלום", "he", ""),
        ("3, BBC, שלום", "he", "\u200f"),
        ("שלום he said to all", "en", "\u200e"),
        ("שלום he said to all", None, "\u200e"),
        ("BBC מהדורת החדשות", None, "\u200f"),
    ],
)
def test_a_line_that_begins_with_the_other_script_runs_its_own_way(
    text: str, language: str | None, mark: str
):
    body = texts(laid(Cue(0, 1000, text), language=language))[0].partition("}")[2]

    assert body == mark + text


def test_libass_is_told_to_look_at_whole_lines():
    made = laid(dated(Cue(0, 1000, "שלום עולם", marks=[Mark(0, 4, "italic")])), look="highlighter",
                claims=load_look("claims"))  # fmt: skip
    styles = [line for line in made.ass.split("\n") if line.startswith("Style: ")]

    assert len(styles) > 2
    assert all(line.endswith(",-1") for line in styles)


# Times ----------------------------------------------------------------------------------------


def test_times_are_those_of_frames():
    made = laid(Cue(1001, 2000, "Hi"), frame_rate=FrameRate(25))

    assert (made.track[0].start, made.track[0].end) == (1040, 2000)
    assert [tuple(fields[1:3]) for fields in events(made)] == [("0:00:01.02", "0:00:01.98")]


def test_without_frames_times_are_rounded_down():
    made = laid(Cue(1009, 2019, "Hi"))

    assert [tuple(fields[1:3]) for fields in events(made)] == [("0:00:01.00", "0:00:02.01")]
    assert (made.track[0].start, made.track[0].end) == (1000, 2010)
