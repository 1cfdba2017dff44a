"""One burn by the library, in a process of its own, that tells what it cost and started.

    python -m benchmarks.burn.ours VIDEO CAPTIONS OUT --ffmpeg PATH [--jobs N] [--smart] [--mux]

Reading the captions and the first import of `subtools` are not counted; all that burning does is.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import time
from typing import TYPE_CHECKING, Any

from subtools import api
from subtools.media import runner

if TYPE_CHECKING:
    from collections.abc import Sequence


def cpu() -> float:
    """Return the CPU seconds of this process and of the children that have ended."""
    return sum([_seconds(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)])


def _seconds(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def label(argv: Sequence[str]) -> str:
    """Say what a program was started for.

    >>> label(["/usr/bin/ffmpeg", "-version"]), label(["ffmpeg", "-vf", "ass=glyphs.ass", "-"])
    ('ffmpeg -version', 'ffmpeg: glyphs drawn')
    """
    name, told = os.path.basename(argv[0]), " ".join(argv)  # noqa: PTH119
    name = "ffmpeg" if name.startswith("ffmpeg") else name
    for question in ("-version", "-filters", "-encoders"):
        if question in argv:
            return f"{name} {question}"
    kinds = (
        ("captions.ass", "burning"),
        ("glyphs.ass", "glyphs drawn"),
        ("lavfi", "encoder tried"),
        ("framecrc", "packets listed"),
        ("framemd5", "frames compared"),
        ("ffconcat", "pieces joined"),
        ("segment_frames", "pieces copied"),
    )
    found = next((kind for sign, kind in kinds if sign in told), "video asked")
    return f"{name}: {found}"


def listen() -> list[tuple[str, float]]:
    """Note every program that is started from now on, and its CPU seconds, as they end."""
    noted: list[tuple[str, float]] = []

    class Noted(runner._Started):  # noqa: SLF001 - the one place that starts programs
        def __init__(self, argv: Sequence[str], **options: Any) -> None:  # noqa: ANN401
            self._noted = label(argv)
            self._before = _seconds(resource.RUSAGE_CHILDREN)
            super().__init__(argv, **options)

        def __exit__(self, *error: Any) -> None:  # noqa: ANN401, PYI036
            super().__exit__(*error)
            noted.append((self._noted, _seconds(resource.RUSAGE_CHILDREN) - self._before))

    runner._Started = Noted  # type: ignore[misc]  # noqa: SLF001
    return noted


def main() -> None:
    """Do it and print what it cost as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("video", "captions", "out"):
        parser.add_argument(name)
    parser.add_argument("--ffmpeg", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--smart", action="store_true")
    parser.add_argument("--mux", action="store_true")
    options = parser.parse_args()
    track = api.read(options.captions)
    noted = listen()
    begin, started = cpu(), time.monotonic()
    if options.mux:
        from subtools.media.mux import mux

        mux(options.video, [track], options.out, force=True, ffmpeg=options.ffmpeg)
    else:
        from subtools.media.burning import burn, plan_burn

        plan = plan_burn(track, options.video, options.out, ffmpeg=options.ffmpeg)
        burn(plan, jobs=options.jobs, smart=options.smart, force=True)
    told = {"cpu": cpu() - begin, "wall": time.monotonic() - started, "programs": noted}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
