"""Colours of captions as a video's numbers mean them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from subtools.media.burning.colours import _hlg, _pq, _seen_as, changed

shares = st.floats(0, 1)
colours = st.tuples(shares, shares, shares)


@given(st.floats(0, 1))
def test_grey_stays_grey_in_every_matrix_and_every_range(grey: float):
    for made in (
        _seen_as((grey,) * 3, (0.2126, 0.0722)),
        _hlg((grey,) * 3),
        _pq((grey,) * 3),
    ):
        assert max(made) - min(made) < 0.001


@given(colours)
def test_nothing_is_brighter_than_paper(rgb):
    assert max(_hlg(rgb)) <= 0.7501
    assert max(_pq(rgb)) <= 0.581


@given(colours, shares)
def test_brighter_stays_brighter(rgb, share: float):
    dark = tuple([each * share for each in rgb])

    for curve in (_hlg, _pq):
        assert all(a <= b + 1e-9 for a, b in zip(curve(dark), curve(rgb), strict=True))


@given(colours)
def test_the_numbers_of_a_colour_are_those_of_its_own_matrix(rgb):
    kr, kb = 0.2126, 0.0722
    luma = kr * rgb[0] + (1 - kr - kb) * rgb[1] + kb * rgb[2]
    made = _seen_as(rgb, (kr, kb))
    old = 0.299 * made[0] + 0.587 * made[1] + 0.114 * made[2]

    assert abs(luma - old) < 1e-9
    assert abs((rgb[2] - luma) / 1.8556 - (made[2] - old) / 1.772) < 1e-9
    assert abs((rgb[0] - luma) / 1.5748 - (made[0] - old) / 1.402) < 1e-9


def test_only_colours_are_changed_and_no_letter():
    ass = (
        "Style: A,Arial,40,&H00FFFFFF,&H00FFFFFF,&H80000000,&H33112233,0\n"
        "Dialogue: 0,0:00:00.00,0:00:01.00,A,,0,0,0,,"
        "{\\1c&HFFFFFF&}\\\u20601c&HFFFFFF& &H00FFFFFF,&\n"
    )
    made = changed(ass, [lambda _rgb: (0.0, 0.0, 0.0)])

    assert made.splitlines()[0] == "Style: A,Arial,40,&H00000000,&H00000000,&H80000000,&H33000000,0"
    assert made.splitlines()[1].endswith("{\\1c&H000000&}\\\u20601c&HFFFFFF& &H00FFFFFF,&")
