from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

#: Read by type checkers, never run.
collect_ignore = ["typing"]

#: The programs of the machine that a folder's tests run. Under CI they are never left out.
_PROGRAMS = {"ffmpeg": ("ffmpeg",), "browser": ("ffmpeg", "chromium")}
_MISSING = {
    folder: [name for name in programs if not shutil.which(name)]
    for folder, programs in _PROGRAMS.items()
}

# No deadline and no complaint about slow data: a busy machine is no bug.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("dev", max_examples=50, **_CALM)
settings.register_profile("ci", max_examples=200, derandomize=True, **_CALM)
settings.register_profile("thorough", max_examples=1000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_sessionstart() -> None:
    if not os.environ.get("CI"):
        return
    if not CORPUS.is_dir():
        pytest.exit(f"no data folder at {CORPUS}; set SUBTOOLS_CORPUS", returncode=1)
    for folder, names in _MISSING.items():
        if names:
            pytest.exit(f"tests/{folder} needs {' and '.join(names)}", returncode=1)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    name = collection_path.name
    left_out = bool(_MISSING.get(name)) or (name == "corpus" and not CORPUS.is_dir())
    return True if left_out else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CORPUS.is_dir():
        terminalreporter.write_line(
            "tests/corpus was left out: its data folder is not here (SUBTOOLS_CORPUS names it)"
        )
    for folder, names in _MISSING.items():
        if names:
            terminalreporter.write_line(
                f"tests/{folder} was left out: {' and '.join(names)} not installed"
            )
