from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from subtools.api import Subtitles
from subtools.claims import marking
from subtools.core.cue import Cue, Word
from subtools.core.look import Look, Style
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats import FORMATS
from subtools.formats.styling import styled
from subtools.formats.styling.sheets import sheet
from subtools.formats.writing import CLAIMS, write
from subtools.looks import load_look

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = {"certainty": "asserted", "form": "indirect", "source-kind": "named"}


def mark(text: str, words: str, kind: str = "claim", name: str = "1", **facts: str) -> Mark:
    at = text.index(words)
    told = {key.replace("_", "-"): value for key, value in facts.items()}
    told = {**CLAIM, **told, "id": name} if kind == "claim" else {"id": name}
    return Mark(at, at + len(words), kind, attributes=tuple(sorted(told.items())))


def talk(*cues: tuple[str, list[Mark]], language: str | None = "en") -> Track:
    return Track(
        [Cue(n * 2000, n * 2000 + 1900, text, marks=marks) for n, (text, marks) in enumerate(cues)],
        language=language,
    )


def shown(track: Track, look: Look | str | None, name: str = "vtt", **options: object) -> list[str]:
    """Return the lines of the cues' texts."""
    text, lowered = write(track, name, look=look, **options)  # type: ignore[arg-type]
    assert [each for each in lowered.findings if each.code in {"L02", "L11", "L13"}] == []
    if name == "sbv":  # has no marks, so the words are all there is
        return [cue.text for cue in lowered]
    blocks = [block for block in text.split("\n\n") if "-->" in block]
    return [line for block in blocks for line in block.split(" --> ")[1].strip().split("\n")[1:]]


def only(text: str, *marks: Mark, look: Look | str | None = "claims", name: str = "vtt") -> str:
    return "\n".join(shown(talk((text, list(marks))), look, name))


RAIN = "He said it rains."


def test_the_kinds_are_those_of_the_finder():
    assert CLAIMS == marking.KINDS


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "sbv", "lrc", "text", "transcript", "tsv"])
def test_whoever_asks_for_no_look_gets_clean_captions_and_no_complaint(name: str):
    marked = talk((RAIN, [mark(RAIN, "it rains"), mark(RAIN, "He", "source")]))
    plain = talk((RAIN, []))
    text, lowered = write(marked, name)

    assert (text, lowered.findings) == (write(plain, name)[0], write(plain, name)[1].findings)


def test_the_lossless_format_carries_marks_and_not_looks():
    marked = talk((RAIN, [mark(RAIN, "it rains")]))

    assert write(marked, "cues", look="editor", legend=True) == write(marked, "cues")


def test_classes_have_the_certainty_and_the_colour_that_players_know():
    text = "Officials denied that it rained"
    said = only(
        text,
        mark(text, "Officials", "source"),
        mark(text, "denied", "reporting"),
        mark(
            text, "it rained", certainty="denied", source_kind="anonymous", **{"class": "denying"}
        ),
    )

    assert said == (
        "<b><c.source.anonymous.cyan>Officials</c></b> "
        "<c.reporting.denying.white><u>denied</u></c> that "
        "<b><c.claim.denied.yellow><i><u>it rained</u></i></c></b>"
    )


@pytest.mark.parametrize(("score", "checkable"), [("0.49", False), ("0.50", True), ("", False)])
def test_a_claim_is_checkable_from_the_threshold_on(score: str, checkable: bool):
    said = only(RAIN, mark(RAIN, "it rains", checkability=score))

    assert (".checkable." in said) is checkable


def test_srt_pairs_every_colour_with_a_tag():
    said = only(RAIN, mark(RAIN, "it rains", certainty="alleged"), name="srt")

    assert said == 'He said <font color="#ffa94d"><i><u>it rains</u></i></font>.'


