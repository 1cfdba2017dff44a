"""The only place that starts programs: run to the end, watched, and never left behind.

A program gets no terminal, a process group of its own, and an end: it is killed with all its
children on Ctrl-C, when its time is over, and, where there is a shell, when Python itself is
killed. What it says on standard error is kept, the last of it.
"""

from __future__ import annotations

import os
import signal
import subprocess  # noqa: TID251 - the one runner
from collections import deque
from contextlib import suppress
from threading import Lock

from subtools.core.value import Value, put
from subtools.errors import ProgramError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import IO, Self

    Watch = Callable[[str], None]

#: Lines of standard error that are kept; the last are the ones that tell.
_KEPT = 200
#: Longer lines are cut: a hostile file can make a program print megabytes.
_LONGEST = 2_000
#: What ffmpeg before 6.0 says when a disk is full at the end of a file; then it ends well.
_UNWRITTEN = ("Error writing trailer of ", "Error closing file ")
_POSIX = os.name == "posix"


class Answer(Value):
    """What a program printed and how it ended; `err` has its last lines."""

    __slots__ = ("code", "err", "out")
    code: int
    out: bytes
    err: tuple[str, ...]

    def __init__(self, code: int, out: bytes = b"", err: Iterable[str] = ()) -> None:
        """Keep the parts."""
        put(self, "code", code)
        put(self, "out", out)
        put(self, "err", tuple(err))


def ask(
    argv: Sequence[str],
    *,
    cwd: str | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> Answer:
    """Run a program that answers shortly, and return what it printed, however it ended.

    Raises `ProgramError` if it can't be started or takes longer than `timeout` seconds.
    """
    with _Started(argv, cwd=cwd, env=env, timeout=timeout) as started:
        out = started.stdout.read()
        code = started.wait()
    return Answer(code, out, started.said)


def run(  # noqa: PLR0913
    argv: Sequence[str],
    *,
    cwd: str | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float | None = None,
    watch: Watch | None = None,
    will: Will | None = None,
) -> Answer:
    """Run a program to its end; `watch` gets every line of its standard output as it comes.

    `timeout` is in seconds. Raises `ProgramError`, with the last words of the program, if it can't
    be started, fails, or takes too long; Ctrl-C kills it first.
    """
    with _Started(argv, cwd=cwd, env=env, timeout=timeout, will=will) as started:
        for line in started.stdout:
            if watch is not None:
                watch(line.decode(errors="replace").rstrip())
        code = started.wait()
    if code != 0:
        raise ProgramError(_ending(code), program=argv[0], said=started.said)
    if any([line.startswith(_UNWRITTEN) for line in started.said]):
        msg = "wrote only a part"
        raise ProgramError(msg, program=argv[0], said=started.said)
    return Answer(code, err=started.said)


def _ending(code: int) -> str:
    if code >= 0:
        return f"failed (exit code {code})"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    return f"was killed ({name})"


class _Started:
    """A program that runs: a context that never leaves it behind."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cwd: str | None,
        env: Mapping[str, str] | None,
        timeout: float | None,
        will: Will | None = None,
    ) -> None:
        self._program = argv[0]
        self._timeout = timeout
        self._late = False
        self._will = will
        self._lines: deque[str] = deque(maxlen=_KEPT)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - no shell, and an argv of our own
                argv,
                cwd=cwd,
                env=None if env is None else {**os.environ, **env},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=_POSIX,
            )
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
            msg = f"can't be started: {said[:1].lower()}{said[1:]}"
            raise ProgramError(msg, program=self._program) from None
        stdout, stderr = self._process.stdout, self._process.stderr
        assert stdout is not None and stderr is not None  # noqa: S101, PT018 - they are pipes
        self.stdout: IO[bytes] = stdout
        self._stderr: IO[bytes] = stderr

    def __enter__(self) -> Self:
        from threading import Thread, Timer

        if self._will is not None:
            self._will.begun(self._process.pid)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._alarm = Timer(self._timeout, self._too_late) if self._timeout is not None else None
        if self._alarm is not None:
            self._alarm.daemon = True
            self._alarm.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        if self._process.poll() is None:
            self._kill()
            self._process.wait()
        self._listener.join()
        self.stdout.close()
        self._stderr.close()
        if self._will is not None:
            self._will.ended(self._process.pid)

    def wait(self) -> int:
        code = self._process.wait()
        self._listener.join()
        if self._late:
            msg = f"took longer than {self._timeout:g} seconds and was stopped"
            raise ProgramError(msg, program=self._program, said=self.said)
        return code

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(self._lines)

    def _listen(self) -> None:
        # By pieces, not lines: a program may print a megabyte without an end of line.
        rest = ""
        while piece := os.read(self._stderr.fileno(), 65_536):
            *lines, rest = (rest + piece.decode(errors="replace")).replace("\r", "\n").split("\n")
            self._lines.extend([line[:_LONGEST] for line in lines if line.strip()])
            rest = rest[:_LONGEST]
        if rest.strip():
            self._lines.append(rest)

    def _too_late(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        if not _kill(self._process.pid):
            self._process.kill()


def _kill(group: int) -> bool:
    """Kill a process and its children; tell whether that can be done here."""
    if not _POSIX:
        return False
    with suppress(OSError):  # it is gone already
        os.killpg(group, signal.SIGKILL)
    return True


#: Reads ids of process groups from a pipe. When the pipe breaks without "done", Python was killed:
#: the groups are killed, too, and the files given as arguments removed.
_WILL = """\
trap '' INT TERM HUP
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="${groups%% "$group" *} ${groups#* "$group" }" ;;
    done) exit 0 ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
rm -rf -- "$@"
"""


class Will:
    """A last will: what happens to programs and unfinished files when Python itself is killed.

    A context; inside it, programs that are run with it and the files it names do not outlive this
    process. Where there is no shell, as on Windows, nothing is promised.
    """

    def __init__(self, files: Iterable[str]) -> None:
        """Name the files and folders that are to go."""
        self._files = list(files)
        self._process: subprocess.Popen[bytes] | None = None
        self._groups: set[int] = set()
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Start the shell that waits."""
        if _POSIX and os.path.exists("/bin/sh"):
            self._process = subprocess.Popen(  # noqa: S603
                ["/bin/sh", "-c", _WILL, "sh", *self._files],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Tell it that nothing is left to do."""
        self._tell("done")
        if self._process is not None:
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process.wait()

    def begun(self, group: int) -> None:
        """Add a program, by the id of its process group."""
        with self._lock:
            self._groups.add(group)
            self._tell(f"+ {group}")

    def ended(self, group: int) -> None:
        """Take it out."""
        with self._lock:
            self._groups.discard(group)
            self._tell(f"- {group}")

    def stop(self) -> None:
        """Kill all programs that still run, from whatever thread."""
        with self._lock:
            for group in self._groups:
                _kill(group)

    def _tell(self, line: str) -> None:
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(f"{line}\n".encode())
            self._process.stdin.flush()
        except OSError:  # somebody killed it: then nothing is promised any more
            self._process.stdin = None
