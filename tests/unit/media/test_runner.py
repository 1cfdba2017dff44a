"""Programs are run to the end, watched, and never left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from subtools.errors import ProgramError
from subtools.media.runner import Will, ask, run

PYTHON = [sys.executable, "-c"]


def test_an_answer_has_what_was_printed_and_how_it_ended():
    answer = ask(
        [*PYTHON, "import sys; print('out'); sys.stderr.write('one\\rtwo\\n'); sys.exit(3)"]
    )

    assert (answer.code, answer.out.strip(), answer.err) == (3, b"out", ("one", "two"))


def test_lines_are_told_as_they_come():
    lines: list[str] = []
    run([*PYTHON, "print('a'); print('b')"], watch=lines.append)

    assert lines == ["a", "b"]


def test_a_failure_tells_the_last_words_and_no_echo_of_them():
    code = "import sys; sys.stderr.write('No space left\\nConversion failed!\\n'); sys.exit(1)"
    with pytest.raises(ProgramError, match=r"failed \(exit code 1\): No space left$"):
        run([*PYTHON, code])


def test_much_on_standard_error_does_not_block_and_only_the_end_is_kept():
    code = "import sys\nfor n in range(5000): sys.stderr.write(f'line {n} ' + 'x' * 5000 + '\\n')"
    answer = ask([*PYTHON, code])

    assert answer.code == 0
    assert len(answer.err) == 200
    assert answer.err[-1].startswith("line 4999 ")
    assert max(map(len, answer.err)) == 2_000


def test_a_program_gets_no_input_and_what_it_is_given_of_the_environment():
    code = "import os, sys; print(repr(sys.stdin.read()), os.environ['X'], 'PATH' in os.environ)"
    answer = ask([*PYTHON, code], env={"X": "y"})

    assert answer.out.decode().split() == ["''", "y", "True"]


def test_one_that_is_missing_is_said_in_one_line():
    with pytest.raises(ProgramError, match=r"^nowhere can't be started: no such file"):
        ask(["/nowhere"])


def test_one_that_takes_too_long_is_stopped_with_its_children():
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'], stdin=None)"
    wait = f"import os; os.read(os.pipe()[0], 1); {code}"
    with pytest.raises(ProgramError, match=r"took longer than 0\.3 seconds"):
        run([*PYTHON, wait], timeout=0.3)


def test_an_interrupt_kills_what_runs():
    told: list[int] = []

    def interrupt(line: str) -> None:
        told.append(int(line))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(
            [*PYTHON, "import os; print(os.getpid(), flush=True); os.read(os.pipe()[0], 1)"],
            watch=interrupt,
        )
    with pytest.raises(ProcessLookupError):
        os.kill(told[0], 0)


def test_a_will_stops_what_runs_in_other_threads():
    begun = threading.Event()
    failed: list[ProgramError] = []
    code = "import os; print('on', flush=True); os.read(os.pipe()[0], 1)"
    with Will([]) as will:

        def work() -> None:
            try:
                run([*PYTHON, code], watch=lambda _: begun.set(), will=will)
            except ProgramError as error:
                failed.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        assert begun.wait(30)
        will.stop()
        thread.join(30)

    assert "was killed (SIGKILL)" in str(failed[0])


@pytest.mark.parametrize("name", ["plain", "a b", "-rf", "quote'\"", "new\nline", "$(touch x)"])
def test_a_will_removes_what_is_left_when_python_is_killed(name: str, tmp_path):
    file, folder = tmp_path / name, tmp_path / f"{name}s"
    code = f"""
import os, signal, sys
from subtools.media.runner import Will
with Will({[str(file), str(folder)]!r}):
    open({str(file)!r}, "w").close()
    os.mkdir({str(folder)!r})
    os.kill(os.getpid(), signal.SIGKILL)
"""
    answer = ask([*PYTHON, code])

    assert answer.code == -signal.SIGKILL
    for _ in range(200):
        if not file.exists() and not folder.exists():
            break
        threading.Event().wait(0.02)
    assert list(tmp_path.iterdir()) == []


def test_a_will_ends_what_runs_when_python_is_killed():
    # It prints nothing more, so no broken pipe would end it.
    wait = "import os; print(os.getpid(), flush=True); os.read(os.pipe()[0], 1)"
    code = f"""
import os, signal, sys
from subtools.media.runner import Will, run
def die(line):
    os.write(1, line.encode())
    os.kill(os.getpid(), signal.SIGKILL)
with Will([]) as will:
    run([sys.executable, "-c", {wait!r}], watch=die, will=will)
"""
    number = int(ask([*PYTHON, code]).out)

    for _ in range(200):
        if not _alive(number):
            break
        threading.Event().wait(0.02)
    assert not _alive(number)


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    # Where nobody waits for it, what has ended stays on the list.
    status = Path(f"/proc/{number}/stat")
    if not status.exists():
        return True
    return status.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


def test_a_will_leaves_all_as_it_is_when_all_went_well(tmp_path):
    file = tmp_path / "kept"
    with Will([str(file)]):
        file.write_text("x", encoding="ascii")

    assert file.read_text(encoding="ascii") == "x"
