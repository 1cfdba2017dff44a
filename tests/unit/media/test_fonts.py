"""Fonts for captions: which files, in which order, and what a font's own tables say."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.errors import InputError
from subtools.media.fonts import Missing, bundled, conf, families, tell, write_fonts_conf
from subtools.media.fonts.files import families_of, own_fonts, system_folders
from subtools.media.fonts.fit import fit
from subtools.media.fonts.glyphs import Used
from subtools.media.fonts.probe_file import Face, Seen, faces_of, probe_file
from subtools.media.fonts.scripts import script, unseen
from subtools.media.fonts.sfnt import Font

HOME = Path(bundled() or "")
REGULAR = HOME / "Arimo-Regular.ttf"
DATA = REGULAR.read_bytes()
#: Ascent and descent of Arial, in ems.
ARIAL = (1854 + 434) / 2048


def written(folder: Path, **options: object) -> ET.Element:
    env = write_fonts_conf(str(folder), **options)
    return ET.parse(env["FONTCONFIG_FILE"]).getroot()  # noqa: S314 - written a line before


def folders(tree: ET.Element) -> list[str]:
    return [each.text or "" for each in tree.findall("dir")]


def order(tree: ET.Element, family: str | None) -> list[str]:
    """Return the families that a rule puts in the place of one, or behind all."""
    for match in tree.findall("match"):
        test = match.find("test/string")
        if (None if test is None else test.text) == family:
            return [each.text or "" for each in match.findall("edit/string")]
    raise AssertionError(family)


def test_the_package_brings_four_faces_and_their_licence():
    names = {path.name for path in HOME.iterdir()}

    assert names == {
        "Arimo-Regular.ttf",
        "Arimo-Bold.ttf",
        "Arimo-Italic.ttf",
        "Arimo-BoldItalic.ttf",
        "OFL.txt",
    }
    assert "SIL OPEN FONT LICENSE" in (HOME / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_each_face_is_of_one_family_and_as_high_as_arial(name: str):
    font = Font((HOME / f"Arimo-{name}.ttf").read_bytes())

    assert font.families == ("Arimo",)
    assert font.line == pytest.approx(ARIAL)
    assert not font.coloured


def test_a_line_of_another_height_changes_four_bytes_and_no_other():
    changed = Font(DATA).with_line(0.9, 0.6)

    assert Font(changed).line == pytest.approx(1.5, abs=0.001)
    assert len(changed) == len(DATA)
    assert sum(a != b for a, b in zip(changed, DATA, strict=True)) <= 4


def test_a_collection_is_its_fonts():
    # The tables of a font in a collection are counted from the start of the file.
    head = b"ttcf" + struct.pack(">IIII", 0x10000, 2, 20, 20)
    moved = bytearray(DATA)
    for at in range(int.from_bytes(DATA[4:6], "big")):
        place = 12 + 16 * at + 8
        start = int.from_bytes(DATA[place : place + 4], "big") + len(head)
        moved[place : place + 4] = start.to_bytes(4, "big")
    font = Font(head + bytes(moved))

    assert font.families == ("Arimo",)
    assert font.line == pytest.approx(ARIAL)
    assert Font(font.with_line(1, 1)).line == pytest.approx(2)


@given(st.integers(0, 4000), st.binary(max_size=40), st.integers(0, len(DATA)))
def test_a_damaged_font_is_no_font_or_answers(at: int, noise: bytes, end: int):
    damaged = (DATA[:at] + noise + DATA[at + len(noise) :])[:end]
    try:
        font = Font(damaged)
    except ValueError:
        assert damaged[:4] != DATA[:4] or len(damaged) < 4
        return
    assert font.line >= 0
    assert all(font.families)
    assert len(font.with_line(1, 0.3)) >= len(damaged)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ja", "Noto Sans CJK JP"),
        ("ko-KR", "Noto Sans CJK KR"),
        ("zh", "Noto Sans CJK SC"),
        ("zh-Hant", "Noto Sans CJK TC"),
        ("zh_HK", "Noto Sans CJK HK"),
        ("zh-Hans-CN", "Noto Sans CJK SC"),
        ("en", "Arimo"),
        ("", "Arimo"),
        (None, "Arimo"),
    ],
)
def test_the_language_says_whose_forms_come_first(tmp_path: Path, language: str, first: str):
    tree = written(tmp_path, language=language, system=False)
    cjk = [name for name in order(tree, None) if name.startswith("Noto Sans CJK")]

    assert order(tree, "Arial")[0] == first
    assert order(tree, "sans-serif")[:-1] == order(tree, "Arial")[:-1]
    assert order(tree, "Helvetica")[-1] == "Helvetica"
    assert cjk[0] == (first if first != "Arimo" else "Noto Sans CJK SC")
    assert len(cjk) == 5


def test_each_family_is_asked_once():
    names = families.fallbacks("zh-HK", ["My Font"])

    assert names[:2] == ("Arimo", "My Font")
    assert len(names) == len(set(names))


def test_own_fonts_come_behind_the_packages_and_before_all_others(tmp_path: Path):
    mine = tmp_path / "Mein Schönes & <Böses>.TTF"
    mine.write_bytes(DATA.replace("Arimo".encode("utf-16-be"), "Mimor".encode("utf-16-be")))
    tree = written(tmp_path, extra=[mine])
    places = folders(tree)

    assert order(tree, None)[:3] == ["Arimo", "Mimor", "Noto Sans"]
    assert places[0] == str(HOME)
    assert [Path(path).resolve() for path in Path(places[1]).iterdir()] == [mine.resolve()]
    assert set(system_folders()) <= set(places[2:])


def test_the_systems_fonts_can_be_left_out(tmp_path: Path):
    assert not set(folders(written(tmp_path, system=False))) & set(system_folders())


def test_a_place_that_xml_cannot_hold_is_reached_by_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "a\x01b"
    place.mkdir()
    monkeypatch.setattr(conf, "system_folders", lambda: [str(place)])

    assert [Path(each).resolve() for each in folders(written(tmp_path))][-1] == place


def test_what_is_found_in_folders_that_go_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    kept, inside = [each.text or "" for each in written(tmp_path).findall("cachedir")]
    again = [each.text or "" for each in written(tmp_path, extra=[REGULAR]).findall("cachedir")]

    assert "subtools" in kept
    assert inside.startswith(str(tmp_path))
    assert again == [inside, kept]


def test_colour_fonts_and_fonts_of_boxes_are_refused(tmp_path: Path):
    refused = written(tmp_path).findall("selectfont/rejectfont/pattern/patelt")
    names = {each.findtext("string") for each in refused}

    assert {"Unifont", "Last Resort", "Noto Color Emoji"} <= names
    assert [each.findtext("bool") for each in refused if each.get("name") == "color"] == ["true"]


def test_a_font_that_is_none_is_an_error_that_names_it_as_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("song.mp3").write_bytes(b"ID3")
    Path("empty").mkdir()
    told = {"song.mp3": "is no", "none.ttf": "no such file", "empty": "has no font file"}
    for name, words in told.items():
        with pytest.raises(InputError, match=words) as caught:
            own_fonts([name])
        assert caught.value.source == name


def test_a_colour_font_that_is_named_is_an_error(tmp_path: Path):
    path = tmp_path / "colour.ttf"
    path.write_bytes(DATA.replace(b"GPOS", b"CBDT", 1))

    with pytest.raises(InputError, match="in colours"):
        families_of(path)


def test_a_folder_gives_its_fonts_and_passes_over_the_rest(tmp_path: Path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.otf").write_bytes(DATA)
    (tmp_path / "b.ttf").write_bytes(b"no font")
    (tmp_path / "c.txt").write_text("text")

    assert own_fonts([tmp_path]) == {str(tmp_path / "deep" / "a.otf"): ("Arimo",)}


def test_fonts_with_room_for_tall_stacks_are_made_larger(tmp_path: Path):
    tall = tmp_path / "tall.ttf"
    tall.write_bytes(Font(DATA).with_line(1.4, 0.8))
    same = tmp_path / "same.ttf"
    same.write_bytes(DATA)
    face = Face("Arial")
    used = [Used(str(tall), face, "م"), Used(str(same), face), Used(str(tmp_path / "gone"), face)]
    made = fit(used, str(tmp_path))

    assert [*made] == [str(tall)]
    assert Font(Path(made[str(tall)]).read_bytes()).line == pytest.approx(1.3, abs=0.001)
    assert fit(used, str(tmp_path), kept=[tmp_path]) == {}
    assert fit(used, str(tmp_path), kept=[tall]) == {}


ASS = r"""[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold
Style: Default,Arial,64,&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,0,0,0,0
Style: Loud,Impact,64,&H00FFFFFF,&H00FFFFFF,&H00000000,&H80000000,-1,0,0,0
[Events]
Dialogue: 0,0:00:02.50,0:00:03.00,Default,,0,0,0,,ab{\i1}c{\i0}a\Nb{\an8}
Dialogue: 0,0:00:01.00,0:00:02.00,Loud,,0,0,0,,a, b{\rDefault}d{\b1\fnMono}e{\r}f
"""


def test_characters_are_counted_by_the_face_that_draws_them():
    found = faces_of(ASS)
    plain, bold = Face("Arial"), Face("Impact", 700)

    assert found[plain] == {"a": Seen(2500, 2), "b": Seen(2500, 2), "d": Seen(1000)}
    assert found[Face("Arial", 400, 100)] == {"c": Seen(2500)}
    assert found[bold] == {"a": Seen(1000), ",": Seen(1000), "b": Seen(1000), "f": Seen(1000)}
    assert found[Face("Mono", 700)] == {"e": Seen(1000)}


def test_the_file_that_libass_is_asked_by_has_each_character_once():
    found = faces_of(ASS)
    again = faces_of(probe_file(found))

    assert again == {face: dict.fromkeys(chars, Seen(0)) for face, chars in found.items()}


def test_what_draws_nothing_is_not_asked_for():
    ignored = "\u200d\ufe0f\u2060\u202b\u00ad\u00a0 "
    event = f"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x{ignored}\n"

    assert [*faces_of(ASS + event)[Face("Arial")]] == ["a", "b", "d", "x"]
    assert not unseen("\u0600")
    assert not unseen("\u202f")


@pytest.mark.parametrize(
    ("char", "called"),
    [
        ("é", "Latin"),
        ("ґ", "Cyrillic"),
        ("ָ", "Hebrew"),
        ("٣", "Arabic"),
        ("ー", "Japanese kana"),
        ("々", "Chinese characters"),
        ("ꯀ", "Meetei Mayek"),
        ("\u0301", "accents"),
        ("☎", "symbols"),
        ("👍", "emoji"),
        ("\ue000", "private or unknown"),
    ],
)
def test_scripts_are_called_as_people_call_them(char: str, called: str):
    assert script(char) == called


@given(st.characters())
def test_every_character_has_a_script(char: str):
    assert script(char).strip()


def test_a_finding_for_each_script_says_which_how_many_where_and_what_to_do():
    missing = [Missing(char, script="Hebrew", time=61_500) for char in "אבגדהוזחט"]
    missing += [Missing("👍", script="emoji", time=2_000, count=3)]
    cues = [Cue(2000, 3000, "Good 👍"), Cue(61_500, 63_000, "שלו"), Cue(64_000, 65_000, "א")]
    hebrew, emoji = tell(missing, cues)

    assert (hebrew.code, hebrew.severity, hebrew.cue) == ("B20", "warning", 1)
    assert hebrew.message.startswith("no font has 9 characters of Hebrew (א ב ג ד ה ו ז ח …), ")
    assert "0:01:01.5" in hebrew.message.replace("00:01", "0:01")
    assert "--font FILE" in hebrew.message
    assert emoji.cue == 0
    assert "a character of emoji (👍)" in emoji.message
    assert tell([Missing("ს", script="Georgian", crowded=True)])[0].message.endswith("one style")
    assert tell([]) == ()
