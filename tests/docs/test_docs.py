"""Every block of the documents is run: commands print what stands below them, Python works.

`console` blocks hold commands after `$ ` and what they print (standard output and standard error
together; `...` stands for anything). `python` blocks of one page run in order as one program;
with `>>>` they are doctests. Pages run in a folder that holds the examples. `sh` blocks are for
setting up a machine and are not run here.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from subtools.media.locate import places

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_fence = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_SHELL = 'subtools() { "$PYTHON" -m subtools "$@"; }\nffmpeg() { "$FFMPEG" -nostdin "$@"; }\n'
#: The one that `subtools` takes: there may be none but that of the wheel.
FFMPEG = next(iter(places()), ("ffmpeg", ""))[0]
_RUN = {"console", "python"}
_NOT_RUN = {"sh", "text", "toml", "json", "srt", "vtt", "markdown"}


def _blocks(page: Path) -> list[tuple[str, str]]:
    return _fence.findall(page.read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for example in (ROOT / "examples").iterdir():
        shutil.copy(example, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _commands(block: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1] = (found[-1][0] + line[2:], "")
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def _run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail\n{_SHELL}{command}"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHON": sys.executable,
            "FFMPEG": FFMPEG,
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "100",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_a_page_does_what_it_says(page: Path, folder: Path) -> None:
    checker = doctest.OutputChecker()
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    space: dict[str, object] = {"__name__": "__page__"}
    wrong: list[str] = []
    for language, block in _blocks(page):
        if language == "console":
            for command, expected in _commands(block):
                printed = _run(command, folder)
                if not checker.check_output(expected, printed, flags):
                    wrong.append(f"$ {command}expected:\n{expected}printed:\n{printed}")
        elif language == "python" and ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, space, page.name, None, 0)
            said: list[str] = []
            doctest.DocTestRunner(optionflags=flags).run(test, out=said.append, clear_globs=False)
            space.update(test.globs)
            wrong.extend(said)
        elif language == "python":
            exec(compile(block, str(page), "exec"), space)  # noqa: S102 - the page is ours

    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_names_a_language_that_is_known(page: Path) -> None:
    assert {language for language, _ in _blocks(page)} <= _RUN | _NOT_RUN


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in PAGES:
        text = re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
        targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
        missing = [target for target in targets if not (page.parent / target).exists()]
        broken.extend([f"{page.relative_to(ROOT)} -> {target}" for target in missing])

    assert broken == []
