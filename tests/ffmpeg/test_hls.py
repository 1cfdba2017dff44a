"""What ffmpeg makes of our segments, alone and beside a video that it cut itself."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from subtools.cli.hls import hls
from subtools.core.cue import Cue
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats.format import ReadOptions
from subtools.formats.hls import write_hls
from subtools.formats.hls.timeline import even
from subtools.formats.hls.video import first_pts, timeline_of
from subtools.formats.vtt import read, write

if TYPE_CHECKING:
    from pathlib import Path

TALK = Track([
    Cue(500, 2000, "First."),
    Cue(2000, 5500, "Over two edges & more.", marks=[Mark(5, 8, "italic")]),
    Cue(5500, 5800, "Last."),
])  # fmt: skip


def ffmpeg(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("ffmpeg")
    assert program
    return subprocess.run(
        [program, "-nostdin", "-hide_banner", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def decoded(*arguments: object, folder: Path) -> Track:
    """Let ffmpeg read subtitles and write them as one WebVTT file."""
    done = ffmpeg("-v", "error", *arguments, "-f", "webvtt", "-", folder=folder)
    assert done.returncode == 0, done.stderr
    return read(done.stdout, ReadOptions())


def video(folder: Path, kind: str, *encoder: str) -> str:
    """Make six seconds of an HLS presentation, and return its media playlist."""
    done = ffmpeg(
        "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=30000/1001:d=6", "-f", "lavfi",
        "-i", "sine=d=6", "-g", "60", *encoder, "-c:a", "aac", "-f", "hls", "-hls_time", "2",
        "-hls_playlist_type", "vod", "-hls_segment_type", kind, "-master_pl_name", "master.m3u8",
        "video.m3u8", folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return (folder / "video.m3u8").read_text("utf-8")


def captioned(folder: Path) -> str:
    """Caption the presentation with the verb, as the how-to does; return the master playlist."""
    (folder / "talk.vtt").write_text(write(TALK), encoding="utf-8")
    arguments = ["talk.vtt", "-o", ".", "--lang", "en", "--video", "video.m3u8", "--default"]
    done = CliRunner().invoke(
        hls,
        [str(folder / a) if a.endswith((".", ".vtt", ".m3u8")) else a for a in arguments],
        catch_exceptions=False,
    )
    master = (folder / "master.m3u8").read_text("utf-8")
    lines = [
        f'{line},SUBTITLES="subs"' if line.startswith("#EXT-X-STREAM-INF") else line
        for line in master.splitlines()
    ]
    master = "\n".join([*lines, done.stdout])
    (folder / "master.m3u8").write_text(master, encoding="utf-8")
    return master


@pytest.mark.parametrize("segment", [2, "1001/500", "0.7"])
def test_ffmpeg_reads_the_cues_back_from_the_playlist(segment: object, tmp_path: Path):
    for name, text in write_hls(TALK, "en", segment=segment, duration=8000, mpegts=126_000)[0]:
        (tmp_path / name).write_text(text, encoding="utf-8")

    back = decoded("-allowed_extensions", "ALL", "-i", "en.m3u8", folder=tmp_path)

    assert [(c.start, c.end, c.text) for c in back] == [(c.start, c.end, c.text) for c in TALK]
    assert back[1].marks == TALK[1].marks


def test_a_master_playlist_has_video_sound_and_captions(tmp_path: Path):
    video(tmp_path, "fmp4", "-c:v", "libx264", "-preset", "ultrafast")
    master = captioned(tmp_path)
    # ffmpeg calls subtitles in a master playlist experimental.
    reading = ["-strict", "experimental", "-allowed_extensions", "ALL", "-i", "master.m3u8"]
    told = ffmpeg(*reading, folder=tmp_path).stderr
    back = decoded("-copyts", *reading, "-map", "0:s", folder=tmp_path)

    assert 'LANGUAGE="en",DEFAULT=YES' in master
    assert "Video: h264" in told
    assert "(en): Subtitle: webvtt" in told
    # Newer versions tell a cue once for each segment that it is in.
    assert list(dict.fromkeys((c.start, c.end, c.text) for c in back)) == [
        (c.start, c.end, c.text) for c in TALK
    ]


@pytest.mark.parametrize(
    "encoder",
    [
        ("-c:v", "libx264", "-preset", "ultrafast", "-bf", "2"),
        ("-c:v", "libx264", "-preset", "ultrafast", "-bf", "0"),
        ("-c:v", "mpeg2video"),
        ("-vn",),
    ],
    ids=" ".join,
)
def test_the_clock_of_a_transport_stream_is_where_ffmpeg_sees_it(
    encoder: tuple[str, ...], tmp_path: Path
):
    text = video(tmp_path, "mpegts", *encoder)
    line = timeline_of(text, lambda name: (tmp_path / name).read_bytes())
    stream = "0:a" if "-vn" in encoder else "0:v"
    hashed = ffmpeg(
        "-v", "error", "-copyts", "-i", "video0.ts", "-map", stream, "-c", "copy",
        "-f", "framecrc", "-", folder=tmp_path,
    ).stdout  # fmt: skip
    times = [int(row.split(",")[2]) for row in hashed.splitlines() if row[:1] == "0"]

    assert "#tb 0: 1/90000" in hashed
    assert line.mpegts == min(times)
    assert line.mpegts == first_pts((tmp_path / "video0.ts").read_bytes())
    assert len(line.edges) == text.count("#EXTINF") + 1
    assert abs(line.duration - 6000) < 50


def test_captions_have_the_clock_and_the_edges_of_a_transport_stream(tmp_path: Path):
    text = video(tmp_path, "mpegts", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2")
    captioned(tmp_path)
    line = timeline_of(text, lambda name: (tmp_path / name).read_bytes())
    playlist = (tmp_path / "en.m3u8").read_text("utf-8")

    assert line.mpegts > 126_000
    assert line != even(6000, 2)
    assert f"MPEGTS:{line.mpegts}," in (tmp_path / "en-00002.vtt").read_text("utf-8")
    lengths = [
        [row.rstrip("0") for row in kept.replace(",", "").splitlines() if "EXTINF" in row]
        for kept in (text, playlist)
    ]
    assert lengths[0] == lengths[1]
