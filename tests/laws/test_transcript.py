"""Laws of reading pastes: nothing lost, nothing silent, nothing raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from subtools.core.time import format_stamp
from subtools.transcript.panel_words import PANELS
from subtools.transcript.reader import read_transcript

if TYPE_CHECKING:
    from subtools.core.track import Track

WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéßñ", min_size=1, max_size=9).map(
    lambda word: f"w{word}"
)
SPEECH = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PIECES = st.one_of(
    SPEECH,
    st.sampled_from(
        [
            "0:05",
            "0:05 ",
            "[0:07] ",
            "(1:02:03) ",
            "- ",
            "**Ann** ",
            "Ann: ",
            "Ann ",
            ">> ",
            "Comments",
            "Transcript",
            "## ",
            "---",
            "```",
            "| a | b |",
            "<!-- ",
            "-->",
            "0:05 - 0:09 ",
            "12:60",
            "99:99",
            "::::",
            "7 seconds",
            "[Music]",
            "♪",
            "<b>",
            "</b>",
            "&amp;",
            "\\[",
            "\\]",
            "\u3000",
            "\x00",
            "\u2028",
            "０：０５",
            "2:2",
            "5050.81",
            "01.02.03.04",
            "Chapter 1: ",
            "Sync to video time",
            "20 Comments",
            "{\\an8}",
            "From A to B: ",
        ]
    ),
)
LINES = st.lists(PIECES, max_size=5).map("".join)
PASTES = st.lists(LINES, max_size=25).map("\n".join)
#: Thirty texts, no two of which share a word: repeated words are rolling captions, and another law.
TEXTS = st.lists(SPEECH, min_size=30, max_size=30).map(
    lambda texts: [" ".join(f"{word}{i}x" for word in t.split()) for i, t in enumerate(texts)]
)
STARTS = st.lists(st.integers(1, 40), min_size=3, max_size=30)


def _covered(track: Track, number: int) -> bool:
    return any(
        f.line is not None and f.line <= number <= (f.through or f.line) for f in track.findings
    )


@given(PASTES)
def test_every_line_ends_in_a_cue_or_in_a_finding(paste: str) -> None:
    track = read_transcript(paste)

    said = " ".join([f"{cue.speaker or ''} {cue.text}" for cue in track])
    said += " ".join([m.get("name") for cue in track for m in cue.marks])
    for number, line in enumerate(paste.split("\n"), 1):
        words = [word for word in line.split() if word.isalpha() and word[0] == "w"]
        assert _covered(track, number) or all(word in said for word in words)


@given(PASTES)
def test_cues_rise_and_never_end_before_they_start(paste: str) -> None:
    track = read_transcript(paste)

    assert all(0 <= cue.start <= cue.end for cue in track)
    assert [cue.start for cue in track] == sorted(cue.start for cue in track)


@given(st.text(alphabet="0123456789:.,;-[]()<>*| \tab\n", max_size=300))
def test_no_text_raises(text: str) -> None:
    read_transcript(text)


@given(
    STARTS,
    TEXTS,
    st.sampled_from(
        [
            "{}{}",
            "{} {}",
            "[{}] {}",
            "({}) {}",
            "**{}** {}",
            "{}\n{}",
            "{} - {}",
            "- {} {}",
            "[{}](https://a.example/?t=1) {}",
        ]
    ),
)
def test_what_a_page_prints_is_read_back(steps: list[int], texts: list[str], shape: str) -> None:
    starts = [sum(steps[: i + 1]) * 1000 for i in range(len(steps))]
    paste = "\n".join(
        shape.format(format_stamp(start), text) for start, text in zip(starts, texts, strict=False)
    )

    track = read_transcript(paste)

    assert list(zip(starts, texts, strict=False)) == [(cue.start, cue.text) for cue in track]
    assert track.findings == ()


@given(STARTS, TEXTS, st.sampled_from(sorted(PANELS)))
def test_the_stamp_in_words_is_taken_off_in_every_language(
    steps: list[int], texts: list[str], language: str
) -> None:
    words = {unit: PANELS[language][unit].split("|") for unit in ("minute", "second")}
    starts = [sum(steps[: i + 1]) for i in range(len(steps))]

    def said(seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        parts = [(minutes, words["minute"]), (rest, words["second"])]
        return ", ".join(f"{n} {forms[0] if n == 1 else forms[-1]}" for n, forms in parts if n)

    paste = "\n".join(
        f"{format_stamp(start * 1000)}{said(start)}{text.upper()}"
        for start, text in zip(starts, texts, strict=False)
    )

    track = read_transcript(paste)

    assert [text.upper() for text, _ in zip(texts, starts, strict=False)] == [c.text for c in track]


@given(STARTS, st.data())
def test_one_wrong_stamp_loses_no_line(steps: list[int], data: st.DataObject) -> None:
    starts = [sum(steps[: i + 1]) for i in range(len(steps))]
    wrong = data.draw(st.integers(1, len(starts) - 2))
    starts_with_slip = [*starts]
    starts_with_slip[wrong] = data.draw(st.integers(0, 5000))
    paste = "\n".join(f"{format_stamp(s * 1000)} line {i}" for i, s in enumerate(starts_with_slip))

    track = read_transcript(paste)

    assert len(starts) == len(track)
    assert sorted(f"line {i}" for i in range(len(starts))) == sorted(cue.text for cue in track)


@given(PASTES)
def test_line_ends_and_width_of_digits_change_nothing(paste: str) -> None:
    wide = {ord(str(n)): chr(0xFF10 + n) for n in range(10)}
    plain = read_transcript(paste)
    if any(c.isdigit() for cue in plain for c in cue.text):
        return  # digits among the words stay as they were written

    again = read_transcript(paste.translate(wide))

    assert [cue.start for cue in plain] == [cue.start for cue in again]