def test_the_inner_claim_wins_and_the_outer_stays_outside():
    text = "Ann says Bob claimed it rained in May"
    outer = mark(text, "Bob claimed it rained in May", name="1")
    inner = mark(text, "it rained", name="2", certainty="alleged")
    bob = mark(text, "Bob", "source", "2")
    said = only(text, inner, outer, bob)

    assert said == (
        "Ann says <c.claim.asserted.yellow><b><c.source.cyan>Bob</c></b><i> claimed "
        "<c.claim.alleged.yellow><u>it rained</u></c> in May</i></c>"
    )
    assert only(text, inner, outer, bob, name="srt") == (
        'Ann says <font color="#66d9ff"><b>Bob</b></font><font color="#ffff00"><i> claimed </i>'
        '</font><font color="#ffa94d"><i><u>it rained</u></i></font>'
        '<font color="#ffff00"><i> in May</i></font>'
    )


def test_of_two_claims_on_the_same_words_the_longer_encloses():
    first, second = "Bob claimed", "it rained"
    outer = {"name": "1", "certainty": "confirmed"}
    inner = {"name": "2", "certainty": "alleged"}
    track = talk(
        (first, [mark(first, "Bob claimed", **outer)]),
        (second, [mark(second, second, **outer), mark(second, second, **inner)]),
    )

    assert shown(track, "claims")[1] == "<c.claim.alleged.yellow><i><u>it rained</u></i></c>"
    assert '<font color="#ffa94d">' in shown(track, "claims", "srt")[1]


def test_the_number_stands_after_the_last_piece_only():
    one, two, three = "He said it", "rained, and", "it snowed."
    track = talk(
        (one, [mark(one, "it"), mark(one, "He", "source")]),
        (two, [mark(two, two)]),
        (three, [mark(three, "it snowed")]),
    )
    plain = [cue.text for cue in styled(track, load_look("editor"), FORMATS["srt"])]

    assert plain == [one, two, "it snowed\u00a0[1 He]."]


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({"resolved": "Colonel Ivo Brandt"}, "CIB"),
        ({"resolved": "Reuters"}, "Reuters"),
        ({"resolved": "The Free Column"}, "FC"),
        ({"source_kind": "office"}, "office"),
        ({"source_kind": "office", "resolved": "the Ministry of Defence"}, "MD"),
        ({"source_kind": "anonymous"}, "unnamed"),
        ({"source_kind": "none"}, "no source"),
        ({"source_kind": "pronoun"}, ""),
        ({"source_kind": "pronoun", "resolved": "Ann Lee"}, "AL"),
        ({"checkability": "0.9", "resolved": "Ann Lee"}, "AL, check"),
        ({"checkability": "0.9", "source_kind": "pronoun"}, ", check"),
        ({"certainty": "denied", "resolved": "Ann Lee"}, "AL, denied"),
        ({"certainty": "denied", "checkability": "1", "resolved": "Ann Lee"}, "AL, denied, check"),
    ],
)
def test_the_number_is_told_with_who_says_it(facts: dict[str, str], who: str):
    said = only(RAIN, mark(RAIN, "it rains", name="7", **facts), look="editor", name="sbv")
    label = f"[7 {who}]" if who[:1].isalpha() else f"[7{who}]"

    assert said == f"He said it rains\u00a0{label}."


def test_labels_are_in_the_language_of_the_track():
    text = "Er sagt, es regne."
    facts = {"certainty": "denied", "source_kind": "anonymous"}
    track = talk((text, [mark(text, "es regne", **facts)]), language="de-AT")

    assert shown(track, "editor", "sbv") == ["Er sagt, es regne\u00a0[1 ungenannt, bestritten]."]


def test_brackets_and_quotes_stand_around_each_piece_and_never_around_the_narrator():
    text = "It rains, he says, and it snows."
    pieces = [mark(text, "It rains", form="direct"), mark(text, "and it snows", form="direct")]

    assert only(text, *pieces, look="mono", name="sbv") == (
        '["It rains"], he says, ["and it snows"].'
    )


