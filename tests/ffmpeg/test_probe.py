"""What a video holds is told alike with ffprobe and without, by both ffmpegs."""

from __future__ import annotations

import shutil
import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from subtools.core.time import FrameRate
from subtools.errors import InputError
from subtools.media.locate import Ffmpeg, look_at, places
from subtools.media.probe import probe

if TYPE_CHECKING:
    from pathlib import Path

FFMPEG = shutil.which("ffmpeg") or ""
FFMPEGS = [look_at(path, found) for path, found in places()]
SINE = ["-f", "lavfi", "-i", "sine=d=2"]
#: How each clip is made, and what is to be seen of it.
CLIPS = {
    "plain.mp4": (["testsrc2=s=320x180:r=25:d=2"], {"shown": (320, 180), "variable": False}),
    "ntsc.mp4": (
        ["testsrc2=s=320x180:r=30000/1001:d=2"], {"frame_rate": FrameRate(Fraction(30000, 1001))}
    ),
    "film.mkv": (
        ["testsrc2=s=320x180:r=24000/1001:d=2"], {"frame_rate": FrameRate(Fraction(24000, 1001))}
    ),
    "wide.mkv": (
        ["testsrc2=s=360x288:r=25:d=2,setsar=16/15"],
        {"pixel_aspect": Fraction(16, 15), "shown": (384, 288)},
    ),
    "deep.mkv": (
        ["testsrc2=s=320x180:r=25:d=2", "-pix_fmt", "yuv420p10le"], {"pixel_format": "yuv420p10le"}
    ),
    "hdr.mp4": (
        ["testsrc2=s=320x180:r=25:d=2", "-pix_fmt", "yuv420p10le", "-colorspace", "bt2020nc",
         "-color_primaries", "bt2020", "-color_trc", "smpte2084", "-color_range", "tv"],
        {"pixel_format": "yuv420p10le"},
    ),
    "title.mp4": (
        ["testsrc2=s=320x180:r=25:d=2", "-metadata",
         "title=a\n  Stream #0:9: Video: h264, yuv420p, 99x99, 5 fps\n  Duration: 09:00:00.00"],
        {"shown": (320, 180)},
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clips")
    for name, ((source, *options), _) in CLIPS.items():
        command = [
            FFMPEG, "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, *SINE, "-c:v",
            "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", *options,
            "-c:a", "aac", str(folder / name),
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=60)
    return folder


@pytest.mark.parametrize("name", CLIPS)
def test_all_ways_to_look_see_the_same(name: str, clips: Path):
    seen = []
    for ffmpeg in FFMPEGS:
        seen.append(probe(clips / name, ffmpeg))
        if ffmpeg.ffprobe:
            # One with no ffprobe beside it is a link elsewhere.
            link = clips / "ffmpeg"
            if not link.exists():
                link.symlink_to(ffmpeg.path)
            seen.append(probe(clips / name, Ffmpeg(str(link))))
            assert Ffmpeg(str(link)).ffprobe is None

    for one in seen:
        for key, wanted in CLIPS[name][1].items():
            assert getattr(one, key) == wanted
        assert abs(one.duration - seen[0].duration) <= 30
        assert one.replace(duration=0) == seen[0].replace(duration=0)
    assert [each.kind for each in seen[0].streams] == ["video", "audio"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_picture_is_seen_as_it_is_shown(turned: int, clips: Path, tmp_path: Path):
    path = tmp_path / "turned.mp4"
    copy = [FFMPEG, "-nostdin", "-v", "error", "-i", str(clips / "plain.mp4"), "-c", "copy"]
    subprocess.run([*copy, "-metadata:s:v", f"rotate={turned}", str(path)], check=True, timeout=60)
    for ffmpeg in FFMPEGS:
        video = probe(path, ffmpeg)

        assert video.rotation == turned
        assert video.shown == ((320, 180) if turned == 180 else (180, 320))


def test_a_time_code_hides_no_picture(clips: Path, tmp_path: Path):
    # The newer ffmpeg groups streams then, and indents them.
    path = tmp_path / "coded.mov"
    copy = [FFMPEG, "-nostdin", "-v", "error", "-i", str(clips / "plain.mp4"), "-c", "copy"]
    subprocess.run([*copy, "-timecode", "01:00:00:00", str(path)], check=True, timeout=60)
    for ffmpeg in FFMPEGS:
        assert [each.kind for each in probe(path, ffmpeg).streams] == ["video", "audio", "data"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.mp4", b"", "is empty, not a video"),
        ("text.mp4", b"This is no video.\n" * 99, "can't be read as a video"),
        ("list.mp4", b"ffconcat version 1.0\nfile plain.mp4\n", "can't be read as a video"),
        ("list.m3u8", b"#EXTM3U\n#EXTINF:2,\nplain.mp4\n#EXT-X-ENDLIST\n", "can't be read"),
        ("zeros.mkv", bytes(5_000), "can't be read as a video"),
    ],
)
def test_what_is_no_video_is_said_in_one_line(name: str, data: bytes, said: str, clips: Path):
    path = clips / name
    path.write_bytes(data)
    for ffmpeg in FFMPEGS:
        with pytest.raises(InputError, match=said) as caught:
            probe(path, ffmpeg)
        assert "\n" not in str(caught.value)
        assert str(path) not in str(caught.value)


def test_sound_alone_is_no_video(clips: Path):
    path = clips / "sound.mp3"
    subprocess.run(
        [FFMPEG, "-nostdin", "-v", "error", "-y", *SINE, str(path)], check=True, timeout=60
    )
    for ffmpeg in FFMPEGS:
        with pytest.raises(InputError, match="has no picture"):
            probe(path, ffmpeg)
