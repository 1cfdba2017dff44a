"""Transcripts and caption tracks to try steps on: words of many scripts, stamps of many kinds."""

from __future__ import annotations

from hypothesis import strategies as st

from subtools.core.cue import Cue, Word
from subtools.core.profile import DENSITIES, Profile
from subtools.core.text import Mark
from subtools.core.track import Chapter, Track
from subtools.profiles import PROFILES, load_profile

WORDS = (
    "a", "the", "of", "and", "that", "which", "he", "was", "not", "talks", "border", "minister",
    "said,", "yes.", "why?", "U.S.", "Gov.", "p.m.", "No.", "5", "3.5", "1,000", "However,", "The",
    "Ukraine", "J.", "K.", "“quoted”", "(aside)", "end…", "—", "-", "x" * 43, "y" * 100,
    "e\u0301te\u0301", "👩‍👩‍👧", "🇫🇷🇩🇪", "字幕。", "これは字幕です", "สวัสดีครับ", "שלום", "مرحبا؟",
    "à\u00a0la", "한국어", "ＷＩＤＥ",
)  # fmt: skip

words = st.sampled_from(WORDS) | st.text("abcdefgh", min_size=1, max_size=12)
texts = st.lists(words, min_size=1, max_size=14).map(" ".join)
sounds = st.sampled_from(["[Music]", "♪ la la la ♪", "(applause)"])
speakers = st.sampled_from([None, None, None, "Ann", "Bob"])
profiles = st.sampled_from(PROFILES).map(load_profile)


@st.composite
def _marks(draw: st.DrawFn, text: str) -> list[Mark]:
    if draw(st.integers(0, 3)):
        return []
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return [Mark(start, end, draw(st.sampled_from(["italic", "claim", "bold"])))]


@st.composite
def transcripts(draw: st.DrawFn) -> Track:
    """Lines with whole-second stamps; each ends where the next begins."""
    steps = st.sampled_from([0, 1, 2, 3, 4, 5, 7, 20, 600])
    lines = draw(st.lists(st.tuples(steps, texts | sounds, speakers), max_size=12))
    at = draw(st.integers(0, 5))
    cues = []
    for step, text, speaker in lines:
        cues.append(
            Cue(at * 1000, (at + step) * 1000, text, speaker=speaker, marks=draw(_marks(text)))
        )
        at += step
    return Track(
        cues,
        language=draw(st.sampled_from([None, "en", "de", "ja"])),
        chapters=[Chapter(0, "Start")],
        metadata=(("transcript.stamps", draw(st.sampled_from(["floor", "round", "exact"]))),),
    )


@st.composite
def captions(draw: st.DrawFn) -> Track:
    """Cues with true times, one after the other, some with dated words."""
    at = 0
    cues = []
    for text, pause, time in draw(
        st.lists(
            st.tuples(texts | sounds, st.integers(0, 3000), st.integers(0, 12_000)), max_size=8
        )
    ):
        start = at + pause
        at = start + time
        dated = [Word(0, text.split(" ")[0], start, start + time // 3)]
        cues.append(
            Cue(
                start,
                at,
                text,
                marks=draw(_marks(text)),
                speaker=draw(speakers),
                words=dated if draw(st.booleans()) else (),
            )
        )
    return Track(cues, language=draw(st.sampled_from([None, "en"])), metadata=(("x", "y"),))


@st.composite
def houses(draw: st.DrawFn) -> Profile:
    """Profiles as a house may write one: narrow, of one line or four, dense or full, wide."""
    speed = draw(st.sampled_from([4, 12, 20, 25]))
    return load_profile("web").replace(
        chars_per_line=draw(st.sampled_from([1, 2, 7, 16, 24, 37, 42, 60])),
        lines=draw(st.integers(1, 4)),
        chars_per_second=speed,
        aim=speed,
        words_per_minute=draw(st.sampled_from([0, 180])),
        min_duration=draw(st.sampled_from([0, 833, 1500])),
        max_duration=draw(st.sampled_from([1500, 5000, 7000])),
        gap=draw(st.sampled_from([0, 83, 200])),
        chain=draw(st.sampled_from([0, 500])),
        linger=draw(st.sampled_from([0, 500])),
        density=draw(st.sampled_from(DENSITIES)),
        one_sentence=draw(st.booleans()),
        bottom_heavy=draw(st.booleans()),
        full_width=draw(st.booleans()),
    )
