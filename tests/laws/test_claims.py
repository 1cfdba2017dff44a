from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.api import Subtitles
from subtools.claim_verbs import rows_of
from subtools.claims.attribution import CERTAINTIES, CLASSES, FORMS, SOURCE_KINDS
from subtools.claims.feedback.applying import apply_claims, only_claims
from subtools.claims.marking import KINDS, claims_of, mark_claims, put_marks
from subtools.claims.neutrality.checking import check_claims
from subtools.claims.speech import Speech
from subtools.claims.table.csv import safe, unsafe
from subtools.claims.table.html import escape
from subtools.claims.table.rendering import FORMS as TABLES
from subtools.claims.table.rendering import Table, render
from subtools.core.time import FrameRate
from subtools.core.track import Track
from subtools.errors import InputError
from subtools.profiles import load_profile
from subtools.steps.close_gaps import close_gaps
from subtools.steps.fit import fit
from subtools.steps.fix_overlaps import fix_overlaps
from subtools.steps.fix_times import fix_times
from subtools.steps.merge_sentences import merge_sentences
from subtools.steps.name_speakers import name_speakers
from subtools.steps.shift import shift
from subtools.steps.snap_to_frames import snap_to_frames
from subtools.steps.split_long import split_long
from subtools.steps.stretch import stretch
from subtools.steps.wrap_lines import wrap_lines
from tests import strategies, strategies_timing

if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.claims.attribution import Spans

    Step = Callable[[Track], Track]

WEB = load_profile("web")
STEPS: dict[str, Step] = {
    "fit": partial(fit, profile=WEB),
    "fit_words": partial(fit, profile=load_profile("subtle"), words=True),
    "split_long": partial(split_long, profile=WEB),
    "wrap_lines": partial(wrap_lines, profile=WEB),
    "merge_sentences": merge_sentences,
    "name_speakers": name_speakers,
    "shift": partial(shift, by=700),
    "stretch": partial(stretch, factor=25 / 24),
    "snap_to_frames": partial(snap_to_frames, frame_rate=FrameRate("29.97")),
    "fix_overlaps": fix_overlaps,
    "close_gaps": close_gaps,
    "fix_times": partial(fix_times, profile=WEB),
}


@st.composite
def claimed(draw: st.DrawFn, tracks: st.SearchStrategy[Track]) -> Track:
    """A track with up to four claims anywhere on its words, each with facts."""
    track = draw(tracks)
    speech = Speech(track.cues)
    inked = [at for at, char in enumerate(speech.text) if not char.isspace()]
    placed = []
    for number in range(draw(st.integers(0, 4)) if inked else 0):
        spans = [draw(_spans(inked, least, most)) for least, most in ((1, 2), (0, 1), (0, 1))]
        facts = {
            "certainty": draw(st.sampled_from(CERTAINTIES)),
            "class": draw(st.sampled_from(CLASSES)),
            "confidence": draw(st.sampled_from(["0.50", "1.00"])),
            "form": draw(st.sampled_from(FORMS)),
            "source-kind": draw(st.sampled_from(SOURCE_KINDS)),
        }
        facts |= draw(
            st.sampled_from(
                [{}, {"negated": "yes"}, {"resolved": "=Ann Lee"}, {"checkability": "0.25"}]
            )
        )
        placed.append((str(number + 1), tuple(facts.items()), *spans))
    return track.with_cues(put_marks(track.cues, speech, placed))


@st.composite
def _spans(draw: st.DrawFn, inked: list[int], least: int, most: int) -> Spans:
    """Ranges in order, each from a character that is seen to one."""
    edges = st.lists(st.sampled_from(inked), min_size=2 * least, max_size=2 * most, unique=True)
    at = sorted(draw(edges if len(inked) > 3 else st.just(inked[:1] * 2)))
    return tuple([(at[i], at[i + 1] + 1) for i in range(0, len(at) - 1, 2)])


timed = claimed(strategies_timing.transcripts() | strategies_timing.captions())
hostile = claimed(strategies.tracks(strategies.clean_texts))


def carried(track: Track) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every character under a claim's marks, with what it is to which claim."""
    found = []
    for cue in track:
        for text, marks in cue.body.runs():
            own = tuple(sorted({(m.kind, m.get("id")) for m in marks if m.kind in KINDS}))
            found.extend([(char, own) for char in text if own and not char.isspace()])
    return found


