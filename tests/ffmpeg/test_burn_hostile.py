"""Burning what somebody made to do harm: captions that give orders, files that lead elsewhere."""

from __future__ import annotations

import os
import random
import shutil
import socket
import struct
import subprocess
import threading
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.errors import InputError, ProgramError
from subtools.media.burning import burn, plan_burn
from subtools.media.locate import look_at
from subtools.media.probe import probe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from subtools.media.locate import Ffmpeg
    from tests.ffmpeg.conftest import Eyes, Make, Shell

SYSTEM = shutil.which("ffmpeg") or ""
CANARY = "canary-7f3a9c"
WIDTH, HEIGHT = 320, 180
#: Each text is seen for so long (ms): two frames.
EACH = 80
CAPTIONS = "1\n00:00:00,400 --> 00:00:01,600\nHello there\n"


def ffmpeg(*options: object) -> None:
    argv = [SYSTEM, "-nostdin", "-v", "error", "-y", *map(str, options)]
    subprocess.run(argv, check=True, timeout=60)


# Captions

#: Text that means something to libass, to ffmpeg's filters, to a browser or to a terminal, and text
#: of the same length that means nothing.
ORDERS = {
    r"{\p1}m 0 0 l 300 0 300 150 0 150{\p0}": r"(/p1)m 0 0 l 300 0 300 150 0 150(/p0)",
    r"{\fs9999}large": "(/fs9999)large",
    r"{\an8}above": "(/an8)above",
    r"{\pos(10,10)}there": "(/pos(10,10))there",
    r"{\move(0,0,300,100)}away": "(/move(0,0,300,100))away",
    r"{\1c&H0000FF&\3c&HFF0000&}red": "(/1c&H0000FF&/3c&HFF0000&)red",
    r"{\alpha&HFF&}unseen": "(/alpha&HFF&)unseen",
    r"{\fn../../canary.ttf}font": "(/fn../../canary.ttf)font",
    r"{\fscx900\fscy900}wide": "(/fscx900/fscy900)wide",
    r"{\t(\fs200)}growing": "(/t(/fs200))growing",
    r"{\clip(0,0,1,1)}cut off": "(/clip(0,0,1,1))cut off",
    r"{\k500}{\rDefault}{}": "(/k500)(/rDefault)()",
    r"{a comment} and {": "(a comment) and (",
    r"\{not escaped\}": "/(not escaped/)",
    r"one\Ntwo\nthree\hfour": "one/Ntwo/nthree/hfour",
    "<script>alert(1)</script>": "(script)alert(1)(/script)",
    "</font><b>bold</b><i>": "(/font)(b)bold(/b)(i)",
    '<font size="99" color="red">': '(font size="99" color="red")',
    "it's 'quoted' \"twice\"": "it.s .quoted. .twice.",
    "[in]scale=9:9[out];null": "(in)scale.9:9(out);null",
    "movie=/etc/passwd,overlay": "movie./etc/passwd,overlay",
    "%{pts} %{localtime} %d %s": "%(pts) %(localtime) %d %s",
    "Dialogue: 9,0:00:00.00,0:00:09.00": "Dialogue; 9,0:00:00.00,0:00:09.00",
    "&lt;b&gt; &amp;nbsp; &#65;": "&lt.b&gt. &amp.nbsp. &#65.",
}


def colours(frame: bytes) -> int:
    """Return how far red, green and blue of a frame's pixels lie apart: text is gray on gray."""
    pairs = zip(frame[::3], frame[2::3], strict=True)
    return max(abs(red - blue) for red, blue in pairs)


def rows(frame: bytes) -> list[int]:
    """Return the rows with bright pixels of a gray frame."""
    return [row for row in range(HEIGHT) if max(frame[row * WIDTH :][:WIDTH]) > 120]


def columns(frame: bytes) -> int:
    """Return how wide what is bright is."""
    found = [column for column in range(WIDTH) if max(frame[column::WIDTH]) > 120]
    return found[-1] - found[0] if found else 0


@pytest.fixture(scope="module")
def gray_clip(clips: Make) -> Path:
    return clips("gray.mp4", source=f"color=0x181818:s={WIDTH}x{HEIGHT}:r=25:d=2.4")


