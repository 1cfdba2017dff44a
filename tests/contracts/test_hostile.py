"""Input made to hurt: every reader answers, and raises nothing but a `SubtoolsError`.

How long it takes is measured by `python -m benchmarks.hostile`, on 10 MB, and for `fit` by
`python -m benchmarks.hostile.fitting`.
"""

from __future__ import annotations

import pytest

import subtools
from benchmarks.hostile import FITTED, INPUTS
from subtools.errors import SubtoolsError
from subtools.language.reading_speed import columns

SIZE = 200_000
FITTED_SIZE = 10_000


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("format", ["transcript", "srt", "vtt", None])
def test_hostile_input_is_answered(name: str, format: str | None):  # noqa: A002
    try:
        talk = subtools.parse(INPUTS[name](SIZE), format=format)
    except SubtoolsError as error:
        assert "\n" not in str(error)  # noqa: PT017 - not raising is right, too
    else:
        assert talk.cues or talk.findings or name == "newlines"
        assert all(len(finding.message) < 400 for finding in talk.findings)


@pytest.mark.parametrize("name", FITTED)
def test_hostile_input_is_fitted(name: str):
    talk = subtools.parse(FITTED[name](FITTED_SIZE)).fit("web")
    assert talk.cues
    assert all(a.end <= b.start for a, b in zip(talk.cues, talk.cues[1:], strict=False))
    assert all(columns(line) <= 42 for cue in talk.cues for line in cue.lines)
