from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import subtools
from tests.cli.conftest import CAPTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from subtools import Subtitles
    from tests.cli.conftest import Run


def _fixed(run: Run, *options: object) -> Subtitles:
    done = run("fix", "captions.srt", *options, "--quiet")

    assert done.returncode == 0, done.stderr.decode()

    return subtools.parse(done.stdout, format="srt")


def _times(talk: Subtitles) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in talk]


def test_by_default_overlaps_and_gaps_go_and_words_stay(run: Run, captions: Path):
    before = subtools.read(captions)
    after = _fixed(run)

    assert [cue.text for cue in after] == [cue.text for cue in before]
    assert all(one.end <= other.start for one, other in after.pairs())
    assert after[1].end > before[1].end


@pytest.mark.usefixtures("captions")
def test_a_named_step_runs_alone(run: Run):
    assert _times(_fixed(run, "--shift", "-0:00.5")) == [
        (500, 2700),
        (2500, 5500),
        (5700, 7500),
    ]
    assert _times(_fixed(run, "--stretch", "2/1"))[0] == (2000, 6400)
    assert _times(_fixed(run, "--snap-to-frames", "25"))[0] == (1000, 3200)


def test_fixing_times_keeps_durations(run: Run, tmp_path: Path):
    (tmp_path / "captions.srt").write_text(
        "1\n00:00:01,000 --> 00:00:01,200\nShort\n\n2\n00:00:05,000 --> 00:00:19,000\nLong\n\n",
        encoding="utf-8",
    )

    assert _times(_fixed(run)) == [(1000, 1200), (5000, 19_000)]
    assert _times(_fixed(run, "--fix-times")) == [(1000, 1833), (5000, 12_000)]
    assert _times(_fixed(run, "--profile", "subtle")) == [(1000, 2000), (5000, 11_000)]


@pytest.mark.usefixtures("captions")
def test_stretch_comes_before_shift(run: Run):
    assert _times(_fixed(run, "--shift", "1", "--stretch", "2"))[0] == (3000, 7400)


@pytest.mark.usefixtures("captions")
@pytest.mark.parametrize("step", ["merge-sentences", "split-long", "wrap-lines", "close-gaps"])
def test_every_step_keeps_the_words(step: str, run: Run):
    words = " ".join(subtools.parse(CAPTIONS, format="srt").text.split())

    assert " ".join(_fixed(run, f"--{step}").text.split()) == words


@pytest.mark.usefixtures("captions")
def test_a_profile_also_splits_and_wraps(run: Run, tmp_path: Path):
    long = "1\n00:00:01,000 --> 00:00:20,000\n" + "Words follow words in a row. " * 9 + "\n\n"
    (tmp_path / "captions.srt").write_text(long, encoding="utf-8")

    assert len(_fixed(run)) == 1
    assert len(_fixed(run, "--profile", "web")) > 1


def test_diff_shows_and_changes_nothing(run: Run, captions: Path):
    done = run("fix", captions.name, "--diff")

    assert done.returncode == 0
    assert b"-00:00:01,000 --> 00:00:03,200\n+00:00:01,000 --> 00:00:0" in done.stdout
    assert captions.read_text(encoding="utf-8") == CAPTIONS


def test_check_fails_until_it_is_fixed(run: Run, captions: Path):
    assert run("fix", captions.name, "--check").returncode == 1
    assert captions.read_text(encoding="utf-8") == CAPTIONS

    assert run("fix", captions.name, "--in-place").returncode == 0
    assert captions.read_text(encoding="utf-8") != CAPTIONS

    assert run("fix", captions.name, "--check").returncode == 0
    assert run("fix", captions.name, "--diff").stdout == b""


def test_in_place_twice_is_once(run: Run, captions: Path):
    run("fix", captions.name, "--in-place")
    once = captions.read_bytes()
    run("fix", captions.name, "--in-place")

    assert captions.read_bytes() == once
