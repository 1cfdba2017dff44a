from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import subtools

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

VIDEO = """\
#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:6
#EXT-X-MAP:URI="init.mp4"
#EXTINF:6.006,
v0.m4s
#EXTINF:3.003,
v1.m4s
#EXT-X-ENDLIST
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_captions_become_segments_a_playlist_and_a_line(run: Run, captions: Path, tmp_path: Path):
    done = run("hls", captions.name, "-o", "out", "--lang", "en", "--duration", "0:12")

    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert done.stdout.decode() == (
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="English",LANGUAGE="en",DEFAULT=NO,'
        'AUTOSELECT=YES,URI="en.m3u8"\n'
    )
    assert names(tmp_path / "out") == ["en-00000.vtt", "en-00001.vtt", "en.m3u8"]
    assert (tmp_path / "out" / "en-00001.vtt").read_text("utf-8") == (
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n"
        "00:00:06.200 --> 00:00:08.000\nNobody <i>thanked</i> the city.\n\n"
    )


def test_a_transcript_is_fitted_first(run: Run, talk: Path, tmp_path: Path):
    done = run("hls", talk.name, "-o", "out", "--lang", "en", "--segment", "600")
    fitted = subtools.read(talk, language="en").fit("web").render("vtt")
    told = done.stderr.decode()

    assert done.returncode == 0
    assert (tmp_path / "out" / "en-00000.vtt").read_text("utf-8").split("\n\n")[1:-1] == (
        fitted.rstrip("\n").split("\n\n")[1:]
    )
    assert "H01" in told
    assert "talk.txt:5: T11" in told
    assert "wrote out/en.m3u8: 1 segment, " in told


def test_the_video_s_playlist_tells_length_and_segments(run: Run, captions: Path, tmp_path: Path):
    (tmp_path / "v.m3u8").write_text(VIDEO, encoding="utf-8")
    done = run("hls", captions.name, "-o", ".", "--lang", "en", "--video", "v.m3u8")
    playlist = (tmp_path / "en.m3u8").read_text("utf-8")

    assert done.returncode == 0, done.stderr
    assert "#EXTINF:6.006,\nen-00000.vtt\n#EXTINF:3.003,\nen-00001.vtt\n" in playlist
    assert b"H01" not in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--segment", "0"], "not a length in seconds"),
        (["--segment", "0.00001", "--duration", "1:00"], "segments"),
        (["--duration", "0"], "needs a length"),
        (["--mpegts", "-1"], "MPEG-2"),
        (["--video", "v.m3u8", "--segment", "6"], "--video tells"),
        (["--video", "v.m3u8", "--duration", "9"], "--video tells"),
        (["--video", "captions.srt"], "no HLS playlist"),
        (["--video", "ts.m3u8"], "v0.ts: no such file"),
        (["--name", 'a "b"'], "stand in a playlist"),
        (["--stem", "../x"], "name for files"),
        (["--legend"], "shows nothing without"),
        (["--claims-from", "x.csv"], "shows nothing without"),
        (["--look", "nothing"], "unknown look"),
    ],
)
def test_what_can_t_be_meant_is_one_line_and_writes_nothing(
    run: Run, captions: Path, tmp_path: Path, options: list[str], told: str
):
    (tmp_path / "v.m3u8").write_text(VIDEO, encoding="utf-8")
    ts = VIDEO.replace("m4s", "ts").replace('#EXT-X-MAP:URI="init.mp4"\n', "")
    (tmp_path / "ts.m3u8").write_text(ts, encoding="utf-8")
    done = run("hls", captions.name, "-o", "out", "--lang", "en", *options)
    said = done.stderr.decode()

    assert done.returncode == 2
    assert told in said
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_same_command_can_be_run_twice(run: Run, captions: Path, tmp_path: Path):
    command = ["hls", captions.name, "-o", "out", "--lang", "en", "--duration", "0:12"]
    first, second = run(*command), run(*command)

    assert (second.returncode, second.stdout) == (0, first.stdout)
    assert names(tmp_path / "out") == ["en-00000.vtt", "en-00001.vtt", "en.m3u8"]


def test_other_files_are_written_over_only_by_force(run: Run, captions: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "en-00001.vtt").write_text("mine", encoding="utf-8")
    command = ["hls", captions.name, "-o", "out", "--lang", "en", "--duration", "0:12"]
    refused = run(*command)

    assert refused.returncode == 2
    assert b"--force" in refused.stderr
    assert refused.stdout == b""
    assert names(out) == ["en-00001.vtt"]
    assert run(*command, "--force").returncode == 0
    assert (out / "en-00001.vtt").read_text("utf-8").startswith("WEBVTT\n")


def test_old_segments_go_by_force_and_what_only_looks_like_them_stays(
    run: Run, captions: Path, tmp_path: Path
):
    out = tmp_path / "out"
    command = ["hls", captions.name, "-o", "out", "--lang", "en", "--duration", "0:12"]
    run(*command, "--segment", "2")
    assert len(names(out)) == 7
    (out / "en-00003.vtt").write_text("WEBVTT\n\nNOTE mine, no X-TIMESTAMP-MAP\n", "utf-8")
    (out / "en-00009.vtt").write_bytes((out / "en-00004.vtt").read_bytes())  # never listed
    (out / "en-00005.vtt").unlink()
    (out / "en-00005.vtt").symlink_to("en-00009.vtt")
    refused = run(*command)
    done = run(*command, "--force")

    assert refused.returncode == 2
    assert done.returncode == 0
    assert names(out) == [
        "en-00000.vtt", "en-00001.vtt", "en-00003.vtt", "en-00005.vtt", "en-00009.vtt", "en.m3u8",
    ]  # fmt: skip
    assert b"removed 2 old segments" in done.stderr


def test_another_s_playlist_is_never_written_over(run: Run, captions: Path, tmp_path: Path):
    (tmp_path / "captions.m3u8").write_text(VIDEO, encoding="utf-8")
    done = run("hls", captions.name, "-o", ".", "--duration", "0:12", "--force")

    assert done.returncode == 2
    assert b"captions.m3u8: is another's playlist" in done.stderr
    assert (tmp_path / "captions.m3u8").read_text("utf-8") == VIDEO
    assert names(tmp_path) == ["captions.m3u8", "captions.srt"]


def test_the_file_that_is_read_is_no_segment(run: Run, captions: Path, tmp_path: Path):
    vtt = tmp_path / "en-00000.vtt"
    run("convert", captions.name, vtt.name)
    before = vtt.read_bytes()
    done = run("hls", vtt.name, "-o", ".", "--lang", "en", "--duration", "0:12", "--force")

    assert done.returncode == 2
    assert b"the file that was read" in done.stderr
    assert vtt.read_bytes() == before


def test_strict_writes_nothing_for_a_cue_behind_the_end(run: Run, captions: Path, tmp_path: Path):
    done = run("hls", captions.name, "-o", "out", "--lang", "en", "--duration", "5", "--strict")

    assert done.returncode == 1
    assert b"captions.srt:10: H02 1 cue comes after the end" in done.stderr
    assert done.stdout == b""
    assert not (tmp_path / "out").exists()


def test_without_a_language_the_files_have_the_name_of_in(run: Run, captions: Path, tmp_path: Path):
    done = run("hls", captions.name, "-o", "out", "--duration", "0:06")

    assert names(tmp_path / "out") == ["captions-00000.vtt", "captions.m3u8"]
    assert b"add --lang" in done.stderr
    assert b"LANGUAGE" not in done.stdout
    assert run("hls", captions.name, "-o", "out", "--duration", "0:06", "-q").stderr == b""


def test_a_pipe_is_read_and_claims_are_shown_when_asked(run: Run, tmp_path: Path):
    text = b"0:00 The mayor said that the wall cost 3 million euros.\n0:05 Nobody knows why.\n"
    clean = run("hls", "-", "-o", "a", "--lang", "en", "-q", stdin=text)
    shown = run("hls", "-", "-o", "b", "--lang", "en", "-q", "--claims", stdin=text)

    assert clean.returncode == shown.returncode == 0
    assert "<c" not in (tmp_path / "a" / "en-00000.vtt").read_text("utf-8")
    assert "<c.claim" in (tmp_path / "b" / "en-00000.vtt").read_text("utf-8")


def test_json_is_a_report(run: Run, captions: Path):
    done = run(
        "hls", captions.name, "-o", "out", "--lang", "de", "--stem", "x y", "--sdh", "--forced",
        "--default", "--group", "cc", "--name", "Text", "--duration", "7", "--json",
    )  # fmt: skip
    report = json.loads(done.stdout)

    assert done.stderr == b""
    assert report["files"] == ["x y-00000.vtt", "x y-00001.vtt", "x y.m3u8"]
    assert report["target_format"] == "hls"
    assert report["media"].startswith(
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="cc",NAME="Text",LANGUAGE="de",DEFAULT=YES,'
        "AUTOSELECT=YES,FORCED=YES,CHARACTERISTICS="
    )
    assert report["media"].endswith('URI="x%20y.m3u8"')
    assert report["cues_written"] == 3


@pytest.mark.parametrize("out", ["captions.srt", "captions.srt/out"])
def test_a_file_is_no_folder(run: Run, captions: Path, out: str):
    done = run("hls", captions.name, "-o", out, "--lang", "en", "--duration", "0:06")

    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{out}: ")
    assert done.stderr.count(b"\n") == 1
