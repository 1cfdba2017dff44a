"""What works for video on this machine, tried out, and what to install for what does not."""

from __future__ import annotations

import os

from subtools.core.value import Value, put
from subtools.errors import ProgramError
from subtools.media.locate import REMEDY, find_ffmpeg
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import ThreadPoolExecutor
    from typing import Literal

    from subtools.media.fonts import Fonts
    from subtools.media.locate import Ffmpeg

    #: ok: it works. missing: it would be of use, and the remedy brings it. none: nothing is lost.
    State = Literal["ok", "missing", "none"]

#: A line in each script that captions are often written in, with what is special in it.
SAMPLES = {
    "Latin": "Voilà, Żółć ♪",
    "Greek": "Καλημέρα",
    "Cyrillic": "Привіт",
    "Hebrew": "שלום",
    "Arabic": "مرحبا",
    "Persian and Urdu": "گفتگو ہے",
    "Hindi and Marathi": "नमस्ते",
    "Bengali": "নমস্কার",
    "Punjabi": "ਸਤ ਸ੍ਰੀ",
    "Gujarati": "નમસ્તે",
    "Odia": "ନମସ୍କାର",
    "Tamil": "வணக்கம்",
    "Telugu": "నమస్తే",
    "Kannada": "ನಮಸ್ತೆ",
    "Malayalam": "നമസ്തേ",
    "Sinhala": "ආයුබෝවන්",
    "Thai": "สวัสดี",
    "Lao": "ສະບາຍດີ",
    "Khmer": "សួស្តី",
    "Burmese": "မင်္ဂလာပါ",
    "Georgian": "გამარჯობა",
    "Armenian": "Բարեւ",
    "Amharic": "ሰላም",
    "Chinese": "你好，世界",
    "Japanese": "こんにちは",
    "Korean": "안녕하세요",
    "Symbols": "☎ ✓ ★ →",
    "Emoji": "😀 👍",
}
_PREFIX = "subtools "
_LITTLE = 2 * 10**9
_GIGA = 10**9
_WIDTH, _HEIGHT = 320, 64
#: Of 255. Letters are white; what compression and scaling leave of black is far below.
_LIT = 128


class Check(Value):
    """One thing that was tried: its group and name, what was found, and what to do if it lacks."""

    __slots__ = ("found", "group", "name", "remedy", "state")
    group: str
    name: str
    state: State
    found: str
    remedy: str

    def __init__(
        self, group: str, name: str, state: State, *, found: str = "", remedy: str = ""
    ) -> None:
        """Keep the parts."""
        put(self, "group", group)
        put(self, "name", name)
        put(self, "state", state)
        put(self, "found", found)
        put(self, "remedy", remedy)


class Health(Value):
    """Every check, and whether captions can be burned in."""

    __slots__ = ("burns", "checks")
    checks: tuple[Check, ...]
    burns: bool

    def __init__(self, checks: Iterable[Check], *, burns: bool) -> None:
        """Keep the parts."""
        put(self, "checks", tuple(checks))
        put(self, "burns", burns)


def examine(asked: str | os.PathLike[str] | None = None) -> Health:
    """Try out what video needs, with the ffmpeg `asked` for or the one that is found."""
    from subtools.media.workshop import Workshop

    try:
        ffmpeg = find_ffmpeg(asked, filters=("ass",))
    except ProgramError as error:
        said = str(error).partition(f"; {REMEDY}")[0]
        lack = Check("video", "ffmpeg", "missing", found=said, remedy=REMEDY)
        return Health([lack, *_fonts(), _space()], burns=False)
    from concurrent.futures import ThreadPoolExecutor

    with Workshop() as shop, ThreadPoolExecutor() as pool:
        trying = pool.submit(_encoders, ffmpeg, pool)
        fonts = _ready(ffmpeg, shop.folder)
        drawing = _drawing(ffmpeg, shop.folder, fonts)
        scripts = [*_scripts(fonts)]
        encoders = trying.result()
    burns = drawing.state == "ok" and any([each.state == "ok" for each in encoders])
    checks = [*_program(ffmpeg), drawing, *_fonts(), _space(), *encoders, *scripts]
    return Health(checks, burns=burns)


def _program(ffmpeg: Ffmpeg) -> Iterator[Check]:
    found = f"{ffmpeg.version}, {ffmpeg.path} (from {ffmpeg.found})"
    yield Check("video", "ffmpeg", "ok", found=found)
    beside = ffmpeg.ffprobe
    found = beside or "none beside it; ffmpeg itself is asked instead"
    yield Check("video", "ffprobe", "ok" if beside else "none", found=found)
    if "scdet" in ffmpeg.filters:
        yield Check("video", "shot changes", "ok", found="they are found (filter scdet)")
    else:
        remedy = "an ffmpeg from 4.4 on finds changes of shot"
        yield Check("video", "shot changes", "missing", found="no filter scdet", remedy=remedy)