def ink(text: str) -> str:
    """What is seen of words, whether or not they stand apart by now: a name may come between."""
    return "".join(text.split()).replace("…", "")


@pytest.mark.parametrize("name", STEPS)
@given(track=timed)
def test_marks_of_claims_stay_on_their_words(name: str, track: Track):
    assert carried(STEPS[name](track)) == carried(track)


@pytest.mark.parametrize("name", STEPS)
@given(track=timed)
def test_a_claim_cut_over_cues_keeps_one_id_and_its_facts(name: str, track: Track):
    def rows(track: Track) -> dict[str, tuple[object, ...]]:
        return {
            row.id: (ink(row.text), ink(row.source), row.certainty, row.resolved, row.negated)
            for row in claims_of(track)
        }

    assert rows(STEPS[name](track)) == rows(track)


@given(timed)
def test_claims_are_spoken_inside_their_cues(track: Track):
    for row in claims_of(fit(track, profile=WEB, words=True)):
        assert 0 <= row.start <= row.end


SENTENCES = [
    "The mayor said the wall was finished.", "It rained all day.", "He denied it.",
    "Officials allegedly knew that the bridge was weak.", "According to Ann Lee, nobody came.",
    '"We were promised a wall," said Tomas Reed.', "Nobody <b>knows</b> & it shows.",
]  # fmt: skip


@given(st.lists(st.sampled_from(SENTENCES), max_size=8))
def test_marking_twice_changes_nothing(sentences: list[str]):
    from subtools.core.cue import Cue

    track = Track([Cue(n * 4000, n * 4000 + 4000, text) for n, text in enumerate(sentences)])
    once = mark_claims(track, language="en")
    assert mark_claims(once, language="en") == once
    assert [cue.text for cue in once] == sentences


@pytest.mark.parametrize("form", ["json", "csv"])
@given(track=timed | hostile)
def test_a_table_that_comes_back_unchanged_changes_nothing(form: str, track: Track):
    text = render(Table(claims_of(track)), form)
    after = apply_claims(track, *rows_of(text.encode(), f"claims.{form}"))
    assert render(Table(claims_of(after)), form) == text
    assert [cue.text for cue in after] == [cue.text for cue in track]
    assert {found.code for found in after.findings} - {f.code for f in track.findings} == set()
    assert carried(after) == carried(only_claims(track, {row.id for row in claims_of(track)}))


@pytest.mark.parametrize("form", list(TABLES))
@given(track=timed | hostile)
def test_every_table_is_written_of_every_track(form: str, track: Track):
    talk = Subtitles(track.cues, language="en", source="a|b<i>.txt")
    text = talk.render_claims(form, url="https://x.example/?q=a|b", frame_rate=25)
    assert text.encode().decode() == text
    assert text.endswith("\n")


@given(hostile)
def test_a_table_in_markdown_has_a_line_and_ten_cells_a_claim(track: Track):
    claims = claims_of(track)
    lines = render(Table(claims), "md").split("\n")
    assert len(lines) == len(claims) + 3
    for line in lines[:-1]:
        assert len(re.findall(r"(?<!\\)\|", line.replace("\\\\", ""))) == 11


@given(st.text() | strategies.texts)
def test_a_cell_is_no_formula_and_comes_back(text: str):
    assert unsafe(safe(text)) == text
    assert safe(text)[:1] not in set("=+-@\t\r\n") or not text


@given(st.text() | strategies.texts)
def test_no_sign_of_a_text_is_markup_in_the_page(text: str):
    assert set("<>\"'").isdisjoint(escape(text))


@given(timed | hostile)
def test_the_check_judges_any_track_and_changes_none(track: Track):
    for found in check_claims(track):
        assert found.code in {"N01", "N02", "N03", "N04"}
        assert found.cue is not None
        assert 0 <= found.cue < len(track)


@given(timed | hostile, st.binary() | st.text().map(str.encode))
def test_anything_can_be_given_back(track: Track, data: bytes):
    for name in ("x.txt", "x.json", "x.csv", "x"):
        try:
            rows, findings = rows_of(data, name)
        except InputError:
            continue
        after = apply_claims(track, rows, findings)
        assert [cue.text for cue in after] == [cue.text for cue in track]
