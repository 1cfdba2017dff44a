from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

import subtools

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.cli.conftest import Run

TALK = """\
0:00 Ann Lee said that the new wall cost 3 million euros.
0:06 The mayor denied that anybody was asked. It rained all day.
0:12 According to Tomas Reed, the harbour stays closed until May.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def _table(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr.decode()

    claims: list[dict[str, object]] = json.loads(done.stdout)["claims"]
    return claims


def _refused(done: subprocess.CompletedProcess[bytes], *said: str) -> None:
    message = done.stderr.decode()

    assert (done.returncode, done.stdout) == (2, b"")
    assert message.count("\n") == 1, message
    for part in said:
        assert part in message


def test_a_table_is_printed_for_people_and_for_programs(run: Run, news: Path):
    text = run("claims", news.name).stdout.decode()
    rows = _table(run("claims", news.name, "--json"))

    assert len(rows) >= 3
    for row in rows:
        assert f"[{row['id']}]" in text
        assert str(row["text"]) in text
    assert run("claims", news.name, "--to", "json").stdout == (
        run("claims", news.name, "--json").stdout
    )


def test_claims_have_the_times_of_their_words(run: Run, news: Path):
    talk = subtools.read(news).mark_claims().fit("web", words=True)

    assert [(row["start"], row["end"]) for row in _table(run("claims", news.name, "--json"))] == [
        (claim.start, claim.end) for claim in talk.claims()
    ]


def test_captions_keep_their_cues(run: Run, tmp_path: Path):
    (tmp_path / "a.srt").write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nAnn Lee said that\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nit rained all day.\n",
        encoding="utf-8",
    )
    (row,) = _table(run("claims", "a.srt", "--json"))

    assert row["cues"] == [1, 2]
    assert row["out"] == "00:00:04.888"


def test_every_file_has_the_form_of_its_suffix(run: Run, news: Path, tmp_path: Path):
    names = ["a.json", "a.csv", "a.html", "a.md", "a.jsonld", "a.cues", "b.txt"]
    options = [part for name in names for part in ("-o", name)]
    done = run("claims", news.name, *options, "--fps", "25", "--url", "https://x.example/v")

    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    assert f"wrote {', '.join(names)}: " in done.stderr.decode()
    texts = {name: (tmp_path / name).read_bytes().decode() for name in names}
    assert json.loads(texts["a.json"])["frame_rate"] == "25"
    rows = list(csv.DictReader(io.StringIO(texts["a.csv"].removeprefix("\ufeff"))))
    assert rows[0]["link"].startswith("https://x.example/v?t=")
    assert rows[0]["in_frames"].count(":") == 3
    assert texts["a.html"].startswith("<!doctype html>")
    assert texts["a.md"].startswith("| id |")
    assert json.loads(texts["a.jsonld"])["@context"] == "https://schema.org"
    assert len(subtools.read(tmp_path / "a.cues").claims()) == len(rows)
    assert texts["b.txt"].startswith("[1]")


def test_marks_go_through_a_pipe_into_captions(run: Run, news: Path):
    cues = run("claims", news.name, "--to", "cues").stdout

    def convert(*options: str, source: str = "-") -> bytes:
        done = run("convert", source, "-", *options, stdin=cues)

        assert done.returncode == 0, done.stderr.decode()

        return done.stdout

    assert convert("--to", "vtt") == convert("--to", "vtt", source=news.name)
    assert b"<c.claim." in convert("--to", "vtt", "--look", "claims")
    assert convert("--to", "vtt", "--look", "claims") == (
        convert("--to", "vtt", "--look", "claims", source=news.name)
    )


def test_marks_that_are_there_are_kept(run: Run, news: Path, tmp_path: Path):
    (tmp_path / "list.txt").write_text("It rained all day\n", encoding="utf-8")
    run("claims", news.name, "--claims-from", "list.txt", "-o", "m.cues")

    kept = _table(run("claims", "m.cues", "--json"))
    assert [row["text"] for row in kept] == ["It rained all day"]
    assert len(_table(run("claims", "m.cues", "--json", "--again"))) >= 3


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_table_that_comes_back_unchanged_is_the_same_table(form: str, run: Run, news: Path):
    run("claims", news.name, "-o", f"one.{form}")
    done = run("claims", news.name, "--claims-from", f"one.{form}", "-o", f"two.{form}", "-q")

    assert (done.returncode, done.stderr) == (0, b"")
    one, two = [(news.parent / f"{name}.{form}").read_bytes() for name in ("one", "two")]
    assert one == two


def test_an_edited_table_is_what_is_marked(run: Run, news: Path, tmp_path: Path):
    first, *_ = _table(run("claims", news.name, "--json"))
    first |= {"id": "A", "text": "the new wall cost 3 million", "certainty": "alleged"}
    (tmp_path / "mine.json").write_text(json.dumps([first]), encoding="utf-8")
    (row,) = _table(run("claims", news.name, "--claims-from", "mine.json", "--json"))

    assert (row["id"], row["certainty"]) == ("A", "alleged")
    assert row["text"] == "the new wall cost 3 million"
    assert row["source"] == first["source"]


def test_own_claims_that_are_not_there_are_told_with_file_and_line(run: Run, news: Path):
    (news.parent / "list.txt").write_text("it rained\nthe moon fell down\n", encoding="utf-8")
    done = run("claims", news.name, "--claims-from", "list.txt")

    assert done.returncode == 0
    assert b"It rained" in done.stdout
    assert b"list.txt:2: N11 not in the words, left out: the moon fell down\n" in done.stderr

    done = run("claims", news.name, "--claims-from", "list.txt", "--strict", "-o", "x.csv")

    assert done.returncode == 1
    assert not (news.parent / "x.csv").exists()


def test_own_claims_come_from_a_pipe(run: Run, news: Path):
    done = run("claims", news.name, "--claims-from", "-", "--json", stdin=b"it rained\n")

    assert [row["text"] for row in _table(done)] == ["It rained"]
    _refused(run("claims", "-", "--claims-from", "-", stdin=b"x"), "both be standard input")


def test_only_the_claims_asked_for(run: Run, news: Path):
    everything = _table(run("claims", news.name, "--json"))
    denied = _table(run("claims", news.name, "--json", "--certainty", "denied"))
    checkable = _table(run("claims", news.name, "--json", "--least", "0.5"))

    assert [row["id"] for row in denied] == [
        row["id"] for row in everything if row["certainty"] == "denied"
    ]
    assert [row["id"] for row in checkable] == [
        row["id"] for row in everything if (row["checkability"] or {"score": 0})["score"] >= 0.5
    ]
    marked = subtools.parse(
        run("claims", news.name, "--to", "cues", "--least", "0.5").stdout, format="cues"
    )
    assert [claim.id for claim in marked.claims()] == [row["id"] for row in checkable]


def test_the_check_exits_with_one_and_says_why(run: Run, tmp_path: Path):
    (tmp_path / "a.srt").write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nAnn Lee said that\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nit rained all day.\n",
        encoding="utf-8",
    )
    (tmp_path / "list.json").write_text(
        '[{"text": "it rained all day", "source": "Ann Lee", "source_kind": "named",'
        ' "reporting": "said"}]',
        encoding="utf-8",
    )
    done = run("claims", "a.srt", "--claims-from", "list.json", "--check")

    assert done.returncode == 1
    assert done.stdout.decode() == (
        "a.srt: cue 2: N01 claim 1 and «Ann Lee said» stand in two cues, 1 and 2; "
        "move the break, so that one shows both\n"
    )
    assert done.stderr == b"1 claim, 1 finding of the check\n"

    report = json.loads(
        run("claims", "a.srt", "--claims-from", "list.json", "--check", "--json").stdout
    )
    assert [found["code"] for found in report["check"]] == ["N01"]
    assert report["sources"] == [
        {"source": "Ann Lee", "reports": 1, "neutral": 1, "distancing": 0, "endorsing": 0}
    ]


def test_the_check_of_what_is_neutral_is_silent(run: Run, tmp_path: Path):
    (tmp_path / "a.srt").write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nAnn Lee said it rained.\n", encoding="utf-8"
    )
    (tmp_path / "a.csv").write_text("text,source\r\nit rained,Ann Lee\r\n", encoding="utf-8")
    done = run("claims", "a.srt", "--claims-from", "a.csv", "--check", "-q")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_report_of_what_was_written(run: Run, news: Path):
    report = json.loads(run("claims", news.name, "-o", "a.csv", "--json").stdout)

    assert report["targets"] == ["a.csv"]
    assert report["claims"] >= 3
    assert report["source"] == news.name


@pytest.mark.parametrize(
    "arguments",
    [
        ["--url", "javascript:alert(1)"],
        ["--certainty", "true"],
        ["--least", "2"],
        ["-o", "a.csv", "-o", "./a.csv"],
        ["-o", "a.csv", "-o", "b.csv", "--to", "csv"],
        ["-o", "-", "--to", "csv", "--check"],
        ["--json", "--to", "csv"],
        ["--check", "--to", "csv"],
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], run: Run, news: Path):
    _refused(run("claims", news.name, *arguments), "usage: subtools claims", "(--help)")
    assert [path.name for path in news.parent.iterdir()] == [news.name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "a.vtt"], "subtools convert"),
        (["-o", "nowhere/a.csv"], "folder"),
        (["--to", "cvs"], "did you mean 'csv'?"),
        (["--claims-from", "nothing.csv"], "nothing.csv: no such file"),
        (["--claims-from", "bad.json"], "bad.json:1: is broken JSON"),
        (["--profile", "wed"], "did you mean 'web'?"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], said: str, run: Run, news: Path):
    (news.parent / "bad.json").write_text("{", encoding="utf-8")

    _refused(run("claims", news.name, *arguments, "-q"), said)


def test_nothing_that_was_read_is_written_over(run: Run, news: Path, tmp_path: Path):
    run("claims", news.name, "-o", "a.csv")
    before = (tmp_path / "a.csv").read_bytes()

    _refused(run("claims", news.name, "-o", news.name, "--force", "-q"), "file that was read")
    again = ["--claims-from", "a.csv", "-o", "a.csv", "--force", "-q"]
    _refused(run("claims", news.name, *again), "table that was read")

    (tmp_path / "b.csv").write_text("mine", encoding="utf-8")
    _refused(run("claims", news.name, "-o", "c.csv", "-o", "b.csv", "-q"), "--force")
    assert not (tmp_path / "c.csv").exists()
    assert (tmp_path / "b.csv").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "a.csv").read_bytes() == before
    assert news.read_text(encoding="utf-8") == TALK


def test_files_and_pipes_give_one_table(run: Run, news: Path):
    results = {
        run("claims", source, "--to", "csv", stdin=data).stdout
        for source, data in (
            (news.name, b""),
            ("-", TALK.encode()),
            ("-", b"\xef\xbb\xbf" + TALK.replace("\n", "\r\n").encode()),
        )
    }

    assert len(results) == 1
