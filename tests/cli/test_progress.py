"""How far a long job is: lines in a log, a bar on a terminal, nothing when quiet."""

from __future__ import annotations

import pytest

from subtools.cli import progress, say
from subtools.cli.progress import Meter


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that a test sets."""
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_a_log_gets_a_line_every_ten_seconds(clock, capsys: pytest.CaptureFixture[str]):
    with Meter("burning", 60_000) as meter:
        for second in range(1, 31):
            clock[0] = float(second)
            meter(second * 1_000)

    assert capsys.readouterr().err.splitlines() == [
        "burning: 16 % (0:10 of 1:00), 0:50 to go",
        "burning: 33 % (0:20 of 1:00), 0:40 to go",
        "burning: 50 % (0:30 of 1:00), 0:30 to go",
    ]


def test_nothing_is_said_when_quiet_or_when_nothing_is_done(
    clock, capsys: pytest.CaptureFixture[str]
):
    for meter in (Meter("burning", 60_000, quiet=True), Meter("burning", 60_000)):
        with meter:
            clock[0] += 30.0
            meter(0)

    assert capsys.readouterr().err == ""


def test_a_length_that_nobody_knows_is_told_as_far_as_it_is(
    clock, capsys: pytest.CaptureFixture[str]
):
    with Meter("burning", None) as meter:
        clock[0] = 12.0
        meter(90_000)

    assert capsys.readouterr().err == "burning: 1:30\n"


def test_a_terminal_gets_a_bar_that_is_full_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(say, "terminal", lambda: True)
    monkeypatch.setattr("click._termui_impl.isatty", lambda _stream: True)
    with Meter("burning", 10_000) as meter:
        meter(4_000)
        meter(3_000)  # never back
        meter(12_000)

    shown = capsys.readouterr().err
    assert "burning" in shown
    assert "40%" in shown
    assert "100%" in shown
