"""Laws of looks: words and times never change, and no plain text becomes markup."""

from __future__ import annotations

import re

import pytest
import webvtt
from hypothesis import assume, given
from hypothesis import strategies as st

from subtools.core.cue import Cue
from subtools.core.look import FACTS, Look
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.formats import FORMATS
from subtools.formats.decode import decode
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower
from subtools.formats.styling import VTT_STYLES, styled
from subtools.formats.writing import CLAIMS, has_claims, without_claims, write
from subtools.looks import LOOKS, load_look
from tests.strategies import clean_texts, cues, texts

#: One of each way to show a look: named styles, classes, colours; none; all marks.
WAYS = ("ass", "vtt", "srt", "ttml", "sbv", "cues")
LOADED = {name: load_look(name) for name in LOOKS}
#: Around what a look adds, so that it can be found again; the last two are its brackets.
BEGIN, END, OPEN, CLOSE = SIGNS = "\ue000\ue001\ue002\ue003"
added = re.compile(f"{BEGIN}[^{END}]*{END}|[{OPEN}{CLOSE}]")


@st.composite
def claimed(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Track:
    """A track whose cues have all sorts of marks, those of claims among them."""
    made = []
    for cue in draw(st.lists(cues(text), max_size=4)):
        marks = []
        for _ in range(draw(st.integers(0, 5)) if cue.text else 0):
            kind = draw(st.sampled_from(sorted(CLAIMS)))
            start = draw(st.integers(0, len(cue.text) - 1))
            end = draw(st.integers(start + 1, len(cue.text)))
            facts = draw(st.dictionaries(
                st.sampled_from(["certainty", "form", "source-kind", "class", "resolved"]),
                st.sampled_from([*FACTS["claim"], *FACTS["source"], "Ann Lee", "<b>", "x\ny"]),
            ))  # fmt: skip
            facts["id"] = draw(st.sampled_from(["1", "2", "3", "<i>", "{\\b1}", "\n", "{who}", ""]))
            facts["checkability"] = draw(st.sampled_from(["", "0.2", "0.9", "much"]))
            marks.append(Mark(start, end, kind, attributes=tuple(sorted(facts.items()))))
        made.append(cue.replace(marks=[*cue.marks, *marks]))
    return Track(made, language=draw(st.sampled_from([None, "en", "de", "xx"])))


looks = st.sampled_from([*LOADED.values()])


def traced(look: Look) -> Look:
    """Put signs around all that a look adds, but for quotes, which one can't tell from quotes."""
    styles = []
    for selector, style in look.styles:
        before, after = [text and BEGIN + text + END for text in (style.before, style.after)]
        brackets = OPEN + CLOSE if style.brackets else ""
        changed = style.replace(quotes=None, brackets=brackets, before=before, after=after)
        styles.append((selector, changed))
    return look.replace(styles=styles)


def facts(track: Track) -> list[tuple[object, ...]]:
    return [
        (c.start, c.end, c.speaker, c.placement, c.extras, [w.replace(offset=0) for w in c.words])
        for c in track
    ]


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("look", ["claims", "minimal"])
@given(track=claimed())
def test_two_looks_change_no_character(name: str, look: str, track: Track) -> None:
    made = styled(track, LOADED[look], FORMATS[name])

    assert [cue.text for cue in made] == [cue.text for cue in track]
    assert facts(made) == facts(track)


@pytest.mark.parametrize("name", ["vtt", "sbv"])
@given(track=claimed(), look=looks.map(traced))
def test_without_what_a_look_adds_all_is_as_it_was(name: str, track: Track, look: Look) -> None:
    assume(not any(sign in cue.text for cue in track for sign in SIGNS))
    made = styled(track, look, FORMATS[name])

    assert [added.sub("", cue.text) for cue in made] == [cue.text for cue in track]
    assert facts(made.with_cues([c.replace(words=()) for c in made])) == facts(
        track.with_cues([c.replace(words=()) for c in track])
    )


@given(track=claimed(), look=looks)
def test_words_stay_in_order_and_dated_words_on_their_words(track: Track, look: Look) -> None:
    made = styled(track, look, FORMATS["tsv"])
    for cue, before in zip(made, track, strict=True):
        rest = iter(cue.text)
        # Nothing was taken away, nothing changed places: there are only insertions.
        assert all(char in rest for char in before.text)
        for word in cue.words:
            assert cue.text[word.offset : word.offset + len(word.text)] == word.text


@pytest.mark.parametrize("name", WAYS)
@given(track=claimed(), look=looks)
def test_no_mark_of_a_claim_is_left_that_a_format_would_complain_of(
    name: str, track: Track, look: Look
) -> None:
    fmt = FORMATS[name]
    made = styled(track, look, fmt)
    alike = "*" in fmt.carries or not (look.adds_text or fmt.carries & {"italic", "font", "class"})

    assert made == track if alike else not has_claims(made)


@pytest.mark.parametrize("name", ["srt", "vtt", "ass"])
@given(track=claimed(), look=looks, legend=st.booleans(), vtt_style=st.sampled_from(VTT_STYLES))
def test_a_styled_file_is_read_back_as_it_was_written(
    name: str, track: Track, look: Look, legend: bool, vtt_style: str
) -> None:
    text, lowered = write(track, name, look=look, legend=legend, vtt_style=vtt_style)
    reader = FORMATS[name].read
    assert reader is not None
    back = reader(decode(text.encode(), encoding=None)[0], ReadOptions())

    assert list(back) == list(lowered)


@pytest.mark.parametrize("name", WAYS)
@given(track=claimed(clean_texts), look=looks)
def test_a_file_without_a_look_is_the_file_without_claims(
    name: str, track: Track, look: Look
) -> None:
    plain = without_claims(track)

    if name != "cues":
        assert write(track, name)[0] == write(plain, name)[0]
        assert write(track, name)[1].findings == write(plain, name)[1].findings
    assert styled(plain, look, FORMATS[name]) is plain


@given(text=texts, look=looks, data=st.data())
def test_no_less_than_sign_of_the_text_becomes_markup(
    text: str, look: Look, data: st.DataObject
) -> None:
    if not text:
        return
    end = data.draw(st.integers(1, len(text)))
    own = (("certainty", data.draw(st.sampled_from(FACTS["claim"][:4]))), ("id", "<u>{\\u1}"))
    cue = Cue(0, 1000, text, marks=[Mark(0, end, "claim", attributes=own)])
    track = Track([cue], language="en")
    added_text = styled(track, look, FORMATS["vtt"])[0].text

    vtt = write(track, "vtt", look=look)[0]
    raw = webvtt.from_string(vtt).captions[0].raw_text
    tags = {tag.split(".")[0].strip("</>") for tag in re.findall(r"<[^>]*>", raw)}
    assert tags <= {"c", "b", "i", "u"}

    for name in ("srt", "ass"):
        # What is read back is what was to be shown: nothing of it was taken for a tag.
        low = lower(styled(track, look, FORMATS[name]), FORMATS[name])
        writer, reader = FORMATS[name].write, FORMATS[name].read
        assert writer is not None
        assert reader is not None
        back = reader(decode(writer(low).encode(), encoding=None)[0], ReadOptions())
        assert [c.text for c in back] == [c.text for c in low]
        kinds = {mark.kind for c in back for mark in c.marks}
        assert kinds <= {"bold", "italic", "underline", "font", "style"}
    assert len(added_text) >= len(text)
