"""TTML that is broken or made to hurt: what can be read is read, the rest is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import subtools
from subtools.errors import SubtoolsError
from subtools.formats.format import ReadOptions
from subtools.formats.ttml import read

if TYPE_CHECKING:
    from pathlib import Path

    from subtools.core.track import Track

P = '<p begin="{0}s" end="{1}s">{2}</p>\n'
FINE = P.format(1, 2, "one")
AFTER = P.format(3, 4, "two")


def ttml(text: str) -> Track:
    return read(text, ReadOptions())


def document(*inside: str) -> Track:
    return ttml(f"<tt>\n<body>\n<div begin='10s'>\n{''.join(inside)}</div>\n</body>\n</tt>\n")


@pytest.mark.parametrize(
    ("broken", "texts"),
    [
        ("<p begin='2s' end='3s'>half <b\n", ["half"]),
        ("<p begin='2s' end='3s'>I <3 you</p>\n", ["I"]),
        ("<p begin='2s' end='3s'>a</span></p>\n", ["a"]),
        ("<p begin='2s' end='3s'><span>a</p>\n", ["a"]),
        ("<p begin='2s' begin='3s'>a</p>\n", []),
        ("<p begin=2s end='3s'>a</p>\n", []),
        ("<p begin='2s' end='3s'>a</p></p>\n", ["a"]),
    ],
)
def test_an_error_hides_one_paragraph_at_most(broken: str, texts: list[str]):
    track = document(FINE, broken, AFTER)
    assert [c.text for c in track] == ["one", *texts, "two"]
    error = next(f for f in track.findings if f.code == "Q10")
    assert error.severity == "error"
    assert error.line in {5, 6}
    assert track[0].start == 11_000


def test_what_was_open_stays_open_behind_an_error():
    track = document(FINE, "<p>&</q>\n", AFTER)
    assert track[-1].start == 13_000
    assert track[-1].origin == 6
    assert "read on at line 6" in str(next(f for f in track.findings if f.code == "Q10"))
    assert len([f for f in track.findings if f.code == "Q10"]) == 1


@pytest.mark.parametrize("cut", range(60, 200, 7))
def test_a_file_that_was_cut_gives_what_is_there(cut: int):
    text = f"<tt><head><styling/></head><body><div>{FINE * 5}</div></body></tt>"[:cut]
    track = ttml(text)
    # The cue that the cut goes through may keep the beginning of its words.
    assert text.count("</p>") <= len(track) <= text.count("<p") + 1
    assert {c.text for c in track} <= {"one", "on", "o", ""}
    assert "Q10" in [f.code for f in track.findings]


def test_an_error_in_the_head_leaves_the_body():
    track = ttml(f"<tt><head><styling><style tts:color=></styling></head><body><div>{FINE}</div>"
                 "</body></tt>")  # fmt: skip
    assert [c.text for c in track] == ["one"]


def test_text_out_of_place_is_kept_and_told():
    track = document("<p begin='1s' end='2s'>a <p>b</p> <center>c</center></p>")
    assert [c.text for c in track] == ["a b c"]
    assert [f.code for f in track.findings] == ["Q12"]


@pytest.mark.parametrize(
    "text",
    [
        "", "<tt/>", "<tt>", "tt", "<html><p>a</p></html>", "<", "<tt><body/></tt>", "\ud800", "\0",
        "<tt xml:lang='\x01'>", "<?xml version='1.1'?><tt/>", "<tt></tt><tt></tt>",
    ],
)  # fmt: skip
def test_no_cue_is_told(text: str):
    track = ttml(text)
    assert track.findings


def test_entities_of_its_own_are_refused():
    laughs = "".join([f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30)])
    track = ttml(f"<!DOCTYPE tt [<!ENTITY a0 'ha'>{laughs}]><tt><body><p>&a29;</p></body></tt>")
    assert "Q11" in [f.code for f in track.findings]
    assert not track.cues


def test_outside_files_are_not_read(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for doctype in (
        f'<!DOCTYPE tt [<!ENTITY x SYSTEM "{secret.as_uri()}">]>',
        f'<!DOCTYPE tt SYSTEM "{secret.as_uri()}">',
        f'<!DOCTYPE tt [<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;]>',
    ):
        track = ttml(f'{doctype}<tt><body><p begin="1s" end="2s">&x;</p></body></tt>')
        assert "secret" not in "".join([c.text for c in track])
        assert all("secret" not in f.message for f in track.findings)


def _chain(count: int) -> str:
    styles = [f"<style xml:id='s{n}' style='s{n + 1} s{n // 2}'/>" for n in range(count)]
    return f"<tt><head><styling>{''.join(styles)}</styling></head><body><p style='s0'>a</p></body>"


HOSTILE = {
    "paragraphs": "<p>" * 50_000,
    "divisions": "<div>" * 50_000,
    "divisions and an error": "<div>" * 50_000 + "<<",
    "spans": "<p>" + "<span>a" * 50_000,
    "timed spans": "<p>" + "<span begin='1s'>a" * 20_000,
    "elements of others": "<p>" + "<x:y>" * 50_000,
    "unclosed tags": "<p " * 50_000,
    "errors": "<p></q></p>" * 20_000,
    "an attribute": f"<p begin='{'1' * 500_000}' region='{'r' * 500_000}'>a",
    "many styles": f"<p style='{'a ' * 200_000}'>a",
    "agents": f"<p begin='1s' ttm:agent='{'a ' * 200_000}'>a</p>",
    "&": "<p>" + "&" * 200_000,
    "CDATA": "<p>" + "<![CDATA[" * 50_000,
    "comments": "<p>" + "<!--" * 50_000,
    "white space": f"<p>{' ' * 200_000}{'<br/> ' * 20_000}a",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(20)
def test_hostile_xml_is_answered(name: str):
    track = ttml(f"<tt><body><div>{HOSTILE[name]}")
    assert track.cues or track.findings
    assert all(len(finding.message) < 400 for finding in track.findings)
    for cue in track:
        assert 0 <= cue.start <= cue.end


@pytest.mark.timeout(20)
def test_long_chains_and_rings_of_styles_end():
    track = ttml(_chain(20_000))
    assert [c.text for c in track] == ["a"]


@pytest.mark.parametrize("name", ["one letter", "<", "<b>", "&", "newlines", "NUL"])
def test_what_hurts_other_readers_is_answered(name: str):
    from benchmarks.hostile import INPUTS

    try:
        subtools.parse(INPUTS[name](200_000), format="ttml")
    except SubtoolsError as error:
        assert "\n" not in str(error)  # noqa: PT017
