"""Every verb gives one result, whatever it is connected to and however the text was saved."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import CAPTIONS, TALK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

CASES = {
    "convert a transcript": (TALK, ".txt", "vtt", ["convert"]),
    "convert captions": (CAPTIONS, ".srt", "vtt", ["convert"]),
    "fix": (CAPTIONS, ".srt", "srt", ["fix"]),
}


def _saved(text: str, *, mark: bool, ends: str) -> bytes:
    return (b"\xef\xbb\xbf" if mark else b"") + text.replace("\n", ends).encode()


@pytest.mark.parametrize("case", CASES)
def test_files_and_pipes_give_one_result(case: str, run: Run, tmp_path: Path):
    text, suffix, target, verb = CASES[case]
    results: dict[bytes, str] = {}
    for mark, ends, piped_in, piped_out in product(
        (False, True), ("\n", "\r\n"), (False, True), (False, True)
    ):
        source, out = tmp_path / f"in{suffix}", tmp_path / f"out.{target}"
        data = _saved(text, mark=mark, ends=ends)
        source.write_bytes(data)
        done = run(
            *verb,
            "-" if piped_in else source.name,
            *(["-", "--to", target] if piped_out else [out.name, "--force"]),
            stdin=data if piped_in else b"",
        )

        assert done.returncode == 0, done.stderr.decode()

        result = done.stdout if piped_out else out.read_bytes()
        results.setdefault(result, f"mark={mark} ends={ends!r} {piped_in=} {piped_out=}")

    assert len(results) == 1, list(results.values())
    (result,) = results
    assert b"\r" not in result
    assert result.count(b"-->") >= 3


def test_info_tells_of_a_pipe_what_it_tells_of_a_file(run: Run, talk: Path):
    told = []
    for source, stdin in ((talk.name, b""), ("-", _saved(TALK, mark=True, ends="\r\n"))):
        done = run("info", source, "--json", stdin=stdin)

        assert done.returncode == 0, done.stderr.decode()

        report = json.loads(done.stdout)
        report.pop("source")
        told.append(report)

    assert told[0] == told[1]


def test_verbs_chain_through_pipes_as_through_files(run: Run, talk: Path):
    cues = run("convert", talk.name, "-", "--to", "cues").stdout
    piped = run("fix", "-", "-", "--from", "cues", "--to", "srt", stdin=cues).stdout

    direct = run("convert", talk.name, "-", "--to", "srt").stdout

    assert piped == direct
