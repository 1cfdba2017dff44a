"""Sheets that ffmpeg makes: whole, in their places, with the pictures that the burn would have."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue, Word
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.errors import InputError, OutputError, SubtoolsError
from subtools.media.burning import burn, plan_burn
from subtools.media.burning.job import CAPTIONS
from subtools.media.fonts import ready
from subtools.media.proof import sheet, stills, write_proof
from subtools.media.proof.choosing import picks
from subtools.media.runner import run

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.finding import Finding
    from subtools.media.burning import Burn

CAPTION = Track([
    Cue(0, 900, "First.", origin=1),
    Cue(1000, 2500, "Two lines that are\nlonger than the others.", origin=4),
    Cue(2600, 3900, "{\\pos(0,0)\\fs200}\\N <b>it's</b>; [out] %d", origin=8),
    Cue(3000, 3900, "At once.", origin=12),
])  # fmt: skip
SHOT = "testsrc2=s=320x180:r=25:d=4"


def ffmpeg(*arguments: object, folder: Path | str = ".") -> bytes:
    program = shutil.which("ffmpeg")
    assert program
    done = subprocess.run(
        [program, "-nostdin", "-hide_banner", "-v", "error", "-y", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def clip(folder: Path, *arguments: str, name: str = "talk.mkv", shot: str = SHOT) -> str:
    ffmpeg("-f", "lavfi", "-i", shot, *(arguments or ("-c:v", "libx264")), name, folder=folder)
    return str(folder / name)


def planned(video: str, folder: Path, track: Track = CAPTION, look: str = "plain") -> Burn:
    return plan_burn(track, video, folder / "out.mkv", look=look, encoder="libx264", crf=0)


def pixels(path: Path | str, *filters: str) -> bytes:
    """Decode the first picture of a file to red, green and blue."""
    chain = ",".join([*filters, "format=rgb24"])
    return ffmpeg("-i", f"file:{path}", "-vf", chain, "-frames:v", "1", "-f", "rawvideo", "-")


def tile(target: Path, plan: Burn) -> bytes:
    """Return the only picture of a sheet."""
    made = sheet.grid(plan.job.video.shown, [60])
    (x, y), (width, height) = made.place(0), made.tile
    return pixels(target, f"crop={width}:{height}:{x + 1}:{y + 1}:exact=1")


def size(path: Path) -> tuple[int, int]:
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [each.code for each in findings]


# The pictures ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "made",
    [
        ("-c:v", "libx264", "-g", "200"),
        ("-c:v", "libx264", "-g", "200", "-vf", "crop=310:174,setsar=16/11"),
        ("-vf", "select=lt(mod(n\\,20)\\,7)", "-c:v", "libx264"),
    ],
    ids=["far key frames", "pixels that are not square", "uneven frames"],
)
def test_a_picture_is_to_the_last_bit_what_the_burn_encodes(tmp_path, made):
    plan = planned(clip(tmp_path, *made), tmp_path)
    burn(plan)
    fonts = ready(plan.job.ass, plan.job.ffmpeg, str(tmp_path), language=plan.job.language)
    (tmp_path / CAPTIONS).write_text(plan.job.ass, "utf-8")

    def do(argv: list[str]) -> None:
        run(argv, cwd=str(tmp_path), env=fonts.env)

    seen = set()
    for pick in picks(plan.laid, 24, CAPTION, None):
        when = stills.moment(pick, plan.laid.track.cues, plan.job.video)
        still = tmp_path / "still.png"
        assert stills.take(plan.job, when, str(still), do)
        here = pixels(still)
        # Where frames are far apart, none may come between the middle of a caption and its end.
        assert here == (burned(plan, when.at, when.end) or burned(plan, when.begin, when.end))
        seen.add(here)
        still.unlink()
    assert len(seen) >= len(CAPTION) - 1  # two are there at once, so they may share a frame


def burned(plan: Burn, begin: int, end: int, *, size: str = "") -> bytes:
    """Return the first picture of a burned video between two times, in hundredths of a second."""
    flags = "flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp"
    cut = f"trim=start={begin / 100}:end={end / 100}"
    return pixels(plan.out, cut, f"scale={size}{flags}")


def test_a_tile_of_the_sheet_is_the_burned_picture_made_smaller(tmp_path):
    plan = planned(clip(tmp_path), tmp_path)
    target = tmp_path / "proof.png"
    write_proof(plan, str(target), chosen=[2])
    burn(plan)
    pick = next(each for each in picks(plan.laid, 24, None, None) if each.index == 1)
    when = stills.moment(pick, plan.laid.track.cues, plan.job.video)
    width, height = sheet.tile(plan.job.video.shown, 1)
    assert tile(target, plan) == burned(plan, when.at, when.end, size=f"{width}:{height}:")


def test_the_sheet_is_as_large_as_its_grid(tmp_path):
    plan = planned(clip(tmp_path), tmp_path)
    target = tmp_path / "proof.png"
    write_proof(plan, str(target), track=CAPTION)
    width, height = size(target)
    row = 2 * (sheet.column(sheet.tile((320, 180), 4)))
    assert row < width < row + 200
    assert height > 2 * sheet.tile((320, 180), 4)[1]
    assert sorted([each.name for each in tmp_path.iterdir()]) == ["proof.png", "talk.mkv"]


def test_a_turned_video_is_shown_as_it_is_played(tmp_path):
    clip(tmp_path, "-c:v", "libx264", name="flat.mp4", shot="color=0x204060:s=320x180:r=25:d=2")
    for said in (["-display_rotation", "90"], []):  # from ffmpeg 6 on, and before
        after = [] if said else ["-metadata:s:v", "rotate=270"]
        with contextlib.suppress(AssertionError):
            ffmpeg(*said, "-i", "flat.mp4", "-c", "copy", *after, "turned.mp4", folder=tmp_path)
            break
    plan = planned(str(tmp_path / "turned.mp4"), tmp_path)
    assert plan.job.video.shown == (180, 320)
    target = tmp_path / "proof.png"
    write_proof(plan, str(target), chosen=[1])
    width, height = sheet.tile((180, 320), 1)
    seen = tile(target, plan)
    foot = seen[len(seen) // 2 :]
    assert width < height
    assert max(seen[: len(seen) // 2]) < 128
    assert max(foot) > 200  # letters, in the lower half of what is seen


def test_captions_are_on_their_pictures_and_nowhere_else(tmp_path):
    video = clip(tmp_path, shot="color=0x204060:s=320x180:r=25:d=4")
    target = tmp_path / "proof.png"
    plan = planned(video, tmp_path, Track([Cue(1000, 2000, "Seen")]))
    write_proof(plan, str(target))
    seen = tile(target, plan)
    upper, lower = seen[: len(seen) // 2], seen[len(seen) // 2 :]
    assert max(upper) < 128
    assert max(lower) > 200


def test_a_word_is_lit_where_words_are_dated(tmp_path):
    words = [Word(0, "one", 1000, 1200), Word(4, "two", 2800, 3000)]
    track = Track([Cue(1000, 3000, "one two", words=words)])
    video = clip(tmp_path, shot="color=black:s=320x180:r=25:d=4")
    target = tmp_path / "proof.png"
    plan = planned(video, tmp_path, track, "bold-social")
    write_proof(plan, str(target))
    seen = tile(target, plan)
    assert any([seen[at] > 200 and seen[at + 2] < 60 for at in range(0, len(seen), 3)])


# What is said and refused ---------------------------------------------------------------------


def test_names_of_files_and_words_of_captions_do_nothing_but_be_shown(tmp_path):
    nasty = "it's {\\p1}m 0 0 [out];,%d \n\\N שלום.mkv"
    clip(tmp_path)
    (tmp_path / "talk.mkv").rename(tmp_path / nasty)
    target = tmp_path / "proof %d [x]'; .png"
    write_proof(planned(str(tmp_path / nasty), tmp_path), str(target), look="a,b{\\b1}")
    assert size(target)[0] > 1000


def test_captions_behind_the_end_are_left_out_and_told_as_by_the_burn(tmp_path):
    track = Track([*CAPTION, Cue(9000, 9900, "Too late.", origin=16)])
    plan = planned(clip(tmp_path), tmp_path, track)
    target = tmp_path / "proof.png"
    assert "B21" in codes(write_proof(plan, str(target), track=track))
    with pytest.raises(InputError, match="no caption 5 is to be seen; the last one is 4"):
        write_proof(plan, str(target), track=track, chosen=[5], force=True)


def test_a_caption_between_two_frames_is_told_and_left_out(tmp_path):
    video = clip(
        tmp_path, "-vf", "select=not(between(t\\,1\\,2.5))", "-c:v",
        "libx264",
    )  # fmt: skip
    track = Track([Cue(0, 900, "Seen", origin=1), Cue(1200, 2200, "Never", origin=4)])
    findings = write_proof(planned(video, tmp_path, track), str(tmp_path / "p.png"), track=track)
    assert "caption 2 is on no frame that could be read; not on the sheet" in [
        each.message for each in findings if each.code == "B27"
    ]


def test_claims_without_room_are_counted(tmp_path):
    facts = (("certainty", "alleged"), ("id", "1"))
    cues = [
        Cue(at * 400, at * 400 + 390, "it rains", marks=[Mark(0, 2, "claim", attributes=facts)])
        for at in range(8)
    ]
    plan = plan_burn(Track(cues), clip(tmp_path), tmp_path / "out.mkv", claims=True)
    findings = write_proof(plan, str(tmp_path / "p.png"), limit=5)
    assert [each.message for each in findings if each.code == "B26"] == [
        "3 of 8 captions with claims are not on the sheet; name them with --proof-cues"
    ]


def test_characters_that_no_font_has_are_told_as_by_the_burn(tmp_path):
    track = Track([Cue(0, 900, "Plain"), Cue(1000, 2000, "Private \ue123")])
    plan = planned(clip(tmp_path), tmp_path, track)
    drawn = write_proof(plan, str(tmp_path / "p.png"))
    assert "B20" in codes(drawn)
    assert codes(drawn) == codes(burn(plan))


def test_a_sheet_replaces_nothing_unless_forced_and_nothing_when_it_fails(tmp_path):
    plan = planned(clip(tmp_path), tmp_path)
    target = tmp_path / "p.png"
    target.write_bytes(b"mine")
    with pytest.raises(OutputError, match="exists already"):
        write_proof(plan, str(target))
    with pytest.raises(InputError, match="no caption 99"):
        write_proof(plan, str(target), chosen=[1, 99], force=True)
    os.truncate(plan.job.video.path, 100)
    with pytest.raises(SubtoolsError, match=r"talk\.mkv|ffmpeg|frame"):
        write_proof(plan, str(target), force=True)
    assert target.read_bytes() == b"mine"
    assert sorted([each.name for each in tmp_path.iterdir()]) == ["p.png", "talk.mkv"]


@pytest.mark.parametrize("name", ["p.jpg", "p", "png"])
def test_a_sheet_is_a_png(tmp_path, name):
    plan = planned(clip(tmp_path), tmp_path)
    with pytest.raises(OutputError, match="a proof is a PNG picture"):
        write_proof(plan, str(tmp_path / name))


def test_a_sheet_is_never_written_over_the_captions(tmp_path):
    captions = tmp_path / "talk.png"
    captions.write_text("words")
    plan = planned(clip(tmp_path), tmp_path)
    with pytest.raises(OutputError, match="a file that is read"):
        write_proof(plan, str(captions), force=True, sources=[str(captions)])


def test_progress_is_told_and_never_goes_back(tmp_path):
    done: list[int] = []
    write_proof(planned(clip(tmp_path), tmp_path), str(tmp_path / "p.png"), report=done.append)
    assert done == sorted(done)
    assert len(done) == len(CAPTION)
