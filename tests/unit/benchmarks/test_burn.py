"""The burn benchmark counts rightly: told on figures small enough to check by hand."""

from __future__ import annotations

import json
import sys
from fractions import Fraction

import pytest

from benchmarks.burn import bare, check, material, measure, peers
from benchmarks.burn.__main__ import BARE, LIMITS, SECTIONS, main
from benchmarks.burn.measure import Cost
from benchmarks.burn.ours import label


def test_a_ratio_is_the_median_of_the_ratios_of_each_round():
    # Round 2 met a busy machine: both took twice as long, and its ratio is like the others.
    ours = [Cost(11.0, 0), Cost(24.0, 0), Cost(10.0, 0)]
    base = [Cost(10.0, 0), Cost(20.0, 0), Cost(10.0, 0)]
    assert measure.ratio(ours, base) == pytest.approx((1.1, 1.0, 1.2))


def test_a_table_marks_what_is_over_its_limit_and_counts_it():
    costs = {
        "base": [Cost(10, 5)],
        "within": [Cost(10.2, 6)],
        "beyond": [Cost(10.3, 7)],
        "free": [Cost(90, 8)],
    }
    lines, over = measure.table(costs, "base", {"within": 1.02, "beyond": 1.02})
    assert over == 1
    assert [line.split()[0] for line in lines if line.endswith("OVER")] == ["beyond"]
    assert lines[-1].split() == ["free", "90.00", "8.00", "9.000", "9.000", "-", "9.000"]


def test_rounds_run_every_job_in_turn():
    seen: list[str] = []

    def job(name: str):
        return lambda: seen.append(name) or Cost(len(seen), 0)

    costs = measure.rounds({"a": job("a"), "b": job("b")}, 2)
    assert seen == ["a", "b", "a", "b"]
    assert [cost.cpu for cost in costs["b"]] == [2, 4]


def test_a_run_counts_the_cpu_of_a_childs_child_and_gives_what_was_printed():
    busy = "import time\nwhile time.process_time() < 0.05: pass\nprint('done')"
    cost = measure.run(
        ["/bin/sh", "-c", '"$PYTHON" -c "$BUSY"; exit 0'],
        env={"PYTHON": sys.executable, "BUSY": busy},
    )
    assert cost.printed == "done\n"
    assert cost.cpu >= 0.05


def test_a_run_that_fails_ends_the_benchmark_with_its_last_words():
    with pytest.raises(SystemExit, match=r"failed: .*\n?.*no such thing"):
        measure.run(["/bin/sh", "-c", "echo no such thing >&2; exit 3"])


def test_captions_are_on_five_sixths_of_a_minute():
    cues = material.dense(60).cues
    assert len(cues) == 20
    assert sum([cue.end - cue.start for cue in cues]) == 50_000
    assert cues[-1].end <= 60_000


def test_no_caption_outlasts_the_clip():
    assert material.dense(10).cues[-1].end == 10_000


def test_few_captions_are_on_a_fifth_of_a_minute_in_three_places():
    cues = material.sparse(60).cues
    assert [(cue.start, cue.end) for cue in cues[::2]] == [
        (6_000, 8_000),
        (27_000, 29_000),
        (48_000, 50_000),
    ]
    assert sum([cue.end - cue.start for cue in cues]) == 12_000


def test_captions_are_written_for_us_and_for_peers(tmp_path):
    path = tmp_path / "few.srt"
    material.write(material.sparse(10), path)
    assert path.read_text(encoding="utf-8").startswith("1\n00:00:01,000 --> 00:00:01,333\n")
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert told[0][:2] == [1.0, 1.333]
    assert len(told) == 6


def test_bare_ffmpeg_is_the_same_command_without_reports():
    argv = ["ffmpeg", "-v", "error", *bare.TELLING, "-i", "clip", "out"]
    assert bare.silent(argv) == ["ffmpeg", "-v", "error", "-i", "clip", "out"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["/usr/bin/ffmpeg", "-hide_banner", "-filters"], "ffmpeg -filters"),
        (["/usr/bin/ffprobe", "-of", "json", "a.mp4"], "ffprobe: video asked"),
        (["ffmpeg-linux-x86_64", "-f", "lavfi", "-c:v", "libx264"], "ffmpeg: encoder tried"),
        (["ffmpeg", "-filter_complex", "[0:0]ass=filename=captions.ass"], "ffmpeg: burning"),
        (["ffmpeg", "-i", "a.mp4", "-f", "framecrc", "-"], "ffmpeg: packets listed"),
    ],
)
def test_programs_are_named_by_what_they_do(argv, said):
    assert label(argv) == said


def test_frames_are_alike_wherever_the_first_stands():
    third = Fraction(1, 30)
    assert check.alike([n * third for n in range(3)], [n * third + 1 for n in range(3)])
    # Matroska counts in milliseconds.
    assert check.alike(
        [Fraction(round(n * 1000 / 30), 1000) for n in range(3)], [n * third for n in range(3)]
    )
    assert not check.alike([0 * third, third], [0 * third, 2 * third])
    assert not check.alike([third], [third, 2 * third])


def test_every_peer_is_told_as_installed_or_not():
    assert set(peers.installed()) == set(peers.PEERS)


def test_words_are_dated_evenly():
    assert peers.dated(1.0, 2.0, "one\ntwo") == [("one", 1.0, 1.5), ("two", 1.5, 2.0)]


def test_an_unknown_section_is_refused_before_anything_is_made(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--only", "burn,sing"])
    assert left.value.code == 2
    assert f"--only takes some of {', '.join(SECTIONS)}, not sing" in capsys.readouterr().err


def test_what_is_compared_with_has_no_limit():
    assert BARE not in LIMITS
