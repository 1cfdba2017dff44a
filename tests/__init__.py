from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent

#: Real files, kept outside the repository: their owners' licences do not allow them inside.
CORPUS = Path(os.environ.get("SUBTOOLS_CORPUS") or ROOT.parent / "shared" / "data").resolve()
