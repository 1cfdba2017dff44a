"""Soft subtitles, put in and taken out again, by every ffmpeg that is here."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from subtools.core.cue import Cue, Placement
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.errors import InputError, OutputError, ProgramError
from subtools.media.boxes import box_tracks
from subtools.media.containers import containers
from subtools.media.extract import extract, tracks
from subtools.media.mux import SoftTrack, mux
from subtools.media.mux.others import others
from subtools.media.probe import probe
from tests.strategies import NASTY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from subtools.media.locate import Ffmpeg

    Make = Callable[..., str]


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make a clip once: by its name, whose suffix says what it is, and ffmpeg's arguments."""
    folder = tmp_path_factory.mktemp("clips")
    (folder / "chapters").write_text(
        ";FFMETADATA1\ntitle=The Film\nartist=Ann\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=One\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=3000\ntitle=Two\n",
        encoding="utf-8",
    )
    (folder / "font.ttf").write_bytes(b"\0\1\0\0" + bytes(60))
    (folder / "data").write_bytes(bytes(range(200)))
    (folder / "old.srt").write_text(
        "1\n00:00:00,500 --> 00:00:02,000\nOld <i>words</i> {b}\n", encoding="utf-8"
    )
    (folder / "pictures.sup").write_bytes(pictures_of_letters())
    command("-f lavfi -i color=red:s=64x64 -frames:v 1 cover.png", folder)

    def make(name: str, arguments: str) -> str:
        path = folder / name
        if not path.exists():
            command(f"{arguments} {name}", folder)
        return str(path)

    return make


PICTURE = "-f lavfi -i testsrc2=s=320x180:d=3:r=25"
SOUND = "-f lavfi -i sine=d=3"
H264 = "-c:v:0 libx264 -preset veryfast -bf 2"
VP9 = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8"


def command(arguments: str, folder: Path) -> None:
    program = shutil.which("ffmpeg")
    assert program
    argv = [program, "-nostdin", "-v", "error", "-y", *arguments.split()]
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def pictures_of_letters() -> bytes:
    """Return a Blu-ray subtitle stream: a white bar from 0.1 to 0.6 seconds."""

    def segment(kind: int, pts: int, data: bytes) -> bytes:
        return b"PG" + struct.pack(">IIBH", pts, 0, kind, len(data)) + data

    def composition(number: int, *, shown: bool) -> bytes:
        head = struct.pack(">HHBHBBBB", 320, 180, 16, number, 0x80 * shown, 0, 0, shown)
        return head + (struct.pack(">HBBHH", 0, 0, 0, 99, 99) if shown else b"")

    window = struct.pack(">BBHHHH", 1, 0, 99, 99, 16, 8)
    lines = b"".join([b"\0\x90\1\0\0"] * 8)
    bar = struct.pack(">HBB", 0, 0, 0xC0) + struct.pack(">I", len(lines) + 4)[1:]
    bar += struct.pack(">HH", 16, 8) + lines
    parts = [(0x16, composition(0, shown=True)), (0x17, window)]
    parts += [(0x14, bytes([0, 0, 1, 235, 128, 128, 255])), (0x15, bar), (0x80, b"")]
    shown = b"".join([segment(kind, 9_000, data) for kind, data in parts])
    parts = [(0x16, composition(1, shown=False)), (0x17, window), (0x80, b"")]
    return shown + b"".join([segment(kind, 54_000, data) for kind, data in parts])


def clip(clips: Make, suffix: str) -> str:
    """Return a clip whose sound begins a little before its picture, as in most files."""
    if suffix == "webm":
        return clips("v.webm", f"{PICTURE} {SOUND} {VP9} -c:a libopus")
    return clips(f"v.{suffix}", f"{PICTURE} {SOUND} {H264} -c:a aac")


def told(path: str, *entries: str) -> dict[str, Any]:
    program = shutil.which("ffprobe")
    assert program
    argv = [program, "-v", "error", "-of", "json", *entries, path]
    done = subprocess.run(argv, capture_output=True, check=True)
    return json.loads(done.stdout)


def shape(track: Track) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue.text) for cue in track]


def first(path: str, program: Ffmpeg, at: int = 0) -> Track:
    video = probe(path, program)
    return extract(video, tracks(video)[at], program)[0]


