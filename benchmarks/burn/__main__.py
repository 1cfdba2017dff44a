"""Measure burning beside bare ffmpeg and beside peers: `python -m benchmarks.burn`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.burn import bare, check, material, measure
from benchmarks.burn.peers import PEERS
from subtools.media.locate import find_ffmpeg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.burn.measure import Cost, Jobs
    from subtools.media.locate import Ffmpeg

SECTIONS = ("burn", "jobs", "smart", "mux", "peers")
BARE = "bare ffmpeg, the same ASS and arguments"
#: What the program is noted as that does the work.
ENCODING = "ffmpeg: burning"
#: Times the CPU of bare ffmpeg that ours may take, on a minute or more. Smart burning encodes
#: 23 % of the frames, up to places to cut; the rest of its limit is what starting takes.
LIMITS = {
    "subtools: burn() of the library": 1.02,
    "subtools burn, the whole command": 1.02,
    "subtools: mux() of the library": 0.02,
    "subtools mux, the whole command": 0.02,
    "burn(smart=True)": 0.33,
}
_LIMITED = 60


class Bench:
    """A clip, its captions, and the ways to burn them."""

    def __init__(self, folder: Path, program: Ffmpeg, options: argparse.Namespace) -> None:
        """Make the material."""
        self.folder = folder
        self.program = program
        self.options = options
        self.clip = folder / "clip.mp4"
        self.captions, self.few = folder / "captions.srt", folder / "few.srt"
        material.make_clip(program.path, self.clip, options.seconds)
        material.write(material.dense(options.seconds), self.captions)
        material.write(material.sparse(options.seconds), self.few)

    def out(self, name: str) -> str:
        """Return a path for an output."""
        return str(self.folder / f"out-{name}.mp4")

    def library(self, name: str, *flags: str, captions: Path | None = None) -> Cost:
        """Burn, or what flags say, in a fresh process; only what the library does is counted."""
        argv = [sys.executable, "-m", "benchmarks.burn.ours", f"{self.clip}"]
        argv += [f"{captions or self.captions}", self.out(name), "--ffmpeg", self.program.path]
        told = json.loads(measure.run([*argv, *flags]).printed)
        return measure.Cost(told["cpu"], told["wall"], json.dumps(told["programs"]))

    def command(self, verb: str, *flags: str) -> Cost:
        """Run a verb of subtools as people do."""
        argv = [sys.executable, "-m", "subtools", verb, f"{self.clip}", f"{self.captions}", "-o"]
        argv += [self.out(f"command-{verb}"), "--ffmpeg", self.program.path, "--force", *flags]
        return measure.run(argv)

    def bare(self, *, captions: Path | None = None, drawn: bool = True) -> Callable[[], Cost]:
        """Return the bare ffmpeg that a burn starts; without `drawn`, it only encodes."""
        place = self.folder / f"bare-{(captions or self.captions).stem}"
        argv, env = bare.command(
            self.clip, captions or self.captions, place, self.program, self.out(f"bare-{drawn}")
        )
        return partial(measure.run, argv if drawn else bare.undrawn(argv), cwd=place, env=env)

    def table(self, title: str, jobs: Jobs, base: str = BARE, rounds: int | None = None) -> int:
        """Run, print, and return how many are over their limits."""
        limits = LIMITS if self.options.seconds >= _LIMITED else {}
        self.costs = measure.rounds(jobs, rounds or self.options.rounds)
        lines, over = measure.table(self.costs, base, limits)
        print("\n".join([f"\n{title}", *lines]), flush=True)
        return over


def burn(bench: Bench) -> int:
    """Compare the library and the command with bare ffmpeg; show what is fixed cost."""
    library = "subtools: burn() of the library"
    over = bench.table(
        "Burning; 83 % of the frames have captions",
        {
            BARE: bench.bare(),
            "  the same without captions": bench.bare(drawn=False),
            library: partial(bench.library, "library"),
            "subtools burn, the whole command": partial(bench.command, "burn"),
            "  the same with --dry-run": partial(bench.command, "burn", "--dry-run"),
            '  python -c "import click"': lambda: measure.run(
                [sys.executable, "-c", "import click"]
            ),
        },
    )
    check.same(bench.program, [bench.out("library"), bench.out("command-burn")], bench.clip)
    runs = [json.loads(cost.printed) for cost in bench.costs[library]]
    print("\nWhat one burn starts, CPU ms (median)")
    for names in zip(*runs, strict=True):
        print(f"  {names[0][0]:32}{statistics.median([ms for _, ms in names]) * 1000:9.1f}")
    shares = [
        measure.beside(cost.cpu, programs, ENCODING)
        for cost, programs in zip(bench.costs[library], runs, strict=True)
    ]
    print(f"  all but {ENCODING}, times that{statistics.median(shares):9.4f}")
    return over


def jobs(bench: Bench) -> int:
    """Compare several pieces at once with one pass."""
    one = "jobs=1"
    todo = {
        f"jobs={count}": partial(bench.library, f"jobs-{count}", "--jobs", f"{count}")
        for count in (1, 2, 4)
    }
    over = bench.table(f"Pieces at once, on {os.cpu_count()} processors", todo, one)
    check.same(bench.program, [bench.out(f"jobs-{count}") for count in (2, 4)], bench.clip)
    return over


def smart(bench: Bench) -> int:
    """Encode only what carries captions; see that the result is whole."""
    full, part = "all is encoded", "burn(smart=True)"
    over = bench.table(
        "Captions on a fifth of the frames, in three places",
        {
            full: partial(bench.library, "full", captions=bench.few),
            part: partial(bench.library, "smart", "--smart", captions=bench.few),
        },
        full,
    )
    share = bare.share(bench.clip, bench.few, bench.program)
    programs = json.loads(bench.costs[part][-1].printed)
    encodes = sum([cpu for name, cpu in programs if name == ENCODING])
    print(f"  {share:.3f} of the frames are encoded; ffmpeg is started {len(programs)} times;")
    print(f"  encoding took {encodes:.2f} s, all else {bench.costs[part][-1].cpu - encodes:.2f} s")
    check.same(bench.program, [bench.out("smart")], bench.clip)
    print("  every frame of the source is there at its time, and all decodes without an error")
    return over


def mux(bench: Bench) -> int:
    """Add the captions as a track."""
    return bench.table(
        "Captions as a track",
        {
            BARE: bench.bare(),
            "subtools: mux() of the library": partial(bench.library, "mux", "--mux"),
            "subtools mux, the whole command": partial(bench.command, "mux"),
        },
    )


def peers(bench: Bench) -> int:
    """Burn with other programs."""
    python = bench.options.peers_python
    script = str(Path(__file__).with_name("peers.py"))
    found = json.loads(measure.run([python, script, "--installed"]).printed)
    # Peers look for ffmpeg by name: they get the one that all others have.
    tools = bench.folder / "tools"
    tools.mkdir()
    (tools / "ffmpeg").symlink_to(bench.program.path)
    env = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "IMAGEIO_FFMPEG_EXE": bench.program.path,
    }
    todo: dict[str, Callable[[], Cost]] = {BARE: bench.bare()}
    for name in [name for name in PEERS if found[name]]:
        argv = [python, script, name, f"{bench.clip}", f"{bench.captions}", bench.out(name)]
        todo[f"{name} {found[name]}"] = partial(measure.run, argv, env=env)
    over = bench.table("Peers", todo, rounds=bench.options.peer_rounds)
    for name, (_, _, remark) in PEERS.items():
        print(f"  {name}: {remark}" if found[name] else f"  {name}: not installed")
        if found[name]:
            frames = check.count(bench.program, bench.out(name))
            wanted = bench.options.seconds * material.FRAME_RATE
            if frames != wanted:
                print(f"    its video has {frames} frames instead of {wanted}")
    return over


def about(program: Ffmpeg, options: argparse.Namespace) -> str:
    """Say what is measured with."""
    return (
        f"{options.seconds} s of 1280x720, {material.FRAME_RATE} frames a second; "
        f"ffmpeg {program.version} ({program.found}), Python {platform.python_version()}, "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f};\n"
        f"CPU of all that is started, medians of {options.rounds} interleaved rounds"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; leave with 1 when a ratio is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.burn", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer-rounds", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=60, help="of video; 10 for a quick look")
    parser.add_argument("--ffmpeg", help="a path; else as subtools finds it")
    parser.add_argument("--only", default=",".join(SECTIONS), help="some of: %(default)s")
    parser.add_argument("--peers-python", default=sys.executable, help="a Python with the peers")
    options = parser.parse_args(arguments)
    wanted = options.only.split(",")
    if unknown := [name for name in wanted if name not in SECTIONS]:
        parser.error(f"--only takes some of {', '.join(SECTIONS)}, not {unknown[0]}")
    program = find_ffmpeg(options.ffmpeg, filters=["ass"])
    print(about(program, options), flush=True)
    sections = {"burn": burn, "jobs": jobs, "smart": smart, "mux": mux, "peers": peers}
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), program, options)
        over = sum([sections[section](bench) for section in SECTIONS if section in wanted])
    raise SystemExit(1 if over else 0)


if __name__ == "__main__":
    main()
