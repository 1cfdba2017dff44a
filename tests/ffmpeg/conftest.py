"""What tests of burning share: each ffmpeg there is, small clips made once, eyes, a shell."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING, NamedTuple

import pytest

from subtools.cli import main
from subtools.media.locate import look_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from subtools.media.locate import Ffmpeg

    Make = Callable[..., Path]
    Shell = Callable[..., "Done"]
    Started = Callable[..., subprocess.Popen[bytes]]

SYSTEM = shutil.which("ffmpeg") or "ffmpeg"
#: Of so many pixels; all dark, so that what is bright is a caption.
WIDTH, HEIGHT = 320, 180
DARK = f"color=0x101828:s={WIDTH}x{HEIGHT}:r=25:d=2.4"


def programs() -> list[str]:
    """Return the system's ffmpeg and the wheel's, as far as they are there."""
    try:
        import imageio_ffmpeg
    except ImportError:
        return [SYSTEM]
    return [SYSTEM, imageio_ffmpeg.get_ffmpeg_exe()]


class Done(NamedTuple):
    """How a command line ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


class Eyes:
    """Looks at single frames of videos, as gray pixels."""

    def frame(self, path: Path, at: float, *, pixels: str = "gray") -> bytes:
        """Return the frame that is shown at a time, in seconds."""
        command = [
            SYSTEM, "-nostdin", "-v", "error", "-i", f"file:{path.absolute()}", "-map", "0:v:0",
            "-vf", f"trim=start={at}", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", pixels, "-",
        ]  # fmt: skip
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout

    def bright(self, path: Path, at: float) -> int:
        """Return how many pixels are bright at a time: those of letters."""
        return sum(pixel > 180 for pixel in self.frame(path, at))

    def rows(self, path: Path, at: float) -> list[int]:
        """Return the numbers of the rows with bright pixels."""
        frame = self.frame(path, at)
        lines = [frame[row * WIDTH :][:WIDTH] for row in range(HEIGHT)]
        return [number for number, line in enumerate(lines) if max(line) > 180]


@pytest.fixture(params=programs(), ids=["system", "wheel"][: len(programs())])
def each_ffmpeg(request: pytest.FixtureRequest) -> Ffmpeg:
    return look_at(request.param)


@pytest.fixture(scope="session")
def ffmpegs() -> list[str]:
    """The system's ffmpeg, then the wheel's, if it is there."""
    return programs()


@pytest.fixture(scope="session")
def eyes() -> Eyes:
    return Eyes()


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Make a dark clip with sound, by its name and the encoder's options; once each."""
    folder = tmp_path_factory.mktemp("clips")

    def clips(name: str = "clip.mp4", *options: str, source: str = DARK) -> Path:
        path = folder / name
        if not path.exists():
            command = [
                SYSTEM, "-nostdin", "-v", "error", "-f", "lavfi", "-i", source,
                "-f", "lavfi", "-i", "sine=d=2.4", "-shortest", "-c:v", "libx264", "-preset",
                "ultrafast", "-pix_fmt", "yuv420p", "-g", "10", "-c:a", "aac", *options, path,
            ]  # fmt: skip
            subprocess.run(command, check=True, timeout=60)
        return path

    return clips


@pytest.fixture(scope="session")
def clip(clips: Make) -> Path:
    """2.4 seconds, 60 frames, a place to cut every 10."""
    return clips()


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Set the folder in which private folders are made."""

    def private(folder: Path) -> Path:
        folder.mkdir(exist_ok=True, parents=True)
        monkeypatch.setenv("TMPDIR", str(folder))
        monkeypatch.setattr(tempfile, "tempdir", None)
        return folder

    private(tmp_path / "private")
    return private


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run a command line of `subtools`, in this process."""

    def shell(*arguments: object) -> Done:
        capsys.readouterr()
        code = main.run([str(argument) for argument in arguments])
        return Done(code, *capsys.readouterr())

    return shell
