"""Caption tracks that other programs put into videos, taken out by every ffmpeg that is here."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue
from subtools.core.text import Mark
from subtools.errors import InputError
from subtools.media.extract import CaptionTrack, extract, tracks
from subtools.media.mux.tx3g import file_of
from subtools.media.probe import probe

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.track import Track
    from subtools.media.locate import Ffmpeg

SRT = """\
1
00:00:00,500 --> 00:00:01,250
<i>Slanted</i> and <font color="#ff0000">red</font>

2
00:00:01,250 --> 00:00:02,001
two
lines

"""
PICTURE = ["-f", "lavfi", "-i", "testsrc2=s=320x180:d=3:r=25"]


def made(path: Path, *arguments: object) -> str:
    """Run ffmpeg: a picture, then these arguments, into a file."""
    program = shutil.which("ffmpeg")
    assert program
    argv = [program, "-nostdin", "-v", "error", "-y", *PICTURE, *map(str, arguments), str(path)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return str(path)


def taken(path: str, program: Ffmpeg, at: int = 0) -> tuple[Track, str, bytes]:
    video = probe(path, program)
    return extract(video, tracks(video)[at], program)


@pytest.fixture
def srt(tmp_path: Path) -> Path:
    path = tmp_path / "in.srt"
    path.write_text(SRT, encoding="utf-8", newline="")
    return path


H264 = ["-c:v", "libx264", "-preset", "ultrafast"]


@pytest.mark.parametrize(
    ("suffix", "codec"), [("mp4", "mov_text"), ("mov", "mov_text"), ("mkv", "srt"), ("mkv", "ass")]
)
def test_what_ffmpeg_put_in_comes_out_plain_and_on_time(
    tmp_path: Path, srt: Path, each_ffmpeg: Ffmpeg, suffix: str, codec: str
):
    path = made(tmp_path / f"v.{suffix}", "-i", srt, *H264, "-map", 0, "-map", 1, "-c:s", codec)
    back, _, _ = taken(path, each_ffmpeg)

    assert [cue.text for cue in back] == ["Slanted and red", "two\nlines"]
    kinds = [(mark.kind, mark.start, mark.end) for mark in back[0].marks]
    # ffmpeg's own encoder for MP4 drops colours.
    assert kinds == [("italic", 0, 7), ("font", 12, 15)][: 1 if codec == "mov_text" else 2]
    tick = 10 if codec == "ass" else 1
    times = [(500, 1250), (1250, 2001)]
    assert all(
        abs(cue.start - start) < tick and abs(cue.end - end) < tick
        for cue, (start, end) in zip(back, times, strict=True)
    )


def test_times_count_from_the_start_of_the_file(tmp_path: Path, srt: Path, each_ffmpeg: Ffmpeg):
    path = made(
        tmp_path / "v.mkv", "-i", srt, *H264, "-map", 0, "-map", 1, "-c:s", "srt",
        "-output_ts_offset", 10,
    )  # fmt: skip

    assert probe(path, each_ffmpeg).start == 10_000
    assert taken(path, each_ffmpeg)[0][0].start == 500


def test_substation_comes_out_line_by_line(tmp_path: Path, each_ffmpeg: Ffmpeg):
    head = (
        "[Script Info]\r\nScriptType: v4.00+\r\n\r\n[V4+ Styles]\r\n"
        "Format: Name, Fontname, Fontsize\r\nStyle: Sign,Arial,20\r\n\r\n[Events]\r\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\r\n"
    )
    lines = [
        r"Dialogue: 3,0:00:00.50,0:00:01.20,Sign,Ann,1,2,3,fx,{\pos(1,2)\t(\fs9)}Hi\hyou",
        r"Dialogue: 0,0:00:00.20,0:00:02.00,Sign,,0,0,0,,{\p1}m 0 0 l 9 9{\p0}\Nx",
    ]
    source = tmp_path / "in.ass"
    source.write_text(head + "\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    path = made(tmp_path / "v.mkv", "-i", source, *H264, "-map", 0, "-map", 1, "-c:s", "copy")
    back, name, stored = taken(path, each_ffmpeg)

    assert name == "ass"
    got = stored.decode().replace("\r\n", "\n").split("\n")
    assert [line for line in got if line.startswith("Dialogue")] == lines
    assert "Style: Sign,Arial,20" in got
    assert len(back) == 2


def test_pictures_of_letters_are_named_and_not_read(tmp_path: Path, each_ffmpeg: Ffmpeg):
    path = made(tmp_path / "v.mkv", *H264)
    video = probe(path, each_ffmpeg)
    track = CaptionTrack(1, 1, "hdmv_pgs_subtitle")

    assert track.pictures
    with pytest.raises(InputError, match="holds pictures of letters, not text"):
        extract(video, track, each_ffmpeg)


def test_an_unlucky_track_of_mp4_is_read_as_far_as_it_goes(tmp_path: Path, each_ffmpeg: Ffmpeg):
    own = tmp_path / "own.mp4"
    own.write_bytes(file_of([Cue(0, 900, "Whole", marks=[Mark(0, 5, "bold")])]))
    path = made(tmp_path / "v.mp4", "-i", own, *H264, "-map", 0, "-map", 1, "-c:s", "copy")
    data = bytearray((tmp_path / "v.mp4").read_bytes())
    # The style record now says that it has more letters than there are.
    at = data.index(b"styl") + 6
    data[at : at + 4] = b"\0\1\xff\xff"
    (tmp_path / "v.mp4").write_bytes(data)
    (cue,) = taken(path, each_ffmpeg)[0]

    assert (cue.text, [(m.start, m.end) for m in cue.marks]) == ("Whole", [(1, 5)])


def test_a_video_without_captions_has_no_track(tmp_path: Path, each_ffmpeg: Ffmpeg):
    assert tracks(probe(made(tmp_path / "v.mp4", *H264), each_ffmpeg)) == []
