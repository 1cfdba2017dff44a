"""`subtools mux` and `subtools extract` in the shell; what they make is tried in tests/ffmpeg."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clip") / "film.mp4"
    argv = [
        "ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:d=9:r=10",
        "-c:v", "libx264", "-preset", "ultrafast", path,
    ]  # fmt: skip
    subprocess.run(argv, check=True)
    return path


@pytest.fixture
def film(clip: Path, tmp_path: Path) -> Path:
    return shutil.copy(clip, tmp_path / "film.mp4")


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode()


def test_names_say_language_and_flags(run: Run, film: Path, captions: Path, tmp_path: Path):
    for name in ("a.en.srt", "a.de.forced.srt", "a.pt-BR.sdh.default.srt"):
        shutil.copy(captions, tmp_path / name)
    done = run("mux", film, "a.en.srt", "a.de.forced.srt", "a.pt-BR.sdh.default.srt",
               "-o", "out.mkv")  # fmt: skip

    assert (done.returncode, done.stdout) == (0, b"")
    assert "wrote out.mkv: 3 tracks of captions (9 cues)" in said(done)
    listed = run("extract", "out.mkv").stdout.decode().splitlines()
    assert [line.split() for line in listed] == [
        ["track", "language", "codec", "flags", "title"],
        ["1", "en", "subrip", "-", "-"],
        ["2", "de", "subrip", "forced", "-"],
        ["3", "pt-BR", "subrip", "default", "pt-BR"],
    ]


def test_options_overrule_names_and_tell_which_by_number_or_language(
    run: Run, film: Path, captions: Path
):
    shutil.copy(captions, captions.with_name("b.fr.srt"))
    done = run(
        "mux", film, captions, "b.fr.srt", "-o", "out.mp4", "--lang", "nl", "--lang", "it",
        "--title", "Een", "--title", "Due", "--default", "it", "--forced", "1", "--json",
    )  # fmt: skip
    told = json.loads(done.stdout)

    assert [t["language"] for t in told["tracks"]] == ["nl", "it"]
    assert [(t["default"], t["forced"]) for t in told["tracks"]] == [(False, True), (True, False)]
    report = json.loads(run("extract", "out.mp4", "--json").stdout)
    assert [(t["language"], t["title"], t["default"]) for t in report["tracks"]] == [
        ("nl", "Een", False),
        ("it", "Due", True),
    ]


def test_a_transcript_is_fitted_and_its_language_guessed(run: Run, film: Path, talk: Path):
    done = run("mux", film, talk, "-o", "out.mp4")

    assert done.returncode == 0
    assert "K17 captions 1: the language was guessed: en" in said(done)
    written = run("extract", "out.mp4", "-", "-t", "srt").stdout.decode()
    assert "The harbour opens again on Monday" in written.replace("\n", " ")


def test_one_track_is_written_in_any_format_or_each_under_its_name(
    run: Run, film: Path, captions: Path, tmp_path: Path
):
    run("mux", film, captions, captions, "-o", "out.mkv", "--lang", "en", "--lang", "de")
    done = run("extract", "out.mkv", "one.vtt", "--track", "de")

    assert done.returncode == 0, said(done)
    assert "Nobody <i>thanked</i> the city." in (tmp_path / "one.vtt").read_text(encoding="utf-8")
    assert (tmp_path / "one.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
    done = run("extract", "out.mkv", "--all", "subs", "-q")
    assert done.returncode == 0, said(done)
    assert sorted(path.name for path in (tmp_path / "subs").iterdir()) == [
        "out.de.srt", "out.en.srt",
    ]  # fmt: skip
    assert (tmp_path / "subs" / "out.en.srt").read_bytes() == captions.read_bytes()


def test_a_substation_file_is_written_as_stored_and_never_over_another(
    run: Run, film: Path, captions: Path, tmp_path: Path
):
    run("convert", captions, "own.ass")
    run("mux", film, "own.ass", "-o", "out.mkv", "--lang", "en")
    (tmp_path / "there.ass").write_text("mine", encoding="utf-8")

    assert run("extract", "out.mkv", "there.ass").returncode == 2
    assert (tmp_path / "there.ass").read_text(encoding="utf-8") == "mine"
    done = run("extract", "out.mkv", "there.ass", "--force")
    assert done.returncode == 0, said(done)
    own = (tmp_path / "own.ass").read_text(encoding="utf-8").split("[Events]")[1].split()
    stored = (tmp_path / "there.ass").read_text(encoding="utf-8").split("[Events]")[1].split()
    assert stored == own
    assert run("extract", "out.mkv", "there.ass").returncode == 0


def test_a_dry_run_shows_a_command_and_writes_nothing(
    run: Run, film: Path, captions: Path, tmp_path: Path
):
    before = sorted(tmp_path.iterdir())
    done = run("mux", film, captions, "-o", "it's out.mkv", "--dry-run")

    assert done.returncode == 0
    assert sorted(tmp_path.iterdir()) == before
    assert b"-c:v:0 copy" in done.stdout
    assert b"""it'"'"'s out.mkv""" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["film.mp4", "captions.srt", "-o", "o.avi"], 2, "can't hold captions as text"),
        (["film.mp4", "captions.srt", "-o", "o.webm"], 2, "codec h264; these can: .mp4"),
        (["film.mp4", "captions.srt", "-o", "o.doc"], 2, "is the suffix of no container"),
        (["film.mp4", "captions.srt", "-o", "film.mp4", "--force"], 2, "a file that is read"),
        (["film.mp4", "captions.srt", "-o", "captions.srt", "--force"], 2, "a file that is read"),
        (["empty.mp4", "captions.srt", "-o", "o.mp4"], 2, "empty.mp4: is empty, not a video"),
        (["bad.mp4", "captions.srt", "-o", "o.mp4"], 2, "bad.mp4: can't be read as a video"),
        (["gone.mp4", "captions.srt", "-o", "o.mp4"], 2, "gone.mp4: no such file"),
        (["film.mp4", "gone.srt", "-o", "o.mp4"], 2, "gone.srt: no such file"),
        (["film.mp4", "captions.srt", "-o", "o.mp4", "--default", "fr"], 2, "none of the captions"),
        (["film.mp4", "captions.srt", "-o", "o.mp4", "--legend"], 2, "shows nothing without"),
        (["film.mp4", "captions.srt", "-o", "o.mkv", "-t", "ttml"], 2, "as: srt, vtt, ass"),
        (["film.mp4", "captions.srt", "-o", "x/o.mkv"], 2, "its folder does not exist"),
        (["film.mp4", "captions.srt", "-o", "o.mp4", "--ffmpeg", "nope"], 3, "nope"),
        (["film.mp4", "captions.srt", "-o", "o.mp4", "--strict"], 1, "nothing was written"),
    ],
)
@pytest.mark.usefixtures("film", "captions")
def test_what_can_not_be_is_said_in_one_line_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: list[str], code: int, told: str
):
    (tmp_path / "empty.mp4").touch()
    (tmp_path / "bad.mp4").write_bytes(b"\0\1\2\3" * 500)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    done = run("mux", *arguments)

    assert (done.returncode, done.stdout) == (code, b"")
    assert told in said(done).splitlines()[-1]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["film.mp4"], "film.mp4: has no track of captions"),
        (["film.mp4", "o.srt"], "film.mp4: has no track of captions"),
        (["two.mkv", "o.srt"], "choose one with --track: 1 (en), 2 (de)"),
        (["two.mkv", "o.srt", "--track", "fr"], "unknown track 'fr'"),
        (["two.mkv", "--track", "en"], "missing OUT"),
        (["two.mkv", "o.srt", "--all", "x"], "--all excludes OUT and --track"),
        (["two.mkv", "two.mkv", "-t", "srt", "--track", "1", "--force"], "the file that was read"),
        (["captions.srt", "o.srt"], "can't be read as a video"),
    ],
)
@pytest.mark.usefixtures("film", "captions")
def test_extract_says_what_it_misses(run: Run, tmp_path: Path, arguments: list[str], told: str):
    run(
        "mux",
        "film.mp4",
        "captions.srt",
        "captions.srt",
        "-o",
        "two.mkv",
        "--lang",
        "en",
        "--lang",
        "de",
    )
    done = run("extract", *arguments)

    assert done.returncode == (0 if arguments == ["film.mp4"] else 2)
    assert told in said(done)
    assert not (tmp_path / "o.srt").exists()