RED = (("color", "#ff0000"),)
TALK = Track(
    [
        Cue(123, 457, "Straight from the start"),
        Cue(1001, 1999, "one\ntwo ünï 🎉", marks=[Mark(0, 3, "italic"), Mark(8, 11, "bold")]),
        Cue(1999, 2002, "x"),
        Cue(2500, 2999, "R&D <b> {i} C:\\new", marks=[Mark(0, 3, "underline")]),
    ],
    language="de",
)
PAIRS = [
    ("mp4", "mp4"), ("mp4", "mov"), ("mp4", "mkv"), ("mov", "mp4"), ("mov", "mov"),
    ("mov", "mkv"), ("mkv", "mp4"), ("mkv", "mov"), ("mkv", "mkv"), ("webm", "webm"),
    ("webm", "mkv"), ("webm", "mp4"), ("ts", "mp4"), ("ts", "mkv"),
]  # fmt: skip


def lead(path: str) -> Fraction:
    """Return how long after the start of a file its picture starts."""
    facts = told(path, "-show_entries", "format=start_time:stream=start_time,codec_type")
    picture = next(each for each in facts["streams"] if each["codec_type"] == "video")
    begins = max(Fraction(0), Fraction(facts["format"]["start_time"]))
    return Fraction(picture["start_time"]) - begins


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_what_goes_in_comes_out_with_its_times_and_marks(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg, source: str, target: str
):
    path, out = clip(clips, source), str(tmp_path / f"out.{target}")
    done = mux(path, [TALK], out, ffmpeg=each_ffmpeg.path)

    (track,) = tracks(probe(out, each_ffmpeg))
    assert (track.language, track.default, track.forced) == ("de", False, False)
    back = first(out, each_ffmpeg)
    assert shape(back) == shape(TALK)
    assert [cue.marks for cue in back] == [cue.marks for cue in TALK]
    assert done.findings == ()
    # As a player sees it: neither the picture nor the captions were moved.
    packets = told(out, "-select_streams", "s", "-show_entries", "packet=pts_time,size")
    times = [Fraction(each["pts_time"]) for each in packets["packets"] if int(each["size"]) > 2]
    assert times[0] == Fraction(123, 1000)
    assert abs(lead(out) - lead(path)) <= Fraction(1, 1000)


@pytest.mark.parametrize("target", ["mp4", "mov", "mkv", "webm"])
def test_no_text_is_taken_for_anything_else(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg, target: str
):
    clean = [text for text in NASTY if text.strip(" \t\n\r\0\ud800\ufeff\u2060\x85\u2028\v\f\xa0")]
    words = [text.replace("\0", "").replace("\r", "") for text in clean if text != "\ud800"]
    cues = [Cue(at * 100, at * 100 + 90, f"a{text}b\n{text}z") for at, text in enumerate(words)]
    source, out = clip(clips, "webm" if target == "webm" else "mp4"), str(tmp_path / f"o.{target}")
    mux(source, [Track(cues, language="en")], out, ffmpeg=each_ffmpeg.path)

    assert shape(first(out, each_ffmpeg)) == shape(Track(cues))