@pytest.mark.parametrize("text", ['"It rains", he says.', "«It rains», he says.", "“It rains”"])
def test_words_in_quotes_get_no_more_of_them(text: str):
    said = only(text, mark(text, "It rains", form="direct"), look="mono", name="sbv")

    assert said == text.replace("It rains", "[It rains]")


def test_dated_words_stay_on_their_words():
    text = "It rains now"
    words = [Word(0, "It", 0, 300), Word(3, "rains", 300, 600), Word(9, "now", 600, 900)]
    cue = Cue(0, 900, text, words=words, marks=[mark(text, "rains", certainty="alleged")])
    made = styled(Track([cue], language="en"), load_look("mono"), FORMATS["lrc"])[0]

    assert made.text == "It [alleged: rains] now"
    assert [made.text[w.offset : w.offset + len(w.text)] for w in made.words] == [
        "It", "rains", "now",
    ]  # fmt: skip
    assert [(w.start, w.end) for w in made.words] == [(w.start, w.end) for w in words]


def test_a_mark_by_hand_without_id_is_shown_too():
    assert (
        only(RAIN, Mark(8, 16, "claim")) == "He said <c.claim.asserted.yellow><i>it rains</i></c>."
    )
    assert only(RAIN, Mark(8, 16, "claim"), look="mono", name="sbv") == "He said [it rains]."


def test_an_id_from_a_file_is_only_text():
    said = only(RAIN, mark(RAIN, "it rains", name="<b>\n{\\i1}"), look="editor")

    assert "&lt;b>{\\i1}" in said
    assert said.count("\n") == 0


def test_a_colour_that_the_file_had_on_the_same_words_gives_way():
    mine = mark(RAIN, "it rains")
    font = Mark(mine.start, mine.end, "font", attributes=(("color", "#123456"),))
    cyan = Mark(mine.start, mine.end, "class", attributes=(("classes", "cyan"),))

    assert only(RAIN, mine, font, name="srt") == only(RAIN, mine, name="srt")
    assert only(RAIN, mine, cyan) == only(RAIN, mine)


def test_a_format_that_can_show_nothing_says_so():
    _, lowered = write(talk((RAIN, [mark(RAIN, "it rains")])), "sbv", look="claims")

    assert [str(each) for each in lowered.findings] == ["L13 meanings not shown (claim), 1 mark"]


def test_a_format_with_slants_only_gets_slants():
    from subtools.formats.format import Format

    slanted = Format("x", summary="", suffixes=(), carries=frozenset({"italic"}))
    made = styled(talk((RAIN, [mark(RAIN, "it rains")])), load_look("claims"), slanted)[0]

    assert made.marks == (Mark(8, 16, "italic"),)


MARKED = talk(
    (RAIN, [mark(RAIN, "it rains"), mark(RAIN, "He", "source")]),
    ("Maybe it snows.", [mark("Maybe it snows.", "it snows", name="2", certainty="alleged")]),
)


def test_exact_colours_stand_in_a_style_block_only_if_asked():
    text, lowered = write(MARKED, "vtt", look="claims", vtt_style="inline")

    assert lowered.findings == ()
    assert text.split("\n\n")[1] == "STYLE\n" + sheet(load_look("claims"), "").strip()
    for vtt_style in ("none", "css"):
        assert "STYLE" not in write(MARKED, "vtt", look="claims", vtt_style=vtt_style)[0]
    with pytest.raises(ValueError, match="none, inline, css"):
        write(MARKED, "vtt", look="claims", vtt_style="block")


def test_the_rules_that_overrule_stand_last():
    rules = re.findall(r"::cue\((\S+)\)", sheet(load_look("editor")))

    assert rules == sorted(rules, key=lambda rule: rule.count("."))
    assert sheet(load_look("mono")) == "video::cue { background-color: rgba(0, 0, 0, 0.8) }\n"


