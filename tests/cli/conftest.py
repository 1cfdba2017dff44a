from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import subtools

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

TALK = """\
0:00 The harbour opens again on
0:04 Monday, two weeks after the storm.
0:09 The city paid 3 million euros for
0:12 the new wall. Nobody thanked it.
Comments
"""

CAPTIONS = """\
1
00:00:01,000 --> 00:00:03,200
The harbour opens again.

2
00:00:03,000 --> 00:00:06,000
Two weeks after the storm.

3
00:00:06,200 --> 00:00:08,000
Nobody <i>thanked</i> the city.

"""


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("NO_COLOR", "PYTHON"))}
    return plain | {"PYTHONPATH": str(Path(subtools.__file__).parent.parent)}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run `subtools` as a process of its own, in an empty folder."""

    def run(
        *arguments: object, stdin: bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "subtools", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment | env,
            check=False,
        )

    return run


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    path = tmp_path / "captions.srt"
    path.write_text(CAPTIONS, encoding="utf-8", newline="")
    return path