def test_colours_and_crossing_marks_survive_in_mp4(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg
):
    marks = [
        Mark(0, 6, "italic"),
        Mark(3, 9, "bold"),
        Mark(4, 8, "font", attributes=(("color", "#ffa94d"),)),
    ]
    out = str(tmp_path / "out.mp4")
    mux(clip(clips, "mp4"), [Track([Cue(0, 900, "abcdefghij", marks=marks)])], out,
        ffmpeg=each_ffmpeg.path)  # fmt: skip

    assert set(first(out, each_ffmpeg)[0].marks) == set(marks)
    # Others see them, too.
    done = subprocess.run(
        [each_ffmpeg.path, "-v", "error", "-i", out, "-map", "0:s", "-f", "srt", "-"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert b"<i>abc</i><b><i>d</i></b>" in done.stdout
    assert b'color="#ffa94d"' in done.stdout


@pytest.mark.parametrize("target", ["mp4", "mov", "mkv", "webm"])
def test_languages_titles_and_flags_are_told(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg, target: str
):
    soft = [
        SoftTrack(TALK, language="pt-BR", sdh=target != "mov"),
        SoftTrack(TALK, language="de", title="Nur Schilder; 'x'\n=1", forced=True),
        SoftTrack(TALK, language="fr", default=True),
    ]
    out = str(tmp_path / f"out.{target}")
    mux(clip(clips, "webm" if target == "webm" else "mp4"), soft, out, ffmpeg=each_ffmpeg.path)
    found = tracks(probe(out, each_ffmpeg))

    assert [each.language for each in found] == ["pt-BR", "de", "fr"]
    assert [each.default for each in found] == [False, False, True]
    assert [each.forced for each in found] == [False, True, False]
    assert found[0].title == "pt-BR"
    assert found[1].title.startswith("Nur Schilder; 'x'")
    streams = told(out, "-select_streams", "s", "-show_streams")["streams"]
    sdh = [any(s["disposition"][k] for k in ("hearing_impaired", "captions")) for s in streams]
    assert sdh == [target != "mov", False, False]
    codes = {"mp4": ["por", "deu", "fra"], "mkv": ["por", "ger", "fre"]}.get(target)
    assert codes is None or [s["tags"]["language"] for s in streams] == codes


def test_a_track_is_off_unless_it_is_the_default(clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg):
    out = str(tmp_path / "out.mp4")
    mux(clip(clips, "mp4"), [TALK, TALK], out, ffmpeg=each_ffmpeg.path)

    assert [each.enabled for each in box_tracks(out) if each.captions] == [False, False]


RICH = {
    "mp4": f"{PICTURE} {SOUND} -i old.srt -i cover.png -i chapters -map 0 -map 1 -map 1 -map 2"
    " -map 3 -map_chapters 4 -map_metadata 4 " + H264 + " -c:v:1 copy -disposition:v:1 attached_pic"
    " -c:a aac -c:s mov_text -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu"
    " -metadata:s:s:0 language=fra -disposition:a:1 0",
    "mov": f"{PICTURE} {SOUND} -i old.srt -i chapters -f data -i data -map 0 -map 1 -map 1 -map 2"
    " -map 4 -map_chapters 3 -map_metadata 3 " + H264 + " -c:a:0 aac -c:a:1 pcm_s16le -c:s mov_text"
    " -c:d copy -tag:d gpmd -metadata:s:a:0 language=eng -metadata:s:a:1 language=ger"
    " -metadata:s:s:0 language=fra -disposition:a:1 0",
    "mkv": f"{PICTURE} {SOUND} -i old.srt -i chapters -f sup -i pictures.sup -map 0 -map 1 -map 1"
    " -map 2 -map 4 -map_chapters 3 -map_metadata 3 " + H264 + " -c:a:0 flac -c:a:1 libopus"
    " -c:s:0 srt -c:s:1 copy -attach cover.png -metadata:s:t:0 mimetype=image/png"
    " -attach font.ttf -metadata:s:t:1 mimetype=font/ttf -metadata:s:a:0 language=eng"
    " -metadata:s:a:1 language=ger -metadata:s:s:0 language=fre"
    " -disposition:a:0 default -disposition:a:1 0",
    "webm": f"{PICTURE} {SOUND} -i old.srt -i chapters -map 0 -map 1 -map 1 -map 2 -map_chapters 3"
    " -map_metadata 3 " + VP9 + " -c:a libopus -c:s webvtt -metadata:s:a:0 language=eng"
    " -metadata:s:a:1 language=ger -metadata:s:s:0 language=fre"
    " -disposition:a:0 default -disposition:a:1 0",
}
#: What is said, source by target, beside what goes without saying.
SAID = {
    ("mp4", "mp4"): [],
    ("mp4", "mov"): ["K04"],
    ("mp4", "mkv"): ["K02"],
    ("mov", "mp4"): ["K01"],
    ("mov", "mov"): [],
    ("mov", "mkv"): ["K02", "K05"],
    ("mkv", "mp4"): ["K02", "K03", "K05"],
    ("mkv", "mov"): ["K01", "K01", "K02", "K03", "K04", "K05"],
    ("mkv", "mkv"): [],
    ("webm", "webm"): [],
    ("webm", "mkv"): [],
    ("webm", "mp4"): ["K02"],
}


@pytest.mark.parametrize(("source", "target"), SAID)
def test_all_else_of_a_video_goes_along_or_is_named(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg, source: str, target: str
):
    path, out = clips(f"rich.{source}", RICH[source]), str(tmp_path / f"out.{target}")
    done = mux(path, [TALK], out, ffmpeg=each_ffmpeg.path)
    before, after = probe(path, each_ffmpeg), probe(out, each_ffmpeg)

    assert sorted(found.code for found in done.findings) == SAID[source, target]
    assert [s.language for s in after.of_kind("audio")] == ["eng", _german(target)]
    assert [s.default for s in after.of_kind("audio")] == [True, False]
    subtitles = tracks(after)
    pictures = sum(each.pictures for each in tracks(before)) if target == "mkv" else 0
    assert [each.language for each in subtitles if each.format] == ["fr", "de"]
    assert sum(each.pictures for each in subtitles) == pictures
    assert first(out, each_ffmpeg)[0].text == "Old words {b}"
    assert shape(first(out, each_ffmpeg, len(subtitles) - 1)) == shape(TALK)
    facts = told(out, "-show_chapters", "-show_format")
    assert [each["tags"]["title"] for each in facts["chapters"]] == ["One", "Two"]
    tags = {name.lower(): value for name, value in facts["format"]["tags"].items()}
    assert (tags["title"], tags["artist"]) == ("The Film", "Ann")
    covers = {("mp4", "mp4"), ("mp4", "mkv"), ("mkv", "mp4"), ("mkv", "mkv")}
    assert [s.codec for s in after.of_kind("picture")] == ["png"] * ((source, target) in covers)
    fonts = [s for s in after.streams if s.kind == "attachment"]
    assert len(fonts) == ((source, target) == ("mkv", "mkv"))
    if source == "mov" and target in {"mp4", "mov"}:
        assert "gpmd" in [each.tag for each in box_tracks(out)]


def _german(suffix: str) -> str:
    return "deu" if suffix == "mp4" else "ger"


def test_claims_are_seen_in_each_container(clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg):
    claim = Mark(0, 5, "claim")
    talk = Track([Cue(0, 900, "It is true.", marks=[claim])], language="en")
    for suffix in ("mp4", "mkv"):
        out = str(tmp_path / f"out.{suffix}")
        mux(clip(clips, "mp4"), [talk], out, look="claims", ffmpeg=each_ffmpeg.path)
        (cue,) = first(out, each_ffmpeg)
        assert cue.marks, suffix
    assert tracks(probe(out, each_ffmpeg))[0].codec == "ass"


def test_tracks_can_be_replaced_and_a_look_leaves_old_ones_alone(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg
):
    path, out = clips("rich.mkv", RICH["mkv"]), str(tmp_path / "out.mkv")
    done = mux(path, [TALK], out, replace=True, ffmpeg=each_ffmpeg.path)

    assert [each.language for each in tracks(probe(out, each_ffmpeg))] == ["de"]
    assert done.kept == 0


def test_settings_and_ids_of_webvtt_reach_webm_and_come_back(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg
):
    place = Placement(settings=(("line", "0"), ("align", "start")))
    talk = Track([
        Cue(10, 900, "Top", placement=place, extras=(("vtt.id", "intro"),)),
        Cue(1000, 1900, "<v>", marks=[Mark(0, 3, "class", attributes=(("classes", "loud"),))]),
    ])  # fmt: skip
    out = str(tmp_path / "out.webm")
    mux(clip(clips, "webm"), [talk], out, ffmpeg=each_ffmpeg.path)
    back = first(out, each_ffmpeg)

    assert back.cues == talk.cues


def test_substation_goes_through_matroska_line_by_line(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg
):
    from subtools.formats.ass import read
    from subtools.formats.format import ReadOptions

    text = (
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\n"
        "Style: Top,Arial,20\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:00.50,0:00:01.20,Top,Ann,0,0,0,,{\\i1}Hi{\\i0} there\n"
    )
    talk = read(text, ReadOptions())
    out = str(tmp_path / "out.mkv")
    mux(clip(clips, "mp4"), [SoftTrack(talk, format="ass")], out, ffmpeg=each_ffmpeg.path)
    video = probe(out, each_ffmpeg)
    back, name, stored = extract(video, tracks(video)[0], each_ffmpeg)

    assert name == "ass"
    assert shape(back) == shape(talk)
    assert back[0].marks == talk[0].marks
    assert b"{\\i1}Hi{\\i0} there" in stored


@pytest.mark.parametrize(
    "name",
    ["a:b's [x].mp4", "100%.mp4", "-y.mp4", "back\\slash.mp4", "new\nline.mp4", "🎉,;=.mkv",
     "pipe:0.mkv", "http:x.mp4", " lead.mp4"],
)  # fmt: skip
def test_every_name_of_a_file_will_do(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg, name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    shutil.copy(clip(clips, "mp4"), tmp_path / "in" / name)
    mux(f"in/{name}", [TALK], name, ffmpeg=each_ffmpeg.path)

    assert shape(first(name, each_ffmpeg)) == shape(TALK)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["in", name])


def test_what_is_no_video_is_said_in_one_line(tmp_path: Path, each_ffmpeg: Ffmpeg, clips: Make):
    for name, data in (("empty.mp4", b""), ("bad.mp4", bytes(range(256)) * 20)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError) as caught:
            mux(tmp_path / name, [TALK], tmp_path / "o.mp4", ffmpeg=each_ffmpeg.path)
        assert "\n" not in str(caught.value)
        assert "video" in str(caught.value)
    with pytest.raises(OutputError, match="this is a file that is read"):
        mux(clip(clips, "mp4"), [TALK], clip(clips, "mp4"), force=True, ffmpeg=each_ffmpeg.path)
    assert not (tmp_path / "o.mp4").exists()


def test_a_failure_leaves_what_was_there(clips: Make, tmp_path: Path):
    """An ffmpeg that tells what it can do, then fails in the middle of its work."""
    real = shutil.which("ffmpeg")
    fake = tmp_path / "bin" / "ffmpeg"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\ncase "$*" in *matroska\\ file:*) '
        f'for last; do :; done; echo half > "${{last#file:}}"; echo "No space left" >&2; exit 1;; '
        f'esac\nexec {real} "$@"\n',
        encoding="utf-8",
    )
    fake.chmod(0o755)
    out = tmp_path / "out.mkv"
    out.write_bytes(b"old")
    with pytest.raises(ProgramError, match="No space left"):
        mux(clip(clips, "mp4"), [TALK], out, force=True, ffmpeg=fake)

    assert out.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bin", "out.mkv"]


