from __future__ import annotations

import colorsys
import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

import subtools.looks
from subtools.claims.attribution import CERTAINTIES, CLASSES, FORMS, SOURCE_KINDS
from subtools.core.look import CONTRAST, FACTS, VTT_COLOURS, Look, Style, contrast
from subtools.errors import InputError, UnknownNameError
from subtools.looks import CAPTION_LOOKS, LOOKS, load_look
from subtools.looks.tables import words

SHIPPED = Path(subtools.looks.__file__).parent
STYLES = [(name, *each) for name in LOOKS for each in load_look(name).styles]
COLOURED = [
    (look, selector, colour)
    for look, selector, style in STYLES
    for colour in (style.color, VTT_COLOURS.get(style.vtt, ""))
    if colour
]


def test_the_list_is_the_folder():
    assert {*LOOKS, *CAPTION_LOOKS, "words"} == {path.stem for path in SHIPPED.glob("*.toml")}


def test_selectors_know_all_that_claims_tell():
    assert FACTS["claim"] == (*CERTAINTIES, *FORMS, "checkable")
    assert FACTS["source"] == SOURCE_KINDS
    assert FACTS["reporting"] == CLASSES


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_says_where_it_is_from_and_keeps_its_box_dark(name: str):
    look = load_look(name)

    assert look.summary
    assert look.source
    assert look.box >= 0.75


def _contrast(colour: str, box: float) -> float:
    """Work out WCAG 2.2's contrast anew, by its text: no line of the package is used."""

    def luminance(channels: list[float]) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    text = luminance([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    behind = luminance([1 - box] * 3)
    return (max(text, behind) + 0.05) / (min(text, behind) + 0.05)


@pytest.mark.parametrize(("look", "selector", "colour"), COLOURED)
def test_every_colour_can_be_read_on_its_box_over_white(look: str, selector: str, colour: str):
    box = load_look(look).box

    assert _contrast(colour, box) >= CONTRAST == 4.5, selector
    assert contrast(colour, box) == pytest.approx(_contrast(colour, box))


@pytest.mark.parametrize(("look", "selector", "colour"), COLOURED)
def test_no_colour_looks_like_a_verdict(look: str, selector: str, colour: str):
    hue, light, saturation = colorsys.rgb_to_hls(
        *[int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    )
    degrees = hue * 360
    grey = saturation < 0.1 or light in {0, 1}

    assert grey or not (degrees < 20 or degrees > 340), f"{look} {selector} is red"
    assert grey or not 75 < degrees < 170, f"{look} {selector} is green"


def _without_colour(style: Style) -> tuple[object, ...]:
    shape = bool(style.bold), bool(style.italic), bool(style.underline)
    return (*shape, style.quotes, style.brackets, style.before, style.after)


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("one", "other"), [*combinations(CERTAINTIES, 2)])
@pytest.mark.parametrize("form", FORMS)
def test_two_certainties_differ_without_any_colour(name: str, one: str, other: str, form: str):
    look = load_look(name)
    first, second = look.style("claim", {one, form}), look.style("claim", {other, form})

    assert _without_colour(first) != _without_colour(second)


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_told_by_colour_alone(name: str):
    look = load_look(name)
    kinds = [("source", ()), ("reporting", ()), *[("claim", (each,)) for each in CERTAINTIES]]
    shapes = [_without_colour(look.style(kind, facts)) for kind, facts in kinds]
    shown = [shape for shape in shapes if shape != _without_colour(Style())]

    assert len(shown) == len(set(shown))
    for (kind, facts), shape in zip(kinds, shapes, strict=True):
        assert look.style(kind, facts).color == "" or shape in shown, f"{kind} {facts}"


@pytest.mark.parametrize("name", ["claims", "minimal"])
def test_two_looks_add_no_text(name: str):
    assert not load_look(name).adds_text


def test_what_a_template_names_is_there():
    for name, selector, style in STYLES:
        for found in re.findall(r"\{(.*?)\}", style.before + style.after):
            assert found in {"id", "who", *words("en")}, f"{name} {selector}"


def test_every_language_has_every_word():
    table = tomllib.loads((SHIPPED / "words.toml").read_text(encoding="utf-8"))

    assert set(table) == {"en", "de", "fr", "es", "ru"}
    for language, said in table.items():
        assert set(said) == set(table["en"]), language
        assert all(said.values())
    assert words("pt-BR") == words("en")


def test_the_more_exact_selector_has_the_say_then_the_later_one():
    look = Look(
        "mine",
        summary="",
        source="",
        styles=[
            ("claim.denied.direct", Style(before="3")),
            ("claim.direct", Style(before="1", italic=True)),
            ("claim.denied", Style(before="2", italic=False)),
            ("claim", Style(before="0", bold=True)),
        ],
    )

    assert look.style("claim").before == "0"
    assert look.style("claim", {"direct"}).before == "1"
    assert look.style("claim", {"denied", "direct"}) == Style(before="3", bold=True, italic=False)
    assert look.style("source", {"denied"}) == Style()


GOOD = 'summary = "a"\nsource = "b"\nbox = 0.8\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("box = ", "not a TOML file"),
        ('summary = "a"\nsource = "b"\n', "'box' is missing"),
        (GOOD + "bxo = 1\n", "did you mean 'box'"),
        (GOOD.replace("0.8", '"dark"'), "box must be a number"),
        (GOOD.replace("0.8", "true"), "box must be a number"),
        (GOOD.replace("0.8", "0.6"), "box must be 0.75 to 1"),
        (GOOD + "[style.claim]\nitalic = 1\n", "italic must be true or false"),
        (GOOD + "[style.claim]\ncolour = 'x'\n", "did you mean 'color'"),
        (GOOD + "[style.claim]\ncolor = 'yellow'\n", "#rrggbb"),
        (GOOD + "[style.claim]\ncolor = '#FF0000'\n", "contrast of 3.2"),
        (GOOD + "[style.claim]\nvtt = 'magenta'\n", "contrast of 4.0"),
        (GOOD + "[style.claim]\nvtt = 'orange'\n", "vtt must be one of"),
        (GOOD + "[style.claim]\nbrackets = '('\n", "two characters"),
        (GOOD + "[style.'claim.true']\n", "no selector 'claim.true'"),
        (GOOD + "[style.verdict]\n", "no selector 'verdict'"),
        (GOOD + "style = 3\n", "styles are tables"),
    ],
)
def test_what_is_wrong_with_a_look_of_ones_own_is_said(text: str, message: str, tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)) as caught:
        load_look(str(path))

    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)


