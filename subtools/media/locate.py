"""Where ffmpeg is, and what the one that is there can do.

Looked for in this order: the one that is named, `SUBTOOLS_FFMPEG`, the search path, the wheel
`imageio-ffmpeg` of the extra `burn`. One that lacks what is needed is passed over for the next.
"""

from __future__ import annotations

import os
from functools import cache

from subtools.core.pattern import pattern
from subtools.core.value import Value, put
from subtools.errors import ProgramError
from subtools.media.runner import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Names ffmpeg by its path, as `--ffmpeg` does.
VARIABLE = "SUBTOOLS_FFMPEG"
REMEDY = "pip install 'subtools[burn]' brings one, or name yours with --ffmpeg"

_version = pattern(r"ffmpeg version (\S{1,60})")
#: ` TSC ass   V->V  Render ...` and ` V....D libx264   ...`: flags, then the name.
_filter = pattern(r"^ [T.][S.][C.]? ?([\w-]+) +\S+->\S+", 8)  # 8: re.MULTILINE
_encoder = pattern(r"^ [VAS][F.][S.][X.][B.][D.] ([\w-]+)", 8)


class Ffmpeg(Value):
    """An ffmpeg: its path, where it was found, its version and its filters.

    What takes another start to find out is asked when it is needed, once.
    """

    __slots__ = ("filters", "found", "path", "version")
    path: str
    found: str
    version: str
    filters: frozenset[str]

    def __init__(
        self, path: str, *, found: str = "", version: str = "", filters: Iterable[str] = ()
    ) -> None:
        """Keep the parts."""
        put(self, "path", path)
        put(self, "found", found)
        put(self, "version", version)
        put(self, "filters", frozenset(filters))

    @property
    def ffprobe(self) -> str | None:
        """The ffprobe beside it, if there is one; ffmpeg of the wheel has none."""
        folder, name = os.path.split(self.path)
        beside = os.path.join(folder, name.replace("ffmpeg", "ffprobe"))
        return beside if beside != self.path and os.access(beside, os.X_OK) else None

    @property
    def encoders(self) -> frozenset[str]:
        """The encoders that it lists; those of graphics cards are listed though there is none."""
        return _encoders(self.path)

    def opens(self, encoder: str) -> bool:
        """Tell whether an encoder works on this machine: a picture goes through it."""
        return _opens(self.path, encoder)


def find_ffmpeg(
    asked: str | os.PathLike[str] | None = None, *, filters: Iterable[str] = ()
) -> Ffmpeg:
    """Return the first ffmpeg that works and has all `filters`.

    With `asked`, or `SUBTOOLS_FFMPEG`, it is that one or none. Raises `ProgramError`, which says
    what to do.
    """
    needed = set(filters)
    passed: list[str] = []
    for path, found in places(asked):
        try:
            program = look_at(path, found)
        except ProgramError as error:
            passed.append(str(error) if path in str(error) else f"{path}: {error}")
            continue
        lacking = needed - program.filters
        if not lacking:
            return program
        what = "libass (the filter ass)" if "ass" in lacking else f"the filter {min(lacking)}"
        passed.append(f"{path} has no {what}")
    msg = f"was not found; {REMEDY}"
    if passed:
        msg = f"can't be used: {'; '.join(passed)}; {REMEDY}"
    raise ProgramError(msg, program="ffmpeg")


def places(asked: str | os.PathLike[str] | None = None) -> Iterator[tuple[str, str]]:
    """Name each ffmpeg there may be, and how it was found, the first to be taken first."""
    from shutil import which

    named = [(asked, "--ffmpeg"), (os.environ.get(VARIABLE), VARIABLE)]
    for name, found in named:
        if name:
            told = os.fspath(name)
            yield os.path.abspath(which(told) or told), found
            return
    if (path := which("ffmpeg")) is not None:
        yield os.path.abspath(path), "PATH"
    if (path := _wheel()) is not None:
        yield path, "imageio-ffmpeg"


def _wheel() -> str | None:
    try:
        from imageio_ffmpeg import get_ffmpeg_exe
    except ImportError:
        return None
    try:
        path: str = get_ffmpeg_exe()
    except RuntimeError:  # a wheel without a program, for a machine it was not made for
        return None
    return path


@cache
def look_at(path: str, found: str = "") -> Ffmpeg:
    """Ask an ffmpeg what it can do, once; raise `ProgramError` if it is none."""
    # One start for two answers: the version stands above the filters, on standard error.
    answer = ask([path, "-nostdin", "-filters"])
    match = _version.search("\n".join(answer.err))
    if match is None:
        msg = "is no ffmpeg"
        raise ProgramError(msg, program=path)
    filters = _filter.findall(answer.out.decode(errors="replace"))
    return Ffmpeg(path, found=found, version=match[1], filters=filters)


@cache
def _encoders(path: str) -> frozenset[str]:
    answer = ask([path, "-hide_banner", "-nostdin", "-encoders"])
    return frozenset(_encoder.findall(answer.out.decode(errors="replace")))


@cache
def _opens(path: str, encoder: str) -> bool:
    # The smallest picture that all encoders take, graphics cards among them.
    source = "color=black:s=256x256:r=25:d=0.2"
    argv = [
        path, "-nostdin", "-v", "error", "-f", "lavfi", "-i", source, "-frames:v", "2",
        "-c:v", encoder, "-f", "null", "-",
    ]  # fmt: skip
    try:
        return ask(argv, timeout=20).code == 0
    except ProgramError:
        return False
