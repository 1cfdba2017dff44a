"""Cuts found in videos whose cuts are known, by the ffmpeg of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.errors import InputError
from subtools.media.locate import find_ffmpeg
from subtools.media.probe import probe
from subtools.media.shots import find_shots
from subtools.media.shots.beside import shots_for
from subtools.profiles import load_profile
from subtools.steps.fit import fit
from subtools.steps.fix_times import fix_times

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.formats.shots import Shots

#: Sources that stand still, move, zoom, and are noise, and how many frames of each.
PIECES = (
    ("testsrc2", 31), ("mandelbrot", 24), ("color=0xb00000", 20), ("color=0x005a00", 17),
    ("life=mold=10:ratio=0.2:death_color=0xC83232:life_color=0x00ff00", 25), ("testsrc2", 22),
)  # fmt: skip
CUTS = (31, 55, 75, 92, 117)


def make(path: Path, *arguments: str) -> Path:
    program = shutil.which("ffmpeg")
    assert program, "these tests need ffmpeg"
    subprocess.run(
        [program, "-nostdin", "-v", "error", "-y", *arguments, f"file:{path}"], check=True
    )
    return path


def clip(path: Path, rate: str = "25", times: int = 1) -> Path:
    """Make a video of all pieces, cut hard."""
    graph = []
    for at, (source, frames) in enumerate(PIECES):
        mark = ":" if "=" in source else "="
        length = f"trim=end_frame={frames * times}"
        graph.append(f"{source}{mark}s=320x180:r={rate},{length},format=yuv420p,setsar=1[p{at}]")
    joined = "".join([f"[p{at}]" for at in range(len(PIECES))])
    graph.append(f"{joined}concat=n={len(PIECES)}[v]")
    fast = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "23")
    return make(path, "-filter_complex", ";".join(graph), "-map", "[v]", *fast)


def found(path: Path, **options: float) -> Shots:
    program = find_ffmpeg()
    return find_shots(probe(path, program), program, **options)


@pytest.mark.parametrize(("rate", "times"), [("25", 1), ("24000/1001", 1), ("60", 2)])
def test_all_cuts_are_found_to_the_frame_and_no_others(rate: str, times: int, tmp_path: Path):
    shots = found(clip(tmp_path / "a.mp4", rate, times))
    exact = FrameRate(rate)

    assert shots.times == tuple([int(cut * times * 1000 / exact.rate) for cut in CUTS])
    assert all(score >= 3 for score in shots.scores)
    assert shots.frame_rate == exact
    assert shots.size == (tmp_path / "a.mp4").stat().st_size
    assert abs(sum(shots.lengths) - 139 * times * 1000 / exact.rate) < 20


def test_flashes_what_appears_and_dissolves_are_no_shots(tmp_path: Path):
    flashes = "drawbox=c=white:t=fill:enable='eq(n,10)+between(n,40,42)'"
    caption = "drawbox=x=20:y=130:w=280:h=35:c=white:t=fill:enable='between(n,60,80)'"
    make(
        tmp_path / "a.mp4", "-f", "lavfi", "-i",
        f"mandelbrot=s=320x180:r=25,trim=end_frame=110,{flashes},{caption},fade=out:90:20",
        "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
    )  # fmt: skip

    assert found(tmp_path / "a.mp4").times == ()


def test_a_threshold_finds_less(tmp_path: Path):
    path = clip(tmp_path / "a.mp4")
    least = min(found(path).scores)

    assert len(found(path, threshold=least + 1)) == len(CUTS) - 1
    assert found(path, threshold=99).times == ()


def test_time_begins_with_the_first_of_sound_and_picture(tmp_path: Path):
    # In a transport stream times begin anywhere; here the picture comes half a second later.
    path = make(
        tmp_path / "a.ts", "-f", "lavfi", "-i", "sine=d=4", "-filter_complex",
        "testsrc2=s=320x180:r=25:d=1[a];color=red:s=320x180:r=25:d=1[b];"
        "[a][b]concat=n=2,setpts=PTS+0.48/TB[v]",
        "-map", "[v]", "-map", "0:a", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt",
        "yuv420p", "-c:a", "aac",
    )  # fmt: skip
    (time,) = found(path).times

    # Sound may be delayed by its encoder: 23 ms.
    assert 1480 <= time <= 1510


def test_captions_fitted_with_shots_begin_and_end_there(tmp_path: Path):
    shots = found(clip(tmp_path / "a.mp4"))
    profile = load_profile("netflix-en").at(shots.frame_rate)
    cues = [Cue(100, 1100, "It is over."), Cue(1350, 2400, "We go home.")]
    track = Track(cues)
    cut = int(CUTS[0] * 40)
    last = int(CUTS[1] * 40)

    fixed = fix_times(track, profile=profile, shots=shots.times)
    assert [(cue.start, cue.end) for cue in fixed] == [(100, cut - 80), (cut, last - 80)]

    fitted = fit(track, profile=profile, shots=shots.times)
    assert fitted.cues[-1].start == cut


@pytest.mark.parametrize(
    "name", ["-y.mp4", "a'b:c,[d];e=f\\g.mp4", "http:x%d.mp4", "ünï 日本 🎬.mp4", "a\nb.mp4"]
)
def test_any_name_will_do(name: str, tmp_path: Path):
    (tmp_path / "plain").mkdir()
    path = clip(tmp_path / "plain" / "a.mp4")
    path = path.rename(tmp_path / name)

    assert len(found(path)) == len(CUTS)


def test_a_video_stands_for_the_list_beside_it(tmp_path: Path):
    path = clip(tmp_path / "a.mp4")
    said: list[str] = []

    assert len(shots_for(path, tell=said.append)) == len(CUTS)
    assert "looking for changes of shot" in said.pop()

    beside = tmp_path / "a.shots"
    size = path.stat().st_size
    beside.write_text(f"# size: {size} bytes\n# a cut is what I say\n1.5\n", encoding="utf-8")

    assert shots_for(path, tell=said.append).times == (1500,)
    assert said == []

    # Packed anew: another size, the same pictures.
    same = f"# size: {size + 1} bytes\n# duration: 5.56\n# frame rate: 25\n1.5\n"
    beside.write_text(same, encoding="utf-8")

    assert shots_for(path, tell=said.append).times == (1500,)
    assert said == []

    beside.write_text(same.replace("5.56", "7"), encoding="utf-8")

    assert len(shots_for(path, tell=said.append)) == len(CUTS)
    assert "another version" in said[0]


def test_what_is_no_video_is_said(tmp_path: Path):
    (tmp_path / "empty.mp4").write_bytes(b"")
    (tmp_path / "noise.mp4").write_bytes(os.urandom(5000))
    sound = make(tmp_path / "sound.m4a", "-f", "lavfi", "-i", "sine=d=1")
    whole = clip(tmp_path / "whole.mkv").read_bytes()
    (tmp_path / "head.mkv").write_bytes(whole[:1500])

    for name in ("empty.mp4", "noise.mp4", sound.name, "head.mkv"):
        with pytest.raises(InputError):
            found(tmp_path / name)


def test_a_video_cut_off_gives_what_there_is(tmp_path: Path):
    whole = clip(tmp_path / "whole.mkv").read_bytes()
    (tmp_path / "half.mkv").write_bytes(whole[: len(whole) // 2])

    times = found(tmp_path / "half.mkv").times

    assert times == tuple([cut * 40 for cut in CUTS])[: len(times)]
    assert times
    assert len(times) < len(CUTS)


def test_how_far_it_is_is_told(tmp_path: Path):
    done: list[int] = []
    program = find_ffmpeg()
    find_shots(probe(clip(tmp_path / "a.mp4"), program), program, report=done.append)

    assert done
    assert done == sorted(done)
    assert done[-1] <= 5600
