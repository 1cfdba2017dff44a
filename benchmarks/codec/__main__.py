"""Measure reading and writing of SRT and WebVTT against peers: `python -m benchmarks.codec`."""

from __future__ import annotations

import argparse
import gc
import io
import math
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pysrt
import webvtt

from benchmarks.codec import corpus, lim
from subtools.formats.decode import decode
from subtools.formats.format import Format, ReadOptions
from subtools.formats.lower import lower
from subtools.formats.srt import SRT
from subtools.formats.vtt import VTT

if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.track import Track

    Jobs = dict[str, Callable[[], object]]

#: Ours, the other, and how many times the other's time ours may take.
LIMITS = (
    ("srt read", "srt read srt", 0.8),
    ("srt read", "srt read lim", 2.0),
    ("srt write", "srt write pysrt", 0.7),
    ("srt write", "srt write lim", 1.6),
    ("vtt read", "vtt read webvtt-py", 0.25),
    ("vtt read", "vtt read lim", 2.0),
    ("vtt write", "vtt write webvtt-py", 0.6),
    ("vtt write", "vtt write lim", 1.6),
)
OURS = ("srt read", "srt write", "vtt read", "vtt write")


def read(data: bytes, fmt: Format) -> Track:
    """Take the way of `subtools convert`: bytes to a track."""
    assert fmt.read is not None  # noqa: S101 - for the type checker
    return fmt.read(decode(data, encoding=None)[0], ReadOptions())


def write(track: Track, fmt: Format) -> bytes:
    """Take the way of `subtools convert`: a track to bytes."""
    assert fmt.write is not None  # noqa: S101 - for the type checker
    return fmt.write(lower(track, fmt)).encode()


def jobs(count: int) -> Jobs:
    """Return what is measured, by name, on a corpus of so many cues."""
    made = corpus.cues(count)
    srt_data, vtt_data = corpus.srt(made).encode(), corpus.vtt(made).encode()
    srt_track, vtt_track = read(srt_data, SRT), read(vtt_data, VTT)
    if write(srt_track, SRT) != srt_data or write(vtt_track, VTT) != vtt_data:
        msg = "what was read and written is not what was there"
        raise SystemExit(msg)
    return {
        "srt read": lambda: read(srt_data, SRT),
        "srt write": lambda: write(srt_track, SRT),
        "vtt read": lambda: read(vtt_data, VTT),
        "vtt write": lambda: write(vtt_track, VTT),
    }


def peer_jobs(count: int) -> Jobs:
    """Return what the others do on the same corpus."""
    import srt

    made = corpus.cues(count)
    srt_data, vtt_data = corpus.srt(made).encode(), corpus.vtt(made).encode()
    file = pysrt.from_string(srt_data.decode())
    captions = webvtt.from_string(vtt_data.decode())

    def write_pysrt() -> bytes:
        out = io.StringIO()
        file.write_into(out)
        return out.getvalue().encode()

    def write_webvtt() -> bytes:
        return str(captions.content).encode()

    return {
        "srt read lim": lambda: lim.read(srt_data),
        "srt read srt": lambda: list(srt.parse(srt_data.decode())),
        "srt read pysrt": lambda: pysrt.from_string(srt_data.decode()),
        "srt write lim": lambda: lim.write(made, point=",", numbered=True),
        "srt write pysrt": write_pysrt,
        "vtt read lim": lambda: lim.read(vtt_data),
        "vtt read webvtt-py": lambda: webvtt.from_string(vtt_data.decode()),
        "vtt write lim": lambda: lim.write(made, point=".", numbered=False),
        "vtt write webvtt-py": write_webvtt,
    }


def rounds(todo: Jobs, count: int) -> dict[str, list[float]]:
    """Run every job in turn, so many times; return CPU seconds."""
    times: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(count):
        for name, job in todo.items():
            gc.collect()
            begin = time.process_time()
            result = job()
            times[name].append(time.process_time() - begin)
            del result
    return times


def peak(name: str, count: int) -> float:
    """Return the peak megabytes of a fresh process that does one job: its input, and the job."""
    command = [sys.executable, "-m", "benchmarks.codec", "--peak", name, "--cues", str(count)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def tell_peak(name: str, count: int) -> None:
    """Do one job and print the peak that it adds to what was there."""
    ours = name in OURS
    todo = jobs(count) if ours else peer_jobs(count)
    gc.collect()
    # The high-water mark of this process starts anew (Linux).
    with open("/proc/self/clear_refs", "w", encoding="ascii") as file:  # noqa: PTH123
        file.write("5")
    before = _status("VmRSS")
    result = todo[name]()
    print((_status("VmHWM") - before) / 1024)
    del result


def _status(field: str) -> int:
    with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123
        return next(int(line.split()[1]) for line in file if line.startswith(field))


def main() -> None:
    """Print the tables; leave with 1 when a ratio is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.codec", description=__doc__)
    parser.add_argument("--cues", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", type=int, nargs="*", default=[1_000, 10_000, 100_000, 500_000])
    parser.add_argument("--peak", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        tell_peak(options.peak, options.cues)
        return

    todo = jobs(options.cues) | peer_jobs(options.cues)
    times = rounds(todo, options.rounds)
    print(f"{options.cues} cues, median of {options.rounds} interleaved rounds, CPU")
    print(f"{'':24}{'seconds':>9}{'us a cue':>10}{'peak MB':>9}")
    for name in sorted(times):
        seconds = statistics.median(times[name])
        per_cue = seconds / options.cues * 1e6
        print(f"{name:24}{seconds:9.3f}{per_cue:10.2f}{peak(name, options.cues):9.0f}")

    print(f"\n{'ratio':40}{'is':>6}{'at most':>9}")
    over = 0
    for name, other, limit in LIMITS:
        pairs = zip(times[name], times[other], strict=True)
        ratio = statistics.median([a / b for a, b in pairs])
        over += ratio > limit
        print(
            f"{f'{name} / {other}':40}{ratio:6.2f}{limit:9.2f}{'  OVER' if ratio > limit else ''}"
        )

    del todo
    if options.growth:
        grow(options.growth)
    raise SystemExit(1 if over else 0)


def grow(sizes: list[int]) -> None:
    """Print the time a cue at several sizes, and the exponent of growth from first to last."""
    print("\ngrowth" + "".join([f"{size:>11}" for size in sizes]) + "   exponent (1 is linear)")
    seconds: dict[str, list[float]] = {name: [] for name in OURS}
    for size in sizes:
        times = rounds(jobs(size), max(3, min(9, 200_000 // size)))
        for name in OURS:
            seconds[name].append(statistics.median(times[name]))
    for name in OURS:
        span = math.log(seconds[name][-1] / seconds[name][0])
        exponent = span / math.log(sizes[-1] / sizes[0])
        each = [
            f"{took / size * 1e6:8.2f} us" for took, size in zip(seconds[name], sizes, strict=True)
        ]
        print(f"{name:9}" + "".join(each) + f"   {exponent:.2f}")


if __name__ == "__main__":
    main()
