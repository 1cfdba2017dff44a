from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import CORPUS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def corpus() -> Path:
    return CORPUS