SOUNDS = {
    "aac": "aac", "ac3": "ac3", "alac": "alac", "mp3": "libmp3lame", "opus": "libopus",
    "vorbis": "libvorbis", "flac": "flac", "pcm_s16le": "pcm_s16le", "dts": "dca",
    "truehd": "truehd", "wmav2": "wmav2",
}  # fmt: skip


@pytest.mark.parametrize("codec", SOUNDS)
def test_sound_is_copied_where_the_table_says_so_and_encoded_elsewhere(
    clips: Make, tmp_path: Path, each_ffmpeg: Ffmpeg, codec: str
):
    coder = f"-c:a {SOUNDS[codec]} -ar 48000 -ac 2 -strict -2"
    tiny = "-f lavfi -i testsrc2=s=64x36:d=0.5:r=25"
    source = clips(f"{codec}.mkv", f"{tiny} {SOUND} -t 0.5 -c:v mpeg2video {coder}")
    video = probe(source, each_ffmpeg)
    argv: list[str] = []
    wanted: dict[str, bool] = {}
    for container in containers():
        rest = others(video, container, encoders=each_ffmpeg.encoders)
        out = str(tmp_path / f"o{container.suffixes[0]}")
        picture = "copy" if container.holds("video", "mpeg2video") else "libvpx"
        argv += ["-map", "0:0", "-c:v:0", picture, *rest.args, *container.flags]
        argv += ["-f", container.name, out]
        copied = container.holds("audio", codec)
        assert [each.code for each in rest.findings] == ([] if copied else ["K01"])
        wanted[out] = copied
    command_line = [each_ffmpeg.path, "-nostdin", "-v", "error", "-y", "-i", source, *argv]
    done = subprocess.run(command_line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for out, copied in wanted.items():
        (sound,) = probe(out, each_ffmpeg).of_kind("audio")
        assert (sound.codec == codec) == copied
