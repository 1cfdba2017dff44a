"""Burning done: in one pass, or piece by piece and joined."""

from __future__ import annotations

import os

from subtools.media.burning import commands
from subtools.media.burning.check import NotJoined, check_starts
from subtools.media.burning.job import CAPTIONS
from subtools.media.progress import Progress
from subtools.media.runner import run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from subtools.core.time import Ms
    from subtools.media.burning.frames import Frames
    from subtools.media.burning.job import Job
    from subtools.media.burning.pieces import Piece
    from subtools.media.progress import Report
    from subtools.media.workshop import Workshop


class Way:
    """How a job is run: its files, its environment, who is told, when it is to be over."""

    __slots__ = ("_report", "done", "env", "jobs", "shop", "timeout")

    def __init__(
        self,
        shop: Workshop,
        env: Mapping[str, str],
        *,
        report: Report | None = None,
        timeout: float | None = None,
        jobs: int = 1,
    ) -> None:
        """Keep the parts; `timeout` is in seconds and holds for each command."""
        self.shop = shop
        self.env = env
        self._report = report
        #: Milliseconds of the video that are done.
        self.done: Ms = 0
        self.timeout = timeout
        self.jobs = jobs

    def report(self, done: Ms) -> None:
        """Note how far it is, and tell."""
        self.done = done
        if self._report is not None:
            self._report(done)

    def run(
        self,
        argv: Sequence[str],
        watch: Callable[[str], None] | None = None,
        *,
        folder: str | None = None,
    ) -> tuple[str, ...]:
        """Run a command in the private folder, or another; return what it said of errors."""
        return run(
            argv,
            cwd=folder or self.shop.folder,
            env=self.env,
            timeout=self.timeout,
            watch=watch,
            will=self.shop.will,
        ).err


def burn_whole(job: Job, way: Way) -> tuple[str, ...]:
    """Burn in one pass into the draft; return what ffmpeg said on the way."""
    way.shop.file(CAPTIONS, job.ass)
    return way.run(commands.single(job, way.shop.draft), Progress(way.report))


def burn_pieces(
    job: Job, way: Way, frames: Frames, pieces: Sequence[Piece], folder: str
) -> tuple[str, ...]:
    """Burn piece by piece, so many at once, and join them into the draft.

    Pieces that lie in `folder` already are taken as they are: whoever gives it has seen to it that
    they are of this job. Raises `NotJoined` where a piece or the whole is not what it should be.
    """
    way.shop.file(CAPTIONS, job.ass)
    total = _Total(frames, way.report)
    copies = any([not piece.encode for piece in pieces])
    suffix = commands.BESIDE_COPIES if copies else commands.PIECES
    named = [
        (piece, f"{'piece' if piece.encode else 'copy'}-{number:05}.{suffix}")
        for number, piece in enumerate(pieces)
    ]
    said = _copy(job, way, frames, named, folder, total) if copies else []
    said += _encode(job, way, frames, named, folder, total)
    with open(os.path.join(folder, commands.LISTING), "w", encoding="ascii") as file:
        file.write(commands.listing(frames, named))
    said += way.run(commands.joined(job, frames, way.shop.draft), folder=folder)
    check_starts(job, frames, pieces, way.shop.draft, way.shop.folder)
    return tuple(said)


def _copy(  # noqa: PLR0913, PLR0917
    job: Job,
    way: Way,
    frames: Frames,
    named: Sequence[tuple[Piece, str]],
    folder: str,
    total: _Total,
) -> list[str]:
    """Copy what needs no captions."""
    said = way.run(commands.copied(job, frames, [piece for piece, _ in named]), folder=folder)
    for number, (piece, _) in enumerate(named):
        if piece.encode:
            os.unlink(os.path.join(folder, commands.COPIES % number))
        else:
            total.add(piece.count)
    return list(said)


def _encode(  # noqa: PLR0913, PLR0917
    job: Job,
    way: Way,
    frames: Frames,
    named: Sequence[tuple[Piece, str]],
    folder: str,
    total: _Total,
) -> list[str]:
    """Encode the others, as many at once as are asked for."""
    from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

    copies = any([not piece.encode for piece, _ in named])
    threads = max(1, (os.cpu_count() or 1) // way.jobs) if way.jobs > 1 else None

    def make(piece: Piece, path: str) -> tuple[str, ...]:
        if os.path.exists(path):
            total.add(piece.count)
            return ()
        draft = f"{path}.part"
        argv = commands.encoded(job, frames, piece, draft, threads=threads, beside_copies=copies)
        count = _Count(total)
        said = way.run(argv, count)
        if count.frames != piece.count:
            msg = f"a piece has {count.frames} frames, not {piece.count}"
            raise NotJoined(msg)
        os.replace(draft, path)
        return said

    said: list[str] = []
    with ThreadPoolExecutor(way.jobs) as pool:
        waiting = [
            pool.submit(make, piece, os.path.join(folder, name))
            for piece, name in named
            if piece.encode
        ]
        try:
            wait(waiting, return_when=FIRST_EXCEPTION)
            for each in waiting:
                if each.done():
                    said += each.result()
        except BaseException:
            for each in waiting:
                each.cancel()
            way.shop.will.stop()
            while wait(waiting, timeout=0.1).not_done:  # one may be on the point of starting
                way.shop.will.stop()
            raise
    return said


class _Total:
    """How many frames are done by all who work, told as a time."""

    def __init__(self, frames: Frames, report: Report) -> None:
        from threading import Lock

        self._frames = frames
        self._report = report
        self._done = 0
        self._lock = Lock()

    def add(self, count: int) -> None:
        with self._lock:
            self._done += count
            at = min(self._done, len(self._frames) - 1)
            done: Ms = round((self._frames.seconds(at) - self._frames.seconds(0)) * 1000)
            self._report(done)


class _Count:
    """Counts the frames of one piece by what ffmpeg tells of its progress."""

    def __init__(self, total: _Total) -> None:
        self.frames = 0
        self._total = total

    def __call__(self, line: str) -> None:
        key, _, value = line.partition("=")
        if key == "frame" and value.strip().isdecimal():
            frames = int(value)
            self._total.add(frames - self.frames)
            self.frames = frames
