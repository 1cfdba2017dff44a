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
    work = _Pieces(job, way, frames, pieces, folder)
    said = work.copy() + work.encode()
    with open(os.path.join(folder, commands.LISTING), "w", encoding="ascii") as file:
        file.write(commands.listing(frames, work.named))
    said += way.run(commands.joined(job, frames, way.shop.draft), folder=folder)
    check_starts(job, frames, pieces, way.shop.draft, way.shop.folder)
    return tuple(said)


class _Pieces:
    """The pieces of one job, in their folder, under names of ours."""

    def __init__(
        self, job: Job, way: Way, frames: Frames, pieces: Sequence[Piece], folder: str
    ) -> None:
        self._job = job
        self._way = way
        self._frames = frames
        self._folder = folder
        self._total = _Total(frames, way.report)
        self._copies = any([not piece.encode for piece in pieces])
        suffix = commands.BESIDE_COPIES if self._copies else commands.PIECES
        self.named = [
            (piece, f"{'piece' if piece.encode else 'copy'}-{number:05}.{suffix}")
            for number, piece in enumerate(pieces)
        ]

    def copy(self) -> list[str]:
        """Copy what needs no captions."""
        if not self._copies:
            return []
        argv = commands.copied(self._job, self._frames, [piece for piece, _ in self.named])
        said = self._way.run(argv, folder=self._folder)
        for number, (piece, _) in enumerate(self.named):
            if piece.encode:
                os.unlink(os.path.join(self._folder, commands.COPIES % number))
            else:
                self._total.add(piece.count)
        return list(said)

    def encode(self) -> list[str]:
        """Encode the others, as many at once as are asked for."""
        from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

        said: list[str] = []
        with ThreadPoolExecutor(self._way.jobs) as pool:
            waiting = [
                pool.submit(self._make, piece, os.path.join(self._folder, name))
                for piece, name in self.named
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
                self._way.shop.will.stop()
                while wait(waiting, timeout=0.1).not_done:  # one may be on the point of starting
                    self._way.shop.will.stop()
                raise
        return said

    def _make(self, piece: Piece, path: str) -> tuple[str, ...]:
        """Encode one piece, unless it is there from a run before."""
        if os.path.exists(path):
            self._total.add(piece.count)
            return ()
        jobs = self._way.jobs
        draft = f"{path}.part"
        argv = commands.encoded(
            self._job,
            self._frames,
            piece,
            draft,
            threads=max(1, (os.cpu_count() or 1) // jobs) if jobs > 1 else None,
            beside_copies=self._copies,
        )
        count = _Count(self._total)
        said = self._way.run(argv, count)
        if count.frames != piece.count:
            msg = f"a piece has {count.frames} frames, not {piece.count}"
            raise NotJoined(msg)
        os.replace(draft, path)
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
