"""Colours of captions as the video's numbers mean them.

Libass hands ffmpeg red, green and blue as screens show them. What ffmpeg makes of them is right
for standard pictures, in newer versions; here is what must be done for the others: older versions
know one matrix only, and in high dynamic range full white means the sun, not paper.
"""

from __future__ import annotations

import os
from functools import cache

from subtools.core.pattern import pattern
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from subtools.media.locate import Ffmpeg
    from subtools.media.video import Video

    Triple = tuple[float, float, float]

#: Luma weights of red and blue, by ffmpeg's names (Rec. ITU-R BT.601, BT.709, BT.2020).
_WEIGHTS = {
    "bt709": (0.2126, 0.0722), "bt470bg": (0.299, 0.114), "smpte170m": (0.299, 0.114),
    "bt2020nc": (0.2627, 0.0593), "bt2020c": (0.2627, 0.0593),
}  # fmt: skip
_OLD = _WEIGHTS["smpte170m"]
#: Linear light of BT.709 in the primaries of BT.2020 (Rec. ITU-R BT.2087, table 2).
_WIDER = (
    (0.6274, 0.3293, 0.0433),
    (0.0691, 0.9195, 0.0114),
    (0.0164, 0.0880, 0.8956),
)
#: Nits of paper white in high dynamic range (Rep. ITU-R BT.2408, 2.1), and what PQ's 1 stands for.
_PAPER, _PQ_PEAK = 203.0, 10_000.0
#: The share of HLG's signal at paper white (Rep. ITU-R BT.2408, table 1).
_HLG_PAPER = 0.75
#: A style's colour, or one in an override; text never has the backslash right before the letters.
_colour = pattern(r"((?:,|\\[1-4]?c)&H(?:[0-9A-F]{2}(?=[0-9A-F]{6}))?)([0-9A-F]{6})")
_SWATCH = """\
[Script Info]
PlayResX: 16
PlayResY: 16
YCbCr Matrix: None
[V4+ Styles]
Format: Name, PrimaryColour, BorderStyle, Outline, Shadow, Alignment
Style: Default,&H0000FFFF,1,0,0,7
[Events]
Format: Layer, Start, End, Style, Text
Dialogue: 0,0:00:00.00,0:00:09.00,Default,{\\pos(0,0)\\p1}m 0 0 l 16 0 16 16 0 16
"""


def in_its_colours(ass: str, video: Video, ffmpeg: Ffmpeg, folder: str) -> str:
    """Return captions whose colours come out as meant in this video, by this ffmpeg."""
    steps: list[Callable[[Triple], Triple]] = []
    colour = video.colour
    if colour.hdr:
        steps.append(_pq if colour.transfer == "smpte2084" else _hlg)
    weights = _WEIGHTS.get(colour.matrix)
    if weights not in {None, _OLD} and not knows_matrices(ffmpeg, folder):
        assert weights is not None  # noqa: S101 - it is in none of the two
        known = weights
        steps.append(lambda rgb: _seen_as(rgb, known))
    return changed(ass, steps) if steps else ass


def changed(ass: str, steps: Sequence[Callable[[Triple], Triple]]) -> str:
    r"""Return an ASS file with each colour, 0 to 1 a channel, put through some steps.

    >>> changed(r"Style: A,Arial,40,&H000000FF\n{\1c&HFF0000&}x", [lambda rgb: rgb[::-1]])
    'Style: A,Arial,40,&H00FF0000\\n{\\1c&H0000FF&}x'
    """

    def put(match: re.Match[str]) -> str:
        blue, green, red = [int(match[2][at : at + 2], 16) / 255 for at in (0, 2, 4)]
        rgb = (red, green, blue)
        for step in steps:
            rgb = step(rgb)
        digits = [f"{min(255, max(0, round(each * 255))):02X}" for each in reversed(rgb)]
        return match[1] + "".join(digits)

    return _colour.sub(put, ass)


def knows_matrices(ffmpeg: Ffmpeg, folder: str) -> bool:
    """Tell whether an ffmpeg draws letters by the picture's own matrix: it is tried, once."""
    return _tried(ffmpeg.path, folder)


@cache
def _tried(path: str, folder: str) -> bool:
    with open(os.path.join(folder, "swatch.ass"), "w", encoding="ascii") as file:
        file.write(_SWATCH)
    argv = [
        path, "-nostdin", "-v", "error", "-f", "lavfi", "-i",
        "color=gray:s=16x16:d=1:r=1,format=yuv420p,setparams=colorspace=bt709:range=tv",
        "-vf", "ass=swatch.ass", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-",
    ]  # fmt: skip
    luma = ask(argv, cwd=folder).out[:1]
    # Yellow has a luma of 219 in BT.709 and of 210 in BT.601.
    return bool(luma) and luma[0] > 214  # noqa: PLR2004


def _seen_as(rgb: Triple, weights: tuple[float, float]) -> Triple:
    """Return the colour that BT.601 makes the same numbers of as these weights make of this one.

    >>> [round(each, 2) for each in _seen_as((1, 1, 1), _WEIGHTS["bt709"])]
    [1.0, 1.0, 1.0]
    """
    kr, kb = weights
    red, green, blue = rgb
    luma = kr * red + (1 - kr - kb) * green + kb * blue
    u, v = (blue - luma) / (2 * (1 - kb)), (red - luma) / (2 * (1 - kr))
    kr, kb = _OLD
    red, blue = luma + v * 2 * (1 - kr), luma + u * 2 * (1 - kb)
    return red, (luma - kr * red - kb * blue) / (1 - kr - kb), blue


def _light(rgb: Triple) -> Triple:
    """Return linear light in wide primaries, 1 for paper white (Rec. ITU-R BT.1886: 2.4)."""
    straight = [max(0.0, each) ** 2.4 for each in rgb]
    red, green, blue = [
        sum(weight * each for weight, each in zip(row, straight, strict=True)) for row in _WIDER
    ]
    return red, green, blue


def _pq(rgb: Triple) -> Triple:
    """Return a colour as PQ's signal (SMPTE ST 2084), with white as bright as paper.

    >>> round(_pq((1, 1, 1))[0], 2)
    0.58
    """
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    powers = [(each * _PAPER / _PQ_PEAK) ** m1 for each in _light(rgb)]
    red, green, blue = [((c1 + c2 * each) / (1 + c3 * each)) ** m2 for each in powers]
    return red, green, blue


def _hlg(rgb: Triple) -> Triple:
    """Return a colour as HLG's signal (Rec. ITU-R BT.2100), with white at 75 per cent.

    >>> [round(each, 2) for each in _hlg((1, 1, 1))], [round(each, 2) for each in _hlg((0, 0, 0))]
    ([0.75, 0.75, 0.75], [0.0, 0.0, 0.0])
    """
    from math import exp, log, sqrt

    a, b, c = 0.17883277, 0.28466892, 0.55991073
    paper = (exp((_HLG_PAPER - c) / a) + b) / 12
    scene = [each * paper for each in _light(rgb)]
    red, green, blue = [sqrt(3 * e) if e <= 1 / 12 else a * log(12 * e - b) + c for e in scene]
    return red, green, blue