def _fonts() -> Iterator[Check]:
    from subtools.media.fonts.families import DEFAULT_FAMILY
    from subtools.media.fonts.files import bundled, packages, system_folders

    if (home := bundled()) is not None:
        yield Check("video", "font", "ok", found=f"{DEFAULT_FAMILY}, {home}")
    else:
        remedy = "pip install --force-reinstall subtools"
        found = f"{DEFAULT_FAMILY} is not in this installation"
        yield Check("video", "font", "missing", found=found, remedy=remedy)
    extra = packages()
    found = ", ".join([*extra, *system_folders()])
    state: State = "ok" if found else "none"
    yield Check("video", "more fonts", state, found=found or "none; scripts below tell the lack")


def _space() -> Check:
    from shutil import disk_usage
    from tempfile import gettempdir

    folder = gettempdir()
    free = disk_usage(folder).free
    found = f"{free / _GIGA:.1f} GB in {folder}"
    if free < _LITTLE:
        remedy = "make room, or let TMPDIR name a folder on a larger disk"
        return Check("video", "free space", "missing", found=found, remedy=remedy)
    return Check("video", "free space", "ok", found=found)


def _encoders(ffmpeg: Ffmpeg, pool: ThreadPoolExecutor) -> list[Check]:
    from subtools.media.encoders import encoders

    known = [*encoders().values()]
    checks = []
    for each, opens in zip(known, pool.map(ffmpeg.opens, [one.name for one in known]), strict=True):
        if opens:
            checks.append(Check("encoders", each.name, "ok", found=each.codec))
            continue
        why = "not in this ffmpeg" if each.name not in ffmpeg.encoders else "does not open"
        if each.hardware and each.name in ffmpeg.encoders:
            why = "no graphics card for it, or no driver"
        checks.append(Check("encoders", each.name, "none", found=f"{each.codec}: {why}"))
    return checks


def _ready(ffmpeg: Ffmpeg, folder: str) -> Fonts:
    from subtools.media.fonts import ready

    return ready(_captions(), ffmpeg, folder)


def _captions() -> str:
    """Return an ASS file of the samples, each in a family of its own, as no font is called.

    For one family libass takes ten fonts at most.
    """
    from subtools.formats.ass.styles import COLUMNS, style_line

    head = "Dialogue: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,"
    events = [f"{head}{{\\fn{_PREFIX}{name}}}{text}" for name, text in SAMPLES.items()]
    return "\n".join([
        "[V4+ Styles]", f"Format: {', '.join(COLUMNS)}", f"Style: {style_line('Default')}",
        "[Events]", *events, "",
    ])  # fmt: skip


def _scripts(fonts: Fonts) -> Iterator[Check]:
    from subtools.media.fonts.report import remedy

    missing = {each.char for each in fonts.missing}
    drawing = {each.face.family: os.path.basename(each.path) for each in fonts.used}
    for name, text in SAMPLES.items():
        if missing.isdisjoint(text):
            file = drawing.get(_PREFIX + name, "?")
            yield Check("scripts", name, "ok", found=f"{file}: {text}")
        else:
            yield Check("scripts", name, "missing", found=f"no font: {text}", remedy=remedy())


def _drawing(ffmpeg: Ffmpeg, folder: str, fonts: Fonts) -> Check:
    """Draw letters and look for them: where there is no font, ffmpeg ends well all the same."""
    from subtools.formats.ass.styles import COLUMNS, style_line

    text = "\n".join([
        "[Script Info]", "PlayResX: 640", "PlayResY: 128",
        "[V4+ Styles]", f"Format: {', '.join(COLUMNS)}", f"Style: {style_line('Default')}",
        "[Events]", "Dialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,subtools", "",
    ])  # fmt: skip
    with open(os.path.join(folder, "drawing.ass"), "w", encoding="utf-8") as file:
        file.write(text)
    place = f":fontsdir={os.path.relpath(fonts.folder, folder)}" if fonts.folder else ""
    argv = [
        ffmpeg.path, "-nostdin", "-hide_banner", "-v", "error", "-f", "lavfi",
        "-i", f"color=black:s={_WIDTH}x{_HEIGHT}:r=1:d=1", "-vf", f"ass=drawing.ass{place}",
        "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-",
    ]  # fmt: skip
    answer = ask(argv, cwd=folder, env=fonts.env)
    if any([value > _LIT for value in answer.out]):
        return Check("video", "drawing", "ok", found="letters are drawn (filter ass of libass)")
    found = "ffmpeg draws no letters" + (f": {answer.err[-1]}" if answer.err else "")
    return Check("video", "drawing", "missing", found=found, remedy=REMEDY)
