from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

#: Read by type checkers, never run.
collect_ignore = ["typing"]

# No deadline and no complaint about slow data: a busy machine is no bug.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("dev", max_examples=50, **_CALM)
settings.register_profile("ci", max_examples=200, derandomize=True, **_CALM)
settings.register_profile("thorough", max_examples=1000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_sessionstart() -> None:
    if os.environ.get("CI") and not CORPUS.is_dir():
        pytest.exit(f"no data folder at {CORPUS}; set SUBTOOLS_CORPUS", returncode=1)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    left_out = collection_path.name == "corpus" and not CORPUS.is_dir()
    return True if left_out else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CORPUS.is_dir():
        terminalreporter.write_line(
            "tests/corpus was left out: its data folder is not here (SUBTOOLS_CORPUS names it)"
        )