def test_a_look_of_ones_own_has_the_name_of_its_file(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + "[style.claim]\nbold = true\n", encoding="utf-8")
    look = load_look(str(path))

    assert (look.name, look.style("claim")) == ("mine", Style(bold=True))


def test_an_unknown_name_is_said_with_the_nearest(tmp_path: Path):
    with pytest.raises(UnknownNameError, match="did you mean 'editor'"):
        load_look("edtior")
    with pytest.raises(InputError, match="can't read the look"):
        load_look(str(tmp_path / "none.toml"))


#: Machado, Oliveira, Fernandes 2009: what eyes without one kind of cones see (linear RGB).
BLINDNESS = {
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
              (-0.01182, 0.04294, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
             (0.004733, 0.691367, 0.3039)),
}  # fmt: skip


def _seen(colour: str, cones: tuple[tuple[float, ...], ...]) -> list[float]:
    """Return the CIE Lab of a colour as such eyes see it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    rgb = [min(1, max(0, sum(map(float.__mul__, row, linear)))) for row in cones]
    white = (0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)
    xyz = [sum(a * b for a, b in zip(row, rgb, strict=True)) / sum(row) for row in white]
    x, y, z = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz]
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("eyes", BLINDNESS)
def test_colours_stay_apart_for_colour_blind_eyes(eyes: str):
    colours = {style.color for _, style in load_look("claims").styles}
    seen = {colour: _seen(colour, BLINDNESS[eyes]) for colour in colours}
    near = {
        (a, b): sum((p - q) ** 2 for p, q in zip(seen[a], seen[b], strict=True)) ** 0.5
        for a, b in combinations(sorted(colours), 2)
    }

    # WebVTT's own yellow and lime, white and cyan come as close as 8.
    assert min(near.values()) > 13, min(near, key=lambda pair: near[pair])
