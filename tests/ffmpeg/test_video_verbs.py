"""The verbs of a track: burn, prove, mux; what they return and what they leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import subtools

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def talk() -> subtools.Subtitles:
    return subtools.parse(
        "1\n00:00:00,500 --> 00:00:01,500\nHello\n\n2\n00:00:09,000 --> 00:00:09,500\nLate\n",
        format="srt",
    )


def test_a_plan_says_what_will_be_done_and_does_nothing(talk, clip: Path, tmp_path: Path):
    plan = talk.plan_burn(clip, tmp_path / "out.mp4", look="box", crf=20)

    assert "20" in plan.argv
    assert plan.laid.ass.startswith("[Script Info]")
    assert [finding.code for finding in plan.findings] == ["B21"]
    assert list(tmp_path.iterdir()) == []


def test_a_font_file_is_the_captions_font_unless_the_look_names_one(
    talk, clip: Path, tmp_path: Path
):
    from subtools.media.fonts import bundled

    font = f"{bundled()}/Arimo-Regular.ttf"
    out = tmp_path / "out.mp4"
    look = subtools.load_look("box")
    named = look.replace(caption=look.caption.replace(font="Georgia"))

    def families(**planned) -> set[str]:
        ass = talk.plan_burn(clip, out, **planned).laid.ass
        return {line.split(",")[1] for line in ass.splitlines() if line.startswith("Style: ")}

    assert families(look=look) == {"Arial"}
    assert families(look=look, fonts=[font]) == {"Arimo"}
    assert families(look="claims", fonts=[font]) == {"Arimo"}
    assert families(look=named, fonts=[font]) == {"Georgia"}
    with pytest.raises(subtools.InputError, match="no TrueType"):
        families(look=look, fonts=[clip])


def test_burning_returns_the_track_with_what_there_is_to_say(talk, clip: Path, tmp_path: Path):
    told: list[int] = []
    out = tmp_path / "out.mkv"
    after = talk.burn(clip, out, report=told.append)

    assert after == talk
    assert [finding.code for finding in after.findings] == ["B21"]
    assert told == sorted(told)
    assert out.stat().st_size > 1_000
    with pytest.raises(subtools.OutputError, match="exists already"):
        talk.burn(clip, out)
    with pytest.raises(subtools.StrictError, match="B21"):
        talk.burn(clip, tmp_path / "strict.mkv", strict=True)
    with pytest.raises(subtools.OutputError, match="this is a file that is read"):
        talk.burn(clip, clip, force=True)


def test_a_proof_is_a_picture(talk, clip: Path, tmp_path: Path):
    sheet = tmp_path / "proof.png"
    talk.proof(clip, sheet, cues=[1], look="bold-social")

    assert sheet.read_bytes()[:4] == b"\x89PNG"
    assert list(tmp_path.iterdir()) == [sheet]


def test_a_track_goes_into_a_video_and_comes_out_again(talk, clip: Path, tmp_path: Path):
    from subtools.media.extract import extract, tracks
    from subtools.media.locate import find_ffmpeg
    from subtools.media.probe import probe

    out = tmp_path / "out.mp4"
    talk.mux(clip, out, language="fr", title="Tout")
    ffmpeg = find_ffmpeg()
    video = probe(out, ffmpeg)
    (found,) = tracks(video)
    back, _, _ = extract(video, found, ffmpeg)

    assert found.language == "fr"
    assert [cue.text for cue in back.cues] == ["Hello", "Late"]
