from __future__ import annotations

import copy
import inspect
import io
import pickle
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import subtools
from subtools import (
    Cue,
    InputError,
    OutputError,
    StrictError,
    Subtitles,
    SubtoolsError,
    UnknownNameError,
    errors,
)
from subtools.steps import STEPS
from tests import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SRT = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nYou\n\n"
FILES = {path.stem for path in (ROOT / "subtools" / "steps").glob("[a-z]*.py")}


def test_public_names_are_sorted_real_and_typed():
    assert sorted(subtools.__all__) == subtools.__all__
    for name in subtools.__all__:
        assert getattr(subtools, name).__name__ == name

    source = (ROOT / "subtools" / "__init__.py").read_text(encoding="utf-8")
    typed = source.split("if TYPE_CHECKING:")[1].split("__version__")[0]

    assert set(subtools.__all__) <= set(re.findall(r"\w+", typed))
    assert set(subtools.__all__) <= set(dir(subtools))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = subtools.nothing  # type: ignore[attr-defined]


def test_importing_the_package_imports_almost_nothing():
    code = "import sys, subtools; print(*[m for m in sys.modules if m.startswith('subtools')])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert loaded.split() == ["subtools"]


def test_every_step_is_a_file_of_its_name():
    assert set(STEPS) <= FILES
    for name, target in STEPS.items():
        assert target == f"subtools.steps.{name}:{name}"


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_a_method_with_a_docstring(step: str):
    method = getattr(Subtitles, step)

    assert inspect.getdoc(method)
    assert method is not getattr(subtools.Track, step, None)


def test_steps_keep_the_type_the_source_and_the_original():
    talk = subtools.parse(SRT, source="talk.srt")
    after = talk.shift("0:01").fix_overlaps().fit("web")

    assert type(after) is Subtitles
    assert (after.source, after.format) == ("talk.srt", "srt")
    assert talk == subtools.parse(SRT, source="talk.srt")
    assert talk[0].start == 1000


def test_times_are_milliseconds_or_clocks():
    talk = subtools.parse(SRT)

    assert talk.shift(1500) == talk.shift("0:01.5")
    assert talk.shift("-0:00.5")[0].start == 500
    with pytest.raises(ValueError, match="not a time"):
        talk.shift("soon")


def test_paths_files_bytes_and_text_read_alike(tmp_path: Path):
    path = tmp_path / "talk.srt"
    path.write_bytes(SRT.encode())
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        tracks = [
            subtools.read(str(path)),
            subtools.read(path),
            subtools.read(binary),
            subtools.read(text),
            subtools.read(io.BytesIO(SRT.encode())),
            subtools.parse(SRT),
            subtools.parse(b"\xef\xbb\xbf" + SRT.replace("\n", "\r\n").encode()),
            subtools.parse("\ufeff" + SRT.replace("\n", "\r")),
        ]

    assert all(track == tracks[0] for track in tracks)
    assert [track.source for track in tracks[:4]] == [str(path)] * 4


def test_save_chains_and_writes_what_render_says(tmp_path: Path):
    talk = subtools.parse(SRT)
    talk.save(tmp_path / "a.srt").save(str(tmp_path / "b.vtt")).save(tmp_path / "c", "srt")

    assert (tmp_path / "a.srt").read_bytes() == talk.render("srt").encode()
    assert (tmp_path / "b.vtt").read_bytes() == talk.render("vtt").encode()
    assert (tmp_path / "c").read_bytes() == talk.render("srt").encode()
    assert len(list(tmp_path.iterdir())) == 3


def test_save_never_overwrites_what_was_read_unless_told(tmp_path: Path):
    path = tmp_path / "talk.srt"
    path.write_text(SRT, encoding="utf-8")
    talk = subtools.read(path).shift(1000)
    with pytest.raises(OutputError, match="file that was read"):
        talk.save(path)

    assert path.read_text(encoding="utf-8") == SRT

    talk.save(path, force=True)

    assert subtools.read(path) == talk


def test_save_says_what_the_format_lost(tmp_path: Path):
    talk = subtools.parse("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello\n\nNOTE a note\n")

    assert talk.findings == ()

    saved = talk.save(tmp_path / "talk.lrc")

    assert {finding.code[0] for finding in saved.findings} == {"L"}


def test_a_failed_save_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "out.srt"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr("os.replace", _fail)
    with pytest.raises(OutputError, match="no space left on device"):
        subtools.parse(SRT).save(path)

    assert [p.name for p in tmp_path.iterdir()] == ["out.srt"]
    assert path.read_text(encoding="utf-8") == "before"


def _fail(*_arguments: object) -> None:
    raise OSError(28, "No space left on device")


def test_strict_raises_the_first_real_finding():
    damaged = SRT + "nonsense\n00:00:0x --> y\nlost\n"

    assert subtools.parse(damaged, format="srt").findings
    with pytest.raises(StrictError) as caught:
        subtools.parse(damaged, format="srt", source="bad.srt", strict=True)

    assert caught.value.source == "bad.srt"
    assert caught.value.finding.severity != "info"
    assert subtools.parse(SRT, strict=True) == subtools.parse(SRT)


def test_what_cannot_be_done_is_said_with_a_way_out(tmp_path: Path):
    talk = subtools.parse(SRT)
    cases = [
        (lambda: subtools.read(tmp_path / "talk.srt"), InputError, "no such file"),
        (lambda: subtools.read(tmp_path), InputError, "is a folder"),
        (lambda: subtools.read("0:01 Hello\n0:02 You"), InputError, r"call parse\(\)"),
        (lambda: subtools.read("a\0b"), InputError, "null"),
        (lambda: subtools.parse(SRT, format="str"), UnknownNameError, "did you mean 'srt'"),
        (lambda: talk.fit("wbe"), UnknownNameError, "did you mean 'web'"),
        (lambda: talk.save(tmp_path / "talk.xyz"), OutputError, "format="),
        (lambda: talk.save(tmp_path / "nowhere" / "a.srt"), OutputError, "folder"),
        (lambda: talk.save(tmp_path), OutputError, "folder|suffix"),
        (lambda: talk.render("json"), OutputError, "only read"),
    ]
    for call, error, message in cases:
        with pytest.raises(error, match=message) as caught:
            call()

        assert "\n" not in str(caught.value)


def test_subtitles_survive_pickle_and_copy():
    talk = subtools.parse(SRT, source="talk.srt")
    for clone in (pickle.loads(pickle.dumps(talk)), copy.deepcopy(talk)):  # noqa: S301 - our own
        assert clone == talk
        assert clone.source == "talk.srt"


def test_subtitles_are_built_by_hand_too():
    talk = Subtitles([Cue(0, 1000, "Hi")])

    assert (talk.source, talk.format) == (None, None)
    assert talk.render("srt") == "1\n00:00:00,000 --> 00:00:01,000\nHi\n\n"


def _descend(error: type[SubtoolsError], depth: int = 0) -> Iterator[tuple[int, str]]:
    yield depth, error.__name__
    for child in error.__subclasses__():
        yield from _descend(child, depth + 1)


def test_the_error_tree_in_the_docstring_is_the_real_one():
    lines = re.findall(r"^    ([├└│─ ]*)(\w+Error)\b.*?(\d) ", errors.__doc__ or "", re.MULTILINE)
    lines += re.findall(
        r"^    ()(SubtoolsError) +exit code (\d)", errors.__doc__ or "", re.MULTILINE
    )
    drawn = {(len(bars) // 4, name) for bars, name, _ in lines}

    assert drawn == set(_descend(SubtoolsError))
    for _, name, code in lines:
        assert getattr(errors, name).exit_code == int(code)
