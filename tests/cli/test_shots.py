"""`subtools shots`, and --shots of the verbs that time captions. What needs ffmpeg is elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import subtools

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SHOTS = "# subtools shots 1\n# frame rate: 25\n00:00:03.120  31.0\n00:00:06.400  12.0\n"


def times(data: bytes) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in subtools.parse(data, format="srt")]


def test_fix_draws_times_to_shots_if_no_step_is_named(run: Run, captions: Path):
    (captions.parent / "a.shots").write_text(SHOTS, encoding="utf-8")
    done = run("fix", captions.name, "--shots", "a.shots", "--quiet")

    assert done.returncode == 0
    assert times(done.stdout) == [(1000, 3120), (3120, 6400), (6400, 8000)]


def test_gaps_before_a_shot_are_frames_of_the_video(run: Run, captions: Path):
    (captions.parent / "a.shots").write_text(SHOTS, encoding="utf-8")
    arguments = ("fix", captions.name, "--profile", "netflix-en", "--shots", "a.shots", "-q")

    assert times(run(*arguments).stdout)[:2] == [(1000, 3040), (3120, 6320)]
    assert times(run(*arguments, "--fps", "50").stdout)[:2] == [(1000, 3080), (3120, 6360)]


def test_other_steps_alone_do_not_use_shots_and_say_so(run: Run, captions: Path):
    done = run("fix", captions.name, "--shift", "1", "--shots", "nowhere.shots")

    assert done.returncode == 2
    assert b"add --fix-times" in done.stderr

    (captions.parent / "a.shots").write_text(SHOTS, encoding="utf-8")
    done = run("fix", captions.name, "--shift", "0.1", "--fix-times", "--shots", "a.shots", "-q")

    assert times(done.stdout)[1] == (3120, 6400)


def test_convert_fits_to_shots(run: Run, talk: Path):
    plain = run("convert", talk.name, "-t", "srt").stdout
    start = times(plain)[1][0]
    (talk.parent / "a.shots").write_text(f"{(start - 300) / 1000:.3f}\n", encoding="utf-8")
    shown = run("convert", talk.name, "-t", "srt", "--shots", "a.shots").stdout

    assert times(shown)[1][0] == start - 300
    assert times(shown)[0][1] == start - 300


def test_convert_says_that_captions_stay(run: Run, captions: Path):
    (captions.parent / "a.shots").write_text(SHOTS, encoding="utf-8")
    done = run("convert", captions.name, "-t", "srt", "--shots", "a.shots")

    assert done.returncode == 0
    assert times(done.stdout)[0] == (1000, 3200)
    assert b"subtools fix --shots" in done.stderr
    assert run("convert", captions.name, "a.vtt", "--keep-cues", "--shots", "a").returncode == 2


def test_a_wrong_list_is_named_with_its_line(run: Run, captions: Path):
    (captions.parent / "a.txt").write_text("1.5\n\nsoon\n", encoding="utf-8")
    done = run("fix", captions.name, "--shots", "a.txt")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"a.txt:3: not a time: 'soon'")


def test_lists_that_count_frames_need_a_rate(run: Run, captions: Path):
    (captions.parent / "a.txt").write_text("00:00:03:03\n00:00:06:10\n", encoding="utf-8")
    done = run("fix", captions.name, "--shots", "a.txt")

    assert done.returncode == 2
    assert b"--fps" in done.stderr

    done = run("fix", captions.name, "--shots", "a.txt", "--fps", "25", "-q")

    assert times(done.stdout) == [(1000, 3120), (3120, 6400), (6400, 8000)]


def test_what_can_not_be_is_said_before_any_work(run: Run, tmp_path: Path):
    (tmp_path / "a.mp4").write_bytes(b"no video")
    (tmp_path / "mine.txt").write_text("precious", encoding="utf-8")
    (tmp_path / "list.txt").write_text("1.5\n", encoding="utf-8")
    other = "# video: a.mp4\n# size: 9 bytes\n1.5\n"
    (tmp_path / "old.shots").write_text(other, encoding="utf-8")
    none = {"SUBTOOLS_FFMPEG": str(tmp_path / "none")}

    for target, said in [
        ("mine.txt", b"no list of shots"),
        ("list.txt", b"not by subtools shots"),
        ("old.shots", b"another version of a.mp4"),
        ("a.mp4", b"is read; write elsewhere"),
        ("no/a.shots", b"folder does not exist"),
    ]:
        done = run("shots", "a.mp4", "-o", target, **none)

        assert done.returncode == 2, target
        assert said in done.stderr

    assert run("shots", "-").returncode == 2
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "precious"
    assert (tmp_path / "a.mp4").read_bytes() == b"no video"


def test_a_list_that_fits_stays_and_needs_no_ffmpeg(run: Run, tmp_path: Path):
    (tmp_path / "a.mp4").write_bytes(b"no video")
    text = "# size: 8 bytes\n# duration: 8.0\n# threshold: 3\n1.5  # mine\n4.5\n"
    (tmp_path / "a.shots").write_text(text, encoding="utf-8")
    none = {"SUBTOOLS_FFMPEG": str(tmp_path / "none")}
    done = run("shots", "a.mp4", **none)

    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == (
        "a.shots is as it was (--force finds anew): 3 shots, half of them longer than 3.0 s\n"
    )
    assert json.loads(run("shots", "a.mp4", "--json", **none).stdout)["shots"] == [
        {"time": 1500, "score": 0.0},
        {"time": 4500, "score": 0.0},
    ]
    assert run("shots", "a.mp4", "--threshold", "5", **none).returncode == 2
    assert run("shots", "a.mp4", "--force", **none).returncode == 3
    assert (tmp_path / "a.shots").read_text(encoding="utf-8") == text


def test_no_ffmpeg_is_said_with_a_remedy(run: Run, tmp_path: Path):
    (tmp_path / "a.mp4").write_bytes(b"no video")
    done = run("shots", "a.mp4", "--ffmpeg", "nowhere")

    assert done.returncode == 3
    assert b"pip install" in done.stderr