def drawn(texts: list[str], clip: Path, out: Path, program: Ffmpeg, eyes: Eyes) -> list[bytes]:
    """Burn texts one after another; return one frame of each, as colours."""
    cues = [Cue(at * EACH, (at + 1) * EACH, text) for at, text in enumerate(texts)]
    burn(plan_burn(Track(cues), clip, out, ffmpeg=program, crf=1))
    return [
        eyes.frame(out, (at * EACH + EACH // 2) / 1000, pixels="rgb24") for at in range(len(texts))
    ]


def test_orders_in_captions_are_text(
    gray_clip: Path, each_ffmpeg: Ffmpeg, eyes: Eyes, tmp_path: Path
):
    hostile = drawn(list(ORDERS), gray_clip, tmp_path / "hostile.mp4", each_ffmpeg, eyes)
    harmless = drawn([*ORDERS.values()], gray_clip, tmp_path / "harmless.mp4", each_ffmpeg, eyes)

    for text, one, other in zip(ORDERS, hostile, harmless, strict=True):
        assert colours(one) < 12, text
        # The same lines at the same place, of about the same width: brackets are not all as wide.
        assert abs(rows(one[::3])[0] - rows(other[::3])[0]) <= 2, text
        assert abs(rows(one[::3])[-1] - rows(other[::3])[-1]) <= 2, text
        assert abs(columns(one[::3]) - columns(other[::3])) <= 24, text


@pytest.mark.parametrize(
    "text",
    [
        "".join(map(chr, [*range(1, 32), *range(127, 160)])) + "Hello",
        "nul\0nul",
        "\N{RIGHT-TO-LEFT OVERRIDE}live\N{POP DIRECTIONAL FORMATTING} \N{LEFT-TO-RIGHT ISOLATE}x",
        "x" * 10_000,
        "word " * 2_000,
        "e" + "\N{COMBINING ACUTE ACCENT}" * 2_000,
        "\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}\N{VARIATION SELECTOR-16}" * 1_000 + "x",
        "\ufeff\ufffe\uffff\U0010ffff",
        "\ud800 alone",
        "\n" * 500 + "last",
        "{" * 3_000,
        "\\" * 3_000,
    ],
    ids=[
        "control", "nul", "overrides", "long word", "many words", "marks", "joiners", "no letters",
        "half a pair", "lines", "brackets", "backslashes",
    ],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_text_without_measure_is_drawn_or_told(
    text: str, gray_clip: Path, each_ffmpeg: Ffmpeg, eyes: Eyes, tmp_path: Path
):
    out = tmp_path / "out.mp4"
    burn(plan_burn(Track([Cue(400, 1_600, text)]), gray_clip, out, ffmpeg=each_ffmpeg))

    assert probe(out, each_ffmpeg).duration == 2_400
    assert eyes.bright(out, 2.2) == 0
    assert colours(eyes.frame(out, 1, pixels="rgb24")) < 20


FILES = {
    "coordinates.srt": "1\n00:00:00,400 --> 00:00:01,600 X1:-9999 X2:99999 Y1:1e9 Y2:nan\nHello\n",
    "overrides.srt": "1\n00:00:00,400 --> 00:00:01,600\n{\\p1}m 0 0 l 999 0{\\p0}{\\fs999}Hello\n",
    "settings.vtt": (
        "WEBVTT\n\nSTYLE\n::cue { font-size: 900px; background: url(file:///CANARY) }\n"
        '@import "file:///CANARY";\n\nREGION\nid:a\nwidth:9999%\nlines:-4\n'
        "regionanchor:nan%,1e99%\n\n00:00.400 --> 00:01.600 line:-99999999999 position:1e9% "
        "size:-1% align:evil region:a vertical:up\n<c.__proto__><v \x1b[31m>Hello<00:99.999>\n"
    ),
    "whole.ass": (
        "[Script Info]\nPlayResX: -1\nPlayResY: 999999999\nWrapStyle: 9\n\n[V4+ Styles]\n"
        "Format: Name, Fontname, Fontsize\nStyle: Default,../../CANARY,99999\n\n[Fonts]\n"
        "fontname: CANARY.ttf\n!!!!!!!!\n\n[Graphics]\nfilename: CANARY.png\n!!!!\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:00.40,0:00:01.60,Default,x,99999,99999,99999,Scroll up;0;999;1,"
        "{\\fnCANARY\\an5\\org(1,1)\\frz90\\p1}m 0 0 l 9 9{\\p0}{\\r}Hello\n"
        "Picture: 0,0:00:00.40,0:00:01.60,Default,,0,0,0,,CANARY.png\n"
        "Movie: 0,0:00:00.40,0:00:01.60,Default,,0,0,0,,CANARY.avi\n"
        "Command: 0,0:00:00.40,0:00:01.60,Default,,0,0,0,,touch CANARY.made\n"
    ),
    "entities.ttml": (
        '<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY x SYSTEM "file:///CANARY">]>'
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0.4s" end="1.6s">Hello &x;</p>'
        "</div></body></tt>"
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_no_captions_lead_to_another_file(  # noqa: PLR0913, PLR0917
    name: str,
    gray_clip: Path,
    each_ffmpeg: Ffmpeg,
    eyes: Eyes,
    shell: Shell,
    private: Callable[[Path], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    private(tmp_path / "private")
    folder = tmp_path / "place"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "canary").write_text(CANARY, encoding="utf-8")
    text = FILES[name].replace("CANARY", str(folder / "canary"))
    (folder / name).write_text(text, encoding="utf-8", newline="")
    program = ("--ffmpeg", each_ffmpeg.path)
    done = shell("burn", gray_clip, name, "-o", "out.mp4", "--ass", "laid.ass", *program)

    if done.code == 2:
        assert len(done.said) == 1
        assert CANARY not in done.err
        assert sorted(each.name for each in folder.iterdir()) == sorted(["canary", name])
        return
    assert done.code == 0, done.err
    assert CANARY not in done.err
    assert "\x1b" not in done.err
    laid = (folder / "laid.ass").read_text(encoding="utf-8")
    assert CANARY not in laid
    assert str(folder) not in laid
    assert "[Fonts]" not in laid
    assert "\\p1" not in laid
    assert CANARY.encode() not in (folder / "out.mp4").read_bytes()
    names = sorted(each.name for each in folder.iterdir())
    assert names == sorted(["canary", "laid.ass", "out.mp4", name])
    assert list((tmp_path / "private").iterdir()) == []
    # "Hello", in its ordinary size, whole and inside the picture.
    frame = eyes.frame(folder / "out.mp4", 1)
    assert 0 < rows(frame)[0] <= rows(frame)[-1] < HEIGHT - 1
    assert 5 <= len(rows(frame)) <= 30
    assert 15 <= columns(frame) <= 80


# Containers


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who came there: nobody may."""
    came: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        with suppress(OSError):  # closed: the test is over
            while True:
                caller, _ = server.accept()
                came.append(caller.recv(1_000))
                caller.close()

    with closing(server):
        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield server.getsockname()[1], came
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:2,\n{}\n#EXT-X-ENDLIST\n"
DASH = (
    '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
    'profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" mediaPresentationDuration="PT2S">'
    '<Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1">'
    "<BaseURL>{}</BaseURL></Representation></AdaptationSet></Period></MPD>"
)
SDP = (
    "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
    "m=video PORT RTP/AVP 96\na=rtpmap:96 H264/90000\n"
)
LISTS = {
    "ffconcat": "ffconcat version 1.0\nfile '{}'\n",
    "hls": HLS,
    "hls with a key": HLS.replace("#EXTINF", '#EXT-X-KEY:METHOD=AES-128,URI="{}"\n#EXTINF'),
    "dash": DASH,
    "sdp": SDP,
    "asx": '<ASX version="3"><ENTRY><REF HREF="{}"/></ENTRY></ASX>',
    "imf": '<?xml version="1.0"?><AssetMap><Path>{}</Path></AssetMap>',
    "image list": "P6\n# {}\n",
    "smil": '<smil><body><video src="{}"/></body></smil>',
}


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts", ".m3u8"])
@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_other_files_is_no_video(  # noqa: PLR0913, PLR0917
    kind: str,
    suffix: str,
    clip: Path,
    ffmpegs: list[str],
    listener: tuple[int, list[object]],
    tmp_path: Path,
):
    port, came = listener
    path = tmp_path / f"video{suffix}"
    shutil.copy(clip, tmp_path / "near.mp4")
    for place in (f"http://127.0.0.1:{port}/a.ts", f"file://{clip}", str(clip), "near.mp4"):
        path.write_text(LISTS[kind].format(place, place).replace("PORT", str(port)), "utf-8")
        for program in ffmpegs:
            with pytest.raises(InputError, match="can't be read as a video"):
                probe(path, look_at(program))
    assert came == []


@pytest.mark.parametrize("suffix", [".srt", ".vtt", ".ass"])
def test_a_list_named_captions_leads_nowhere(
    suffix: str, clip: Path, shell: Shell, listener: tuple[int, list[object]], tmp_path: Path
):
    port, came = listener
    path = tmp_path / f"captions{suffix}"
    for text in (LISTS["ffconcat"], LISTS["hls"]):
        path.write_text(text.format(f"http://127.0.0.1:{port}/a.srt"), encoding="utf-8")
        done = shell("burn", clip, path, "-o", tmp_path / "out.mp4")
        assert done.code in {0, 2}
        assert "Traceback" not in done.err
    assert came == []


@pytest.mark.parametrize(
    "name",
    [
        "concat:{}", "subfile,,start,0,end,99999,,:{}", "crypto:{}", "cache:{}", "async:{}",
        "file:{}", "http://127.0.0.1:{port}/a.mp4", "tcp://127.0.0.1:{port}", "pipe:0", "fd:0",
        "lavfi:color", "-", "data:video/mp4;base64,AAAA", "/dev/stdin", "/dev/zero",
    ],
)  # fmt: skip
def test_an_address_is_no_file(
    name: str, clip: Path, shell: Shell, listener: tuple[int, list[object]], tmp_path: Path
):
    port, came = listener
    video = name.format(clip, port=port)
    (tmp_path / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    done = shell("burn", "-o", tmp_path / "out.mp4", "--", video, tmp_path / "talk.srt")

    assert done.code == 2
    assert len(done.said) == 1
    assert "no such file" in done.err or "is a device or a pipe, not a file" in done.err
    assert came == []


def boxed(kind: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I4s", len(data) + 8, kind) + data


def with_reference(movie: bytes, path: bytes) -> bytes:
    """Make a movie take its samples from another file: a Macintosh alias in each `dref`."""
    name = path.rpartition(b"/")[2]
    alias = (
        bytes(10) + bytes([4]) + b"disk".ljust(27, b"\0") + bytes(12) + bytes([len(name)])
        + name.ljust(63, b"\0") + bytes(16) + struct.pack(">hh", 1, 1) + bytes(16)
        + struct.pack(">HH", 2, len(path) + 4 + len(path) % 2) + b"disk" + path
        + bytes(len(path) % 2) + struct.pack(">hh", -1, 0)
    )  # fmt: skip
    reference = boxed(b"dref", bytes(4), struct.pack(">I", 1), boxed(b"alis", bytes(4), alias))

    def rebuilt(data: bytes) -> bytes:
        made, at = b"", 0
        while at < len(data):
            size, kind = struct.unpack_from(">I4s", data, at)
            content = data[at + 8 : at + size]
            if kind == b"dref":
                made += reference
            elif kind in {b"moov", b"trak", b"mdia", b"minf", b"dinf"}:
                made += boxed(kind, rebuilt(content))
            else:
                made += data[at : at + size]
            at += size
        return made

    return rebuilt(movie)


def test_a_movie_that_refers_to_another_file_does_not_open_it(
    clip: Path, clips: Make, each_ffmpeg: Ffmpeg, eyes: Eyes, tmp_path: Path
):
    white = clips("white.mp4", source=f"color=white:s={WIDTH}x{HEIGHT}:r=25:d=2.4")
    video, out = tmp_path / "video.mov", tmp_path / "out.mp4"
    source = tmp_path / "source.mov"
    ffmpeg("-i", clip, "-c", "copy", source)
    video.write_bytes(with_reference(source.read_bytes(), os.fsencode(white)))
    assert b"alis" in video.read_bytes()
    # The trap is one: an ffmpeg that is told to opens the other file.
    told = [SYSTEM, "-v", "verbose", "-enable_drefs", "1", "-use_absolute_path", "1", "-i", video]
    assert b"white.mp4" in subprocess.run(told, check=False, capture_output=True).stderr

    try:
        burn(plan_burn(Track([Cue(400, 1_600, "Hello")]), video, out, ffmpeg=each_ffmpeg))
    except ProgramError:  # there are no samples at the places named in this file
        assert not out.exists()
    else:
        assert eyes.bright(out, 2.2) == 0


def test_an_attachment_is_carried_and_never_opened(
    clip: Path, each_ffmpeg: Ffmpeg, eyes: Eyes, tmp_path: Path
):
    evil, video = tmp_path / "evil.ttf", tmp_path / "video.mkv"
    evil.write_bytes(b"\x00\x01\x00\x00" + random.Random(1).randbytes(4_000))  # noqa: S311
    name = "../../../evil\n  Stream #0:9: Video: h264.ttf"
    ffmpeg(
        "-i", clip, "-c", "copy", "-attach", evil, "-metadata:s:t", "mimetype=font/ttf",
        "-metadata:s:t", f"filename={name}", video,
    )  # fmt: skip
    before = sorted(tmp_path.iterdir())
    for suffix in (".mkv", ".mp4"):
        out = tmp_path / f"out{suffix}"
        plan = plan_burn(Track([Cue(400, 1_600, "Hello")]), video, out, ffmpeg=each_ffmpeg)
        burn(plan)
        assert eyes.bright(out, 1) > 20
        assert sorted(tmp_path.iterdir()) == sorted([*before, out])
        out.unlink()


TITLE = "one\n    Stream #0:1: Video: vp8, yuv420p, 9x9\r\n  Duration: 99:00:00.00\x1b[31m\x07"


def test_words_in_a_file_are_no_facts_about_it(
    clip: Path, each_ffmpeg: Ffmpeg, shell: Shell, tmp_path: Path
):
    video = tmp_path / "video.mkv"
    ffmpeg(
        "-i", clip, "-c", "copy", "-metadata", f"title={TITLE}", "-metadata:s:v", f"title={TITLE}",
        "-metadata:s:a", f"title={TITLE}", "-metadata", f"  Stream #0:3={TITLE}", video,
    )  # fmt: skip
    known = probe(video, each_ffmpeg)

    assert (known.width, known.height, known.codec) == (WIDTH, HEIGHT, "h264")
    assert [stream.kind for stream in known.streams] == ["video", "audio"]
    assert abs((known.duration or 0) - 2_400) < 100

    (tmp_path / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    program = ("--ffmpeg", each_ffmpeg.path)
    done = shell("burn", video, tmp_path / "talk.srt", "-o", tmp_path / "out.mkv", *program)
    assert done.code == 0, done.err
    assert done.err[:-1].isprintable()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_is_no_fact_about_a_file(clip: Path, ffmpegs: list[str], tmp_path: Path):
    name = "x\n\n  Stream #0:0: Video: vp8, yuv420p, 9x9\r  Stream #0:1: Video: vp8\n.mp4"
    shutil.copy(clip, tmp_path / name)
    for program in ffmpegs:
        known = probe(tmp_path / name, look_at(program).replace(path=program))
        assert (known.width, known.codec, len(known.streams)) == (WIDTH, "h264", 2)


@pytest.mark.parametrize("options", [{}, {"jobs": 2}], ids=["whole", "jobs"])
@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
def test_every_other_stream_keeps_its_tags(
    suffix: str, options: dict[str, int], clip: Path, each_ffmpeg: Ffmpeg, tmp_path: Path
):
    talk, video, out = tmp_path / "talk.srt", tmp_path / "video.mkv", tmp_path / f"out{suffix}"
    talk.write_text(CAPTIONS, encoding="utf-8")
    ffmpeg(
        "-i", clip, "-i", talk, "-map", "0:v", "-map", "0:a", "-map", "0:a", "-map", "1",
        "-c", "copy", "-metadata:s:a:0", "language=ger", "-metadata:s:a:1", "language=fre",
        "-metadata:s:a:1", "title=Kommentar", "-metadata:s:s:0", "language=ice", video,
    )  # fmt: skip
    burn(
        plan_burn(Track([Cue(400, 1_600, "Hello")]), video, out, ffmpeg=each_ffmpeg),
        **options,
    )
    known = probe(out, look_at(SYSTEM)).streams

    languages = [stream.language for stream in known[1:]]
    assert languages in (["ger", "fre", "ice"], ["deu", "fra", "isl"])  # two ways to say it
    if suffix == ".mkv":
        assert [stream.title for stream in known] == ["", "", "Kommentar", ""]


# Damage


def cut(path: Path, share: float, *, suffix: str, options: tuple[str, ...], to: Path) -> Path:
    """Make a file of a container, and cut off its end."""
    whole = to / f"whole{suffix}"
    ffmpeg("-i", path, "-c", "copy", *options, whole)
    data = whole.read_bytes()
    whole.unlink()
    made = to / f"cut{suffix}"
    made.write_bytes(data[: int(len(data) * share)])
    return made


def flipped(path: Path, to: Path) -> Path:
    """Make a file with bits that are turned in its packets."""
    made = to / "flipped.mp4"
    ffmpeg("-i", path, "-c", "copy", "-movflags", "+faststart", made)
    data = bytearray(made.read_bytes())
    chance = random.Random(1)  # noqa: S311
    begin = data.index(b"mdat") + 700
    for _ in range(60):
        data[chance.randrange(begin, len(data))] ^= 1 << chance.randrange(8)
    made.write_bytes(data)
    return made


DAMAGED: dict[str, Callable[[Path, Path], Path]] = {
    "mp4": lambda clip, to: cut(
        clip, 0.6, suffix=".mp4", options=("-movflags", "+faststart"), to=to
    ),
    "mkv": lambda clip, to: cut(clip, 0.5, suffix=".mkv", options=(), to=to),
    "ts": lambda clip, to: cut(clip, 0.5005, suffix=".ts", options=(), to=to),
    "bits": flipped,
}


@pytest.mark.parametrize("way", [(), ("--jobs", "2"), ("--smart", "--resume")], ids=" ".join)
@pytest.mark.parametrize("kind", DAMAGED)
def test_damage_is_never_silent(  # noqa: PLR0913, PLR0917
    kind: str,
    way: tuple[str, ...],
    clips: Make,
    each_ffmpeg: Ffmpeg,
    eyes: Eyes,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    video = DAMAGED[kind](clips("busy.mp4", source="testsrc2=s=320x180:r=25:d=2.4"), tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.srt").write_text(CAPTIONS.replace("01,600", "00,800"), encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    program = ("--ffmpeg", each_ffmpeg.path)
    done = shell("burn", video, "talk.srt", "-o", "out.mp4", *program, *way)

    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "out.mp4"])
    assert done.code == 0, done.err
    if kind != "ts" or "--smart" not in way:  # there the damaged end is copied as it is
        assert "B25 the video" in done.err
    assert eyes.bright(tmp_path / "out.mp4", 0.6) > 0


@pytest.mark.parametrize("options", [{}, {"jobs": 2}, {"smart": True}], ids=str)
@pytest.mark.parametrize("kind", ["long sound", "late start"])
def test_lengths_that_differ_are_no_damage(
    kind: str, options: dict[str, int], clips: Make, each_ffmpeg: Ffmpeg, tmp_path: Path
):
    video = tmp_path / "video.mkv"
    busy = clips("busy.mp4", source="testsrc2=s=320x180:r=25:d=2.4")
    late = ("-itsoffset", "3") if kind == "late start" else ()
    sound = ("-f", "lavfi", "-i", "sine=d=4", "-map", "0:v", "-map", "1:a")
    ffmpeg(*late, "-i", busy, *(sound if kind == "long sound" else ()), "-c:v", "copy", video)
    plan = plan_burn(
        Track([Cue(400, 800, "Hello")]), video, tmp_path / "out.mkv", ffmpeg=each_ffmpeg
    )

    assert "B25" not in [finding.code for finding in burn(plan, **options)]


def no_video(kind: str, clip: Path, to: Path) -> Path:  # noqa: C901 - a table
    """Make something that is no video, or none that can be read."""
    path = to / f"video.{kind.partition(' ')[0]}"
    sound = ("-f", "lavfi", "-i", "sine=d=1")
    still = ("-f", "lavfi", "-i", "color=red:s=64x64:d=0.04")
    if kind == "mp4 empty":
        path.write_bytes(b"")
    elif kind == "mp4 text":
        path.write_text("hello\n", encoding="utf-8")
    elif kind == "mp4 noise":
        path.write_bytes(random.Random(1).randbytes(50_000))  # noqa: S311
    elif kind == "mp4 half":
        path.write_bytes(clip.read_bytes()[:6_000])
    elif kind in {"png", "jpg", "bmp"}:
        ffmpeg(*still, "-frames:v", "1", path)
    elif kind == "m4a sound":
        ffmpeg(*sound, path)
    elif kind == "mp3 cover":
        ffmpeg(
            *sound, *still, "-map", "0", "-map", "1", "-frames:v", "1", "-c:v", "mjpeg",
            "-disposition:v", "attached_pic", path,
        )  # fmt: skip
    elif kind == "mp4 folder":
        path.mkdir()
    elif kind == "mp4 pipe":
        os.mkfifo(path)
    elif kind == "mp4 locked":
        path.write_bytes(clip.read_bytes())
        path.chmod(0)
        if os.geteuid() == 0:  # who may read everything: this file he can't
            path = Path("/proc/self/mem")
    return path


NO_VIDEO = {
    "mp4 missing": "no such file",
    "mp4 empty": "is empty, not a video",
    "mp4 folder": "is a folder, not a video",
    "mp4 pipe": "is a device or a pipe, not a file",
    "mp4 locked": "can't be read: ",
    "mp4 text": "can't be read as a video",
    "mp4 noise": "can't be read as a video",
    "mp4 half": "its end is missing (no moov atom)",
    "png": "it is a picture, a playlist or a list",
    "jpg": "it is a picture, a playlist or a list",
    "bmp": "it is a picture, a playlist or a list",
    "m4a sound": "has no picture, only sound or data",
    "mp3 cover": "has no picture, only sound or data",
}


@pytest.mark.skipif(os.name == "nt", reason="pipes, permissions")
@pytest.mark.parametrize("kind", NO_VIDEO)
def test_what_is_no_video_is_told_in_one_line(
    kind: str, clip: Path, each_ffmpeg: Ffmpeg, shell: Shell, tmp_path: Path
):
    path = no_video(kind, clip, tmp_path)
    (tmp_path / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    program = ("--ffmpeg", each_ffmpeg.path)
    done = shell("burn", path, tmp_path / "talk.srt", "-o", tmp_path / "out.mp4", *program)

    assert done.code == 2
    assert len(done.said) == 1
    assert done.err.startswith(f"{path}: ")
    assert NO_VIDEO[kind] in done.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("size", [(0, 0), (65_535, 65_535)], ids=["none", "huge"])
@pytest.mark.parametrize("suffix", [".mov", ".avi"])
@pytest.mark.parametrize("codec", ["libx264", "ffv1", "mjpeg"])
@pytest.mark.timeout(60)
def test_a_size_that_is_a_lie_ends_well_or_is_told(  # noqa: PLR0913, PLR0917
    codec: str,
    suffix: str,
    size: tuple[int, int],
    clips: Make,
    each_ffmpeg: Ffmpeg,
    shell: Shell,
    tmp_path: Path,
):
    """As the header says it: the packets may know better."""
    whole = clips(f"{codec}{suffix}", "-an", "-c:v", codec)
    data = whole.read_bytes()
    if suffix == ".mov":
        told, lie = struct.pack(">HH", WIDTH, HEIGHT), struct.pack(">HH", *size)
    else:
        told, lie = struct.pack("<II", WIDTH, HEIGHT), struct.pack("<II", *size)
    assert told in data[:2_000] + data[-4_000:]
    video = tmp_path / f"video{suffix}"
    video.write_bytes(data.replace(told, lie))
    (tmp_path / "talk.srt").write_text(CAPTIONS, encoding="utf-8")
    program = ("--ffmpeg", each_ffmpeg.path)
    out = tmp_path / "out.mp4"
    done = shell("burn", video, tmp_path / "talk.srt", "-o", out, *program)

    assert done.code in {0, 2, 3}
    assert out.exists() == (done.code == 0)
    assert "Traceback" not in done.err
    if done.code == 0:
        assert probe(out, each_ffmpeg).width == WIDTH
    else:
        assert len(done.said) == 1


# Captions that are not there


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\0" * 500, b"WEBVTT\n", b"1\n\n2\n\n"])
def test_captions_that_hold_none_are_told(data: bytes, clip: Path, shell: Shell, tmp_path: Path):
    path = tmp_path / "talk.srt"
    path.write_bytes(data)
    done = shell("burn", clip, path, "-o", tmp_path / "out.mp4")

    assert done.code == 2
    assert len(done.said) == 1
    assert done.err.startswith(f"{path}: ")
    assert not (tmp_path / "out.mp4").exists()


def test_captions_past_the_end_are_told(clip: Path, each_ffmpeg: Ffmpeg, tmp_path: Path):
    out = tmp_path / "out.mp4"
    far = [Cue(5_000, 6_000, "late"), Cue(360_000_000, 360_001_000, "too late")]
    plan = plan_burn(Track([Cue(400, 1_600, "Hello"), *far]), clip, out, ffmpeg=each_ffmpeg)
    assert "B21" in [finding.code for finding in burn(plan)]

    with pytest.raises(InputError, match="none would be seen"):
        plan_burn(Track(far), clip, out, ffmpeg=each_ffmpeg)
