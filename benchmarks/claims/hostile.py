"""The cost of long and of hostile text, beside benign text of the same size."""

from __future__ import annotations

import os
import resource
import struct
import time
from typing import TYPE_CHECKING

from benchmarks.claims import finders
from benchmarks.claims.documents import raw_word
from subtools.claims.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Never more than so many times the CPU of benign text of the same size.
LIMIT = 3
_BENIGN = (
    "The ministry said on Monday that the bridge had been closed to traffic. "
    "Rescue workers are still searching the rubble this morning. "
    "“We lost eleven people in a single night,” the mayor said at the scene. "
    "At least 200 prisoners have been exchanged, local media reported. "
    "According to the company, 30 of the planes were shipped before the sanctions. "
    "Maria Petrova, who runs the school, denied that she had been told.\n"
)
_SENTENCES = 6
#: The same without marks, which the default engine reads in another way.
_RAW = " ".join([raw_word(word) for word in _BENIGN.split()]) + " "


def _repeated(part: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        return (part * (size // len(part) + 1))[:size]

    return made


def _nested(size: int) -> str:
    """Return quotations within quotations: 10,000 deep, again and again."""
    deep = min(10_000, max(1, size // 20))
    return _repeated("He said: “" * deep + "”" * deep + ". ")(size)


#: By title, what makes a text of so many characters.
INPUTS: dict[str, Callable[[int], str]] = {
    "no full stop": lambda size: _repeated(_BENIGN.replace(".", ""))(size).replace("\n", " "),
    "one word": _repeated("a"),
    "nested quotes": _nested,
    "open quotes": _repeated("“ "),
    "open quotes said": _repeated("“No, he said "),
    "only said": _repeated("said "),
    "said that": _repeated("he said that "),
    "according to": _repeated("according to "),
    "names": _repeated("Anna Maria "),
    "capitals": _repeated("A"),
    "commas": _repeated("he, "),
    "colons": _repeated("He: "),
    "line feeds": _repeated("\n"),
    "spaces": _repeated(" "),
    "full stops": _repeated("."),
    "the minister of": _repeated("the minister of "),
    "he who": _repeated("he who "),
    "allegation that": _repeated("the allegation that "),
}


def measure(engines: Sequence[str], size: int) -> int:
    """Print growth on benign text and the ratios of hostile text; return 1 past the limit."""
    worst = 0.0
    for name in engines:
        finder = finders.engine(name)
        finder(_BENIGN)
        finder(_RAW)
        benign = {
            without_marks: _benign(finder, name, part, size)
            for without_marks, part in ((False, _BENIGN), (True, _RAW))
        }
        for title, made in INPUTS.items():
            text = made(size)
            whole = benign[unmarked(text)]
            seconds, memory = cost(finder, text, int(10 * whole) + 10)
            worst = max(worst, seconds / whole)
            print(f"  {title:20}{seconds / whole:8.2f} x benign{memory:8.0f} MB", flush=True)
        print(f"  worst {worst:.2f}, wanted at most {LIMIT}")
    return int(worst > LIMIT)


def _benign(finder: Callable[[str], object], name: str, part: str, size: int) -> float:
    """Print and return the seconds of benign text, and how they grow."""
    made = _repeated(part)
    quarter, _ = cost(finder, made(size // 4), 600)
    whole, memory = cost(finder, made(size), 2400)
    count = _SENTENCES * size // len(part)
    print(
        f"{name}: {'without marks' if part == _RAW else 'benign'}, {size / 1e6:g} MB, "
        f"{count} sentences: {whole:.2f} s, {count / whole:.0f} sentences a CPU second, "
        f"{memory:.0f} MB of memory more; 4 times the text takes {whole / quarter:.2f} times "
        "as long"
    )
    return whole


def cost(finder: Callable[[str], object], text: str, most: int) -> tuple[float, float]:
    """Return the CPU seconds of a find in a process of its own, and the megabytes it grew by.

    Infinite where it takes more than `most` seconds or fails.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        try:
            finder(text)
            seconds = max(0.01, time.process_time() - began)  # a tick, where time comes in ticks
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            os.write(writing, struct.pack("dd", seconds, grown / 1024))
        finally:
            os._exit(0)
    os.close(writing)
    read = os.read(reading, 16)
    os.close(reading)
    os.waitpid(child, 0)
    seconds, memory = struct.unpack("dd", read) if len(read) == 16 else (float("inf"), float("nan"))  # noqa: PLR2004
    return seconds, memory
