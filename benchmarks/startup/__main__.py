"""Start every command in turn, many times, and compare."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

HERE = Path(__file__).parent
ROUNDS = 15


def transcript() -> str:
    """Return 30 stamped lines, of the length people paste."""
    line = "{}:{:02} the ferry to the northern islands leaves again from the old harbour wall"
    return "".join(line.format(*divmod(n * 6, 60)) + "." + "\n" * (1 + n % 2) for n in range(30))


def commands(folder: Path) -> dict[str, list[str]]:
    """Return every command, by the name it has in the table."""
    python, bin_ = sys.executable, Path(sys.executable).parent
    source = folder / "talk.txt"
    source.write_text(transcript(), encoding="utf-8")
    # What pip makes of the entry point, but for the environment at hand.
    script = folder / "subtools"
    script.write_text("from subtools.__main__ import main\n\nmain()\n", encoding="utf-8")
    ours = [python, str(script)]
    made = {
        "python -c pass": [python, "-c", "pass"],
        "import click": [python, "-c", "import click"],
        "floor: click and pysrt": [python, str(HERE / "floor.py"), str(source), f"{folder}/f.srt"],
        "subtools --version": [*ours, "--version"],
        "subtools convert to srt": [*ours, "convert", str(source), f"{folder}/out.srt"],
        "subtools convert to vtt": [*ours, "convert", str(source), f"{folder}/out.vtt"],
    }
    run(made["floor: click and pysrt"])
    if (bin_ / "pysubs2").exists():
        made["pysubs2 srt to vtt"] = [str(bin_ / "pysubs2"), "--to", "vtt", f"{folder}/f.srt"]
    if (bin_ / "tt").exists():
        made["tt (ttconv) srt to vtt"] = [
            *(str(bin_ / "tt"), "convert", "-i", f"{folder}/f.srt", "-o", f"{folder}/tt.vtt")
        ]
    return made


def run(command: list[str]) -> tuple[float, int]:
    """Run one command; return its CPU time in milliseconds and its peak memory in KiB."""
    process = os.posix_spawn(
        command[0],
        command,
        os.environ | {"PYTHONPATH": str(HERE.parent.parent)},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ],
    )
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    return _cpu(usage), usage.ru_maxrss


def _cpu(usage: resource.struct_rusage) -> float:
    return (usage.ru_utime + usage.ru_stime) * 1000


def main() -> None:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        todo = commands(Path(name))
        results: dict[str, list[tuple[float, int]]] = {title: [] for title in todo}
        for number in range(rounds + 1):
            for title, command in todo.items():
                result = run(command)
                if number:  # the first round only warms the caches
                    results[title].append(result)
    empty, click = results["python -c pass"], results["import click"]
    print(f"{'command':26}{'CPU ms':>8}{'x python':>10}{'x click':>9}{'MiB':>7}")
    for title, found in results.items():
        cpu = median(ms for ms, _ in found)
        to_empty = median(a / b for (a, _), (b, _) in zip(found, empty, strict=True))
        to_click = median(a / b for (a, _), (b, _) in zip(found, click, strict=True))
        memory = median(kib for _, kib in found) / 1024
        print(f"{title:26}{cpu:8.1f}{to_empty:10.2f}{to_click:9.2f}{memory:7.1f}")


main()
