from __future__ import annotations

import os

import pytest

from subtools.errors import InputError, UnknownNameError
from subtools.formats.decode import decode

SRT = "1\r\n00:00:01,000 --> 00:00:02,000\r\n{}\r\n"


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("Où êtes-vous allé l'été dernier ?", "cp1252"),
        ("Für die Straße", "cp1252"),
        ("Zażółć gęślą jaźń. Dziękuję bardzo, przyjacielu.", "cp1250"),
        ("Привет, как дела? Сегодня хорошая погода.", "cp1251"),
        ("שלום, מה שלומך היום?", "cp1255"),
        ("こんにちは、今日はいい天気ですね。", "cp932"),
        ("你好，今天天气很好。我们走吧。", "gb18030"),
        ("안녕하세요, 오늘 날씨가 좋네요.", "cp949"),
    ],
)
def test_an_old_encoding_is_guessed_and_the_guess_is_told(said: str, encoding: str) -> None:
    text, findings = decode(SRT.format(said).encode(encoding), encoding=None)
    assert said in text
    assert [finding.code for finding in findings] == ["D01"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_every_form_needs_no_finding(encoding: str) -> None:
    assert decode(SRT.format("Привет").encode(encoding), encoding=None) == (
        SRT.format("Привет").replace("\r", ""),
        (),
    )


def test_only_cr_and_crlf_are_line_ends() -> None:
    assert (
        decode("a\r\nb\rc\u2028d\x85e\v\f".encode(), encoding=None)[0] == "a\nb\nc\u2028d\x85e\v\f"
    )


def test_nul_is_shown_and_told() -> None:
    text, findings = decode(b"a longer line of text\nwith a \0", encoding=None)
    assert text.endswith("with a \ufffd")
    assert str(findings[0]).startswith("2: D02")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + os.urandom(99),
        b"\0\0\0\x20ftypisom" + os.urandom(99),
        b"\0" * 999,
        bytes(range(256)) * 9,
        b"\x1f\x8b\x08\x00" + os.urandom(99),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, encoding=None)
    assert "\n" not in str(caught.value)


def test_the_named_encoding_overrules() -> None:
    assert decode("é".encode("cp850"), encoding="cp850") == ("é", ())
    with pytest.raises(InputError, match="is not ascii"):
        decode("é".encode(), encoding="ascii")
    for name in ("utf-9", "hex", ""):
        with pytest.raises(UnknownNameError):
            decode(b"a", encoding=name)