def test_ass_has_a_named_style_for_each_kind_of_words():
    text = write(MARKED, "ass", look="claims")[0]
    styles = dict(re.findall(r"^Style: ([^,]+),(.*)$", text, re.MULTILINE))

    assert list(styles) == ["Default", "source", "claim", "claim-alleged"]
    assert "&H004DA9FF" in styles["claim-alleged"]
    # Bold, Italic, Underline; one box behind the whole caption.
    assert styles["claim-alleged"].split(",")[6:9] == ["0", "-1", "-1"]
    assert styles["Default"].split(",")[14] == "4"
    assert r"{\rsource}He{\r} said {\rclaim}it rains{\r}." in text


def test_styles_are_made_from_the_files_own_default():
    colours = "&H00FFFFFF,&H00FFFFFF,&H00111111,&H00222222"
    own = f"Default,Gill Sans,80,{colours},0,0,0,0,100,100,0,0,1,4,2,8,1,2,3,1"
    text = write(MARKED.replace(metadata=(("ass.style", own),)), "ass", look="claims")[0]
    lines = re.findall(r"^Style: (.*)$", text, re.MULTILINE)

    assert lines[0] == own
    assert lines[1] == own.replace("Default", "source").replace("&H00FFFFFF", "&H00FFD966").replace(
        "&H00222222,0,", "&H00222222,-1,"
    )


def test_a_legend_names_what_is_shown_at_the_top_and_moves_nothing():
    plain = styled(MARKED, load_look("claims"), FORMATS["srt"])
    made = styled(MARKED, load_look("claims"), FORMATS["srt"], legend=True)
    legend = [cue for cue in made if cue not in list(plain)]

    assert [cue for cue in made if cue not in legend] == list(plain)
    assert [(c.start, c.end, c.text) for c in legend] == [(0, 5000, "source · claim · alleged")]
    assert "{\\an8}" in write(MARKED, "srt", look="claims", legend=True)[0]
    assert "line:0" in write(MARKED, "vtt", look="claims", legend=True)[0]


def test_where_nothing_can_stand_at_the_top_or_nothing_is_claimed_there_is_no_legend():
    assert len(styled(MARKED, load_look("mono"), FORMATS["sbv"], legend=True)) == 2
    assert len(styled(talk((RAIN, [])), load_look("claims"), FORMATS["srt"], legend=True)) == 1


def test_a_look_without_a_style_for_a_kind_leaves_it_plain():
    look = Look("x", summary="", source="", styles=[("claim", Style(bold=True))])
    said = only(RAIN, mark(RAIN, "it rains"), mark(RAIN, "He", "source"), look=look)

    assert said == "He said <b><c.claim.asserted>it rains</c></b>."


def test_render_and_save_take_a_look_or_its_name(tmp_path: Path):
    marked = Subtitles(MARKED.cues, language="en")
    text = marked.render("vtt", look="claims", legend=True)

    assert text == write(MARKED, "vtt", look=load_look("claims"), legend=True)[0]
    assert marked.render("vtt", look=load_look("claims"), legend=True) == text

    marked.save(tmp_path / "a.vtt", look="claims", legend=True).save(tmp_path / "clean.vtt")

    assert (tmp_path / "a.vtt").read_text() == text
    assert (tmp_path / "clean.vtt").read_text() == marked.render("vtt")
    assert len(list(tmp_path.iterdir())) == 2


def test_save_writes_a_style_sheet_beside(tmp_path: Path):
    marked = Subtitles(MARKED.cues)
    marked.save(tmp_path / "a.vtt", look="editor", vtt_style="css")
    marked.save(tmp_path / "b.srt", look="editor", vtt_style="css")

    assert {path.name for path in tmp_path.iterdir()} == {"a.vtt", "a.css", "b.srt"}
    assert (tmp_path / "a.css").read_text() == sheet(load_look("editor"))
